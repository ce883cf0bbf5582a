"""What stands in and around the plot besides the data: reference lines, bands, events, titles of axes.

Deck and brief place them by the same numbers; on a slide they are shapes in one group with the chart.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.plan.charts.chart_plan import Cartesian, EventPlan
from deckgen.plan.charts.ink import Box, Ink, Label, LabelLine, Point, Rectangle, Segment
from deckgen.plan.charts.layout import Projection
from deckgen.plan.charts.style import LEADING, ChartStyle
from deckgen.plan.text import Align
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class EventPlace:
    """The label of an event: where it stands over the line, and in which row above the plot."""

    event: EventPlan
    align: Align
    tier: int


def event_tiers(
    events: Sequence[EventPlan], xs: Sequence[float], width: float, style: ChartStyle
) -> tuple[EventPlace, ...]:
    """Labels side by side where there is room, else in further rows above; no line runs through a label.

    The cheapest few arrangements are kept while events are taken from left to right.
    """
    best: list[_Arrangement] = [_Arrangement(0.0, ())]
    for event, x in sorted(zip(events, xs, strict=True), key=lambda pair: pair[1]):
        wide = _event_width(event, style)
        further = [
            _with_label(before, _Span(event, align, tier, x, x - wide * _BEFORE[align], wide), width, style)
            for before in best
            for tier in range(min(len(events), _MAX_TIERS))
            for align in _ALIGNS
        ]
        best = sorted(further, key=lambda arrangement: arrangement.cost)[:_KEPT]
    return tuple(EventPlace(span.event, span.align, span.tier) for span in best[0].spans)


@dataclass(frozen=True, slots=True)
class _Span:
    """A label above the plot."""

    event: EventPlan
    align: Align
    tier: int
    x: float
    """Of its line."""
    left: float
    width: float

    def covers(self, x: float) -> bool:
        return self.left < x < self.left + self.width

    def touches(self, other: _Span, apart: float) -> bool:
        return (
            self.tier == other.tier
            and self.left < other.left + other.width + apart
            and other.left < self.left + self.width + apart
        )


@dataclass(frozen=True, slots=True)
class _Arrangement:
    cost: float
    spans: tuple[_Span, ...]


_KEPT = 24
_MAX_TIERS = 4
_CLASH = 100.0


def _with_label(before: _Arrangement, span: _Span, width: float, style: ChartStyle) -> _Arrangement:
    cost = before.cost + 3.0 * span.tier + (0.0 if span.align is Align.CENTRE else 1.0)
    if span.left < 0 or span.left + span.width > width:
        cost += _CLASH
    for other in before.spans:
        if span.touches(other, style.near):
            cost += _CLASH
        # The line of the higher label passes the lower one.
        lower, upper = (span, other) if span.tier < other.tier else (other, span)
        if lower.tier != upper.tier and lower.covers(upper.x):
            cost += _CLASH
    return _Arrangement(cost, (*before.spans, span))


def events_height(places: Sequence[EventPlace], style: ChartStyle) -> float:
    """The room that events take above the plot."""
    if not places:
        return 0.0
    tiers = max(place.tier for place in places) + 1
    return tiers * _tier_height(places, style) + style.near


def draw_events(places: Sequence[EventPlace], projection: Projection, style: ChartStyle) -> list[Ink]:
    ink: list[Ink] = []
    for place in places:
        (x, bottom), (_, top) = _across(projection, place.event.place)
        lines = _event_lines(place.event)
        height = _tier_height(places, style)
        label_top = projection.plot.y - style.near - (place.tier + 1) * height
        label_top += height - len(lines) * style.note * LEADING
        line_top = label_top + len(lines) * style.note * LEADING if lines else top
        ink.append(Segment((x, bottom), (x, min(top, line_top)), style.event, style.palette.text_2))
        if lines:
            shift = {Align.LEFT: -1.0, Align.RIGHT: 1.0, Align.CENTRE: 0.0}[place.align]
            ink.append(Label(lines, x + shift, label_top, style.note, style.palette.ink, place.align))
    return ink


def draw_row_events(body: Cartesian, projection: Projection, style: ChartStyle) -> list[Ink]:
    """Events between rows of bars: lines across, named at their right end."""
    ink: list[Ink] = []
    for event in body.events:
        (left, y), (right, _) = _across(projection, event.place)
        ink.append(Segment((left, y), (right, y), style.event, style.palette.text_2))
        text = (LabelLine(event.text or event.when, True),)
        top = y - style.note * LEADING - 1
        ink.append(Label(text, right, top, style.note, style.palette.ink, Align.RIGHT))
    return ink


def draw_bands(body: Cartesian, projection: Projection, style: ChartStyle) -> list[Ink]:
    """The areas alone: they lie behind the data."""
    return [Rectangle(_band_box(projection, own.low, own.high), style.palette.tint) for own in body.bands]


def draw_band_names(body: Cartesian, projection: Projection, style: ChartStyle) -> list[Ink]:
    ink: list[Ink] = []
    for own in body.bands:
        box = _band_box(projection, own.low, own.high)
        lines = (LabelLine(own.text),)
        if not own.text:
            continue
        if body.horizontal:
            wide = style.width(own.text, style.note)
            x = min(box.x, projection.plot.right - wide)
            ink.append(Label(lines, x, box.y - style.note * LEADING - 2, style.note, style.palette.text_2))
        else:
            ink.append(Label(lines, box.x + style.near, box.y + 1, style.note, style.palette.text_2))
    return ink


def draw_lines(
    body: Cartesian, projection: Projection, style: ChartStyle, busy: Sequence[tuple[Point, Point]]
) -> list[Ink]:
    """Each line with its name where no data run through it; `busy` are the strokes of the data."""
    ink: list[Ink] = []
    for own in body.lines:
        start, end = _ends(projection, own.value)
        ink.append(Segment(start, end, style.limit, style.palette.ink, dashed=True))
        lines = (LabelLine(own.text, True),)
        wide, high = style.width(own.text, style.note, bold=True), style.note * LEADING
        if body.horizontal:
            x = min(start[0] + 2, projection.plot.right + style.near)
            ink.append(Label(lines, x, start[1] - high - 1, style.note, style.palette.ink))
            continue
        x, y = _clearest(_name_spots(start, end, wide, high), (wide, high), busy)
        ink.append(Label(lines, x, y, style.note, style.palette.ink))
    return ink


def reference_headroom(body: Cartesian, style: ChartStyle) -> float:
    """What names of lines and bands need above the rows of a horizontal chart."""
    named = body.horizontal and (any(own.text for own in body.bands) or body.lines)
    return style.note * LEADING + 4 if named else 0.0


def crossings(box: Box, strokes: Sequence[tuple[Point, Point]]) -> int:
    """How many strokes run through a box."""
    return sum(_crosses(box, start, end) for start, end in strokes)


def _crosses(box: Box, start: Point, end: Point) -> bool:
    """Liang and Barsky's test: is any part of the stroke inside?"""
    enter, leave = 0.0, 1.0
    for from_, to, low, high in (
        (start[0], end[0], box.x, box.right),
        (start[1], end[1], box.y, box.bottom),
    ):
        step = to - from_
        if step == 0:
            if not low <= from_ <= high:
                return False
            continue
        first, second = sorted(((low - from_) / step, (high - from_) / step))
        enter, leave = max(enter, first), min(leave, second)
    return enter <= leave


