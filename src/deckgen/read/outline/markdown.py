"""Set markdown-it up for the outline language: text to block tokens, a block's content to inline tokens.

Two departures from its own chain. Inline content is parsed when it is asked for, not all at once, so that
attributes can be taken off headings before. And inline tokens carry in `map` the one offset at which they
start in that content, from which lines and columns are found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, ClassVar

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.parser_inline import ParserInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def

from deckgen.read.outline.block_rules import MAX_DEPTH, add_block_rules
from deckgen.read.outline.inline_rules import State, add_inline_rules

# The library's own bound on blocks drops text without a word, so that of `block_rules` must come first.
_BLOCK_NESTING = MAX_DEPTH + 10
# Links and pictures inside one another; what is deeper stays text. The parser calls itself for each level.
_INLINE_NESTING = 20

# Characters at which a rule may begin; all others are text. markdown-it stops at more, at a cost.
_TERMINATORS = re.compile(r"[\n!$&*<@\[\]\\^_`{~]")
_PLAIN = re.compile(r"[^\n$&*<@\[\\^_`~]*+")


def parse_blocks(text: str, env: EnvType) -> list[Token]:
    """The block tokens of a text with `\\n` line ends; link references go to `env`."""
    tokens: list[Token] = []
    md = _markdown(_BLOCK_NESTING)
    md.block.parse(text, md, env, tokens)
    return tokens


def parse_inlines(content: str, env: EnvType) -> list[Token]:
    """The inline tokens of the content of one block, with the references that `parse_blocks` found."""
    tokens: list[Token] = []
    md = _markdown(_INLINE_NESTING)
    md.inline.parse(content, md, env, tokens)
    return tokens


def is_plain(content: str) -> bool:
    """Whether no inline rule can match anywhere in the content, so that it is one run of text."""
    return _PLAIN.fullmatch(content) is not None


@lru_cache(maxsize=4096)
def to_address(target: str) -> str:
    """A link's target with all that addresses cannot hold escaped; `#id` stays as written."""
    return target if target.startswith("#") else normalizeLink(target)


class _NoRenderer:
    """Stands for markdown-it's HTML renderer, which costs time to make and is never used."""

    __output__: ClassVar[str] = "none"

    def __init__(self, _parser: MarkdownIt) -> None: ...

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> Any:
        raise AssertionError("outlines are parsed, never rendered as HTML")


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Markdown(MarkdownIt):
    """Keeps addresses as the author wrote them: a picture's path must find its file."""

    def __init__(self, max_nesting: int) -> None:
        super().__init__("commonmark", renderer_cls=_NoRenderer)
        self.inline = _Inline()
        self.inline.terminator_re = _TERMINATORS
        self.configure("commonmark", {"maxNesting": max_nesting, "tasklists": True})

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


@cache
def _markdown(max_nesting: int) -> MarkdownIt:
    """A parser. It keeps nothing from one text to the next, so one serves all."""
    md = _Markdown(max_nesting)
    md.enable(["table", "strikethrough"])
    # Text is joined again when it becomes a node; the rule would lose where the first part starts.
    md.inline.ruler2.disable("fragments_join")
    md.use(deflist_plugin)
    # Of the plug-in for footnotes only the definitions: its marks take quadratic time.
    md.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    add_block_rules(md)
    add_inline_rules(md)
    return md
