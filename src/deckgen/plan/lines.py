"""Break runs into lines: greedily, at spaces, hyphens and dashes, as PowerPoint and LibreOffice do.

A text is measured once, at its own size; every question about it at another size or width is then a walk over
numbers. Rules measured against LibreOffice: a line may end after a space, a hyphen, an en or em dash; not
after a slash; a word longer than the line breaks between characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeAlias

from deckgen.plan.text import Baseline, Run
from deckgen.theme.fonts import font_for

Runs: TypeAlias = tuple[Run, ...]

SAFETY = 0.99
"""Share of a box's width that text may fill: PowerPoint's own breaks differ by less than the rest."""

SCRIPT_SIZE = 2 / 3
"""Size of super- and subscripts, as a share of their surroundings."""

_CJK = "\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60"
"""Scripts that are set without spaces: a line may end after each character."""

_IS_CJK = re.compile(f"[{_CJK}]")

_UNUSUAL = re.compile(rf"[\n\t\-–—{_CJK}]|  ")
"""What keeps a text from being words with single spaces between them."""

_PIECE = re.compile(r"\n|[ \t]+|[^ \t\n\-–—]*[\-–—]+|[^ \t\n\-–—]+")
"""A line feed, a stretch of spaces, a stretch up to and with its hyphens or dashes, or a plain word.
No-break space is no break and belongs to its word."""

_LONG_WORD = 20
"""Letters that are given up at once where a word is far too long for its place."""

_ROUNDING = 1e-6

_LONG = 500
"""Words from which on it is worth while not to walk to the end of a text."""

_NO_LINE_START = frozenset("、。，．・：；？！ー」』）］｝〉》】〕ぁぃぅぇぉっゃゅょァィゥェォッャュョ")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a text a line begins."""

    word: int
    inside: int = 0
    """Characters into the word, where it is longer than a line."""


@dataclass(slots=True)
class Measured:
    """The words of a text, each a stretch that is never broken unless it is longer than a line.

    Widths are in points at the text's own size; `scale` is the size asked about as a share of it.
    """

    widths: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    """Width of the space after each word; it vanishes at the end of a line."""
    letters: list[int] = field(default_factory=list)
    """Characters of each word."""
    spaces: list[int] = field(default_factory=list)
    """Characters of the space after each word."""
    breaks: set[int] = field(default_factory=set)
    """Words after which the author broke the line."""
    lead: int = 0
    """Characters of space before the first word."""
    total: float = 0.0
    """Width of all words and spaces on one line."""
    widest: float = 0.0
    """Width of the widest word."""

    def lines(self, width: float, scale: float = 1.0) -> int:
        """How many lines the text takes in a box of `width` points; an empty text takes one."""
        room = width * SAFETY / scale
        if self.breaks or self.widest > room:
            return 1 + sum(1 for _ in self._starts(room))
        if self.total <= room:
            return 1
        count, used = 1, 0.0
        for word, gap in zip(self.widths, self.gaps, strict=True):
            used += word
            if used > room:
                count += 1
                used = word
            used += gap
        return count

    def lines_up_to(self, limit: int, width: float, scale: float = 1.0) -> int:
        """The same, but at most `limit`: a very long text is not walked to its end."""
        if len(self.widths) < _LONG:
            return min(limit, self.lines(width, scale))
        return 1 + sum(1 for _ in islice(self._starts(width * SAFETY / scale), limit - 1))

    def natural(self, scale: float = 1.0) -> float:
        """The width with no line broken but by the author; the widest where there are several."""
        widest = used = gap = 0.0
        for index, word in enumerate(self.widths):
            used += gap + word
            widest = max(widest, used)
            gap = self.gaps[index]
            if index in self.breaks:
                used = gap = 0.0
        return widest * scale

    def start_of_line(self, number: int, width: float, scale: float = 1.0) -> Place | None:
        """Where a line begins, counted from 0; None where the text has no such line."""
        if number == 0:
            return Place(0)
        return next(islice(self._starts(width * SAFETY / scale), number - 1, None), None)

    def starts(self, room: float) -> Iterator[Place]:
        """Where each line after the first begins in just so many points, none of them kept in reserve."""
        return self._starts(room + _ROUNDING)

    def offset(self, place: Place) -> int:
        """The place as a number of characters."""
        return self.lead + sum(self.letters[: place.word]) + sum(self.spaces[: place.word]) + place.inside

    def after(self, place: Place) -> Measured:
        """What begins at the place."""
        rest = Measured(
            self.widths[place.word :],
            self.gaps[place.word :],
            self.letters[place.word :],
            self.spaces[place.word :],
            {index - place.word for index in self.breaks if index >= place.word},
        )
        if place.inside:
            rest.widths[0] *= 1 - place.inside / rest.letters[0]
            rest.letters[0] -= place.inside
        rest.add_up()
        return rest

    def add_up(self) -> None:
        """Settle what follows from the words; to be called when the last has been added."""
        self.total = sum(self.widths) + sum(self.gaps)
        self.widest = max(self.widths, default=0.0)

    def _starts(self, room: float) -> Iterator[Place]:
        """Where each line after the first begins. `room`: points at the text's own size."""
        used = 0.0
        for index, (word, gap) in enumerate(zip(self.widths, self.gaps, strict=True)):
            if used and used + word > room:
                yield Place(index)
                used = 0.0
            if word > room:
                word = yield from self._starts_inside(index, room)
            used += word + gap
            if index in self.breaks:
                yield Place(index + 1)
                used = 0.0

    def _starts_inside(self, index: int, room: float) -> Generator[Place, None, float]:
        """Where the lines of a word longer than a line begin; returns the width of its last line.

        Its letters count as equally wide: programs differ here anyway, so a line is taken to hold one letter
        less than it might.
        """
        letters = self.letters[index]
        each = self.widths[index] / letters
        on_a_line = max(1, int(room / each) - 1)
        done = 0
        while (letters - done) * each > room and done + on_a_line < letters:
            done += on_a_line
            yield Place(index, done)
        return (letters - done) * each


