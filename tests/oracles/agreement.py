"""Whether two PDF files of one deck show the same: every word, and each where the other has it.

A word that went to another line has moved by most of a line's length, so broken lines are compared too.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.oracles import poppler
from tests.oracles.poppler import Word

_MARK = re.compile("[\u2610-\u2612\ue000-\uf8ff]+")
"""Marks of tasks, which programs take from fonts of symbols by different names."""
_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a page in points from its top left corner."""

    page: int
    """From 1."""
    x: float
    y: float
    right: float
    bottom: float

    def holds(self, word: Word) -> bool:
        across, down = (word.x + word.right) / 2, _middle(word)
        return word.page == self.page and self.x < across < self.right and self.y < down < self.bottom


@dataclass(frozen=True, slots=True)
class Agreement:
    words: int
    """That both files have on the same page."""
    moved: tuple[str, ...]
    """Those of them that stand elsewhere, with their pages."""
    alone: tuple[str, ...]
    """Words that only one of the files has, or not as often as the other."""


def compare(one: Path, other: Path, pictures: Sequence[Place] = (), tolerance: float = 0.03) -> Agreement:
    """Compare the files page by page. `tolerance`: how far a word may move, as a share of the page.

    What stands inside pictures is left out: one file may show as letters what the other shows as pixels.
    """
    width, height = (float(side) for side in poppler.info(one)["Page size"].split(" pts")[0].split(" x "))
    pages, others = _by_text(one, pictures), _by_text(other, pictures)
    count, moved, alone = 0, [], []
    for key in sorted(pages.keys() | others.keys()):
        page, text = key
        found, wanted = sorted(pages[key], key=_order), sorted(others[key], key=_order)
        if len(found) != len(wanted):
            alone.append(f"{text} (page {page})")
            continue
        count += len(found)
        for word, partner in zip(found, wanted, strict=True):
            x, y = abs(word.x - partner.x) / width, abs(_middle(word) - _middle(partner)) / height
            if max(x, y) > tolerance:
                moved.append(f"{text} (page {page})")
    return Agreement(count, tuple(moved), tuple(alone))


def pages_of_ideographs(pdf: Path) -> tuple[Place, ...]:
    """Whole pages on which another font, as wide as the machine has it, draws some of the words."""
    pages = {word.page for word in poppler.words(pdf) if _IDEOGRAPHS.search(word.text)}
    return tuple(Place(page, 0.0, 0.0, math.inf, math.inf) for page in sorted(pages))


def _by_text(pdf: Path, pictures: Sequence[Place]) -> defaultdict[tuple[int, str], list[Word]]:
    words: defaultdict[tuple[int, str], list[Word]] = defaultdict(list)
    for word in poppler.words(pdf):
        if not _MARK.fullmatch(word.text) and not any(picture.holds(word) for picture in pictures):
            words[word.page, word.text].append(word)
    return words


def _order(word: Word) -> tuple[float, float]:
    return _middle(word), word.x


def _middle(word: Word) -> float:
    """Of its height: programs put the edges of a word's box at different metrics of its font."""
    return (word.y + word.bottom) / 2
