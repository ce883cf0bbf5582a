"""Draw a chart as marks: what the PDF shows, from the same plan and layout as PowerPoint's native chart."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import assert_never

from deckgen.plan.charts.chart_plan import Areas, Bars, Cartesian, ChartPlan, Lines, Pie, Points, ScaleAxis
from deckgen.plan.charts.geometry import bubble_radius, iter_bars, line_points, runs_of, stacked_values
from deckgen.plan.charts.ink import (
    Box,
    Dot,
    Ink,
    Label,
    LabelLine,
    Point,
    Polygon,
    Polyline,
    Rectangle,
    Segment,
)
from deckgen.plan.charts.layout import ChartLayout, KeyShape, Legend, Projection
from deckgen.plan.charts.pie_layout import on_circle, slice_angles
from deckgen.plan.charts.style import LEADING, ChartStyle
from deckgen.plan.text import Align
from deckgen.units import Color

_TICK = 4.0
"""Length of a tick below a scale of dates or numbers."""
_EDGE = 0.75
"""White between areas that touch."""
_MANY = 20
"""Points of a line beyond which markers on each would hide it."""


def draw_chart(plan: ChartPlan, layout: ChartLayout, style: ChartStyle) -> tuple[Ink, ...]:
    """Every mark from the backmost to the frontmost, in points from the frame's top left corner."""
    body = plan.body
    ink: list[Ink] = [*layout.behind]
    if isinstance(body, Pie):
        ink += _pie(body, layout.plot, style)
    else:
        projection = Projection(body, layout.plot)
        ink += _grid(body, projection, style)
        for layer in body.layers:
            ink += _layer(layer, projection, style)
        ink += _axes(body, projection, layout, style)
        ink += _end_markers(body, layout, projection, style)
    if layout.legend:
        ink += _legend(layout.legend, style)
    ink += layout.over
    ink += layout.names.labels
    ink += [own.label for own in layout.point_labels]
    return tuple(ink)


def _grid(body: Cartesian, projection: Projection, style: ChartStyle) -> Iterator[Ink]:
    """Lines at the ticks of the value axis, and the ticks' texts."""
    axis = body.y
    if not axis.visible:
        return
    scale = axis.scale
    for tick in scale.ticks:
        start, end = (projection.from_shares(along, scale.share(tick.value)) for along in (0.0, 1.0))
        if tick.value != scale.base:
            yield Segment(start, end, style.grid, style.palette.grid)
        yield _tick_label(tick.text, start, projection, style, second=False)
    for tick in body.y2.scale.ticks if body.y2 else ():
        at = projection.from_shares(1.0, body.y2.scale.share(tick.value)) if body.y2 else (0.0, 0.0)
        yield _tick_label(tick.text, at, projection, style, second=True)


def _tick_label(text: str, at: Point, projection: Projection, style: ChartStyle, *, second: bool) -> Label:
    lines, color, size = (LabelLine(text),), style.palette.text_2, style.axis
    if projection.body.horizontal:
        return Label(lines, at[0], projection.plot.bottom + style.near, size, color, Align.CENTRE)
    x = at[0] + style.gap if second else at[0] - style.gap
    return Label(lines, x, at[1] - size * LEADING / 2, size, color, Align.LEFT if second else Align.RIGHT)


def _axes(body: Cartesian, projection: Projection, layout: ChartLayout, style: ChartStyle) -> Iterator[Ink]:
    """The line from which bars start, or the lower edge; with small ticks under a scale."""
    if any(isinstance(layer, Lines) and layer.label_ends for layer in body.layers):
        for place in range(len(body.layers[0].series[0].values)):
            share = body.x.share(place)
            ends = projection.from_shares(share, 0.0), projection.from_shares(share, 1.0)
            yield Segment(*ends, style.grid, style.palette.rule)
        return
    share = body.y.scale.share(body.y.scale.base)
    ends = projection.from_shares(0.0, share), projection.from_shares(1.0, share)
    yield Segment(*ends, style.base, style.palette.ink)
    if isinstance(body.x, ScaleAxis) and body.has_ticks:
        for tick in body.x.scale.ticks[:: layout.names.every]:
            x, y = projection.from_shares(body.x.scale.share(tick.value), 0.0)
            yield Segment((x, y), (x, y + _TICK), style.base, style.palette.ink)


def _layer(layer: Bars | Lines | Areas | Points, projection: Projection, style: ChartStyle) -> Iterator[Ink]:
    match layer:
        case Bars():
            return _bars(layer, projection, style)
        case Lines():
            return _lines(layer, projection, style)
        case Areas():
            return _areas(layer, projection, style)
        case Points():
            return _points(layer, projection, style)
        case _:
            assert_never(layer)


def _bars(layer: Bars, projection: Projection, style: ChartStyle) -> Iterator[Ink]:
    edge = _EDGE if layer.parts_touch else 0.0
    for bar in iter_bars(layer, projection):
        series = layer.series[bar.series]
        color = series.point_colors[bar.point] if series.point_colors else series.color
        if series.color is None or color is None or not (bar.box.width and bar.box.height):
            continue
        if min(bar.box.width, bar.box.height) > 3 * edge > 0:
            yield Polygon(_corners(bar.box), color, style.palette.white, edge)
        else:
            yield Rectangle(bar.box, color)


