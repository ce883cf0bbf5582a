"""Bars for a narrow column: each name on a line of its own, its value at the right, a thin bar below."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.model.chart import Stacking
from deckgen.plan.charts.chart_plan import BandAxis, Bars, Cartesian, ChartPlan, SeriesPlan
from deckgen.plan.charts.ink import Box, Ink, Label, LabelLine, Rectangle, Segment
from deckgen.plan.charts.names import cut_to
from deckgen.plan.charts.style import LEADING, ChartStyle
from deckgen.plan.text import Align

_BAR = 5.0
"""Height, in points."""
_GAP = 6.0
"""Between a bar and the next name."""


def suits_narrow(plan: ChartPlan) -> bool:
    """Whether the chart is rows of single bars from zero, which can be drawn so."""
    return _series(plan) is not None


def narrow_height(plan: ChartPlan, style: ChartStyle) -> float:
    series = _series(plan)
    count = len(series.values) if series else 0
    return count * (style.category[0] * LEADING + _BAR + _GAP) - _GAP


def draw_narrow(plan: ChartPlan, width: float, style: ChartStyle) -> Iterator[Ink]:
    """The rows from the top down, across the whole width."""
    body, series = plan.body, _series(plan)
    if series is None or not isinstance(body, Cartesian) or not isinstance(body.x, BandAxis):
        return
    size = style.category[0]
    pitch = size * LEADING + _BAR + _GAP
    largest = max(body.y.scale.high, *(line.value for line in body.lines), 0.0) or 1.0
    for place, (name, value) in enumerate(zip(body.x.labels, series.values, strict=True)):
        top = place * pitch
        text = "" if value is None else (series.labels[place] if series.labels else plan.format.text(value))
        yield Label((LabelLine(text, True),), width, top, size, style.palette.ink, Align.RIGHT)
        room = width - style.width(text, size, bold=True) - size
        lines = (LabelLine(cut_to(name, room, size, style)),)
        yield Label(lines, 0.0, top, size, style.palette.text_2)
        color = series.point_colors[place] if series.point_colors else series.color
        if value and color:
            box = Box(0.0, top + size * LEADING, width * max(0.0, value) / largest, _BAR)
            yield Rectangle(box, color)
        for line in body.lines:
            x = width * line.value / largest
            bottom = top + size * LEADING + _BAR + 1
            yield Segment((x, bottom - _BAR - 2), (x, bottom), style.limit, style.palette.ink)


def _series(plan: ChartPlan) -> SeriesPlan | None:
    body = plan.body
    if not isinstance(body, Cartesian) or not body.horizontal or len(body.layers) != 1:
        return None
    layer = body.layers[0]
    if not isinstance(layer, Bars) or layer.stacking is not Stacking.NONE or len(layer.series) != 1:
        return None
    series = layer.series[0]
    return series if all(value is None or value >= 0 for value in series.values) else None
