"""The ways in which the content of a slide could be set, and which of them suits it best.

The one that its kind of content asks for is the first; another is taken where it needs fewer slides, or keeps
much larger type.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from deckgen.model import block as b
from deckgen.model.chart import Chart
from deckgen.model.exhibits import KeyFigures, Panel, Tracker
from deckgen.plan.deck.chart_pieces import chart_with_remarks
from deckgen.plan.deck.columns import ColumnsPiece
from deckgen.plan.deck.compose import in_column, stacked
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.galleries import GalleryPiece
from deckgen.plan.deck.labelled import labelled_list
from deckgen.plan.deck.paging import first_step, fit
from deckgen.plan.deck.pictures import PicturePiece
from deckgen.plan.deck.pieces import Piece, Pieces
from deckgen.plan.deck.point_columns import point_columns
from deckgen.plan.deck.regions import SPANS, halves, regions
from deckgen.plan.deck.stack import stack_fits, stack_height
from deckgen.theme.grid import GUTTER
from deckgen.units import Length
from deckgen.values import dataclass

_STACKED_FIGURES = 3
"""Beside a text; more stand in a row of their own."""
_SLIDE = 10
"""What a further slide costs; a smaller size of type costs 1."""
_FLOOR = 1
"""What the smallest size costs besides."""
_OVERFLOW = 1_000_000
"""What a part costs that is higher than a slide and cannot be divided."""
_PREFERRED = 4
"""What it costs to leave the arrangement that the content asks for: only fewer slides are worth it."""
_REGIONS = 1.0
_SQUASHED = 2.0
"""A chart or picture above or below another exhibit is low and wide."""
_COLUMNS = 0.5


class Arrangement(Enum):
    STACK = "one below the other"
    ROWS = "labelled rows"
    REMARKS = "a chart with remarks beside it"
    FIGURES = "figures beside the text"
    PICTURE = "a picture beside the text"
    POINTS = "points in two columns"
    REGIONS = "side by side"
    HALVES = "in two columns"


@dataclass(frozen=True, slots=True)
class Candidate:
    name: Arrangement
    pieces: Pieces
    handicap: float = 0.0


@dataclass(frozen=True, slots=True)
class Rated:
    """A candidate, fitted."""

    candidate: Candidate
    slides: int
    step: int
    score: float
    """The less the better."""


@dataclass(frozen=True, slots=True)
class Choice:
    pieces: Pieces
    name: Arrangement = Arrangement.STACK
    rejected: tuple[Rated, ...] = ()
    """The others that were tried."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the author asked for on the topic's heading."""

    layout: str = ""
    """Empty: none."""
    spans: tuple[int, int] | None = None
    """Columns of the grid for what stands left and right."""


def arrange(blocks: b.Blocks, height: Length, hints: Hints, desk: Desk) -> Choice:
    """The arrangement asked for, or else the best. To explain it, all are tried; else as few as needed."""
    if hints.spans or hints.layout == "two-content":
        return _asked(blocks, height, hints, desk)
    if hints.layout:
        return Choice(stacked(blocks, desk))
    rated: list[Rated] = []
    for candidate in _candidates(blocks, height, desk):
        rated.append(_rate(candidate, height, desk))
        if rated[-1].score == 0 and not desk.explains:
            break
    best = min(rated, key=lambda one: one.score)
    rejected = tuple(one for one in rated if one is not best)
    return Choice(best.candidate.pieces, best.candidate.name, rejected)


def _asked(blocks: b.Blocks, height: Length, hints: Hints, desk: Desk) -> Choice:
    """Side by side in the shares asked for; else in halves, where a list or table may be cut."""
    steps = len(desk.scale.body)
    found = tuple(regions(blocks, hints.spans or SPANS[0], desk))
    if hints.spans is None:
        found = tuple(pieces for pieces in found if first_step(pieces, height, steps) < steps)
    if found:
        return Choice(min(found, key=lambda pieces: stack_height(pieces, 0)), Arrangement.REGIONS)
    return Choice(halves(blocks, desk), Arrangement.HALVES)


def _candidates(blocks: b.Blocks, height: Length, desk: Desk) -> Iterator[Candidate]:
    """The preferred one first."""
    preferred = _preferred(blocks, desk)
    if preferred is not None:
        yield preferred
    stack = stacked(blocks, desk)
    beside = _picture_beside(blocks, stack, desk) if preferred is None else None
    if beside is not None:
        yield beside
    handicap = _PREFERRED if preferred or beside else _SQUASHED if _is_squashed(blocks, stack) else 0.0
    yield Candidate(Arrangement.STACK, stack, handicap)
    if preferred or beside:
        return
    if points := point_columns(stack, desk.grid.span(6), len(desk.scale.body) - 1):
        yield Candidate(Arrangement.POINTS, points, _COLUMNS)
    if len(stack) > 1 and stack_height(stack, len(desk.scale.body) - 1) < 2 * height:
        yield from _best_regions(blocks, height, desk)


