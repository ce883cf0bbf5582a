"""From what a slide is to show to the pages that hold it: arrangement, size of type, continuation, foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckgen.diagnostics import Code, Span
from deckgen.model import block as b
from deckgen.model.briefing import Prose
from deckgen.model.exhibits import Exhibit, Panel, PanelRole
from deckgen.model.walk import footnotes_in, iter_blocks, iter_ids
from deckgen.plan.deck.arrange import Choice, Hints, arrange
from deckgen.plan.deck.columns import ColumnsPiece
from deckgen.plan.deck.compose import stacked
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.exhibits import deck_kit
from deckgen.plan.deck.explain import Tried, explain
from deckgen.plan.deck.foot import divide_foot, foot_flow, foot_paragraphs, foot_rise
from deckgen.plan.deck.notes import notes_paragraphs
from deckgen.plan.deck.paging import Page, fit, largest_that
from deckgen.plan.deck.panels import strip_copy, strip_height, strip_room
from deckgen.plan.deck.pieces import NO_REMARKS, Piece, Pieces, Remarks
from deckgen.plan.deck.point_columns import PointColumns
from deckgen.plan.deck.slides import Why
from deckgen.plan.deck.stack import stack_fits
from deckgen.plan.deck.titles import SetTitle
from deckgen.plan.exhibits.kit import NO_COPY, Copy
from deckgen.plan.select import SlideContent
from deckgen.plan.text import TextParagraph
from deckgen.theme.grid import BODY_TOP
from deckgen.units import Length, inches
from deckgen.values import dataclass

_PROSE_LEAST = 20.0
"""Points: a slide of first sentences leaves out the last rather than go below."""

_HIGHEST_STRIP = inches(1.1)
"""A takeaway of more lines is a panel among the others."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One slide of a topic before it is numbered."""

    page: Page
    foot: tuple[TextParagraph, ...] = ()
    notes: tuple[TextParagraph, ...] = ()
    strip: Copy = NO_COPY
    """What is said last, above the foot of the last page."""
    shows: frozenset[str] = frozenset()
    """Ids of what it shows."""
    why: Why | None = None
    """See `explain`; None where nobody asked."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What lies between two slide breaks, under the title of its topic."""

    content: SlideContent
    title: SetTitle
    hints: Hints
    span: Span
    sources: tuple[str, ...] = ()
    """Of the whole topic; they stand where nothing on the slides names its own."""


def plan_pages(stretch: Stretch, desk: Desk) -> Iterator[PagePlan]:
    """At least one page; the speaker notes are those of the first."""
    content = stretch.content
    notes = notes_paragraphs(content.notes, desk)
    loose = _loose_remarks(content.blocks) + Remarks(footnotes_in(stretch.title.whole))
    stretch, strip = _without_takeaways(stretch, desk)
    said_last = frozenset(iter_ids(content.blocks)) - frozenset(iter_ids(stretch.content.blocks))
    height = desk.grid.body_end - BODY_TOP - stretch.title.excess - strip_room(strip, desk.grid.width)
    choice = _choose(stretch, height, desk)
    pieces = choice.pieces
    if not (_remarks(pieces) + loose).sources:
        loose += Remarks(sources=stretch.sources)
    if not pieces:
        yield PagePlan(Page((), 0), foot_paragraphs(loose, desk), notes)
        return
    pages = tuple(_side_by_side(page) for page in _fit_above_foot(pieces, height, loose, desk))
    for page in pages:
        _report_overflow(page, height, stretch.span, desk)
        foot, rest = divide_foot(_foot(page, loose, desk), desk)
        tried = Tried(choice, height, len(pages), stretch.hints)
        why = explain(page, tried, desk) if desk.explains else None
        if page is pages[-1]:
            yield PagePlan(page, foot, notes, strip, _shown(page) | said_last, why)
        else:
            yield PagePlan(page, foot, notes, NO_COPY, _shown(page), why)
        notes = ()
        if rest:
            yield from (PagePlan(further) for further in fit((foot_flow(rest, desk),), height, 1))


def _without_takeaways(stretch: Stretch, desk: Desk) -> tuple[Stretch, Copy]:
    """What the strip at the foot of the slide says, and all else. Takeaways alone are the slide itself."""
    content = stretch.content
    takeaways = tuple(
        block for block in content.blocks if isinstance(block, Panel) and block.role is PanelRole.TAKEAWAY
    )
    if not takeaways or len(takeaways) == len(content.blocks):
        return stretch, NO_COPY
    strip = strip_copy(takeaways, deck_kit(desk))
    if strip_height(strip, desk.grid.width) > _HIGHEST_STRIP:
        return stretch, NO_COPY
    rest = tuple(block for block in content.blocks if block not in takeaways)
    return replace(stretch, content=replace(content, blocks=rest)), strip


