"""Footnotes: definitions are taken out of the text, and read where they are referred to."""

from __future__ import annotations

from markdown_it.token import Token

from deckgen.diagnostics import Code, Span, nearest
from deckgen.model.inline import Footnote
from deckgen.read.outline.context import Context, Note

MAX_DEPTH = 2
"""Footnotes inside footnotes. Each mark brings the whole note, so that deeper ones could multiply."""

_MAX_SUGGESTIONS = 50
"""A document full of marks without notes needs no fifty-first hint, and comparing names takes time."""


def take_notes(tokens: list[Token], ctx: Context) -> list[Token]:
    """Move the definitions of footnotes from the tokens to the context; the other tokens come back."""
    if not any(token.type == "footnote_reference_open" for token in tokens):
        return tokens
    kept: list[Token] = []
    around: list[list[Token]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            around.append(kept)
            kept = []
            _define(token, kept, ctx)
        elif token.type == "footnote_reference_close":
            kept = around.pop()
        else:
            kept.append(token)
    return kept


def read_note(label: str, span: Span, ctx: Context) -> Footnote | None:
    """The footnote of this label; None, reported, where there is none or it refers to itself."""
    book = ctx.notes
    note = book.definitions.get(label)
    if note is None:
        _report_undefined(label, span, ctx)
        return None
    if label in book.open:
        message = f"the footnote '{label}' refers to itself"
        ctx.add(Code.FOOTNOTE_UNDEFINED, span, message, "take the mark out of its text")
        return None
    if len(book.open) >= MAX_DEPTH:
        message = f"footnotes stand inside one another, more than {MAX_DEPTH} levels deep"
        ctx.add(Code.NESTING_DEPTH, span, message, "write one note of them")
        return None
    if label not in book.blocks:
        book.open.add(label)
        book.blocks[label] = ctx.read_blocks(note.tokens, ctx)
        book.open.remove(label)
    return Footnote(note.label, book.blocks[label], span)


def report_unused(ctx: Context) -> None:
    """Report the footnotes that nothing refers to: their text appears nowhere."""
    for label, note in ctx.notes.definitions.items():
        if label not in ctx.notes.blocks:
            message = f"nothing refers to the footnote '{label}', so it is not shown"
            ctx.add(Code.FOOTNOTE_UNUSED, note.span, message, f"put its mark [^{label}] into the text")


def _define(opening: Token, tokens: list[Token], ctx: Context) -> None:
    label = str(opening.meta["label"])
    span = ctx.source.span(opening.map[0] if opening.map else 0, 1)
    first = ctx.notes.definitions.get(label)
    if first is None:
        ctx.notes.definitions[label] = Note(ctx.names.name_note(label), tokens, span)
    else:
        message = f"the footnote '{label}' was defined before, at {first.span}; this one is not shown"
        ctx.add(Code.FOOTNOTE_UNUSED, span, message, "give it another name")


def _report_undefined(label: str, span: Span, ctx: Context) -> None:
    ctx.notes.undefined += 1
    found = nearest(label, ctx.notes.definitions) if ctx.notes.undefined <= _MAX_SUGGESTIONS else ""
    hint = f"did you mean '{found}'?" if found else f"add it below: [^{label}]: text"
    ctx.add(Code.FOOTNOTE_UNDEFINED, span, f"the footnote '{label}' is not defined", hint)
