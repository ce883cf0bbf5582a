"""What a chart says to those who cannot see it, and what a note must say of its scale. English, as yet."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from deckgen.model.chart import (
    Chart,
    ChartData,
    ChartKind,
    Dates,
    Granularity,
    Place,
    Series,
    Stacking,
    XValues,
)
from deckgen.model.walk import plain_text
from deckgen.plan.charts.axes import Work, plain_format
from deckgen.plan.charts.chart_plan import Body, Cartesian, ChartGrid
from deckgen.plan.charts.formats import long_date, unit_in_words
from deckgen.plan.charts.scales import Step

_MAX_LISTED = 8
"""Values that are read out one by one; of more, the ends and extremes."""
_MAX_SERIES = 4

_NAMES = {
    ChartKind.COLUMN: "column chart",
    ChartKind.BAR: "bar chart",
    ChartKind.LINE: "line chart",
    ChartKind.AREA: "area chart",
    ChartKind.SCATTER: "scatter chart",
    ChartKind.BUBBLE: "bubble chart",
    ChartKind.PIE: "pie chart",
    ChartKind.DOUGHNUT: "doughnut chart",
    ChartKind.COMBINED: "chart of columns and lines",
    ChartKind.WATERFALL: "waterfall chart",
    ChartKind.SLOPE: "slope chart",
    ChartKind.RANGE: "range chart",
    ChartKind.DOT: "dot chart",
}
_STACKED = {Stacking.NONE: "", Stacking.STACKED: "stacked ", Stacking.PERCENT: "100 per cent stacked "}


def alt_text(data: ChartData, title: str, work: Work) -> str:
    """What the author says, or else: the kind, what is measured, the range, the extremes, the trend."""
    chart = work.chart
    if chart.alt:
        return f"{chart.alt} {title}".strip()
    parts = [_heading(chart, title), *_values(data, work), *_references(data, work)]
    return " ".join(part for part in parts if part)


def grid_alt_text(chart: Chart, titles: Sequence[str]) -> str:
    """For small multiples as one."""
    if chart.alt:
        return chart.alt
    return f"{_heading(chart, '')} {len(titles)} panels: {', '.join(titles)}."


def remarks(body: Body) -> tuple[str, ...]:
    """What readers would get wrong without a word on the scale."""
    if not isinstance(body, Cartesian) or not body.y.visible:
        return ()
    scale = body.y.scale
    if scale.step is Step.FACTOR:
        return ("The scale is logarithmic.",)
    if scale.low > 0 or scale.high < 0:
        return (f"The scale starts at {scale.format.text(scale.low)}.",)
    return ()


def unsaid_remarks(chart: Chart, grid: ChartGrid) -> tuple[str, ...]:
    """The remarks of the plan, as far as caption and note do not give their number already."""
    said = " ".join(
        (plain_text(chart.caption), chart.attributes.get("subtitle"), *chart.attributes.get_all("note"))
    )
    return tuple(
        remark for remark in grid.panels[0].remarks if remark.rstrip(".").rpartition(" ")[2] not in said
    )


def _heading(chart: Chart, title: str) -> str:
    name = (_STACKED[chart.stacking] + _NAMES[chart.kind]).capitalize()
    about = [text for text in (plain_text(chart.caption).strip().rstrip("."), title) if text]
    heading = f"{name}: {', '.join(about)}" if about else name
    unit = unit_in_words(chart.settings.unit)
    if unit and unit.casefold() not in heading.casefold():
        heading = f"{heading} ({unit})"
    return f"{heading}."


def _values(data: ChartData, work: Work) -> list[str]:
    if work.chart.kind is ChartKind.RANGE:
        return [_listed_ranges(data, work)]
    if work.chart.kind in (ChartKind.SCATTER, ChartKind.BUBBLE):
        shown = sum(value is not None for series in data.series for value in series.values)
        return [f"{shown} points.", *(_extremes(series, data.x, work) for series in data.series)]
    sentences = [_series(series, data, work) for series in data.series[:_MAX_SERIES]]
    more = data.series[_MAX_SERIES:]
    if more:
        sentences.append(f"And {len(more)} more: {', '.join(series.name for series in more)}.")
    return sentences


def _series(series: Series, data: ChartData, work: Work) -> str:
    filled = [row for row, value in enumerate(series.values) if value is not None]
    name = f"{series.name}: " if len(data.series) > 1 else ""
    if len(filled) <= _MAX_LISTED and work.chart.kind is not ChartKind.LINE:
        pairs = (f"{_place(data.x, row, work)} {_number(series, row, work)}" for row in filled)
        return f"{name}{'; '.join(pairs)}."
    trend = (
        f"{_trend(series, filled, data.x, work)}; " if _is_ordered(data.x, work) and len(filled) > 1 else ""
    )
    return f"{name}{trend}{_extremes(series, data.x, work, named=False)}"


def _trend(series: Series, filled: Sequence[int], x: XValues, work: Work) -> str:
    first, last = filled[0], filled[-1]
    change = (series.values[last] or 0.0) - (series.values[first] or 0.0)
    word = "up" if change > 0 else "down" if change < 0 else "unchanged"
    start = f"from {_number(series, first, work)} ({_place(x, first, work)})"
    return f"{start} {word} to {_number(series, last, work)} ({_place(x, last, work)})"


def _extremes(series: Series, x: XValues, work: Work, *, named: bool = True) -> str:
    filled = [(value, row) for row, value in enumerate(series.values) if value is not None]
    if not filled:
        return ""
    low, high = min(filled)[1], max(filled)[1]
    name = f"{series.name}: " if named else ""
    if low == high:
        return f"{name}{_number(series, low, work)} ({_place(x, low, work)})."
    return (
        f"{name}highest {_number(series, high, work)} ({_place(x, high, work)}), "
        f"lowest {_number(series, low, work)} ({_place(x, low, work)})."
    )


def _listed_ranges(data: ChartData, work: Work) -> str:
    low, high = data.series[0], data.series[-1]
    texts = []
    for row in range(min(len(data.x.values), _MAX_LISTED)):
        ends = [_number(own, row, work) for own in (low, high) if own.values[row] is not None]
        texts.append(f"{_place(data.x, row, work)} {' to '.join(dict.fromkeys(ends)) or 'no value'}")
    more = len(data.x.values) - _MAX_LISTED
    return "; ".join(texts) + (f"; and {more} more." if more > 0 else ".")


def _references(data: ChartData, work: Work) -> list[str]:
    settings = work.settings
    sentences = [f"Line at {work.form.text(own.value)}{_named(own.text)}." for own in settings.lines]
    sentences += [
        f"Band from {work.form.text(own.low)} to {work.form.text(own.high)}{_named(own.text)}."
        for own in settings.bands
    ]
    marked = [f"{own.text} ({_written(own.place, data.x, work)})" for own in settings.events]
    if marked:
        sentences.append(f"Marked: {', '.join(marked)}.")
    return sentences


def _named(text: str) -> str:
    return f": {text}" if text else ""


def _number(series: Series, row: int, work: Work) -> str:
    return work.form.text(series.values[row] or 0.0)


def _place(x: XValues, row: int, work: Work) -> str:
    return _written(x.values[row], x, work)


def _written(place: Place, x: XValues, work: Work) -> str:
    if isinstance(place, datetime.date):
        return long_date(place, x.granularity if isinstance(x, Dates) else Granularity.DAY, work.lang)
    if isinstance(place, str):
        return place
    return plain_format([float(place)], work.lang).text(float(place))


def _is_ordered(x: XValues, work: Work) -> bool:
    return isinstance(x, Dates) or work.chart.kind in (ChartKind.LINE, ChartKind.AREA, ChartKind.SLOPE)
