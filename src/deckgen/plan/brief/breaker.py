"""Break a paragraph of the brief into lines, and place the runs of each line.

Ragged right: lines fill greedily; a word is hyphenated only where its line would otherwise end more than
an eighth short, and never on two lines running; the last line holds at least eight characters. Headings
are balanced instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from deckgen.plan.brief.evenly import even_spacing, fill_evenly
from deckgen.plan.brief.hyphens import Hyphenator
from deckgen.plan.brief.pieces import Piece, Strand, Word, cut_anywhere, cut_at_syllable, iter_words
from deckgen.plan.pages.page import LineEnd, PlacedRun
from deckgen.plan.text import Align, Run
from deckgen.values import dataclass

_SHORT = 0.12
"""Share of the line that may stay empty before a word is hyphenated."""
_LAST_LINE = 8
"""Characters that the last line of a paragraph holds at least."""
_FULL = 0.6
"""A word longer than a whole line starts on the line before it unless that is fuller than this."""
_EVEN = 0.5
"""Two lines of a heading part at punctuation if the shorter is at least this share of the longer."""
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Measure:
    """The room for a paragraph's lines."""

    x: float
    width: float
    align: Align = Align.LEFT
    balanced: bool = False
    """Lines of about the same length rather than full ones: for headings."""
    hyphenator: Hyphenator | None = None
    """None: words are not hyphenated."""
    justified: bool = False
    """Lines of one length; the last of a paragraph, and one that would be too loose, stay ragged."""


@dataclass(frozen=True, slots=True)
class BrokenLine:
    runs: tuple[PlacedRun, ...]
    width: float
    end: LineEnd
    notes: tuple[int, ...]
    """Numbers of the footnotes whose marks are in it."""


def break_lines(strands: Sequence[Strand], measure: Measure) -> tuple[BrokenLine, ...]:
    """The lines of a paragraph; none for an empty one."""
    words = list(iter_words(strands))
    if not words:
        return ()
    lines = _lines(words, strands, measure)
    last = lines[-1]
    return tuple(
        _placed(line, strands, measure, LineEnd.PARAGRAPH if line is last else _end(line[-1]))
        for line in lines
    )


def _lines(words: Sequence[Word], strands: Sequence[Strand], measure: Measure) -> list[list[Word]]:
    if measure.balanced:
        return _balanced(words, strands, measure.width)
    if measure.justified:
        even = fill_evenly(words, strands, measure.width, measure.hyphenator)
        if even is not None:
            return even
    return _ragged(words, strands, measure)


def _balanced(words: Sequence[Word], strands: Sequence[Strand], room: float) -> list[list[Word]]:
    """Lines of about the same length, as few as in `room`; two lines part at punctuation if they can."""
    lines = _fill(words, strands, room, None)
    if len(lines) < 2:
        return lines
    if len(lines) == 2 and len(lines[0]) + len(lines[1]) == len(words):
        cut = _cut_at_punctuation(words, strands, room)
        if cut:
            return [list(words[:cut]), list(words[cut:])]
    # Narrower than its widest word, a text would part between letters.
    widest = max(word.width for word in words)
    low, high = min(max(room / 2, widest), room), room
    while high - low > 1:
        middle = (low + high) / 2
        if len(_fill(words, strands, middle, None)) > len(lines):
            low = middle
        else:
            high = middle
    return _fill(words, strands, high, None)


def _cut_at_punctuation(words: Sequence[Word], strands: Sequence[Strand], room: float) -> int:
    """How many words the first of two lines takes so that it ends with a stop; 0 where none does well."""
    best, best_share = 0, _EVEN
    total = sum(word.width + word.space_width for word in words)
    first = 0.0
    for count, word in enumerate(words[:-1], 1):
        first += word.width + word.space_width
        share = min(first, total - first) / max(first, total - first)
        if share > best_share and max(first, total - first) <= room and _ends_with_stop(word, strands):
            best, best_share = count, share
    return best


def _ends_with_stop(word: Word, strands: Sequence[Strand]) -> bool:
    piece = word.pieces[-1] if word.pieces else None
    return piece is not None and strands[piece.strand].run.text[piece.end - 1] in ",;:.?!–—"


def _ragged(words: Sequence[Word], strands: Sequence[Strand], measure: Measure) -> list[list[Word]]:
    lines = _fill(words, strands, measure.width, measure.hyphenator)
    return _without_runt(lines, words, strands, measure.width) if _has_runt(lines) else lines


