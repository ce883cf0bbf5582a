"""Footnotes: definitions are taken out of the text, and read where they are referred to."""

from __future__ import annotations

from markdown_it.token import Token

from deckgen.diagnostics import Code, Span, nearest
from deckgen.model.block import Blocks
from deckgen.model.ids import unique
from deckgen.read.outline.context import Context, Note

MAX_DEPTH = 2
"""Footnotes inside footnotes. Each mark brings the whole note, so that deeper ones could multiply."""


def take_notes(tokens: list[Token], ctx: Context) -> list[Token]:
    """Move the definitions of footnotes from the tokens to the context; the other tokens come back."""
    if not any(token.type == "footnote_reference_open" for token in tokens):
        return tokens
    kept: list[Token] = []
    around: list[list[Token]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            line = token.map[0] if token.map else 0
            around.append(kept)
            kept = []
            _define(str(token.meta["label"]), Note(kept, ctx.source.span(line, 1)), ctx)
        elif token.type == "footnote_reference_close":
            kept = around.pop()
        else:
            kept.append(token)
    return kept


def read_note(label: str, span: Span, ctx: Context) -> Blocks | None:
    """What the footnote of this label holds; None, reported, where there is none or it refers to itself."""
    note = ctx.notes.get(label)
    if note is None:
        found = nearest(label, ctx.notes)
        hint = f"did you mean '{found}'?" if found else f"add it below: [^{label}]: text"
        ctx.add(Code.FOOTNOTE_UNDEFINED, span, f"the footnote '{label}' is not defined", hint)
        return None
    if len(ctx.open_notes) >= MAX_DEPTH:
        message = f"footnotes stand inside one another, more than {MAX_DEPTH} levels deep"
        ctx.add(Code.NESTING_DEPTH, span, message, "write one note of them")
        return None
    if label in ctx.open_notes:
        message = f"the footnote '{label}' refers to itself"
        ctx.add(Code.FOOTNOTE_UNDEFINED, span, message, "take the mark out of its text")
        return None
    if label not in ctx.note_blocks:
        ctx.open_notes.add(label)
        ctx.note_blocks[label] = ctx.read_blocks(note.tokens, ctx)
        ctx.open_notes.remove(label)
    return ctx.note_blocks[label]


def report_unused(ctx: Context) -> None:
    """Report the footnotes that nothing refers to: their text appears nowhere."""
    for label, note in ctx.notes.items():
        if label not in ctx.note_blocks:
            message = f"nothing refers to the footnote '{label}', so it is not shown"
            ctx.add(Code.FOOTNOTE_UNUSED, note.span, message, f"put its mark [^{label}] into the text")


def _define(label: str, note: Note, ctx: Context) -> None:
    if label in ctx.notes:
        message = (
            f"the footnote '{label}' was defined before, at {ctx.notes[label].span}; this one is not shown"
        )
        ctx.add(Code.FOOTNOTE_UNUSED, note.span, message, "give it another name")
        return
    ctx.notes[label] = note
    ctx.note_labels[label] = unique(label, ctx.taken_labels)
