"""The grid of a slide: margins, twelve columns and the heights that never move, for every slide format."""

from __future__ import annotations

from deckgen.theme.resolved import SlideSize
from deckgen.units import Length, Rect, inches
from deckgen.values import dataclass

COLUMNS = 12

MARGIN = inches(0.5)
GUTTER = inches(0.2)
TRACKER_TOP = inches(0.30)
TRACKER_HEIGHT = inches(0.24)
TOP_RULE = inches(0.64)
TITLE_TOP = inches(0.78)
TITLE_HEIGHT = inches(0.86)
TEXT_TOP = inches(1.82)
"""Where body text begins: its capitals then stand at `BODY_TOP`."""
BODY_TOP = inches(1.88)
"""Where rules, bars, panels and pictures begin."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Positions that follow from the slide's size. What hangs from the foot keeps its distance from it."""

    size: SlideSize

    @property
    def width(self) -> Length:
        """Between the margins."""
        return self.size.width - 2 * MARGIN

    @property
    def body_end(self) -> Length:
        return self.size.height - inches(7.5 - 6.26)

    @property
    def strip_top(self) -> Length:
        """Of the takeaway strip."""
        return self.size.height - inches(7.5 - 5.74)

    @property
    def body_end_above_strip(self) -> Length:
        return self.size.height - inches(7.5 - 5.56)

    @property
    def cover_end(self) -> Length:
        """Of the cover's field; the section slides' reaches a little further down."""
        return self.size.height - inches(7.5 - 5.00)

    @property
    def section_end(self) -> Length:
        return self.size.height - inches(7.5 - 5.30)

    @property
    def source_top(self) -> Length:
        return self.size.height - inches(7.5 - 6.42)

    @property
    def foot_rule(self) -> Length:
        return self.size.height - inches(7.5 - 6.92)

    @property
    def footer_top(self) -> Length:
        return self.size.height - inches(7.5 - 6.99)

    @property
    def body(self) -> Rect:
        """All that an exhibit may fill."""
        return Rect(MARGIN, BODY_TOP, self.width, self.body_end - BODY_TOP)

    def left(self, column: int) -> Length:
        """The left edge of a column, counted from 1."""
        return MARGIN + round((column - 1) * (self._column + GUTTER))

    def span(self, columns: int) -> Length:
        """The width of so many columns with the gutters between them."""
        return round(columns * self._column + (columns - 1) * GUTTER)

    @property
    def _column(self) -> float:
        return (self.width - (COLUMNS - 1) * GUTTER) / COLUMNS
