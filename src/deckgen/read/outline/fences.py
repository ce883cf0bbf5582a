"""Join the lines of colons in pairs: which closes which, and what is said of those left over.

Fences are Pandoc's: a line of three or more colons with a name or attributes opens, one without closes the
block opened last, whatever the number of colons.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from dataclasses import field

from markdown_it.token import Token

from deckgen.diagnostics import Code, Span
from deckgen.read.outline.block_rules import MAX_DEPTH
from deckgen.read.outline.context import Context
from deckgen.values import dataclass


def pair_fences(tokens: list[Token], ctx: Context) -> list[Token]:
    """The tokens with each fence opened and closed within its container; reports the faulty ones.

    A fence without an end is closed with its container; outside of all containers, before the next heading,
    so that one slip does not swallow the rest of the outline.
    """
    if not any(token.type in ("div_open", "div_close") for token in tokens):
        return tokens
    fences = _match(tokens, ctx)
    nested: list[Token] = []
    for at, token in enumerate(tokens):
        nested += [Token("div_close", "div", -1)] * fences.missing_ends[at]
        if at in fences.opened:
            token.nesting = 1
        elif at in fences.closed:
            token.nesting = -1
        elif token.type in ("div_open", "div_close"):
            continue
        nested.append(token)
    return nested + [Token("div_close", "div", -1)] * fences.missing_ends[len(tokens)]


@dataclass(slots=True)
class _Fences:
    """Positions of tokens."""

    opened: set[int] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    missing_ends: Counter[int] = field(default_factory=Counter)
    """How many blocks that nothing closes must end before a token."""


def _match(tokens: list[Token], ctx: Context) -> _Fences:
    fences = _Fences()
    waiting: list[int] = []
    for at, token in enumerate(tokens):
        while waiting and token.nesting < 0 and tokens[waiting[-1]].level > token.level:
            _leave_open(waiting.pop(), at, fences, tokens, ctx)
        if token.type == "div_open":
            waiting.append(at)
            if token.level + len(waiting) <= MAX_DEPTH:
                fences.opened.add(at)
            else:
                _report_deep(ctx.source.span(_line(token), 1), ctx)
        elif token.type == "div_close":
            if waiting and tokens[waiting[-1]].level == token.level:
                if waiting.pop() in fences.opened:
                    fences.closed.add(at)
            else:
                _report_stray(ctx.source.span(_line(token), 1), ctx)
    headings = _free_headings(tokens, fences, waiting)
    for opener in reversed(waiting):
        after = bisect(headings, opener)
        end = headings[after] if after < len(headings) else len(tokens)
        _leave_open(opener, end, fences, tokens, ctx)
    return fences


def _free_headings(tokens: list[Token], fences: _Fences, unclosed: list[int]) -> list[int]:
    """The headings outside of all containers and of all fences that are closed."""
    if not unclosed:
        return []
    headings: list[int] = []
    depth = 0
    for at, token in enumerate(tokens):
        if at in fences.closed:
            depth -= 1
        elif at in fences.opened and at not in unclosed:
            depth += 1
        elif token.type == "heading_open" and token.level == 0 and depth == 0:
            headings.append(at)
    return headings


def _leave_open(opener: int, end: int, fences: _Fences, tokens: list[Token], ctx: Context) -> None:
    token = tokens[opener]
    ctx.add(
        Code.FENCE_UNCLOSED,
        ctx.source.span(_line(token), 1),
        f"the block '::: {token.content}' is not closed",
        "end it with a line that holds ::: and nothing else",
    )
    if opener in fences.opened:
        fences.missing_ends[end] += 1


def _report_stray(span: Span, ctx: Context) -> None:
    ctx.add(
        Code.FENCE_STRAY,
        span,
        "these colons close no block",
        "delete the line, or name a block after the colons",
    )


def _report_deep(span: Span, ctx: Context) -> None:
    message = f"blocks are nested more than {MAX_DEPTH} levels deep"
    ctx.add(Code.NESTING_DEPTH, span, message, "close the blocks that should have ended before")


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0
