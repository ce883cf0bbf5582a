"""From a table of the model to its pieces: alignment by content, cells as runs, groups of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.model import block as b
from deckgen.model.exhibits import RowStatus, Tracker
from deckgen.model.walk import footnotes_in, plain_text
from deckgen.plan.deck.captions import set_caption
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.flow import caption_flow, is_long_caption
from deckgen.plan.deck.pieces import Pieces, Remarks
from deckgen.plan.deck.table_piece import CellText, Row, TablePiece, head_size
from deckgen.plan.exhibits.statuses import legend, shown_table, status_mark
from deckgen.plan.lines import measure
from deckgen.plan.runs import to_runs
from deckgen.plan.text import Align, CharacterBullet, Run, TextStyle
from deckgen.plan.words import SlideWords
from deckgen.units import Color, Length, to_points

_NUMBER = re.compile(
    r"[~≈<>±+\-−–]?\s*[$€£¥]?\s*\d[\d\s.,'’\u00a0\u202f]*(?:\s*[%‰]|\s?(?:m|bn|k|km|kg|t|h|min))?"
)
_COLUMNS = (12, 10, 8, 6, 5, 4, 3)
"""How many columns are tried side by side where all are too many."""
_NOTHING = {"", "-", "–", "—", "n/a", "N/A", "…"}


def table_pieces(table: b.Table, width: Length, desk: Desk) -> Pieces:
    """The table as one piece; as several with the key column repeated where its columns cannot stand side by
    side even in the smallest type."""
    return _arranged(_whole(table, width, desk), width)


def tracker_pieces(tracker: Tracker, width: Length, desk: Desk) -> Pieces:
    """A table whose rows stand in the order of their status, each status with its mark and in its colour."""
    table, statuses = shown_table(tracker, desk.lang, with_words=False)
    piece = _whole(table, width, desk)
    explained = legend(tracker)
    if explained:
        piece = replace(piece, base=piece.base + Remarks(notes=(explained,)))
    if tracker.column is not None:
        rows = (
            (*row[: tracker.column], _marked(row[tracker.column], status, desk), *row[tracker.column + 1 :])
            for row, status in zip(piece.rows, statuses, strict=True)
        )
        aligns = list(piece.aligns)
        aligns[tracker.column] = Align.LEFT
        piece = replace(piece, rows=tuple(rows), aligns=tuple(aligns))
    return _arranged(piece, width)


def _marked(cell: CellText, status: RowStatus | None, desk: Desk) -> CellText:
    if status is None:
        return cell
    mark = status_mark(status.status, desk.theme.palette)
    runs = tuple(_in_color(run, mark.color) for run in cell.runs)
    bullet = CharacterBullet(mark.glyph, mark.color, desk.theme.deck_fonts.body)
    return CellText(runs, measure(runs), cell.footnotes, bullet)


def _in_color(run: Run, color: Color) -> Run:
    face = replace(run.style.face, bold=True)
    return replace(run, style=TextStyle(face, run.style.size, color))


def _arranged(piece: TablePiece, width: Length) -> Pieces:
    before: Pieces = ()
    if is_long_caption(piece.caption, width):
        before = (caption_flow(piece.caption, width, piece.desk.scale.body),)
        piece = replace(piece, caption=())
    return (*before, *_side_by_side(piece))


def _side_by_side(piece: TablePiece) -> tuple[TablePiece, ...]:
    """The whole where it can be read with ease; else as many columns at a time as can, or as have room."""
    body = piece.desk.grid.body.height
    if len(piece.aligns) < 3 or piece.is_readable(body):
        return (piece,)
    for most in _COLUMNS:
        if most < len(piece.aligns):
            groups = tuple(_column_groups(piece, most))
            if all(group.is_readable(body) for group in groups):
                return groups
    if piece.columns_fit():
        return (piece,)
    return tuple(_column_groups(piece, len(piece.aligns)))


def _whole(table: b.Table, width: Length, desk: Desk) -> TablePiece:
    aligns = tuple(_align(table, index) for index in range(len(table.alignments)))
    is_stub = bool(aligns) and aligns[0] is Align.LEFT
    head = tuple(_cell(cell, desk, is_head=True) for cell in table.head)
    rows = tuple(
        tuple(_cell(cell, desk, is_stub=is_stub and index == 0) for index, cell in enumerate(row))
        for row in table.rows
    )
    caption = set_caption(table.caption, table.attributes, desk, after=6.0)
    notes, sources = table.attributes.get_all("note"), table.attributes.get_all("source")
    remarks = Remarks(footnotes_in(table.caption), notes, sources, (table.attributes.id,))
    return TablePiece(desk, head, rows, aligns, width, caption, remarks, _alt(table, desk.words), is_stub)


def _column_groups(piece: TablePiece, most: int) -> Iterator[TablePiece]:
    """Stretches of columns that have room, at most so many, each with the first column before it."""
    floor = len(piece.desk.scale.body) - 1
    needs = piece.needs(piece.size(floor))
    room = to_points(piece.width) - needs[0].least
    least = [min(need.least, room) for need in needs]
    first = 1
    while first < len(needs):
        left = len(needs) - first
        # As many as in the stretches to come, so that the last is no remnant.
        wanted = -(-left // -(-left // (most - 1)))
        end, used = first + 1, least[first]
        while end < min(first + wanted, len(needs)) and used + least[end] <= room:
            used += least[end]
            end += 1
        yield _columns(piece, range(first, end))
        first = end


def _columns(piece: TablePiece, group: Sequence[int]) -> TablePiece:
    chosen = (0, *group)

    def pick(row: Row) -> Row:
        return tuple(row[index] for index in chosen)

    return replace(
        piece,
        head=pick(piece.head) if piece.head else (),
        rows=tuple(pick(row) for row in piece.rows),
        aligns=tuple(piece.aligns[index] for index in chosen),
        _layouts={},
    )


def _cell(cell: b.Cell, desk: Desk, *, is_head: bool = False, is_stub: bool = False) -> CellText:
    size = desk.scale.table[0]
    palette = desk.theme.palette
    if is_head:
        style = desk.style(head_size(size, desk), palette.navy, bold=True)
    else:
        style = desk.style(size, palette.navy if is_stub else palette.ink, bold=is_stub)
    runs = to_runs(cell.inlines, desk.context(style))
    return CellText(runs, measure(runs), footnotes_in(cell.inlines))


def _align(table: b.Table, index: int) -> Align:
    match table.alignments[index]:
        case b.Alignment.RIGHT:
            return Align.RIGHT
        case b.Alignment.CENTRE:
            return Align.CENTRE
        case b.Alignment.LEFT:
            return Align.LEFT
        case None:
            return Align.RIGHT if _is_numeric(table, index) else Align.LEFT


def _is_numeric(table: b.Table, index: int) -> bool:
    texts = [plain_text(row[index].inlines).strip() for row in table.rows]
    filled = [text for text in texts if text not in _NOTHING]
    return bool(filled) and all(_NUMBER.fullmatch(text) for text in filled)


def _alt(table: b.Table, words: SlideWords) -> str:
    caption = plain_text(table.caption).strip()
    if caption:
        return caption
    heads = ", ".join(filter(None, (plain_text(cell.inlines).strip() for cell in table.head)))
    return words.table.format(heads=heads) if heads else words.table_of_rows.format(count=len(table.rows))
