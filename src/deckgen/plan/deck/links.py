"""Where links lead, once every slide is known; those that take more than one line, as one link a line.

LibreOffice makes a link a field: it moves it to the next line as a whole, and where it is longer than a line
breaks it inside words and sets its lines too close. Cut where its lines begin, it looks alike everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias, assert_never

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

Slides: TypeAlias = Mapping[str, str]
"""By the id that a link names, the id of the slide that shows it."""


def settle_links(slide: SlidePlan, slides: Slides) -> SlidePlan:
    """The slide with links that lead to slides; one of several lines is cut where a line begins."""
    if not any(iter_links(slide.placed)):
        return slide
    return replace(slide, placed=_all(slide.placed, slides))


def iter_links(things: Iterable[Placed]) -> Iterator[str]:
    """Where each link leads."""
    for thing in things:
        match thing:
            case TextBox():
                if thing.link:
                    yield thing.link
                yield from _in_paragraphs(thing.paragraphs)
            case TableBox():
                for row in thing.rows:
                    for cell in row.cells:
                        yield from _in_paragraphs(cell.paragraphs)
            case Group():
                yield from iter_links(thing.children)
            case PictureBox():
                if thing.link:
                    yield thing.link
            case ShapeBox() | ChartBox():
                pass
            case _:
                assert_never(thing)


def _in_paragraphs(paragraphs: Iterable[TextParagraph]) -> Iterator[str]:
    return (run.link for one in paragraphs for run in one.runs if run.link)


def _all(things: tuple[Placed, ...], slides: Slides) -> tuple[Placed, ...]:
    return tuple(_settled(thing, slides) for thing in things)


def _settled(thing: Placed, slides: Slides) -> Placed:
    match thing:
        case TextBox():
            width = thing.rect.width - thing.insets.left - thing.insets.right
            texts = _paragraphs(thing.paragraphs, width, slides)
            return replace(thing, paragraphs=texts, link=_to_slide(thing.link, slides))
        case TableBox():
            return replace(thing, rows=tuple(_row(row, thing.columns, slides) for row in thing.rows))
        case Group():
            return replace(thing, children=_all(thing.children, slides))
        case PictureBox():
            return replace(thing, link=_to_slide(thing.link, slides))
        case ShapeBox() | ChartBox():
            return thing
        case _:
            assert_never(thing)


def _to_slide(link: str, slides: Slides) -> str:
    """Ids of slides, which the planner's own links name, stay."""
    return f"#{slides.get(link[1:], link[1:])}" if link.startswith("#") else link


def _row(row: TableRow, columns: tuple[Length, ...], slides: Slides) -> TableRow:
    cells: list[TableCell] = []
    first = 0
    for cell in row.cells:
        width = sum(columns[first : first + cell.columns]) - cell.insets.left - cell.insets.right
        cells.append(replace(cell, paragraphs=_paragraphs(cell.paragraphs, width, slides)))
        first += cell.columns
    return replace(row, cells=tuple(cells))


def _paragraphs(
    paragraphs: tuple[TextParagraph, ...], width: Length, slides: Slides
) -> tuple[TextParagraph, ...]:
    return tuple(
        replace(one, runs=tuple(_cut(one, to_points(width - one.indent), slides)))
        if any(run.link for run in one.runs)
        else one
        for one in paragraphs
    )


def _cut(paragraph: TextParagraph, width: float, slides: Slides) -> Iterator[Run]:
    starts = measure(paragraph.runs).line_starts(width)
    position = 0
    for run in paragraph.runs:
        run = replace(run, link=_to_slide(run.link, slides)) if run.link else run
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
