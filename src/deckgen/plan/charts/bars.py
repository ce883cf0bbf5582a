"""Kinds made of bars: columns, bars, stacks, combined columns and lines, waterfalls, ranges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from deckgen.model.chart import ChartData, ChartKind, Series, Stacking
from deckgen.plan.charts.axes import (
    Work,
    all_values,
    band_axis,
    place_names,
    places_on,
    second_axis,
    value_axis,
)
from deckgen.plan.charts.chart_plan import Bars, Cartesian, Lines, SeriesPlan, ValueAxis
from deckgen.plan.charts.colors import point_colors, series_colors
from deckgen.plan.charts.floating import POINT, THIN, Float, floating_series
from deckgen.plan.charts.formats import NumberFormat
from deckgen.plan.charts.phrases import phrases_for
from deckgen.plan.charts.scales import linear_scale
from deckgen.plan.charts.series import (
    line_series,
    part_series,
    stack_ends,
    totals,
    value_labels,
    wants_labels,
)

MAX_LABELLED_ROWS = 30
"""Horizontal bars that bear their values; with more, an axis is quieter."""
MAX_LABELLED_COLUMNS = 12
MAX_LABELLED_PARTS = 4

_GAP_OF_ONE = 0.52
_GAP_OF_SEVERAL = 0.7
_FEW_COLUMNS = {1: 4.0, 2: 2.5, 3: 2.0, 4: 1.5}


def plan_bars(data: ChartData, work: Work) -> Cartesian:
    """Columns or bars, side by side or stacked."""
    if work.chart.stacking is not Stacking.NONE:
        return _stacked(data, work)
    horizontal = work.chart.kind is ChartKind.BAR
    most = MAX_LABELLED_ROWS if horizontal else MAX_LABELLED_COLUMNS
    labelled = wants_labels(work, len(data.x.values) * len(data.series), most)
    bars = Bars(_bar_series(data, work, labelled=labelled), gap=_gap(data, upright=not horizontal))
    y = value_axis(all_values(work.panels), work, labelled=labelled, from_zero=True)
    return Cartesian(band_axis(data.x, work), y, (bars,), work.form, horizontal=horizontal)


def plan_combined(data: ChartData, work: Work) -> Cartesian:
    """Columns, and on a second axis lines: the series that the author names, else the last."""
    second = set(work.settings.second) or {data.series[-1].name}
    columns = tuple(series for series in data.series if series.name not in second)
    lines = tuple(series for series in data.series if series.name in second)
    if not columns or not lines:
        return plan_bars(data, work)
    plans = line_series(replace(data, series=(*columns, *lines)), work, labelled=False)
    y = value_axis(_values(columns), work, labelled=False, from_zero=True)
    x = band_axis(data.x, work)
    y2 = second_axis(_values(lines), work, y.scale)
    layers = (
        Bars(plans[: len(columns)], gap=_gap(replace(data, series=columns), upright=True)),
        Lines(plans[len(columns) :], places_on(x, data.x), second=True, end_values=False),
    )
    return Cartesian(x, y, layers, work.form, y2)


def plan_waterfall(data: ChartData, work: Work) -> Cartesian:
    """Bars that start where the one before ended, between totals that stand on the ground."""
    palette, form = work.palette, replace(work.form, plus=True)
    names, phrases = place_names(data.x), phrases_for(work.lang)
    floats: list[Float | None] = []
    level = 0.0
    for name, value in zip(names, data.series[0].values, strict=True):
        if name in work.settings.totals:
            level = level if value is None else value
            floats.append(Float(phrases.total, 0.0, level, palette.series[0], work.form.text(level)))
        elif value is None:
            floats.append(None)
        else:
            role, color = (phrases.rise, palette.accent) if value >= 0 else (phrases.fall, palette.highlight)
            floats.append(Float(role, level, level + value, color, form.text(value)))
            level += value
    return _floating(data, floats, work, horizontal=False)


def plan_range(data: ChartData, work: Work) -> Cartesian:
    """Bars from the first series to the last; where one of the two is missing, a point."""
    low, high = data.series[0], data.series[-1]
    role = phrases_for(work.lang).between.format(low=low.name, high=high.name)
    colors = point_colors(place_names(data.x), work.settings.highlights, work.palette)
    floats: list[Float | None] = []
    for row, ends in enumerate(zip(low.values, high.values, strict=True)):
        filled = [end for end in ends if end is not None]
        if not filled:
            floats.append(None)
            continue
        own = data.labels[row] if data.labels else ""
        text = own or _range_text(min(filled), max(filled), work.form)
        color = colors[row] if colors else work.palette.series[0]
        floats.append(Float(role, min(filled), max(filled), color, text))
    return _floating(data, floats, work, horizontal=True)


def share_axis(*, visible: bool) -> ValueAxis:
    """From 0 to 100 per cent."""
    return ValueAxis(linear_scale((0.0, 100.0), NumberFormat(suffix="%")), visible=visible)


def _bar_series(data: ChartData, work: Work, *, labelled: bool) -> tuple[SeriesPlan, ...]:
    names = [series.name for series in data.series]
    strong = band_axis(data.x, work).strong
    colors = series_colors(names, work.settings.highlights, work.palette)
    points = (
        point_colors(place_names(data.x), work.settings.highlights, work.palette) if len(names) == 1 else ()
    )
    return tuple(
        SeriesPlan(
            own.name,
            own.values,
            color.color,
            points,
            color.strong,
            value_labels(own, data, work) if labelled else (),
            live_labels=not data.labels,
            strong_labels=strong,
        )
        for own, color in zip(data.series, colors, strict=True)
    )


def _stacked(data: ChartData, work: Work) -> Cartesian:
    horizontal = work.chart.kind is ChartKind.BAR
    few = len(data.series) <= MAX_LABELLED_PARTS
    labelled = few and wants_labels(work, len(data.x.values), MAX_LABELLED_COLUMNS)
    series = part_series(data, work, labelled=labelled)
    x = band_axis(data.x, work)
    if work.chart.stacking is Stacking.PERCENT:
        bars = Bars(series, Stacking.PERCENT, _gap(data, upright=not horizontal))
        return Cartesian(x, share_axis(visible=not labelled), (bars,), work.form, horizontal=horizontal)
    reached = [end for panel in work.panels for end in stack_ends(panel.data.series)]
    y = value_axis(reached, work, labelled=labelled, from_zero=True)
    ends: tuple[str, ...] = ()
    if labelled and len(series) > 1:
        ends = tuple(work.form.text(total) for total in totals(data.series))
    gap = _gap(data, upright=not horizontal)
    total = phrases_for(work.lang).total
    bars = Bars(series, Stacking.STACKED, gap, end_labels=ends, ends_name=total, strong_ends=x.strong)
    return Cartesian(x, y, (bars,), work.form, horizontal=horizontal)


def _floating(data: ChartData, floats: Sequence[Float | None], work: Work, *, horizontal: bool) -> Cartesian:
    x = band_axis(data.x, work)
    labelled = wants_labels(work, len(floats), MAX_LABELLED_ROWS if horizontal else MAX_LABELLED_COLUMNS)
    ends = [end for own in floats if own for end in (own.start, own.end)]
    y = value_axis(ends or [0.0, 1.0], work, labelled=labelled, from_zero=True)
    texts = tuple(own.text if own else "" for own in floats) if labelled else ()
    bars = Bars(
        floating_series(floats, phrases_for(work.lang), POINT if horizontal else THIN),
        Stacking.STACKED,
        end_labels=texts,
        live_ends=False,
        ends_name=phrases_for(work.lang).label,
        strong_ends=x.strong,
        floating=True,
        given=tuple((series.name, series.values) for series in data.series),
    )
    return Cartesian(x, y, (bars,), work.form, horizontal=horizontal)


def _range_text(low: float, high: float, form: NumberFormat) -> str:
    return form.text(low) if low == high else f"{replace(form, suffix='').text(low)}–{form.text(high)}"


def _gap(data: ChartData, *, upright: bool) -> float:
    """A few columns stand farther apart: across a whole slide they would be walls."""
    gap = _GAP_OF_ONE if len(data.series) == 1 else _GAP_OF_SEVERAL
    return gap * (_FEW_COLUMNS.get(len(data.x.values), 1.0) if upright else 1.0)


def _values(series: Iterable[Series]) -> list[float]:
    return [value for own in series for value in own.values if value is not None]
