"""Does a deck show all of its text? Asked of LibreOffice's PDF of it.

    python -m tests.oracles.overflow DECK.pptx [--density room]

Every word has to be on its slide, inside the slide and inside its own box; no two texts may overlap, nothing
may lie over a text, no text may be smaller than the file says or than the density allows, and its lines have
to be as many as deckgen's planner counts. Exit status: 0 good, 1 not, 2 nothing could be checked.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deckgen.model.briefing import Density
from deckgen.theme.resolve import SCALES
from deckgen.theme.resolved import Scale
from tests.oracles import soffice
from tests.oracles.overflow_deck import DeckText, SlideText, read_deck
from tests.oracles.overflow_match import Matched, match
from tests.oracles.overflow_page import Page, read_pages
from tests.oracles.overflow_rules import Fault, Kind, iter_faults, line_count, smallest

_LEAST_AGREEMENT = 0.99


@dataclass(slots=True)
class Verdict:
    """What was found in one deck, or in several that were added up."""

    slides: int = 0
    words: int = 0
    words_missing: int = 0
    paragraphs: int = 0
    """Those whose lines could be counted."""
    fewer: int = 0
    """Paragraphs that take more lines than the planner counts; `more`: fewer lines."""
    more: int = 0
    same_breaks: int = 0
    smallest: dict[str, float] = field(default_factory=dict)
    """In points, by kind of text."""
    faults: list[Fault] = field(default_factory=list)

    @property
    def agreement(self) -> float:
        """Share of the paragraphs that take as many lines as the planner counts."""
        return 1 - (self.fewer + self.more) / max(1, self.paragraphs)

    @property
    def harm(self) -> tuple[Fault, ...]:
        """All faults but a line too many or too few that did no harm."""
        return tuple(fault for fault in self.faults if fault.kind is not Kind.LINES)

    @property
    def is_good(self) -> bool:
        return not self.harm and self.agreement >= _LEAST_AGREEMENT

    def add(self, other: Verdict) -> None:
        """Count another deck in."""
        self.slides += other.slides
        self.words += other.words
        self.words_missing += other.words_missing
        self.paragraphs += other.paragraphs
        self.fewer += other.fewer
        self.more += other.more
        self.same_breaks += other.same_breaks
        for kind, size in other.smallest.items():
            self.smallest[kind] = min(size, self.smallest.get(kind, size))
        self.faults.extend(other.faults)


def check(deck: Path, density: Density = Density.ROOM) -> Verdict:
    """Convert the deck and compare it with what it should show."""
    return check_all({deck: density})[deck]


def check_all(decks: Mapping[Path, Density]) -> dict[Path, Verdict]:
    """Several decks, in one run of LibreOffice."""
    pdfs = soffice.to_pdfs(tuple(decks))
    return {
        deck: compare(read_deck(deck), read_pages(pdf), SCALES[density])
        for (deck, density), pdf in zip(decks.items(), pdfs, strict=True)
    }


def compare(deck: DeckText, pages: Sequence[Page], scale: Scale) -> Verdict:
    if len(deck.slides) != len(pages):
        raise ValueError(f"{len(deck.slides)} slides became {len(pages)} pages")
    total = Verdict()
    for slide, page in zip(deck.slides, pages, strict=True):
        matched = match(slide, page)
        verdict = Verdict(slides=1, faults=list(iter_faults(slide, page, matched, scale)))
        _count_words(slide, matched, verdict)
        _count_lines(slide, matched, verdict)
        total.add(verdict)
    return total


def _count_words(slide: SlideText, matched: Matched, verdict: Verdict) -> None:
    verdict.words_missing = sum(len(one.words) for one in matched.missing)
    for place in slide.texts:
        verdict.words += sum(len(paragraph.text.split()) for paragraph in place.paragraphs)
        size = smallest(place)
        verdict.smallest[place.kind] = min(size, verdict.smallest.get(place.kind, size))


def _count_lines(slide: SlideText, matched: Matched, verdict: Verdict) -> None:
    for paragraph in matched.found:
        count = line_count(paragraph)
        verdict.paragraphs += 1
        verdict.same_breaks += count.same_breaks
        verdict.fewer += count.planned < count.drawn
        verdict.more += count.planned > count.drawn
        if count.planned != count.drawn:
            text, detail = paragraph.paragraph.text, f"{count.planned} planned, {count.drawn} drawn"
            verdict.faults.append(Fault(slide.number, Kind.LINES, paragraph.place.name, text, detail))


def report(verdict: Verdict) -> Iterator[str]:
    """The verdict as lines of text: figures, then a table of what is wrong."""
    yield f"slides      {verdict.slides}"
    yield f"words       {verdict.words}, {verdict.words_missing} missing"
    yield (
        f"line counts {verdict.agreement:.2%} of {verdict.paragraphs} paragraphs as planned "
        f"({verdict.fewer} took more lines, {verdict.more} fewer; "
        f"breaks {verdict.same_breaks / max(1, verdict.paragraphs):.2%})"
    )
    sizes = ", ".join(f"{kind} {size:g}" for kind, size in sorted(verdict.smallest.items()))
    yield f"smallest    {sizes}"
    counts = Counter(fault.kind.value for fault in verdict.faults)
    yield "faults      " + (", ".join(f"{count} {kind}" for kind, count in counts.items()) or "none")
    for fault in verdict.faults:
        text = fault.text if len(fault.text) <= 48 else f"{fault.text[:47]}…"
        line = f"{fault.slide:>4}  {fault.kind.value:<17}  {fault.place[:24]:<24}  {text!r}: {fault.detail}"
        yield line.replace("\n", " ")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("decks", nargs="+", type=Path, metavar="DECK.pptx")
    densities = [density.value for density in Density]
    parser.add_argument("--density", choices=densities, default=Density.ROOM.value)
    arguments = parser.parse_args()
    if not shutil.which("soffice"):
        parser.exit(2, "LibreOffice is not installed; `make oracles` installs it\n")
    good = True
    for deck in arguments.decks:
        if not deck.is_file():
            parser.exit(2, f"{deck} does not exist\n")
        verdict = check(deck, Density(arguments.density))
        sys.stdout.write("\n".join((str(deck), *report(verdict), "")))
        good = good and verdict.is_good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
