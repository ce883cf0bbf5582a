"""A table as a piece of a slide: row heights by division, cuts between rows, its cells in their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import accumulate, pairwise

from deckgen.model.inline import Footnote
from deckgen.plan.deck.desk import FOREIGN_LINE, LINE, Desk
from deckgen.plan.deck.flow import FlowParagraph, scaled
from deckgen.plan.deck.pieces import NO_REMARKS, Remarks, Slot
from deckgen.plan.deck.slides import (
    Anchor,
    Insets,
    Placed,
    Stroke,
    TableBox,
    TableCell,
    TableRow,
    TextBox,
)
from deckgen.plan.deck.widths import ColumnNeed, share_widths
from deckgen.plan.lines import Measured, cut_runs, measure
from deckgen.plan.text import Align, CharacterBullet, Run, TextParagraph
from deckgen.theme.fonts import font_for
from deckgen.units import Length, Rect, inches, points, to_points
from deckgen.values import dataclass

_GAP = inches(0.20)
"""Between columns: the right inset of a cell."""
_GAP_AFTER_NUMBERS = inches(0.40)
"""Where a column set right meets one set left."""
_MARK_INDENT = inches(0.22)
"""From the mark of a status to its word."""
_PAD = 3.6
"""Points above and below the text of a cell."""
_LEAST_PITCH = 0.36
_LARGEST_PITCH = 0.62
"""Inches from row to row."""
_HEAD_SHARE, _ROW_SHARE = 0.3, 0.5
"""Of a slide's body, for a table that is read with ease."""
_MANY_COLUMNS, _LOW_ROW_SHARE = 7, 0.2
"""A table of more columns is read along its rows, which have to be low then."""
_LEAST_LINES = 3
"""Of a row that is divided, on its first slide."""
_HIGH_ROW = 6
"""Lines; in higher rows all cells begin at the top."""
_LONGEST_WORD = 0.4
"""Share of the table's width: a longer word may break between letters."""


@dataclass(frozen=True, slots=True)
class CellText:
    runs: tuple[Run, ...]
    """At the first size of a table."""
    words: Measured
    """Of the runs."""
    footnotes: tuple[Footnote, ...] = ()
    mark: CharacterBullet | None = None
    """Of its status, before the text; rows of one mark are a group."""

    def height(self, width: float, scale: float, size: float) -> float:
        """Of its lines in a box of that width; all in points."""
        lines = self.words.lines(width, scale)
        return (lines * self.line + self.words.extra_height(lines)) * size

    @property
    def line(self) -> float:
        """Height of its lines as a share of their size."""
        is_foreign = any(font_for(run.style.face).lacks(run.text) for run in self.runs)
        return FOREIGN_LINE if is_foreign else LINE


Row = tuple[CellText, ...]


