"""The slides of one topic: what goes on them, how many they are, and where each thing stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain

from deckgen.diagnostics import Code, nearest_hint
from deckgen.model import block as b
from deckgen.model.briefing import Topic
from deckgen.model.inline import Footnote
from deckgen.model.walk import footnotes_in, iter_blocks, iter_ids, own_inlines, plain_text
from deckgen.plan.deck.arrange import Hints
from deckgen.plan.deck.columns import ColumnsPiece
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.flow import Flow
from deckgen.plan.deck.foot import foot_box, foot_rise
from deckgen.plan.deck.furniture import Place, furniture
from deckgen.plan.deck.pages import PagePlan, Stretch, plan_pages
from deckgen.plan.deck.paging import Page
from deckgen.plan.deck.panels import PanelPiece, place_strip, strip_height, strip_room
from deckgen.plan.deck.pieces import Slot
from deckgen.plan.deck.regions import parse_ratio
from deckgen.plan.deck.slides import Placed, SlidePlan
from deckgen.plan.deck.stack import place_stack
from deckgen.plan.deck.statement import LAYOUT as STATEMENT
from deckgen.plan.deck.statement import place_statement, stated
from deckgen.plan.deck.table_piece import TablePiece
from deckgen.plan.deck.titles import SetTitle, plan_title, title_box
from deckgen.plan.select import SlideContent, select_slide
from deckgen.theme.grid import BODY_TOP, TEXT_TOP, TITLE_TOP
from deckgen.units import Rect
from deckgen.values import dataclass

TOPIC_LAYOUTS = ("title-and-content", "two-content", "table", "title-only", STATEMENT)
"""What `{layout="…"}` on a topic may name."""


@dataclass(frozen=True, slots=True)
class TopicPlan:
    topic: Topic
    title: SetTitle
    desk: Desk
    """With the numbers of this topic's footnotes."""
    pages: tuple[PagePlan, ...]
    prose_count: int
    starts: tuple[int, ...]
    """The page with which each stretch between slide breaks begins, counted from 0."""


def plan_topic(topic: Topic, desk: Desk) -> TopicPlan:
    """Decide what each slide of the topic holds; `place_topic` puts it in its place."""
    prose = desk.briefing.settings.prose
    contents = [select_slide(blocks, prose) for blocks in topic.slides]
    is_statement = topic.attributes.get("layout") == STATEMENT
    if is_statement:
        contents = stated(contents)
    desk = replace(desk, marks=_marks(topic, contents))
    title = plan_title(topic.title, desk.layouts["title-only"].placeholder("title"), desk, topic.span)
    if title.is_shortened:
        whole = b.Paragraph(topic.title, span=topic.span)
        contents[0] = replace(contents[0], blocks=(whole, *contents[0].blocks))
    hints = Hints() if is_statement else Hints(_named_layout(topic, desk), _named_spans(topic, desk))
    sources = topic.attributes.get_all("source")
    stretches = (Stretch(content, title, hints, topic.span, sources) for content in contents)
    parts = tuple(tuple(plan_pages(stretch, desk)) for stretch in stretches)
    pages = tuple(chain.from_iterable(parts))
    starts = tuple(accumulate((len(part) for part in parts[:-1]), initial=0))
    starts = starts[len(contents) - len(topic.slides) :]
    if not topic.divider:
        _report_empty(topic, pages[1:] if is_statement else pages, desk)
    return TopicPlan(topic, title, desk, pages, sum(content.prose_count for content in contents), starts)


def place_topic(plan: TopicPlan, places: tuple[Place, ...]) -> Iterator[SlidePlan]:
    """The finished slides of a topic, one for each place."""
    parts = len(plan.pages)
    for number, (page, place) in enumerate(zip(plan.pages, places, strict=True), 1):
        suffix = plan.desk.words.part.format(part=number, parts=parts) if parts > 1 else ""
        yield _slide(plan, page, place, suffix, number)


def slides_of_ids(plan: TopicPlan) -> Iterator[tuple[str, str]]:
    """Each id in the topic with the slide that shows it; of what none shows, the first of its stretch."""
    shown: dict[str, int] = {}
    for number, page in enumerate(plan.pages, 1):
        shown |= {id: number for id in page.shows if id not in shown}
    for blocks, start in zip(plan.topic.slides, plan.starts, strict=True):
        for id in iter_ids(blocks):
            yield id, slide_id(plan.topic, shown.get(id, start + 1))


