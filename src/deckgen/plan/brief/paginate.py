"""Cut the flow of boxes into pages, in one pass.

Greedy: a page takes boxes while they fit together with their footnotes, then ends at the last place where
ending is good. What floats waits for the next page's top; a table that is cut says so on both sides.
Positions are points below the text area's top edge.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from deckgen.plan.brief.box import Box, BoxItem, Frame, Keep, SideBox, TableBreak, as_one, moved
from deckgen.plan.brief.foot import Foot, FootState
from deckgen.plan.brief.grid import UNIT, Grid
from deckgen.plan.brief.sides import place_sides
from deckgen.plan.pages.page import Fill
from deckgen.units import Color
from deckgen.values import dataclass

_WITH_HEADING = 3 * 2 * UNIT
"""What stays with a heading: three lines."""
_FULL_ENOUGH = 0.9
"""Share of the room above footnotes below which a page rather ends at a worse place than that short."""
_GAP = 0.12
"""Share of the page that may stay empty where a short table goes to the next page whole."""
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class _Entry:
    """A box on the page."""

    box: Box
    y: float
    position: int
    """In the flow; -1 for what a page repeats or what has floated to its top."""
    foot: FootState
    """The page's foot before this box came."""

    @property
    def bottom(self) -> float:
        return self.y + self.box.height


def paginate(
    flow: Sequence[Box], notes: Mapping[int, tuple[Box, ...]], grid: Grid, rule: Color
) -> tuple[tuple[BoxItem, ...], ...]:
    """The items of each page, from the page's top edge down. `rule` colours the line above footnotes."""
    builder = _Builder(_with_held_headings(flow), grid, Foot(notes, grid, rule))
    pages = [builder.build_page(1)]
    while builder.has_more:
        pages.append(builder.build_page(len(pages) + 1))
    return tuple(pages)


def _with_held_headings(flow: Sequence[Box]) -> list[Box]:
    """Make three lines of what follows stay with each heading; what stands directly below does not float.

    Text stands as close below a heading as the heading says, whatever space the text itself asks for.
    """
    boxes: list[Box] = []
    room = 0.0
    for box in flow:
        if box.is_heading:
            room = _WITH_HEADING
        elif room > _ROUNDING:
            if room == _WITH_HEADING:
                before = 0.0 if box.before <= UNIT else box.before
                box = replace(box, floats=False, together=0, before=before)
            room -= box.height
            if room > _ROUNDING and box.keep is not Keep.HARD:
                box = replace(box, keep=Keep.HARD)
        boxes.append(box)
    return boxes


