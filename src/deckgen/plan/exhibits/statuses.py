"""One table of statuses for both outputs: mark, colour, order. The mark never stands without its word."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import assert_never

from deckgen.model.block import Cell, Table
from deckgen.model.exhibits import RowStatus, Status, Tracker, TrackerKind
from deckgen.model.inline import Inlines, Text
from deckgen.model.walk import plain_text
from deckgen.plan.words import long_date
from deckgen.theme.resolved import Palette
from deckgen.units import Color
from deckgen.values import dataclass

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


def shown_table(
    tracker: Tracker, lang: str, *, with_words: bool
) -> tuple[Table, tuple[RowStatus | None, ...]]:
    """The table as it is set, sorted by status, with dates as people write them; and the status of each row.

    Without the words that decide, `legend` has to explain the marks. A mark that stands for several words
    cannot be explained, so these words stay.
    """
    table, column = tracker.table, tracker.column
    order = sorted_rows(tracker)
    statuses = tuple(tracker.statuses[row] for row in order) if tracker.statuses else ()
    implied = frozenset() if with_words else _implied(tracker)
    rows = []
    for row in order:
        cells = table.rows[row]
        if tracker.kind is TrackerKind.NEXT_STEPS:
            cells = tuple(_with_date(cell, lang) for cell in cells)
        status = tracker.statuses[row] if tracker.statuses else None
        if column is not None and status is not None:
            text = status.text if status.status in implied else cells[column].inlines
            shown = replace(cells[column], inlines=_capitalised(text))
            cells = (*cells[:column], shown, *cells[column + 1 :])
        rows.append(cells)
    return replace(table, rows=tuple(rows)), statuses


def _with_date(cell: Cell, lang: str) -> Cell:
    """A cell that holds a date as computers write it, with the date in words."""
    try:
        date = datetime.date.fromisoformat(plain_text(cell.inlines).strip())
    except ValueError:
        return cell
    return replace(cell, inlines=(Text(long_date(date, lang)),))


def _capitalised(inlines: Inlines) -> Inlines:
    first = inlines[0] if inlines else None
    if not isinstance(first, Text):
        return inlines
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *inlines[1:])


def sorted_rows(tracker: Tracker) -> tuple[int, ...]:
    """The numbers of the rows by their status, else in their order; rows without one come last."""
    if tracker.column is None:
        return tuple(range(len(tracker.table.rows)))
    ranks = [ORDER.index(one.status) if one else len(ORDER) for one in tracker.statuses]
    return tuple(sorted(range(len(ranks)), key=lambda row: ranks[row]))


def legend(tracker: Tracker) -> str:
    """What the marks mean, where the cells show what follows the words: "● agreed, ○ open"."""
    implied = _implied(tracker)
    words = {
        one.status: one.word.lower()
        for one in tracker.statuses
        if one and one.status in implied and one.word != plain_text(one.text).strip()
    }
    return ", ".join(f"{_GLYPHS[status]} {words[status]}" for status in ORDER if status in words)


def _implied(tracker: Tracker) -> frozenset[Status]:
    """The statuses whose marks stand for one word each."""
    words: dict[Status, set[str]] = {}
    for one in tracker.statuses:
        if one:
            words.setdefault(one.status, set()).add(one.word.lower())
    return frozenset(status for status, said in words.items() if len(said) == 1)
