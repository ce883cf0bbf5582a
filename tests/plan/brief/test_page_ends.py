from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.attributes import Attributes
from deckgen.model.briefing import Paper
from deckgen.plan.brief.grid import grid_for
from deckgen.plan.pages.page import PagesPlan
from tests.plan.brief.briefings import (
    body,
    briefing,
    content,
    figure,
    find,
    items,
    paragraph,
    picture,
    plan,
    plan_blocks,
    prose,
    rows,
    table,
    topic,
)

A4 = grid_for(Paper.A4)


def last_of_pages(planned: PagesPlan) -> list[str]:
    """The text of each page's last line above its footnotes."""
    last: dict[int, str] = {}
    for found in content(planned):
        if found.size > 9:
            last[found.page] = found.text
    return list(last.values())


def test_no_heading_stands_last_on_a_page() -> None:
    for sentences in range(1, 30):
        topics = [topic(f"Heading {n}", prose(sentences), items("one", "two")) for n in range(9)]
        planned = plan(briefing(*topics))
        assert not any(one.startswith("Heading") for one in last_of_pages(planned))


@pytest.mark.parametrize("sentences", range(30, 44))
def test_no_page_begins_or_ends_with_a_single_line(sentences: int) -> None:
    planned = plan_blocks(*[prose(sentences)] * 6)
    by_page: dict[int, list[float]] = {}
    for one in body(planned):
        by_page.setdefault(one.page, []).append(one.line.baseline)
    assert len(by_page) > 2
    for baselines in by_page.values():
        assert baselines[1] - baselines[0] == pytest.approx(14)
        assert baselines[-1] - baselines[-2] == pytest.approx(14)


def test_no_page_ends_with_a_hyphen() -> None:
    for start in range(25):
        planned = plan_blocks(paragraph("word " * start + "administrative responsibilities " * 400))
        ends = {one.page: one.line for one in body(planned)}
        assert all(not line.runs[-1].run.text.endswith("-") for line in ends.values())


def test_what_introduces_a_list_stays_with_it() -> None:
    for count in range(38, 49):
        planned = plan_blocks(
            *[paragraph("A line.")] * count, paragraph("It begins here:"), items("one", "two")
        )
        assert find(planned, "It begins here:").page == find(planned, "one").page


def test_a_short_quotation_is_not_cut() -> None:
    quote = b.Quote((paragraph("What was said."), paragraph("— Who said it")))
    for count in range(25, 35):
        planned = plan_blocks(*[paragraph("A line.")] * count, quote)
        assert find(planned, "What was said.").page == find(planned, "Who said it").page


def test_a_list_does_not_leave_one_line_behind() -> None:
    for count in range(28, 36):
        planned = plan_blocks(*[paragraph("A line.")] * count, items("one", "two", "three"))
        pages = [find(planned, word).page for word in ("one", "two", "three")]
        assert len(set(pages)) == 1


def test_a_single_line_above_a_list_stays_with_it() -> None:
    for count in range(30, 38):
        planned = plan_blocks(
            *[paragraph("A line.")] * count, paragraph("Like a heading"), items("one", "two")
        )
        assert find(planned, "Like a heading").page == find(planned, "one").page


def test_empty_lines_above_a_list_do_no_harm() -> None:
    blank = b.Paragraph((i.Text("words"), i.LineBreak(), i.LineBreak()))
    planned = plan_blocks(blank, items("one", "two"))
    assert find(planned, "one").page == 1


def test_what_floats_does_not_part_the_rest_of_a_table_from_its_notes() -> None:
    shown = figure(picture(1200, 700), "Shown")
    noted = replace(table(rows(8), "Eight"), attributes=Attributes(pairs=(("note", "The note"),)))
    cut = 0
    for count in range(18, 34):
        planned = plan_blocks(*[paragraph("A line.")] * count, shown, noted)
        first, last, note, floated = (find(planned, one) for one in ("row 0", "row 7", "The note", "Shown"))
        assert note.page == last.page
        if floated.page == last.page > first.page:
            cut += 1
            assert last.line.baseline < note.line.baseline < floated.line.baseline
    assert cut
