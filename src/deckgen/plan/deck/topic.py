"""The slides of one topic: what goes on them, how many they are, and where each thing stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckgen.diagnostics import Code, nearest_hint
from deckgen.model import block as b
from deckgen.model.briefing import Prose, Topic
from deckgen.model.inline import Footnote
from deckgen.model.walk import footnotes_in, iter_blocks, own_inlines, plain_text
from deckgen.plan.deck.columns import ColumnsPiece
from deckgen.plan.deck.compose import compose
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.flow import Flow
from deckgen.plan.deck.foot import LARGEST, extra_height, foot_box
from deckgen.plan.deck.furniture import Place, furniture
from deckgen.plan.deck.notes import notes_paragraphs
from deckgen.plan.deck.paging import Page, fit, largest_that
from deckgen.plan.deck.pieces import NO_REMARKS, Pieces, Remarks, Slot
from deckgen.plan.deck.slides import Placed, SlidePlan
from deckgen.plan.deck.stack import place_stack, stack_fits
from deckgen.plan.deck.tables import TablePiece
from deckgen.plan.deck.titles import Title, set_title, title_excess
from deckgen.plan.select import SlideContent, select_slide
from deckgen.plan.text import TextParagraph
from deckgen.theme.grid import BODY_TOP, TEXT_TOP
from deckgen.units import Length, Rect

TOPIC_LAYOUTS = ("title-and-content", "two-content", "table", "title-only")
"""What `{layout="…"}` on a topic may name."""

_PROSE_LEAST = 20.0
"""Points: a slide of first sentences leaves out the last rather than go below."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One slide of a topic before it is numbered."""

    page: Page
    remarks: Remarks
    notes: tuple[TextParagraph, ...]


@dataclass(frozen=True, slots=True)
class TopicPlan:
    topic: Topic
    desk: Desk
    """With the numbers of this topic's footnotes."""
    pages: tuple[PagePlan, ...]
    prose_count: int


def plan_topic(topic: Topic, desk: Desk) -> TopicPlan:
    """Decide what each slide of the topic holds; `place_topic` puts it in its place."""
    prose = desk.briefing.settings.prose
    contents = tuple(select_slide(blocks, prose) for blocks in topic.slides)
    desk = replace(desk, marks=_marks(topic, contents))
    pages = tuple(page for content in contents for page in _pages(topic, content, desk))
    return TopicPlan(topic, desk, pages, sum(content.prose_count for content in contents))


def place_topic(plan: TopicPlan, places: tuple[Place, ...]) -> Iterator[SlidePlan]:
    """The finished slides of a topic, one for each place."""
    parts = len(plan.pages)
    for number, (page, place) in enumerate(zip(plan.pages, places, strict=True), 1):
        suffix = plan.desk.words.part.format(part=number, parts=parts) if parts > 1 else ""
        yield _slide(plan, page, place, suffix, number)


def slide_id(topic: Topic, number: int) -> str:
    """Id of a topic's slide, counted from 1."""
    return topic.id if number == 1 else f"{topic.id}~{number}"


def _pages(topic: Topic, content: SlideContent, desk: Desk) -> Iterator[PagePlan]:
    notes = notes_paragraphs(content.notes, desk)
    layout = _named_layout(topic, desk)
    pieces = compose(content.blocks, desk, layout)
    if not pieces:
        if not topic.divider:
            hint = "add content, or hide the slide with {.hidden}"
            desk.report.add(Code.SLIDE_EMPTY, topic.span, "the slide has nothing but its title", hint)
        yield PagePlan(Page((), 0), NO_REMARKS, notes)
        return
    height = _room(topic, pieces, desk)
    if content.is_prose and desk.briefing.settings.prose is Prose.AUTO:
        pieces = _as_much_prose_as_fits(content.blocks, pieces, height, desk)
    for number, page in enumerate(fit(pieces, height, len(desk.scale.body))):
        _report_overflow(topic, page, height, desk)
        yield PagePlan(page, _remarks(page.pieces), notes if number == 0 else ())


def _named_layout(topic: Topic, desk: Desk) -> str:
    """The layout that the author named; none where it is not one for topics."""
    name = topic.attributes.get("layout")
    if not name or name in TOPIC_LAYOUTS:
        return name
    hint = nearest_hint(name, TOPIC_LAYOUTS)
    desk.report.add(Code.LAYOUT_UNKNOWN, topic.span, f"no layout for topics is named '{name}'", hint)
    return ""


def _room(topic: Topic, pieces: Pieces, desk: Desk) -> Length:
    """The height for the body, less what its title and its foot may take of it."""
    excess = title_excess(topic.title, desk.layouts["title-only"].placeholder("title"), desk)
    foot = min(extra_height(_remarks(pieces), desk), LARGEST)
    return desk.grid.body_end - BODY_TOP - excess - foot


