"""Data files as tables of text: CSV, TSV and JSON.

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
from dataclasses import dataclass
from typing import Any

from deckgen.diagnostics import Code, Report, Span
from deckgen.project.files import Files, Folders, Lost, read_text

MAX_CELLS = 1_000_000


@dataclass(frozen=True, slots=True)
class DataTable:
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Every row has as many cells as there are columns."""

    def mappings(self) -> tuple[dict[str, str], ...]:
        """The rows by column name, as templates see them."""
        return tuple(dict(zip(self.columns, row, strict=True)) for row in self.rows)


class _FaultError(Exception):
    """A data file is no table; the text says why."""

    def __init__(self, message: str, line: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.hint = hint


def load_data(
    reference: str, from_file: str, span: Span, folders: Folders, report: Report
) -> DataTable | None:
    """The table in the data file that an outline refers to; None where it was reported."""
    match folders.locate(reference, from_file):
        case Lost.OUTSIDE:
            message = f"'{reference}' lies outside the briefing's folder and its asset folders"
            report.add(Code.FILE_OUTSIDE, span, message, "move it there, or list its folder under 'assets'")
        case Lost.MISSING:
            hint = "data files are sought beside the outline, then in the folders under 'assets'"
            report.add(Code.FILE_MISSING, span, f"there is no data file '{reference}'", hint)
        case path:
            return _read_file(path, span, folders.files, report)
    return None


def _read_file(path: str, span: Span, files: Files, report: Report) -> DataTable | None:
    suffix = posixpath.splitext(path)[1].lower()
    reader = _READERS.get(suffix)
    if reader is None:
        message = f"deckgen cannot read data from '{path}'"
        report.add(Code.DATA_CORRUPT, span, message, f"use a file that ends in {', '.join(_READERS)}")
        return None
    text = read_text(files, path, report, span)
    if text is None:
        return None
    try:
        return reader(text)
    except _FaultError as fault:
        report.add(Code.DATA_CORRUPT, Span(files.shown(path), fault.line), str(fault), fault.hint)
        return None


def _read_csv(text: str) -> DataTable:
    head = text.lstrip("\n").partition("\n")[0]
    unquoted = re.sub(r'"[^"]*"', "", head)
    return _read_delimited(text, max(",;\t|", key=unquoted.count))


def _read_tsv(text: str) -> DataTable:
    return _read_delimited(text, "\t")


def _read_delimited(text: str, delimiter: str) -> DataTable:
    """The first row names the columns; blank lines are skipped."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True)
    table: _Rows | None = None
    try:
        for row in lines:
            cells = [cell.strip() for cell in row]
            if table is None:
                table = _Rows(cells, lines.line_num) if any(cells) else None
            elif any(cells):
                table.add(cells, lines.line_num)
    except csv.Error as error:
        hint = 'put a cell that holds " in quotes, and write it twice: "so ""called"""'
        raise _FaultError(f"the row cannot be read: {error}", lines.line_num, hint) from error
    return _finished(table)


def _read_json(text: str) -> DataTable:
    """A list of objects with the columns as keys, or a list of lists of which the first names the columns."""
    try:
        # Numbers keep their digits.
        data = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise _FaultError(f"this is not JSON: {error.msg}", error.lineno) from error
    except RecursionError as error:
        raise _FaultError("the JSON is nested too deeply") from error
    match data:
        case [dict(), *_]:
            return _table_of_objects(data)
        case [list(), *_]:
            table = _Rows([_cell_text(cell) for cell in data[0]], 0)
            for row in data[1:]:
                table.add([_cell_text(cell) for cell in row] if isinstance(row, list) else [], 0)
            return _finished(table)
        case _:
            raise _FaultError("the JSON is not a list of rows", 0, 'write [{"column": "cell"}, …]')


def _table_of_objects(data: list[Any]) -> DataTable:
    columns = dict.fromkeys(key for row in data if isinstance(row, dict) for key in row)
    table = _Rows(list(columns), 0)
    for number, row in enumerate(data, start=1):
        if not isinstance(row, dict):
            raise _FaultError(f"row {number} is not an object as the first is")
        table.add([_cell_text(row.get(column)) for column in columns], 0)
    return _finished(table)


def _cell_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case _:
            raise _FaultError("a cell holds a list or an object", 0, "cells hold text or numbers")


class _Rows:
    """Gathers the rows of a table and sees that they fit its columns."""

    def __init__(self, columns: list[str], line: int) -> None:
        self.columns = _without_empty_end(columns, 0)
        self.rows: list[tuple[str, ...]] = []
        if not all(self.columns):
            raise _FaultError("a column has no name", line, "the first row names the columns")
        for column in self.columns:
            if self.columns.count(column) > 1:
                raise _FaultError(f"two columns are named '{column}'", line, "give each a name of its own")

    def add(self, cells: list[str], line: int) -> None:
        cells = _without_empty_end(cells, len(self.columns))
        if len(cells) != len(self.columns):
            hint = f"the columns are {', '.join(self.columns)}; leave a cell empty rather than out"
            raise _FaultError(f"a row has {len(cells)} cells, the head has {len(self.columns)}", line, hint)
        self.rows.append(tuple(cells))
        if len(self.rows) * len(cells) > MAX_CELLS:
            raise _FaultError(
                f"the table has more than {MAX_CELLS:,} cells", line, "sum it up before it is shown"
            )


def _without_empty_end(cells: list[str], keep: int) -> list[str]:
    """Without the empty cells past the first `keep`, which spreadsheets like to add."""
    end = len(cells)
    while end > keep and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _finished(table: _Rows | None) -> DataTable:
    if table is None or not table.columns:
        raise _FaultError("the file is empty", 0, "the first row names the columns")
    return DataTable(tuple(table.columns), tuple(table.rows))


_READERS: Mapping[str, Callable[[str], DataTable]] = {
    ".csv": _read_csv,
    ".tsv": _read_tsv,
    ".tab": _read_tsv,
    ".json": _read_json,
}
