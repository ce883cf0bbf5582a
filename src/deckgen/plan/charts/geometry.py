"""Where bars, points and parts of stacks lie in the plot: shared by labels and drawing."""

from __future__ import annotations

import math
from collections.abc import Iterator

from deckgen.model.chart import Stacking
from deckgen.plan.charts.chart_plan import Areas, Bars, Lines, Points
from deckgen.plan.charts.ink import Box, Point
from deckgen.plan.charts.layout import Projection
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    series: int
    point: int
    box: Box
    value: float


@dataclass(frozen=True, slots=True)
class StackEnd:
    point: int
    at: Point
    value: float


def iter_bars(layer: Bars, projection: Projection) -> Iterator[Bar]:
    """The rectangle of each value, invisible ones too."""
    if layer.stacking is Stacking.NONE:
        yield from _side_by_side(layer, projection)
        return
    for point, values in enumerate(stacked_values(layer)):
        for series, ends in enumerate(values):
            if ends is not None:
                box = _bar_box(projection, layer, point, 0, ends)
                yield Bar(series, point, box, ends[1] - ends[0])


def stack_ends(layer: Bars, projection: Projection) -> Iterator[StackEnd]:
    """Where each stack ends: above zero if anything of it is there, else below."""
    for point, values in enumerate(stacked_values(layer)):
        reached = [end for ends in values if ends is not None for end in ends]
        if reached:
            value = max(reached) if max(reached) > 0 else min(reached)
            yield StackEnd(point, projection.at(point, value), value)


def stacked_values(layer: Bars | Areas) -> list[list[tuple[float, float] | None]]:
    """From where to where each value reaches, place by place: above zero upwards, the others downwards."""
    stacks = []
    for values in zip(*(series.values for series in layer.series), strict=True):
        whole = sum(abs(value) for value in values if value is not None) or 1.0
        factor = 100.0 / whole if layer.stacking is Stacking.PERCENT else 1.0
        up = down = 0.0
        stack: list[tuple[float, float] | None] = []
        for value in values:
            if value is None:
                stack.append(None)
            elif value >= 0:
                stack.append((up, up + value * factor))
                up += value * factor
            else:
                stack.append((down, down + value * factor))
                down += value * factor
        stacks.append(stack)
    return stacks


def line_points(layer: Lines | Points, series: int, projection: Projection) -> list[Point | None]:
    """The points of one series, None at its gaps."""
    values = layer.series[series].values
    second = isinstance(layer, Lines) and layer.second
    return [
        None if value is None else projection.at(place, value, second=second)
        for place, value in zip(layer.places, values, strict=True)
    ]


def runs_of(points: list[Point | None]) -> Iterator[tuple[Point, ...]]:
    """The stretches between gaps."""
    run: list[Point] = []
    for point in (*points, None):
        if point is not None:
            run.append(point)
        elif run:
            yield tuple(run)
            run = []


def bubble_radius(size: float | None, layer: Points, projection: Projection) -> float:
    """As PowerPoint draws it: the largest is a quarter of the plot's shorter side across."""
    largest = max((own for own in layer.sizes if own is not None), default=0.0)
    if not size or size < 0 or not largest:
        return 0.0
    return 0.125 * min(projection.plot.width, projection.plot.height) * math.sqrt(size / largest)


def _side_by_side(layer: Bars, projection: Projection) -> Iterator[Bar]:
    base = projection.body.y.scale.base
    for number, series in enumerate(layer.series):
        for point, value in enumerate(series.values):
            if value is not None:
                yield Bar(number, point, _bar_box(projection, layer, point, number, (base, value)), value)


def _bar_box(projection: Projection, layer: Bars, point: int, slot: int, ends: tuple[float, float]) -> Box:
    slots = len(layer.series) if layer.stacking is Stacking.NONE else 1
    thickness = projection.band / (slots + layer.gap)
    start = projection.band * point + thickness * (layer.gap / 2 + slot)
    scale = projection.body.y.scale
    low, high = sorted(min(1.0, max(0.0, scale.share(end))) for end in ends)
    plot = projection.plot
    if projection.body.horizontal:
        return Box(plot.x + low * plot.width, plot.y + start, (high - low) * plot.width, thickness)
    return Box(plot.x + start, plot.bottom - high * plot.height, thickness, (high - low) * plot.height)
