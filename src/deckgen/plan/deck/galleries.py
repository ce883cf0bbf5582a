"""Several pictures on one slide: a grid in which they come out as large as they can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from deckgen.model import block as b
from deckgen.plan.deck.captions import Caption, set_caption
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.pictures import (
    caption_height,
    draw_picture,
    frame_picture,
    picture_remarks,
    place_caption,
)
from deckgen.plan.deck.pieces import Piece, Pieces, Remarks, Slot
from deckgen.plan.deck.slides import Placed
from deckgen.plan.framing import columns_for, shape
from deckgen.theme.grid import GUTTER
from deckgen.units import Length, Rect, inches
from deckgen.values import dataclass

MOST = 6
"""Pictures on one slide; more go on."""
_BESIDE_TEXT = 4
_LEAST_HEIGHT = inches(1.0)
"""Of one picture."""
_LEAST_COLUMNS = 3
"""In which so high pictures stand where room is short."""
_ROW_GAP = inches(0.15)


@dataclass(frozen=True)
class _Cell:
    figure: b.Figure
    caption: Caption


_Row: TypeAlias = tuple[_Cell, ...]


@dataclass(frozen=True)
class GalleryPiece:
    desk: Desk
    cells: tuple[_Cell, ...]
    width: Length
    caption: Caption
    """Of all together."""
    remarks: Remarks
    grows: int = 3
    is_text: bool = False

    @property
    def is_upright(self) -> bool:
        """Narrow enough to stand beside text."""
        return len(self.cells) <= _BESIDE_TEXT

    def height(self, step: int) -> Length:
        rows = self._rows(min(_LEAST_COLUMNS, len(self.cells[:MOST])))
        below = caption_height(self.caption, self.width, step)
        return below + sum(_LEAST_HEIGHT + height for _, height in self._measured(rows, step)) + _gaps(rows)

    def fits(self, height: Length, step: int) -> bool:
        return len(self.cells) <= MOST and self.height(step) <= height

    def divide(self, height: Length, step: int) -> tuple[Piece, Piece] | None:
        if len(self.cells) <= MOST:
            return None
        head, tail = self.cells[:MOST], self.cells[MOST:]
        return replace(self, cells=head), replace(self, cells=tail)

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        return tuple(self._iter_placed(slot))

    def _iter_placed(self, slot: Slot) -> Iterator[Placed]:
        rect, step = slot.rect, slot.step
        below = caption_height(self.caption, self.width, step)
        shapes = [shape(cell.figure) for cell in self.cells]
        columns = columns_for(shapes, (rect.width, rect.height - below), GUTTER, MOST)
        rows = self._rows(columns)
        width = _cell_width(rect.width, columns)
        measured = self._measured(rows, step)
        captions = sum(height for _, height in measured)
        room = (rect.height - below - captions - _gaps(rows)) // len(rows)
        top = rect.y
        for row, caption in measured:
            framed = [frame_picture(cell.figure, width, max(room, 1)) for cell in row]
            high = max(round(one.height) for one in framed)
            for position, (cell, one) in enumerate(zip(row, framed, strict=True)):
                left = rect.x + position * (width + GUTTER)
                yield draw_picture(cell.figure, one, (left, top), self.desk)
                text = caption_height(cell.caption, width, step)
                yield from place_caption(cell.caption, Rect(left, top + high, width, text), step)
            top += high + caption + _ROW_GAP
        yield from place_caption(self.caption, Rect(rect.x, top - _ROW_GAP, rect.width, below), step)

    def _rows(self, columns: int) -> list[_Row]:
        cells = self.cells
        return [cells[start : start + columns] for start in range(0, len(cells), columns)]

    def _measured(self, rows: Sequence[_Row], step: int) -> list[tuple[_Row, Length]]:
        """Each row with the height of its highest caption."""
        width = _cell_width(self.width, len(rows[0]))
        return [(row, max(caption_height(cell.caption, width, step) for cell in row)) for row in rows]


def gallery_pieces(group: b.FigureGroup, width: Length, desk: Desk) -> Pieces:
    """The pictures of a group; none for an empty one."""
    if not group.figures:
        return ()
    cells = tuple(
        _Cell(figure, set_caption(figure.caption, figure.attributes, desk)) for figure in group.figures
    )
    remarks = picture_remarks(group)
    for figure in group.figures:
        remarks += picture_remarks(figure)
    return (GalleryPiece(desk, cells, width, set_caption(group.caption, group.attributes, desk), remarks),)


def _cell_width(width: Length, columns: int) -> Length:
    return (width - (columns - 1) * GUTTER) // columns


def _gaps(rows: Sequence[object]) -> Length:
    return _ROW_GAP * (len(rows) - 1)
