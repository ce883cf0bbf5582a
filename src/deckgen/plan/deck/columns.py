"""Pieces side by side, each column a stack of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.plan.deck.pieces import NO_REMARKS, Piece, Pieces, Remarks, Slot
from deckgen.plan.deck.slides import Placed
from deckgen.plan.deck.stack import divide_stack, place_stack, stack_fits, stack_height
from deckgen.units import Length, Rect
from deckgen.values import dataclass


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
        return replace(self, columns=tuple(heads)), replace(self, columns=tuple(tails))

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        return tuple(
            placed
            for (rect, column) in zip(self.rects(slot.rect), self.columns, strict=True)
            for placed in place_stack(column, Slot(rect, slot.step))
        )

    def rects(self, rect: Rect) -> Sequence[Rect]:
        left = rect.x
        found = []
        for width in self.widths:
            found.append(Rect(left, rect.y, width, rect.height))
            left += width + self.gutter
        return found
