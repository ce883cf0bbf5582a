from __future__ import annotations

import datetime

import pytest

from deckgen.model.chart import Granularity
from deckgen.plan.charts.formats import (
    DateFormat,
    NumberFormat,
    long_date,
    number_format,
    to_serial,
    unit_in_words,
)

JUNE = datetime.date(2021, 6, 16)


@pytest.mark.parametrize(
    ("unit", "lang", "value", "expected"),
    [
        ("", "en-GB", 1550, "1,550"),
        ("", "de-DE", 1550.5, "1.550"),
        ("", "fr-FR", 1550, "1\u00a0550"),
        ("%", "en-GB", 54, "54%"),
        ("$m", "en-GB", -416, "−$416m"),
        ("US$ bn", "en-GB", 3.25, "US$3.25bn"),
        ("", "de-DE", 3.25, "3,25"),
        ("km", "en-GB", 3, "3"),
    ],
)
def test_numbers_are_written_as_the_language_has_them(
    unit: str, lang: str, value: float, expected: str
) -> None:
    assert number_format(unit, [value], None, lang).text(value) == expected


@pytest.mark.parametrize(
    ("values", "decimals"), [((54, 31), 0), ((90.3, 12), 1), ((1.25, 2), 2), ((1500.75,), 0), ((0.0012,), 4)]
)
def test_no_more_decimals_than_the_values_need(values: tuple[float, ...], decimals: int) -> None:
    assert number_format("", values, None, "en-GB").decimals == decimals


def test_author_sets_the_decimals() -> None:
    assert number_format("", [1500], 2, "en-GB").text(1500) == "1,500.00"


def test_a_unit_in_words_is_said_apart_from_the_numbers() -> None:
    assert unit_in_words("complaints") == "complaints"
    assert unit_in_words("$ million") == "$ million"
    assert unit_in_words("$m") == unit_in_words("%") == ""


def test_format_codes_are_those_of_excel() -> None:
    assert NumberFormat(1, "$", "m").code == '"$"#,##0.0"m";"−$"#,##0.0"m"'
    assert NumberFormat(0, group="").code == "General"
    assert DateFormat(Granularity.MONTH).code == "mmm\\ yyyy"


def test_signs_of_a_format_code_are_those_of_the_text() -> None:
    assert NumberFormat(plus=True).code == '+#,##0;"−"#,##0;#,##0'
    assert [NumberFormat(plus=True).text(value) for value in (5, -5, 0)] == ["+5", "−5", "0"]


def test_a_quotation_mark_cannot_break_out_of_a_format_code() -> None:
    assert NumberFormat(suffix='"x').code == '#,##0"x";"−"#,##0"x"'


def test_zero_has_no_sign() -> None:
    assert NumberFormat(plus=True).text(0) == "0"
    assert NumberFormat().text(-0.2) == "0"


@pytest.mark.parametrize(
    ("granularity", "lang", "expected"),
    [
        (Granularity.YEAR, "en-GB", "2021"),
        (Granularity.MONTH, "en-GB", "Jun 2021"),
        (Granularity.DAY, "en-GB", "16 Jun 2021"),
        (Granularity.DAY, "en-US", "Jun 16, 2021"),
        (Granularity.DAY, "de-DE", "16. Juni 2021"),
        (Granularity.MONTH, "xx-YY", "Jun 2021"),
    ],
)
def test_dates_are_written_short_on_axes(granularity: Granularity, lang: str, expected: str) -> None:
    text = DateFormat(granularity, lang).text(to_serial(JUNE))
    assert text.replace("\u00a0", " ") == expected


def test_dates_are_written_out_in_labels() -> None:
    assert long_date(JUNE, Granularity.DAY, "en-GB") == "16\u00a0June\u00a02021"
    assert long_date(JUNE, Granularity.DAY, "en-US") == "June\u00a016, 2021"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en-GB", "12%"), ("de", "12\u202f%"), ("fr", "12\u202f%"), ("it", "12%"), ("ru", "12\u202f%")],
)
def test_the_sign_of_per_cent_stands_as_the_language_has_it(lang: str, text: str) -> None:
    assert number_format("%", [12.0], None, lang).text(12.0) == text
