"""What a chart shows, settled once for every output: axes, layers of series, colours, labels, words.

A plan knows no size. Where things stand in a frame of so many points is `layout`; both the native chart of
PowerPoint and the drawing in the PDF are made from these two. The kinds of the model are gone here: a
waterfall is bars on invisible ones, a slope is lines between two places.
"""

from __future__ import annotations

from typing import TypeAlias

from deckgen.model.chart import Stacking
from deckgen.plan.charts.formats import ValueFormat
from deckgen.plan.charts.scales import Scale
from deckgen.units import Color
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class BandAxis:
    """Places side by side, each with a name."""

    name: str
    """What the places are: the head of the workbook's first column."""
    labels: tuple[str, ...]
    on_edges: bool = False
    """The first and last place are the ends of the axis; else each stands in the middle of its share."""
    thinned: bool = False
    """Names in an order that a reader can fill in (years, numbers): not every one needs to be shown."""
    title: str = ""
    strong: frozenset[int] = frozenset()
    """Places whose name is emphasised."""

    def share(self, place: float) -> float:
        count = len(self.labels)
        if self.on_edges:
            return place / (count - 1) if count > 1 else 0.5
        return (place + 0.5) / count


@dataclass(frozen=True, slots=True)
class ScaleAxis:
    """Numbers, or dates as Excel counts them."""

    name: str
    scale: Scale
    title: str = ""

    def share(self, place: float) -> float:
        return self.scale.share(place)


XAxis: TypeAlias = BandAxis | ScaleAxis


@dataclass(frozen=True, slots=True)
class ValueAxis:
    scale: Scale
    title: str = ""
    visible: bool = True
    """False: the values stand at the points, and neither ticks nor grid are drawn."""


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    name: str
    values: tuple[float | None, ...]
    """One for each place of the axis, None at a gap."""
    color: Color | None
    """None: invisible; it only holds up others or carries their labels."""
    point_colors: tuple[Color, ...] = ()
    """One a value where they differ; empty: all have `color`."""
    strong: bool = True
    """False: context, drawn thinner."""
    labels: tuple[str, ...] = ()
    """What stands at each point; empty texts for none. Empty: no point has a label."""
    live_labels: bool = True
    """The labels are nothing but the values, so PowerPoint can write them itself."""
    strong_labels: frozenset[int] = frozenset()
    label_color: Color | None = None
    """None: as the medium writes labels."""


@dataclass(frozen=True, slots=True)
class Bars:
    series: tuple[SeriesPlan, ...]
    stacking: Stacking = Stacking.NONE
    gap: float = 0.52
    """Between bars, as a share of a bar's width."""
    end_labels: tuple[str, ...] = ()
    """At the end of each stack, one a place: its total, or what stands for it. Empty: none."""
    live_ends: bool = True
    """The end labels are nothing but the totals."""
    ends_name: str = ""
    """What their column of the workbook is called."""
    strong_ends: frozenset[int] = frozenset()
    floating: bool = False
    """Stacks on an invisible base: what is seen of each is one bar."""
    given: tuple[tuple[str, tuple[float | None, ...]], ...] = ()
    """Columns that the workbook holds besides, where the series are not what the author gave."""

    @property
    def parts_touch(self) -> bool:
        """Parts of stacks stand side by side: a white edge keeps those of like tone apart in print."""
        return self.stacking is not Stacking.NONE and not self.floating


@dataclass(frozen=True, slots=True)
class Lines:
    series: tuple[SeriesPlan, ...]
    places: tuple[float, ...]
    """Where the values stand: 0, 1, 2 … on a `BandAxis`, else on the scale."""
    joined: bool = True
    """False: markers alone."""
    second: bool = False
    """On the second value axis."""
    label_ends: bool = False
    """Both ends bear name and value, as in a slope chart."""
    marked: frozenset[int] = frozenset()
    """Places whose points bear a marker and their value."""
    end_values: bool = True
    """The last value stands at the end of each line."""


@dataclass(frozen=True, slots=True)
class Areas:
    series: tuple[SeriesPlan, ...]
    places: tuple[float, ...]
    stacking: Stacking = Stacking.NONE


@dataclass(frozen=True, slots=True)
class Points:
    """Points by two numbers; joined they are a line along a scale of numbers."""

    series: tuple[SeriesPlan, ...]
    places: tuple[float, ...]
    sizes: tuple[float | None, ...] = ()
    """Areas of bubbles, one a place; empty: dots of one size."""
    sizes_name: str = ""
    """What their column of the workbook is called."""
    joined: bool = False
    names: tuple[str, ...] = ()
    """Of points, one a place, where the author gave some."""
    marked: frozenset[int] = frozenset()
    """Of a line: places whose points bear a marker and their value."""
    end_values: bool = True


Layer: TypeAlias = Bars | Lines | Areas | Points


@dataclass(frozen=True, slots=True)
class LinePlan:
    """A reference line at a value."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class BandPlan:
    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class EventPlan:
    """A line across the axis: place 2.5 of a `BandAxis` lies between the third and the fourth name."""

    place: float
    text: str
    when: str
    """The place in words; empty where the text says it all."""


@dataclass(frozen=True, slots=True)
class Cartesian:
    x: XAxis
    y: ValueAxis
    layers: tuple[Layer, ...]
    label_format: ValueFormat
    """Of the values on the first axis."""
    y2: ValueAxis | None = None
    horizontal: bool = False
    lines: tuple[LinePlan, ...] = ()
    bands: tuple[BandPlan, ...] = ()
    events: tuple[EventPlan, ...] = ()

    @property
    def has_ticks(self) -> bool:
        """Whether dates or numbers have small ticks. Ticks stand on the axis: where that crosses the chart at
        zero, they would be far from their texts, which stand below the chart."""
        return isinstance(self.x, ScaleAxis) and self.y.scale.share(self.y.scale.base) <= 0


@dataclass(frozen=True, slots=True)
class Slice:
    name: str
    value: float
    color: Color
    text: str
    """Its share, or its value."""


@dataclass(frozen=True, slots=True)
class Pie:
    name: str
    """Of the places: the head of the workbook's first column."""
    series_name: str
    slices: tuple[Slice, ...]
    format: ValueFormat
    """Of the texts: shares are written as percentages."""
    shares: bool
    hole: float = 0.0
    """Share of the radius."""


Body: TypeAlias = Cartesian | Pie


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """One chart, or one panel of small multiples."""

    body: Body
    format: ValueFormat
    """Of the values in labels and in the workbook."""
    alt: str
    title: str = ""
    """Of a panel; empty for a chart alone."""
    legend: bool = False
    """The series are named in a row above; else at their points."""
    remarks: tuple[str, ...] = ()
    """What a note has to say of the scale, such as "The axis starts at 1,200."."""


@dataclass(frozen=True, slots=True)
class ChartGrid:
    """What a chart block becomes: one plan, or the panels of small multiples on one scale."""

    panels: tuple[ChartPlan, ...]
    alt: str
