"""Slides that cannot overflow: LibreOffice's word on the sample, dense and foreign outlines, and random ones.

Each batch is one run of LibreOffice. `scripts/check_overflow.py` asks the same of 300 random outlines.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from deckgen.model.briefing import Density
from tests.building import build_path
from tests.conftest import ROOT
from tests.oracles import agreement, overflow, soffice
from tests.outlines import Outline, build_deck, dense_outline, random_outline

pytestmark = pytest.mark.oracle

SEEDS = range(0, 300, 17)
"""All densities, themes, formats and fullnesses are among them."""
LEAST_AGREEMENT = 0.99
MOST_ELSEWHERE = 0.015
"""A line that is full to a thousandth breaks here or there: one such line moves a dozen words."""
FOREIGN_AGREEMENT = 0.97
"""Which font draws Arabic, Hindi or Japanese is known to nobody but the machine; widths are guessed."""


@dataclass(frozen=True, slots=True)
class Built:
    name: str
    density: Density
    deck: bytes
    slides: bytes = b""
    """The deck as our own PDF; empty where it is not compared."""


@dataclass(slots=True)
class Judged:
    verdict: overflow.Verdict
    harm: list[str]
    """Each with the name of its deck."""
    words: int = 0
    """That stand on our PDF's slides and on those of LibreOffice's."""
    elsewhere: int = 0
    """Those of them that stand at another place, or are broken elsewhere."""


def judged(decks: Iterator[Built], folder: Path) -> Judged:
    built = {folder / f"{one.name}.pptx": one for one in decks}
    for path, one in built.items():
        path.write_bytes(one.deck)
    found = Judged(overflow.Verdict(), [])
    for path, verdict in overflow.check_all({path: one.density for path, one in built.items()}).items():
        found.verdict.add(verdict)
        found.harm += [f"{path.stem}: {fault}" for fault in verdict.harm]
    for path, theirs in zip(built, soffice.to_pdfs(tuple(built)), strict=True):
        if built[path].slides:
            ours = path.with_suffix(".pdf")
            ours.write_bytes(built[path].slides)
            same = agreement.compare(ours, theirs, agreement.pages_of_ideographs(theirs))
            found.words += same.words
            found.elsewhere += len(same.moved) + len(same.alone)
    return found


def of_outlines(outlines: Iterator[Outline]) -> Iterator[Built]:
    for outline in outlines:
        deck, slides, report = build_deck(outline)
        assert [one.message for one in report if one.severity.value == "error"] == [], outline.name
        # In cells, LibreOffice leaves out the gap between lines: a cell of 400 words is lower there.
        is_compared = not outline.name.startswith("dense")
        yield Built(outline.name, Density(outline.density), deck, slides if is_compared else b"")


def sample() -> Iterator[Built]:
    path = str(ROOT / "outlines" / "geneva-2021")
    for theme, density in (("navy", "room"), ("arial", "stage")):
        yield Built(f"sample-{theme}", Density(density), build_path(path, theme=theme, density=density).deck)


def dense() -> Iterator[Built]:
    kinds = (("room", "navy", "16:9"), ("stage", "grey", "4:3"), ("reading", "arial", "A4"))
    yield from of_outlines(dense_outline(*kind) for kind in kinds)


def random() -> Iterator[Built]:
    yield from of_outlines(random_outline(seed) for seed in SEEDS)


@pytest.mark.parametrize("batch", [sample, dense, random], ids=lambda batch: batch.__name__)
def test_every_text_stands_whole_in_its_box_and_in_its_size(
    batch: Callable[[], Iterator[Built]], tmp_path: Path
) -> None:
    found = judged(batch(), tmp_path)
    assert found.harm == []
    assert found.verdict.words > 1000
    assert found.verdict.words_missing == 0
    assert found.verdict.agreement >= LEAST_AGREEMENT
    assert found.elsewhere <= MOST_ELSEWHERE * found.words


def test_outlines_of_other_people_stand_whole_in_their_boxes(shared: Path, tmp_path: Path) -> None:
    paths = sorted((shared / "corpus" / "md").glob("*.md"))
    found = judged((Built(path.stem, Density.ROOM, build_path(str(path)).deck) for path in paths), tmp_path)
    assert found.harm == []
    assert found.verdict.agreement >= FOREIGN_AGREEMENT


def test_the_dense_corpus_on_which_other_programs_lose_words_is_shown_whole(
    shared: Path, tmp_path: Path
) -> None:
    make = [
        sys.executable,
        str(shared / "bench" / "make_corpus.py"),
        str(tmp_path),
        "--sizes",
        "5",
        "--dense",
    ]
    subprocess.run(make, check=True, timeout=60)
    deck = build_path(str(tmp_path / "dense" / "deck.md"), prose="slide").deck
    found = judged(iter((Built("dense", Density.ROOM, deck),)), tmp_path)
    verdict = found.verdict
    assert found.harm == []
    assert verdict.words_missing == 0
    assert (verdict.smallest["body"], verdict.smallest["table"]) >= (18, 12)
    assert verdict.agreement >= LEAST_AGREEMENT