def _fill(
    words: Sequence[Word], strands: Sequence[Strand], room: float, hyphenator: Hyphenator | None
) -> list[list[Word]]:
    """Greedy lines. Of a word that is cut, the rest waits for the next line."""
    lines: list[list[Word]] = []
    line: list[Word] = []
    used = 0.0
    todo = list(reversed(words))
    while todo:
        word = todo.pop()
        if used + word.width <= room + _ROUNDING:
            line.append(word)
            used += word.width + word.space_width
            if not word.forced:
                continue
        else:
            filled = used - line[-1].space_width if line else 0.0
            cut = None
            if not line or (word.width > room and filled < room * _FULL):
                cut = cut_anywhere(word, strands, room - used, must=not line)
            elif hyphenator and filled < room * (1 - _SHORT) and not (lines and lines[-1][-1].hyphenated):
                cut = cut_at_syllable(word, strands, room - used, hyphenator)
            if cut is None:
                todo.append(word)
            else:
                line.append(cut[0])
                if cut[1].pieces or cut[1].forced:
                    todo.append(cut[1])
        lines.append(line)
        line, used = [], 0.0
    if line:
        lines.append(line)
    return lines


def _has_runt(lines: Sequence[Sequence[Word]]) -> bool:
    if len(lines) < 2 or lines[-2][-1].forced:
        return False
    letters = sum(piece.end - piece.start for word in lines[-1] for piece in (*word.pieces, *word.space))
    return letters < _LAST_LINE


def _without_runt(
    lines: list[list[Word]], words: Sequence[Word], strands: Sequence[Strand], room: float
) -> list[list[Word]]:
    """Bring a word or two to a last line that holds hardly any; of ideographs only one."""
    if lines[-2][-1].hyphenated:
        lines = _fill(words, strands, room, None)
    for _ in range(2 if len(words) > 1 and words[-2].space else 1):
        if _has_runt(lines) and len(lines[-2]) > 2:
            lines = [*lines[:-2], lines[-2][:-1], [lines[-2][-1], *lines[-1]]]
    return lines


def _end(word: Word) -> LineEnd:
    if word.hyphenated:
        return LineEnd.HYPHEN
    return LineEnd.SPACE if word.space or word.forced else LineEnd.JOINT


def _placed(line: Sequence[Word], strands: Sequence[Strand], measure: Measure, end: LineEnd) -> BrokenLine:
    pieces = [piece for word in line[:-1] for piece in (*word.pieces, *word.space)]
    pieces += line[-1].pieces
    width = sum(piece.width for piece in pieces)
    joined = tuple(_iter_joined(pieces))
    spacing = 0.0
    if measure.justified and end is not LineEnd.PARAGRAPH and not line[-1].forced:
        spacing = even_spacing(joined, strands, measure.width - width)
    x = measure.x + _offset(measure, width)
    runs: list[PlacedRun] = []
    notes: list[int] = []
    for piece in joined:
        strand = strands[piece.strand]
        placed = _placed_run(strand, piece, x)
        if spacing:
            placed = replace(
                placed, width=placed.width + spacing * placed.run.text.count(" "), spacing=spacing
            )
        runs.append(placed)
        x += placed.width
        if strand.note:
            notes.append(strand.note)
    return BrokenLine(tuple(runs), x - runs[0].x if runs else 0.0, end, tuple(notes))


def _iter_joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbouring pieces of one strand as one."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and held.strand == piece.strand:
            held = Piece(held.strand, held.start, piece.end, held.width + piece.width, piece.hyphen)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _offset(measure: Measure, width: float) -> float:
    match measure.align:
        case Align.LEFT:
            return 0.0
        case Align.CENTRE:
            return (measure.width - width) / 2
        case Align.RIGHT:
            return measure.width - width
        case _:
            assert_never(measure.align)


def _placed_run(strand: Strand, piece: Piece, x: float) -> PlacedRun:
    run = strand.run
    if piece.hyphen or piece.end - piece.start != len(run.text):
        text = run.text[piece.start : piece.end] + piece.hyphen
        run = Run(text, run.style, run.link, run.baseline, run.underline, run.strike, run.lang)
    actual = strand.actual[piece.start : piece.end]
    return PlacedRun(run, x, piece.width, strand.node, strand.rise, actual)
