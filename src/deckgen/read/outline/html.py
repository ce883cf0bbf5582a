"""Raw HTML: never executed. A few inline tags are understood, comments vanish, the rest is text."""

from __future__ import annotations

import re

from deckgen.diagnostics import Code, Span
from deckgen.model.block import Paragraph
from deckgen.model.inline import Inline, LineBreak, Text
from deckgen.read.outline.context import Context, shorten

BREAK = "br"
PAIRED = frozenset({"sub", "sup", "u"})

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])")


def parse_tag(html: str) -> tuple[str, bool]:
    """The name of a tag in lower case, and whether it closes; an empty name for anything but a tag."""
    match = _TAG.match(html)
    return (match[2].lower(), bool(match[1])) if match else ("", False)


def is_comment(html: str) -> bool:
    return html.startswith("<!--")


def strip_comments(html: str) -> str:
    """The HTML without comments; one that never ends is kept, since all that follows would vanish with it."""
    kept: list[str] = []
    position = 0
    while (start := html.find("<!--", position)) >= 0 and (end := html.find("-->", start + 2)) >= 0:
        # Line ends stay, so that lines can still be counted.
        kept.append(html[position:start] + "\n" * html.count("\n", start, end))
        position = end + 3
    return "".join(kept) + html[position:]


def is_understood(html: str) -> bool:
    """Whether a block of HTML is really a line of text: it begins with none but an inline tag we know."""
    name, _ = parse_tag(html.lstrip())
    return not html.lstrip().startswith("<") or name == BREAK or name in PAIRED


def literal(html: str, line: int, ctx: Context) -> Paragraph:
    """The lines of a block of HTML as they stand; the report says so once."""
    lines = html.strip("\n").split("\n")
    nodes: list[Inline] = []
    for number, text in enumerate(lines):
        span = ctx.source.span(line + number)
        if number:
            nodes.append(LineBreak(span))
        if text.strip():
            nodes.append(Text(text.strip(), span))
    span = ctx.source.span(line)
    report_shown(html, span, ctx)
    return Paragraph(tuple(nodes), span=span)


def report_shown(html: str, span: Span, ctx: Context) -> None:
    """Say that HTML is shown as text."""
    ctx.add(
        Code.HTML_SHOWN,
        span,
        f"the HTML '{shorten(html)}' is shown as text",
        "write it in Markdown; of HTML, <br>, <sub>, <sup> and <u> are understood, and comments left out",
    )
