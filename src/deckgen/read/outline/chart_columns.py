"""From the rows of a table to the data of a chart: which columns are meant, and what their cells say.

Wide: a column a series. Long: one column of values, one (`series=`) that says whose they are.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from deckgen.diagnostics import Code
from deckgen.model.attributes import Attributes
from deckgen.model.chart import (
    Categories,
    ChartData,
    ChartKind,
    ChartPanel,
    Dates,
    Granularity,
    Numbers,
    Series,
    XValues,
)
from deckgen.read.outline.chart_numbers import Cell, is_blank, read_dates, read_numbers
from deckgen.read.outline.chart_options import split_names
from deckgen.read.outline.chart_rows import MAX_FAULTS, Grid, Reading, find_column
from deckgen.values import dataclass

_ALONG_A_SCALE = frozenset((ChartKind.LINE, ChartKind.AREA, ChartKind.SCATTER, ChartKind.BUBBLE))
"""Kinds whose points stand where their number or date says; the others stand side by side."""
_OF_TWO_NUMBERS = frozenset((ChartKind.SCATTER, ChartKind.BUBBLE))


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of the columns that a chart takes."""

    x: int
    ys: tuple[int, ...]
    names: tuple[str, ...]
    """Of the series in wide form, one for each of `ys`."""
    series: int | None = None
    by: int | None = None
    label: int | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class ReadData:
    panels: tuple[ChartPanel, ...]
    unit: str
    """What the numbers themselves bear."""


def read_data(grid: Grid, kind: ChartKind, attributes: Attributes, reading: Reading) -> ReadData | None:
    """The chart's data by panel; None where no column can be used, which is reported."""
    columns = _columns(grid, kind, attributes, reading)
    if columns is None:
        return None
    grid = _placed_rows(grid, columns.x, reading)
    if not grid.rows:
        reading.add(Code.CHART_DATA, f"the column '{grid.columns[columns.x]}' is empty", "name another in x=")
        return None
    x = _x_values(grid, columns.x, kind, reading)
    values = _Values(grid, columns, reading)
    if x is None:
        return None
    groups = _groups(grid, columns.by)
    panels = tuple(
        ChartPanel(title, _panel_data(rows, x, values, in_order=kind in _ALONG_A_SCALE))
        for title, rows in groups
    )
    return ReadData(panels, values.unit)


def _columns(grid: Grid, kind: ChartKind, attributes: Attributes, reading: Reading) -> _Columns | None:
    def named(key: str) -> int | None:
        name = attributes.get(key)
        return find_column(name, grid, reading, key) if name else None

    x = named("x") if attributes.get("x") else 0
    series, by, label, size = (named(key) for key in ("series", "by", "label", "size"))
    if x is None:
        return None
    taken = {place for place in (x, series, by, label, size) if place is not None}
    ys = _y_columns(grid, kind, attributes, taken, reading)
    if not ys:
        return None
    if kind is ChartKind.BUBBLE and size is None and len(ys) > 1:
        *ys, size = ys
    if series is not None and len(ys) > 1:
        hint = "leave series= out, or name one column in y="
        reading.add(
            Code.ATTRIBUTE_VALUE, "series= goes with one column of values, and y= names several", hint
        )
        series = None
    names = _series_names([grid.columns[y] for y in ys], split_names(attributes.get("names")), reading)
    return _Columns(x, tuple(ys), names, series, by, label, size)


def _y_columns(
    grid: Grid, kind: ChartKind, attributes: Attributes, taken: set[int], reading: Reading
) -> list[int]:
    """The columns of values: those that the author names, else every column of numbers that is left."""
    pair = [attributes.get(key) for key in ("low", "high")]
    if any(pair):
        if not all(pair):
            reading.add(Code.ATTRIBUTE_VALUE, "low= and high= go together", "name a column in each")
        found = [find_column(name, grid, reading, "low and high") for name in pair if name]
        return [place for place in found if place is not None]
    if attributes.get("y"):
        return list(_named_columns(attributes.get("y"), grid, reading))
    free = [place for place, name in enumerate(grid.columns) if name and place not in taken]
    ys = [place for place in free if _is_numeric(grid.column(place), reading)]
    if not ys:
        hint = (
            "name the column of values in y=" if free else "a chart needs a column of names and one of values"
        )
        reading.add(Code.CHART_DATA, "no column of the data holds numbers only", hint)
    return ys[:2] if kind is ChartKind.RANGE else ys


def _named_columns(text: str, grid: Grid, reading: Reading) -> Iterator[int]:
    """Columns between semicolons, commas or spaces, whichever of these makes names that exist."""
    if text in grid.columns:
        yield grid.columns.index(text)
        return
    for separator in (";", ",", r"\s+"):
        names = [name.strip() for name in re.split(separator, text) if name.strip()]
        if len(names) > 1:
            break
    for name in names:
        place = find_column(name, grid, reading, "y")
        if place is not None:
            yield place


def _is_numeric(cells: Sequence[Cell], reading: Reading) -> bool:
    read = read_numbers(cells, decimal_comma=reading.decimal_comma)
    return not read.faults and any(value is not None for value in read.values)


def _series_names(columns: Sequence[str], names: Sequence[str], reading: Reading) -> tuple[str, ...]:
    if names and len(names) != len(columns):
        message = f"names= gives {len(names)} names for {len(columns)} series"
        reading.add(Code.ATTRIBUTE_VALUE, message, "name every series, with semicolons between")
    given = dict(enumerate(names))
    return tuple(given.get(place, column) for place, column in enumerate(columns))


