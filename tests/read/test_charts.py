from __future__ import annotations

import datetime
import io
import time

import openpyxl
import pytest

from deckgen.diagnostics import Code, Diagnostic, Report
from deckgen.model.chart import Chart, Granularity
from deckgen.model.walk import iter_topic_blocks
from deckgen.project import MemoryFiles, Overrides, load_project
from deckgen.read.outline import read_briefing
from deckgen.read.outline.chart_numbers import read_dates, read_numbers
from deckgen.read.outline.chart_selection import MAX_CATEGORIES, MAX_POINTS

QUICK = 3.0
"""Seconds of CPU; it takes a tenth."""


def read(fence: str, **files: bytes) -> tuple[Chart | None, list[Diagnostic]]:
    report = Report()
    outline = f"## Topic\n\n{fence}\n:::\n".encode()
    memory = MemoryFiles(
        {"b/1.md": outline} | {f"b/{name.replace('_', '.')}": data for name, data in files.items()}
    )
    project = load_project("b", memory, Overrides(), report)
    assert project is not None
    blocks = iter_topic_blocks(read_briefing(project, memory, report))
    return next((block for block in blocks if isinstance(block, Chart)), None), list(report)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["not this one"])
    sheet = book.create_sheet("Figures")
    sheet.append([])
    sheet.append([None, "day", "value", "twice"])
    for day in range(1, 5):
        sheet.append([None, datetime.date(2021, 6, day), day + 0.5, f"=C{day + 2}*2"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_sheet_and_a_range_of_a_workbook() -> None:
    fence = '::: {.chart type=line data=d.xlsx sheet=Figures range="B2:C5"}'
    chart, found = read(fence, d_xlsx=workbook())
    assert found == []
    assert chart is not None
    data = chart.panels[0].data
    assert data.x.values == tuple(datetime.date(2021, 6, day) for day in (1, 2, 3))
    assert [(own.name, own.values) for own in data.series] == [("value", (1.5, 2.5, 3.5))]


def test_formulas_without_a_stored_result_are_reported_with_their_cells() -> None:
    _, found = read("::: {.chart type=line data=d.xlsx sheet=Figures y=twice}", d_xlsx=workbook())
    formulas = [own for own in found if own.code is Code.DATA_FORMULA]
    assert [str(own.span) for own in formulas] == [f"b/d.xlsx:{row}:4" for row in (3, 4, 5, 6)]
    assert "cell D3" in formulas[0].message


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ("sheet=Figurs", "has no sheet 'Figurs'"),
        ('range="B2-C5"', "no range of cells"),
    ],
)
def test_what_a_workbook_does_not_have_is_reported(attributes: str, words: str) -> None:
    _, found = read(f"::: {{.chart type=line data=d.xlsx {attributes}}}", d_xlsx=workbook())
    assert [(own.code, words in own.message) for own in found] == [(Code.DATA_CORRUPT, True)]


def test_a_broken_workbook_is_reported() -> None:
    _, found = read("::: {.chart type=line data=d.xlsx}", d_xlsx=b"PK\x03\x04 nothing")
    assert [own.code for own in found] == [Code.DATA_CORRUPT]


def test_a_cell_far_outside_does_not_fill_the_memory() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "name"
    book.active["XFD1048576"] = 1
    stream = io.BytesIO()
    book.save(stream)
    _, found = read("::: {.chart type=line data=d.xlsx}", d_xlsx=stream.getvalue())
    assert [own.code for own in found] == [Code.DATA_CORRUPT]
    assert "row 1,048,576" in found[0].message


def rows(count: int) -> bytes:
    return ("x,y\n" + "".join(f"{n},{n * 7919 % 1000}\n" for n in range(count))).encode()


def test_very_many_points_are_thinned_quickly_and_keep_their_peaks() -> None:
    start = time.process_time()
    chart, found = read("::: {.chart type=scatter data=d.csv}", d_csv=rows(100_000))
    assert time.process_time() - start < QUICK
    assert [own.code for own in found] == [Code.CHART_THINNED]
    assert chart is not None
    values = chart.panels[0].data.series[0].values
    assert len(values) <= MAX_POINTS + 2
    assert max(value for value in values if value is not None) == 999


def test_very_many_categories_are_refused_quickly() -> None:
    start = time.process_time()
    chart, found = read("::: {.chart type=column data=d.csv}", d_csv=rows(100_000))
    assert time.process_time() - start < QUICK
    assert [own.code for own in found] == [Code.CHART_TOO_LARGE]
    assert chart is not None
    assert len(chart.panels[0].data.x.values) == MAX_CATEGORIES


def test_very_many_series_are_refused() -> None:
    head = ",".join(["x", *(f"s{n}" for n in range(60))])
    row = ",".join(["a", *("1" for _ in range(60))])
    _, found = read("::: {.chart type=column data=d.csv}", d_csv=f"{head}\n{row}\n".encode())
    assert [own.code for own in found] == [Code.CHART_TOO_LARGE]