_ALIGNS = (Align.CENTRE, Align.LEFT, Align.RIGHT)
_BEFORE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
"""What share of a label lies left of its line."""


def _event_lines(event: EventPlan) -> tuple[LabelLine, ...]:
    lines = (LabelLine(event.text, True), LabelLine(event.when))
    return tuple(line for line in lines if line.text)


def _event_width(event: EventPlan, style: ChartStyle) -> float:
    return max((style.width(own.text, style.note, bold=own.bold) for own in _event_lines(event)), default=0.0)


def _tier_height(places: Sequence[EventPlace], style: ChartStyle) -> float:
    return max(len(_event_lines(place.event)) for place in places) * style.note * LEADING


def _across(projection: Projection, place: float) -> tuple[Point, Point]:
    share = projection.body.x.share(place)
    return projection.from_shares(share, 0.0), projection.from_shares(share, 1.0)


def _ends(projection: Projection, value: float) -> tuple[Point, Point]:
    share = projection.body.y.scale.share(value)
    return projection.from_shares(0.0, share), projection.from_shares(1.0, share)


def _band_box(projection: Projection, low: float, high: float) -> Box:
    scale = projection.body.y.scale
    first, second = (
        projection.from_shares(*pair) for pair in ((0.0, scale.share(low)), (1.0, scale.share(high)))
    )
    x, y = min(first[0], second[0]), min(first[1], second[1])
    return Box(x, y, abs(second[0] - first[0]), abs(second[1] - first[1]))


def _name_spots(start: Point, end: Point, wide: float, high: float) -> tuple[Point, ...]:
    above, below = start[1] - high - 1, start[1] + 1
    left, right = start[0] + 3, end[0] - wide - 3
    middle = (left + right) / 2
    return tuple((x, y) for y in (above, below) for x in (left, right, middle))


def _clearest(
    spots: Sequence[Point], size: tuple[float, float], busy: Sequence[tuple[Point, Point]]
) -> Point:
    return min(spots, key=lambda spot: crossings(Box(spot[0], spot[1], size[0], size[1]), busy))
