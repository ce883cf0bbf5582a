"""Several pictures side by side: rows of equal places, each picture with its own caption below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from deckgen.model import block as b
from deckgen.plan.brief.box import Box, BoxItem, moved, stacked, with_mark
from deckgen.plan.brief.desk import Desk, Type, to_strands
from deckgen.plan.brief.exhibits import set_notes
from deckgen.plan.brief.figures import join_exhibit, set_numbered_caption, set_picture
from deckgen.plan.brief.grid import UNIT
from deckgen.plan.brief.prose import Place, set_plain
from deckgen.plan.framing import columns_for, shape
from deckgen.plan.pages.page import Role

_GAP = 2 * UNIT
"""Between two pictures."""
_MOST_COLUMNS = 4
_ROOM = 0.42
"""Share of the text area's height by which the number of columns is chosen."""


def with_galleries(blocks: b.Blocks, place: Place, desk: Desk) -> Iterator[b.Block]:
    """The blocks, with pictures that follow one another as a group where they fit side by side."""
    for _, group in groupby(blocks, key=_is_free_figure):
        run = tuple(group)
        figures = tuple(block for block in run if isinstance(block, b.Figure) and _is_free_figure(block))
        if len(figures) > 1 and place.is_top and _columns(figures, desk.grid.full_width, desk) > 1:
            yield b.FigureGroup(figures, span=figures[0].span)
        else:
            yield from run


def _is_free_figure(block: b.Block) -> bool:
    """A picture whose author did not say how large it is."""
    return isinstance(block, b.Figure) and block.framing.width is None and block.framing.height is None


def set_gallery(group: b.FigureGroup, place: Place, desk: Desk) -> list[Box]:
    """The group as one box where it fits a page, over the page's full width where it may."""
    node = desk.tree.add(Role.DIVISION, place.parent)
    inner = replace(place, parent=node)
    if place.is_top:
        inner = replace(inner, width=desk.grid.full_width)
    above = set_numbered_caption(group, inner, desk)
    rows = _rows(group.figures, inner, desk, numbered=not group.caption)
    below = set_notes(group.attributes, inner, desk, is_wide=place.is_top)
    whole = join_exhibit([*above, *rows, *below], place, desk, is_wide=place.is_top)
    if whole.height <= desk.grid.text_height:
        return [whole]
    loose = [replace(row, is_wide=place.is_top) for row in (*above, *rows, *below)]
    return [replace(loose[0], before=whole.before), *loose[1:-1], replace(loose[-1], after=whole.after)]


def _rows(figures: Sequence[b.Figure], place: Place, desk: Desk, *, numbered: bool) -> list[Box]:
    columns = _columns(figures, place.width, desk)
    width = (place.width - (columns - 1) * _GAP) / columns
    cells = [replace(place, x=place.x + n * (width + _GAP), width=width) for n in range(columns)]
    starts = range(0, len(figures), columns)
    return [_row(figures[start : start + columns], cells, desk, numbered=numbered) for start in starts]


def _columns(figures: Sequence[b.Figure], width: float, desk: Desk) -> int:
    room = desk.grid.text_height * _ROOM
    return columns_for([shape(figure) for figure in figures], (width, room), _GAP, _MOST_COLUMNS)


def _row(figures: Sequence[b.Figure], cells: Sequence[Place], desk: Desk, *, numbered: bool) -> Box:
    """Pictures on one line, and their captions on another below it."""
    pictures: list[Box] = []
    words: list[Box] = []
    for figure, cell in zip(figures, cells, strict=False):
        inner = replace(cell, parent=desk.tree.add(Role.DIVISION, cell.parent), is_top=False)
        picture = set_picture(figure, inner, desk, desk.grid.text_height)
        pictures += with_mark([picture], figure.attributes.id)
        words.append(_words(figure, inner, desk, numbered=numbered))
    high = max(box.height for box in pictures)
    below = max(box.height for box in words)
    top = high + (UNIT / 2 if below else 0.0)
    items: list[BoxItem] = [item for box in pictures for item in box.items]
    items += (moved(item, top) for box in words for item in box.items)
    notes = tuple(note for box in words for note in box.notes)
    return Box(top + below, tuple(items), before=UNIT, after=UNIT, notes=notes)


def _words(figure: b.Figure, place: Place, desk: Desk, *, numbered: bool) -> Box:
    """The caption of one picture, with its note and source."""
    boxes: list[Box] = []
    if numbered:
        boxes += set_numbered_caption(figure, place, desk)
    elif figure.caption:
        node = desk.tree.add(Role.CAPTION, place.parent)
        style = desk.styles.caption_measure
        strands = to_strands(figure.caption, Type(style.text, node, place.parent, figure.span), desk)
        boxes += set_plain(strands, replace(place, style=style), node)
    boxes += set_notes(figure.attributes, place, desk, is_wide=False)
    height, items = stacked(boxes)
    return Box(height, items, notes=tuple(note for box in boxes for note in box.notes))