def _choose(stretch: Stretch, height: Length, desk: Desk) -> Choice:
    content = stretch.content
    if content.is_prose and desk.briefing.settings.prose is Prose.AUTO:
        return Choice(_as_much_prose_as_fits(content.blocks, height, desk))
    return arrange(content.blocks, height, stretch.hints, desk)


def _as_much_prose_as_fits(blocks: b.Blocks, height: Length, desk: Desk) -> Pieces:
    pieces = stacked(blocks, desk)
    steps = [step for step, size in enumerate(desk.scale.body) if size >= _PROSE_LEAST]
    last = steps[-1] if steps else len(desk.scale.body) - 1
    if stack_fits(pieces, height, last):
        return pieces
    count = largest_that(len(blocks), lambda n: stack_fits(stacked(blocks[:n], desk), height, last))
    while count > 1 and isinstance(blocks[count - 1], b.RunInHeading):
        count -= 1
    return stacked(blocks[:count], desk)


def _side_by_side(page: Page) -> Page:
    """The page with its columns settled: what stands left and what right follows from where it was cut."""
    if not any(isinstance(piece, PointColumns | ColumnsPiece) for piece in page.pieces):
        return page
    return Page(tuple(one for piece in page.pieces for one in _settled(piece)), page.step)


def _settled(piece: Piece) -> Pieces:
    match piece:
        case PointColumns():
            return (piece.side_by_side(),)
        case ColumnsPiece(columns=(only,)):
            return only
        case _:
            return (piece,)


def _fit_above_foot(pieces: Pieces, height: Length, loose: Remarks, desk: Desk) -> tuple[Page, ...]:
    """The pages, none so full that its own foot has no room."""
    steps = len(desk.scale.body)
    pages = fit(pieces, height, steps)
    rise = _highest_foot(pages, loose, desk)
    if rise == 0:
        return pages
    pages = fit(pieces, height - rise, steps)
    again = _highest_foot(pages, loose, desk)
    if again <= rise:
        return pages
    # With less on each page, other remarks met on one of them: room for all is surely enough.
    return fit(pieces, height - _rise(_remarks(pieces) + loose, desk), steps)


def _highest_foot(pages: tuple[Page, ...], loose: Remarks, desk: Desk) -> Length:
    return max(_rise(_remarks(page.pieces) + loose, desk) for page in pages)


def _rise(remarks: Remarks, desk: Desk) -> Length:
    if remarks == NO_REMARKS:
        return 0
    kept, _ = divide_foot(foot_paragraphs(remarks, desk), desk)
    return foot_rise(kept, desk)


def _foot(page: Page, loose: Remarks, desk: Desk) -> tuple[TextParagraph, ...]:
    return foot_paragraphs(_remarks(page.pieces) + loose, desk)


def _shown(page: Page) -> frozenset[str]:
    return frozenset(_remarks(page.pieces).shows)


def _remarks(pieces: Pieces) -> Remarks:
    total = NO_REMARKS
    for piece in pieces:
        total += piece.remarks
    return total


def _loose_remarks(blocks: b.Blocks) -> Remarks:
    """Sources and notes of blocks that are no exhibits: each page of the stretch bears them."""
    total = NO_REMARKS
    for block in iter_blocks(blocks):
        if isinstance(block, Exhibit) and not isinstance(block, Panel):
            continue
        match block:
            case b.Table() | b.Figure() | b.FigureGroup() | b.Rule() | b.SlideBreak():
                continue
            case _:
                pairs = block.attributes
        if pairs.pairs:
            total += Remarks(notes=pairs.get_all("note"), sources=pairs.get_all("source"))
    return total


def _report_overflow(page: Page, height: Length, span: Span, desk: Desk) -> None:
    for piece in page.pieces:
        needed = piece.height(page.step)
        if needed > height:
            excess = 100 * (needed - height) / height
            message = f"a part of the topic is {excess:.0f} % higher than a slide and cannot be divided"
            hint = "shorten it, or keep it for the brief with only=brief"
            desk.report.add(Code.OVERFLOW, span, message, hint)
