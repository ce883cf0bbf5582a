"""The text and attributes of a heading."""

from __future__ import annotations

from markdown_it.token import Token

from deckgen.diagnostics import Code, Span
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.model.inline import Inlines
from deckgen.read.outline import catalogue
from deckgen.read.outline.attributes import find_trailing, looks_meant, parse_attributes
from deckgen.read.outline.context import Context
from deckgen.read.outline.inlines import read_inlines
from deckgen.read.outline.places import Place
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    inlines: Inlines
    attributes: Attributes
    span: Span


def heading_level(opening: Token) -> int:
    """1 for `#` up to 6."""
    return int(opening.tag[1:])


def read_heading(opening: Token, content: Token, ctx: Context, *, run_in: bool = False) -> Heading:
    """The heading of these two tokens; reports what is wrong with it, and notes its id."""
    place = Place(ctx.source, content.content, content.map[0] if content.map else 0)
    text, attributes = take_attributes(content.content, place, ctx)
    inlines = read_inlines(place, text, ctx)
    span = place.span()
    if ctx.strict and opening.markup == "-":
        message = "the line of dashes makes a heading of the text above it"
        ctx.add(Code.SETEXT_HEADING, span, message, "leave a line free before --- to start a further slide")
    if not inlines:
        ctx.add(
            Code.HEADING_EMPTY, span, "this heading has no text", "write what the slide says, or delete it"
        )
    known = catalogue.BLOCK if run_in else catalogue.TOPIC
    catalogue.check_attributes(attributes, known, "a heading", span, ctx)
    catalogue.check_heading_classes(attributes, span, ctx)
    return Heading(heading_level(opening), inlines, attributes, span)


def take_attributes(text: str, place: Place, ctx: Context) -> tuple[str, Attributes]:
    """A text without the `{…}` at its end, and what stands in it; none that is empty or breaks the rules."""
    at = find_trailing(text)
    if at < 0:
        return text, NO_ATTRIBUTES
    parsed = parse_attributes(text, at)
    if parsed is None or parsed.attributes == NO_ATTRIBUTES:
        if looks_meant(text, at):
            catalogue.report_syntax(text[at:], place.span(at), ctx)
        return text, NO_ATTRIBUTES
    return text[:at].rstrip(), parsed.attributes
