from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.model.chart import Granularity
from deckgen.plan.charts.formats import NumberFormat, from_serial, number_format, to_serial
from deckgen.plan.charts.scales import Scale, Step, Wish, date_scale, linear_scale, log_scale, tight_scale

WHOLE = NumberFormat()
DAY, MONTH, YEAR = Granularity.DAY, Granularity.MONTH, Granularity.YEAR


def texts(scale: Scale) -> list[str]:
    return [tick.text for tick in scale.ticks]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 213, ["0", "50", "100", "150", "200", "250"]),
        (0, 6255, ["0", "2,000", "4,000", "6,000", "8,000"]),
        (1326, 1550, ["1,300", "1,350", "1,400", "1,450", "1,500", "1,550"]),
        (-5, 54, ["−20", "0", "20", "40", "60"]),
    ],
)
def test_ticks_are_round_and_hold_all_values(low: float, high: float, expected: list[str]) -> None:
    assert texts(linear_scale((low, high), WHOLE)) == expected


def test_small_steps_bring_their_decimals() -> None:
    form = number_format("", (0.003, 0.027), None, "en-GB")
    assert texts(linear_scale((0.0, 0.03), form)) == ["0.000", "0.010", "0.020", "0.030"]


def test_author_sets_the_ends() -> None:
    scale = linear_scale((1326, 1515), WHOLE, Wish(minimum=1200, maximum=1600))
    assert texts(scale) == ["1,200", "1,300", "1,400", "1,500", "1,600"]
    assert (scale.low, scale.high) == (1200, 1600)


def test_equal_values_still_have_a_scale() -> None:
    assert linear_scale((5, 5), WHOLE).share(5) == 1
    assert linear_scale((0, 0), WHOLE).high > 0
    assert linear_scale((), WHOLE).high > 0


def test_zero_stays_on_the_scale_where_it_is_wished() -> None:
    assert linear_scale((-12, -3), WHOLE, Wish(from_zero=True)).high == 0


def test_tight_scale_ends_at_the_largest_value_and_leaves_room_below_zero() -> None:
    assert tight_scale((5, 60), WHOLE).high == 60
    assert tight_scale((-10, 60), WHOLE).low < -10


def test_log_scale_runs_over_whole_powers_of_ten() -> None:
    scale = log_scale((3, 45_000), WHOLE)
    assert texts(scale) == ["1", "10", "100", "1,000", "10,000", "100,000"]
    assert scale.share(1000) == pytest.approx(0.6)
    assert log_scale((10, 10), WHOLE).high > 10


@pytest.mark.parametrize(
    ("first", "last", "granularity", "expected"),
    [
        ("2018-02-05", "2023-03-01", DAY, ["2018", "2019", "2020", "2021", "2022", "2023"]),
        ("2021-01-01", "2021-09-01", MONTH, ["Jan 2021", "Mar 2021", "May 2021", "Jul 2021", "Sep 2021"]),
        ("2021-06-01", "2021-06-05", DAY, ["1 Jun", "2 Jun", "3 Jun", "4 Jun", "5 Jun"]),
        ("2020-12-30", "2021-01-01", DAY, ["30 Dec 2020", "31 Dec 2020", "1 Jan 2021"]),
        ("1960-01-01", "2020-01-01", YEAR, ["1960", "1970", "1980", "1990", "2000", "2010", "2020"]),
    ],
)
def test_dates_have_ticks_on_the_first_of_years_months_or_days(
    first: str, last: str, granularity: Granularity, expected: list[str]
) -> None:
    dates = [datetime.date.fromisoformat(text) for text in (first, last)]
    scale = date_scale(dates, granularity, "en-GB")
    assert [text.replace("\u00a0", " ") for text in texts(scale)] == expected
    assert scale.low <= to_serial(dates[0]) <= to_serial(dates[1]) <= scale.high


def test_even_dates_count_days_as_an_axis_of_points_does() -> None:
    scale = date_scale((datetime.date(2018, 2, 5), datetime.date(2023, 3, 1)), DAY, "en-GB", even=True)
    assert scale.step is Step.UNITS
    assert scale.every == 365.25
    assert texts(scale)[0] == "2018"


def test_serial_numbers_are_those_of_excel() -> None:
    assert to_serial(datetime.date(2021, 6, 16)) == 44363
    assert from_serial(44363) == datetime.date(2021, 6, 16)


VALUES = st.floats(-1e12, 1e12, allow_nan=False)


@given(st.lists(VALUES, min_size=1, max_size=20), st.booleans())
def test_any_values_lie_on_their_scale(values: list[float], from_zero: bool) -> None:
    form = number_format("", values, None, "en-GB")
    scale = linear_scale(values, form, Wish(from_zero))
    slack = 1e-9 * max(1.0, *(abs(value) for value in values))
    assert scale.low - slack <= min(values) <= max(values) <= scale.high + slack
    assert 2 <= len(scale.ticks) <= 12
    assert all(math.isfinite(tick.value) for tick in scale.ticks)


@given(st.lists(st.dates(datetime.date(1000, 1, 1), datetime.date(2900, 1, 1)), min_size=1, max_size=5))
def test_any_dates_lie_on_their_scale(dates: list[datetime.date]) -> None:
    scale = date_scale(dates, DAY, "en-GB")
    assert scale.low <= to_serial(min(dates)) <= to_serial(max(dates)) <= scale.high
    assert 1 <= len(scale.ticks) <= 22
