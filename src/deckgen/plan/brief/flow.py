"""Sections and topics in order, as one long flow of boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckgen.model import block as b
from deckgen.model.briefing import Briefing, Section, Topic
from deckgen.model.exhibits import Panel, PanelRole
from deckgen.model.inline import Inlines
from deckgen.model.walk import plain_text
from deckgen.plan.brief.blocks import set_blocks, set_pending_notes
from deckgen.plan.brief.box import Box, Keep, SideBox, moved, with_mark
from deckgen.plan.brief.desk import Desk, Type, plain_strands, to_strands
from deckgen.plan.brief.exhibits import set_sources
from deckgen.plan.brief.grid import HEADING_INDENT, UNIT
from deckgen.plan.brief.headings import Heading
from deckgen.plan.brief.pieces import natural_widths
from deckgen.plan.brief.prose import BASELINE, Place, label_line, set_heading, set_paragraph
from deckgen.plan.pages.page import Line, LineEnd, Role
from deckgen.plan.select import brief_blocks, select_brief
from deckgen.values import dataclass

_EM_SPACE = "\u2003"
_ANNEX = "~annex"
"""The mark of the annex; no id of the model can be the same, since ids hold no tilde."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section as the brief has it: topics of the appendix stand in a last part of their own."""

    heading: Heading | None
    title: Inlines
    section: Section | None
    topics: tuple[tuple[Topic, Heading], ...]


def list_parts(briefing: Briefing, annex: str) -> tuple[Part, ...]:
    """Every part with the numbers that its headings bear."""
    parts: list[Part] = []
    backup: list[Topic] = []
    number = 0
    for section in briefing.sections:
        number += bool(section.title)
        shown = tuple(topic for topic in section.topics if not topic.is_backup)
        backup += (topic for topic in section.topics if topic.is_backup)
        if shown or section.introduction or section.title:
            parts.append(_part(section, str(number), shown))
    if backup:
        topics = tuple((topic, _topic(topic, f"A{n}", 1)) for n, topic in enumerate(backup, 1))
        parts.append(Part(Heading("", annex, 0, _ANNEX), (), None, topics))
    return tuple(parts)


def iter_headings(parts: tuple[Part, ...]) -> Iterator[Heading]:
    for part in parts:
        if part.heading is not None:
            yield part.heading
        for _, heading in part.topics:
            if heading.title:
                yield heading


def _part(section: Section, number: str, topics: tuple[Topic, ...]) -> Part:
    heading = Heading(number, plain_text(section.title), 0, section.id) if section.title else None
    level = 0 if heading is None else 1
    return Part(heading, section.title, section, tuple((topic, _topic(topic, "", level)) for topic in topics))


def _topic(topic: Topic, label: str, level: int) -> Heading:
    return Heading(label, plain_text(topic.title), level, topic.id)


def set_part(part: Part, desk: Desk) -> list[Box]:
    """Heading, message, introduction and topics of one part."""
    node = desk.tree.add(Role.SECTION, 0)
    place = _column(node, desk)
    boxes: list[Box] = []
    if part.heading is not None:
        boxes += _section_heading(part, place, desk)
    if part.section is not None:
        boxes += _introduction(part.section, place, desk)
    outermost = 1 if part.heading is None else 2
    level = outermost
    for topic, heading in part.topics:
        if topic.divider:
            level = outermost
        is_first = len(boxes) > 0 and boxes[-1].clears_floats
        boxes += _topic_boxes(topic, heading, replace(place, heading=level + 1), desk, is_first=is_first)
        if topic.divider:
            level = outermost + 1
    return boxes


def set_beside(boxes: list[Box], side: SideBox, desk: Desk) -> list[Box]:
    """The flow with short contents beside its first box. A section's rule then ends with the text column."""
    right = desk.grid.left + desk.grid.text_width
    narrow = []
    for position, box in enumerate(boxes):
        if not box.clears_floats:
            break
        items = tuple(
            replace(item, x2=right) if isinstance(item, Line) and position == 0 else item
            for item in box.items
        )
        narrow.append(replace(box, items=items, is_wide=False))
    result = [*narrow, *boxes[len(narrow) :]]
    result[0] = replace(result[0], sides=(side, *result[0].sides))
    return result


