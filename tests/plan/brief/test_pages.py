from __future__ import annotations

import pytest

from deckgen.model import block as b
from deckgen.model.attributes import Attributes
from deckgen.model.briefing import Briefing, Meta, Paper, Section, Settings, Topic
from deckgen.plan.brief.grid import UNIT, grid_for
from deckgen.plan.pages.page import Mark
from tests.plan.brief.briefings import (
    META,
    SENTENCE,
    Found,
    body,
    briefing,
    figure,
    find,
    find_all,
    items,
    lines,
    outside,
    picture,
    plan,
    plan_blocks,
    prose,
    rows,
    table,
    text,
    topic,
)
from tests.samples import BLOCKS

A4 = grid_for(Paper.A4)


@pytest.mark.parametrize("paper", Paper)
def test_nothing_stands_outside_the_margins(paper: Paper) -> None:
    wide = table([tuple("several words in a cell" for _ in range(9))] * 60, "A wide table")
    planned = plan_blocks(prose(30), wide, figure(picture(4000, 900)), *BLOCKS.values(), paper=paper)
    assert len(planned.pages) > 2
    assert outside(planned) == []


def test_every_line_of_running_text_stands_on_the_grid() -> None:
    planned = plan(
        briefing(
            topic("A topic", prose(9), items("one", "two", "three"), prose(3)),
            topic(
                "Another topic", table(rows(7), "A table"), prose(4), b.CodeBlock("one\ntwo\nthree"), prose(2)
            ),
            topic(
                "A third", figure(picture(400, 333), "A figure"), prose(4), b.Quote((prose(1),)), prose(20)
            ),
        )
    )
    offsets = {round((one.line.baseline - A4.top - 0.74 * 14) % UNIT, 3) % UNIT for one in body(planned)}
    assert len(planned.pages) > 2
    assert offsets == {0.0}


def test_lines_stay_in_the_text_column() -> None:
    planned = plan_blocks(prose(40))
    assert all(one.x >= A4.left - 0.01 for one in body(planned))
    assert all(one.right <= A4.left + A4.text_width + 0.01 for one in body(planned))


def test_the_letter_page_holds_46_lines() -> None:
    planned = plan_blocks(prose(200), paper=Paper.LETTER)
    second = [one for one in body(planned) if one.page == 2]
    assert len(second) == 46
    assert (planned.width, planned.height) == pytest.approx((612, 792), abs=0.1)


def is_entry(one: Found) -> bool:
    return bool(one.line.runs[0].run.link)


def is_level(one: Found, other: Found) -> bool:
    return abs(one.line.baseline - other.line.baseline) < 0.01


def test_the_footer_counts_the_pages_and_names_version_and_date() -> None:
    planned = plan_blocks(prose(200))
    count = len(planned.pages)
    for number in range(1, count + 1):
        found = [one.text for one in lines(planned) if one.page == number and one.size == 8.5]
        assert f"{number}\u2002of {count}" in found
        assert "Version 1.0\u2002·\u200222\u00a0November\u00a02026" in found


def test_the_header_names_the_kind_first_and_then_the_short_title() -> None:
    meta = Meta(title="A long title", short_title="Short", kind="Decision brief")
    planned = plan(briefing(prose(100), meta=meta))
    assert find(planned, "Decision brief").page == 1
    assert [one.page for one in find_all(planned, "Short")] == [2, 3]


def test_a_title_too_long_for_the_header_ends_in_an_ellipsis() -> None:
    planned = plan(briefing(prose(100), meta=Meta(title=SENTENCE * 3)))
    header = next(one for one in lines(planned) if one.page == 2 and one.line.baseline < A4.top)
    assert header.text.endswith("…")
    assert outside(planned) == []


def test_the_masthead_says_what_the_manifest_says() -> None:
    planned = plan_blocks(prose(1))
    assert find(planned, "A brief").size == 28
    assert find(planned, "Date").x == pytest.approx(A4.left)
    assert find(planned, "A unit").x == pytest.approx(A4.side_left)


def test_contents_give_the_page_of_each_heading() -> None:
    topics = [topic(f"Topic {name}", prose(60)) for name in "abcdefgh"]
    planned = plan(briefing(*topics, toc=True))
    for name in "abcdefgh":
        heading, entry = sorted(find_all(planned, f"Topic {name}"), key=is_entry)
        level = [one for one in lines(planned) if one.page == entry.page and is_level(one, entry)]
        assert str(heading.page) in [one.text for one in level]


def test_a_short_brief_has_its_contents_beside_the_first_heading() -> None:
    sections = tuple(Section(f"s{n}", text(f"Section {n}"), (topic(f"T{n}", prose(5)),)) for n in range(3))
    planned = plan(Briefing(META, Settings(), sections))
    entry = next(one for one in find_all(planned, "Section 2") if is_entry(one))
    assert entry.page == 1
    assert entry.x == pytest.approx(A4.side_left)


def test_bookmarks_and_labels_name_every_section_and_topic() -> None:
    planned = plan(briefing(topic("One", prose(3)), topic("Two", prose(3))))
    assert [(one.title, one.level) for one in planned.bookmarks] == [
        ("1 A section", 0),
        ("One", 1),
        ("Two", 1),
    ]
    marks = {item.name for page in planned.pages for item in page.items if isinstance(item, Mark)}
    assert {one.mark for one in planned.bookmarks} <= marks
    assert [page.label for page in planned.pages] == ["1"]


def test_backup_topics_come_last_and_are_numbered() -> None:
    backup = Topic("extra", text("An extra"), (prose(1),), attributes=Attributes(classes=("backup",)))
    planned = plan(briefing(backup, topic("Main", prose(1))))
    assert [one.title for one in planned.bookmarks] == ["1 A section", "Main", "Annex", "A1 An extra"]
