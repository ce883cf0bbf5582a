"""Which stretches of a page are which paragraph of the deck, and where LibreOffice broke their lines."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.oracles.overflow_deck import Box, Paragraph, SlideText, TextPlace
from tests.oracles.overflow_page import Page, Stretch, solid

_NEAR = 3.0
"""Points by which a text may begin outside its box and still be taken for it rather than another of the same
words."""

_SHAPED = re.compile(
    r"[\u0590-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\ufb1d-\ufdff\ufe70-\uff60]"
)
"""Scripts whose letters are joined, drawn in another order, or apart from the Latin letters of their line, so
that sometimes only their sum can be compared."""

_LOST = 0.2
"""Share of the letters of such a script that a PDF's text may lack: joined letters are not all told apart."""


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    """Position of its first letter in the paragraph's solid text."""
    baseline: float
    stretches: tuple[Stretch, ...]

    @property
    def ink(self) -> Box:
        """Around its letters, capitals and descenders included whether it has any or not."""
        size = max(stretch.size for stretch in self.stretches)
        left = min(stretch.box.left for stretch in self.stretches)
        right = max(stretch.box.right for stretch in self.stretches)
        return Box(left, self.baseline - 0.70 * size, right, self.baseline + 0.22 * size)


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph as it is set on the page."""

    place: TextPlace
    paragraph: Paragraph
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Shaped:
    """Paragraphs in scripts that cannot be compared letter by letter, and the letters of such scripts."""

    paragraphs: tuple[tuple[TextPlace, Paragraph], ...] = ()
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    place: TextPlace
    paragraph: Paragraph
    words: tuple[str, ...]
    """Those that are nowhere on the page; empty: only their order differs."""


@dataclass(frozen=True, slots=True)
class Matched:
    found: tuple[SetParagraph, ...]
    shaped: Shaped
    missing: tuple[Missing, ...]


def match(slide: SlideText, page: Page) -> Matched:
    """Trace every paragraph of the slide to the page."""
    return _Matcher(slide, page).match()


class _Matcher:
    def __init__(self, slide: SlideText, page: Page) -> None:
        self._slide = slide
        self._stretches = page.stretches
        self._text = "".join(stretch.text for stretch in page.stretches)
        self._used: set[int] = set()
        """Positions of the stretches that were traced."""
        self._owners = [index for index, one in enumerate(page.stretches) for _ in one.text]

    def match(self) -> Matched:
        found: list[SetParagraph] = []
        others: list[tuple[TextPlace, Paragraph]] = []
        position = 0
        for place, paragraph in self._wanted():
            needle = solid(paragraph.text)
            start = self._find(needle, position, place.box)
            if start < 0:
                others.append((place, paragraph))
            else:
                position = start + len(needle)
                self._used.update(self._owners[start:position])
                found.append(SetParagraph(place, paragraph, tuple(self._lines(start, needle))))
        shaped, missing = self._judged(others)
        return Matched(tuple(found), shaped, missing)

    def _wanted(self) -> Iterator[tuple[TextPlace, Paragraph]]:
        for place in self._slide.texts:
            for paragraph in place.paragraphs:
                if solid(paragraph.text) and not any(span.is_field for span in paragraph.spans):
                    yield place, paragraph

    def _find(self, needle: str, position: int, box: Box) -> int:
        """Where the text is drawn; -1 if nowhere. Of equal texts, the next one that begins in its box."""
        places = [*_occurrences(self._text, needle, position), *_occurrences(self._text, needle, 0)]
        for start in places:
            first = self._stretches[self._owners[start]]
            across = box.left - _NEAR <= first.origin <= box.right + _NEAR
            if across and box.top - _NEAR <= first.baseline <= box.bottom + _NEAR:
                return start
        if _SHAPED.search(needle):
            return -1
        return places[0] if places else -1

    def _judged(self, others: Sequence[tuple[TextPlace, Paragraph]]) -> tuple[Shaped, tuple[Missing, ...]]:
        """Those that were not found letter by letter: by the sum of their letters, or else missing."""
        unused = [one for index, one in enumerate(self._stretches) if index not in self._used]
        drawn = _letters("".join(one.text for one in unused))
        joined: list[tuple[TextPlace, Paragraph]] = []
        missing: list[Missing] = []
        for place, paragraph in others:
            letters = _letters(paragraph.text)
            if _SHAPED.search(paragraph.text) and (letters - drawn).total() <= _LOST * letters.total():
                drawn -= letters
                joined.append((place, paragraph))
            else:
                words = tuple(word for word in paragraph.text.split() if solid(word) not in self._text)
                missing.append(Missing(place, paragraph, words))
        stretches = tuple(one for one in unused if _SHAPED.search(one.text))
        return Shaped(tuple(joined), stretches), tuple(missing)

    def _between(self, start: int, end: int) -> tuple[Stretch, ...]:
        return tuple(self._stretches[index] for index in sorted(set(self._owners[start:end])))

    def _lines(self, start: int, needle: str) -> Iterator[Line]:
        """The stretches of a paragraph by line: a new one begins where the baseline falls well below."""
        line: list[Stretch] = []
        first = start
        size = max(one.size for one in self._between(start, start + len(needle)))
        for position, stretch in self._iter_drawn(start, start + len(needle)):
            if line and stretch.baseline - line[0].baseline > 0.6 * size:
                yield Line(first - start, _baseline(line), tuple(line))
                line, first = [], position
            line.append(stretch)
        if line:
            yield Line(first - start, _baseline(line), tuple(line))

    def _iter_drawn(self, start: int, end: int) -> Iterator[tuple[int, Stretch]]:
        """Each stretch between two positions, and where its text begins."""
        position = start
        while position < end:
            owner = self._owners[position]
            yield position, self._stretches[owner]
            while position < end and self._owners[position] == owner:
                position += 1


def _occurrences(text: str, needle: str, position: int) -> Iterator[int]:
    while (position := text.find(needle, position)) >= 0:
        yield position
        position += 1


def _letters(text: str) -> Counter[str]:
    """How often each letter occurs; marks above and below are drawn apart and count as none."""
    letters = unicodedata.normalize("NFD", solid(text))
    return Counter(letter for letter in letters if unicodedata.category(letter)[0] != "M")


def _baseline(line: Sequence[Stretch]) -> float:
    """That of the largest stretch: raised and lowered letters have their own."""
    return max(line, key=lambda stretch: (stretch.size, len(stretch.text))).baseline
