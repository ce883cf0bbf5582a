"""The workbook inside a native chart: one sheet, written by hand with fixed dates, so that bytes repeat.

A text stays a text, also where it looks like a formula: it is never written as one, and its cell is marked
(`quotePrefix`) so that Excel does not make it one when somebody edits the cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from deckgen.render.pptx.package import Package, Relations, write_zip
from deckgen.render.pptx.xml import DECLARATION, RELATIONSHIP_NAMESPACE, escape
from deckgen.values import dataclass

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET = "Data"

Value: TypeAlias = str | float | None

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WORKBOOK, _WORKSHEET, _STYLES = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"

_LOOKS_LIKE_FORMULA = re.compile(r"[=+\-@\t\r]")
_FIRST_OWN_FORMAT = 164
"""Numbers below are Excel's own formats."""
_FIXED_STYLES = 2
"""Style 0 is plain, style 1 marks a text; those of the columns follow."""


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    values: tuple[Value, ...]
    format: str = "General"
    """Of its numbers."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of the sheet, as the chart refers to it."""

    letter: str
    count: int

    @property
    def head(self) -> str:
        return f"{SHEET}!${self.letter}$1"

    @property
    def values(self) -> str:
        return f"{SHEET}!${self.letter}$2:${self.letter}${self.count + 1}"


def reference(number: int, column: Column) -> Reference:
    return Reference(_letter(number), len(column.values))


def write_workbook(columns: Sequence[Column]) -> bytes:
    """The bytes of an XLSX file with these columns from A on."""
    package = Package()
    package.relations.add("officeDocument", _WORKBOOK)
    relations = Relations()
    sheet_id = relations.add("worksheet", _WORKSHEET)
    relations.add("styles", _STYLES)
    package.add(_WORKBOOK, f"{_OFFICE}.sheet.main+xml", _workbook(sheet_id), relations)
    package.add(_WORKSHEET, f"{_OFFICE}.worksheet+xml", _sheet(columns))
    package.add(_STYLES, f"{_OFFICE}.styles+xml", _styles([column.format for column in columns]))
    return write_zip(package.to_parts())


def _letter(number: int) -> str:
    """A, B … Z, AA …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _sheet(columns: Sequence[Column]) -> str:
    letters = [_letter(number) for number in range(len(columns))]
    head = [_text_cell(f"{letter}1", column.head) for letter, column in zip(letters, columns, strict=True)]
    rows = [f'<row r="1">{"".join(head)}</row>']
    for row in range(max((len(column.values) for column in columns), default=0)):
        cells = [
            _cell(f"{letter}{row + 2}", column.values[row], number + _FIXED_STYLES)
            for number, (letter, column) in enumerate(zip(letters, columns, strict=True))
            if row < len(column.values)
        ]
        rows.append(f'<row r="{row + 2}">{"".join(cells)}</row>')
    return (
        f'{DECLARATION}<worksheet xmlns="{_MAIN}"><cols><col min="1" max="{len(columns)}" width="18" '
        f'customWidth="1"/></cols><sheetData>{"".join(rows)}</sheetData></worksheet>'
    )


def _cell(place: str, value: Value, style: int) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _text_cell(place, value)
    return f'<c r="{place}" s="{style}"><v>{number_text(value)}</v></c>'


def _text_cell(place: str, text: str) -> str:
    style = ' s="1"' if _LOOKS_LIKE_FORMULA.match(text) else ""
    return f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def number_text(value: float) -> str:
    """A number in as few digits as tell it from all others."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _styles(formats: Sequence[str]) -> str:
    own = [format for format in dict.fromkeys(formats) if format != "General"]
    ids = {format: _FIRST_OWN_FORMAT + place for place, format in enumerate(own)} | {"General": 0}
    rows = "".join([f'<numFmt numFmtId="{ids[own]}" formatCode="{escape(own)}"/>' for own in own])
    formats_xml = f'<numFmts count="{len(own)}">{rows}</numFmts>' if own else ""
    cells = "".join(
        [
            f'<xf numFmtId="{ids[format]}" fontId="0" fillId="0" borderId="0" xfId="0" '
            'applyNumberFormat="1"/>'
            for format in formats
        ]
    )
    return (
        f'{DECLARATION}<styleSheet xmlns="{_MAIN}">{formats_xml}'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats) + _FIXED_STYLES}">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
        f"{cells}</cellXfs>"
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _workbook(sheet_id: str) -> str:
    return (
        f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{RELATIONSHIP_NAMESPACE}">'
        f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="{sheet_id}"/></sheets></workbook>'
    )