@dataclass(slots=True)
class _Builder:
    """Builds one page after another; what it has placed can be taken back while the page is open."""

    boxes: list[Box]
    grid: Grid
    foot: Foot
    next: int = 0
    """Position in the flow at which the next page begins."""
    waiting: list[int] = field(default_factory=list)
    """Positions of boxes that float to the next page."""
    sides: list[SideBox] = field(default_factory=list)
    """Side notes for which the pages before had no room."""
    entries: list[_Entry] = field(default_factory=list)

    @property
    def has_more(self) -> bool:
        return self.next < len(self.boxes) or bool(self.waiting) or self.foot.has_more or bool(self.sides)

    def build_page(self, number: int) -> tuple[BoxItem, ...]:
        self.entries = []
        self.foot.begin_page()
        has_something = not self.foot.is_empty
        if self._cut_table(self.next) is None:
            has_something |= self._take_floats(must=True)
        self._repeat_head()
        stop = self._fill(must=not has_something)
        self.next = self._best_end(stop)
        self._take_back()
        closing = self._closing(number)
        return tuple(moved(item, self.grid.top) for item in (*self._items(), *closing))

    def _take_floats(self, *, must: bool) -> bool:
        """Set what waits, in order, while it fits; `must`: the first in any case."""
        taken = 0
        for position in self.waiting:
            if not self._place(self.boxes[position], -1, must=must and not taken):
                break
            taken += 1
        del self.waiting[:taken]
        return taken > 0

    def _repeat_head(self) -> None:
        table = self._cut_table(self.next)
        if table is not None and table.opening.height:
            self._place(table.opening, -1, must=True)

    def _fill(self, *, must: bool) -> int:
        """Place boxes while they fit; where the first that does not stands. `must`: the first always does."""
        position = self.next
        cut = self._cut_table(position)
        while position < len(self.boxes):
            box = self._whole_or_part(position)
            if cut is not None and box.table is not cut and self.boxes[position - 1].keep is not Keep.HARD:
                # What floats comes behind the rest of a table, not between its parts.
                cut = None
                self._take_floats(must=False)
            if box.clears_floats and self.waiting:
                break
            if self.waiting and box.floats:
                self.waiting.append(position)
            elif self._place(box, position, must=must):
                must = False
            elif box.floats:
                self.waiting.append(position)
            else:
                break
            position += 1
        if cut is not None and position == len(self.boxes):
            self._take_floats(must=False)
        return position

    def _whole_or_part(self, position: int) -> Box:
        """The box there; or all of a short table that would be cut, where what follows fills the page."""
        box = self.boxes[position]
        if not box.together or not self.entries:
            return box
        end = position + box.together
        whole = as_one(self.boxes[position:end])
        room = self.grid.text_height - self.foot.height
        if self._top_for(whole) + whole.height <= room:
            return box
        if self._follows(end) < room - self.entries[-1].bottom - _GAP * room:
            return box
        self.boxes[position:end] = [whole]
        return whole

    def _follows(self, position: int) -> float:
        """The height of the text from there on that may go ahead of what floats, up to a page."""
        total = space = 0.0
        for number in range(position, len(self.boxes)):
            box = self.boxes[number]
            if box.clears_floats or box.together or total > self.grid.text_height:
                break
            if not box.floats:
                total += max(space, box.before) + box.height
                space = box.after
        return total

    def _place(self, box: Box, position: int, *, must: bool) -> bool:
        y = self._top_for(box)
        bottom = y + box.height
        if position >= 0 and self._cut_table(position + 1) is not None:
            assert box.table is not None
            bottom += box.table.closing_height
        state = self.foot.state()
        room = self.grid.text_height - bottom + _ROUNDING
        if not must and room < 0:
            return False
        if not self.foot.add(box.notes, room, must=must):
            return False
        self.entries.append(_Entry(box, y, position, state))
        return True

    def _top_for(self, box: Box) -> float:
        """Below the last box, with the larger of the two spaces, on the grid if the box stands on it."""
        y = 0.0
        if self.entries:
            last = self.entries[-1]
            y = last.bottom + max(last.box.after, box.before)
        if box.phase is None:
            return y
        return math.ceil((y - box.phase) / UNIT - _ROUNDING) * UNIT + box.phase

    def _best_end(self, stop: int) -> int:
        """Where in the flow the page best ends, at `stop` or before it."""
        if stop == len(self.boxes):
            return stop
        after = stop
        soft = None
        full_enough = (self.grid.text_height - self.foot.height) * _FULL_ENOUGH
        for entry in reversed(self.entries):
            if entry.position < 0:
                # Below what has floated here, all may move on: the page is not empty without it.
                return after if soft is None and entry.box.floats else soft or stop
            if entry.box.keep is Keep.FREE:
                return after if soft is None or entry.bottom >= full_enough else soft
            if entry.box.keep is Keep.SOFT and soft is None:
                soft = after
            after = entry.position
        return stop if soft is None else soft

    def _take_back(self) -> None:
        """Remove what stands at or after the position where the page ends."""
        for index, entry in enumerate(self.entries):
            if entry.position >= self.next:
                self.foot.undo(entry.foot)
                del self.entries[index:]
                break
        self.waiting = [position for position in self.waiting if position < self.next]

    def _cut_table(self, position: int) -> TableBreak | None:
        """The table whose rows stand on both sides of a position."""
        if not 0 < position < len(self.boxes):
            return None
        table = self.boxes[position].table
        return table if table is not None and self.boxes[position - 1].table is table else None

    def _closing(self, number: int) -> tuple[BoxItem, ...]:
        table = self._cut_table(self.next)
        if table is None or not self.entries:
            return ()
        y = self.entries[-1].bottom
        if y + table.closing_height + self.foot.height > self.grid.text_height + _ROUNDING:
            return ()
        return tuple(moved(item, y) for item in table.closing(number + 1).items)

    def _items(self) -> list[BoxItem]:
        items: list[BoxItem] = list(self._frames())
        for entry in self.entries:
            items += (moved(item, entry.y) for item in entry.box.items)
        wanted = [(side, entry.y + side.shift) for entry in self.entries for side in entry.box.sides]
        wanted = [*((side, 0.0) for side in self.sides), *wanted]
        if wanted:
            taken = [(entry.y, entry.bottom) for entry in self.entries if entry.box.is_wide]
            beside, self.sides = place_sides(wanted, taken, self.grid.text_height)
            items += beside
        items += self.foot.items()
        return items

    def _frames(self) -> list[Fill]:
        """One field for each frame, from the first box that bears it to the last, the outermost first."""
        spans: dict[Frame, tuple[float, float]] = {}
        for entry in self.entries:
            for frame in entry.box.frames:
                top = spans[frame][0] if frame in spans else entry.y
                spans[frame] = (top, entry.bottom)
        first = next((entry.position for entry in self.entries if entry.position >= 0), 0)
        return [
            _field(frame, span, self._bears(first - 1, frame), self._bears(self.next, frame))
            for frame, span in spans.items()
        ]

    def _bears(self, position: int, frame: Frame) -> bool:
        return 0 <= position < len(self.boxes) and frame in self.boxes[position].frames


def _field(frame: Frame, span: tuple[float, float], from_before: bool, goes_on: bool) -> Fill:
    top = span[0] - (frame.overhang if from_before else 0.0)
    bottom = span[1] + (frame.overhang if goes_on else 0.0)
    return Fill(frame.x, top, frame.width, bottom - top, frame.color)
