"""The pieces that a slide's body is stacked from, before they have a place.

Each piece knows how high it must be at a step of type, how to divide itself, and how to be placed. A step is
an index into the sizes of its text: 0 is the preferred one, the last is the floor.
"""

from __future__ import annotations

from dataclasses import field
from typing import Protocol, TypeAlias

from deckgen.model.inline import Footnote
from deckgen.plan.deck.slides import Placed
from deckgen.units import Length, Rect
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Remarks:
    """What stands at the slide's foot because of a piece."""

    footnotes: tuple[Footnote, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    shows: tuple[str, ...] = field(default=(), compare=False)
    """Ids of what the piece shows: links and cross-references lead to it."""

    def __add__(self, other: Remarks) -> Remarks:
        return Remarks(
            _united(self.footnotes, other.footnotes),
            _united(self.notes, other.notes),
            _united(self.sources, other.sources),
            _united(self.shows, other.shows),
        )


NO_REMARKS = Remarks()


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a piece is placed, and which placeholder it may fill."""

    rect: Rect
    step: int
    placeholder: str = ""
    """Empty: none is left, or the piece is not text."""


class Piece(Protocol):
    """One exhibit or one flow of text."""

    @property
    def grows(self) -> int:
        """0: takes the height it needs; larger: takes its share of what is left, by this weight."""
        ...

    @property
    def is_text(self) -> bool: ...

    @property
    def remarks(self) -> Remarks: ...

    def height(self, step: int) -> Length:
        """The least height that it can be placed in."""
        ...

    def fits(self, height: Length, step: int) -> bool:
        """Whether it needs no more than the height; quicker than `height` where it needs far more."""
        ...

    def divide(self, height: Length, step: int) -> tuple[Piece, Piece] | None:
        """What fits into the height, and the rest; None where no good part fits."""
        ...

    def place(self, slot: Slot) -> tuple[Placed, ...]: ...


Pieces: TypeAlias = tuple[Piece, ...]


def _united(one: tuple[object, ...], other: tuple[object, ...]) -> tuple:  # type: ignore[type-arg]
    if not other:
        return one
    return tuple(dict.fromkeys((*one, *other)))
