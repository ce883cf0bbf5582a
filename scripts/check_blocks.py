"""Ask LibreOffice of every block, alone, in columns and in pairs, whether slides show all of it, and well.

    python scripts/check_blocks.py [--pairs some|every|none] [--size 16:9] [--theme navy] [--keep DIR]

Each block with none, one, a typical number, many and far too many items, in four formats and three themes:
one deck for each. With `--pairs some`, pairs and columns with a typical number stand in all twelve, those
with other numbers in one of them (half an hour); with `--pairs every` all stand in all (hours). Prints every
fault, and of which blocks it is.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the judge and the outlines belong to the tests

from deckgen.diagnostics import Code, Report, Severity
from deckgen.model.briefing import Density
from tests import blocks
from tests.oracles import overflow
from tests.oracles.overflow_deck import read_deck

_TOGETHER = 150
"""Cases in a deck: LibreOffice slows down on decks of thousands of slides."""


@dataclass(frozen=True, slots=True)
class Look:
    size: str
    theme: str


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", choices=("some", "every", "none"), default="some")
    parser.add_argument("--size", choices=blocks.SIZES, action="append")
    parser.add_argument("--theme", choices=blocks.THEMES, action="append")
    parser.add_argument("--keep", type=Path, help="folder to keep the decks in")
    arguments = parser.parse_args()
    total = overflow.Verdict()
    cases = 0
    with tempfile.TemporaryDirectory() as work:
        folder = arguments.keep or Path(work)
        folder.mkdir(parents=True, exist_ok=True)
        looks = product(arguments.size or blocks.SIZES, arguments.theme or blocks.THEMES)
        for look in (Look(*pair) for pair in looks):
            for name, count in blocks.COUNTS.items():
                chosen = tuple(choose(count, look, arguments.pairs))
                verdict = check(chosen, look, folder / f"{look.theme}-{look.size}-{count}".replace(":", "x"))
                print(
                    f"{look.theme} {look.size}, {name}: {verdict.slides} slides, {len(verdict.harm)} faults"
                )
                sys.stdout.flush()
                total.add(verdict)
                cases += len(chosen)
    print(f"cases       {cases}", *list(overflow.report(total))[:5], sep="\n")
    return 0 if total.is_good else 1


def choose(count: int, look: Look, pairs: str) -> Iterator[blocks.Case]:
    """The cases of one deck."""
    yield from blocks.alone(count)
    if pairs == "none":
        return
    looks = tuple(Look(*pair) for pair in product(blocks.SIZES, blocks.THEMES))
    own = looks.index(look)
    is_typical = count == blocks.COUNTS["typical"]
    for number, case in enumerate((*blocks.in_columns(count), *blocks.in_pairs(count))):
        if pairs == "every" or is_typical or number % len(looks) == own:
            yield case


def check(cases: Sequence[blocks.Case], look: Look, path: Path) -> overflow.Verdict:
    """The verdict on all of the cases; prints what is wrong, and every error that a build reported."""
    total = overflow.Verdict()
    for start in range(0, len(cases), _TOGETHER):
        deck = path.with_name(f"{path.name}-{start}.pptx")
        data, report = blocks.build_deck(cases[start : start + _TOGETHER], look.size, look.theme)
        deck.write_bytes(data)
        print_errors(report)
        verdict = overflow.check(deck, Density.ROOM)
        slides = read_deck(deck).slides
        for fault in verdict.harm:
            title = next((one for one in slides[fault.slide - 1].texts if one.kind == "title"), None)
            case = title.paragraphs[0].text if title else ""
            print(f"  {case}: {fault.kind.value} {fault.place}, {fault.text[:48]!r}: {fault.detail}")
        total.add(verdict)
    return total


def print_errors(report: Report) -> None:
    for one in report:
        # A block alone that has no items leaves its slide empty, as it should.
        if one.severity is Severity.ERROR and one.code is not Code.SLIDE_EMPTY:
            print(f"  {one.code.id} {one.span}: {one.message}")


if __name__ == "__main__":
    sys.exit(main())