def _placed_rows(grid: Grid, x: int, reading: Reading) -> Grid:
    """The rows with a value for the axis; reports how many have none."""
    kept = [row for row, cells in enumerate(grid.rows) if not is_blank(cells[x])]
    skipped = len(grid.rows) - len(kept)
    if skipped:
        first = next(row for row, cells in enumerate(grid.rows) if is_blank(cells[x]))
        number = "a row is" if skipped == 1 else f"{skipped} rows are"
        reading.report.add(
            Code.CHART_ROW_SKIPPED,
            grid.span(first, x),
            f"{number} left out: the column '{grid.columns[x]}' is empty there",
            "fill it in, or choose rows with where=",
        )
    return grid.take(kept)


def _x_values(grid: Grid, column: int, kind: ChartKind, reading: Reading) -> XValues | None:
    name, cells = grid.columns[column], grid.column(column)
    dates = read_dates(cells, reading.lang)
    scaled = kind in _ALONG_A_SCALE
    if dates is not None and (scaled or dates.granularity is not Granularity.YEAR):
        return Dates(name, tuple(date for date in dates.values if date), dates.granularity)
    if scaled:
        numbers = read_numbers(cells, decimal_comma=reading.decimal_comma)
        if not numbers.faults:
            return Numbers(name, tuple(value for value in numbers.values if value is not None))
        if kind in _OF_TWO_NUMBERS:
            _report_faults(grid, column, numbers.faults, reading)
            return None
    return Categories(name, tuple(_text(cell) for cell in cells))


class _Values:
    """The numbers, sizes and labels of each row, read once for all panels."""

    def __init__(self, grid: Grid, columns: _Columns, reading: Reading) -> None:
        self._grid, self._columns, self._reading = grid, columns, reading
        self.unit = ""
        self.ys = [self._numbers(column) for column in columns.ys]
        self.sizes = None if columns.size is None else self._numbers(columns.size, unit=False)
        self.labels = None if columns.label is None else [_text(cell) for cell in grid.column(columns.label)]
        self.owners = (
            None if columns.series is None else [_text(cell) for cell in grid.column(columns.series)]
        )

    @property
    def names(self) -> tuple[str, ...]:
        return self._columns.names

    @property
    def value_name(self) -> str:
        return self._grid.columns[self._columns.ys[0]]

    def report_repeated(self, row: int, owner: str) -> None:
        x = _text(self._grid.rows[row][self._columns.x])
        self._reading.report.add(
            Code.CHART_REPEATED,
            self._grid.span(row, self._columns.ys[0]),
            f"there are two values for '{x}', '{owner}'",
            "keep one, or tell the rows apart with by= or where=",
        )

    def _numbers(self, column: int, *, unit: bool = True) -> tuple[float | None, ...]:
        cells = self._grid.column(column)
        read = read_numbers(cells, decimal_comma=self._reading.decimal_comma)
        _report_faults(self._grid, column, read.faults, self._reading)
        if unit:
            self.unit = self.unit or read.unit
        return read.values


def _report_faults(grid: Grid, column: int, faults: Sequence[int], reading: Reading) -> None:
    for row in faults[:MAX_FAULTS]:
        reading.report.add(
            Code.DATA_NUMBER,
            grid.span(row, column),
            f"'{_text(grid.rows[row][column])}' in column '{grid.columns[column]}' is not a number",
            "write a number, or leave the cell empty for a gap",
        )
    if len(faults) > MAX_FAULTS:
        more = len(faults) - MAX_FAULTS
        row = faults[MAX_FAULTS]
        message = f"{more} more cells of the column '{grid.columns[column]}' are not numbers"
        reading.report.add(
            Code.DATA_NUMBER, grid.span(row, column), message, "is it the column that you mean?"
        )


def _groups(grid: Grid, by: int | None) -> list[tuple[str, list[int]]]:
    """The rows of each panel by its title, in the order in which titles first appear."""
    if by is None:
        return [("", list(range(len(grid.rows))))]
    groups: dict[str, list[int]] = {}
    for row, cells in enumerate(grid.rows):
        groups.setdefault(_text(cells[by]), []).append(row)
    return list(groups.items())


def _panel_data(rows: list[int], x: XValues, values: _Values, *, in_order: bool) -> ChartData:
    if in_order and not isinstance(x, Categories):
        places = x.values
        rows = sorted(rows, key=lambda row: places[row])
    if values.owners is not None:
        return _pivoted(rows, x, values, values.owners)
    series = tuple(
        Series(name, tuple(column[row] for row in rows))
        for name, column in zip(values.names, values.ys, strict=True)
    )
    return ChartData(x.take(rows), series, _cells(values.sizes, rows), _labels(values.labels, rows))


def _pivoted(rows: Iterable[int], x: XValues, values: _Values, owners: Sequence[str]) -> ChartData:
    """Long form: one row for each place on the axis, one series for each owner."""
    firsts: dict[str | datetime.date | float, int] = {}
    cells: dict[str, dict[int, float | None]] = {}
    for row in rows:
        first = firsts.setdefault(x.values[row], row)
        column = cells.setdefault(owners[row] or values.value_name, {})
        if first in column:
            values.report_repeated(row, owners[row])
        column.setdefault(first, values.ys[0][row])
    kept = list(firsts.values())
    series = tuple(Series(name, tuple(column.get(row) for row in kept)) for name, column in cells.items())
    return ChartData(x.take(kept), series, _cells(values.sizes, kept), _labels(values.labels, kept))


def _cells(column: Sequence[float | None] | None, rows: Sequence[int]) -> tuple[float | None, ...]:
    return () if column is None else tuple(column[row] for row in rows)


def _labels(column: Sequence[str] | None, rows: Sequence[int]) -> tuple[str, ...]:
    return () if column is None else tuple(column[row] for row in rows)


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return " ".join((cell or "").split())
