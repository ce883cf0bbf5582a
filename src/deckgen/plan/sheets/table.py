"""Tables of slides as items of a page: grounds, texts and rules, with heads and stubs named as such."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from deckgen.plan.deck.slides import Stroke, TableBox, TableCell, TableRow
from deckgen.plan.pages.page import ARTIFACT, Item, Line, Node, Role
from deckgen.plan.sheets.desk import Desk, Place
from deckgen.plan.sheets.lists import Nodes
from deckgen.plan.sheets.text import dash_of, frame_of, outline, set_text
from deckgen.units import Length, Rect, to_points
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class _Grid:
    lefts: tuple[Length, ...]
    """The left edge of each column, and the right edge of the last."""
    tops: tuple[Length, ...]

    def rect(self, row: int, column: int, columns: int) -> Rect:
        left, right = self.lefts[column], self.lefts[min(column + columns, len(self.lefts) - 1)]
        return Rect(left, self.tops[row], right - left, self.tops[row + 1] - self.tops[row])


def set_table(box: TableBox, place: Place, desk: Desk) -> Iterator[Item]:
    grid = _Grid(
        tuple(accumulate(box.columns, initial=box.rect.x)),
        tuple(accumulate((row.height for row in box.rows), initial=box.rect.y)),
    )
    table = desk.tree.add(Role.TABLE, place.node) if not place.is_figure else place.node
    head = desk.tree.add(Role.TABLE_HEAD, table) if box.has_head else table
    body = desk.tree.add(Role.TABLE_BODY, table)
    for number, row in enumerate(box.rows):
        is_head = box.has_head and number == 0
        node = desk.tree.add(Role.TABLE_ROW, head if is_head else body)
        yield from _row(row, number, grid, _Cells(node, is_head, box.has_stub), desk)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Where the cells of a row belong."""

    node: int
    is_head: bool
    has_stub: bool

    def scope(self, column: int) -> str:
        if self.is_head:
            return "Column"
        return "Row" if self.has_stub and column == 0 else ""


def _row(row: TableRow, number: int, grid: _Grid, cells: _Cells, desk: Desk) -> Iterator[Item]:
    column = 0
    rules: list[Item] = []
    for cell in row.cells:
        scope = cells.scope(column)
        role = Role.TABLE_HEADER_CELL if scope else Role.TABLE_CELL
        node = desk.tree.add_node(Node(role, cells.node, scope=scope, columns=cell.columns))
        rect = grid.rect(number, column, cell.columns)
        yield from outline(rect, cell.fill, None)
        yield from _text(cell, rect, node, desk)
        rules += _rules(cell, rect)
        column += cell.columns
    yield from rules


def _text(cell: TableCell, rect: Rect, node: int, desk: Desk) -> Iterator[Item]:
    nodes = (Nodes(node, node) for _ in cell.paragraphs)
    yield from set_text(cell.paragraphs, nodes, frame_of(rect, cell.insets, cell.anchor), desk)


def _rules(cell: TableCell, rect: Rect) -> Iterator[Item]:
    for stroke, y in ((cell.above, rect.y), (cell.below, rect.bottom)):
        if stroke is not None:
            yield _rule(rect, y, stroke)


def _rule(rect: Rect, y: Length, stroke: Stroke) -> Line:
    left, right, height = to_points(rect.x), to_points(rect.right), to_points(y)
    return Line(left, height, right, height, stroke.weight, stroke.color, dash_of(stroke), ARTIFACT)
