"""The axes of a chart: what values they hold, how these are written, where an author's places lie on them."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterable, Sequence

from deckgen.model.chart import (
    Categories,
    Chart,
    ChartPanel,
    ChartSettings,
    Dates,
    Numbers,
    Place,
    XValues,
)
from deckgen.model.walk import plain_text
from deckgen.plan.charts.chart_plan import BandAxis, ScaleAxis, ValueAxis, XAxis
from deckgen.plan.charts.formats import (
    FIRST_DATE,
    DateFormat,
    NumberFormat,
    number_format,
    to_serial,
    unit_in_words,
)
from deckgen.plan.charts.scales import Scale, Wish, date_scale, linear_scale, log_scale, tight_scale
from deckgen.theme.resolved import Palette
from deckgen.values import dataclass

_NEAR_ZERO = 0.4
"""A line chart whose lowest value is less than this share of the highest starts at zero."""


@dataclass(frozen=True, slots=True)
class Work:
    """One chart in the planning: what all of its panels share."""

    chart: Chart
    palette: Palette
    lang: str
    form: NumberFormat
    """Of the values on the first axis."""

    @property
    def settings(self) -> ChartSettings:
        return self.chart.settings

    @property
    def panels(self) -> tuple[ChartPanel, ...]:
        return self.chart.panels


def value_format(chart: Chart, lang: str, *, second: bool = False) -> NumberFormat:
    """How the values of the first or of the second axis are written."""
    settings = chart.settings
    values = [
        value
        for panel in chart.panels
        for series in panel.data.series
        if (series.name in settings.second) == second
        for value in series.values
        if value is not None
    ]
    unit = settings.second_unit if second else settings.unit
    return number_format(unit, values, settings.decimals, lang)


def band_axis(x: XValues, work: Work, *, on_edges: bool = False) -> BandAxis:
    """Names side by side, whatever they are."""
    title = work.settings.axes.x_title
    highlights = work.settings.highlights
    strong = frozenset(place for place, name in enumerate(place_names(x)) if name in highlights)
    match x:
        case Categories():
            return BandAxis(x.name, x.values, on_edges, False, title, strong)
        case Dates():
            form = DateFormat(x.granularity, work.lang)
            labels = tuple(form.text(to_serial(date)) for date in x.values)
            return BandAxis(x.name, labels, on_edges, True, title, strong)
        case Numbers():
            number = plain_format(x.values, work.lang)
            return BandAxis(x.name, tuple(number.text(v) for v in x.values), on_edges, True, title, strong)


def along_axis(x: XValues, work: Work) -> XAxis:
    """The axis of lines and areas: a scale of dates where the places are dates, else names."""
    return scale_axis(x, work) if isinstance(x, Dates) else band_axis(x, work)


def scale_axis(x: Dates | Numbers, work: Work, *, even: bool = False) -> ScaleAxis:
    """A scale that holds the places of all panels and the events. `even`: see `date_scale`."""
    title = work.settings.axes.x_title
    places = [place for panel in work.panels for place in panel.data.x.values]
    places += [event.place for event in work.settings.events]
    if isinstance(x, Dates):
        dates = [place for place in places if isinstance(place, datetime.date)]
        return ScaleAxis(x.name, date_scale(dates, x.granularity, work.lang, even=even), title)
    numbers = [float(place) for place in places if isinstance(place, float)]
    form = plain_format(numbers, work.lang)
    return ScaleAxis(x.name, linear_scale(numbers, form, Wish(intervals=6)), title)


def settled_x(x: XValues) -> XValues:
    """Dates that no workbook can hold become numbers: years and their fractions."""
    if not isinstance(x, Dates) or min(x.values) >= FIRST_DATE:
        return x
    years = (date.year + (date.timetuple().tm_yday - 1) / 365.25 for date in x.values)
    return Numbers(x.name, tuple(round(year, 4) for year in years))


def plain_format(values: Iterable[float], lang: str) -> NumberFormat:
    """Of numbers along the axis; years bear no mark between thousands."""
    numbers = list(values)
    form = number_format("", numbers, None, lang)
    if all(number.is_integer() and 1000 <= number < 3000 for number in numbers):
        return NumberFormat(0, group="", point=form.point)
    return form


def value_axis(values: Iterable[float], work: Work, *, labelled: bool, from_zero: bool) -> ValueAxis:
    """The first value axis. It holds the reference lines too."""
    axes = work.settings.axes
    held = [*values, *(line.value for line in work.settings.lines)]
    held += [end for band in work.settings.bands for end in (band.low, band.high)]
    if axes.log:
        return ValueAxis(log_scale(held, work.form), value_title(work), visible=not labelled)
    zero = from_zero if axes.from_zero is None else axes.from_zero
    if labelled and zero and axes.minimum is None and axes.maximum is None:
        return ValueAxis(tight_scale(held, work.form), value_title(work), visible=False)
    minimum = axes.minimum if not zero or axes.minimum is None or axes.minimum <= 0 else None
    scale = linear_scale(held, work.form, Wish(zero, minimum, axes.maximum))
    return ValueAxis(scale, value_title(work), visible=not labelled)


def second_axis(values: Sequence[float], work: Work, beside: Scale) -> ValueAxis:
    """The second value axis, with as many ticks as the first so that the grid fits both."""
    form = value_format(work.chart, work.lang, second=True)
    intervals = max(1, len(beside.ticks) - 1)
    scale = linear_scale(values, form, Wish(from_zero=min(values) >= 0, intervals=intervals))
    missing = intervals - (len(scale.ticks) - 1)
    if missing > 0:
        scale = linear_scale(
            values, form, Wish(True, scale.low, scale.high + missing * scale.every, intervals)
        )
    title = work.settings.axes.second_title or unit_in_words(work.settings.second_unit)
    return ValueAxis(scale, title)


def value_title(work: Work) -> str:
    """What the author calls the axis, or the unit in words unless the caption says it already."""
    title = work.settings.axes.y_title
    unit = unit_in_words(work.settings.unit)
    said = plain_text(work.chart.caption).casefold()
    return title or ("" if unit.casefold() in said else unit)


def place_names(x: XValues) -> list[str]:
    """The places as highlights and totals name them."""
    return [place.isoformat() if isinstance(place, datetime.date) else str(place) for place in x.values]


def starts_near_zero(values: Sequence[float]) -> bool:
    """Whether zero belongs on the scale of a line chart with these values."""
    low, high = min(values), max(values)
    if low < 0 < high:
        return True
    near, far = sorted((abs(low), abs(high)))
    return near < _NEAR_ZERO * far


def all_values(panels: Iterable[ChartPanel]) -> list[float]:
    return [
        value
        for panel in panels
        for series in panel.data.series
        for value in series.values
        if value is not None
    ]


def places_on(axis: XAxis, x: XValues) -> tuple[float, ...]:
    """Where the chart's own values stand on its axis."""
    if isinstance(axis, BandAxis):
        return tuple(float(number) for number in range(len(x.values)))
    return tuple(place_on(axis, x, place) or 0.0 for place in x.values)


def place_on(axis: XAxis, x: XValues, place: Place) -> float | None:
    """Where an author's place lies: a value of the scale, or a position between the names; None: nowhere."""
    if isinstance(axis, ScaleAxis):
        if isinstance(place, datetime.date):
            return to_serial(place)
        return float(place) if isinstance(place, float) else None
    if isinstance(place, str):
        names = [str(value) for value in x.values]
        return float(names.index(place)) if place in names else None
    return _between([_order(value) for value in x.values], _order(place))


def _order(value: Place) -> float:
    return to_serial(value) if isinstance(value, datetime.date) else float(value)


def _between(values: Sequence[float], value: float) -> float | None:
    """The position of a value among ascending ones, as a share of the way from one to the next."""
    if value in values:
        return float(values.index(value))
    after = bisect.bisect(values, value)
    if not 0 < after < len(values):
        return None
    before = after - 1
    return before + (value - values[before]) / (values[after] - values[before])
