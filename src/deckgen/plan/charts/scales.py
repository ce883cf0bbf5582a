"""Scales: the lowest and highest value of an axis, and the round values between that bear a tick.

Settled once for every output. PowerPoint counts its ticks from the lowest value in equal steps, so a scale
always begins on a tick.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from enum import Enum

from deckgen.model.chart import Granularity
from deckgen.plan.charts.formats import DateFormat, NumberFormat, ValueFormat, to_serial
from deckgen.values import dataclass


class Step(Enum):
    """What the distance between two ticks counts."""

    UNITS = "units"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    FACTOR = "factor"
    """Each tick is ten times the one before."""


@dataclass(frozen=True, slots=True)
class Tick:
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    low: float
    high: float
    ticks: tuple[Tick, ...]
    every: float
    """The distance between ticks, in `step`."""
    step: Step
    format: ValueFormat

    def share(self, value: float) -> float:
        """Where a value stands: 0 at the low end, 1 at the high one; outside that range for values beyond."""
        if self.step is Step.FACTOR:
            low, high = math.log10(self.low), math.log10(self.high)
            return (math.log10(value) - low) / (high - low) if value > 0 else 0.0
        return (value - self.low) / (self.high - self.low)

    @property
    def base(self) -> float:
        """Where bars start: zero, or the end of the scale that is nearest to it."""
        return min(max(0.0, self.low), self.high)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a scale besides holding its values."""

    from_zero: bool = False
    minimum: float | None = None
    maximum: float | None = None
    intervals: int = 4


NO_WISH = Wish()


_ROOM_BELOW = 0.14
"""Share of the whole that keeps the values at bars below zero clear of the names along the axis."""


def linear_scale(values: Iterable[float], form: NumberFormat, wish: Wish = NO_WISH) -> Scale:
    """A scale that holds all values and ends on round numbers, unless the wish says where it ends."""
    low, high = _span(list(values), wish)
    every = _round_step(low, high, wish)
    first = wish.minimum if wish.minimum is not None else math.floor(_clean(low / every)) * every
    last = (
        wish.maximum
        if wish.maximum is not None
        else first + math.ceil(_clean((high - first) / every)) * every
    )
    count = math.floor(_clean((last - first) / every))
    decimals = max(form.decimals if every < 1 else 0, _decimals_of(every), _decimals_of(first))
    tick_form = NumberFormat(decimals, form.prefix, form.suffix, form.group, form.point, form.plus)
    ticks = tuple(
        Tick(value, tick_form.text(value))
        for value in (_clean(first + every * number) for number in range(count + 1))
    )
    return Scale(_clean(first), _clean(last), ticks, every, Step.UNITS, tick_form)


def tight_scale(values: Iterable[float], form: NumberFormat) -> Scale:
    """A scale without ticks from zero to the largest value: bars that bear their values need no axis."""
    low, high = _span(list(values), Wish(from_zero=True))
    if low < 0:
        low -= _ROOM_BELOW * (high - low)
    return Scale(low, high, (), high - low, Step.UNITS, form)


def log_scale(values: Iterable[float], form: NumberFormat) -> Scale:
    """Whole powers of ten around all values above zero."""
    positive = [value for value in values if value > 0] or [1.0, 10.0]
    first = math.floor(_clean(math.log10(min(positive))))
    last = max(math.ceil(_clean(math.log10(max(positive)))), first + 1)
    powers = [10.0**power for power in range(first, last + 1)]
    decimals = max(0, -first)
    marks = NumberFormat(decimals, form.prefix, form.suffix, form.group, form.point)
    whole = NumberFormat(0, form.prefix, form.suffix, form.group, form.point)
    ticks = tuple(Tick(value, (whole if value >= 1 else marks).text(value)) for value in powers)
    return Scale(powers[0], powers[-1], ticks, 10.0, Step.FACTOR, marks if first < 0 else whole)


def date_scale(
    dates: Iterable[datetime.date], granularity: Granularity, lang: str, *, even: bool = False
) -> Scale:
    """A scale of days with ticks on the first of years or months, or on days.

    `even`: ticks in equal numbers of days, as a scatter chart has them; they may miss the first by a day.
    """
    days = list(dates)
    first, last = min(days), max(days)
    step, count = _date_step(first, last, granularity)
    low = _floor_date(first, step, count)
    high = last if granularity is Granularity.YEAR or step is Step.DAYS else _next_month(last)
    if high <= low:
        high = _add(low, step, count)
    starts = list(_date_ticks(low, high, step, count))
    fine = {Step.YEARS: Granularity.YEAR, Step.MONTHS: Granularity.MONTH}.get(step, Granularity.DAY)
    form = DateFormat(fine, lang, with_year=fine is not Granularity.DAY or low.year != high.year)
    values = [to_serial(start) for start in starts]
    every = float(count)
    if even:
        every, step = _days_in(step) * count, Step.UNITS
        values = [values[0] + number * every for number in range(len(starts))]
    ticks = tuple(
        Tick(value, form.text(to_serial(start))) for value, start in zip(values, starts, strict=True)
    )
    return Scale(to_serial(low), to_serial(high), ticks, every, step, form)