def _corners(box: Box) -> tuple[Point, ...]:
    return ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))


def _lines(layer: Lines, projection: Projection, style: ChartStyle) -> Iterator[Ink]:
    numbers = _weak_first(layer)
    for number in numbers:
        series = layer.series[number]
        color = series.color or style.palette.ink
        points = line_points(layer, number, projection)
        if not layer.joined:
            yield from (Dot(point, style.marker, color) for point in points if point)
            continue
        weight = style.line if series.strong else style.quiet_line
        for run in runs_of(points):
            if len(run) > 1:
                yield Polyline(run, weight, color)
        alone = [run[0] for run in runs_of(points) if len(run) == 1]
        shown = [point for point in points if point] if _shows_all(points, style) else alone
        yield from (_marker(point, number, color, style) for point in shown)


def _weak_first(layer: Lines | Points) -> list[int]:
    """Context is drawn below the message."""
    return sorted(range(len(layer.series)), key=lambda number: layer.series[number].strong)


def _shows_all(points: list[Point | None], style: ChartStyle) -> bool:
    return style.all_markers and len(points) <= _MANY


def _marker(point: Point, number: int, color: Color, style: ChartStyle) -> Ink:
    """Filled discs, then open squares: two lines differ in print without colour too."""
    half = style.marker / 2
    if number % 2 == 0 or not style.all_markers:
        return Dot(point, half, color)
    x, y = point
    corners = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
    return Polygon(corners, style.palette.white, color, style.line / 2)


def _end_markers(
    body: Cartesian, layout: ChartLayout, projection: Projection, style: ChartStyle
) -> Iterator[Ink]:
    """A marker at each point that bears its value."""
    for own in layout.point_labels:
        layer = body.layers[own.layer]
        if isinstance(layer, Lines | Points) and layer.joined and own.says_value:
            series = layer.series[own.series]
            points = line_points(layer, own.series, projection)
            point = points[own.point]
            if point and not _shows_all(points, style):
                yield _marker(point, own.series, series.color or style.palette.ink, style)


def _areas(layer: Areas, projection: Projection, style: ChartStyle) -> Iterator[Ink]:
    """Each area between its lower and its upper edge; a gap counts as nothing in a stack."""
    stacks = stacked_values(layer)
    for number, series in enumerate(layer.series):
        edges = [(ends[number] or _below(ends, number)) for ends in stacks]
        lower = [projection.at(p, low) for p, (low, _) in zip(layer.places, edges, strict=True)]
        upper = [projection.at(p, high) for p, (_, high) in zip(layer.places, edges, strict=True)]
        color = series.color or style.palette.ink
        yield Polygon((*upper, *reversed(lower)), color, style.palette.white, _EDGE)


def _below(ends: list[tuple[float, float] | None], number: int) -> tuple[float, float]:
    """Where the stack has come to before a gap."""
    top = max((own[1] for own in ends[:number] if own), default=0.0)
    return top, top


def _points(layer: Points, projection: Projection, style: ChartStyle) -> Iterator[Ink]:
    for number in _weak_first(layer):
        series = layer.series[number]
        color = series.color or style.palette.ink
        points = line_points(layer, number, projection)
        if layer.joined:
            weight = style.line if series.strong else style.quiet_line
            yield from (Polyline(run, weight, color) for run in runs_of(points) if len(run) > 1)
            yield from (Dot(run[0], style.marker / 2, color) for run in runs_of(points) if len(run) == 1)
            continue
        for place, point in enumerate(points):
            if point and layer.sizes:
                radius = bubble_radius(layer.sizes[place], layer, projection)
                yield Dot(point, radius, color, style.palette.white, _EDGE)
            elif point:
                yield Dot(point, style.marker / 2, color)


def _pie(pie: Pie, plot: Box, style: ChartStyle) -> Iterator[Ink]:
    for own, (start, end) in zip(pie.slices, slice_angles(pie), strict=True):
        steps = max(2, math.ceil((end - start) / math.radians(3)))
        angles = [start + (end - start) * step / steps for step in range(steps + 1)]
        outer = tuple(on_circle(plot, angle) for angle in angles)
        inner = tuple(on_circle(plot, angle, pie.hole) for angle in reversed(angles))
        points = outer + (inner if pie.hole else (on_circle(plot, start, 0.0),))
        yield Polygon(points, own.color, style.palette.white, _EDGE)


def _legend(legend: Legend, style: ChartStyle) -> Iterator[Ink]:
    for entry in legend.entries:
        key = entry.key
        middle = key.y + key.height / 2
        match entry.shape:
            case KeyShape.SQUARE:
                yield Rectangle(key, entry.color)
            case KeyShape.LINE:
                yield Segment((key.x, middle), (key.right, middle), style.line, entry.color)
            case KeyShape.DOT:
                yield Dot((key.x + key.width / 2, middle), key.width / 2, entry.color)
        yield entry.label
