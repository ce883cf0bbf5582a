"""Which headings make sections, dividers and topics, and which content belongs to which of them.

This is decided on tokens, before content is read: links need the ids of all topics first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from markdown_it.token import Token

from deckgen.diagnostics import NOWHERE, Span
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.model.inline import Inlines
from deckgen.model.walk import plain_text
from deckgen.read.outline.context import Context
from deckgen.read.outline.headings import Heading, heading_level, read_heading
from deckgen.values import dataclass

FOLDER_SLIDE_LEVEL = 2
_MORE_THAN_TEXT = re.compile(r"\[\^|\^\[|!\[")
"""Footnotes and pictures."""
LOWEST_LEVEL = 6


@dataclass(slots=True)
class TopicDraft:
    heading: Heading
    tokens: list[Token]
    divider: bool = False
    id: str = ""


@dataclass(slots=True)
class SectionDraft:
    ctx: Context
    title: Inlines = ()
    message: Inlines = ()
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = NOWHERE
    opening: list[Token] = field(default_factory=list)
    """What stands before the first topic."""
    topics: list[TopicDraft] = field(default_factory=list)
    id: str = ""


@dataclass(slots=True)
class _Part:
    """A heading of topic level or above, and what follows it up to the next one."""

    heading: Heading | None
    tokens: list[Token]


def take_title(tokens: list[Token], ctx: Context) -> tuple[Inlines, list[Token]]:
    """The lone `#` heading with which a single file begins, and the tokens without it.

    A heading that shows more than text, such as a footnote, stays: a title cannot hold it.
    """
    levels = [heading_level(token) for token in _iter_headings(tokens)]
    if not tokens or tokens[0].type != "heading_open" or levels[:1] != [1] or levels.count(1) > 1:
        return (), tokens
    if _MORE_THAN_TEXT.search(tokens[1].content):
        return (), tokens
    heading = read_heading(tokens[0], tokens[1], ctx)
    return heading.inlines, tokens[3:]


def find_slide_level(tokens: list[Token]) -> int:
    """Pandoc's rule: the highest level whose headings are followed by content, not by a heading or a rule.

    Where no heading is, the lowest level that occurs.
    """
    best = LOWEST_LEVEL + 1
    lowest = 1
    depth = 0
    for at, token in enumerate(tokens):
        if depth == 0 and token.type == "heading_open":
            lowest = max(lowest, heading_level(token))
            following = tokens[at + 3].type if at + 3 < len(tokens) else "hr"
            if following not in ("heading_open", "hr"):
                best = min(best, heading_level(token))
        depth += token.nesting
    return best if best <= LOWEST_LEVEL else lowest


def draft_sections(tokens: list[Token], first: SectionDraft, ctx: Context) -> list[SectionDraft]:
    """The sections of one outline. `first` is the one that its front matter or its name speaks of.

    Where `first` has a title, all headings above topics are dividers in it. Else the topmost of them make
    sections of their own, and those between make dividers.
    """
    parts = list(_cut(tokens, ctx))
    above = [part.heading.level for part in parts if part.heading and part.heading.level < ctx.slide_level]
    section_level = min(above, default=0) if not first.title else 0
    drafts = [first]
    for part in parts:
        if part.heading is None:
            first.opening = part.tokens
        elif part.heading.level == section_level:
            heading = part.heading
            drafts.append(
                SectionDraft(ctx, heading.inlines, (), heading.attributes, heading.span, part.tokens)
            )
        elif part.heading.level < ctx.slide_level and _repeats(part.heading, first):
            first.opening += part.tokens
        else:
            is_divider = part.heading.level < ctx.slide_level
            drafts[-1].topics.append(TopicDraft(part.heading, part.tokens, is_divider))
    return drafts if first.title or first.opening or first.topics or len(drafts) == 1 else drafts[1:]


def plain_title(inlines: Inlines) -> str:
    """A heading's text on one line."""
    return " ".join(plain_text(inlines).split())


def _repeats(heading: Heading, section: SectionDraft) -> bool:
    """Whether the first heading of a file says again what its front matter gives as title."""
    return (
        bool(section.title)
        and not section.topics
        and not section.opening
        and plain_title(heading.inlines) == plain_title(section.title)
    )


def _cut(tokens: list[Token], ctx: Context) -> Iterator[_Part]:
    heading: Heading | None = None
    start = 0
    depth = 0
    for at, token in enumerate(tokens):
        if depth == 0 and token.type == "heading_open" and heading_level(token) <= ctx.slide_level:
            if at > start or heading is not None:
                yield _Part(heading, tokens[start:at])
            heading = read_heading(token, tokens[at + 1], ctx)
            start = at + 3
        depth += token.nesting
    if len(tokens) > start or heading is not None:
        yield _Part(heading, tokens[start:])


def _iter_headings(tokens: list[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        if depth == 0 and token.type == "heading_open":
            yield token
        depth += token.nesting
