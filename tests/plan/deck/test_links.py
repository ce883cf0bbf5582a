"""Links lead to the slide that shows their target; those of several lines are one link a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.model import block as b
from deckgen.model.attributes import Attributes
from deckgen.model.inline import Attributed, Inlines, Link, Text
from deckgen.plan.deck.links import iter_links
from deckgen.plan.deck.slides import PictureBox
from deckgen.plan.lines import line_count
from deckgen.plan.text import Run
from deckgen.units import to_points
from tests.plan.deck.decks import (
    box,
    briefing_of,
    bullets,
    deck_of,
    everything,
    paragraph,
    plan,
    table,
    table_box,
    text,
    topic,
    words,
)
from tests.samples import PICTURE

TARGET = "https://example.org/"


def linked(before: int, count: int) -> Inlines:
    return (Text(words(before) + " "), Link(text(words(count, 100)), TARGET), Text(" and the rest"))


def links(runs: tuple[Run, ...]) -> list[str]:
    return [run.text for run in runs if run.link == TARGET]


def test_a_link_of_one_line_stays_whole() -> None:
    (slide,) = deck_of(b.Paragraph(linked(2, 2))).topic_slides
    (paragraph,) = box(slide, "body").paragraphs
    assert len(links(paragraph.runs)) == 1


def test_a_link_of_several_lines_is_cut_where_its_lines_begin() -> None:
    (slide,) = deck_of(b.Paragraph(linked(6, 20))).topic_slides
    body = box(slide, "body")
    (paragraph,) = body.paragraphs
    parts = links(paragraph.runs)
    assert len(parts) > 1
    assert " ".join(parts).replace("\xa0", " ") == words(20, 100)
    first = paragraph.runs.index(next(run for run in paragraph.runs if run.link))
    width = to_points(body.rect.width)
    assert line_count(paragraph.runs[: first + 1], width) == 1
    assert line_count(paragraph.runs[: first + 3], width) == 2


def test_links_in_cells_are_cut_at_the_width_of_their_column() -> None:
    cells = (b.Cell(text("key")), b.Cell(linked(1, 30)), b.Cell(text(words(40))))
    (slide,) = deck_of(b.Table((), (cells,), (None, None, None))).topic_slides
    (paragraph,) = table_box(slide).rows[0].cells[1].paragraphs
    assert len(links(paragraph.runs)) > 2


def led_to(*blocks: b.Block, target: str = "here") -> tuple[str, list[str]]:
    """Where a link of another topic leads, and the slides of the topic that holds its target."""
    refers = topic(b.Paragraph((Link(text("there"), f"#{target}"),)), title="It refers", id="refers")
    first, *slides = plan(briefing_of(refers, topic(*blocks, id="long"))).topic_slides
    (link,) = iter_links(first.placed)
    return link, [f"#{slide.id}" for slide in slides]


def long_list() -> b.List:
    return bullets(*(words(30, 30 * n) for n in range(9)))


NAMED = Attributes(id="here")


@pytest.mark.parametrize(
    "named",
    [
        replace(paragraph("a text"), attributes=NAMED),
        replace(bullets("a point", "another"), attributes=NAMED),
        replace(table(("a", "b"), ("1", "2")), attributes=NAMED),
        b.CodeBlock("x = 1", attributes=NAMED),
        b.Div("", (table(("a", "b"), ("1", "2")),), NAMED),
        b.Paragraph((Attributed(text("a span"), NAMED),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_link_leads_to_the_slide_that_shows_the_block_with_its_id(named: b.Block) -> None:
    link, slides = led_to(long_list(), named)
    assert len(slides) > 1
    assert link == slides[-1]


def test_a_link_to_a_block_of_several_slides_leads_to_the_first_of_them() -> None:
    rows = [(f"row {n}", words(3)) for n in range(40)]
    link, slides = led_to(replace(table(("a", "b"), *rows), attributes=NAMED))
    assert len(slides) > 1
    assert link == slides[0]


def test_a_link_to_what_no_slide_shows_leads_to_the_slide_whose_notes_have_it() -> None:
    spoken = b.Notes((replace(paragraph("said only"), attributes=NAMED),))
    link, slides = led_to(bullets("a"), b.SlideBreak(), bullets("b"), spoken)
    assert link == slides[1]


def test_a_picture_may_lead_to_a_slide() -> None:
    picture = b.Figure("dot.png", "A dot", asset=PICTURE, link="#here")
    there = replace(bullets("a point"), attributes=NAMED)
    first, *_ = plan(briefing_of(topic(picture, id="p"), topic(there, title="There", id="t"))).topic_slides
    (found,) = (one for one in everything(first) if isinstance(one, PictureBox))
    assert found.link == "#t"
