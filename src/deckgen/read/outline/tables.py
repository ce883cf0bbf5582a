"""Pipe tables to `Table`: every cell is kept, also those beyond the head."""

from __future__ import annotations

from dataclasses import field

from markdown_it.token import Token

from deckgen.diagnostics import Code
from deckgen.model.block import Alignment, Cell, Table
from deckgen.read.outline.context import Context
from deckgen.read.outline.cursor import Cursor
from deckgen.read.outline.inlines import read_inlines
from deckgen.read.outline.places import Place
from deckgen.values import dataclass

_ALIGNMENTS = {"left": Alignment.LEFT, "center": Alignment.CENTRE, "right": Alignment.RIGHT}


@dataclass(slots=True)
class _Row:
    line: int
    excess: list[str]
    """Texts of the cells that the head has no column for."""
    cells: list[Cell] = field(default_factory=list)
    after: int = 0
    """Where on the line the next cell begins at the earliest."""


def read_table(opening: Token, cursor: Cursor, ctx: Context) -> Table:
    """The table that `opening` begins, without a caption; takes its tokens up to and with the closing one."""
    alignments: list[Alignment | None] = []
    rows: list[_Row] = []
    while (token := cursor.take()).type != "table_close":
        match token.type:
            case "tr_open":
                rows.append(_Row(token.map[0] if token.map else 0, token.meta["excess"]))
            case "th_open":
                style = str(token.attrs.get("style", ""))
                alignments.append(_ALIGNMENTS.get(style.removeprefix("text-align:")))
            case "inline":
                _add_cell(token.content, rows[-1], ctx)
            case _:
                pass
    _add_excess(rows, len(alignments), ctx)
    width = max(len(row.cells) for row in rows)
    head, *body = (_padded(row, width, ctx) for row in rows)
    return Table(
        head if any(cell.inlines for cell in head) else (),
        tuple(body),
        (*alignments, *[None] * (width - len(alignments))),
        span=ctx.source.span(opening.map[0] if opening.map else 0, 1),
    )


def _add_cell(text: str, row: _Row, ctx: Context) -> None:
    place = Place(ctx.source, text, row.line, row.after)
    row.cells.append(Cell(read_inlines(place, text, ctx), place.span()))
    before = ctx.source.find(row.line, text, row.after)
    row.after = max(row.after, before + len(text))


def _add_excess(rows: list[_Row], columns: int, ctx: Context) -> None:
    for row in rows:
        if not row.excess:
            continue
        ctx.add(
            Code.TABLE_RAGGED,
            ctx.source.span(row.line, 1),
            f"this row has {columns + len(row.excess)} cells, the table's head has {columns}",
            r"add a column to the head; a bar that is text is written \|",
        )
        for text in row.excess:
            _add_cell(text, row, ctx)


def _padded(row: _Row, width: int, ctx: Context) -> tuple[Cell, ...]:
    missing = width - len(row.cells)
    return (*row.cells, *[Cell((), ctx.source.span(row.line))] * missing)
