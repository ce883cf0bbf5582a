"""Tables: caption, head and rows as boxes between which a page may end; long ones repeat their head."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from deckgen.model import block as b
from deckgen.model.exhibits import RowStatus, Status, Tracker
from deckgen.plan.brief.box import Box, BoxItem, Keep, TableBreak, as_artifacts, stacked
from deckgen.plan.brief.breaker import BrokenLine, Measure, break_lines
from deckgen.plan.brief.desk import Desk, Type, plain_strands, to_strands
from deckgen.plan.brief.exhibits import Caption, set_caption, set_continued_caption, set_notes
from deckgen.plan.brief.pieces import Strand
from deckgen.plan.brief.prose import BASELINE, Place, line_items, set_plain
from deckgen.plan.brief.status_marks import MARK_INDENT, draw_mark
from deckgen.plan.brief.styles import Style
from deckgen.plan.brief.table_shape import Fit, Shape, column_gaps, fit_columns, shape_of
from deckgen.plan.exhibits.statuses import shown_table, status_color
from deckgen.plan.pages.page import ARTIFACT, Line, Node, Role
from deckgen.plan.text import Align, Run
from deckgen.theme.fonts import Face
from deckgen.values import dataclass

_PAD_DATA = 1.75
_PAD_TEXT = 3.5
_EM_SPACE = 0.5
"""Width of the character in the sans, as a share of its size, at most."""
_BETWEEN_PARTS = 14.0
_SHORT = 8
"""A table of no more rows stays whole where the text behind it can go ahead."""
_SHORT_SHARE = 0.4
"""Of the page: what such a table takes at most."""
_TOGETHER = 3
"""Rows that stand at least before and after a page break."""


@dataclass(frozen=True, slots=True)
class _Cell:
    strands: tuple[Strand, ...]
    node: int
    status: Status | None = None
    """Its mark stands before the text."""

    @property
    def indent(self) -> float:
        return MARK_INDENT if self.status else 0.0


@dataclass(frozen=True, slots=True)
class _Column:
    x: float
    width: float
    """Of its text."""
    align: Align


@dataclass(frozen=True, slots=True)
class _Frame:
    """What every row needs to be set."""

    columns: tuple[_Column, ...]
    left: float
    right: float
    body: Style
    pad: float
    limit: float
    """The height from which on a row is cut between its lines."""


def set_table(table: b.Table, place: Place, desk: Desk) -> list[Box]:
    """Caption, head, rows and notes. Rows know their table, so that a page may end between them."""
    return _set_table(table, _NO_STATUSES, table.attributes.id, place, desk)


def set_tracker(tracker: Tracker, place: Place, desk: Desk) -> list[Box]:
    """A table in the order of its statuses, each with its mark."""
    table, statuses = shown_table(tracker, desk.lang, with_words=True)
    column = -1 if tracker.column is None else tracker.column
    return _set_table(table, _Statuses(column, statuses), tracker.attributes.id, place, desk)


@dataclass(frozen=True, slots=True)
class _Statuses:
    column: int
    """-1: no column holds any."""
    rows: tuple[RowStatus | None, ...]

    def of(self, row: int, column: int) -> Status | None:
        if column != self.column or row >= len(self.rows):
            return None
        one = self.rows[row]
        return one.status if one else None


_NO_STATUSES = _Statuses(-1, ())


def _set_table(table: b.Table, statuses: _Statuses, id: str, place: Place, desk: Desk) -> list[Box]:
    outer = desk.tree.add(Role.DIVISION, place.parent)
    node = desk.tree.add(Role.TABLE, outer)
    place = replace(place, parent=outer)
    caption = _caption(table, id, desk)
    wide = replace(place, width=desk.grid.full_width) if place.is_top else place
    above = set_caption(caption, wide, desk.tree.add(Role.CAPTION, node), desk) if caption else []
    if not table.alignments:
        return above
    shape = shape_of(table)
    head, rows = _cells(table, statuses, node, desk, is_data=shape.is_data)
    strands = [[(*_spacer(cell), *cell.strands) for cell in row] for row in (head, *rows) if row]
    boxes, right = above, 0.0
    for number, fit in enumerate(fit_columns(strands, shape, place, desk.grid)):
        frame = _frame(shape, place, fit, desk)
        if number:
            boxes += _continued(caption, wide, desk)
        own = [_columns_of(row, fit, is_repeated=number > 0) for row in (head, *rows)]
        boxes += _body_boxes(own[0], own[1:], caption, frame, desk)
        right = max(right, frame.right)
    is_wide = right > place.x + place.width + 1
    below = set_notes(table.attributes, place, desk, is_wide=is_wide)
    boxes = [replace(box, is_wide=is_wide) for box in _joined(boxes, below, desk)]
    is_short = place.is_top and len(rows) <= _SHORT
    if is_short and stacked(boxes)[0] <= _SHORT_SHARE * desk.grid.text_height:
        boxes[0] = replace(boxes[0], together=len(boxes))
    return boxes


def _frame(shape: Shape, place: Place, fit: Fit, desk: Desk) -> _Frame:
    columns = []
    x = place.x
    alignments = [shape.alignments[column] for column in fit.columns]
    for width, align, gap in zip(fit.widths, alignments, column_gaps(alignments), strict=True):
        columns.append(_Column(x, max(1.0, width - gap), align))
        x += width
    body = desk.styles.table_body
    pad = _PAD_DATA if shape.is_data else _PAD_TEXT
    return _Frame(
        tuple(columns),
        place.x,
        x,
        replace(body, leading=body.leading * fit.scale),
        pad,
        desk.grid.text_height,
    )


def _body_boxes(
    head: tuple[_Cell, ...], rows: list[tuple[_Cell, ...]], caption: Caption | None, frame: _Frame, desk: Desk
) -> list[Box]:
    """Head and rows. A head too high to be repeated is a row like the others."""
    place = Place(frame.left, frame.right - frame.left, ARTIFACT, frame.body)
    head_box = _head_box(head, frame, desk) if head else None
    if head_box is not None and head_box.height > frame.limit / 2:
        rows, head_box = [head, *rows], None
    opening = _opening(caption, place, head_box, desk)
    closing_height = desk.styles.exhibit_note.leading + 1
    frame = replace(frame, limit=frame.limit - opening.height - closing_height)
    breaks = TableBreak(opening, _closing(frame, desk), closing_height)
    boxes = [replace(box, table=breaks) for box in _iter_row_boxes(rows, frame, desk)]
    return boxes if head_box is None else [head_box, *boxes]


def _caption(table: b.Table, id: str, desk: Desk) -> Caption | None:
    if not table.caption:
        return None
    return Caption(desk.table_label(id), table.caption, table.attributes.get("subtitle"), table.span)


def _joined(boxes: list[Box], below: list[Box], desk: Desk) -> list[Box]:
    """The table and what stands below it, with the spaces of an exhibit around."""
    if not boxes:
        return below
    styles = desk.styles
    boxes[0] = replace(boxes[0], before=styles.caption.before)
    if below:
        boxes[-1] = replace(boxes[-1], keep=Keep.HARD)
    else:
        boxes[-1] = replace(boxes[-1], after=styles.exhibit_note.after)
    return boxes + below


def _cells(
    table: b.Table, statuses: _Statuses, node: int, desk: Desk, *, is_data: bool
) -> tuple[tuple[_Cell, ...], list[tuple[_Cell, ...]]]:
    """The cells' text, with their nodes: head first, then row by row."""
    tree, styles = desk.tree, desk.styles
    head: tuple[_Cell, ...] = ()
    if any(cell.inlines for cell in table.head):
        row = tree.add(Role.TABLE_ROW, tree.add(Role.TABLE_HEAD, node))
        head = tuple(
            _cell(cell, Node(Role.TABLE_HEADER_CELL, row, scope="Column"), styles.table_head, desk)
            for cell in table.head
        )
    body = tree.add(Role.TABLE_BODY, node) if table.rows else node
    face = styles.table_body.text.face
    bold = replace(styles.table_body, text=replace(styles.table_body.text, face=Face(face.family, bold=True)))
    rows = []
    for number, cells in enumerate(table.rows):
        row = tree.add(Role.TABLE_ROW, body)
        has_stub = not is_data and len(cells) > 1 and bool(cells[0].inlines)
        first = Node(Role.TABLE_HEADER_CELL, row, scope="Row") if has_stub else Node(Role.TABLE_CELL, row)
        rows.append(
            tuple(
                _cell(
                    cell,
                    first if i == 0 else Node(Role.TABLE_CELL, row),
                    bold if i == 0 and has_stub else styles.table_body,
                    desk,
                    statuses.of(number, i),
                )
                for i, cell in enumerate(cells)
            )
        )
    return head, rows


