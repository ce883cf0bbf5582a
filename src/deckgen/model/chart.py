"""A chart: its kind, its data as read and chosen, and what the author asked of its look.

Rows are already filtered, sorted and cut (`where`, `sort`, `top`): what a chart does not show is not in it.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import field
from enum import Enum
from typing import TypeAlias

from deckgen.diagnostics import NOWHERE, Span
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.model.inline import Inlines
from deckgen.values import dataclass


class ChartKind(Enum):
    COLUMN = "column"
    BAR = "bar"
    """Horizontal."""
    LINE = "line"
    AREA = "area"
    SCATTER = "scatter"
    BUBBLE = "bubble"
    PIE = "pie"
    DOUGHNUT = "doughnut"
    COMBINED = "combined"
    """Columns, and lines on a second axis."""
    WATERFALL = "waterfall"
    SLOPE = "slope"
    RANGE = "range"
    """Horizontal bars from low to high."""
    DOT = "dot"


class Stacking(Enum):
    NONE = "none"
    STACKED = "stacked"
    PERCENT = "percent"


class Granularity(Enum):
    """How much of a date the author wrote."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class ValueLabels(Enum):
    """Which points bear their value."""

    AUTO = "auto"
    NONE = "none"
    ALL = "all"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Categories:
    name: str
    values: tuple[str, ...]

    def take(self, rows: Sequence[int]) -> Categories:
        """The values of these rows, in this order."""
        return Categories(self.name, tuple(self.values[row] for row in rows))


@dataclass(frozen=True, slots=True)
class Dates:
    name: str
    values: tuple[datetime.date, ...]
    """The first day of a year or month of which no more was written."""
    granularity: Granularity = Granularity.DAY

    def take(self, rows: Sequence[int]) -> Dates:
        """The values of these rows, in this order."""
        return Dates(self.name, tuple(self.values[row] for row in rows), self.granularity)


@dataclass(frozen=True, slots=True)
class Numbers:
    name: str
    values: tuple[float, ...]

    def take(self, rows: Sequence[int]) -> Numbers:
        """The values of these rows, in this order."""
        return Numbers(self.name, tuple(self.values[row] for row in rows))


XValues: TypeAlias = Categories | Dates | Numbers
"""What stands along the axis: one value a row."""

Place: TypeAlias = str | datetime.date | float
"""Where on that axis something stands, in its own kind of value."""


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    values: tuple[float | None, ...]
    """One a row; None: no value, shown as a gap."""

    def take(self, rows: Sequence[int]) -> Series:
        return Series(self.name, tuple(self.values[row] for row in rows))


@dataclass(frozen=True, slots=True)
class ChartData:
    x: XValues
    series: tuple[Series, ...]
    sizes: tuple[float | None, ...] = ()
    """Of bubbles, one a row."""
    labels: tuple[str, ...] = ()
    """Texts that stand for the value, or name the point, one a row; empty: none."""

    def take(self, rows: Sequence[int]) -> ChartData:
        return ChartData(
            self.x.take(rows),
            tuple(series.take(rows) for series in self.series),
            tuple(self.sizes[row] for row in rows) if self.sizes else (),
            tuple(self.labels[row] for row in rows) if self.labels else (),
        )


@dataclass(frozen=True, slots=True)
class ChartPanel:
    title: str
    """Empty where the chart has one panel."""
    data: ChartData


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceBand:
    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class EventMarker:
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class ChartAxes:
    x_title: str = ""
    y_title: str = ""
    second_title: str = ""
    minimum: float | None = None
    """Of the value axis; None: deckgen finds a round number."""
    maximum: float | None = None
    from_zero: bool | None = None
    """None: always for bars and areas, for others where zero is near."""
    log: bool = False


@dataclass(frozen=True, slots=True)
class ChartSettings:
    unit: str = ""
    second_unit: str = ""
    decimals: int | None = None
    """None: as many as the values need."""
    highlights: tuple[str, ...] = ()
    """Names of series or categories that are the message; the rest turns grey."""
    lines: tuple[ReferenceLine, ...] = ()
    bands: tuple[ReferenceBand, ...] = ()
    events: tuple[EventMarker, ...] = ()
    marks: tuple[Place, ...] = ()
    """Places whose points bear a marker and their value."""
    second: tuple[str, ...] = ()
    """Series drawn as lines on the second axis of a combined chart."""
    totals: tuple[str, ...] = ()
    """Categories of a waterfall that show where it stands, not a change."""
    labels: ValueLabels = ValueLabels.AUTO
    axes: ChartAxes = ChartAxes()


@dataclass(frozen=True, slots=True)
class Chart:
    kind: ChartKind
    panels: tuple[ChartPanel, ...]
    """At least one; several are small multiples on one scale."""
    stacking: Stacking = Stacking.NONE
    settings: ChartSettings = ChartSettings()
    caption: Inlines = ()
    """What is measured, in what, when."""
    alt: str = ""
    """Empty: composed from the data."""
    attributes: Attributes = NO_ATTRIBUTES
    """Among them `source` and `note`, as on every exhibit."""
    span: Span = field(default=NOWHERE, compare=False, repr=False)
