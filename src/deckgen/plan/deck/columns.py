"""Pieces side by side, each column a stack of its own. One that goes on alone takes the room of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.plan.deck.flow import Flow
from deckgen.plan.deck.pieces import NO_REMARKS, Piece, Pieces, Remarks, Slot
from deckgen.plan.deck.slides import Placed
from deckgen.plan.deck.stack import divide_stack, place_stack, stack_fits, stack_height
from deckgen.plan.deck.table_piece import TablePiece
from deckgen.units import Length, Rect
from deckgen.values import dataclass

_TEXT_SHARE = 0.75
"""Of the whole width, for text: lines of twelve columns are too long to be read."""


@dataclass(frozen=True)
class ColumnsPiece:
    columns: tuple[Pieces, ...]
    widths: tuple[Length, ...]
    gutter: Length
    grows: int = 2
    is_text: bool = False

    @property
    def remarks(self) -> Remarks:
        total = NO_REMARKS
        for column in self.columns:
            for piece in column:
                total += piece.remarks
        return total

    @property
    def is_pair_of_texts(self) -> bool:
        """Two columns of text alone, which the two-content layout has placeholders for."""
        return len(self.columns) == 2 and all(
            len(column) == 1 and column[0].is_text for column in self.columns
        )

    def height(self, step: int) -> Length:
        return max((stack_height(column, step) for column in self.columns), default=0)

    def fits(self, height: Length, step: int) -> bool:
        return all(stack_fits(column, height, step) for column in self.columns)

    def divide(self, height: Length, step: int) -> tuple[Piece, Piece] | None:
        heads: list[Pieces] = []
        tails: list[Pieces] = []
        for column in self.columns:
            head, tail = divide_stack(column, height, step)
            heads.append(head)
            tails.append(tail)
        if not any(heads) or any(tail and not head for head, tail in zip(heads, tails, strict=True)):
            return None
        rest = replace(self, columns=tuple(tails))
        return replace(self, columns=tuple(heads)), rest._widened()

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        return tuple(
            placed
            for (rect, column) in zip(self.rects(slot.rect), self.columns, strict=True)
            for placed in place_stack(column, Slot(rect, slot.step))
        )

    def _widened(self) -> ColumnsPiece:
        """The same; where all columns but one are empty, that one in the width of all."""
        left = [column for column in self.columns if column]
        whole = sum(self.widths) + self.gutter * (len(self.widths) - 1)
        wide = tuple(_wider(piece, whole) for piece in left[0])
        if len(left) > 1 or len(self.columns) == 1 or None in wide:
            return self
        return replace(self, columns=(tuple(filter(None, wide)),), widths=(whole,))

    def rects(self, rect: Rect) -> Sequence[Rect]:
        left = rect.x
        found = []
        for width in self.widths:
            found.append(Rect(left, rect.y, width, rect.height))
            left += width + self.gutter
        return found


def _wider(piece: Piece, width: Length) -> Piece | None:
    """Text and tables in a column of that width; None for what has been drawn to its own."""
    match piece:
        case Flow():
            text_width = width if piece.fill else int(width * _TEXT_SHARE)
            return replace(piece, width=max(piece.width, text_width))
        case TablePiece():
            return replace(piece, width=width, _layouts={})
        case _:
            return None