def _cell(cell: b.Cell, node: Node, style: Style, desk: Desk, status: Status | None = None) -> _Cell:
    number = desk.tree.add_node(node)
    if not cell.inlines:
        return _Cell((), number, status)
    text = style.text
    if status is not None:
        face = replace(text.face, bold=True)
        text = replace(text, face=face, color=status_color(status, desk.styles.palette))
    return _Cell(to_strands(cell.inlines, Type(text, number, number, cell.span), desk), number, status)


def _spacer(cell: _Cell) -> tuple[Strand, ...]:
    """A stretch as wide as the mark before a status, for measuring."""
    if not cell.status or not cell.strands:
        return ()
    style = replace(cell.strands[0].run.style, size=MARK_INDENT / _EM_SPACE)
    return (Strand(Run("\u2003", style), cell.node),)


def _columns_of(row: tuple[_Cell, ...], fit: Fit, *, is_repeated: bool) -> tuple[_Cell, ...]:
    """The cells of some columns; the first, where it stands there once more, for the eye alone."""
    if not row:
        return ()
    cells = [row[column] for column in fit.columns]
    if is_repeated:
        cells[0] = _for_the_eye(cells[0])
    return _scaled(tuple(cells), fit.scale)


def _for_the_eye(cell: _Cell) -> _Cell:
    strands = (
        replace(strand, run=replace(strand.run, link=""), node=ARTIFACT, note=0) for strand in cell.strands
    )
    return replace(cell, strands=tuple(strands), node=ARTIFACT)


