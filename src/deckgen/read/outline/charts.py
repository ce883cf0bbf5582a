"""Read a fenced `chart` block: attributes, and a table inside the fence or in a file, become a `Chart`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from deckgen.diagnostics import Code, Span, nearest_hint
from deckgen.model.attributes import Attributes
from deckgen.model.block import Block, Blocks, Paragraph, Table
from deckgen.model.chart import (
    Categories,
    Chart,
    ChartAxes,
    ChartKind,
    ChartPanel,
    ChartSettings,
    Dates,
    Place,
    Stacking,
    XValues,
)
from deckgen.model.inline import Inlines, SoftBreak
from deckgen.model.walk import plain_text
from deckgen.read.outline.chart_columns import read_data
from deckgen.read.outline.chart_numbers import read_date, read_number
from deckgen.read.outline.chart_options import read_kind, read_settings
from deckgen.read.outline.chart_rows import Grid, Reading, choose_rows, find_column, sort_rows
from deckgen.read.outline.chart_selection import BY_VALUE, select_data
from deckgen.values import dataclass

GridLoader = Callable[[str, Attributes], Grid | None]
"""Gives the table in the file that `data=` names; None: it was reported."""

_OF_BARS = frozenset((ChartKind.COLUMN, ChartKind.BAR, ChartKind.WATERFALL, ChartKind.RANGE))
_OF_PARTS = frozenset((ChartKind.PIE, ChartKind.DOUGHNUT))


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands inside the fence."""

    caption: Inlines
    table: Table | None


def read_chart(attributes: Attributes, blocks: Blocks, load: GridLoader, reading: Reading) -> Chart | None:
    """The chart of a fence; None where it has no data at all. Every fault is reported."""
    kind, stacking = read_kind(attributes, reading)
    content = _content(blocks, reading)
    grid = _grid(attributes, content.table, load, reading)
    if grid is None:
        return None
    grid = choose_rows(grid, attributes.get("where"), reading)
    if not grid.rows:
        reading.add(Code.CHART_DATA, "where= leaves no row to show", "check what it compares")
        return None
    grid = _ordered(grid, attributes.get("sort"), reading)
    data = read_data(grid, kind, attributes, reading)
    if data is None:
        return None
    panels = _filled(select_data(data.panels, attributes, reading), reading)
    if not panels or not _has_parts(kind, panels, reading):
        return None
    x = panels[0].data.x
    settings = read_settings(attributes, lambda text: _place(text, x, reading), reading)
    settings = replace(settings, unit=settings.unit or data.unit)
    _check_names(settings, panels, reading)
    _check_values(kind, stacking, settings, panels, reading)
    _check_ends(kind, stacking, settings.axes, panels, reading)
    return Chart(
        kind, panels, stacking, settings, content.caption, attributes.get("alt"), attributes, reading.span
    )


def _content(blocks: Blocks, reading: Reading) -> _Content:
    """The caption and the table of the fence; anything else is reported."""
    caption: Inlines = ()
    tables: list[Table] = []
    for block in blocks:
        match block:
            case Paragraph():
                caption = (*caption, SoftBreak(block.span), *block.inlines) if caption else block.inlines
            case Table():
                tables.append(block)
            case _:
                _report_content(block, reading)
    if len(tables) > 1:
        _report_content(tables[1], reading)
    table = tables[0] if tables else None
    return _Content(caption or (table.caption if table else ()), table)


def _report_content(block: Block, reading: Reading) -> None:
    hint = "a chart takes one table and a line of text, its caption; move the rest outside the fence"
    reading.report.add(
        Code.BLOCK_CONTENT, block.span, f"a chart cannot hold a {type(block).__name__.lower()} here", hint
    )


def _grid(attributes: Attributes, table: Table | None, load: GridLoader, reading: Reading) -> Grid | None:
    path = attributes.get("data")
    if path and table is not None:
        reading.report.add(
            Code.BLOCK_CONTENT,
            table.span,
            f"the chart's data come from '{path}', and here stands a table too",
            "take out the table or data=",
        )
    grid = load(path, attributes) if path else _inline_grid(table, reading)
    if grid is not None and not grid.rows:
        reading.add(Code.CHART_DATA, "the chart's data have no rows", "write at least one row under the head")
        return None
    return grid


def _inline_grid(table: Table | None, reading: Reading) -> Grid | None:
    if table is None:
        hint = "name a file in data=, or write a table inside the fence"
        reading.add(Code.CHART_DATA, "the chart has no data", hint)
        return None
    rows = tuple(tuple(plain_text(cell.inlines) for cell in row) for row in table.rows)
    head = tuple(plain_text(cell.inlines) for cell in table.head)
    columns = head or tuple(str(number) for number in range(1, len(table.alignments) + 1))

    def span_of(row: int, column: int) -> Span:
        return table.rows[row][column].span

    return Grid(columns, rows, span_of, tuple(range(len(rows))))


