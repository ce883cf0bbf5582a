"""Text as words that a line takes whole, measured with kerning exactly as the PDF draws it.

Widths are cached by font and word, so a brief is shaped once however often it is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckgen.plan.breaks import has_ideographs, iter_ideographs, parts_ideographs
from deckgen.plan.brief.hyphens import Hyphenator
from deckgen.plan.text import Run
from deckgen.theme.fonts import font_for
from deckgen.values import dataclass

_CHUNK = 64
"""Longest stretch that is measured as one: a megabyte without a space stays cheap."""
_LONGEST = 512
"""No line holds as many characters: behind them a word may end, however it goes on."""
_TOKEN = re.compile(rf"\n| +|[^ \n]{{1,{_CHUNK}}}")
_AFTER_DASH = re.compile(r"(?<=[^\W_][\-–—])(?=[^\W\d_])|(?<=—)(?=[^\W_])")
"""Where a line may end behind a hyphen or dash: in "long-term", but not in "-5", "5–6" or "P-5"."""
_PATH_MARKS = "/_.-–?&=#%+~,;:|"
"""A word longer than the line, often an address, is cut behind one of these if it can be."""


@dataclass(frozen=True, slots=True)
class Strand:
    """Text of one format and one structure node, every character of which its font can draw."""

    run: Run
    """Its size is the size that is drawn, also where it is raised."""
    node: int
    rise: float = 0.0
    actual: str = ""
    """What boxes stand for; as long as the run's text. Empty where the text is itself."""
    note: int = 0
    """The number of the footnote whose mark this is; 0 for all other text."""

    def width(self, start: int, end: int, hyphen: str = "") -> float:
        text = self.run.text[start:end] + hyphen
        return font_for(self.run.style.face).kerned(text) * self.run.style.size


# Pieces and words are not frozen: a brief has several for each of its words, and freezing trebles their cost.


@dataclass(slots=True)
class Piece:
    """A stretch of one strand."""

    strand: int
    start: int
    end: int
    width: float
    hyphen: str = ""


@dataclass(slots=True)
class Word:
    """What stands between two places where a line may end, and the space behind it."""

    pieces: tuple[Piece, ...]
    width: float
    space: tuple[Piece, ...] = ()
    space_width: float = 0.0
    forced: bool = False
    """A line break follows."""
    hyphenated: bool = False


def natural_widths(strands: Sequence[Strand]) -> tuple[float, float]:
    """The width of the text on one line, and that of its widest word."""
    widest = line = longest = 0.0
    for word in iter_words(strands):
        longest = max(longest, word.width)
        widest = max(widest, line + word.width)
        line = 0.0 if word.forced else line + word.width + word.space_width
    return widest, longest


def iter_words(strands: Sequence[Strand]) -> Iterator[Word]:
    pieces: list[Piece] = []
    spaces: list[Piece] = []
    length = 0
    for piece, kind in _iter_pieces(strands):
        if kind == " ":
            if pieces:
                spaces.append(piece)
            continue
        if kind == "\n":
            yield _word(pieces, spaces, forced=True)
            pieces, spaces, length = [], [], 0
            continue
        if spaces and not _is_lone_dash(piece, strands):
            yield _word(pieces, spaces)
            pieces = []
            length = piece.end - piece.start
        elif not spaces and pieces and _may_part(pieces[-1], piece, strands):
            yield _word(pieces)
            pieces, length = [], piece.end - piece.start
        else:
            # Glued to what stands before; a dash between spaces, too, stays with the word before it.
            pieces += spaces
            length += piece.end - piece.start
        spaces = []
        pieces.append(piece)
        if kind == "-" or length > _LONGEST:
            yield _word(pieces)
            pieces, length = [], 0
    if pieces:
        yield _word(pieces, spaces)


def _iter_pieces(strands: Sequence[Strand]) -> Iterator[tuple[Piece, str]]:
    """Pieces with their kinds: a space, a line feed, `w` for a word, `-` where a line may end behind it."""
    for number, strand in enumerate(strands):
        run = strand.run
        size, kerned = run.style.size, font_for(run.style.face).kerned
        is_unusual = bool(strand.actual) or (not run.text.isascii() and has_ideographs(run.text))
        for match in _TOKEN.finditer(run.text):
            token, start = match.group(), match.start()
            if token[0] == " ":
                yield Piece(number, start, start + 1, kerned(" ") * size), " "
            elif token == "\n":
                yield Piece(number, start, start, 0.0), "\n"
            elif is_unusual or "-" in token or "–" in token or "—" in token:
                yield from _iter_parts(number, strand, start, match.end())
            else:
                yield Piece(number, start, match.end(), kerned(token) * size), "w"