def _preferred(blocks: b.Blocks, desk: Desk) -> Candidate | None:
    rows = labelled_list(blocks[0], desk) if len(blocks) == 1 else None
    if rows is not None:
        return Candidate(Arrangement.ROWS, (rows,))
    if with_others := _rows_with_others(blocks, desk):
        return Candidate(Arrangement.ROWS, with_others)
    if remarks := chart_with_remarks(blocks, desk):
        return Candidate(Arrangement.REMARKS, remarks)
    if figures := _figures_beside(blocks, desk):
        return Candidate(Arrangement.FIGURES, figures)
    return None


def _is_squashed(blocks: b.Blocks, stack: Pieces) -> bool:
    visuals = any(isinstance(block, Chart | b.Figure | b.FigureGroup) for block in blocks)
    return visuals and sum(not piece.is_text for piece in stack) > 1


def _best_regions(blocks: b.Blocks, height: Length, desk: Desk) -> Iterator[Candidate]:
    """The best of all ways to set the content side by side on one slide; none where none fits."""
    steps = len(desk.scale.body)
    tried = (pieces for spans in SPANS for pieces in regions(blocks, spans, desk, is_asked=False))
    fitting = [(step, pieces) for pieces in tried if (step := first_step(pieces, height, steps)) < steps]
    if fitting:
        _, pieces = min(fitting, key=lambda one: one[0])
        yield Candidate(Arrangement.REGIONS, pieces, _REGIONS)


def _rate(candidate: Candidate, height: Length, desk: Desk) -> Rated:
    pages = fit(candidate.pieces, height, len(desk.scale.body))
    if not pages:
        return Rated(candidate, 1, 0, candidate.handicap)
    step = pages[0].step
    score = _SLIDE * (len(pages) - 1) + step + candidate.handicap
    if step == len(desk.scale.body) - 1:
        score += _FLOOR
    if any(not stack_fits(page.pieces, height, page.step) for page in pages):
        score += _OVERFLOW
    return Rated(candidate, len(pages), step, score)


def _rows_with_others(blocks: b.Blocks, desk: Desk) -> Pieces | None:
    """Labelled rows with callouts and tables above or below; None for other content, and where the rows have
    no room."""
    lists = [block for block in blocks if not isinstance(block, Panel | Tracker | b.Table)]
    rows = labelled_list(lists[0], desk) if len(lists) == 1 < len(blocks) else None
    if rows is None:
        return None
    pieces: list[Piece] = []
    for block in blocks:
        pieces.extend((rows,) if block is lists[0] else in_column((block,), desk.grid.width, desk))
    return tuple(pieces) if stack_height(tuple(pieces), 0) <= desk.grid.body.height else None


def _figures_beside(blocks: b.Blocks, desk: Desk) -> Pieces | None:
    """Up to three key figures one below the other, beside the text of the slide; None for other content."""
    figures = [block for block in blocks if isinstance(block, KeyFigures)]
    if len(figures) != 1 or len(figures[0].figures) > _STACKED_FIGURES:
        return None
    widths = (desk.grid.span(8), desk.grid.span(4))
    rest = tuple(block for block in blocks if block is not figures[0])
    text = in_column(rest, widths[0] - 2 * GUTTER, desk)
    if len(text) != 1 or not text[0].is_text:
        return None
    stack = in_column((figures[0],), widths[1], desk)
    return (ColumnsPiece((text, stack), widths, GUTTER),)


def _picture_beside(blocks: b.Blocks, stack: Pieces, desk: Desk) -> Candidate | None:
    """An upright picture, or a few, beside the text: text first, wherever the picture stood in the source."""
    if len(stack) != 2 or sum(piece.is_text for piece in stack) != 1:
        return None
    pictures = [piece for piece in stack if isinstance(piece, PicturePiece | GalleryPiece)]
    if not pictures or not pictures[0].is_upright:
        return None
    half = desk.grid.span(6)
    found = in_column(blocks, half, desk)
    text = tuple(piece for piece in found if piece.is_text)
    shown = tuple(piece for piece in found if not piece.is_text)
    columns = ColumnsPiece((text, shown), (half, half), GUTTER)
    return Candidate(Arrangement.PICTURE, (columns,)) if text and shown else None
