"""Links of several lines are one link a line, since LibreOffice breaks longer ones badly."""

from __future__ import annotations

from deckgen.model import block as b
from deckgen.model.inline import Inlines, Link, Text
from deckgen.plan.lines import line_count
from deckgen.plan.text import Run
from deckgen.units import to_points
from tests.plan.deck.decks import box, deck_of, table_box, text, words

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
