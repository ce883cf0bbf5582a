"""Lines of one length: the breaks of a whole paragraph that leave its spaces most alike.

Knuth and Plass's total fit, with words that may be cut at their syllables. A space gives way by a fifth and
may grow to twice its width; a line that would need more stays ragged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from deckgen.plan.brief.hyphens import Hyphenator
from deckgen.plan.brief.pieces import Piece, Strand, Word
from deckgen.theme.fonts import font_for
from deckgen.values import dataclass

_SHRINK = 0.2
_STRETCH = 0.5
"""By these shares a space may become narrower, and grow while it is still good."""
_LOOSEST = 1.0
"""A line whose spaces would grow by more is left ragged."""
_HYPHEN = 100.0
"""What a cut word costs; two lines running that end in one cost much more."""
_TWO_HYPHENS = 3_000.0
_NEVER = 1e9
_GOOD = 20.0
"""Where a line of whole words costs no more, none is cut instead."""
_RUNT = 5_000.0
"""What a last line of one short word costs."""
_LOOSE = 100_000.0
"""What a line costs that is left ragged, and more the more of it stays empty."""
_LAST_LINE = 8
"""Characters that the last line holds at least."""
_ROUNDING = 1e-6


class _Start(NamedTuple):
    """Where a line may begin: at a word, or behind the hyphen inside one."""

    word: int
    cut: int = 0
    """Characters of the word that stand on the line before."""


@dataclass(slots=True)
class _Best:
    """The cheapest way to a place."""

    cost: float
    before: _Start | None


def fill_evenly(
    words: Sequence[Word], strands: Sequence[Strand], room: float, hyphenator: Hyphenator | None
) -> list[list[Word]] | None:
    """The lines; None where a word is longer than a line, which then has to be cut anywhere."""
    if any(word.width > room for word in words):
        return None
    filler = _Filler(words, strands, room, hyphenator)
    return filler.lines()


def even_spacing(pieces: Sequence[Piece], strands: Sequence[Strand], spare: float) -> float:
    """What each space of a line must take; nothing where it would become too wide."""
    count, width = 0, 0.0
    for piece in pieces:
        run = strands[piece.strand].run
        spaces = run.text.count(" ", piece.start, piece.end)
        if spaces:
            count += spaces
            width += spaces * font_for(run.style.face).kerned(" ") * run.style.size
    if not count or not -_SHRINK * width - _ROUNDING <= spare <= _LOOSEST * width:
        return 0.0
    return spare / count


class _Filler:
    def __init__(
        self, words: Sequence[Word], strands: Sequence[Strand], room: float, hyphenator: Hyphenator | None
    ) -> None:
        self._words, self._strands, self._room, self._hyphenator = words, strands, room, hyphenator
        self._cuts: dict[int, tuple[int, ...]] = {}

    def lines(self) -> list[list[Word]]:
        """By places in the order of the text, the cheapest way to each."""
        end = _Start(len(self._words))
        best: dict[_Start, _Best] = {_Start(0): _Best(0.0, None)}
        order = [_Start(0)]
        position = 0
        while position < len(order):
            start = order[position]
            position += 1
            for stop, cost in self._iter_stops(start):
                total = best[start].cost + cost
                if stop not in best:
                    best[stop] = _Best(total, start)
                    if stop != end:
                        _insert(order, stop, position)
                elif total < best[stop].cost:
                    best[stop] = _Best(total, start)
        starts = [end]
        while (before := best[starts[-1]].before) is not None:
            starts.append(before)
        starts.reverse()
        return [self._line(start, stop) for start, stop in pairwise(starts)]

    def _iter_stops(self, start: _Start) -> Iterator[tuple[_Start, float]]:
        """Where a line that begins here may end, and at what cost; at least one place."""
        width = spaces = 0.0
        least = _NEVER
        loose: tuple[_Start, float] | None = None
        for index in range(start.word, len(self._words)):
            word = self._words[index]
            inner = self._tail_width(word, start.cut) if index == start.word and start.cut else word.width
            natural = width + spaces + inner
            is_last = word.forced or index == len(self._words) - 1
            spare = self._room - natural
            if is_last and spare >= 0:
                yield _Start(index + 1), self._runt(start, index)
                return
            if spare > _LOOSEST * spaces:
                loose = _Start(index + 1), _LOOSE * (1 + 10 * spare / self._room)
            elif (cost := _tension(spare, spaces)) < _NEVER:
                least = min(least, cost)
                yield _Start(index + 1), cost + self._runt(start, index)
            if natural - _SHRINK * spaces > self._room + _ROUNDING:
                if least > _GOOD:
                    for stop, cost in self._cut_stops(start, index, width + spaces, spaces):
                        least = min(least, cost)
                        yield stop, cost
                break
            if is_last:
                return
            width += inner
            spaces += word.space_width
        if least == _NEVER:
            # Nothing fits well: a line as full as may be, which is left ragged.
            yield loose or (_Start(start.word + 1), _NEVER)

    def _cut_stops(
        self, start: _Start, index: int, before: float, spaces: float
    ) -> Iterator[tuple[_Start, float]]:
        word = self._words[index]
        begin = start.cut if index == start.word else 0
        for cut in self._word_cuts(index):
            if cut <= begin:
                break
            piece = word.pieces[0]
            strand = self._strands[piece.strand]
            head = strand.width(piece.start + begin, piece.start + cut, "-")
            cost = _tension(self._room - before - head, spaces)
            if cost < _NEVER:
                yield _Start(index, cut), cost + _HYPHEN + (_TWO_HYPHENS if start.cut else 0.0)

    def _runt(self, start: _Start, index: int) -> float:
        """What it costs that the last line holds hardly anything."""
        if index != len(self._words) - 1 or index != start.word or index == 0:
            return 0.0
        word = self._words[index]
        length = sum(piece.end - piece.start for piece in word.pieces) - start.cut
        return _RUNT if length < _LAST_LINE else 0.0

    def _word_cuts(self, index: int) -> tuple[int, ...]:
        """Offsets in the word at which a hyphen may stand, the last first."""
        if self._hyphenator is None:
            return ()
        found = self._cuts.get(index)
        if found is None:
            pieces = self._words[index].pieces
            found = ()
            if len(pieces) == 1:
                piece = pieces[0]
                text = self._strands[piece.strand].run.text[piece.start : piece.end]
                found = self._hyphenator.cuts(text)
            self._cuts[index] = found
        return found

    def _tail_width(self, word: Word, cut: int) -> float:
        piece = word.pieces[0]
        return self._strands[piece.strand].width(piece.start + cut, piece.end)

    def _line(self, start: _Start, stop: _Start) -> list[Word]:
        words = list(self._words[start.word : stop.word + (1 if stop.cut else 0)])
        if stop.cut:
            words[-1] = self._part(words[-1], 0, stop.cut)
        if start.cut:
            words[0] = self._part(words[0], start.cut, stop.cut if len(words) == 1 else 0)
        return words

    def _part(self, word: Word, begin: int, end: int) -> Word:
        """The word from one cut to another; 0 for its own end."""
        piece = word.pieces[0]
        strand = self._strands[piece.strand]
        hyphen = "-" if end or piece.hyphen else ""
        first, last = piece.start + begin, piece.start + end if end else piece.end
        width = strand.width(first, last, hyphen)
        part = Piece(piece.strand, first, last, width, hyphen)
        if hyphen:
            return Word((part,), width, hyphenated=True)
        return Word((part,), width, word.space, word.space_width, word.forced)


def _tension(spare: float, spaces: float) -> float:
    """How bad a line is with so much room for its spaces, which are so wide together."""
    if not -_SHRINK * spaces - _ROUNDING <= spare <= _LOOSEST * spaces + _ROUNDING:
        return _NEVER
    share = spare / spaces if spaces else 0.0
    return float((1 + 10 * abs(share / _STRETCH if share >= 0 else share / _SHRINK) ** 3) ** 2)


def _insert(order: list[_Start], stop: _Start, begin: int) -> None:
    """Keep places in the order of the text: the new one is nearly always the last."""
    position = len(order)
    while position > begin and (order[position - 1].word, order[position - 1].cut) > (stop.word, stop.cut):
        position -= 1
    order.insert(position, stop)
