"""Charts that nobody should write, through the whole pipeline: each is shown well, or reported and shown."""

from __future__ import annotations

import io
import time

import openpyxl
import pytest

from deckgen.diagnostics import Code, Severity
from tests.building import Build, build_files

PAIRS = (("one", "1"), ("two", "2"))


def table(*rows: tuple[str, ...], head: tuple[str, ...] = ("Name", "Value")) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ("---",) * len(head), *rows))


def build(attributes: str, body: str, data: bytes = b"") -> Build:
    fence = f"## A topic\n\n::: {{.chart {attributes}}}\nWhat is shown\n\n{body}\n:::\n"
    return build_files({"b/1.md": fence.encode(), "b/data.csv": data, "b/data.xlsx": data})


def reported(built: Build) -> list[Code]:
    return [one.code for one in built.diagnostics if one.severity is not Severity.NOTE]


WIDE = tuple(f"s{number}" for number in range(12))

CASES = {
    "unknown type": ("type=colum", table(*PAIRS), [Code.CHART_TYPE]),
    "unknown column": ("type=bar y=Valeu", table(*PAIRS), [Code.DATA_COLUMN]),
    "text for a number": ("type=bar y=Value", table(*PAIRS, ("three", "about 3")), [Code.DATA_NUMBER]),
    "row with a cell too many": ("type=bar", table(*PAIRS, ("three", "3", "4")), [Code.TABLE_RAGGED]),
    "row with a cell too few": ("type=bar", table(*PAIRS, ("three",)), []),
    "no rows": ("type=bar", table(), [Code.CHART_DATA]),
    "one bar": ("type=bar", table(("one", "5")), []),
    "one date": ("type=line", table(("2021-06-16", "5")), []),
    "one point": ("type=scatter", table(("3", "5")), []),
    "one part": ("type=pie", table(("one", "5")), []),
    "columns below zero": ("type=column", table(("one", "-5"), ("two", "-12.5")), []),
    "areas below zero": ("type=area", table(("2020", "-5"), ("2021", "-12.5")), []),
    "values missing": ("type=column", table(("one", "n/a"), ("two", "")), [Code.CHART_DATA]),
    "all values zero": ("type=column", table(("one", "0"), ("two", "0")), []),
    "a part below zero": ("type=pie", table(*PAIRS, ("three", "-3")), [Code.CHART_PART_BELOW_ZERO]),
    "sixty names": (
        "type=column",
        table(*((f"Category {number}", str(number)) for number in range(60))),
        [Code.CHART_CROWDED],
    ),
    "twelve series": (
        "type=line",
        table(("2020", *"123456789123"), ("2021", *"234567891234"), head=("Year", *WIDE)),
        [Code.CHART_CROWDED],
    ),
    "three forms of dates": (
        "type=line",
        table(("2021-06-16", "5"), ("17 July 2021", "8"), ("18/08/2021", "2"), head=("Date", "Value")),
        [],
    ),
}


@pytest.mark.parametrize("title", CASES)
def test_fault_is_reported_and_something_shown_in_both_files(title: str) -> None:
    attributes, body, codes = CASES[title]
    built = build(attributes, body)
    assert set(reported(built)) == set(codes)
    assert "Whatisshown" in built.brief_text()
    assert "Whatisshown" in built.deck_text()
    for one in built.diagnostics:
        assert one.span.line >= 3 or one.severity is Severity.NOTE, one.message
        assert one.hint or one.severity is Severity.NOTE, one.message


def test_dates_in_three_forms_stand_at_their_places() -> None:
    attributes, body, _ = CASES["three forms of dates"]
    assert "16Jun" in build(attributes, body).brief_text()


def test_a_hundred_thousand_rows_are_thinned_in_little_time() -> None:
    rows = "".join(f"{number},{number * 7919 % 1000}\n" for number in range(100_000))
    start = time.process_time()
    built = build("type=line data=data.csv", "", f"x,y\n{rows}".encode())
    assert time.process_time() - start < 6  # it takes one
    assert reported(built) == [Code.CHART_THINNED]
    assert len(built.deck) < 200_000


def test_formulas_without_values_are_reported_and_the_others_shown() -> None:
    book = openpyxl.Workbook()
    for row in (("Name", "Value"), ("one", 1), ("two", "=B2*2"), ("three", 3)):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    built = build("type=bar data=data.xlsx", "", stream.getvalue())
    assert reported(built) == [Code.DATA_FORMULA]
    assert "three" in built.brief_text()
