"""Values at bars: past their ends, inside the parts of stacks that have room, at the ends of whole stacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckgen.model.chart import Stacking
from deckgen.plan.charts.chart_plan import BandAxis, Bars, Cartesian
from deckgen.plan.charts.geometry import Bar, iter_bars, stack_ends
from deckgen.plan.charts.ink import Box, Label, LabelLine, Point
from deckgen.plan.charts.layout import ChartLayout, PointLabel, Projection, Side
from deckgen.plan.charts.style import LEADING, ChartStyle
from deckgen.plan.text import Align
from deckgen.units import Color
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class _End:
    """Of a bar or stack."""

    at: Point
    value: float
    horizontal: bool


_NAME_PAD = 8.0
"""Left free beside a name and value inside a bar, in points."""
STACK = -1
"""Stands for the series in the label of a whole stack."""


def value_size(body: Cartesian, room: float, style: ChartStyle) -> float:
    """The largest size at which values over columns stay in their `room`; rows leave it free."""
    texts = [text for layer in body.layers if isinstance(layer, Bars) for text in _outer_texts(layer)]
    if body.horizontal or not texts:
        return style.value[0]
    for size in style.value:
        if max(style.width(text, size, bold=True) for text in texts) <= room:
            return size
    return style.value[-1]


def outer_needs(body: Cartesian, size: float, style: ChartStyle) -> Iterator[tuple[float, float]]:
    """For each value past an end: the share of the plot where its bar ends, and the room needed beyond.

    The room is negative where the bar points away from the axis' high end.
    """
    scale = body.y.scale
    for layer in body.layers:
        if not isinstance(layer, Bars):
            continue
        for value, text in _outer_values(layer):
            need = style.width(text, size, bold=True) if body.horizontal else size * LEADING
            yield scale.share(value), (need + style.near) * (1 if value >= 0 else -1)


def place_bar_labels(
    layer: Bars, number: int, projection: Projection, size: float, style: ChartStyle
) -> Iterator[PointLabel]:
    for bar in iter_bars(layer, projection):
        series = layer.series[bar.series]
        text = series.labels[bar.point] if series.labels else ""
        if not text:
            continue
        bold = bar.point in series.strong_labels
        lines = (LabelLine(text, bold),)
        if layer.stacking is Stacking.NONE:
            end = _End(_end_of(bar, projection), bar.value, projection.body.horizontal)
            label = _outside(end, lines, size, style)
            yield PointLabel(number, bar.series, bar.point, lines, Side.OUTSIDE, label)
        elif _has_room(text, bar.box, size, style):
            label = _inside(lines, bar.box, size, series.label_color or style.palette.ink)
            yield PointLabel(number, bar.series, bar.point, lines, Side.CENTRE, label)
    if layer.end_labels:
        yield from _stack_labels(layer, number, projection, size, style)


def is_one_stack(body: Cartesian) -> bool:
    """A single row whose parts could bear their names themselves, so that no legend is needed."""
    if not body.horizontal or not isinstance(body.x, BandAxis) or len(body.x.labels) != 1:
        return False
    return len(body.layers) == 1 and isinstance(body.layers[0], Bars) and body.layers[0].parts_touch


def named_parts(body: Cartesian, layout: ChartLayout, style: ChartStyle) -> ChartLayout | None:
    """The layout with each part's name before its value; None where one of them has no room."""
    (layer,) = body.layers
    assert isinstance(layer, Bars)
    boxes = {bar.series: bar.box for bar in iter_bars(layer, Projection(body, layout.plot))}
    labels: list[PointLabel] = []
    for own in layout.point_labels:
        if own.series == STACK:
            labels.append(own)
            continue
        (line,) = own.lines
        text = f"{layer.series[own.series].name} {line.text}"
        if style.width(text, own.label.size, bold=True) + _NAME_PAD > boxes.pop(own.series).width:
            return None
        lines = (replace(line, text=text),)
        labels.append(replace(own, lines=lines, label=replace(own.label, lines=lines), says_name=True))
    return None if boxes else replace(layout, point_labels=tuple(labels))


def _stack_labels(
    layer: Bars, number: int, projection: Projection, size: float, style: ChartStyle
) -> Iterator[PointLabel]:
    for stack in stack_ends(layer, projection):
        if text := layer.end_labels[stack.point]:
            lines = (LabelLine(text, stack.point in layer.strong_ends),)
            end = _End(stack.at, stack.value, projection.body.horizontal)
            label = _outside(end, lines, size, style)
            yield PointLabel(number, STACK, stack.point, lines, Side.STACK_END, label)


def _outer_texts(layer: Bars) -> list[str]:
    return [text for _, text in _outer_values(layer)]


def _outer_values(layer: Bars) -> Iterator[tuple[float, str]]:
    """The texts that stand past ends, with the values at which those ends lie."""
    if layer.stacking is Stacking.NONE:
        for series in layer.series:
            for value, text in zip(series.values, series.labels, strict=False):
                if value is not None and text:
                    yield value, text
        return
    columns = zip(*(series.values for series in layer.series), strict=True)
    for values, text in zip(columns, layer.end_labels, strict=False):
        filled = [value for value in values if value is not None]
        up, down = sum(v for v in filled if v > 0), sum(v for v in filled if v < 0)
        if text:
            yield up or down, text


def _end_of(bar: Bar, projection: Projection) -> Point:
    box = bar.box
    if projection.body.horizontal:
        return (box.right if bar.value >= 0 else box.x), box.y + box.height / 2
    return box.x + box.width / 2, (box.y if bar.value >= 0 else box.bottom)


def _outside(end: _End, lines: tuple[LabelLine, ...], size: float, style: ChartStyle) -> Label:
    """The label past the end of a bar, on the side to which the bar points."""
    (x, y), value, color = end.at, end.value, style.palette.ink
    if end.horizontal:
        along = Align.LEFT if value >= 0 else Align.RIGHT
        x += style.near if value >= 0 else -style.near
        return Label(lines, x, y - size * LEADING / 2, size, color, along)
    y += -size * LEADING - style.near / 2 if value >= 0 else style.near / 2
    return Label(lines, x, y, size, color, Align.CENTRE)


def _inside(lines: tuple[LabelLine, ...], box: Box, size: float, color: Color) -> Label:
    top = box.y + box.height / 2 - size * LEADING / 2
    return Label(lines, box.x + box.width / 2, top, size, color, Align.CENTRE)


def _has_room(text: str, box: Box, size: float, style: ChartStyle) -> bool:
    return style.width(text, size) + 4 <= box.width and size * LEADING <= box.height
