"""Exhibits of the catalogue as pieces of a slide's body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import assert_never

from deckgen.model import block as b
from deckgen.model import exhibits as e
from deckgen.model.inline import Footnote
from deckgen.model.walk import footnotes_in, iter_blocks, own_inlines
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.panels import panel_piece
from deckgen.plan.deck.pieces import Pieces, Remarks, Slot
from deckgen.plan.deck.slides import Placed
from deckgen.plan.deck.tables import tracker_pieces
from deckgen.plan.exhibits.figures import FiguresDrawing
from deckgen.plan.exhibits.judgments import JudgmentsDrawing
from deckgen.plan.exhibits.kit import Drawing, Kit, Sizes
from deckgen.plan.exhibits.matrix import MatrixDrawing
from deckgen.plan.exhibits.quotes import QuotesDrawing
from deckgen.plan.exhibits.rows import agenda_rows, entries_rows
from deckgen.plan.exhibits.steps import StepsDrawing
from deckgen.plan.exhibits.timeline import TimelineDrawing
from deckgen.plan.exhibits.words import exhibit_words
from deckgen.theme.resolved import Scale
from deckgen.units import Length
from deckgen.values import dataclass


@dataclass(frozen=True)
class DrawingPiece:
    """A drawing that can be divided between its items."""

    drawing: Drawing
    remarks: Remarks
    grows: int = 2
    is_text: bool = False

    def height(self, step: int) -> Length:
        return self.drawing.least_height(step)

    def fits(self, height: Length, step: int) -> bool:
        return self.drawing.least_height(step) <= height

    def divide(self, height: Length, step: int) -> tuple[DrawingPiece, DrawingPiece] | None:
        """As many items as fit, or fewer where as many slides then hold about as many each."""
        count, drawing = self.drawing.count, self.drawing
        fitting = 0
        while fitting < count and drawing.part(0, fitting + 1).least_height(step) <= height:
            fitting += 1
        fitting = min(fitting, count - 1)
        if fitting < 1:
            return None
        fitting = ceil(count / ceil(count / fitting))
        parts = drawing.part(0, fitting), drawing.part(fitting, count)
        return DrawingPiece(parts[0], self.remarks), DrawingPiece(parts[1], self.remarks)

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        return self.drawing.draw(slot.rect, slot.step)


def deck_kit(desk: Desk) -> Kit:
    return Kit(
        palette=desk.theme.palette,
        family=desk.theme.deck_fonts.body,
        sizes=deck_sizes(desk.scale),
        words=exhibit_words(desk.lang),
        lang=desk.lang,
        context=desk.context,
    )


def deck_sizes(scale: Scale) -> Sizes:
    """Sizes of exhibits at each step: the lead is as large as the smallest running text."""
    lead, label, dense, small = scale.body[-1], scale.secondary, scale.dense, scale.source
    steps = len(scale.body)

    def ladder(*sizes: float) -> tuple[float, ...]:
        return (*sizes, *[sizes[-1]] * steps)[:steps]

    return Sizes(
        scale.body,
        ladder(lead, lead, label, dense),
        ladder(label, label, dense, dense),
        ladder(dense, dense, dense, small),
        small,
    )


def iter_runs(blocks: b.Blocks) -> Iterator[b.Blocks]:
    """The blocks one by one, but quotations, judgments and pictures that follow one another together."""
    for kind, run in groupby(blocks, key=lambda block: _run_kind(block) or id(block)):
        if isinstance(kind, str):
            yield tuple(run)
        else:
            yield from ((block,) for block in run)


def _run_kind(block: b.Block) -> str:
    match block:
        case e.Quotation():
            return "quotations"
        case e.KeyJudgment():
            return "judgments"
        case b.Figure():
            return "figures"
        case _:
            return ""


def exhibit_pieces(nodes: Sequence[e.Exhibit], width: Length, desk: Desk) -> Pieces | None:
    """The pieces of one exhibit, or of several that are drawn as one.

    None where an item of it is higher than a slide, so that only running text can hold it.
    """
    kit = deck_kit(desk)
    first = nodes[0]
    match first:
        case e.Panel():
            return (panel_piece(first, width, kit, desk),)
        case e.Tracker():
            return tracker_pieces(first, width, desk)
        case _:
            piece = DrawingPiece(_drawing(first, nodes, width, desk), _remarks(nodes, kit))
            return (piece,) if _is_divisible(piece.drawing, desk) else None


def _drawing(first: e.Exhibit, nodes: Sequence[e.Exhibit], width: Length, desk: Desk) -> Drawing:
    kit = deck_kit(desk)
    match first:
        case e.KeyFigures():
            return FiguresDrawing(first, width, kit)
        case e.KeyJudgment():
            judgments = tuple(node for node in nodes if isinstance(node, e.KeyJudgment))
            return JudgmentsDrawing(judgments, width, kit)
        case e.Quotation():
            quotes = tuple(node for node in nodes if isinstance(node, e.Quotation))
            return QuotesDrawing(quotes, width, kit)
        case e.Timeline():
            return TimelineDrawing(first, width, kit)
        case e.Entries(kind=e.EntriesKind.PROCESS | e.EntriesKind.OPTIONS):
            return StepsDrawing(first, width, kit)
        case e.Entries():
            return entries_rows(first, width, kit)
        case e.Matrix():
            return MatrixDrawing(first, width, kit)
        case e.AgendaMark():
            return agenda_rows(desk.briefing.sections, width, kit)
        case e.Panel() | e.Tracker():
            raise AssertionError("panels and tables are pieces of their own")
        case _:
            assert_never(first)


def _is_divisible(drawing: Drawing, desk: Desk) -> bool:
    """Whether each item fits a slide by itself, in the smallest type."""
    height, floor = desk.grid.body.height, len(desk.scale.body) - 1
    if drawing.count == 0 or drawing.least_height(0) <= height:
        return drawing.count > 0
    return all(
        drawing.part(number, number + 1).least_height(floor) <= height for number in range(drawing.count)
    )


def _remarks(nodes: Sequence[e.Exhibit], kit: Kit) -> Remarks:
    notes = [note for node in nodes for note in node.attributes.get_all("note")]
    sources = [source for node in nodes for source in node.attributes.get_all("source")]
    if any(isinstance(node, e.KeyJudgment) and node.likelihood and node.confidence for node in nodes):
        notes.append(kit.words.reading)
    ids = tuple(node.attributes.id for node in nodes)
    return Remarks(_footnotes(nodes), tuple(notes), tuple(sources), ids)


def _footnotes(nodes: Sequence[e.Exhibit]) -> tuple[Footnote, ...]:
    return tuple(
        note
        for block in iter_blocks(tuple(nodes))
        for inlines in own_inlines(block)
        for note in footnotes_in(inlines)
    )
