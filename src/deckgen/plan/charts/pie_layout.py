"""A pie's circle and its labels around it; a doughnut's labels in the ring, its names in a list beside."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from deckgen.plan.charts.board import box_of, lines_width
from deckgen.plan.charts.chart_plan import ChartPlan, Pie, Slice
from deckgen.plan.charts.colors import text_on
from deckgen.plan.charts.ink import Box, Label, LabelLine, Point
from deckgen.plan.charts.layout import ChartLayout, NameLabels, PointLabel, Side
from deckgen.plan.charts.legends import legend_width, list_legend
from deckgen.plan.charts.spread import spread
from deckgen.plan.charts.style import LEADING, ChartStyle
from deckgen.plan.text import Align
from deckgen.values import dataclass

_SMALLEST_IN_RING = 0.05
"""Share of the whole below which a part of a ring has no room for its label."""
_BESIDE_RING = 2.5
"""From the ring to its list of names, as a share of the type's size."""
_STEPS = 12


def lay_out_pie(plan: ChartPlan, pie: Pie, frame: Box, style: ChartStyle) -> ChartLayout:
    size = style.category[0]
    if pie.hole:
        return _ring(plan, pie, frame, style)
    plot, placed = _largest(pie, frame, size, style)
    labels = tuple(
        PointLabel(
            0, 0, own.number, own.label.lines, Side.OUTSIDE, own.label, says_name=True, shift=own.shift
        )
        for own in placed
    )
    return ChartLayout(frame.width, frame.height, plot, NameLabels(size, 1, ()), labels, size)


def slice_angles(pie: Pie) -> Iterator[tuple[float, float]]:
    """From where to where each slice goes, in radians clockwise from the top."""
    whole = sum(own.value for own in pie.slices) or 1.0
    start = 0.0
    for own in pie.slices:
        end = start + math.tau * own.value / whole
        yield start, end
        start = end


def on_circle(plot: Box, angle: float, share: float = 1.0) -> Point:
    """The point of the pie at an angle, at that share of its radius."""
    radius = plot.width / 2 * share
    x, y = plot.x + plot.width / 2, plot.y + plot.height / 2
    return x + radius * math.sin(angle), y - radius * math.cos(angle)


def _ring(plan: ChartPlan, pie: Pie, frame: Box, style: ChartStyle) -> ChartLayout:
    size = style.category[0]
    apart = _BESIDE_RING * size
    wide = legend_width(plan, style)
    diameter = max(1.0, min(frame.width - wide - apart, frame.height))
    left = max(0.0, (frame.width - diameter - apart - wide) / 2)
    plot = _square(frame, left + diameter / 2, diameter / 2)
    legend = list_legend(plan, plot.right + apart, frame.height, style)
    whole = sum(own.value for own in pie.slices) or 1.0
    labels = []
    for number, (own, (start, end)) in enumerate(zip(pie.slices, slice_angles(pie), strict=True)):
        thick = plot.width / 2 * (1 - pie.hole)
        if own.value / whole >= _SMALLEST_IN_RING and style.width(own.text, size) + 4 <= thick:
            x, y = on_circle(plot, (start + end) / 2, (1 + pie.hole) / 2)
            lines = (LabelLine(own.text),)
            color = text_on(own.color, style.palette)
            label = Label(lines, x, y - size * LEADING / 2, size, color, Align.CENTRE)
            labels.append(PointLabel(0, 0, number, lines, Side.CENTRE, label))
    names = NameLabels(size, 1, ())
    return ChartLayout(frame.width, frame.height, plot, names, tuple(labels), size, legend)


def _square(frame: Box, x: float, radius: float) -> Box:
    return Box(x - radius, frame.y + frame.height / 2 - radius, 2 * radius, 2 * radius)


@dataclass(frozen=True, slots=True)
class _Placed:
    number: int
    label: Label
    shift: Point


def _largest(pie: Pie, frame: Box, size: float, style: ChartStyle) -> tuple[Box, list[_Placed]]:
    """The largest circle around which all labels stay in the frame, or else the smallest tried."""
    # Some room is left all around: where a label would leave the frame, LibreOffice squeezes the whole chart.
    most = min(frame.width, frame.height) / 2 - size
    for step in range(_STEPS):
        plot = _square(frame, frame.x + frame.width / 2, max(1.0, most * (1 - 0.06 * step)))
        placed = _labels_around(pie, plot, frame, size, style)
        boxes = [box_of(own.label, style) for own in placed]
        if all(
            box.x >= frame.x and box.right <= frame.right and box.y >= frame.y and box.bottom <= frame.bottom
            for box in boxes
        ):
            break
    return plot, placed


def _labels_around(pie: Pie, plot: Box, frame: Box, size: float, style: ChartStyle) -> list[_Placed]:
    """Beside the circle, those of each half kept apart; a label that moves keeps off the circle."""
    placed: list[_Placed] = []
    middles = [(start + end) / 2 for start, end in slice_angles(pie)]
    for right in (True, False):
        own = [number for number, middle in enumerate(middles) if (math.sin(middle) >= 0) is right]
        naturals = [_natural(pie.slices[number], middles[number], plot, size, style) for number in own]
        heights = [label.height for label in naturals]
        centres = [label.y + label.height / 2 for label in naturals]
        moved = spread(centres, heights, frame.y, frame.bottom)
        for number, label, old, new in zip(own, naturals, centres, moved, strict=True):
            x = label.x if new == old else _beside(label, new, plot, style, right=right)
            shifted = replace(label, x=x, y=label.y + new - old)
            placed.append(_Placed(number, shifted, (x - label.x, new - old)))
    return sorted(placed, key=lambda own: own.number)


def _natural(own: Slice, middle: float, plot: Box, size: float, style: ChartStyle) -> Label:
    """Past the circle in the direction of the slice's middle, as PowerPoint places it."""
    lines = (LabelLine(own.name), LabelLine(own.text))
    x, y = on_circle(plot, middle, 1.0)
    wide, high = lines_width(lines, size, style), len(lines) * size * LEADING
    # The label's middle lies outward by half of its own extent in that direction.
    x += math.sin(middle) * (wide / 2 + style.near)
    y -= math.cos(middle) * (high / 2 + style.near)
    return Label(lines, x, y - high / 2, size, style.palette.ink, Align.CENTRE)


def _beside(label: Label, centre: float, plot: Box, style: ChartStyle, *, right: bool) -> float:
    """The x at which a label of that height stands clear of the circle."""
    radius = plot.width / 2
    nearest = max(0.0, abs(centre - plot.y - radius) - label.height / 2)
    reach = math.sqrt(radius**2 - nearest**2) if nearest < radius else 0.0
    out = reach + style.near + lines_width(label.lines, label.size, style) / 2
    middle = plot.x + radius
    if right:
        return max(label.x, middle + out)
    return min(label.x, middle - out)
