"""Links that take more than one line, as one link a line.

LibreOffice makes a link a field: it moves it to the next line as a whole, and where it is longer than a line
breaks it inside words and sets its lines too close. Cut where its lines begin, it looks alike everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from deckgen.plan.deck.slides import (
    ChartBox,
    Group,
    PictureBox,
    Placed,
    ShapeBox,
    SlidePlan,
    TableBox,
    TableCell,
    TableRow,
    TextBox,
)
from deckgen.plan.lines import measure
from deckgen.plan.text import Run, TextParagraph
from deckgen.units import Length, to_points


def with_parted_links(slide: SlidePlan) -> SlidePlan:
    """The slide with every link of several lines cut where a line begins."""
    return replace(slide, placed=_all(slide.placed)) if _any_link(slide.placed) else slide


def _any_link(things: Iterable[Placed]) -> bool:
    return any(run.link for thing in things for text in _iter_texts(thing) for run in text.runs)


def _iter_texts(thing: Placed) -> Iterator[TextParagraph]:
    match thing:
        case TextBox():
            yield from thing.paragraphs
        case TableBox():
            for row in thing.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        case Group():
            for child in thing.children:
                yield from _iter_texts(child)
        case PictureBox() | ShapeBox() | ChartBox():
            pass
        case _:
            assert_never(thing)


def _all(things: tuple[Placed, ...]) -> tuple[Placed, ...]:
    return tuple(_parted(thing) for thing in things)


def _parted(thing: Placed) -> Placed:
    match thing:
        case TextBox():
            width = thing.rect.width - thing.insets.left - thing.insets.right
            return replace(thing, paragraphs=_paragraphs(thing.paragraphs, width))
        case TableBox():
            return replace(thing, rows=tuple(_row(row, thing.columns) for row in thing.rows))
        case Group():
            return replace(thing, children=_all(thing.children))
        case PictureBox() | ShapeBox() | ChartBox():
            return thing
        case _:
            assert_never(thing)


def _row(row: TableRow, columns: tuple[Length, ...]) -> TableRow:
    cells: list[TableCell] = []
    first = 0
    for cell in row.cells:
        width = sum(columns[first : first + cell.columns]) - cell.insets.left - cell.insets.right
        cells.append(replace(cell, paragraphs=_paragraphs(cell.paragraphs, width)))
        first += cell.columns
    return replace(row, cells=tuple(cells))


def _paragraphs(paragraphs: tuple[TextParagraph, ...], width: Length) -> tuple[TextParagraph, ...]:
    return tuple(
        replace(one, runs=tuple(_cut(one, to_points(width - one.indent))))
        if any(run.link for run in one.runs)
        else one
        for one in paragraphs
    )


def _cut(paragraph: TextParagraph, width: float) -> Iterator[Run]:
    starts = measure(paragraph.runs).line_starts(width)
    position = 0
    for run in paragraph.runs:
        end = position + len(run.text)
        cuts = [start - position for start in starts if position < start < end] if run.link else []
        for start, stop in pairwise((0, *cuts, len(run.text))):
            part = replace(run, text=run.text[start:stop]) if cuts else run
            yield from _without_end(part) if stop in cuts else (part,)
        position = end


def _without_end(run: Run) -> Iterator[Run]:
    """A link and the space behind it, which LibreOffice would want room for on the link's own line."""
    text = run.text.rstrip(" ")
    yield replace(run, text=text)
    if text != run.text:
        yield replace(run, text=run.text[len(text) :], link="")
