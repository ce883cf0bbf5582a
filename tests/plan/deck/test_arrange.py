"""Which arrangement the content of a slide gets: what it asks for, unless another takes fewer slides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.model import block as b
from deckgen.model.exhibits import Panel, PanelRole
from deckgen.plan.deck.regions import parse_ratio
from deckgen.plan.deck.slides import ChartBox, Placed, SlidePlan, TableBox, TextBox
from deckgen.plan.text import Entrance
from deckgen.theme.grid import GUTTER, Grid
from deckgen.units import Rect
from tests.building import build_text
from tests.charts import GALLERY
from tests.inspect import pptx
from tests.plan.deck.decks import (
    THEME,
    Deck,
    briefing_of,
    bullets,
    everything,
    led,
    paragraph,
    plan,
    slide_text,
    table,
    topic,
    words,
)

GRID = Grid(THEME.slide)


def deck_of(*blocks: b.Block, **hints: str) -> Deck:
    return plan(briefing_of(topic(*blocks, **hints)))


def only_slide(*blocks: b.Block, **hints: str) -> SlidePlan:
    (slide,) = deck_of(*blocks, **hints).topic_slides
    return slide


def place(slide: SlidePlan, kind: type[Placed]) -> Rect:
    """Where the one thing of a kind stands that is neither title nor furniture."""
    names = {"title", "tracker", "footer", "number", "source"}
    (found,) = (
        one
        for one in everything(slide)
        if isinstance(one, kind) and not (isinstance(one, TextBox) and one.placeholder in names)
    )
    return found.rect


def numbers(rows: int) -> b.Table:
    return table(("Berth", "Calls"), *((f"No. {n}", str(n)) for n in range(rows)))


def test_what_needs_two_slides_one_below_the_other_stands_side_by_side_on_one() -> None:
    slide = only_slide(bullets(*(words(9, 9 * n) for n in range(5))), numbers(6))
    text, shown = place(slide, TextBox), place(slide, TableBox)
    assert text.right <= shown.x - GUTTER
    assert abs(text.y - shown.y) < GUTTER


def test_what_stands_first_in_the_outline_stands_left() -> None:
    slide = only_slide(numbers(6), bullets(*(words(9, 9 * n) for n in range(5))))
    assert place(slide, TableBox).right < place(slide, TextBox).x


def test_little_content_stays_one_below_the_other() -> None:
    slide = only_slide(bullets("a", "b"), numbers(2))
    assert place(slide, TextBox).bottom < place(slide, TableBox).y


def test_a_line_that_leads_to_an_exhibit_is_not_parted_from_it() -> None:
    blocks = bullets(*(words(9, 9 * n) for n in range(5))), paragraph("What follows says it all:"), numbers(6)
    for slide in deck_of(*blocks).topic_slides:
        text = slide_text(slide)
        assert ("says it" in text) == ("No. 0" in text)


def test_more_than_a_slide_holds_side_by_side_goes_on_one_below_the_other() -> None:
    slides = deck_of(bullets(*(words(20, 20 * n) for n in range(12))), numbers(30)).topic_slides
    assert len(slides) > 2
    assert all(len([one for one in slide.placed if isinstance(one, TableBox)]) < 2 for slide in slides)


@pytest.mark.parametrize(("ratio", "columns"), [("1:2", 4), ("2:1", 8), ("1:1", 6), ("5:7", 5), ("99:1", 10)])
def test_a_ratio_sets_what_stands_left_and_right_on_the_grid(ratio: str, columns: int) -> None:
    slide = only_slide(bullets("a", "b"), numbers(2), ratio=ratio)
    assert place(slide, TableBox).x == GRID.left(columns + 1)
    assert place(slide, TextBox).right <= GRID.left(columns + 1) - 2 * GUTTER


@pytest.mark.parametrize("ratio", ["big", "2", "0:3", "1:2:3", "-1:2"])
def test_what_is_no_ratio_is_reported(ratio: str) -> None:
    assert parse_ratio(ratio) is None
    assert deck_of(bullets("a"), numbers(2), ratio=ratio).codes == ["attribute-value"]


def test_two_content_never_cuts_a_table_where_it_may_stand_whole() -> None:
    slide = only_slide(bullets("a", "b", "c"), numbers(4), layout="two-content")
    (found,) = (one for one in slide.placed if isinstance(one, TableBox))
    assert len(found.rows) == 5


def test_two_charts_stand_side_by_side_rather_than_low_and_wide() -> None:
    slide = only_slide(GALLERY["column"], GALLERY["column"])
    first, second = (found.rect for found in everything(slide) if isinstance(found, ChartBox))
    assert first.right < second.x


def test_remarks_beside_a_chart_appear_one_by_one_where_their_list_is_built() -> None:
    remarks = replace(bullets("one thing", "another"), build=True)
    boxes = [one for one in everything(only_slide(GALLERY["column"], remarks)) if isinstance(one, TextBox)]
    shown = [one.paragraphs[0].entrance for one in boxes if one.name == "Remark"]
    assert shown == [Entrance.CLICK, Entrance.CLICK]


def test_remarks_higher_than_a_slide_do_not_stand_beside_their_chart() -> None:
    remarks = b.List(tuple(led(f"Lead {n}.", words(10, 10 * n)) for n in range(3)))
    said_last = Panel(PanelRole.TAKEAWAY, (paragraph(words(6)),))
    deck = deck_of(GALLERY["column"], remarks, said_last)
    assert deck.codes == []
    assert len(deck.topic_slides) == 2


@pytest.mark.parametrize("count", range(3, 8))
def test_a_chart_or_table_is_never_set_narrower_than_half_a_slide_unasked(count: int) -> None:
    text = bullets(*(words(9, 9 * n) for n in range(count)))
    for slide in deck_of(text, numbers(6)).topic_slides:
        for one in slide.placed:
            assert not isinstance(one, TableBox) or one.rect.x <= GRID.left(7)


def test_the_agenda_in_mid_course_leads_to_the_sections() -> None:
    text = "# One\n\n## First\n\n- a\n\n# Two\n\n## Where we are\n\n::: agenda\n:::\n"
    slide = pptx.open_deck(build_text(text).deck).slide("two/where-we-are")
    (rows,) = (one for one in slide.things if one.kind == "table")
    labels = (run for row in rows.cells for cell in row for one in cell.paragraphs for run in one.runs)
    assert [(run.text, run.link) for run in labels if run.link] == [("One", "#one"), ("Two", "#two")]
