"""Data files as tables of text: CSV, TSV, JSON and workbooks.

Cells stay as they are written, so that codes keep their zeros and numbers their digits; who draws or counts
decides what is a number.
"""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Any

from deckgen.diagnostics import Code, Report, Span
from deckgen.project.files import Files, Folders, Request, locate, read_text, report_unreadable
from deckgen.project.table import DataFaultError, DataTable, Rows, finished
from deckgen.project.workbook import WORKBOOKS, read_sheet
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class DataRequest:
    """A data file as an outline asks for it."""

    reference: str
    from_file: str
    span: Span
    """Of the place that asks."""
    sheet: str = ""
    """Of a workbook; empty: its first."""
    cells: str = ""
    """Of that sheet, such as `A3:D20`; empty: all that are filled."""


def load_data(
    reference: str, from_file: str, span: Span, folders: Folders, report: Report
) -> DataTable | None:
    """The table in the data file that an outline refers to; None where it was reported."""
    return load_table(DataRequest(reference, from_file, span), folders, report)


def load_table(request: DataRequest, folders: Folders, report: Report) -> DataTable | None:
    """The same, of a sheet and a range of cells if the file is a workbook."""
    path = locate(Request(request.reference, request.from_file, request.span, "data file"), folders, report)
    return None if path is None else _read_file(path, request, folders.files, report)


def _read_file(path: str, request: DataRequest, files: Files, report: Report) -> DataTable | None:
    suffix = posixpath.splitext(path)[1].lower()
    shown = files.shown(path)
    try:
        if suffix in WORKBOOKS:
            return _read_workbook(path, request, files, report)
        if suffix in _READERS:
            return _read_text(path, request, files, report)
    except DataFaultError as fault:
        report.add(Code.DATA_CORRUPT, Span(shown, fault.line), str(fault), fault.hint)
        return None
    hint = f"use a file that ends in {', '.join((*_READERS, *WORKBOOKS))}"
    report.add(Code.DATA_CORRUPT, request.span, f"deckgen cannot read data from '{path}'", hint)
    return None


def _read_text(path: str, request: DataRequest, files: Files, report: Report) -> DataTable | None:
    text = read_text(files, path, report, request.span)
    if text is None:
        return None
    suffix = posixpath.splitext(path)[1].lower()
    rows = finished(_READERS[suffix](text))
    shown = files.shown(path)

    def span_of(row: int, column: int) -> Span:
        line = rows.lines[row]
        return Span(shown, line, _column_in(text, line, column, rows.delimiter))

    return DataTable(tuple(rows.columns), tuple(rows.rows), suffix == ".json", span_of)


def _read_workbook(path: str, request: DataRequest, files: Files, report: Report) -> DataTable | None:
    try:
        data = files.read_bytes(path)
    except OSError as error:
        report_unreadable(report, request.span, files.shown(path), error)
        return None
    sheet = read_sheet(data, request.sheet, request.cells)
    shown = files.shown(path)
    rows = finished(sheet.rows)

    def span_of(row: int, column: int) -> Span:
        return Span(shown, rows.lines[row], sheet.first_column + column)

    for cell in sheet.unknown:
        message = f"the formula in cell {cell.name} has no stored value"
        hint = "open the workbook in Excel or LibreOffice and save it, so that its results are stored"
        report.add(Code.DATA_FORMULA, Span(shown, cell.row, cell.column), message, hint)
    return DataTable(tuple(rows.columns), tuple(rows.rows), True, span_of)


def _column_in(text: str, line: int, column: int, delimiter: str) -> int:
    """Where on its line the cell of that number begins, from 1; 0 where this cannot be told."""
    lines = text.split("\n")
    if not delimiter or not 0 < line <= len(lines):
        return 0
    quoted = False
    for position, character in enumerate(lines[line - 1]):
        if column == 0:
            return position + 1
        if character == '"':
            quoted = not quoted
        elif character == delimiter and not quoted:
            column -= 1
    return 0


def _read_csv(text: str) -> Rows | None:
    head = text.lstrip("\n").partition("\n")[0]
    unquoted = re.sub(r'"[^"]*"', "", head)
    return _read_delimited(text, max(",;\t|", key=unquoted.count))


def _read_tsv(text: str) -> Rows | None:
    return _read_delimited(text, "\t")


def _read_delimited(text: str, delimiter: str) -> Rows | None:
    """The first row names the columns; blank lines are skipped."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True)
    table: Rows | None = None
    try:
        for row in lines:
            cells = [cell.strip() for cell in row]
            if table is None:
                table = _head(cells, lines.line_num, delimiter)
            elif any(cells):
                table.add(cells, lines.line_num)
    except csv.Error as error:
        hint = 'put a cell that holds " in quotes, and write it twice: "so ""called"""'
        raise DataFaultError(f"the row cannot be read: {error}", lines.line_num, hint) from error
    return table


def _head(cells: list[str], line: int, delimiter: str) -> Rows | None:
    if not any(cells):
        return None
    rows = Rows(cells, line)
    rows.delimiter = delimiter
    return rows


def _read_json(text: str) -> Rows:
    """A list of objects with the columns as keys, or a list of lists of which the first names the columns."""
    try:
        # Numbers keep their digits.
        data = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise DataFaultError(f"this is not JSON: {error.msg}", error.lineno) from error
    except RecursionError as error:
        raise DataFaultError("the JSON is nested too deeply") from error
    match data:
        case [dict(), *_]:
            return _table_of_objects(data)
        case [list(), *_]:
            table = Rows([_cell_text(cell) for cell in data[0]], 0)
            for row in data[1:]:
                table.add([_cell_text(cell) for cell in row] if isinstance(row, list) else [], 0)
            return table
        case _:
            raise DataFaultError("the JSON is not a list of rows", 0, 'write [{"column": "cell"}, …]')


def _table_of_objects(data: list[Any]) -> Rows:
    columns = dict.fromkeys(key for row in data if isinstance(row, dict) for key in row)
    table = Rows(list(columns), 0)
    for number, row in enumerate(data, start=1):
        if not isinstance(row, dict):
            raise DataFaultError(f"row {number} is not an object as the first is")
        table.add([_cell_text(row.get(column)) for column in columns], 0)
    return table


def _cell_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case _:
            raise DataFaultError("a cell holds a list or an object", 0, "cells hold text or numbers")


_READERS: Mapping[str, Callable[[str], Rows | None]] = {
    ".csv": _read_csv,
    ".tsv": _read_tsv,
    ".tab": _read_tsv,
    ".json": _read_json,
}
