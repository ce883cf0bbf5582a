"""Texts of two lines: parted by sense, or evened by the inset at their right. They keep no hard break."""

from __future__ import annotations

import re
from dataclasses import replace

from deckgen.plan.lines import SAFETY, Measured, cut_runs, measure
from deckgen.plan.text import Run
from deckgen.plan.words import primary
from deckgen.units import Length, points, to_points

Runs = tuple[Run, ...]

_SMALL_WORD = re.compile(
    r"(?i)(?<![\w\u00a0])(a|an|the|of|in|on|at|to|and|or|but|for|by|with|from|as|that|than|its|no) (?=\S)"
)
"""English words that should not end a line."""

_BEHIND_STOP = re.compile(r"(?<=[,;:.?!–—]) (?=\S)")
_NBSP = "\N{NO-BREAK SPACE}"
_LINES = 2
_EVEN = 0.5
"""Two lines part at punctuation if the shorter is at least this share of the longer."""
_PRECISION = 2.0
"""In points: how near to the narrowest width lines are balanced."""


def balanced(runs: Runs, words: Measured, scale: float, room: Length, lang: str) -> tuple[Runs, Length]:
    """A text of two lines that parts at punctuation if it can, else into lines about even, with small words
    tied to the next; and the inset at its right that makes it so."""
    width = to_points(room)
    if words.widest * scale > width:
        return runs, 0  # a word that breaks between letters has nothing to be evened
    if primary(lang) == "en":
        tied = tuple(
            replace(run, text=_SMALL_WORD.sub(lambda found: found[1] + _NBSP, run.text)) for run in runs
        )
        tied_words = measure(tied)
        # The ties may not cost a line.
        if tied_words.lines(width, scale) == _LINES:
            runs, words = tied, tied_words
    parted = _parted(runs, scale, width)
    if parted is not None:
        return parted[0], room - points(parted[1])
    # Narrower than its widest word, a text would part between letters.
    low, high = min(max(width / 2, words.widest * scale / SAFETY), width), width
    while high - low > _PRECISION:
        middle = (low + high) / 2
        if words.lines(middle, scale) <= _LINES:
            high = middle
        else:
            low = middle
    return runs, room - points(high)


def _parted(runs: Runs, scale: float, width: float) -> tuple[Runs, float] | None:
    """The runs and the width in which the first line ends with a stop; None where no stop parts them well."""
    text = "".join(run.text for run in runs)
    best: tuple[Runs, float] | None = None
    rank = (False, _EVEN)
    for space in _BEHIND_STOP.finditer(text):
        lines = [measure(part).natural(scale) for part in cut_runs(runs, space.start())]
        # A comma parts less than any other stop.
        found = (text[space.start() - 1] != ",", min(lines) / max(lines))
        if found[1] <= _EVEN or found <= rank:
            continue
        needed = (max(lines) + _PRECISION / 2) / SAFETY
        tied = _tied_behind(runs, space.end(), needed, scale) if needed <= width else None
        if tied is not None:
            best, rank = (tied, needed), found
    return best


def _tied_behind(runs: Runs, start: int, width: float, scale: float) -> Runs | None:
    """The runs with so many words tied behind `start` that they stand on the second line together."""
    text = "".join(run.text for run in runs)
    end = text.find(" ", start)
    while True:
        if measure(runs).line_starts(width, scale) == [start]:
            return runs
        if end < 0:
            return None
        runs = _with_tie(runs, end)
        end = text.find(" ", end + 1)


def _with_tie(runs: Runs, position: int) -> Runs:
    head, tail = cut_runs(runs, position)
    first, *rest = tail
    return (*head, replace(first, text=_NBSP + first.text[1:]), *rest)