@dataclass(frozen=True)
class TablePiece:
    """A table, or a part of one, that is as wide as its slide."""

    desk: Desk
    head: Row
    rows: tuple[Row, ...]
    aligns: tuple[Align, ...]
    width: Length
    caption: tuple[FlowParagraph, ...] = ()
    base: Remarks = NO_REMARKS
    alt: str = ""
    is_stub: bool = True
    _layouts: dict[int, _Measured | None] = field(default_factory=dict, compare=False, repr=False)
    grows: int = 1
    is_text: bool = False

    @property
    def remarks(self) -> Remarks:
        cells = (cell for row in (self.head, *self.rows) for cell in row)
        return self.base + Remarks(footnotes=tuple(note for cell in cells for note in cell.footnotes))

    def height(self, step: int) -> Length:
        measured = self._measured(step)
        return points(sum(measured.heights)) + self._top(step)

    def fits(self, height: Length, step: int) -> bool:
        return self.height(step) <= height

    def divide(self, height: Length, step: int) -> tuple[TablePiece, TablePiece] | None:
        measured = self._measured(step)
        room = to_points(height - self._top(step)) - measured.heights[0] * bool(self.head)
        heights = measured.heights[bool(self.head) :]
        fitting = sum(1 for total in accumulate(heights) if total <= room)
        whole = to_points(self.desk.grid.body.height) - sum(measured.heights) + sum(heights)
        if fitting < len(self.rows) and (not fitting or heights[fitting] > whole):
            parts = self._divide_row(room - sum(heights[:fitting]), step, fitting)
            if parts or not fitting:
                return parts
        if fitting >= len(self.rows):
            fitting = len(self.rows) - 1
        if len(self.rows) - fitting == 1 and fitting > 2:
            fitting -= 1  # never a lone last row
        return self._cut(self.rows[:fitting], self.rows[fitting:], measured, step)

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        measured = self._measured(slot.step)
        placed: list[Placed] = []
        top = self._top(slot.step)
        if self.caption:
            rect = Rect(slot.rect.x, slot.rect.y, slot.rect.width, top)
            texts = tuple(one.to_paragraph(slot.step, None) for one in self.caption)
            placed.append(TextBox(rect, texts, name="Table caption"))
        heights = _spread(measured.heights, to_points(slot.rect.height - top), bool(self.head))
        rect = Rect(slot.rect.x, slot.rect.y + top, measured.width, points(sum(heights)))
        placed.append(
            TableBox(
                rect,
                measured.columns,
                tuple(self._placed_rows(measured, heights, slot.step)),
                has_head=bool(self.head),
                has_stub=self.is_stub,
                name="Table",
                alt=self.alt,
            )
        )
        return tuple(placed)

    def columns_fit(self) -> bool:
        """Whether, at the floor, every column holds its longest word."""
        return self._try(len(self.desk.scale.body) - 1) is not None

    def is_readable(self, height: Length) -> bool:
        """Whether, in the smallest type, every column holds its longest word, and neither head nor any row
        takes more than its share of a slide's body of this height."""
        measured = self._try(len(self.desk.scale.body) - 1)
        if measured is None:
            return False
        head, rows = (measured.heights[:1], measured.heights[1:]) if self.head else ((), measured.heights)
        body = to_points(height)
        share = _ROW_SHARE if len(self.aligns) <= _MANY_COLUMNS else _LOW_ROW_SHARE
        return max(head, default=0.0) <= _HEAD_SHARE * body and max(rows, default=0.0) <= share * body

    def size(self, step: int) -> float:
        sizes = self.desk.scale.table
        return sizes[max(0, step - (len(self.desk.scale.body) - len(sizes)))]

    def type_size(self, step: int) -> float:
        """The size that the rows really have at a step: smaller where its words would be too wide."""
        return self._measured(step).size

    def _top(self, step: int) -> Length:
        """The height of the caption."""
        if not self.caption:
            return 0
        total = sum(one.text_height(self.width, step) + one.setting.after for one in self.caption)
        return points(total)

    def _measured(self, step: int) -> _Measured:
        """The layout at a step; the smallest type where the words are too wide for this one."""
        for tried in range(step, len(self.desk.scale.body)):
            found = self._try(tried)
            if found is not None:
                return found
        return self._forced()

    def _try(self, step: int) -> _Measured | None:
        if step not in self._layouts:
            size = self.size(step)
            needs = self.needs(size)
            widths = share_widths(needs, to_points(self.width), stub=self.is_stub)
            self._layouts[step] = None if widths is None else self._laid_out(widths, size)
        return self._layouts[step]

    @property
    def _gaps(self) -> list[Length]:
        """The right inset of each column; the last ends at the margin."""
        gaps = [
            _GAP_AFTER_NUMBERS if one is Align.RIGHT and other is not Align.RIGHT else _GAP
            for one, other in pairwise(self.aligns)
        ]
        return [*gaps, 0] if self.aligns else []

    def _forced(self) -> _Measured:
        """Equal columns: words longer than their column break between letters."""
        count = len(self.aligns)
        return self._laid_out([to_points(self.width) / count] * count, self.desk.scale.table[-1])

    def needs(self, size: float) -> list[ColumnNeed]:
        head_scale, scale = self._scales(size)
        needs = []
        for (head, body), right, indent in zip(self._extents, self._gaps, self._indents, strict=True):
            gap = to_points(right + indent)
            natural = max(head.natural * head_scale, body.natural * scale)
            least = max(head.least * head_scale, body.least * scale)
            least = min(least, _LONGEST_WORD * to_points(self.width) - gap)
            # Text is measured against a little less than its box.
            needs.append(ColumnNeed(natural / 0.985 + gap, least / 0.985 + gap, head.length + body.length))
        return needs

    @cached_property
    def _indents(self) -> tuple[Length, ...]:
        """Before the text of each column: room for a mark, where it has any."""
        return tuple(
            _MARK_INDENT if any(row[index].mark for row in self.rows) else 0
            for index in range(len(self.aligns))
        )

    @cached_property
    def _extents(self) -> tuple[tuple[ColumnNeed, ColumnNeed], ...]:
        """What the head and the rows of each column ask for at their first sizes."""
        return tuple(
            (
                _extent([row[index].words for row in (self.head,) if row]),
                _extent([row[index].words for row in self.rows]),
            )
            for index in range(len(self.aligns))
        )

    def _scales(self, size: float) -> tuple[float, float]:
        """Of head and rows, which are set in `size`, by their first sizes."""
        first = self.desk.scale.table[0]
        return head_size(size, self.desk) / head_size(first, self.desk), size / first

    def _laid_out(self, widths: Sequence[float], size: float) -> _Measured:
        head_scale, scale = self._scales(size)
        edges = map(sum, zip(self._gaps, self._indents, strict=True))
        rooms = [width - to_points(edge) for width, edge in zip(widths, edges, strict=True)]
        heights = [_row_height(self.head, rooms, head_scale, size)] if self.head else []
        heights += [_row_height(row, rooms, scale, size) for row in self.rows]
        return _Measured(size, tuple(points(width) for width in widths), tuple(heights))

    def _cut(
        self, head: tuple[Row, ...], tail: tuple[Row, ...], measured: _Measured, step: int
    ) -> tuple[TablePiece, TablePiece]:
        """Two parts with the widths of the whole, so that the columns stay where they were."""
        first, rest = replace(self, rows=head, _layouts={}), replace(self, rows=tail, _layouts={})
        at = 1 if self.head else 0
        middle = at + len(head)
        first._layouts[step] = replace(measured, heights=measured.heights[:middle])
        rest._layouts[step] = replace(measured, heights=measured.heights[:at] + measured.heights[middle:])
        return first, rest

    def _divide_row(self, room: float, step: int, position: int) -> tuple[TablePiece, TablePiece] | None:
        """A row that is higher than a slide goes on in a further row, which repeats its key."""
        measured, row = self._measured(step), self.rows[position]
        _, scale = self._scales(measured.size)
        line = max((cell.line for cell in row), default=LINE)
        lines = int((room - 2 * _PAD) / (line * measured.size))
        if lines < _LEAST_LINES:
            return None
        edges = map(sum, zip(self._gaps, self._indents, strict=True))
        rooms = [to_points(width - edge) for width, edge in zip(measured.columns, edges, strict=True)]
        parts = [_split_cell(cell, lines, width, scale) for cell, width in zip(row, rooms, strict=True)]
        heads, tails = [head for head, _ in parts], [tail for _, tail in parts]
        if not any(cell.runs for cell in tails):
            return None
        if self.is_stub and not tails[0].runs:
            tails[0] = row[0]
        at = position + bool(self.head)
        before, after = measured.heights[:at], measured.heights[at + 1 :]
        first = replace(self, rows=(*self.rows[:position], tuple(heads)), _layouts={})
        rest = replace(self, rows=(tuple(tails), *self.rows[position + 1 :]), _layouts={})
        head, tail = (_row_height(tuple(cells), rooms, scale, measured.size) for cells in (heads, tails))
        first._layouts[step] = replace(measured, heights=(*before, head))
        rest._layouts[step] = replace(measured, heights=(*before[: bool(self.head)], tail, *after))
        return first, rest

    def _placed_rows(self, measured: _Measured, heights: Sequence[float], step: int) -> Iterator[TableRow]:
        head_scale, body_scale = self._scales(measured.size)
        palette = self.desk.theme.palette
        insets = [Insets(0, points(_PAD), gap, points(_PAD)) for gap in self._gaps]
        rows = (self.head, *self.rows) if self.head else self.rows
        for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
            is_head = number == 0 and bool(self.head)
            below = Stroke(palette.grid, 0.75)
            if is_head:
                below = Stroke(palette.navy, 1.5)
            elif number == len(rows) - 1:
                below = Stroke(palette.rule, 0.75)
            elif _marks(row) != _marks(rows[number + 1]):
                below = Stroke(palette.navy, 0.75)
            anchor, scale = (Anchor.BOTTOM, head_scale) if is_head else (Anchor.MIDDLE, body_scale)
            if measured.heights[number] > _HIGH_ROW * LINE * measured.size and not is_head:
                anchor = Anchor.TOP  # the key beside the first line of a long text
            cells = tuple(
                TableCell((_paragraph(cell, scale, align),), anchor, inset, below=below)
                for cell, align, inset in zip(row, self.aligns, insets, strict=True)
            )
            yield TableRow(points(height), cells)