def measure(runs: Iterable[Run], *, kerned: bool = False) -> Measured:
    """The words of the runs: as wide as any program may set them, or just as a PDF of ours draws them."""
    measured = Measured()
    may_break = True
    for run in runs:
        font = font_for(run.style.face)
        may_break = _add(measured, run, font.kerned if kerned else font.widest, may_break)
    measured.add_up()
    return measured


def line_count(runs: Iterable[Run], width: float, scale: float = 1.0) -> int:
    """How many lines the runs take in `width` points when every size is multiplied by `scale`."""
    return measure(runs).lines(width, scale)


def cut_runs(runs: Sequence[Run], length: int) -> tuple[Runs, Runs]:
    """The runs of the first `length` characters without space at their end, and those of the rest."""
    head: list[Run] = []
    tail: list[Run] = []
    for run in runs:
        if length >= len(run.text):
            head.append(run)
        elif length > 0:
            head.append(replace(run, text=run.text[:length]))
            tail.append(replace(run, text=run.text[length:]))
        else:
            tail.append(run)
        length -= len(run.text)
    while head and not head[-1].text.strip():
        head.pop()
    if head:
        head[-1] = replace(head[-1], text=head[-1].text.rstrip(" \t\n"))
    return tuple(head), tuple(tail)


def shortened(runs: Runs, width: float, lines: int, scale: float = 1.0) -> Runs:
    """The runs; where they take more lines, as many words as do not, and an ellipsis."""
    words = measure(runs)
    place = words.start_of_line(lines, width, scale)
    if place is None:
        return runs
    kept, _ = cut_runs(runs, words.offset(place))
    while kept:
        last = kept[-1]
        short = (*kept[:-1], replace(last, text=last.text.rstrip(" ,;:.–—") + "…"))
        if measure(short).lines(width, scale) <= lines:
            return short
        end = max(last.text.rfind(" "), len(last.text) - _LONG_WORD)
        kept = (*kept[:-1], replace(last, text=last.text[:end])) if end > 0 else kept[:-1]
    return (replace(runs[0], text="…"),)


def _add(measured: Measured, run: Run, width: Callable[[str], float], may_break: bool) -> bool:
    """Add the words of a run, their widths in em. `may_break`: whether a line may end before it; the same is
    returned for what follows it."""
    size = run.style.size if run.baseline is Baseline.NORMAL else run.style.size * SCRIPT_SIZE
    if _UNUSUAL.search(run.text):
        for piece in _iter_pieces(run.text):
            may_break = _add_piece(measured, piece, width(piece) * size, may_break)
        return may_break
    words = run.text.split(" ")
    if not (may_break and words[0]):
        # It goes on the word before it, or begins with a space.
        first = words.pop(0)
        if first:
            may_break = _add_piece(measured, first, width(first) * size, may_break)
        if not words:
            return may_break
        _add_space(measured, 1, width(" ") * size)
    may_break = not words[-1]
    if may_break:
        words.pop()
    # The usual text, which is nearly all there is: words with a space between them.
    count = len(words)
    measured.widths += [width(word) * size for word in words]
    measured.letters += [len(word) for word in words]
    measured.gaps += [width(" ") * size] * count
    measured.spaces += [1] * count
    if count and not may_break:
        measured.gaps[-1] = 0.0
        measured.spaces[-1] = 0
    return may_break


def _add_piece(measured: Measured, piece: str, width: float, may_break: bool) -> bool:
    if piece == "\n":
        _add_break(measured)
        return True
    if piece[0] in " \t":
        _add_space(measured, len(piece), width)
        return True
    if may_break or not measured.widths:
        _add_word(measured, width, len(piece))
    else:
        measured.widths[-1] += width
        measured.letters[-1] += len(piece)
    return piece[-1] in "-–—" or _IS_CJK.match(piece[-1]) is not None


def _add_word(measured: Measured, width: float, letters: int) -> None:
    measured.widths.append(width)
    measured.gaps.append(0.0)
    measured.letters.append(letters)
    measured.spaces.append(0)


def _add_space(measured: Measured, characters: int, width: float) -> None:
    if measured.widths:
        measured.gaps[-1] += width
        measured.spaces[-1] += characters
    else:
        measured.lead += characters


def _add_break(measured: Measured) -> None:
    last = len(measured.widths) - 1
    if last < 0 or last in measured.breaks:
        # An empty line is a word without letters.
        _add_word(measured, 0.0, 0)
        last += 1
    measured.spaces[last] += 1
    measured.breaks.add(last)


def _iter_pieces(text: str) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        if _IS_CJK.search(piece):
            yield from _iter_ideographs(piece)
        else:
            yield piece


def _iter_ideographs(text: str) -> Iterator[str]:
    """Cut before and after each ideograph, but never before closing punctuation."""
    held = ""
    for character in text:
        if held and character not in _NO_LINE_START and (_IS_CJK.match(held[-1]) or _IS_CJK.match(character)):
            yield held
            held = ""
        held += character
    if held:
        yield held
