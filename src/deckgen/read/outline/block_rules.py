"""Block rules that markdown-it lacks: fenced divs, display math, a bound on nesting, whole table rows.

Each has the signature that markdown-it calls: `rule(state, start, end, silent) -> whether it matched`, and
when silent only answers whether the line could begin such a block.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as library_table
from markdown_it.token import Token

from deckgen.model.attributes import Attributes
from deckgen.read.outline.attributes import parse_attributes

MAX_DEPTH = 60
"""Levels of tokens that may be nested: 60 quotes, or 30 lists with their items.

Each level is a few calls deep wherever the model is walked, and Python allows a thousand.
"""

_FENCE = re.compile(r":{3,}[ \t]*(.*?)[ \t]*$", re.DOTALL)
_FENCE_NAME = re.compile(r"([^\s{}:][^\s{}]*)\s*")
_MAX_FENCE_LINES = 50
_CAPTION = re.compile(r"(?:[Tt]able)?:[ \t]+\S")
_INTERRUPTS_ANYTHING: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def add_block_rules(md: MarkdownIt) -> None:
    """Put the rules of this module into a parser whose `table` rule is on."""
    rules = md.block.ruler
    rules.before("table", "too_deep", _too_deep)
    rules.before("table", "caption", _caption, {"alt": ["blockquote"]})
    rules.before("table", "fence_div", _fence_div, _INTERRUPTS_ANYTHING)
    rules.before("fence", "math_block", _math_block)
    rules.at("table", _table, {"alt": ["paragraph", "reference"]})


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """At the bound of nesting, take all that is left of the container as text.

    markdown-it itself would drop it without a word, or run out of stack.
    """
    if silent or state.level < MAX_DEPTH:
        return False
    line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    token = state.push("too_deep", "", 0)
    token.map = [start, line]
    token.content = state.getLines(start, line, state.blkIndent, False)
    state.line = line
    return True


def _caption(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """End a table before `: caption` and `Table: caption`, which are not a row. Never a block of its own."""
    if not silent or state.parentType != "table":
        return False
    return (
        _CAPTION.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start]) is not None
    )


def _fence_div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """One line of three or more colons: opens a div where something follows the colons, else closes one.

    Lines are tokens of their own, which `fences.pair_fences` joins in pairs: so fences of equal length
    nest, and those inside code are code.
    """
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", position) or state.is_code_block(start):
        return False
    match = _FENCE.match(state.src, position, state.eMarks[start])
    if match is None:
        return False
    if silent:
        return True
    rest = match[1]
    token = state.push("div_open" if rest else "div_close", "div", 0)
    after = start + 1
    if rest:
        attributes = _parse_fence(rest)
        while attributes is None and "{" in rest and after < min(end, start + _MAX_FENCE_LINES):
            # Attributes of a chart may run over several lines.
            rest += "\n" + state.src[state.bMarks[after] + state.tShift[after] : state.eMarks[after]]
            after += 1
            attributes = _parse_fence(rest)
        if attributes is None:
            after = start + 1
        token.meta = {"attributes": attributes}
        token.content = match[1]
    token.map = [start, after]
    state.line = after
    return True


def _parse_fence(text: str) -> Attributes | None:
    """What follows the colons: `{.name key=value}`, `name`, or `name {key=value}`; more colons may follow."""
    name = _FENCE_NAME.match(text)
    position = name.end() if name else 0
    attributes = Attributes()
    if text.startswith("{", position):
        parsed = parse_attributes(text, position)
        if parsed is None:
            return None
        attributes, position = parsed
    if text[position:].strip(" \t\n:"):
        return None
    if name is None:
        return attributes
    return Attributes(attributes.id, (name[1], *attributes.classes), attributes.pairs)


def _math_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`$$ … $$` on lines of its own; without the closing mark, or with text after it, it is a paragraph."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("$$", position) or state.is_code_block(start):
        return False
    first = state.src[position + 2 : state.eMarks[start]]
    lines: list[str] = []
    line = start
    text = first
    while (close := text.find("$$")) < 0:
        lines.append(text)
        line += 1
        if line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return False
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    rest = text[close + 2 :].strip()
    attributes = parse_attributes(rest, 0) if rest else None
    if rest and (attributes is None or attributes.end != len(rest)):
        return False
    if silent:
        return True
    token = state.push("math_block", "math", 0)
    token.content = "\n".join([*lines, text[:close]]).strip()
    token.map = [start, line + 1]
    token.meta = {"attributes": attributes.attributes if attributes else Attributes()}
    state.line = line + 1
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A pipe table whose rows keep all their cells: GFM drops those beyond the head."""
    first = len(state.tokens)
    if not library_table(state, start, end, silent):
        return False
    if not silent:
        columns = sum(
            token.type == "th_open" for token in state.tokens[first : _head_end(state.tokens, first)]
        )
        for token in state.tokens[first:]:
            if token.type == "tr_open" and token.map is not None:
                token.meta = {"excess": _excess_cells(state, token.map[0], columns)}
    return True


def _head_end(tokens: list[Token], first: int) -> int:
    return next(at for at in range(first, len(tokens)) if tokens[at].type == "tr_close")


def _excess_cells(state: StateBlock, line: int, columns: int) -> list[str]:
    """The texts of the cells of a row that lie beyond the columns of the head."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
    if text.count("|") < columns + text.startswith("|"):
        return []
    cells = _split_cells(text)
    return [cell.strip() for cell in cells[columns:]]


def _split_cells(text: str) -> list[str]:
    """The cells of a row: cut at each bar that has no backslash before it."""
    cells = re.split(r"(?<!\\)\|", text)
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [cell.replace("\\|", "|") for cell in cells]