def _ordered(grid: Grid, sort: str, reading: Reading) -> Grid:
    if not sort or sort in BY_VALUE:
        return grid
    descending = sort.startswith("-") and sort not in grid.columns
    column = find_column(sort[1:] if descending else sort, grid, reading, "sort")
    return grid if column is None else sort_rows(grid, column, reading, descending=descending)


def _filled(panels: Iterable[ChartPanel], reading: Reading) -> tuple[ChartPanel, ...]:
    """The panels and series that have any value; reports those that have none."""
    kept: list[ChartPanel] = []
    for panel in panels:
        series = tuple(s for s in panel.data.series if any(value is not None for value in s.values))
        empty = [s.name for s in panel.data.series if s not in series]
        if series:
            kept.append(replace(panel, data=replace(panel.data, series=series)))
        if series and empty:
            names = ", ".join(f"'{name}'" for name in empty)
            message = f"{names}: there is no value to show"
            reading.add(Code.CHART_ROW_SKIPPED, message, "take it out of y=, or give it values")
    if not kept:
        reading.add(Code.CHART_DATA, "the chart's data hold no value at all", "check the data, y= and where=")
    return tuple(kept)


def _has_parts(kind: ChartKind, panels: Iterable[ChartPanel], reading: Reading) -> bool:
    """Whether a pie would show anything; reports where it would not."""
    if kind not in _OF_PARTS:
        return True
    if any((value or 0) > 0 for panel in panels for series in panel.data.series for value in series.values):
        return True
    reading.add(Code.CHART_DATA, "no part of the whole is above zero", "check the data, or use type=bar")
    return False


def _place(text: str, x: XValues, reading: Reading) -> Place | None:
    """Where on the chart's axis `text` stands; None where it stands nowhere."""
    match x:
        case Categories():
            return text if text in x.values else None
        case Dates():
            return read_date(text, reading.lang)
        case _:
            return read_number(text)


def _check_names(settings: ChartSettings, panels: Iterable[ChartPanel], reading: Reading) -> None:
    """Report names that no series or category bears."""
    data = [panel.data for panel in panels]
    series = dict.fromkeys(s.name for d in data for s in d.series)
    places = dict.fromkeys(name for d in data for name in _place_names(d.x))
    for key, names, known in (
        ("highlight", settings.highlights, [*series, *places]),
        ("second", settings.second, [*series]),
        ("total", settings.totals, [*places]),
    ):
        for name in names:
            if name not in known:
                message = f"{key}: nothing in the chart is called '{name}'"
                reading.add(Code.ATTRIBUTE_VALUE, message, nearest_hint(name, known[:20]))


def _place_names(x: XValues) -> Iterator[str]:
    for value in x.values:
        yield value.isoformat() if isinstance(value, datetime.date) else str(value)


def _check_values(
    kind: ChartKind,
    stacking: Stacking,
    settings: ChartSettings,
    panels: Iterable[ChartPanel],
    reading: Reading,
) -> None:
    """Report values that this kind of chart cannot show."""
    parts = kind in _OF_PARTS or stacking is Stacking.PERCENT
    for panel in panels:
        for size in panel.data.sizes:
            if size is not None and size < 0:
                message = f"a bubble's size is {size:g}, and none can be below zero"
                reading.add(Code.CHART_PART_BELOW_ZERO, message, "check the column that size= names")
        for series in panel.data.series:
            for row, value in enumerate(series.values):
                if value is None:
                    continue
                if parts and value < 0:
                    name = list(_place_names(panel.data.x))[row]
                    message = f"'{name}' is {value:g}, and a part of a whole cannot be below zero"
                    reading.add(Code.CHART_PART_BELOW_ZERO, message, "use type=bar or type=waterfall")
                if settings.axes.log and value <= 0:
                    message = f"the value {value:g} of '{series.name}' has no place on a logarithmic axis"
                    reading.add(Code.CHART_LOG, message, "take out log=, or leave the cell empty")


def _check_ends(
    kind: ChartKind, stacking: Stacking, axes: ChartAxes, panels: Iterable[ChartPanel], reading: Reading
) -> None:
    """Report ends of the axis that would cut off what is to be seen."""
    if kind in _OF_BARS and axes.minimum is not None and axes.minimum > 0 and axes.from_zero is not False:
        hint = "take it out; from-zero=no insists, where only the differences count"
        reading.add(Code.ATTRIBUTE_VALUE, f"bars start at zero, so min={axes.minimum:g} is not used", hint)
    if stacking is Stacking.PERCENT:
        return
    for panel in panels:
        columns = zip(*(series.values for series in panel.data.series), strict=True)
        for row in columns:
            filled = [value for value in row if value is not None]
            reached = [sum(filled)] if stacking is Stacking.STACKED else filled
            for value in reached:
                if (axes.maximum is not None and value > axes.maximum) or (
                    axes.minimum is not None and value < axes.minimum and kind not in _OF_BARS
                ):
                    message = f"the value {value:g} lies outside of what min= and max= show"
                    reading.add(Code.ATTRIBUTE_VALUE, message, "move the ends, or choose rows with where=")
