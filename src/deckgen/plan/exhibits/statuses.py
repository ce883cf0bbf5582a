"""One table of statuses for both outputs: mark, colour, order. The mark never stands without its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import assert_never

from deckgen.model.exhibits import RowStatus, Status, Tracker
from deckgen.model.walk import plain_text
from deckgen.theme.resolved import Palette
from deckgen.units import Color

ORDER = (Status.DONE, Status.OPEN, Status.FAILED, Status.NONE)
"""In which the rows of a tracker stand."""

_GLYPHS = {Status.DONE: "●", Status.OPEN: "○", Status.FAILED: "×", Status.NONE: "–"}


@dataclass(frozen=True, slots=True)
class StatusMark:
    glyph: str
    """In the fonts of the deck; the brief draws its marks."""
    color: Color


def status_mark(status: Status, palette: Palette) -> StatusMark:
    return StatusMark(_GLYPHS[status], status_color(status, palette))


def status_color(status: Status, palette: Palette) -> Color:
    match status:
        case Status.DONE:
            return palette.good
        case Status.OPEN:
            return palette.warn
        case Status.FAILED:
            return palette.bad
        case Status.NONE:
            return palette.muted
        case _:
            assert_never(status)


def sorted_rows(tracker: Tracker) -> tuple[int, ...]:
    """The numbers of the rows by their status, else in their order; rows without one come last."""
    if tracker.column is None:
        return tuple(range(len(tracker.table.rows)))
    ranks = [ORDER.index(one.status) if one else len(ORDER) for one in tracker.statuses]
    return tuple(sorted(range(len(ranks)), key=lambda row: ranks[row]))


def group_ends(statuses: Sequence[RowStatus | None]) -> frozenset[int]:
    """The rows after which another status begins."""
    return frozenset(
        row
        for row, (one, other) in enumerate(pairwise(statuses))
        if (one.status if one else None) is not (other.status if other else None)
    )


def legend(tracker: Tracker) -> str:
    """What the marks mean, where the cells show what follows the words: "● agreed   ○ open"."""
    words: dict[Status, str] = {}
    for one in tracker.statuses:
        if one and one.word and one.text and one.word != plain_text(one.text).strip():
            words.setdefault(one.status, one.word.lower())
    if not words:
        return ""
    return ", ".join(f"{_GLYPHS[status]} {words[status]}" for status in ORDER if status in words)
