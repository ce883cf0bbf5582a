"""The rows of a chart's data: the table they come from, and which of them `where` and `sort` choose."""

from __future__ import annotations

import datetime
import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from deckgen.diagnostics import Code, Report, Span, nearest_hint
from deckgen.project.table import DataTable
from deckgen.read.outline.chart_numbers import (
    Cell,
    is_blank,
    read_date,
    read_dates,
    read_number,
    read_numbers,
)
from deckgen.values import dataclass

MAX_FAULTS = 5
"""Reported one by one for each column; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of cells and where each was written."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """Every row has as many cells as there are columns."""
    span_of: Callable[[int, int], Span]
    """Where the cell of a row and a column, both as first read, stands."""
    numbers: tuple[int, ...]
    """For each row that is left, its number as first read."""

    def column(self, index: int) -> tuple[Cell, ...]:
        return tuple(row[index] for row in self.rows)

    def span(self, row: int, column: int) -> Span:
        return self.span_of(self.numbers[row], column)

    def take(self, rows: Sequence[int]) -> Grid:
        """The rows at these positions, in this order."""
        return replace(
            self, rows=tuple(self.rows[row] for row in rows), numbers=tuple(self.numbers[row] for row in rows)
        )


def grid_of(table: DataTable) -> Grid:
    """The table of a data file. Numbers that came as such need no guess at their decimal marks."""
    rows: tuple[tuple[Cell, ...], ...] = table.rows
    if table.is_exact:
        rows = tuple(tuple(_exact(cell) for cell in row) for row in table.rows)
    return Grid(table.columns, rows, table.span_of, tuple(range(len(rows))))


def _exact(cell: str) -> Cell:
    return float(cell) if _EXACT.fullmatch(cell) else cell


_EXACT = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
"""Not `007`, which is a code."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What every step of reading a chart needs."""

    report: Report
    span: Span
    """Of the chart's block."""
    lang: str = "en-GB"

    @property
    def decimal_comma(self) -> bool:
        """Whether the language writes 1,5 for one and a half."""
        return self.lang.split("-")[0] not in _POINT_LANGUAGES

    def add(self, code: Code, message: str, hint: str = "") -> None:
        self.report.add(code, self.span, message, hint)


_POINT_LANGUAGES = frozenset("en zh ja ko th he hi bn ur ms sw cy ga mt".split())


def find_column(name: str, grid: Grid, reading: Reading, key: str) -> int | None:
    """The place of the column of that name; reports an unknown one with the nearest name."""
    if name in grid.columns:
        return grid.columns.index(name)
    folded = [column.strip().casefold() for column in grid.columns]
    if name.strip().casefold() in folded:
        return folded.index(name.strip().casefold())
    reading.add(
        Code.DATA_COLUMN,
        f"{key}: there is no column '{name}'",
        nearest_hint(name, filter(None, grid.columns)),
    )
    return None


def choose_rows(grid: Grid, where: str, reading: Reading) -> Grid:
    """The rows for which every comparison of `where` holds: `year >= 2018 and party in US, Russia`."""
    for condition in _AND.split(where) if where.strip() else ():
        match = _CONDITION.match(condition)
        if match is None:
            reading.add(
                Code.ATTRIBUTE_VALUE,
                f"where: '{condition.strip()}' is no comparison",
                'write a column, one of = != < <= > >= in, and a value: where="year >= 2018"',
            )
            continue
        column = find_column(match["column"].strip(), grid, reading, "where")
        if column is not None:
            test = _test(match["operator"], match["value"], reading.lang)
            grid = grid.take([row for row, cells in enumerate(grid.rows) if test(cells[column])])
    return grid


def sort_rows(grid: Grid, column: int, reading: Reading, *, descending: bool) -> Grid:
    """The rows in the order of a column: of numbers or dates where all are, else of text. Blanks last."""
    cells = grid.column(column)
    keys = _sort_keys(cells, reading)
    filled = sorted(
        (row for row, cell in enumerate(cells) if not is_blank(cell)),
        key=lambda row: keys[row],
        reverse=descending,
    )
    blank = [row for row, cell in enumerate(cells) if is_blank(cell)]
    return grid.take([*filled, *blank])


_AND = re.compile(r"\s+and\s+")
_CONDITION = re.compile(
    r"\s*(?P<column>.+?)\s*(?P<operator><=|>=|!=|≠|≤|≥|==|=|<|>|\bnot\s+in\b|\bin\b)\s*(?P<value>.+?)\s*$"
)

_Comparison = Callable[[float, float], bool]
_ORDER: dict[str, _Comparison] = {
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "≥": operator.ge,
}


def _test(sign: str, value: str, lang: str) -> Callable[[Cell], bool]:
    if sign in _ORDER:
        return _order_test(_ORDER[sign], value, lang)
    listed = sign.endswith("in")
    names = {_fold(part) for part in (re.split(r"[,;]", value) if listed else [value])}
    excluded = sign in ("!=", "≠") or sign.startswith("not")
    return lambda cell: (_fold(cell) in names) is not excluded


def _order_test(compare: _Comparison, value: str, lang: str) -> Callable[[Cell], bool]:
    """Numbers with numbers, dates with dates; a year counts as either, so it fits both kinds of column."""
    number, day = _number(value), _day(value, lang)

    def test(cell: Cell) -> bool:
        if number is not None and (own := _number(cell)) is not None:
            return compare(own, number)
        return day is not None and (date := _day(cell, lang)) is not None and compare(date, day)

    return test


def _number(cell: Cell) -> float | None:
    if isinstance(cell, str):
        return read_number(cell.strip().strip("'\""))
    return None if cell is None or isinstance(cell, datetime.date) else float(cell)


def _day(cell: Cell, lang: str) -> float | None:
    """A date as its number of days."""
    if isinstance(cell, datetime.date):
        return float(cell.toordinal())
    date = None if cell is None else read_date(_fold(cell), lang)
    return float(date.toordinal()) if date else None


def _fold(cell: Cell) -> str:
    """A cell as text to compare with: numbers without needless zeros."""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    text = (cell or "").strip().strip("'\"").casefold()
    number = read_number(text)
    return text if number is None else f"{number:.15g}"


def _sort_keys(cells: Sequence[Cell], reading: Reading) -> Sequence[float] | Sequence[str]:
    dates = read_dates(cells, reading.lang)
    if dates is not None:
        return [float(date.toordinal()) if date else 0.0 for date in dates.values]
    numbers = read_numbers(cells, decimal_comma=reading.decimal_comma)
    if not numbers.faults:
        return [value or 0.0 for value in numbers.values]
    return [str(cell).casefold() for cell in cells]
