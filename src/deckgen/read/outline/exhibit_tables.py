"""Read tables of which a column means something: status trackers, comparisons, next steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from deckgen.diagnostics import Code, nearest_hint
from deckgen.model import block as b
from deckgen.model.exhibits import RowStatus, Status, Tracker, TrackerKind
from deckgen.model.walk import plain_text
from deckgen.read.outline.attributes import without_pairs
from deckgen.read.outline.context import shorten
from deckgen.read.outline.exhibit_reading import (
    Reading,
    caption_of,
    is_blank,
    report_empty,
    report_form,
    split_at_colon,
)
from deckgen.read.outline.status_words import LONGEST, statuses, step_columns

EXAMPLES = {
    TrackerKind.STATUS: 'a table, and name the column of statuses: {.table status="Status"}',
    TrackerKind.COMPARISON: "a table: what is compared in the first column, a column for each side",
    TrackerKind.NEXT_STEPS: "a table with the columns Step, Owner and Due",
}

_TOKEN = re.compile(r"[^\s,;:.]+")


def read_tracker(div: b.Div, kind: TrackerKind, reading: Reading) -> b.Blocks:
    """The table of a block that holds one, and perhaps a paragraph: its caption."""
    tables = [block for block in div.blocks if isinstance(block, b.Table)]
    others = [block for block in div.blocks if not isinstance(block, b.Table)]
    caption = caption_of(div, others, reading)
    if len(tables) > 1 or caption is None or (others and not tables):
        report_form(div, "one table, and perhaps a paragraph that is its caption", EXAMPLES[kind], reading)
        return div.blocks
    if not tables or not tables[0].rows:
        report_empty(div, EXAMPLES[kind], reading)
        return div.blocks
    table = tables[0]
    attributes = without_pairs(div.attributes, "caption")
    table = b.Table(table.head, table.rows, table.alignments, caption or table.caption, attributes, div.span)
    if kind is TrackerKind.NEXT_STEPS:
        _check_steps(table, reading)
    return (to_tracker(table, kind, reading),)


def to_tracker(table: b.Table, kind: TrackerKind, reading: Reading) -> Tracker:
    """The table with what `status=` says of one of its columns."""
    name = table.attributes.get("status")
    column = _column(table, (name.casefold(),)) if name else None
    if name and column is None:
        heads = [plain_text(cell.inlines).strip() for cell in table.head]
        message = f"status: the table has no column '{name}'"
        reading.fault(Code.ATTRIBUTE_VALUE, table.span, message, nearest_hint(name, filter(None, heads)))
    statuses = () if column is None else tuple(_iter_statuses(table, column, reading))
    attributes = without_pairs(table.attributes, "status")
    return Tracker(kind, replace(table, attributes=attributes), column, statuses, attributes, table.span)


def read_status(cell: b.Cell, lang: str) -> RowStatus | None:
    """The status that the first words of a cell name; a word before a colon decides for what follows it."""
    parts = split_at_colon(cell.inlines)
    if parts and (found := _status_of(plain_text(parts[0]), lang)) and not is_blank(parts[1]):
        return RowStatus(found, plain_text(parts[0]).strip(), parts[1])
    text = plain_text(cell.inlines).strip()
    status = _status_of(text, lang)
    return RowStatus(status, text, cell.inlines) if status else None


def _iter_statuses(table: b.Table, column: int, reading: Reading) -> Iterator[RowStatus | None]:
    for row in table.rows:
        found = read_status(row[column], reading.lang)
        if found is None:
            text = shorten(plain_text(row[column].inlines))
            hint = "begin with a word such as done, partly, failed or none: 'Agreed: ambassadors return'"
            reading.report.add(
                Code.STATUS_UNKNOWN, row[column].span, f"'{text}' begins with no known status", hint
            )
        yield found


def _status_of(text: str, lang: str) -> Status | None:
    known = statuses(lang)
    words = _TOKEN.findall(text.casefold())[:LONGEST]
    if not words:
        return known.get(text.strip())
    for count in range(len(words), 0, -1):
        status = known.get(" ".join(words[:count]))
        if status:
            return status
    return None


def _column(table: b.Table, names: Iterable[str]) -> int | None:
    for position, cell in enumerate(table.head):
        if plain_text(cell.inlines).strip().casefold() in names:
            return position
    return None


def _check_steps(table: b.Table, reading: Reading) -> None:
    """Every step has somebody who does it, and a date."""
    for what, names in zip(("owner", "date"), step_columns(reading.lang), strict=True):
        column = _column(table, names)
        if column is None:
            message = f"the next steps have no column for the {what}"
            hint = "write a table with the columns Step, Owner and Due"
            reading.report.add(Code.STEP_INCOMPLETE, table.span, message, hint)
            continue
        for row in table.rows:
            if is_blank(row[column].inlines):
                step = shorten(plain_text(row[0].inlines))
                message = f"the step '{step}' has no {what}"
                reading.report.add(Code.STEP_INCOMPLETE, row[0].span, message, "fill in the cell")
