"""Inline rules that markdown-it lacks: math, sub- and superscript, spans and attributes.

Each has the signature that markdown-it calls: `rule(state, silent) -> whether it matched`; when silent it
only moves on. Every pattern is linear: what cannot match fails without going back.
"""

from __future__ import annotations

import re
from typing import Literal

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from deckgen.read.outline.attributes import parse_attributes

_MATH = re.compile(r"\$(?![\s$])((?:[^$\\]++|\\.)++)(?<!\s)\$(?!\d)", re.DOTALL)
_DISPLAY_MATH = re.compile(r"\$\$((?:[^$\\]++|\\.)++)\$\$", re.DOTALL)
_MONEY = re.compile(r"\d\S*\s")
_RAISED = re.compile(r"\^(?!\[)((?:[^\s\\^]++|\\[^\n])++)\^")
_LOWERED = re.compile(r"~((?:[^\s\\~]++|\\[^\n])++)~(?!~)")
_REFERENCE = re.compile(r"@(fig|tbl|sec):([^\W_]++(?:[-_./:]++[^\W_]++)*+)")
_BEFORE_REFERENCE = re.compile(r"[^\w@/.+&=%-]|_")
"""What may stand before a cross-reference: no part of an e-mail address, a path or a word."""
_NOTE_MARK = re.compile(r"\[\^([^\s\[\]]{1,200}+)\]")

_LABEL_BUDGET = 5_000_000
"""Characters that may be searched in one text for the ends of `[…]`.

Each opening bracket searches the rest of the text for its end: a line of nothing but brackets would take
minutes. No text that is meant comes near this number.
"""

CARRIERS = frozenset({"link_close", "image", "code_inline", "math_inline", "span_close"})
"""The tokens after which `{…}` belongs to what they end."""


class State(StateInline):
    """Notes in `Token.map`, which markdown-it leaves empty for inline tokens, where each of them starts."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> None:  # noqa: N803
        super().__init__(src, md, env, outTokens)
        self.text_start = 0
        self.last_span = src.rfind("]{")
        self.label_budget = _LABEL_BUDGET

    def append_pending(self, text: str) -> None:
        if not self._pending_buffer and not self._pending:
            self.text_start = self.pos
        self._pending_buffer.append(text)

    def pushPending(self) -> Token:  # noqa: N802
        token = super().pushPending()
        token.map = [self.text_start]
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.map = [self.pos]
        return token


def add_inline_rules(md: MarkdownIt) -> None:
    """Put the rules of this module into a parser."""
    rules = md.inline.ruler
    rules.before("escape", "math_inline", _math)
    rules.before("strikethrough", "sub", _subscript)
    rules.before("strikethrough", "sup", _superscript)
    rules.after("link", "span", _span)
    rules.after("image", "note_mark", _note_mark)
    rules.after("image", "note", _note)
    rules.after("image", "reference", _reference)
    # The library's rules for links and pictures look this function up here.
    md.helpers = _Helpers()  # type: ignore[assignment]
    rules.push("attributes", _attributes)


class _Helpers:
    """markdown-it's helpers for links, with a bound on the search for brackets."""

    parseLinkDestination = staticmethod(helpers.parseLinkDestination)  # noqa: N815
    parseLinkTitle = staticmethod(helpers.parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N802, N803
        """The position of the bracket that closes the one at `start`, or -1."""
        assert isinstance(state, State)
        if state.label_budget < 0:
            return -1
        end = helpers.parseLinkLabel(state, start, disableNested)
        state.label_budget -= (end if end >= 0 else state.posMax) - start
        return end


def _math(state: StateInline, silent: bool) -> bool:
    """`$x^2$`, by Pandoc's rule and one for money: no maths begins with a digit and holds a space.

    So `$4.4m) vs (US$` and `$5 and 10$` stay text.
    """
    if state.src[state.pos] != "$":
        return False
    match = _DISPLAY_MATH.match(state.src, state.pos, state.posMax)
    if match is None:
        match = _MATH.match(state.src, state.pos, state.posMax)
        before = state.src[state.pos - 1] if state.pos else " "
        if match is None or before.isdigit() or _MONEY.match(match[1]):
            return False
    if not silent:
        state.push("math_inline", "math", 0).content = match[1].strip()
    state.pos = match.end()
    return True


def _superscript(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "^" and _enclosed(state, silent, _RAISED, "sup")


def _subscript(state: StateInline, silent: bool) -> bool:
    return (
        state.src[state.pos] == "~"
        and not state.src.startswith("~~", state.pos)
        and _enclosed(state, silent, _LOWERED, "sub")
    )


def _enclosed(state: StateInline, silent: bool, pattern: re.Pattern[str], tag: str) -> bool:
    """`^2^` and `~2~`: no space inside but an escaped one, and whatever markup."""
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        first = len(state.tokens)
        _push_enclosed(state, tag, match.span(1))
        for token in state.tokens[first:]:
            if token.type == "text_special" and token.content == "\\ ":
                token.content = "\u00a0"
    state.pos = match.end()
    return True


def _span(state: StateInline, silent: bool) -> bool:
    """`[text]{.class}`, where the brackets are not a link."""
    if state.src[state.pos] != "[" or not isinstance(state, State) or state.pos > state.last_span:
        return False
    start = state.pos + 1
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    parsed = parse_attributes(state.src, end + 1, state.posMax) if end >= 0 else None
    if parsed is None:
        return False
    if not silent:
        _push_enclosed(state, "span", (start, end))
        state.tokens[-1].meta = {"attributes": parsed.attributes}
    state.pos = parsed.end
    return True


def _note_mark(state: StateInline, silent: bool) -> bool:
    """`[^label]`, whether the footnote is defined or not: that is found out when the mark is read."""
    match = _NOTE_MARK.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if match is None:
        return False
    if not silent:
        state.push("note_mark", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _reference(state: StateInline, silent: bool) -> bool:
    """`@fig:id`, `@tbl:id` and `@sec:id`: whether the id is known is found out when all are."""
    start = state.pos
    match = _REFERENCE.match(state.src, start, state.posMax) if state.src[start] == "@" else None
    if match is None or (start and not _BEFORE_REFERENCE.match(state.src[start - 1])):
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content, token.info = match[2], match[1]
    state.pos = match.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """`^[text]`, a footnote written where its mark stands."""
    if not state.src.startswith("^[", state.pos):
        return False
    start = state.pos + 2
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        _push_enclosed(state, "note", (start, end))
    state.pos = end + 1
    return True


def _push_enclosed(state: StateInline, tag: str, inside: tuple[int, int]) -> None:
    """Push an opening token, what stands inside, and a closing token."""
    maximum = state.posMax
    state.push(f"{tag}_open", tag, 1)
    state.pos, state.posMax = inside
    state.md.inline.tokenize(state)
    state.push(f"{tag}_close", tag, -1)
    state.posMax = maximum


def _attributes(state: StateInline, silent: bool) -> bool:
    """`{…}` directly after a link, picture, code or formula belongs to it."""
    if state.src[state.pos] != "{" or silent or state.pending or not state.tokens:
        return False
    carrier = state.tokens[-1]
    if carrier.type not in CARRIERS or "attributes" in carrier.meta:
        return False
    parsed = parse_attributes(state.src, state.pos, state.posMax)
    if parsed is None:
        return False
    carrier.meta = {**carrier.meta, "attributes": parsed.attributes}
    state.pos = parsed.end
    return True
