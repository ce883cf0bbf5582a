"""The row of names above a chart of several series, or the list beside a doughnut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from deckgen.plan.charts.chart_plan import Areas, Bars, Body, Cartesian, ChartPlan, Layer, Lines, Pie, Points
from deckgen.plan.charts.ink import Box, Label, LabelLine
from deckgen.plan.charts.layout import KeyShape, Legend, LegendEntry
from deckgen.plan.charts.style import LEADING, ChartStyle
from deckgen.units import Color
from deckgen.values import dataclass

_KEY = 0.7
"""Side of a key, as a share of the type's size; the key of a line is twice as long."""
_ROW = 1.5
"""From row to row, as a share of the type's size."""


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    color: Color
    shape: KeyShape


def row_legend(plan: ChartPlan, width: float, style: ChartStyle) -> Legend | None:
    """Names in rows from the top left corner; None where the chart needs none."""
    names = _names(plan.body)
    if not plan.legend or not names or isinstance(plan.body, Pie):
        return None
    size = style.name
    entries: list[LegendEntry] = []
    x = y = right = 0.0
    for name in names:
        wide = _entry_width(name, size, style)
        if x and x + wide > width:
            x, y = 0.0, y + size * _ROW
        entries.append(_entry(name, x, y, size, style))
        right = max(right, x + wide)
        x += wide + size
    return Legend(Box(0, 0, right, y + size * _ROW), tuple(entries), size)


def legend_width(plan: ChartPlan, style: ChartStyle) -> float:
    """Of a list of all names."""
    return max((_entry_width(name, style.category[0], style) for name in _names(plan.body)), default=0.0)


def list_legend(plan: ChartPlan, left: float, height: float, style: ChartStyle) -> Legend | None:
    """Names under one another from that x on, in the middle of the height."""
    names = _names(plan.body)
    if not plan.legend or not names:
        return None
    size = style.category[0]
    pitch = size * _ROW
    top = max(0.0, (height - pitch * len(names)) / 2)
    box = Box(left, top, legend_width(plan, style), pitch * len(names))
    entries = tuple(
        _entry(name, box.x, box.y + number * pitch, size, style) for number, name in enumerate(names)
    )
    return Legend(box, entries, size)


def _names(body: Body) -> Sequence[_Name]:
    match body:
        case Pie():
            return [_Name(own.name, own.color, KeyShape.SQUARE) for own in body.slices]
        case Cartesian():
            return [
                _Name(series.name, series.color, _shape(layer))
                for layer in body.layers
                for series in layer.series
                if series.color is not None
            ]


def _shape(layer: Layer) -> KeyShape:
    match layer:
        case Bars() | Areas():
            return KeyShape.SQUARE
        case Lines() | Points():
            return KeyShape.LINE if layer.joined else KeyShape.DOT
        case _:
            assert_never(layer)


def _entry_width(name: _Name, size: float, style: ChartStyle) -> float:
    return _key_width(name, size) + 0.4 * size + style.width(name.text, size)


def _key_width(name: _Name, size: float) -> float:
    return _KEY * size * (2 if name.shape is KeyShape.LINE else 1)


def _entry(name: _Name, x: float, y: float, size: float, style: ChartStyle) -> LegendEntry:
    wide, side = _key_width(name, size), _KEY * size
    key = Box(x, y + (LEADING * size - side) / 2, wide, side)
    label = Label((LabelLine(name.text),), x + wide + 0.4 * size, y, size, style.palette.ink)
    return LegendEntry(name.color, label, key, name.shape)
