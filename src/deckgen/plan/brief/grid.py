"""The brief's page: where text, side column, header and footer stand, in points from the top left corner."""

from __future__ import annotations

from typing import assert_never

from deckgen.model.briefing import ColumnLayout, PageSetup, Paper
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

_USUAL = PageSetup()
_TEXT = 116 * POINTS_PER_MM
_GAP = 6 * POINTS_PER_MM
_SIDE = 44 * POINTS_PER_MM


_LARGE = 1.8
"""Text of 10 points becomes one of 18."""
_SINGLE = 1.1
"""A text alone on its page: a little larger, so that its lines are not too short for the paper."""
_LARGE_MARGIN = 20 * POINTS_PER_MM
_SAFE = 12 * POINTS_PER_MM
"""No printer is asked to print nearer to the edge."""
BINDING = 6 * POINTS_PER_MM
"""By so much the pages of a duplex print move away from where they are bound."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The areas of a page; every page of a brief has the same.

    All lengths are those of a page on which text is set in 10 points; `scale` makes the paper's of them.
    """

    width: float
    height: float
    left: float
    top: float
    """Of the text area."""
    text_height: float
    header: float
    """Top of the header's box."""
    footer: float
    text_width: float = _TEXT
    gap: float = _GAP
    side_width: float = _SIDE
    """0: there is no side column."""
    scale: float = 1.0

    @property
    def has_side(self) -> bool:
        return self.side_width > 0

    @property
    def side_left(self) -> float:
        return self.left + self.text_width + self.gap

    @property
    def full_width(self) -> float:
        """Text and side column together."""
        return self.text_width + self.gap + self.side_width

    @property
    def right(self) -> float:
        return self.left + self.full_width


def grid_for(paper: Paper, setup: PageSetup = _USUAL) -> Grid:
    match paper:
        case Paper.A4:
            grid = _grid((210, 297), 26, 49, 279.36)
        case Paper.LETTER:
            grid = _grid((215.9, 279.4), 24, 46, 261.76)
        case _:
            assert_never(paper)
    if setup.large_print:
        return _single(grid, _LARGE, (grid.width - 2 * _LARGE_MARGIN) / _LARGE)
    return _single(grid, _SINGLE, _TEXT) if setup.columns is ColumnLayout.SINGLE else grid


def _single(grid: Grid, scale: float, text: float) -> Grid:
    """One column in the middle of a page that is enlarged by `scale`."""
    width, height = grid.width / scale, grid.height / scale
    footer = min(grid.footer / scale, height - _SAFE / scale - FURNITURE_HEIGHT)
    top = max(grid.top / scale, grid.header / scale + FURNITURE_HEIGHT + UNIT)
    lines = int((footer - UNIT - top) / (2 * UNIT))
    left, header = (width - text) / 2, grid.header / scale
    return Grid(width, height, left, top, lines * 2 * UNIT, header, footer, text, 0.0, 0.0, scale)


def _grid(page: tuple[float, float], top: float, lines: int, footer: float) -> Grid:
    width, height = (side * POINTS_PER_MM for side in page)
    left = (width - _TEXT - _GAP - _SIDE) / 2
    mm = POINTS_PER_MM
    return Grid(width, height, left, top * mm, lines * 2 * UNIT, 12 * mm, footer * mm)
