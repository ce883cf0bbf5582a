"""Break runs into lines: greedily, at spaces, hyphens and dashes, as PowerPoint and LibreOffice do.

A text is measured once, at its own size; every question about it at another size or width is then a walk over
numbers. Where a line may end is the matter of `breaks`; a word longer than the line breaks between
characters.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import field, replace
from itertools import islice
from typing import TypeAlias

from deckgen.plan.breaks import HANGING, extra_space, is_unusual, iter_pieces, may_break
from deckgen.plan.text import Baseline, Run
from deckgen.theme.fonts import font_for
from deckgen.values import dataclass

Runs: TypeAlias = tuple[Run, ...]

SAFETY = 0.995
"""Share of a box's width that text may fill. At that share LibreOffice never took more lines than counted, in
11,000 paragraphs; widths are already the larger of those with kerning and without."""

SCRIPT_SIZE = 2 / 3
"""Size of super- and subscripts, as a share of their surroundings."""

_SUBSCRIPT_DROP = 1 / 6
"""By so much of its size LibreOffice makes a line higher that holds a subscript."""
_TALL_SCRIPT = 0.1
"""The same for scripts with marks above and below that another font has to draw, such as Devanagari."""

_PARTS_ADDRESS = frozenset("/?-")

_LONG_WORD = 20
"""Letters that are given up at once where a word is far too long for its place."""

_ROUNDING = 1e-6

_LONG = 500
"""Words from which on it is worth while not to walk to the end of a text."""


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
    runs: Runs = ()
    """What was measured, for the letters of words that are longer than a line."""
    hangs: dict[int, float] = field(default_factory=dict)
    """By words, the width of the stop at the end that may hang in the margin; no script but Chinese and
    Japanese has them."""
    subscripts: int = 0
    """How many there are: a line with one is higher."""
    has_tall_script: bool = False
    is_kerned: bool = False
    """Measured as a PDF of ours draws it."""
    start: int = 0
    """Characters of the runs before the first word's first letter."""
    _advances: tuple[float, ...] = ()
    """Of every character of the runs; empty until it is needed."""

    def lines(self, width: float, scale: float = 1.0) -> int:
        """How many lines the text takes in a box of `width` points; an empty text takes one."""
        return self._count(width * SAFETY / scale)

    def keeps_words(self, width: float, scale: float = 1.0) -> bool:
        """Whether no word is longer than a line."""
        return self.widest * scale <= width * SAFETY

    def extra_height(self, lines: int) -> float:
        """What subscripts and tall scripts add to the height of so many lines, in em."""
        return min(lines, self.subscripts) * _SUBSCRIPT_DROP + lines * _TALL_SCRIPT * self.has_tall_script

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

    def line_starts(self, width: float, scale: float = 1.0) -> list[int]:
        """Where each line after the first begins, as numbers of characters."""
        return [self.offset(place) for place in self._starts(width * SAFETY / scale)]

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
            hangs={index - place.word: hang for index, hang in self.hangs.items() if index >= place.word},
            runs=self.runs,
            subscripts=self.subscripts,
            has_tall_script=self.has_tall_script,
            is_kerned=self.is_kerned,
            start=self.start + self.offset(place) - self.lead,
            _advances=self._advances,
        )
        if place.inside:
            rest.widths[0] = sum(self._letter_widths(place.word)[place.inside :])
            rest.letters[0] -= place.inside
        rest.add_up()
        return rest

    def add_up(self) -> None:
        """Settle what follows from the words; to be called when the last has been added."""
        self.total = sum(self.widths) + sum(self.gaps)
        self.widest = max(self.widths, default=0.0)

    def _count(self, room: float) -> int:
        """The number of lines. `room`: points at the text's own size."""
        if self.breaks or self.hangs or self.widest > room:
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

    def _starts(self, room: float) -> Iterator[Place]:
        """Where each line after the first begins."""
        used = 0.0
        for index, (word, gap) in enumerate(zip(self.widths, self.gaps, strict=True)):
            hang = self.hangs.get(index, 0.0) if self.hangs else 0.0
            if used and used + word - hang > room:
                yield Place(index)
                used = 0.0
            if word - hang > room:
                word = yield from self._starts_inside(index, room)
            used += word + gap
            if index in self.breaks:
                yield Place(index + 1)
                used = 0.0

    def _starts_inside(self, index: int, room: float) -> Generator[Place, None, float]:
        """Where the lines of a word longer than a line begin; returns the width of its last line. Addresses
        part behind a slash where they can, as in other programs, which fills lines less than letters do."""
        letters, word = self._letter_widths(index), self._word(index)
        used, first, behind = 0.0, 0, 0
        for position, letter in enumerate(letters):
            while used + letter > room and position > first:
                first = behind if behind > first else position
                yield Place(index, first)
                used = sum(letters[first:position])
            used += letter
            if word[position] in _PARTS_ADDRESS:
                behind = position + 1
        return used

    def _word(self, index: int) -> str:
        text = "".join(run.text for run in self.runs)
        first = self._first_letter(index)
        return text[first : first + self.letters[index]]

    def _first_letter(self, index: int) -> int:
        """The position of a word in the text of the runs."""
        return self.start + sum(self.letters[:index]) + sum(self.spaces[:index])

    def _letter_widths(self, index: int) -> tuple[float, ...]:
        """Of each letter of a word."""
        if not self._advances:
            self._advances = tuple(
                width(letter) * _size(run)
                for run in self.runs
                for width in (_width(run, kerned=self.is_kerned),)
                for letter in run.text
            )
        first = self._first_letter(index)
        return self._advances[first : first + self.letters[index]]


