"""The axis of a timeline: where a date stands, and which ticks bear a label."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from deckgen.model.chart import Granularity
from deckgen.model.exhibits import Event, Moment, Period
from deckgen.plan.exhibits.words import short_day, short_month
from deckgen.values import dataclass

_DAY = datetime.timedelta(days=1)
_LAST = datetime.date(datetime.MAXYEAR, 12, 31)
_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000)
_MONTH_STEPS = (1, 2, 3, 6)
_DAY_STEPS = (1, 2, 7, 14)
_IN_YEARS = 3 * 365
"""From so many days on, ticks are years; from fewer on, months; else days."""
_IN_MONTHS = 75


@dataclass(frozen=True, slots=True)
class Tick:
    share: float
    """Of the axis, from its start."""
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    start: datetime.date
    end: datetime.date
    ticks: tuple[Tick, ...]

    def share(self, date: datetime.date) -> float:
        days = (self.end - self.start).days
        return (date - self.start).days / days if days else 0.5


def axis_for(events: Iterable[Event], periods: Iterable[Period], labels: int, lang: str) -> Axis:
    """An axis of whole years, months or days around all dates, with about so many labels at most."""
    dates = [place_of(event.when) for event in events]
    for period in periods:
        start, end = stretch_of(period)
        dates += (start, end or start)
    first, last = min(dates), max(dates)
    days = (last - first).days
    if days >= _IN_YEARS:
        return _years(first, last, labels)
    if days >= _IN_MONTHS or days == 0:
        return _months(first, last, labels, lang)
    return _days(first, last, labels, lang)


def place_of(moment: Moment) -> datetime.date:
    """Where a date stands: the middle of a month or year of which no more is known."""
    match moment.granularity:
        case Granularity.YEAR:
            return moment.date.replace(month=7, day=1)
        case Granularity.MONTH:
            return moment.date.replace(day=15)
        case _:
            return moment.date


def stretch_of(period: Period) -> tuple[datetime.date, datetime.date | None]:
    """Where a period begins and ends; None: it lasts.

    Of a year or month alone it is the middle that counts, unless the whole period would vanish.
    """
    start = place_of(period.start)
    if period.end is None:
        return start, None
    end = place_of(period.end)
    return (start, end) if start < end else (period.start.date, _end_of(period.end))


def _end_of(moment: Moment) -> datetime.date:
    """The last day of a date."""
    match moment.granularity:
        case Granularity.YEAR:
            return moment.date.replace(month=12, day=31)
        case Granularity.MONTH:
            return _month_on(moment.date.replace(day=1), 1) - _DAY
        case _:
            return moment.date


def _years(first: datetime.date, last: datetime.date, labels: int) -> Axis:
    low, high = first.year, min(last.year + 1, datetime.MAXYEAR)
    step = next((one for one in _YEAR_STEPS if (high - low) / one <= labels), _YEAR_STEPS[-1])
    start, end = datetime.date(low, 1, 1), datetime.date(high, 1, 1)
    if end <= last:
        end = _LAST
    days = (end - start).days
    years = (year for year in range(low, high + 1) if year % step == 0)
    ticks = tuple(
        Tick(share, str(year))
        for year in years
        if 0 <= (share := (datetime.date(year, 1, 1) - start).days / days) <= 1
    )
    return Axis(start, end, ticks)


def _months(first: datetime.date, last: datetime.date, labels: int, lang: str) -> Axis:
    start = first.replace(day=1)
    end = _month_on(last.replace(day=1), 1)
    count = (end.year - start.year) * 12 + end.month - start.month
    step = next((one for one in _MONTH_STEPS if count / one <= labels), _MONTH_STEPS[-1])
    return Axis(start, end, tuple(_iter_months(start, end, step, lang)))


def _iter_months(start: datetime.date, end: datetime.date, step: int, lang: str) -> Iterator[Tick]:
    """The year stands at the first label and at each January."""
    days = (end - start).days
    date, year = start, 0
    while date < end:
        if (date.month - 1) % step == 0:
            label = short_month(date, lang)
            if date.year != year:
                label, year = f"{label}\N{NO-BREAK SPACE}{date.year}", date.year
            yield Tick((date - start).days / days, label)
        date = _month_on(date, 1)


def _days(first: datetime.date, last: datetime.date, labels: int, lang: str) -> Axis:
    start, end = first, min(last, _LAST - _DAY) + _DAY
    count = (end - start).days
    step = next((one for one in _DAY_STEPS if count / one <= labels), _DAY_STEPS[-1])
    dates = (start + number * step * _DAY for number in range(count // step + 1))
    ticks = tuple(Tick((date - start).days / count, short_day(date, lang)) for date in dates if date < end)
    return Axis(start, end, ticks)


def _month_on(date: datetime.date, months: int) -> datetime.date:
    """The first day of a later month, or the last day that there is."""
    index = date.year * 12 + date.month - 1 + months
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, 1) if year <= datetime.MAXYEAR else _LAST
