"""Code that an outline takes from a file: the whole of it, or some of its lines."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from textwrap import dedent

from deckgen.diagnostics import Code, Span
from deckgen.model import block as b
from deckgen.read.outline.attributes import without_pairs
from deckgen.read.outline.context import Context

_EXAMPLE = 'write the first and the last: ```{file="a.py" lines=3-12}'
_LINES = re.compile(r"(\d+)(?:(-)(\d*))?")


def read_code(block: b.CodeBlock, ctx: Context) -> b.CodeBlock:
    """The block with the text of the file that `file=` names; its ending says the language if nothing else
    does. Text of the block's own is never thrown away for that of a file."""
    reference, wanted = block.attributes.get("file"), block.attributes.get("lines")
    if not reference:
        if wanted:
            message = "lines= says which lines of a file are shown, and no file is named"
            _report(message, 'name one: ```{file="a.py" lines=3-12}', block.span, ctx)
        return replace(block, attributes=without_pairs(block.attributes, "lines"))
    block = replace(block, attributes=without_pairs(block.attributes, "file", "lines"))
    if block.text.strip():
        message = f"the code has a text of its own, and '{reference}' besides; the text is shown"
        _report(message, 'leave nothing between the fences: ```{file="a.py"}', block.span, ctx)
        return block
    text = ctx.load_text(reference, block.span)
    if text is None:
        return replace(block, text=reference)
    language = block.language or posixpath.splitext(reference)[1].lstrip(".").lower()
    return replace(block, text=_chosen(text, wanted, block.span, ctx), language=language)


def _chosen(text: str, wanted: str, span: Span, ctx: Context) -> str:
    """The lines that are asked for, counted from 1, without the indent that they share."""
    lines = text.rstrip("\n").split("\n")
    match = _LINES.fullmatch(wanted.replace(" ", ""))
    if not wanted:
        return "\n".join(lines)
    if match is None:
        _report(f"lines='{wanted}' says no lines", _EXAMPLE, span, ctx)
        return "\n".join(lines)
    first = int(match[1])
    last = int(match[3]) if match[3] else len(lines) if match[2] else first
    if not 1 <= first <= last <= len(lines):
        message = f"lines='{wanted}' are not all in the file, which has {len(lines)}"
        _report(message, _EXAMPLE, span, ctx)
        return "\n".join(lines)
    return dedent("\n".join(lines[first - 1 : last]))


def _report(message: str, hint: str, span: Span, ctx: Context) -> None:
    ctx.add(Code.BLOCK_CONTENT if ctx.strict else Code.EXHIBIT_KIND, span, message, hint)