def _column(node: int, desk: Desk) -> Place:
    return Place(desk.grid.left, desk.grid.text_width, node, desk.styles.body, is_top=True)


def _section_heading(part: Part, place: Place, desk: Desk) -> list[Box]:
    """A rule over the width of the page, then number and title."""
    assert part.heading is not None
    style = desk.styles.section
    node = desk.tree.add_heading(1, place.parent)
    type_ = Type(style.text, node, place.parent)
    strands = (
        to_strands(part.title, type_, desk) if part.title else plain_strands(part.heading.title, type_, desk)
    )
    number = plain_strands(part.heading.label, type_, desk) if part.heading.label else ()
    indent = max(HEADING_INDENT, natural_widths(number)[0] + UNIT) if number else 0.0
    title = replace(place, x=place.x + indent, width=place.width - indent, style=style)
    boxes = set_heading(strands, title, node)
    if not boxes:
        return []
    rule = Line(place.x, 0.375, desk.grid.right, 0.375, 0.75, desk.styles.palette.navy)
    first = boxes[0]
    label = label_line(number, place.x, UNIT + style.leading * BASELINE, node, LineEnd.SPACE)
    items = (rule, label, *(moved(item, UNIT) for item in first.items))
    boxes[0] = replace(first, height=first.height + UNIT, items=items, phase=None)
    set_pending_notes(desk)
    boxes = [replace(box, clears_floats=True, is_wide=True) for box in boxes]
    return with_mark(boxes, part.heading.mark)


def _introduction(section: Section, place: Place, desk: Desk) -> list[Box]:
    boxes: list[Box] = []
    if section.message:
        style = desk.styles.message
        node = desk.tree.add(Role.PARAGRAPH, place.parent)
        strands = to_strands(section.message, Type(style.text, node, place.parent, section.span), desk)
        boxes += set_paragraph(strands, replace(place, style=style), node, None, balanced=True)
        set_pending_notes(desk)
    return boxes + set_blocks(select_brief(section.introduction), place, desk)


def _topic_boxes(topic: Topic, heading: Heading, place: Place, desk: Desk, *, is_first: bool) -> list[Box]:
    boxes: list[Box] = []
    if topic.title:
        style = desk.styles.divider if topic.divider else desk.styles.topic
        if is_first:
            style = replace(style, before=0.0)
        node = desk.tree.add_heading(place.heading - 1, place.parent)
        type_ = Type(style.text, node, place.parent, topic.span)
        label = Type(replace(style.text, color=desk.styles.palette.accent), node, place.parent)
        number = plain_strands(heading.label + _EM_SPACE, label, desk) if heading.label else ()
        strands = (*number, *to_strands(topic.title, type_, desk))
        boxes += with_mark(set_heading(strands, replace(place, style=style), node), heading.mark)
        set_pending_notes(desk)
    prose, rest = _behind_prose(brief_blocks(topic))
    boxes += set_blocks(prose, place, desk)
    sources = set_sources(topic.attributes, place, desk)
    if boxes and sources:
        boxes[-1] = replace(boxes[-1], keep=Keep.HARD)
    return boxes + sources + set_blocks(rest, place, desk)


def _behind_prose(blocks: b.Blocks) -> tuple[b.Blocks, b.Blocks]:
    """The blocks up to the last paragraph with its side notes, which the sources follow, and the rest."""
    paragraphs = [position for position, block in enumerate(blocks, 1) if isinstance(block, b.Paragraph)]
    end = paragraphs[-1] if paragraphs else len(blocks)
    while end < len(blocks) and _is_side(blocks[end]):
        end += 1
    return blocks[:end], blocks[end:]


def _is_side(block: b.Block) -> bool:
    return isinstance(block, Panel) and block.role is PanelRole.SIDE
