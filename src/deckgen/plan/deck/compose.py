"""From the blocks of a slide to its pieces: which exhibits stand there, in the order of the source."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from deckgen.model import block as b
from deckgen.model.chart import Chart
from deckgen.model.exhibits import Exhibit
from deckgen.plan.deck.chart_pieces import chart_piece
from deckgen.plan.deck.code import code_flow
from deckgen.plan.deck.columns import ColumnsPiece
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.exhibits import exhibit_pieces, iter_runs
from deckgen.plan.deck.flow import Flow, FlowParagraph
from deckgen.plan.deck.galleries import gallery_pieces
from deckgen.plan.deck.pictures import picture_pieces
from deckgen.plan.deck.pieces import Piece, Pieces
from deckgen.plan.deck.tables import table_pieces
from deckgen.plan.deck.texts import TextMaker
from deckgen.theme.grid import GUTTER
from deckgen.units import Length, inches
from deckgen.values import dataclass

_LEAST_COLUMN = inches(1.5)
TEXT_COLUMNS = 9
"""Text never runs wider: about 70 characters at 22 points."""


def stacked(blocks: b.Blocks, desk: Desk) -> Pieces:
    """The pieces one below the other, as wide as the slide; text never runs wider than is read with ease."""
    width = desk.grid.width
    return _Composer(desk, width, min(desk.grid.span(TEXT_COLUMNS), width)).pieces(blocks)


def in_column(blocks: b.Blocks, width: Length, desk: Desk) -> Pieces:
    """The pieces one below the other, as wide as said."""
    return _Composer(desk, width, width).pieces(blocks)


@dataclass(slots=True)
class _Composer:
    desk: Desk
    width: Length
    """For exhibits."""
    text_width: Length

    def pieces(self, blocks: b.Blocks) -> Pieces:
        found: list[Piece] = []
        alone = all(isinstance(block, b.Quote) for block in blocks)
        texts = TextMaker(self.desk, large_quotes=alone)
        running: list[FlowParagraph] = []
        for run in iter_runs(flattened(blocks)):
            exhibit = self._exhibits(run)
            if not exhibit:
                running.extend(paragraph for block in run for paragraph in texts.paragraphs(block))
                exhibit = tuple(piece for inner in texts.exhibits for piece in self._exhibit(inner))
                texts.exhibits.clear()
            if exhibit:
                self._close(running, found)
                found.extend(exhibit)
        self._close(running, found)
        return tuple(found)

    def _close(self, running: list[FlowParagraph], found: list[Piece]) -> None:
        if running:
            found.append(Flow(tuple(running), self.text_width))
            running.clear()

    def _exhibits(self, run: b.Blocks) -> Pieces:
        """The pieces of a block, or of several that are drawn as one; none for text."""
        nodes = tuple(block for block in run if isinstance(block, Exhibit))
        if nodes:
            return exhibit_pieces(nodes, self.width, self.desk) or ()
        figures = tuple(block for block in run if isinstance(block, b.Figure))
        if len(figures) > 1:
            return gallery_pieces(b.FigureGroup(figures), self.width, self.desk)
        return self._exhibit(run[0])

    def _exhibit(self, block: b.Block) -> Pieces:
        """The pieces of a block that is more than text; none for text."""
        if isinstance(block, Exhibit):
            return exhibit_pieces((block,), self.width, self.desk) or ()
        match block:
            case b.Table():
                return table_pieces(block, self.width, self.desk)
            case b.Figure():
                return picture_pieces(block, self.width, self.desk)
            case b.FigureGroup():
                return gallery_pieces(block, self.width, self.desk)
            case Chart():
                return (chart_piece(block, self.width, self.desk),)
            case b.CodeBlock():
                return (code_flow(block, self.width, self.desk),)
            case b.Columns():
                return self._columns(block)
            case (
                b.Paragraph()
                | b.RunInHeading()
                | b.List()
                | b.DefinitionList()
                | b.MathBlock()
                | b.Quote()
                | b.Rule()
                | b.SlideBreak()
                | b.Notes()
                | b.Only()
                | b.Div()
            ):
                return ()
            case _:
                assert_never(block)

    def _columns(self, block: b.Columns) -> Pieces:
        gutter = 2 * GUTTER
        widths = _column_widths(block, self.width - gutter * (len(block.columns) - 1))
        if min(widths, default=0) < _LEAST_COLUMN:
            # Too narrow to be read: one below the other.
            return tuple(piece for column in block.columns for piece in self.pieces(column.blocks))
        columns = tuple(
            _Composer(self.desk, width, width).pieces(column.blocks)
            for column, width in zip(block.columns, widths, strict=True)
        )
        return (ColumnsPiece(columns, widths, gutter),)


def flattened(blocks: b.Blocks) -> b.Blocks:
    """Blocks with the content of plain divs in their place, so that exhibits inside them stay exhibits."""
    if not any(isinstance(block, b.Div | b.Only) for block in blocks):
        return blocks
    flat: list[b.Block] = []
    for block in blocks:
        if isinstance(block, b.Div | b.Only):
            flat.extend(_named(flattened(block.blocks), block.attributes.id))
        else:
            flat.append(block)
    return tuple(flat)


def _named(blocks: b.Blocks, id: str) -> b.Blocks:
    """The first block with the id of the block around it, unless it has one of its own."""
    if not id or not blocks or isinstance(blocks[0], b.Rule | b.SlideBreak) or blocks[0].attributes.id:
        return blocks
    first = blocks[0]
    return (replace(first, attributes=replace(first.attributes, id=id)), *blocks[1:])


def _column_widths(block: b.Columns, total: Length) -> tuple[Length, ...]:
    """Shares as written; columns without one divide what is left; together never more than the whole."""
    given = [column.width for column in block.columns]
    known = sum(width for width in given if width is not None)
    missing = given.count(None)
    each = max(0.1, 1.0 - known) / missing if missing else 0.0
    shares = [width if width is not None else each for width in given]
    scale = max(1.0, sum(shares))
    return tuple(int(total * share / scale) for share in shares)
