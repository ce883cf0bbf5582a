"""What a chart says to those who cannot see it, and what a note must say of its scale."""

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
from deckgen.plan.charts.phrases import phrases_for
from deckgen.plan.charts.scales import Step

_MAX_LISTED = 8
"""Values that are read out one by one; of more, the ends and extremes."""
_MAX_SERIES = 4


def alt_text(data: ChartData, title: str, work: Work) -> str:
    """What the author says, or else: the kind, what is measured, the range, the extremes, the trend."""
    chart = work.chart
    if chart.alt:
        return f"{chart.alt} {title}".strip()
    parts = [_heading(chart, title, work.lang), *_values(data, work), *_references(data, work)]
    return " ".join(part for part in parts if part)


def grid_alt_text(chart: Chart, titles: Sequence[str], lang: str) -> str:
    """For small multiples as one."""
    if chart.alt:
        return chart.alt
    panels = phrases_for(lang).panels.format(count=len(titles), names=", ".join(titles))
    return f"{_heading(chart, '', lang)} {panels}."


def remarks(body: Body, lang: str) -> tuple[str, ...]:
    """What readers would get wrong without a word on the scale."""
    phrases, key = phrases_for(lang), _scale_key(body)
    if key is None or not isinstance(body, Cartesian):
        return ()
    if body.y.scale.step is Step.FACTOR:
        return (phrases.logarithmic,)
    return (phrases.starts_at.format(value=key),)


def unsaid_remarks(chart: Chart, grid: ChartGrid) -> tuple[str, ...]:
    """The remarks of the plan, as far as caption and note do not say them already."""
    written = (chart.attributes.get("subtitle"), *chart.attributes.get_all("note"))
    said = " ".join((plain_text(chart.caption), *written)).casefold()
    key = _scale_key(grid.panels[0].body)
    return () if key is not None and key in said else grid.panels[0].remarks


def _scale_key(body: Body) -> str | None:
    """What a remark on the scale cannot be without; None where there is nothing to remark."""
    if not isinstance(body, Cartesian) or not body.y.visible:
        return None
    scale = body.y.scale
    if scale.step is Step.FACTOR:
        return "log"
    return scale.format.text(scale.low) if scale.low > 0 or scale.high < 0 else None


def _heading(chart: Chart, title: str, lang: str) -> str:
    phrases = phrases_for(lang)
    stacking = {Stacking.NONE: "", Stacking.STACKED: phrases.stacked, Stacking.PERCENT: phrases.percent}
    name = ", ".join(filter(None, (phrases.kinds[chart.kind], stacking[chart.stacking])))
    about = [text for text in (plain_text(chart.caption).strip().rstrip("."), title) if text]
    heading = f"{name}: {', '.join(about)}" if about else name
    unit = unit_in_words(chart.settings.unit)
    if unit and unit.casefold() not in heading.casefold():
        heading = f"{heading} ({unit})"
    return f"{heading}."


def _values(data: ChartData, work: Work) -> list[str]:
    phrases = phrases_for(work.lang)
    if work.chart.kind is ChartKind.RANGE:
        return [_listed_ranges(data, work)]
    if work.chart.kind in (ChartKind.SCATTER, ChartKind.BUBBLE):
        shown = sum(value is not None for series in data.series for value in series.values)
        extremes = (f"{series.name}: {_extremes(series, data.x, work)}." for series in data.series)
        return [f"{phrases.points.format(count=shown)}.", *extremes]
    sentences = [_series(series, data, work) for series in data.series[:_MAX_SERIES]]
    more = data.series[_MAX_SERIES:]
    if more:
        names = ", ".join(series.name for series in more)
        sentences.append(f"{phrases.more_series.format(count=len(more), names=names)}.")
    return sentences


def _series(series: Series, data: ChartData, work: Work) -> str:
    filled = [row for row, value in enumerate(series.values) if value is not None]
    name = f"{series.name}: " if len(data.series) > 1 else ""
    if len(filled) <= _MAX_LISTED and work.chart.kind is not ChartKind.LINE:
        pairs = (f"{_place(data.x, row, work)} {_number(series, row, work)}" for row in filled)
        return f"{name}{'; '.join(pairs)}."
    told = [_extremes(series, data.x, work)]
    if _is_ordered(data.x, work) and len(filled) > 1:
        told.insert(0, _trend(series, filled, data.x, work))
    return f"{name}{'; '.join(told)}."


def _trend(series: Series, filled: Sequence[int], x: XValues, work: Work) -> str:
    phrases = phrases_for(work.lang)
    first, last = filled[0], filled[-1]
    change = (series.values[last] or 0.0) - (series.values[first] or 0.0)
    phrase = phrases.up if change > 0 else phrases.down if change < 0 else phrases.same
    return phrase.format(
        start=_number(series, first, work),
        first=_place(x, first, work),
        end=_number(series, last, work),
        last=_place(x, last, work),
    )


def _extremes(series: Series, x: XValues, work: Work) -> str:
    """The highest and the lowest value; of a single one the value."""
    phrases = phrases_for(work.lang)
    filled = [(value, row) for row, value in enumerate(series.values) if value is not None]
    low, high = min(filled)[1], max(filled)[1]
    if low == high:
        return f"{_number(series, low, work)} ({_place(x, low, work)})"
    return ", ".join(
        phrase.format(value=_number(series, row, work), place=_place(x, row, work))
        for phrase, row in ((phrases.highest, high), (phrases.lowest, low))
    )


def _listed_ranges(data: ChartData, work: Work) -> str:
    phrases = phrases_for(work.lang)
    low, high = data.series[0], data.series[-1]
    texts = []
    for row in range(min(len(data.x.values), _MAX_LISTED)):
        ends = [_number(own, row, work) for own in (low, high) if own.values[row] is not None]
        ends = list(dict.fromkeys(ends)) or [phrases.no_value]
        told = ends[0] if len(ends) == 1 else phrases.between.format(low=ends[0], high=ends[1])
        texts.append(f"{_place(data.x, row, work)} {told}")
    more = len(data.x.values) - _MAX_LISTED
    if more > 0:
        texts.append(phrases.more.format(count=more))
    return f"{'; '.join(texts)}."


def _references(data: ChartData, work: Work) -> list[str]:
    settings, phrases, form = work.settings, phrases_for(work.lang), work.form
    sentences = [
        f"{phrases.line.format(value=form.text(own.value))}{_named(own.text)}." for own in settings.lines
    ]
    for own in settings.bands:
        band = phrases.band.format(low=form.text(own.low), high=form.text(own.high))
        sentences.append(f"{band}{_named(own.text)}.")
    marked = [f"{own.text} ({_written(own.place, data.x, work)})" for own in settings.events]
    if marked:
        sentences.append(f"{phrases.marked.format(names=', '.join(marked))}.")
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
