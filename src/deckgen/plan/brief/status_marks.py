"""The marks of statuses, drawn because neither font of the brief has them all. The word says the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from deckgen.model.exhibits import Status
from deckgen.plan.exhibits.statuses import status_color
from deckgen.plan.pages.page import Fill, Item, Line
from deckgen.theme.resolved import Palette
from deckgen.units import Color

MARK_INDENT = 10.0
"""From a mark to its word, in points."""
_SIZE = 6.0
_RIM = 0.75


def draw_mark(status: Status, x: float, baseline: float, palette: Palette) -> tuple[Item, ...]:
    """A square filled for done, half filled for open, crossed for failed; a dash where nothing was agreed."""
    return tuple(_iter_items(status, x, baseline - _SIZE, status_color(status, palette), palette.white))


def _iter_items(status: Status, x: float, y: float, color: Color, ground: Color) -> Iterator[Item]:
    inside = _SIZE - 2 * _RIM
    match status:
        case Status.DONE:
            yield Fill(x, y, _SIZE, _SIZE, color)
        case Status.OPEN:
            yield Fill(x, y, _SIZE, _SIZE, color)
            yield Fill(x + _SIZE / 2, y + _RIM, _SIZE / 2 - _RIM, inside, ground)
        case Status.FAILED:
            yield Fill(x, y, _SIZE, _SIZE, color)
            yield Fill(x + _RIM, y + _RIM, inside, inside, ground)
            yield Line(x, y, x + _SIZE, y + _SIZE, _RIM, color)
            yield Line(x, y + _SIZE, x + _SIZE, y, _RIM, color)
        case Status.NONE:
            yield Line(x, y + _SIZE / 2, x + _SIZE, y + _SIZE / 2, _RIM, color)
        case _:
            assert_never(status)
