"""Kinds made of lines, areas and points: line, area, scatter, bubble, slope, dot."""

from __future__ import annotations

from dataclasses import replace

from deckgen.model.chart import Categories, ChartData, Dates, Numbers, Stacking, ValueLabels
from deckgen.plan.charts.axes import (
    Work,
    all_values,
    along_axis,
    band_axis,
    places_on,
    scale_axis,
    starts_near_zero,
    value_axis,
)
from deckgen.plan.charts.bars import share_axis
from deckgen.plan.charts.chart_plan import Areas, Cartesian, Lines, Points, ValueAxis
from deckgen.plan.charts.phrases import phrases_for
from deckgen.plan.charts.series import line_series, part_series, stack_ends, wants_labels

MAX_LABELLED_DOTS = 12


def plan_lines(data: ChartData, work: Work) -> Cartesian:
    """Lines over dates or names; over numbers they are joined points, the only ones placed by number."""
    if isinstance(data.x, Numbers):
        return _points(data, data.x, work, joined=True)
    series = line_series(data, work, labelled=_all_labelled(work))
    x = along_axis(data.x, work)
    layer = Lines(series, places_on(x, data.x), marked=_marked(data, work), end_values=_labels_ends(work))
    return Cartesian(x, _free_axis(work), (layer,), work.form)


def plan_areas(data: ChartData, work: Work) -> Cartesian:
    """Areas on top of one another: side by side they would hide each other."""
    x = along_axis(data.x, work) if isinstance(data.x, Dates) else band_axis(data.x, work, on_edges=True)
    series, places = part_series(data, work, labelled=False), places_on(x, data.x)
    if work.chart.stacking is Stacking.PERCENT:
        return Cartesian(x, share_axis(visible=True), (Areas(series, places, Stacking.PERCENT),), work.form)
    reached = [end for panel in work.panels for end in stack_ends(panel.data.series)]
    y = value_axis(reached, work, labelled=False, from_zero=True)
    stacking = Stacking.STACKED if len(series) > 1 else Stacking.NONE
    return Cartesian(x, y, (Areas(series, places, stacking),), work.form)


def plan_points(data: ChartData, work: Work) -> Cartesian:
    """Points by two numbers; names along the axis count 1, 2, 3 …"""
    x = data.x
    if isinstance(x, Categories):
        x = Numbers(x.name, tuple(float(number) for number in range(1, len(x.values) + 1)))
    return _points(data, x, work, joined=False)


def plan_slope(data: ChartData, work: Work) -> Cartesian:
    """Lines from name to name, each labelled at both ends, without an axis."""
    x = band_axis(data.x, work, on_edges=True)
    layer = Lines(line_series(data, work, labelled=False), places_on(x, data.x), label_ends=True)
    return Cartesian(x, _free_axis(work, labelled=True), (layer,), work.form)


def plan_dots(data: ChartData, work: Work) -> Cartesian:
    """Dots over names, each with its value while there are few."""
    labelled = wants_labels(work, len(data.x.values) * len(data.series), MAX_LABELLED_DOTS)
    x = band_axis(data.x, work)
    layer = Lines(line_series(data, work, labelled=labelled), places_on(x, data.x), joined=False)
    return Cartesian(x, _free_axis(work), (layer,), work.form)


def _points(data: ChartData, x: Dates | Numbers, work: Work, *, joined: bool) -> Cartesian:
    axis = scale_axis(x, work, even=True)
    # The texts of single points are names here; only a line's points bear their values.
    plain = replace(data, labels=())
    series = line_series(plain, work, labelled=joined and _all_labelled(work))
    names = () if joined else data.labels
    layer = Points(
        series,
        places_on(axis, x),
        data.sizes,
        phrases_for(work.lang).size,
        joined,
        names,
        _marked(data, work),
        _labels_ends(work),
    )
    return Cartesian(axis, _free_axis(work), (layer,), work.form)


def _free_axis(work: Work, *, labelled: bool = False) -> ValueAxis:
    """An axis that starts at zero only where zero is near."""
    values = all_values(work.panels)
    return value_axis(values, work, labelled=labelled, from_zero=starts_near_zero(values))


def _labels_ends(work: Work) -> bool:
    return work.settings.labels is not ValueLabels.NONE


def _all_labelled(work: Work) -> bool:
    return work.settings.labels is ValueLabels.ALL


def _marked(data: ChartData, work: Work) -> frozenset[int]:
    """The places that the author wants marked."""
    places = list(data.x.values)
    return frozenset(places.index(mark) for mark in work.settings.marks if mark in places)
