"""Break runs into lines: greedily, at spaces, hyphens and dashes, as PowerPoint and LibreOffice do.

Widths are measured in em per word and cached by font, so a text that is tried at several sizes is shaped
once. Rules measured against LibreOffice: a line may end after a space, a hyphen, an en or em dash; not
after a slash; a word longer than the line breaks between characters.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from deckgen.plan.text import Baseline, Run
from deckgen.theme.fonts import Face, font_for

Runs: TypeAlias = tuple[Run, ...]

SAFETY = 0.99
"""Share of a box's width that text may fill: PowerPoint's own breaks differ by less than the rest."""

_LONG_RUN = 1_000
"""Characters."""

SCRIPT_SIZE = 2 / 3
"""Size of super- and subscripts, as a share of their surroundings."""

_PIECE = re.compile(r"\n|[ \t]+|[^ \t\n\-–—]*[\-–—]+|[^ \t\n\-–—]+")
"""A line feed, a stretch of spaces, a stretch up to and with its hyphens or dashes, or a plain word.
No-break space is no break and belongs to its word."""

_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
"""Scripts that are set without spaces: a line may end after each character."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is never broken unless it is longer than a whole line."""

    text: str
    width: float
    """In points."""
    is_space: bool
    glued: bool
    """No line may end before it: it goes on a word of another format."""


def line_count(runs: Sequence[Run], width: float, scale: float = 1.0, first_indent: float = 0.0) -> int:
    """How many lines the runs take in `width` points when every size is multiplied by `scale`.

    `first_indent` is taken from the first line alone. An empty text takes one line.
    """
    return sum(1 for _ in iter_lines(runs, width, scale, first_indent))


def count_up_to(runs: Sequence[Run], width: float, limit: int, scale: float = 1.0) -> int:
    """How many lines the runs take, but at most `limit`: a very long text is not measured to its end."""
    return sum(1 for _ in islice(iter_lines(runs, width, scale), limit))


def chunked(runs: Runs) -> Runs:
    """The same text in runs of bounded length, so that dividing a very long one stays linear."""
    if all(len(run.text) <= _LONG_RUN for run in runs):
        return runs
    return tuple(replace(run, text=text) for run in runs for text in _iter_chunks(run.text))


def _iter_chunks(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _LONG_RUN:
        space = text.rfind(" ", start, start + _LONG_RUN)
        end = space + 1 if space > start else start + _LONG_RUN
        yield text[start:end]
        start = end
    yield text[start:]


def natural_width(runs: Sequence[Run], scale: float = 1.0) -> float:
    """The width in points of the runs set on one line; of the widest line where they hold line breaks."""
    widest = current = 0.0
    for piece in _pieces(runs, scale):
        if piece.text == "\n":
            widest, current = max(widest, current), 0.0
        else:
            current += piece.width
    return max(widest, current)


def longest_word(runs: Sequence[Run], scale: float = 1.0) -> float:
    """The width in points of the widest stretch that cannot be broken."""
    widest = current = 0.0
    for piece in _pieces(runs, scale):
        if piece.is_space:
            current = 0.0
            continue
        current = current + piece.width if piece.glued else piece.width
        widest = max(widest, current)
    return widest


def iter_lines(
    runs: Sequence[Run], width: float, scale: float = 1.0, first_indent: float = 0.0
) -> Iterator[str]:
    """The text of each line, without the space at its end."""
    room = width * SAFETY
    limit = room - first_indent
    line: list[str] = []
    used = pending = 0.0
    for word in _words(runs, scale):
        if word.text == "\n":
            yield "".join(line).rstrip()
            line, used, pending, limit = [], 0.0, 0.0, room
        elif word.is_space:
            if line:
                line.append(word.text)
                pending += word.width
        elif used + pending + word.width <= limit:
            line.append(word.text)
            used, pending = used + pending + word.width, 0.0
        else:
            if line:
                yield "".join(line).rstrip()
                limit = room
            rest = yield from _broken(word, limit, room)
            line, used, pending, limit = [rest.text], rest.width, 0.0, room
    yield "".join(line).rstrip()


def split_runs(runs: Sequence[Run], width: float, lines: int, scale: float = 1.0) -> tuple[Runs, Runs]:
    """The runs of the first `lines` lines, and of the rest without the space between."""
    text = "".join(run.text for run in runs)
    length = 0
    for line in islice(iter_lines(runs, width, scale), lines):
        length += len(line)
        while length < len(text) and text[length] in " \t\n":
            length += 1
    return _cut(runs, length)


def _cut(runs: Sequence[Run], length: int) -> tuple[Runs, Runs]:
    head: list[Run] = []
    tail: list[Run] = []
    for run in runs:
        if length >= len(run.text):
            head.append(run)
        elif length > 0:
            head.append(replace(run, text=run.text[:length].rstrip()))
            tail.append(replace(run, text=run.text[length:]))
        else:
            tail.append(run)
        length -= len(run.text)
    return tuple(head), tuple(tail)


def _broken(word: Piece, limit: float, room: float) -> Generator[str, None, Piece]:
    """Yield the full lines of a word longer than a line; return what stays on the last."""
    if word.width <= limit or len(word.text) < 2:
        return word
    # Mean width a character: break positions inside an over-long word are never exact between programs.
    each = word.width / len(word.text)
    text = word.text
    while len(text) * each > limit and len(text) > 1:
        cut = max(1, int(limit / each))
        if cut >= len(text):
            break
        yield text[:cut]
        text, limit = text[cut:], room
    return Piece(text, len(text) * each, False, False)


def _words(runs: Sequence[Run], scale: float) -> Iterator[Piece]:
    """Pieces with the glued ones joined to what they go on from."""
    held: Piece | None = None
    for piece in _pieces(runs, scale):
        if held is not None and piece.glued:
            held = Piece(held.text + piece.text, held.width + piece.width, False, False)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _pieces(runs: Sequence[Run], scale: float) -> Iterator[Piece]:
    may_break = True
    for run in runs:
        size = run.style.size * scale
        if run.baseline is not Baseline.NORMAL:
            size *= SCRIPT_SIZE
        for text, width, kind in _measured(run.text, run.style.face):
            if kind == "space":
                yield Piece(text, width * size, True, False)
                may_break = True
            elif kind == "break":
                yield Piece(text, 0.0, False, False)
                may_break = True
            else:
                yield Piece(text, width * size, False, not may_break)
                may_break = kind == "open"


@lru_cache(maxsize=65_536)
def _measured(text: str, face: Face) -> tuple[tuple[str, float, str], ...]:
    """Each stretch of the text with its width in em and its kind.

    Kinds: `space`, `break` (a line feed), `open` (a line may end after it), `word`.
    """
    font = font_for(face)
    found = []
    for part in _split(text):
        if part == "\n":
            found.append((part, 0.0, "break"))
        elif part[0] in " \t":
            found.append((part, font.widest(part), "space"))
        else:
            kind = "open" if part[-1] in "-–—" or _CJK.match(part[-1]) else "word"
            found.append((part, font.widest(part), kind))
    return tuple(found)


def _split(text: str) -> Iterable[str]:
    for part in _PIECE.findall(text):
        if _CJK.search(part):
            yield from _split_ideographs(part)
        else:
            yield part


def _split_ideographs(text: str) -> Iterator[str]:
    """Cut after each ideograph, but never before closing punctuation."""
    held = ""
    for character in text:
        closing = character in "、。，．・：；？！ー」』）］｝〉》】〕ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
        if held and not closing and (_CJK.match(held[-1]) or _CJK.match(character)):
            yield held
            held = ""
        held += character
    if held:
        yield held
