"""Where the parts of a chart stand in a frame of so many points: the plot, the names, the labels, the legend.

PowerPoint is told the plot's rectangle and where each label goes, so that the native chart and the drawing in
the PDF agree; what stands around the plot as shapes is placed by the same numbers.
"""

from __future__ import annotations

from enum import Enum

from deckgen.plan.charts.chart_plan import BandAxis, Cartesian
from deckgen.plan.charts.ink import Box, Ink, Label, LabelLine, Point
from deckgen.units import Color
from deckgen.values import dataclass


class Side(Enum):
    """Where a label stands, seen from its point."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"
    CENTRE = "centre"
    """Inside a part of a stack."""
    OUTSIDE = "outside"
    """Past the end of a bar."""
    STACK_END = "stack end"
    """Past the end of a whole stack, which is no point of any series."""


@dataclass(frozen=True, slots=True)
class PointLabel:
    layer: int
    series: int
    """Its number in the layer; of a stack's end, -1."""
    point: int
    lines: tuple[LabelLine, ...]
    side: Side
    label: Label
    """As it is drawn."""
    says_name: bool = False
    says_value: bool = True
    shift: Point = (0.0, 0.0)
    """How far right of and below its natural place it stands, to keep clear of others."""


class KeyShape(Enum):
    """What a legend shows beside a name: the mark of its series."""

    SQUARE = "square"
    LINE = "line"
    DOT = "dot"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    color: Color
    label: Label
    key: Box
    shape: KeyShape


@dataclass(frozen=True, slots=True)
class Legend:
    box: Box
    entries: tuple[LegendEntry, ...]
    size: float


@dataclass(frozen=True, slots=True)
class NameLabels:
    """The names along the axis."""

    size: float
    every: int
    """Each name is shown, or each second …"""
    labels: tuple[Label, ...]
    hidden: int = 0
    """Names of no order that found no room."""


@dataclass(frozen=True, slots=True)
class ChartLayout:
    width: float
    height: float
    plot: Box
    """For a pie, the square around its circle."""
    names: NameLabels
    point_labels: tuple[PointLabel, ...] = ()
    value_size: float = 0.0
    """Of the labels at bars and slices."""
    legend: Legend | None = None
    behind: tuple[Ink, ...] = ()
    """Reference bands."""
    over: tuple[Ink, ...] = ()
    """Reference lines, events and their labels, titles of axes."""


@dataclass(frozen=True, slots=True)
class Projection:
    """From places and values to points of the frame."""

    body: Cartesian
    plot: Box

    def at(self, place: float, value: float, *, second: bool = False) -> Point:
        axis = self.body.y2 if second and self.body.y2 else self.body.y
        return self.from_shares(self.body.x.share(place), axis.scale.share(value))

    def from_shares(self, along: float, up: float) -> Point:
        plot = self.plot
        if self.body.horizontal:
            return plot.x + up * plot.width, plot.y + along * plot.height
        return plot.x + along * plot.width, plot.bottom - up * plot.height

    @property
    def band(self) -> float:
        """The room of each name of a `BandAxis`."""
        length = self.plot.height if self.body.horizontal else self.plot.width
        return length / len(self.body.x.labels) if isinstance(self.body.x, BandAxis) else length
