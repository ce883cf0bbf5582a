"""The side column: notes beside the lines they belong to, pushed apart where they would meet."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.plan.brief.box import BoxItem, SideBox, moved

_GAP = 10.5
"""Between two side notes, and between a note and an exhibit that reaches into the column."""


def place_sides(
    wanted: Sequence[tuple[SideBox, float]], taken: Sequence[tuple[float, float]], height: float
) -> tuple[list[BoxItem], list[SideBox]]:
    """The notes' items, in a column of this height, and the notes that find no room in it.

    `wanted` holds each note with where it would like to begin, from the top; `taken` are the stretches of
    the column that exhibits fill.
    """
    cursor = 0.0
    items: list[BoxItem] = []
    for position, (side, y) in enumerate(wanted):
        top = _free_below(max(y, cursor), side.height, taken)
        if top + side.height > height:
            top = max(cursor, _free_above(height - side.height, side.height, taken))
            if top + side.height > height or _free_below(top, side.height, taken) != top:
                return items, [one for one, _ in wanted[position:]]
        items += (moved(item, top) for item in side.items)
        cursor = top + side.height + _GAP
    return items, []


def _free_below(y: float, height: float, taken: Sequence[tuple[float, float]]) -> float:
    for top, bottom in taken:
        if y < bottom + _GAP and y + height > top - _GAP:
            y = bottom + _GAP
    return y


def _free_above(y: float, height: float, taken: Sequence[tuple[float, float]]) -> float:
    for top, bottom in reversed(taken):
        if y < bottom + _GAP and y + height > top - _GAP:
            y = top - _GAP - height
    return y
