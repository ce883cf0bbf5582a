"""Sheets of workbooks as tables of text. Dates become `2021-06-16`, numbers have a decimal point.

A formula counts with the result that was stored when the workbook was last saved; one without is reported.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from deckgen.diagnostics import nearest_hint
from deckgen.project.table import DataFaultError, Rows
from deckgen.values import dataclass

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")

_MAX_UNPACKED = 200_000_000
"""Bytes. A workbook that unpacks to more is a mistake, or made to fill the memory."""
_MAX_REACH = 5_000_000
"""Cells in the smallest rectangle around all that are filled."""
_MAX_UNKNOWN = 5
"""Formulas without a result that are reported one by one."""

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$", re.IGNORECASE)
_UNKNOWN = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(rb'\br:id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class UnknownCell:
    """A formula whose result was not stored."""

    name: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    rows: Rows | None
    """Their lines are the rows of the sheet. None: there is no filled cell."""
    first_column: int
    """Of the table in the sheet, from 1."""
    unknown: tuple[UnknownCell, ...]


@dataclass(frozen=True, slots=True)
class _Area:
    """Rows and columns from 0, the ends not included; None: to the end."""

    top: int = 0
    left: int = 0
    bottom: int | None = None
    right: int | None = None


def read_sheet(data: bytes, name: str, cells: str) -> Sheet:
    """The table in that sheet, or in the first; its first filled row names the columns."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  on demand: few briefings need it

    area = _area(cells)
    _check_size(data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        if name and name not in workbook.sheet_names:
            hint = nearest_hint(name, workbook.sheet_names)
            raise DataFaultError(f"the workbook has no sheet '{name}'", 0, hint)
        position = workbook.sheet_names.index(name) if name else 0
        xml = _sheet_xml(data, position)
        _check_reach(xml)
        grid = workbook.get_sheet_by_index(position).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        raise DataFaultError(f"this is no workbook that deckgen can read: {error}") from error
    return _table(grid, area, tuple(_unknown_cells(xml, area)))


def _check_size(data: bytes) -> None:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > _MAX_UNPACKED:
        size = f"{unpacked // 1_000_000:,} MB"
        raise DataFaultError(f"the workbook unpacks to {size}", 0, "save the sheet that is needed as CSV")


def _table(grid: Sequence[Sequence[Any]], area: _Area, unknown: tuple[UnknownCell, ...]) -> Sheet:
    rows: Rows | None = None
    left = area.left
    for number in range(area.top, min(len(grid), area.bottom or len(grid))):
        texts = [_text(value) for value in grid[number][left : area.right]]
        if not any(texts):
            continue
        if rows is None:
            empty = next(place for place, text in enumerate(texts) if text)
            left, texts = left + empty, texts[empty:]
            rows = Rows(texts, number + 1)
        else:
            width = len(rows.columns)
            rows.add([*texts, *[""] * (width - len(texts))], number + 1)
    return Sheet(rows, left + 1, unknown)


def _text(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime.datetime():
            return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case None:
            return ""
        case _:
            return str(value).strip()


def _area(cells: str) -> _Area:
    if not cells.strip():
        return _Area()
    match = _RANGE.match(cells.strip())
    if match is None:
        raise DataFaultError(f"range='{cells}' is no range of cells", 0, "write it as A3:D20")
    left, top, right, bottom = match.groups()
    return _Area(int(top) - 1, _column_number(left) - 1, int(bottom), _column_number(right))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _sheet_xml(data: bytes, position: int) -> bytes:
    """The XML of the sheet; empty for a workbook of another format."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return b""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = _sheet_part(archive, position)
        return archive.read(part) if part else b""


def _check_reach(xml: bytes) -> None:
    """The reader keeps room for every cell from the first to the last, filled or not."""
    last_row = last_column = 0
    for letters, row in _CELL.findall(xml):
        last_row = max(last_row, int(row))
        last_column = max(last_column, _column_number(letters.decode()))
    if last_row * last_column > _MAX_REACH:
        message = f"the sheet reaches to row {last_row:,} and column {last_column:,}"
        raise DataFaultError(message, 0, "delete what stands far outside, or save the table as CSV")


def _unknown_cells(xml: bytes, area: _Area) -> Iterator[UnknownCell]:
    """The first formulas without a result; only the XML tells them from empty cells."""
    found = 0
    for match in _UNKNOWN.finditer(xml):
        row, column = int(match[2]), _column_number(match[1].decode())
        if not area.top < row <= (area.bottom or row) or not area.left < column <= (area.right or column):
            continue
        yield UnknownCell(f"{match[1].decode()}{row}", row, column)
        found += 1
        if found == _MAX_UNKNOWN:
            return


def _sheet_part(archive: zipfile.ZipFile, position: int) -> str:
    """The name of the part that holds the sheet of that position; empty where the file has another form."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return ""
    sheets = _SHEET.findall(archive.read("xl/workbook.xml"))
    relation = _RELATION.search(sheets[position]) if position < len(sheets) else None
    if relation is None:
        return ""
    pattern = rb'<Relationship\b(?=[^>]*\bId="' + re.escape(relation[1]) + rb'")[^>]*\bTarget="([^"]*)"'
    target = re.search(pattern, archive.read("xl/_rels/workbook.xml.rels"))
    if target is None:
        return ""
    path = target[1].decode()
    name = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    return name if name in names else ""
