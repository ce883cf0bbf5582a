"""Where a line of text may end, by its characters alone.

Rules measured against LibreOffice: after a space, a hyphen, an en or em dash and between ideographs; not
after a slash, nowhere in an address, and never before a stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_IDEOGRAPHIC = (
    *(("\u2e80", "\u312f"), ("\u3190", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff")),
    *(("\ufe30", "\ufe4f"), ("\uff00", "\uff60"), ("\uff62", "\uff9f"), ("\U00020000", "\U0003ffff")),
)
"""Scripts that are set without spaces: a line may end after each character. Korean has spaces.
Not a pattern, since `re` takes milliseconds to compile so wide a set, at every start."""
_FIRST_IDEOGRAPHIC = _IDEOGRAPHIC[0][0]

_UNUSUAL = re.compile(r"[\n\t\-–—]|  ")
"""What keeps a text from being words with single spaces between them, as ideographs do."""

_PIECE = re.compile(r"\n|[ \t]+|[^ \t\n\-–—]*://[^ \t\n]+|[^ \t\n\-–—]*[\-–—]+|[^ \t\n\-–—]+")
"""A line feed, a stretch of spaces, an address with its hyphens, a stretch up to and with its hyphens or
dashes, or a plain word. No-break space is no break and belongs to its word."""

_NO_LINE_START = frozenset(
    "、。，．・：；？！ー々〻‐゠–〜」』）］｝〉》】〕〙〗”’»%),.:;?!]}…‥"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ゛゜ゝゞヽヾ％￠°′″℃‰¢"
    "｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ﹐﹑﹒﹔﹕﹖﹗"
)
_NO_LINE_END = frozenset("「『（［｛〈《【〔〘〖〝“‘«([{$£¥＄￡￥｢")
"""Beside ideographs: characters that begin no line, and that end none."""
_STAYS_WITH_LETTERS = frozenset("、。，．）」』】〕〉》］｝〙〗％’”")
"""Behind these no line of a slide ends before a letter or digit: LibreOffice keeps them together."""
HANGING = frozenset("、。，．！？：；")
"""Stops that may stand in the margin at the end of a line, in PowerPoint and LibreOffice alike."""
_SPACES = frozenset(("", *" \t\n"))
_DASHES = frozenset("-–—")
_BETWEEN_SCRIPTS = 0.25
_GLUE = frozenset("\u00a0\u202f\u2060")
"""No-break spaces, and the joiner of words."""


def is_unusual(text: str) -> bool:
    """Whether it is more than words with single spaces between them."""
    return _UNUSUAL.search(text) is not None or has_ideographs(text)


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters; `before` is empty at the start of a text."""
    if before in _SPACES:
        return True
    if after in _NO_LINE_START or before in _NO_LINE_END or after in _GLUE or before in _GLUE:
        return False
    if before in _DASHES:
        return True
    if before in _STAYS_WITH_LETTERS and after.isalnum() and not has_ideographs(after):
        return False
    return has_ideographs(before) or has_ideographs(after)


def extra_space(before: str, after: str) -> float:
    """In em: what programs put between ideographs and letters or spaces. A no-break space there is wide."""
    if not before or before == "\n":
        return 0.0
    if not has_ideographs(before):
        return _BETWEEN_SCRIPTS if has_ideographs(after) else 0.0
    if after in _GLUE:
        return 1.0
    return 0.0 if has_ideographs(after) else _BETWEEN_SCRIPTS


def has_ideographs(text: str) -> bool:
    """Whether it holds characters of a script that is set without spaces."""
    if text.isascii() or max(text) < _FIRST_IDEOGRAPHIC:
        return False
    return any(first <= character <= last for character in text for first, last in _IDEOGRAPHIC)


def parts_ideographs(before: str, after: str) -> bool:
    """Whether a line may end between two characters because one of them belongs to such a script."""
    if before in _STAYS_WITH_LETTERS:
        return after not in _NO_LINE_START and after not in _GLUE
    beside = has_ideographs(before) or has_ideographs(after)
    return beside and may_break(before, after)


def iter_pieces(text: str) -> Iterator[str]:
    """The text in stretches: line feeds, spaces, and words cut wherever a line may end."""
    for piece in _PIECE.findall(text):
        if has_ideographs(piece):
            yield from iter_ideographs(piece)
        else:
            yield piece


def iter_ideographs(text: str) -> Iterator[str]:
    """Text without spaces, cut wherever a line may end."""
    held = ""
    for character in text:
        if held and may_break(held[-1], character):
            yield held
            held = ""
        held += character
    if held:
        yield held
