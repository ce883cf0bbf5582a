"""Build many random outlines and ask LibreOffice whether their decks show all of their text, and whether our
own PDF of the slides has each word where LibreOffice's has it.

    python scripts/check_overflow.py [--first 0] [--count 300] [--keep DIR]

Prints the figures of all, and every fault with the seed of its outline. Half a second an outline.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the judge and the outlines belong to the tests

from deckgen.model.briefing import Density
from tests.oracles import agreement, overflow, soffice
from tests.outlines import build_deck, random_outline

_TOGETHER = 20
"""Decks that LibreOffice converts in one run."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--count", type=int, default=300, help="how many outlines")
    parser.add_argument("--keep", type=Path, help="folder to keep outlines and decks in")
    arguments = parser.parse_args()
    total, words, elsewhere = overflow.Verdict(), 0, 0
    seeds = range(arguments.first, arguments.first + arguments.count)
    with tempfile.TemporaryDirectory() as work:
        folder = arguments.keep or Path(work)
        for start in range(0, len(seeds), _TOGETHER):
            decks = write_decks(seeds[start : start + _TOGETHER], folder)
            verdicts = overflow.check_all(decks)
            pdfs = soffice.to_pdfs(tuple(decks))
            for (deck, verdict), theirs in zip(verdicts.items(), pdfs, strict=True):
                if verdict.faults:
                    print(deck.stem, *list(overflow.report(verdict))[5:], sep="\n")
                total.add(verdict)
                same = agreement_of(deck, theirs)
                words += same.words
                elsewhere += len(same.moved) + len(same.alone)
    total_lines = list(overflow.report(total))[:5]
    print(f"outlines    {len(seeds)}", *total_lines, sep="\n")
    print(f"slides.pdf  {1 - elsewhere / max(1, words):.2%} of {words} words as in LibreOffice's PDF")
    return 0 if total.is_good else 1


def agreement_of(deck: Path, theirs: Path) -> agreement.Agreement:
    """Of the slides as we draw them with LibreOffice's, but for those that have ideographs."""
    return agreement.compare(deck.with_suffix(".pdf"), theirs, agreement.pages_of_ideographs(theirs))


def write_decks(seeds: Sequence[int], folder: Path) -> Mapping[Path, Density]:
    """The decks of some outlines, and how dense each is."""
    folder.mkdir(parents=True, exist_ok=True)
    decks = {}
    for seed in seeds:
        outline = random_outline(seed)
        deck = folder / f"{outline.name}.pptx"
        deck.with_suffix(".md").write_bytes(outline.files["talk.md"])
        data, slides, _ = build_deck(outline)
        deck.write_bytes(data)
        deck.with_suffix(".pdf").write_bytes(slides)
        decks[deck] = Density(outline.density)
    return decks


if __name__ == "__main__":
    sys.exit(main())