def _as_much_prose_as_fits(blocks: b.Blocks, pieces: Pieces, height: Length, desk: Desk) -> Pieces:
    steps = [step for step, size in enumerate(desk.scale.body) if size >= _PROSE_LEAST]
    last = steps[-1] if steps else len(desk.scale.body) - 1
    if stack_fits(pieces, height, last):
        return pieces
    count = largest_that(len(blocks), lambda n: stack_fits(compose(blocks[:n], desk), height, last))
    while count > 1 and isinstance(blocks[count - 1], b.RunInHeading):
        count -= 1
    return compose(blocks[:count], desk)


def _report_overflow(topic: Topic, page: Page, height: Length, desk: Desk) -> None:
    for piece in page.pieces:
        needed = piece.height(page.step)
        if needed > height:
            excess = 100 * (needed - height) / height
            desk.report.add(
                Code.OVERFLOW,
                topic.span,
                f"a part of the topic is {excess:.0f} % higher than a slide and cannot be divided",
                "shorten it, or keep it for the brief with only=brief",
            )


def _slide(plan: TopicPlan, page: PagePlan, place: Place, suffix: str, number: int) -> SlidePlan:
    desk, topic = plan.desk, plan.topic
    title = _title(topic, suffix, desk)
    foot = foot_box(page.remarks, desk)
    top = BODY_TOP + title.excess
    end = desk.grid.body_end - min(extra_height(page.remarks, desk), LARGEST)
    body = Rect(desk.grid.body.x, top, desk.grid.width, end - top)
    layout, placed = _body(page.page, body, topic.attributes.get("layout"))
    text = plain_text(topic.title).strip() or topic.id
    return SlidePlan(
        id=slide_id(topic, number),
        layout=layout,
        title=f"{text} {suffix}".strip(),
        placed=(
            title.box,
            *placed,
            *((foot,) if foot else ()),
            *furniture(desk.layouts[layout], place, desk),
        ),
        notes=page.notes,
        label=place.label,
        hidden=topic.is_hidden,
    )


def _body(page: Page, body: Rect, asked: str) -> tuple[str, tuple[Placed, ...]]:
    """The layout that the pieces ask for, and everything in its place."""
    pieces = page.pieces
    if not pieces:
        return "title-only", ()
    first = pieces[0]
    if len(pieces) == 1 and isinstance(first, ColumnsPiece) and _has_texts(first):
        return "two-content", tuple(_halves(first, body, page.step))
    if len(pieces) == 1 and isinstance(first, TablePiece):
        return "table", first.place(Slot(body, page.step))
    if not any(_is_plain(piece) for piece in pieces):
        return "title-only", tuple(place_stack(pieces, Slot(body, page.step)))
    if asked in {"table", "title-only"}:
        return asked, tuple(place_stack(pieces, Slot(body, page.step)))
    if _is_plain(first):
        body = Rect(body.x, body.y - (BODY_TOP - TEXT_TOP), body.width, body.height + BODY_TOP - TEXT_TOP)
    if len(pieces) == 1 and isinstance(first, Flow):
        body = Rect(body.x, body.y, first.width, body.height)
    return "title-and-content", tuple(place_stack(pieces, Slot(body, page.step, "body")))


def _halves(columns: ColumnsPiece, body: Rect, step: int) -> Iterator[Placed]:
    rise = BODY_TOP - TEXT_TOP
    for name, rect, column in zip(("left", "right"), columns.rects(body), columns.columns, strict=True):
        if len(column) == 1 and _is_plain(column[0]):
            rect = Rect(rect.x, rect.y - rise, rect.width, rect.height + rise)
            yield from place_stack(column, Slot(rect, step, name))
        else:
            yield from place_stack(column, Slot(rect, step))


def _has_texts(columns: ColumnsPiece) -> bool:
    return len(columns.columns) == 2 and any(
        len(column) == 1 and _is_plain(column[0]) for column in columns.columns
    )


def _is_plain(piece: object) -> bool:
    """Text that a body placeholder can hold."""
    return isinstance(piece, Flow) and piece.fill is None


def _title(topic: Topic, suffix: str, desk: Desk) -> Title:
    placeholder = desk.layouts["title-only"].placeholder("title")
    return set_title(topic.title, suffix, placeholder, desk, topic.span)


def _remarks(pieces: Pieces) -> Remarks:
    total = NO_REMARKS
    for piece in pieces:
        total += piece.remarks
    return total


def _marks(topic: Topic, contents: tuple[SlideContent, ...]) -> dict[str, str]:
    """Numbers of the topic's footnotes in the order in which its slides show them."""
    notes: list[Footnote] = list(footnotes_in(topic.title))
    for content in contents:
        for block in iter_blocks(content.blocks):
            for inlines in own_inlines(block):
                notes.extend(footnotes_in(inlines))
    labels = dict.fromkeys(note.label for note in notes)
    return {label: str(number) for number, label in enumerate(labels, 1)}
