"""The content of sections and topics, once it is settled which heading is what."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Code
from deckgen.model import block as b
from deckgen.model.briefing import Section, Topic
from deckgen.model.inline import Inlines, Text
from deckgen.read.outline import catalogue
from deckgen.read.outline.blocks import read_blocks
from deckgen.read.outline.sections import SectionDraft, TopicDraft, plain_title


def read_section(draft: SectionDraft, briefing_title: str) -> Section | None:
    """The section of a draft; its own title, or else that of the briefing, stands over content of its own.

    None where it shows nothing at all.
    """
    draft.ctx.builds = False
    draft.ctx.builds, attributes = catalogue.take_build(draft.attributes, draft.span, draft.ctx)
    opening = read_blocks(draft.opening, draft.ctx)
    introduction, rest = _split_prose(opening) if draft.title else ((), _tidy(opening))
    topics = list(_own_topic(draft, draft.title or (Text(briefing_title),), rest))
    for topic in draft.topics:
        topics += _read_topic(topic, draft)
    if not topics and not introduction:
        what = f"the section '{plain_title(draft.title)}'" if draft.title else "the outline"
        hint = "add a topic: a heading, and below it what it says"
        draft.ctx.add(Code.SECTION_EMPTY, draft.span, f"{what} has no content", hint)
        if not draft.title:
            return None
    return Section(draft.id, draft.title, tuple(topics), draft.message, introduction, attributes, draft.span)


def _read_topic(topic: TopicDraft, section: SectionDraft) -> Iterator[Topic]:
    heading, ctx = topic.heading, section.ctx
    around = ctx.builds
    ctx.builds, attributes = catalogue.take_build(heading.attributes, heading.span, ctx)
    blocks = _tidy(read_blocks(topic.tokens, ctx))
    ctx.builds = around
    rest: b.Blocks = ()
    if topic.divider:
        blocks, rest = _split_prose(blocks)
    yield Topic(topic.id, heading.inlines, blocks, topic.divider, attributes, heading.span)
    yield from _own_topic(section, heading.inlines, rest)


def _own_topic(section: SectionDraft, title: Inlines, blocks: b.Blocks) -> Iterator[Topic]:
    """A topic for content that stands under a section or a divider itself, and bears that title."""
    if blocks:
        parent = section.id if section.title else ""
        id = section.ctx.names.derive(plain_title(title), parent)
        yield Topic(id, title, blocks, span=blocks[0].span)


def _split_prose(blocks: b.Blocks) -> tuple[b.Blocks, b.Blocks]:
    """The prose with which the blocks begin, and all from the first other block on."""
    end = next((at for at, block in enumerate(blocks) if not _is_prose(block)), len(blocks))
    if end < len(blocks):
        while end and isinstance(blocks[end - 1], b.RunInHeading):
            end -= 1
    return blocks[:end], _tidy(blocks[end:])


def _is_prose(block: b.Block) -> bool:
    if isinstance(block, b.Only):
        return all(_is_prose(child) for child in block.blocks)
    return isinstance(block, b.Paragraph | b.RunInHeading | b.Notes)


def _tidy(blocks: b.Blocks) -> b.Blocks:
    """A topic's blocks with its rules as slide breaks; those that would make an empty slide are left out."""
    tidy: list[b.Block] = []
    for block in blocks:
        if not isinstance(block, b.Rule):
            tidy.append(block)
        elif tidy and not isinstance(tidy[-1], b.SlideBreak):
            tidy.append(b.SlideBreak(block.span))
    if tidy and isinstance(tidy[-1], b.SlideBreak):
        tidy.pop()
    return tuple(tidy)
