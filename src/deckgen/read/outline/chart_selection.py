"""What a chart keeps of its data: an order, the largest few, and no more points than a reader can see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.diagnostics import Code
from deckgen.model.attributes import Attributes
from deckgen.model.chart import Categories, ChartData, ChartPanel, Place, Series
from deckgen.read.outline.chart_options import read_whole_number
from deckgen.read.outline.chart_rows import Reading

MAX_POINTS = 1_000
"""Along a scale: more than the pixels of a slide's chart."""
MAX_CATEGORIES = 200
MAX_SERIES = 40
MAX_PANELS = 24

BY_VALUE = ("ascending", "descending")
"""What `sort` may say besides the name of a column."""


def select_data(
    panels: Sequence[ChartPanel], attributes: Attributes, reading: Reading
) -> tuple[ChartPanel, ...]:
    """The panels sorted by value, cut to the largest, and bounded."""
    if len(panels) > MAX_PANELS:
        _report_too_many(len(panels), "panels", MAX_PANELS, reading)
    kept = list(panels[:MAX_PANELS])
    top = read_whole_number("top", attributes, reading)
    if top:
        kept = [_largest(panel, top, attributes.get("rest"), _totals(kept)) for panel in kept]
    order = attributes.get("sort")
    if order in BY_VALUE:
        kept = [_sorted(panel, _totals(kept), descending=order == "descending") for panel in kept]
    return tuple(replace(panel, data=_bounded(panel.data, reading)) for panel in kept)


_Totals = dict[Place, float]


def _totals(panels: Sequence[ChartPanel]) -> _Totals:
    """The sum of all values of each place, over all panels, so that they agree in their order."""
    totals: _Totals = {}
    for panel in panels:
        places: tuple[Place, ...] = panel.data.x.values
        for row, place in enumerate(places):
            own = sum(series.values[row] or 0.0 for series in panel.data.series)
            totals[place] = totals.get(place, 0.0) + own
    return totals


def _sorted(panel: ChartPanel, totals: _Totals, *, descending: bool) -> ChartPanel:
    places = panel.data.x.values
    rows = sorted(range(len(places)), key=lambda row: totals[places[row]], reverse=descending)
    return replace(panel, data=panel.data.take(rows))


def _largest(panel: ChartPanel, top: int, rest: str, totals: _Totals) -> ChartPanel:
    """The rows of the `top` largest places in their own order; the others summed up, if `rest` names them."""
    data = panel.data
    places = data.x.values
    ranked = sorted(range(len(places)), key=lambda row: totals[places[row]], reverse=True)
    kept, dropped = sorted(ranked[:top]), sorted(ranked[top:])
    shown = data.take(kept)
    if not rest or not dropped or not isinstance(shown.x, Categories):
        return replace(panel, data=shown)
    x = Categories(shown.x.name, (*shown.x.values, rest))
    series = tuple(
        Series(own.name, (*own.values, sum(full.values[row] or 0.0 for row in dropped)))
        for own, full in zip(shown.series, data.series, strict=True)
    )
    labels = (*shown.labels, "") if shown.labels else ()
    sizes = (*shown.sizes, None) if shown.sizes else ()
    return replace(panel, data=ChartData(x, series, sizes, labels))


def _bounded(data: ChartData, reading: Reading) -> ChartData:
    if len(data.series) > MAX_SERIES:
        _report_too_many(len(data.series), "series", MAX_SERIES, reading)
        data = replace(data, series=data.series[:MAX_SERIES])
    count = len(data.x.values)
    if isinstance(data.x, Categories):
        if count > MAX_CATEGORIES:
            _report_too_many(count, "categories", MAX_CATEGORIES, reading)
            data = data.take(range(MAX_CATEGORIES))
        return data
    return _thinned(data, reading) if count > MAX_POINTS else data


def _report_too_many(count: int, what: str, most: int, reading: Reading) -> None:
    reading.add(
        Code.CHART_TOO_LARGE,
        f"the chart has {count:,} {what}; it can show {most}",
        "choose with where= or top=, or sum them up first",
    )


def _thinned(data: ChartData, reading: Reading) -> ChartData:
    """The lowest and the highest point of each stretch of each series, so that no peak is lost."""
    count = len(data.x.values)
    stretches = max(1, MAX_POINTS // (2 * len(data.series)))
    kept = {0, count - 1}
    for part in range(stretches):
        rows = range(part * count // stretches, (part + 1) * count // stretches)
        for series in data.series:
            filled = [(value, row) for row in rows if (value := series.values[row]) is not None]
            if filled:
                kept |= {min(filled)[1], max(filled)[1]}
    message = (
        f"the chart has {count:,} points; it shows {len(kept):,}: the lowest and highest of each stretch"
    )
    reading.add(Code.CHART_THINNED, message, "to choose others, use where= or sum them up first")
    return data.take(sorted(kept))
