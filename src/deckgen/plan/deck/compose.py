"""From the blocks of a slide to its pieces: which exhibits stand there, in the order of the source."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from deckgen.model import block as b
from deckgen.model.chart import Chart
from deckgen.model.exhibits import Exhibit, KeyFigures, Panel
from deckgen.plan.deck.chart_pieces import chart_piece, chart_with_remarks
from deckgen.plan.deck.columns import ColumnsPiece
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.exhibits import exhibit_pieces, iter_runs
from deckgen.plan.deck.flow import Flow, FlowParagraph
from deckgen.plan.deck.galleries import GalleryPiece, gallery_pieces
from deckgen.plan.deck.labelled import labelled_list
from deckgen.plan.deck.pictures import PicturePiece, picture_pieces
from deckgen.plan.deck.pieces import Piece, Pieces
from deckgen.plan.deck.stack import divide_stack, stack_height
from deckgen.plan.deck.tables import table_pieces
from deckgen.plan.deck.texts import TextMaker, code_flow
from deckgen.theme.grid import GUTTER
from deckgen.units import Length, inches
from deckgen.values import dataclass

_LEAST_COLUMN = inches(1.5)
_STACKED_FIGURES = 3
"""Beside a text; more stand in a row of their own."""

TEXT_COLUMNS = 9
"""Text never runs wider: about 70 characters at 22 points."""


def compose(blocks: b.Blocks, desk: Desk, layout: str = "") -> Pieces:
    """The pieces of a slide. A list alone whose points have lead-ins is set as rows, a text and one upright
    picture stand side by side. Not so where the author named a layout: "two-content" sets any content in two
    columns, every other one sets it in one."""
    if layout == "two-content":
        return _in_halves(blocks, desk)
    rows = labelled_list(blocks[0], desk) if len(blocks) == 1 and not layout else None
    if rows is not None:
        return (rows,)
    above = _rows_with_panels(blocks, desk) if not layout else None
    if above is not None:
        return above
    beside = (chart_with_remarks(blocks, desk) or _figures_beside(blocks, desk)) if not layout else None
    if beside is not None:
        return beside
    full = _Composer(desk, desk.grid.width, min(desk.grid.span(TEXT_COLUMNS), desk.grid.width))
    pieces = full.pieces(blocks)
    if not layout and _is_text_with_picture(pieces):
        return _beside(blocks, pieces, desk)
    return pieces


@dataclass(slots=True)
class _Composer:
    desk: Desk
    width: Length
    """For exhibits."""
    text_width: Length

    def pieces(self, blocks: b.Blocks) -> Pieces:
        found: list[Piece] = []
        texts = TextMaker(self.desk)
        running: list[FlowParagraph] = []
        for run in iter_runs(_flattened(blocks)):
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


def _flattened(blocks: b.Blocks) -> b.Blocks:
    """Blocks with the content of plain divs in their place, so that exhibits inside them stay exhibits."""
    if not any(isinstance(block, b.Div | b.Only) for block in blocks):
        return blocks
    flat: list[b.Block] = []
    for block in blocks:
        if isinstance(block, b.Div | b.Only):
            flat.extend(_named(_flattened(block.blocks), block.attributes.id))
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


def _in_halves(blocks: b.Blocks, desk: Desk) -> Pieces:
    """All in two columns, cut where the heights are about even."""
    half = desk.grid.span(6)
    pieces = _Composer(desk, half, half).pieces(blocks)
    if len(pieces) == 1 and isinstance(pieces[0], ColumnsPiece):
        return pieces
    total = stack_height(pieces, 0)
    for height in range(total // 2, total, max(1, total // 16)):
        left, right = divide_stack(pieces, height, 0)
        if left and stack_height(right, 0) <= height:
            return (ColumnsPiece((left, right), (half, half), GUTTER),)
    return pieces


def _rows_with_panels(blocks: b.Blocks, desk: Desk) -> Pieces | None:
    """Labelled rows with callouts above or below; None for other content, and where the rows have no room."""
    panels = [block for block in blocks if isinstance(block, Panel)]
    rest = [block for block in blocks if not isinstance(block, Panel)]
    rows = labelled_list(rest[0], desk) if panels and len(rest) == 1 else None
    if rows is None:
        return None
    pieces: list[Piece] = []
    for block in blocks:
        drawn = exhibit_pieces((block,), desk.grid.width, desk) if isinstance(block, Panel) else (rows,)
        pieces.extend(drawn or ())
    return tuple(pieces) if stack_height(tuple(pieces), 0) <= desk.grid.body.height else None


def _figures_beside(blocks: b.Blocks, desk: Desk) -> Pieces | None:
    """Up to three key figures one below the other, beside the text of the slide; None for other content."""
    figures = [block for block in blocks if isinstance(block, KeyFigures)]
    if len(figures) != 1 or len(figures[0].figures) > _STACKED_FIGURES:
        return None
    widths = (desk.grid.span(8), desk.grid.span(4))
    rest = tuple(block for block in blocks if block is not figures[0])
    text = _Composer(desk, widths[0] - 2 * GUTTER, widths[0] - 2 * GUTTER).pieces(rest)
    if len(text) != 1 or not text[0].is_text:
        return None
    stack = _Composer(desk, widths[1], widths[1]).pieces((figures[0],))
    return (ColumnsPiece((text, stack), widths, GUTTER),)


def _is_text_with_picture(pieces: Pieces) -> bool:
    pictures = [piece for piece in pieces if isinstance(piece, PicturePiece | GalleryPiece)]
    texts = [piece for piece in pieces if piece.is_text]
    return len(pieces) == 2 and len(texts) == 1 and len(pictures) == 1 and pictures[0].is_upright


def _beside(blocks: b.Blocks, pieces: Pieces, desk: Desk) -> Pieces:
    """Two halves: text first, wherever the picture stood in the source."""
    half = desk.grid.span(6)
    found = _Composer(desk, half, half).pieces(blocks)
    text = tuple(piece for piece in found if piece.is_text)
    pictures = tuple(piece for piece in found if not piece.is_text)
    return (ColumnsPiece((text, pictures), (half, half), GUTTER),) if text and pictures else pieces
