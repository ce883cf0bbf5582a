"""Rows of slides with their notes, cut into pages. What finds no room goes on at the top of the next page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field

from deckgen.plan.pages.page import Item
from deckgen.plan.pages.scale import Move, moved
from deckgen.plan.sheets.units import Unit, fitting, height_of
from deckgen.values import dataclass

_ROUNDING = 0.01
_FIRST_LINES = 3
"""Of notes that begin on a page with their slide."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A slide and its notes, with items as if the cell's row began at the top of the page."""

    head: tuple[Item, ...]
    """What stands on the first page: number, picture, frame."""
    head_height: float
    notes_top: float
    """Where the notes begin below or beside the picture."""
    notes: tuple[Unit, ...]
    continued: tuple[Item, ...]
    """What stands above the notes on each further page."""
    continued_height: float

    @property
    def height(self) -> float:
        notes = self.notes_top + height_of(self.notes) if self.notes else 0.0
        return max(self.head_height, notes)

    @property
    def beginning(self) -> float:
        """What must stand on the first page."""
        return max(self.head_height, self.notes_top + height_of(self.notes[:_FIRST_LINES]))


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a page that rows may fill, in points."""

    top: float
    height: float
    gap: float
    """Between rows."""
    may_be_empty: float
    """Share of the height that stays empty rather than that a slide is parted from the end of its notes."""

    @property
    def bottom(self) -> float:
        return self.top + self.height


def cut_into_pages(
    rows: Iterable[Sequence[Cell]], least: Callable[[Sequence[Cell]], float], area: Area
) -> list[list[Item]]:
    """The items of each page. `least`: how high a row is even where its notes are short."""
    builder = _Builder(area)
    for row in rows:
        builder.add(row, least(row))
    return builder.pages


@dataclass(slots=True)
class _Builder:
    area: Area
    pages: list[list[Item]] = field(default_factory=list)
    y: float = 0.0

    def add(self, row: Sequence[Cell], least: float) -> None:
        wanted = max(least, *(cell.height for cell in row))
        if not self.pages or not self._has_room(wanted, max(cell.beginning for cell in row)):
            self._begin_page()
        room = self.area.bottom - self.y
        bottoms = [least]
        rest = []
        for cell in row:
            self._put(cell.head)
            count = fitting(cell.notes, room - cell.notes_top)
            bottoms.append(cell.notes_top + self._put_notes(cell.notes[:count], cell.notes_top))
            rest.append(cell.notes[count:])
        self.y += max(bottoms) + self.area.gap
        while any(rest):
            rest = self._go_on(row, rest)

    def _has_room(self, wanted: float, beginning: float) -> bool:
        """Whether a row begins on this page: all of it, or its pictures and the first of its notes."""
        room = self.area.bottom - self.y + _ROUNDING
        if wanted <= room:
            return True
        waits = wanted <= self.area.height and room <= self.area.height * self.area.may_be_empty
        return beginning <= room and not waits

    def _begin_page(self) -> None:
        self.pages.append([])
        self.y = self.area.top

    def _go_on(self, row: Sequence[Cell], rest: list[tuple[Unit, ...]]) -> list[tuple[Unit, ...]]:
        """The notes that are left, at the top of a further page; what even that cannot hold."""
        self._begin_page()
        bottoms, still = [0.0], []
        for cell, units in zip(row, rest, strict=True):
            if units:
                self._put(cell.continued)
            # At least one line a page, so that this ends whatever the paper.
            count = max(1, fitting(units, self.area.height - cell.continued_height))
            bottoms.append(cell.continued_height + self._put_notes(units[:count], cell.continued_height))
            still.append(units[count:])
        self.y += max(bottoms) + self.area.gap
        return still

    def _put(self, items: Iterable[Item], down: float = 0.0) -> None:
        self.pages[-1] += moved(items, Move(down=self.y + down))

    def _put_notes(self, units: Sequence[Unit], top: float) -> float:
        """Put lines on the page, from `top` below the row's own top; their height."""
        y = 0.0
        for position, unit in enumerate(units):
            y += unit.before if position else 0.0
            self._put(unit.items, top + y)
            y += unit.height
        return y
