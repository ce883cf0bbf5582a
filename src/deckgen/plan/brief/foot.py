"""The foot of the page: footnotes below a short rule, as many as belong there, the rest on the next page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TypeAlias

from deckgen.plan.brief.box import Box, BoxItem, moved
from deckgen.plan.brief.grid import POINTS_PER_MM, Grid
from deckgen.plan.pages.page import Line
from deckgen.units import Color
from deckgen.values import dataclass

_ABOVE = 14.0
"""Least space between text and rule."""
_BELOW = 3.5
_RULE = 24 * POINTS_PER_MM
_LONG = 6
"""A note of more lines may be divided between pages; a shorter one comes with its mark."""
_TOGETHER = 2
"""Lines of a divided note that stand at least on the page of its mark."""
_CARRIED = 0.75
"""Share of the page that notes from the page before may take."""

FootState: TypeAlias = tuple[int, int, int]


@dataclass(slots=True)
class Foot:
    """Fills the foot of one page after another."""

    notes: Mapping[int, tuple[Box, ...]]
    grid: Grid
    color: Color
    _here: list[Box] = field(default_factory=list)
    _carried: list[Box] = field(default_factory=list)
    _seen: list[int] = field(default_factory=list)
    _known: set[int] = field(default_factory=set)

    @property
    def has_more(self) -> bool:
        return bool(self._carried)

    @property
    def is_empty(self) -> bool:
        return not self._here

    @property
    def height(self) -> float:
        return _height(self._here)

    def begin_page(self) -> None:
        """Start with what the last page could not hold."""
        room = self.grid.text_height * _CARRIED
        count = _fitting(self._carried, room - _ABOVE - _BELOW)
        count = max(count, min(1, len(self._carried)))
        self._here = self._carried[:count]
        self._carried = self._carried[count:]

    def state(self) -> FootState:
        return len(self._here), len(self._carried), len(self._seen)

    def undo(self, state: FootState) -> None:
        """Back to what the foot held at that moment of the same page."""
        here, carried, seen = state
        del self._here[here:], self._carried[carried:]
        self._known.difference_update(self._seen[seen:])
        del self._seen[seen:]

    def add(self, numbers: tuple[int, ...], room: float, *, must: bool = False) -> bool:
        """Take the notes with these numbers if the foot then fits in `room`; `must` carries what does not."""
        new = list(self._iter_new(numbers))
        boxes = [box for number in new for box in self.notes[number]]
        if not boxes:
            return must or self.height <= room
        count = self._count(boxes, room)
        if (
            not must
            and count < len(boxes)
            and (self.height > room or count < _TOGETHER or len(boxes) <= _LONG)
        ):
            return False
        self._here += boxes[:count]
        self._carried += boxes[count:]
        self._seen += new
        self._known.update(new)
        return True

    def items(self) -> Iterator[BoxItem]:
        """Rule and notes, from the text area's top edge down; the last line stands on its last line."""
        if not self._here:
            return
        y = self.grid.text_height - sum(box.height for box in self._here)
        left = self.grid.left
        yield Line(left, y - _BELOW, left + _RULE, y - _BELOW, 0.5, self.color)
        for box in self._here:
            for item in box.items:
                yield moved(item, y)
            y += box.height

    def _iter_new(self, numbers: tuple[int, ...]) -> Iterator[int]:
        """Notes not yet set, each followed by the notes inside it."""
        for number in numbers:
            if number not in self._known:
                yield number
                for box in self.notes[number]:
                    yield from self._iter_new(box.notes)

    def _count(self, boxes: list[Box], room: float) -> int:
        if self._carried:
            return 0
        used = _height(self._here) or _ABOVE + _BELOW
        return _fitting(boxes, room - used)


def _height(boxes: list[Box]) -> float:
    return _ABOVE + _BELOW + sum(box.height for box in boxes) if boxes else 0.0


def _fitting(boxes: list[Box], room: float) -> int:
    count = 0
    for box in boxes:
        room -= box.height
        if room < 0:
            break
        count += 1
    return count