@pytest.mark.parametrize("values", ["0,0", "-1,-2", "0,-3"])
def test_a_pie_without_a_part_is_reported(values: str) -> None:
    first, second = values.split(",")
    chart, found = read(f"::: {{.chart type=pie}}\n| n | v |\n|---|---|\n| a | {first} |\n| b | {second} |")
    assert chart is None
    assert [own.code for own in found] == [Code.CHART_DATA]


def test_a_bubble_below_zero_is_reported() -> None:
    rows = "| x | y | z |\n|---|---|---|\n| 1 | 2 | -3 |\n| 2 | 3 | 0 |\n| 3 | 4 | 5 |"
    _, found = read(f"::: {{.chart type=bubble size=z}}\n{rows}")
    assert [(own.code, "-3" in own.message) for own in found] == [(Code.CHART_PART_BELOW_ZERO, True)]


def test_a_text_among_numbers_is_reported_where_it_stands() -> None:
    data = b"name,value\none,1\ntwo,about 2\nthree,3\n"
    _, found = read("::: {.chart type=bar data=d.csv y=value}", d_csv=data)
    assert [(own.code, str(own.span)) for own in found] == [(Code.DATA_NUMBER, "b/d.csv:3:5")]


def test_many_texts_among_numbers_are_counted() -> None:
    data = ("name,value\n" + "".join(f"n{n},word\n" for n in range(20)) + "last,1\n").encode()
    _, found = read("::: {.chart type=bar data=d.csv y=value}", d_csv=data)
    assert [own.code for own in found] == [Code.DATA_NUMBER] * 6
    assert "15 more cells" in found[-1].message


@pytest.mark.parametrize(
    ("cells", "comma", "values", "unit"),
    [
        (("1,550", "12"), False, (1550, 12), ""),
        (("1.550", "1.234,5"), True, (1550, 1234.5), ""),
        (("1.5", "1.25"), True, (1.5, 1.25), ""),
        (("45%", "46 %"), False, (45, 46), "%"),
        (("£5 bn", "£7bn"), False, (5, 7), "£ bn"),
        (("(12)", "−3", "+4"), False, (-12, -3, 4), ""),
        (("1 234 567", "1'000"), False, (1234567, 1000), ""),
        (("n/a", "–", "", "7"), False, (None, None, None, 7), ""),
    ],
)
def test_numbers_of_a_column(
    cells: tuple[str, ...], comma: bool, values: tuple[float | None, ...], unit: str
) -> None:
    read_column = read_numbers(cells, decimal_comma=comma)
    assert (read_column.values, read_column.unit, read_column.faults) == (values, unit, ())


@pytest.mark.parametrize("cell", ["about 5", "40–50", "1,5", "1.2.3", "inf", "(3"])
def test_what_is_no_number(cell: str) -> None:
    assert read_numbers((cell, "1", "2"), decimal_comma=False).faults == (0,)


def test_a_number_of_another_unit_is_no_number_like_the_rest() -> None:
    assert read_numbers(("$4m", "$5m", "$300k"), decimal_comma=False).faults == (2,)


@pytest.mark.parametrize(
    ("text", "date", "granularity"),
    [
        ("2021-06-16", datetime.date(2021, 6, 16), Granularity.DAY),
        ("16 June 2021", datetime.date(2021, 6, 16), Granularity.DAY),
        ("16.06.2021", datetime.date(2021, 6, 16), Granularity.DAY),
        ("June 16, 2021", datetime.date(2021, 6, 16), Granularity.DAY),
        ("2021-06", datetime.date(2021, 6, 1), Granularity.MONTH),
        ("Sept. 2021", datetime.date(2021, 9, 1), Granularity.MONTH),
        ("Q3 2021", datetime.date(2021, 7, 1), Granularity.MONTH),
        ("2021", datetime.date(2021, 1, 1), Granularity.YEAR),
    ],
)
def test_dates_are_read(text: str, date: datetime.date, granularity: Granularity) -> None:
    found = read_dates((text, ""), "en-GB")
    assert found is not None
    assert (found.values, found.granularity) == ((date, None), granularity)


@pytest.mark.parametrize("text", ["30 February 2021", "2021-13", "16 Floreal 2021", "99"])
def test_what_is_no_date(text: str) -> None:
    assert read_dates((text,), "en-GB") is None


def test_months_come_first_where_the_language_or_a_day_above_twelve_says_so() -> None:
    assert read_dates(("06/16/2021", "06/07/2021"), "en-GB") == read_dates(
        ("2021-06-16", "2021-06-07"), "en-GB"
    )
    american = read_dates(("06/07/2021",), "en-US")
    assert american is not None
    assert american.values == (datetime.date(2021, 6, 7),)


def test_months_are_read_in_the_language_of_the_briefing() -> None:
    german = read_dates(("16. März 2021",), "de-DE")
    assert german is not None
    assert german.values == (datetime.date(2021, 3, 16),)