def _continued(caption: Caption | None, place: Place, desk: Desk) -> list[Box]:
    """What stands above the further columns of a table that is wider than the page."""
    if caption is None:
        return [Box(0.0, before=_BETWEEN_PARTS, keep=Keep.HARD)]
    boxes = set_continued_caption(caption, place, desk)
    boxes[0] = replace(boxes[0], before=_BETWEEN_PARTS)
    return [replace(box, keep=Keep.HARD) for box in boxes]


def _scaled(row: tuple[_Cell, ...], scale: float) -> tuple[_Cell, ...]:
    if scale == 1:
        return row

    def smaller(strand: Strand) -> Strand:
        style = replace(strand.run.style, size=strand.run.style.size * scale)
        return replace(strand, run=replace(strand.run, style=style), rise=strand.rise * scale)

    return tuple(replace(cell, strands=tuple(smaller(strand) for strand in cell.strands)) for cell in row)


def _head_box(head: tuple[_Cell, ...], frame: _Frame, desk: Desk) -> Box:
    """The head, its labels on one bottom line, over a rule."""
    style = desk.styles.table_head
    cells = _broken(head, frame)
    deepest = max((len(lines) for lines in cells), default=1)
    height = deepest * style.leading + 2 * _PAD_DATA + 1
    items: list[BoxItem] = []
    for cell, lines in zip(head, cells, strict=True):
        top = _PAD_DATA + (deepest - len(lines)) * style.leading
        for i, line in enumerate(lines):
            items += line_items(line, style, cell.node, top + i * style.leading)
    items.append(Line(frame.left, height - 0.5, frame.right, height - 0.5, 1.0, desk.styles.palette.navy))
    return Box(height, tuple(items), keep=Keep.HARD, notes=_notes(cells))


def _opening(caption: Caption | None, place: Place, head: Box | None, desk: Desk) -> Box:
    again = set_continued_caption(caption, place, desk) if caption else []
    if head is not None:
        again.append(Box(head.height, as_artifacts(head.items)))
    height, items = stacked(again)
    if height > desk.grid.text_height / 2:
        return Box(0.0)
    return Box(height, items, is_wide=True)