@dataclass(frozen=True, slots=True)
class _Measured:
    size: float
    columns: tuple[Length, ...]
    heights: tuple[float, ...]
    """In points, the head first."""

    @property
    def width(self) -> Length:
        return sum(self.columns)


def head_size(size: float, desk: Desk) -> float:
    """Heads are a step smaller than large rows, and as large as small ones."""
    return min(size, desk.scale.dense)


def _extent(cells: Sequence[Measured]) -> ColumnNeed:
    return ColumnNeed(
        max((words.natural() for words in cells), default=0.0),
        max((words.widest for words in cells), default=0.0),
        sum(len(words.widths) + sum(words.letters) for words in cells),
    )


def _row_height(row: Row, rooms: Sequence[float], scale: float, size: float) -> float:
    text = max(
        (cell.height(room, scale, size) for cell, room in zip(row, rooms, strict=True)), default=LINE * size
    )
    return max(text + 2 * _PAD, to_points(inches(_LEAST_PITCH)))


def _marks(row: Row) -> tuple[CharacterBullet | None, ...]:
    return tuple(cell.mark for cell in row)


def _paragraph(cell: CellText, scale: float, align: Align) -> TextParagraph:
    runs = scaled(cell.runs, scale)
    if cell.mark is None:
        return TextParagraph(runs, align=align)
    return TextParagraph(runs, bullet=cell.mark, indent=_MARK_INDENT, hang=_MARK_INDENT, align=align)


def _split_cell(cell: CellText, lines: int, width: float, scale: float) -> tuple[CellText, CellText]:
    """The first lines of a cell, and the rest, which may be empty."""
    place = cell.words.start_of_line(lines, width, scale)
    if place is None:
        return cell, CellText((), Measured())
    head, tail = cut_runs(cell.runs, cell.words.offset(place))
    return CellText(head, measure(head), cell.footnotes, cell.mark), CellText(tail, cell.words.after(place))


def _spread(heights: Sequence[float], available: float, has_head: bool) -> list[float]:
    """Rows share what is left, up to the largest pitch; the head keeps its height."""
    first = 1 if has_head else 0
    rows = len(heights) - first
    spare = available - sum(heights)
    if rows <= 0 or spare <= 0:
        return list(heights)
    largest = to_points(inches(_LARGEST_PITCH))
    extra = spare / rows
    return [
        height if index < first else max(height, min(height + extra, max(largest, height + 4.0)))
        for index, height in enumerate(heights)
    ]
