"""The side column: notes beside the lines they belong to, pushed apart where they would meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.plan.brief.box import BoxItem, SideBox, moved

_GAP = 10.5
"""Between two side notes, and between a note and an exhibit that reaches into the column."""


def iter_sides(
    wanted: Sequence[tuple[SideBox, float]], taken: Sequence[tuple[float, float]], height: float
) -> Iterator[BoxItem]:
    """The notes' items, in a column of this height.

    `wanted` holds each note with where it would like to begin, from the top; `taken` are the stretches of
    the column that exhibits fill.
    """
    cursor = 0.0
    for side, y in wanted:
        top = _free_below(max(y, cursor), side.height, taken)
        if top + side.height > height:
            top = max(cursor, min(_free_above(height - side.height, side.height, taken), top))
        yield from (moved(item, top) for item in side.items)
        cursor = top + side.height + _GAP


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
