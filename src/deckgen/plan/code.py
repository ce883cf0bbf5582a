"""Code as stretches of one kind each, so that slides and pages set it alike.

Pygments tells the kinds apart and is imported where code names a language that it knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache, lru_cache
from typing import assert_never

from deckgen.plan.text import TextStyle
from deckgen.theme.fonts import Face
from deckgen.theme.resolved import Palette
from deckgen.values import dataclass

_LONGEST = 50_000
"""Characters: longer code is no example, and some of Pygments' rules take their time."""


class CodeKind(Enum):
    PLAIN = "plain"
    KEYWORD = "keyword"
    NAME = "name"
    """Of a function, class or tag where it is defined."""
    STRING = "string"
    NUMBER = "number"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class CodeStretch:
    text: str
    kind: CodeKind = CodeKind.PLAIN


CodeLine = tuple[CodeStretch, ...]


@lru_cache(maxsize=256)
def code_lines(text: str, language: str) -> tuple[CodeLine, ...]:
    """The lines of some code; in a language that is not known, each is one plain stretch."""
    alias = language.casefold()
    if len(text) > _LONGEST or not alias or alias not in _known_languages():
        return tuple((CodeStretch(line),) for line in text.split("\n"))
    stretches = tuple(_stretches(text, alias))
    if "".join(stretch.text for stretch in stretches) != text:
        # Some rules change line ends and marks that no editor shows; the text is the author's.
        stretches = (CodeStretch(text),)
    return tuple(tuple(_joined(line)) for line in _split(stretches))


def code_style(kind: CodeKind, plain: TextStyle, palette: Palette) -> TextStyle:
    """Weight and slope say the same as the colours, for print in grey."""
    family = plain.face.family
    match kind:
        case CodeKind.PLAIN:
            return plain
        case CodeKind.KEYWORD:
            return TextStyle(Face(family, bold=True), plain.size, palette.navy)
        case CodeKind.NAME:
            return TextStyle(Face(family, bold=True), plain.size, plain.color)
        case CodeKind.STRING:
            return TextStyle(Face(family), plain.size, palette.good)
        case CodeKind.NUMBER:
            return TextStyle(Face(family), plain.size, palette.link)
        case CodeKind.COMMENT:
            return TextStyle(Face(family, italic=True), plain.size, palette.muted)
        case _:
            assert_never(kind)


@cache
def _known_languages() -> frozenset[str]:
    from pygments.lexers import get_all_lexers  # noqa: PLC0415 - most briefings hold no code

    # Not those of plugins, which to find takes longer than a deck.
    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


def _stretches(text: str, alias: str) -> Iterator[CodeStretch]:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.token import Comment, Keyword, Literal, Name, Operator, String  # noqa: PLC0415

    kinds = (
        (Comment, CodeKind.COMMENT),
        (Keyword, CodeKind.KEYWORD),
        (Operator.Word, CodeKind.KEYWORD),
        (String, CodeKind.STRING),
        (Literal.Number, CodeKind.NUMBER),
        (Name.Function, CodeKind.NAME),
        (Name.Class, CodeKind.NAME),
        (Name.Tag, CodeKind.NAME),
    )
    lexer = get_lexer_by_name(alias, stripnl=False, ensurenl=False)
    for token, part in lexer.get_tokens(text):
        kind = next((found for family, found in kinds if token in family), CodeKind.PLAIN)
        yield CodeStretch(part, kind)


def _split(stretches: Iterable[CodeStretch]) -> Iterator[list[CodeStretch]]:
    """The stretches of each line."""
    line: list[CodeStretch] = []
    for stretch in stretches:
        first, *further = stretch.text.split("\n")
        line.append(CodeStretch(first, stretch.kind))
        for part in further:
            yield line
            line = [CodeStretch(part, stretch.kind)]
    yield line


def _joined(line: Iterable[CodeStretch]) -> Iterator[CodeStretch]:
    """Neighbours of one kind as one stretch; spaces go with what stands beside them."""
    last = CodeStretch("")
    for stretch in line:
        is_space = not stretch.text.strip()
        if is_space or stretch.kind is last.kind or not last.text.strip():
            last = CodeStretch(last.text + stretch.text, last.kind if is_space else stretch.kind)
        else:
            yield last
            last = stretch
    yield last