def _span(values: list[float], wish: Wish) -> tuple[float, float]:
    """The lowest and highest value that the scale has to hold; never equal."""
    ends = [end for end in (wish.minimum, wish.maximum) if end is not None]
    low, high = min([*values, *ends], default=0.0), max([*values, *ends], default=1.0)
    if wish.from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if wish.minimum is not None:
        low = wish.minimum
    if wish.maximum is not None:
        high = wish.maximum
    if low < high:
        return low, high
    return (min(low, 0.0), max(low, 0.0)) if low else (0.0, 1.0)


def _round_step(low: float, high: float, wish: Wish) -> float:
    """1, 2, 2.5 or 5 times a power of ten, for about the wished number of intervals and little empty room."""
    exponent = math.floor(math.log10((high - low) / wish.intervals))
    best, lowest_cost = 1.0, math.inf
    for power in (exponent - 1, exponent, exponent + 1):
        for factor in (1.0, 2.0, 2.5, 5.0):
            every = factor * 10.0**power
            first = wish.minimum if wish.minimum is not None else math.floor(_clean(low / every)) * every
            intervals = math.ceil(_clean((high - first) / every))
            cost = abs(intervals - wish.intervals) + 2 * (intervals * every / (high - low) - 1)
            cost += 0.5 if factor == 2.5 else 0.0
            if cost < lowest_cost:
                best, lowest_cost = every, cost
    return best


def _clean(value: float) -> float:
    """Without the dust of binary fractions."""
    return float(f"{value:.12g}")


def _decimals_of(value: float) -> int:
    return (
        max(0, -math.floor(math.log10(abs(value))))
        if 0 < abs(value) < 1 and _is_power(value)
        else _fraction(value)
    )


def _is_power(value: float) -> bool:
    return math.isclose(math.log10(abs(value)) % 1, 0, abs_tol=1e-9)


def _fraction(value: float) -> int:
    """How many decimals a value has, at most 10."""
    return next((count for count in range(11) if _clean(value) == round(_clean(value), count)), 10)


_MAX_DATE_TICKS = 8


def _date_step(first: datetime.date, last: datetime.date, granularity: Granularity) -> tuple[Step, int]:
    days = (last - first).days
    if granularity is not Granularity.YEAR:
        if granularity is Granularity.DAY:
            for every in (1, 2, 7, 14):
                if days / every < _MAX_DATE_TICKS:
                    return Step.DAYS, every
        for every in (1, 2, 3, 6):
            if days / (30.4 * every) < _MAX_DATE_TICKS - 1:
                return Step.MONTHS, every
    for every in (1, 2, 5, 10, 20, 25, 50):
        if days / (365.25 * every) < _MAX_DATE_TICKS:
            return Step.YEARS, every
    return Step.YEARS, 100


def _floor_date(date: datetime.date, step: Step, every: int) -> datetime.date:
    if step is Step.DAYS:
        return date
    if step is Step.YEARS:
        return datetime.date(max(1, date.year - date.year % every), 1, 1)
    return datetime.date(date.year, (date.month - 1) // every * every + 1, 1)


def _next_month(date: datetime.date) -> datetime.date:
    """The first day of a month on or after the date."""
    return date if date.day == 1 else _add(date.replace(day=1), Step.MONTHS, 1)


def _add(date: datetime.date, step: Step, every: int) -> datetime.date:
    if step is Step.DAYS:
        return date + datetime.timedelta(days=every)
    months = date.year * 12 + date.month - 1 + (every * 12 if step is Step.YEARS else every)
    return datetime.date(min(months // 12, datetime.MAXYEAR), months % 12 + 1, 1)


def _date_ticks(low: datetime.date, high: datetime.date, step: Step, every: int) -> Iterable[datetime.date]:
    date = low
    while date <= high:
        yield date
        following = _add(date, step, every)
        if following <= date:
            return
        date = following


def _days_in(step: Step) -> float:
    return {Step.DAYS: 1.0, Step.MONTHS: 30.4375, Step.YEARS: 365.25}[step]