def _closing(frame: _Frame, desk: Desk) -> Callable[[int], Box]:
    style, words = desk.styles.exhibit_note, desk.words
    rule = Line(frame.left, 0.0, frame.right, 0.0, 0.5, desk.styles.palette.rule)
    place = Place(frame.left, frame.right - frame.left, ARTIFACT, replace(style, before=0.0, after=0.0))

    def closing(page: int) -> Box:
        text = words.continued_on.format(page=page)
        strands = plain_strands(text, Type(style.text, ARTIFACT, ARTIFACT), desk)
        height, items = stacked([Box(1.0, (rule,)), *set_plain(strands, place, ARTIFACT, align=Align.RIGHT)])
        return Box(height, items)

    return closing


def _iter_row_boxes(rows: Sequence[tuple[_Cell, ...]], frame: _Frame, desk: Desk) -> Iterator[Box]:
    heights: list[float] = []
    boxes: list[list[Box]] = []
    for row in rows:
        parts = _row_boxes(row, frame, desk)
        boxes.append(parts)
        heights.append(sum(part.height for part in parts))
    tight = _tight_rows(heights, desk.grid.text_height / 3)
    for position, parts in enumerate(boxes):
        yield from parts[:-1]
        yield replace(parts[-1], keep=Keep.HARD) if position in tight else parts[-1]


def _tight_rows(heights: Sequence[float], limit: float) -> set[int]:
    """Rows that hold on to the next: the first and last three stay together, unless they are very high."""
    tight: set[int] = set()
    count = len(heights)
    for order in (range(count - 1), range(count - 2, -1, -1)):
        used = 0.0
        for step, position in enumerate(order):
            used += heights[position]
            if step >= _TOGETHER - 1 or used > limit:
                break
            tight.add(position)
    return tight


def _row_boxes(row: tuple[_Cell, ...], frame: _Frame, desk: Desk) -> list[Box]:
    cells = _broken(row, frame)
    deepest = max((len(lines) for lines in cells), default=1) or 1
    pad = frame.pad
    leading = frame.body.leading
    height = deepest * leading + 2 * pad
    rule = Line(frame.left, height, frame.right, height, 0.5, desk.styles.palette.grid)
    if height > frame.limit:
        return _sliced(row, cells, frame, rule)
    items: list[BoxItem] = []
    for cell, lines, column in zip(row, cells, frame.columns, strict=True):
        for i, line in enumerate(lines):
            items += line_items(line, frame.body, cell.node, pad + i * leading)
        if cell.status:
            items += draw_mark(cell.status, column.x, pad + leading * BASELINE, desk.styles.palette)
    items.append(rule)
    return [Box(height, tuple(items), notes=_notes(cells))]


def _sliced(
    row: tuple[_Cell, ...], cells: list[tuple[BrokenLine, ...]], frame: _Frame, rule: Line
) -> list[Box]:
    """A row higher than a page, line by line."""
    deepest = max(len(lines) for lines in cells)
    boxes = []
    for i in range(deepest):
        here = [(cell, lines[i]) for cell, lines in zip(row, cells, strict=True) if i < len(lines)]
        top = frame.pad if i == 0 else 0.0
        height = frame.body.leading + top
        items = [item for cell, line in here for item in line_items(line, frame.body, cell.node, top)]
        if i == deepest - 1:
            height += frame.pad
            items.append(replace(rule, y1=height, y2=height))
        boxes.append(Box(height, tuple(items), notes=_notes([(line,) for _, line in here])))
    return boxes


def _broken(row: tuple[_Cell, ...], frame: _Frame) -> list[tuple[BrokenLine, ...]]:
    return [
        break_lines(
            cell.strands, Measure(column.x + cell.indent, max(1.0, column.width - cell.indent), column.align)
        )
        if cell.strands
        else ()
        for cell, column in zip(row, frame.columns, strict=True)
    ]


def _notes(cells: Sequence[Sequence[BrokenLine]]) -> tuple[int, ...]:
    return tuple(note for lines in cells for line in lines for note in line.notes)
