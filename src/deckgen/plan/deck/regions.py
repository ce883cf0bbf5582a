"""Regions: a slide's body as two columns of the grid, each with a part of the content, in source order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.model import block as b
from deckgen.model.chart import Chart
from deckgen.model.exhibits import Panel, Tracker
from deckgen.model.walk import plain_text
from deckgen.plan.deck.columns import ColumnsPiece
from deckgen.plan.deck.compose import flattened, in_column
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.pieces import Pieces
from deckgen.plan.deck.stack import divide_stack, stack_height
from deckgen.theme.grid import COLUMNS, GUTTER

SPANS = ((6, 6), (5, 7), (7, 5), (4, 8), (8, 4))
"""The divisions that are tried, in the order in which they are liked."""

_LEAST_SPAN = 2
_LEAST_OF_EXHIBITS = 6
"""Narrower, a chart, picture or table can be read only with effort: nobody tries it unasked."""
_RATIO = re.compile(r"(\d{1,3}):(\d{1,3})")


def parse_ratio(text: str) -> tuple[int, int] | None:
    """`2:1` as columns of the grid, 8 and 4; None where it is none."""
    match = _RATIO.fullmatch(text)
    left, right = (int(match[1]), int(match[2])) if match else (0, 0)
    if not left or not right:
        return None
    columns = round(COLUMNS * left / (left + right))
    columns = min(max(columns, _LEAST_SPAN), COLUMNS - _LEAST_SPAN)
    return columns, COLUMNS - columns


def regions(
    blocks: b.Blocks, spans: tuple[int, int], desk: Desk, *, is_asked: bool = True
) -> Iterator[Pieces]:
    """The content cut in two at each place where it may be: where an exhibit stands before or behind."""
    blocks = flattened(blocks)
    if not all(_may_stand_in_a_region(block) for block in blocks):
        return
    left_width, right_width = desk.grid.span(spans[0]) - GUTTER, desk.grid.span(spans[1])
    for cut in range(1, len(blocks)):
        if not is_asked and not (_has_room(blocks[:cut], spans[0]) and _has_room(blocks[cut:], spans[1])):
            continue
        if _may_part(blocks[cut - 1], blocks[cut]):
            left = in_column(blocks[:cut], left_width, desk)
            right = in_column(blocks[cut:], right_width, desk)
            if left and right:
                yield (ColumnsPiece((left, right), (left_width, right_width), 2 * GUTTER),)


def halves(blocks: b.Blocks, desk: Desk) -> Pieces:
    """All in two columns of one width: cut where the heights are about even, if need be inside a list."""
    half = desk.grid.span(6)
    pieces = in_column(blocks, half, desk)
    if len(pieces) == 1 and isinstance(pieces[0], ColumnsPiece):
        return pieces
    total = stack_height(pieces, 0)
    for height in range(total // 2, total, max(1, total // 16)):
        left, right = divide_stack(pieces, height, 0)
        if left and stack_height(right, 0) <= height:
            return (ColumnsPiece((left, right), (half, half), GUTTER),)
    return pieces


def _has_room(blocks: b.Blocks, span: int) -> bool:
    """Whether so many columns of the grid are enough for all of it."""
    return span >= _LEAST_OF_EXHIBITS or all(_is_text(block) or isinstance(block, Panel) for block in blocks)


def _may_stand_in_a_region(block: b.Block) -> bool:
    """Drawings over the whole width, code and columns of the author's own keep theirs."""
    return _is_text(block) or isinstance(
        block, b.Table | b.Figure | b.FigureGroup | Chart | Panel | Tracker | b.Rule
    )


def _is_text(block: b.Block) -> bool:
    return isinstance(block, b.Paragraph | b.RunInHeading | b.List | b.DefinitionList | b.Quote | b.MathBlock)


def _may_part(before: b.Block, after: b.Block) -> bool:
    if _is_text(before) and _is_text(after):
        return False
    if isinstance(before, b.Figure) and isinstance(after, b.Figure):
        return False  # They are one gallery.
    return not _leads_in(before)


def _leads_in(block: b.Block) -> bool:
    match block:
        case b.RunInHeading():
            return True
        case b.Paragraph():
            return plain_text(block.inlines[-2:]).rstrip().endswith(":")
        case _:
            return False