def _iter_parts(number: int, strand: Strand, start: int, end: int) -> Iterator[tuple[Piece, str]]:
    """A token cut behind its dashes, and between ideographs."""
    token = strand.actual[start:end] or strand.run.text[start:end]
    if has_ideographs(token):
        parts = list(iter_ideographs(token))
    elif strand.actual:
        parts = list(token)
    else:
        parts = _AFTER_DASH.split(token)
    for position, part in enumerate(parts, 1):
        kind = "-" if position < len(parts) else "w"
        yield Piece(number, start, start + len(part), strand.width(start, start + len(part))), kind
        start += len(part)


def _may_part(one: Piece, other: Piece, strands: Sequence[Strand]) -> bool:
    """Whether a line may end between two pieces without a space between them."""
    before, after = strands[one.strand], strands[other.strand]
    if before.run.text.isascii() and after.run.text.isascii():
        return False
    last = (before.actual or before.run.text)[one.end - 1 : one.end]
    first = (after.actual or after.run.text)[other.start : other.start + 1]
    return bool(last and first) and parts_ideographs(last, first)


def _word(pieces: Sequence[Piece], spaces: Sequence[Piece] = (), *, forced: bool = False) -> Word:
    width = sum(piece.width for piece in pieces)
    return Word(tuple(pieces), width, tuple(spaces), sum(piece.width for piece in spaces), forced)


def _is_lone_dash(piece: Piece, strands: Sequence[Strand]) -> bool:
    return piece.end - piece.start == 1 and strands[piece.strand].run.text[piece.start] in "–—"


def cut_at_syllable(
    word: Word, strands: Sequence[Strand], room: float, hyphenator: Hyphenator
) -> tuple[Word, Word] | None:
    """The longest part that fits with its hyphen, and the rest; None where the word cannot be cut."""
    if len(word.pieces) != 1:
        return None
    piece = word.pieces[0]
    strand = strands[piece.strand]
    for cut in hyphenator.of(strand.run.lang).cuts(strand.run.text[piece.start : piece.end]):
        middle = piece.start + cut
        width = strand.width(piece.start, middle, "-")
        if width <= room:
            head = Piece(piece.strand, piece.start, middle, width, "-")
            rest = Piece(piece.strand, middle, piece.end, strand.width(middle, piece.end))
            return Word((head,), width, hyphenated=True), _rest(word, (rest,))
    return None


def cut_anywhere(
    word: Word, strands: Sequence[Strand], room: float, *, must: bool
) -> tuple[Word, Word] | None:
    """Cut a word longer than a whole line; None where nothing of it fits, which `must` forbids."""
    head: list[Piece] = []
    for position, piece in enumerate(word.pieces):
        if piece.width <= room:
            head.append(piece)
            room -= piece.width
            continue
        rest = word.pieces[position:]
        cut = _fitting(piece, strands[piece.strand], room) or int(must and not head)
        if cut:
            middle = piece.start + cut
            head.append(_part(piece, strands, piece.start, middle))
            rest = word.pieces[position + 1 :]
            if middle < piece.end:
                rest = (_part(piece, strands, middle, piece.end), *rest)
        return (_word(head), _rest(word, rest)) if head else None
    return _word(head), _rest(word, ())


def _part(piece: Piece, strands: Sequence[Strand], start: int, end: int) -> Piece:
    return Piece(piece.strand, start, end, strands[piece.strand].width(start, end))


def _fitting(piece: Piece, strand: Strand, room: float) -> int:
    """How many characters of a piece fit; up to a mark as in addresses if one stands in the later half."""
    count, used = 0, 0.0
    for offset in range(piece.start, piece.end):
        used += strand.width(offset, offset + 1)
        if used > room:
            break
        count += 1
    for position in range(count, count // 2, -1):
        if strand.run.text[piece.start + position - 1] in _PATH_MARKS:
            return position
    return count


def _rest(word: Word, pieces: tuple[Piece, ...]) -> Word:
    width = sum(piece.width for piece in pieces)
    return Word(pieces, width, word.space, word.space_width, word.forced)