def measure(runs: Iterable[Run], *, kerned: bool = False) -> Measured:
    """The words of the runs: as wide as any program may set them, or just as a PDF of ours draws them."""
    measured = Measured(runs=tuple(runs), is_kerned=kerned)
    before = ""
    for run in measured.runs:
        if run.baseline is Baseline.SUBSCRIPT:
            measured.subscripts += 1
        if not run.text.isascii() and font_for(run.style.face).lacks_letters(run.text):
            measured.has_tall_script = True
        _add(measured, run, _width(run, kerned=kerned), before)
        before = run.text[-1:] or before
    measured.start = measured.lead
    measured.add_up()
    return measured


def line_count(runs: Iterable[Run], width: float, scale: float = 1.0) -> int:
    """How many lines the runs take in `width` points when every size is multiplied by `scale`."""
    return measure(runs).lines(width, scale)


def cut_runs(runs: Sequence[Run], length: int) -> tuple[Runs, Runs]:
    """The runs of the first `length` characters without space at their end, and those of the rest."""
    head: list[Run] = []
    for run in runs:
        if length < len(run.text):
            break
        head.append(run)
        length -= len(run.text)
    # The rest as one slice: of a paragraph of many slides, it is cut once for each of them.
    tail = list(runs[len(head) :])
    if tail and length > 0:
        head.append(replace(tail[0], text=tail[0].text[:length]))
        tail[0] = replace(tail[0], text=tail[0].text[length:])
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


def _width(run: Run, *, kerned: bool) -> Callable[[str], float]:
    """Gives the width of a text in em."""
    font = font_for(run.style.face)
    return font.kerned if kerned else font.widest


def _size(run: Run) -> float:
    return run.style.size if run.baseline is Baseline.NORMAL else run.style.size * SCRIPT_SIZE


def _add(measured: Measured, run: Run, width: Callable[[str], float], before: str) -> None:
    """Add the words of a run, their widths in em. `before`: the character before it, empty at the start."""
    size = _size(run)
    if is_unusual(run.text):
        for piece in iter_pieces(run.text):
            _add_piece(measured, piece, (width(piece) + extra_space(before, piece[0])) * size, before)
            before = piece[-1]
            if before in HANGING and measured.widths:
                measured.hangs[len(measured.widths) - 1] = width(before) * size
        return
    words = run.text.split(" ")
    if not (words[0] and may_break(before, words[0][0])):
        # It goes on the word before it, or begins with a space.
        first = words.pop(0)
        if first:
            _add_piece(measured, first, (width(first) + extra_space(before, first[0])) * size, before)
        if not words:
            return
        _add_space(measured, 1, width(" ") * size)
        before = " "
    is_open = bool(words[-1])
    if not is_open:
        words.pop()
    # The usual text, which is nearly all there is: words with a space between them.
    count = len(words)
    measured.widths += [width(word) * size for word in words]
    if count and not before.isascii():
        measured.widths[-count] += extra_space(before, words[0][0]) * size
    measured.letters += [len(word) for word in words]
    measured.gaps += [width(" ") * size] * count
    measured.spaces += [1] * count
    if count and is_open:
        measured.gaps[-1] = 0.0
        measured.spaces[-1] = 0


def _add_piece(measured: Measured, piece: str, width: float, before: str) -> None:
    if piece == "\n":
        _add_break(measured)
    elif piece[0] in " \t":
        _add_space(measured, len(piece), width)
    elif measured.widths and not may_break(before, piece[0]):
        measured.hangs.pop(len(measured.widths) - 1, None)
        measured.widths[-1] += width
        measured.letters[-1] += len(piece)
    else:
        _add_word(measured, width, len(piece))


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
