"""Read a `timeline`: a list of `date: text`, or the rows of a data file."""

from __future__ import annotations

from dataclasses import field, replace

from deckgen.diagnostics import Code, Span
from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.exhibits import Event, Pacing, Period, Timeline
from deckgen.model.walk import plain_text
from deckgen.read.outline import exhibit_dates as dates
from deckgen.read.outline.chart_rows import Grid, choose_rows, find_column
from deckgen.read.outline.chart_rows import Reading as ChartReading
from deckgen.read.outline.context import shorten
from deckgen.read.outline.exhibit_reading import (
    Reading,
    attribute_text,
    caption_of,
    choice,
    first_inlines,
    is_blank,
    listed,
    report_empty,
    report_form,
    rest_blocks,
    split_at_colon,
    take_attributes,
)
from deckgen.values import dataclass

EXAMPLE = "a list with one date each: - 2021-06-16: text"
HIGHLIGHT = frozenset({"highlight"})

_KEPT = frozenset({"source", "note", "lang"})
_PACINGS = {pacing.value: pacing for pacing in Pacing}


@dataclass(slots=True)
class _Found:
    events: list[Event] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)


def read_timeline(div: b.Div, reading: Reading) -> b.Blocks:
    found = _from_data(div, reading) if div.attributes.get("data") else _from_list(div, reading)
    if found is None:
        return div.blocks
    if isinstance(found, Grid):
        return (*div.blocks, _as_table(found, div, reading))
    (events, periods), caption = found
    pacing = _PACINGS[choice(div, "pacing", _PACINGS, reading, default=Pacing.AUTO.value)]
    events.sort(key=lambda event: event.when.date)
    return (Timeline(tuple(events), tuple(periods), pacing, caption, div.attributes, div.span),)


@dataclass(frozen=True, slots=True)
class _Row:
    """A date and what is said of it, not yet read."""

    when: str
    text: i.Inlines
    highlight: bool
    span: Span


_Read = tuple[tuple[list[Event], list[Period]], i.Inlines]


def _from_list(div: b.Div, reading: Reading) -> _Read | None:
    content = listed(div, EXAMPLE, reading)
    if content is None:
        return None
    found = _Found()
    fine = True
    for item in map(_unfolded, content.items):
        inlines, attributes = take_attributes(item, HIGHLIGHT, reading)
        if rest_blocks(item):
            report_form(div, "one line of text for each date", EXAMPLE, reading)
            return None
        parts = split_at_colon(inlines)
        highlight = "highlight" in attributes.classes
        when = plain_text(parts[0] if parts else inlines)
        text = parts[1] if parts else ()
        fine &= _add(_Row(when, text, highlight, item.span), found, reading)
    return ((found.events, found.periods), content.caption) if fine else None


def _unfolded(item: b.ListItem) -> b.ListItem:
    """The item as it was meant: Markdown takes `- 3. März 2024: text` for a numbered list inside an item."""
    match item.blocks:
        case (b.List((inner,), ordered=True, start=day),):
            text = first_inlines(inner)
            if text and isinstance(text[0], i.Text):
                text = (replace(text[0], text=f"{day}. {text[0].text}"), *text[1:])
                return replace(item, blocks=(b.Paragraph(text, span=item.span), *rest_blocks(inner)))
            return item
        case _:
            return item


def _from_data(div: b.Div, reading: Reading) -> _Read | Grid | None:
    """Rows of a data file: `date=` and `label=` name the columns, `end=` one of ends. Where these rows are
    no events, they are given as they are."""
    caption = caption_of(div, list(div.blocks), reading)
    if caption is None:
        report_form(div, "a paragraph, its caption, beside the data", EXAMPLE, reading)
        return None
    grid = reading.load(div.attributes.get("data"), div.attributes)
    if grid is None:
        return None
    rows = ChartReading(reading.report, div.span, reading.lang)
    grid = choose_rows(grid, div.attributes.get("where"), rows)
    columns = {key: _column(div, key, grid, rows) for key in ("date", "label", "end")}
    if columns["date"] is None or columns["label"] is None:
        return grid
    found = _Found()
    fine = True
    marked = div.attributes.get("highlight")
    for number, cells in enumerate(grid.rows):
        span = grid.span(number, columns["date"])
        end = _text(cells[columns["end"]]) if columns["end"] is not None else ""
        when, label = _text(cells[columns["date"]]), _text(cells[columns["label"]])
        highlight = bool(marked) and marked in (when, label)
        row = _Row(f"{when}/{end}" if end else when, (i.Text(label, span),), highlight, span)
        fine &= _add(row, found, reading)
    if not grid.rows:
        report_empty(div, "a condition in where= that some row meets", reading)
        return None
    return ((found.events, found.periods), caption) if fine else grid


def _as_table(grid: Grid, div: b.Div, reading: Reading) -> b.Table:
    """The rows under the caption and above the sources of the block."""
    span = div.span
    head = tuple(b.Cell((i.Text(name, span),), span) for name in grid.columns)
    rows = tuple(tuple(b.Cell((i.Text(_text(cell), span),), span) for cell in row) for row in grid.rows)
    caption = attribute_text(div.attributes, "caption", reading)
    kept = tuple(pair for pair in div.attributes.pairs if pair[0] in _KEPT)
    attributes = replace(div.attributes, pairs=kept)
    return b.Table(head, rows, (None,) * len(head), caption, attributes, span)


def _column(div: b.Div, key: str, grid: Grid, rows: ChartReading) -> int | None:
    name = div.attributes.get(key)
    if not name and key == "end":
        return None
    return find_column(name or key, grid, rows, key)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _add(row: _Row, found: _Found, reading: Reading) -> bool:
    """Add what stands at a date; False where that cannot be read, which is reported."""
    when = row.when.strip()
    moment = dates.read_moment(when, reading.lang)
    stretch = None if moment else dates.read_stretch(when, reading.lang)
    fault = ""
    if moment is None and stretch is None:
        fault = f"'{shorten(when)}' is no date"
    elif is_blank(row.text):
        fault = f"nothing is said of '{when}'"
    elif stretch and stretch.end and stretch.end.date < stretch.start.date:
        fault = f"the period '{when}' ends before it begins"
    if fault:
        hint = f"write a date, a colon and a text: - 2021-06-16: text; a date is {dates.EXAMPLE}"
        reading.fault(Code.DATE_UNREADABLE, row.span, fault, hint)
        return False
    if moment:
        found.events.append(Event(moment, row.text, row.highlight, row.span))
    elif stretch:
        found.periods.append(Period(stretch.start, stretch.end, row.text, row.highlight, row.span))
    return True