def slide_id(topic: Topic, number: int) -> str:
    """Id of a topic's slide, counted from 1."""
    return topic.id if number == 1 else f"{topic.id}~{number}"


def _named_layout(topic: Topic, desk: Desk) -> str:
    """The layout that the author named; none where it is not one for topics."""
    name = topic.attributes.get("layout")
    if not name or name in TOPIC_LAYOUTS:
        return name
    hint = nearest_hint(name, TOPIC_LAYOUTS)
    desk.report.add(Code.LAYOUT_UNKNOWN, topic.span, f"no layout for topics is named '{name}'", hint)
    return ""


def _named_spans(topic: Topic, desk: Desk) -> tuple[int, int] | None:
    """The columns of the grid that `ratio=` asks for."""
    text = topic.attributes.get("ratio")
    spans = parse_ratio(text)
    if text and spans is None:
        message = f"ratio='{text}' does not say how wide the left part is and how wide the right one"
        desk.report.add(Code.ATTRIBUTE_VALUE, topic.span, message, "write two numbers: ratio=2:1")
    return spans


def _report_empty(topic: Topic, pages: tuple[PagePlan, ...], desk: Desk) -> None:
    if any(not page.page.pieces for page in pages):
        hint = "add content, or hide the slide with {.hidden}"
        desk.report.add(Code.SLIDE_EMPTY, topic.span, "the slide has nothing but its title", hint)


def _slide(plan: TopicPlan, page: PagePlan, place: Place, suffix: str, number: int) -> SlidePlan:
    desk, topic = plan.desk, plan.topic
    heading: tuple[Placed, ...]
    if topic.attributes.get("layout") == STATEMENT and not page.page.pieces:
        room = Rect(desk.grid.body.x, TITLE_TOP, desk.grid.width, desk.grid.body_end - TITLE_TOP)
        heading = tuple(place_statement(plan.title, suffix, room, desk))
    else:
        heading = (title_box(plan.title, suffix, desk.layouts["title-only"].placeholder("title"), desk),)
    foot = foot_box(page.foot, desk)
    top = BODY_TOP + plan.title.excess
    end = desk.grid.body_end - foot_rise(page.foot, desk)
    strip = Rect(desk.grid.body.x, end, desk.grid.width, 0)
    if page.strip.paragraphs:
        height = strip_height(page.strip, desk.grid.width)
        strip = Rect(strip.x, end - height, strip.width, height)
        end -= strip_room(page.strip, desk.grid.width)
    body = Rect(desk.grid.body.x, top, desk.grid.width, end - top)
    layout, placed = _body(page.page, body, topic.attributes.get("layout"))
    text = plain_text(plan.title.shown).strip() or topic.id
    return SlidePlan(
        id=slide_id(topic, number),
        layout=layout,
        title=f"{text} {suffix}".strip(),
        placed=(
            *heading,
            *placed,
            *(place_strip(page.strip, strip, desk.theme.palette) if strip.height else ()),
            *((foot,) if foot else ()),
            *furniture(desk.layouts[layout], place, desk),
        ),
        notes=page.notes,
        label=place.label,
        hidden=topic.is_hidden,
        why=page.why,
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
    if isinstance(first, Flow) and _is_plain(first):
        body = Rect(body.x, body.y - (BODY_TOP - TEXT_TOP), body.width, body.height + BODY_TOP - TEXT_TOP)
    if len(pieces) == 1 and isinstance(first, Flow):
        body = Rect(body.x, body.y, first.width, body.height)
    return "title-and-content", tuple(place_stack(pieces, Slot(body, page.step, "body")))


def _halves(columns: ColumnsPiece, body: Rect, step: int) -> Iterator[Placed]:
    rise = BODY_TOP - TEXT_TOP
    for name, rect, column in zip(("left", "right"), columns.rects(body), columns.columns, strict=True):
        if len(column) == 1 and _is_plain(column[0]):
            if isinstance(column[0], Flow):
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
    if isinstance(piece, PanelPiece):
        return piece.is_open
    return isinstance(piece, Flow) and piece.fill is None


def _marks(topic: Topic, contents: Sequence[SlideContent]) -> dict[str, str]:
    """Numbers of the topic's footnotes in the order in which its slides show them."""
    notes: list[Footnote] = list(footnotes_in(topic.title))
    for content in contents:
        for block in iter_blocks(content.blocks):
            for inlines in own_inlines(block):
                notes.extend(footnotes_in(inlines))
    labels = dict.fromkeys(note.label for note in notes)
    return {label: str(number) for number, label in enumerate(labels, 1)}
