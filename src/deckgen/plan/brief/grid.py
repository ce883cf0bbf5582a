"""The brief's page: where text, side column, header and footer stand, in points from the top left corner."""

from __future__ import annotations

from typing import assert_never

from deckgen.model.briefing import Paper
from deckgen.values import dataclass

POINTS_PER_MM = 72 / 25.4

UNIT = 7.0
"""Half a line of body text. Every baseline of body text stands on a multiple of it."""

HEADING_INDENT = 8 * POINTS_PER_MM
"""From a section's number to its title."""
LIST_INDENT = 5 * POINTS_PER_MM
FURNITURE_HEIGHT = 16.0
"""Header and footer boxes; a marking in 12 points fits them."""
FOOTER_INDENT = 18 * POINTS_PER_MM
"""From the page number to the version and the dates."""

_TEXT = 116 * POINTS_PER_MM
_GAP = 6 * POINTS_PER_MM
_SIDE = 44 * POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Grid:
    """The areas of a page; every page of a brief has the same."""

    width: float
    height: float
    left: float
    top: float
    """Of the text area."""
    text_height: float
    header: float
    """Top of the header's box."""
    footer: float

    @property
    def text_width(self) -> float:
        return _TEXT

    @property
    def side_left(self) -> float:
        return self.left + _TEXT + _GAP

    @property
    def side_width(self) -> float:
        return _SIDE

    @property
    def full_width(self) -> float:
        """Text and side column together."""
        return _TEXT + _GAP + _SIDE

    @property
    def right(self) -> float:
        return self.left + self.full_width


def grid_for(paper: Paper) -> Grid:
    match paper:
        case Paper.A4:
            return _grid((210, 297), 26, 49, 279.36)
        case Paper.LETTER:
            return _grid((215.9, 279.4), 24, 46, 261.76)
        case _:
            assert_never(paper)


def _grid(page: tuple[float, float], top: float, lines: int, footer: float) -> Grid:
    width, height = (side * POINTS_PER_MM for side in page)
    left = (width - _TEXT - _GAP - _SIDE) / 2
    mm = POINTS_PER_MM
    return Grid(width, height, left, top * mm, lines * 2 * UNIT, 12 * mm, footer * mm)
