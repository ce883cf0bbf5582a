"""Slides that cannot overflow: LibreOffice's word on the sample, dense and foreign outlines, and random ones.

Each batch is one run of LibreOffice. `scripts/check_overflow.py` asks the same of 300 random outlines.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from deckgen.model.briefing import Density
from tests.building import build_path
from tests.conftest import ROOT
from tests.oracles import overflow
from tests.outlines import Outline, build_deck, dense_outline, random_outline

pytestmark = pytest.mark.oracle

SEEDS = range(0, 300, 17)
"""All densities, themes, formats and fullnesses are among them."""
LEAST_AGREEMENT = 0.99
FOREIGN_AGREEMENT = 0.97
"""Which font draws Arabic, Hindi or Japanese is known to nobody but the machine; widths are guessed."""

Decks = Iterator[tuple[str, Density, bytes]]
"""Names, densities and files."""


def write(decks: Decks, folder: Path) -> Mapping[Path, Density]:
    found = {}
    for name, density, data in decks:
        path = folder / f"{name}.pptx"
        path.write_bytes(data)
        found[path] = density
    return found


def judged(decks: Decks, folder: Path) -> tuple[overflow.Verdict, list[str]]:
    """The verdict on all, and every harm with the name of its deck."""
    total, harm = overflow.Verdict(), []
    for path, verdict in overflow.check_all(write(decks, folder)).items():
        total.add(verdict)
        harm += [f"{path.stem}: {fault}" for fault in verdict.harm]
    return total, harm


def of_outlines(outlines: Iterator[Outline]) -> Decks:
    for outline in outlines:
        data, report = build_deck(outline)
        assert [one.message for one in report if one.severity.value == "error"] == [], outline.name
        yield outline.name, Density(outline.density), data


def sample() -> Decks:
    path = str(ROOT / "outlines" / "geneva-2021")
    for theme, density in (("navy", "room"), ("arial", "stage")):
        yield f"sample-{theme}", Density(density), build_path(path, theme=theme, density=density).deck


def dense() -> Decks:
    kinds = (("room", "navy", "16:9"), ("stage", "grey", "4:3"), ("reading", "arial", "A4"))
    yield from of_outlines(dense_outline(*kind) for kind in kinds)


def random() -> Decks:
    yield from of_outlines(random_outline(seed) for seed in SEEDS)


@pytest.mark.parametrize("batch", [sample, dense, random], ids=lambda batch: batch.__name__)
def test_every_text_stands_whole_in_its_box_and_in_its_size(
    batch: Callable[[], Decks], tmp_path: Path
) -> None:
    verdict, harm = judged(batch(), tmp_path)
    assert harm == []
    assert verdict.words > 1000
    assert verdict.words_missing == 0
    assert verdict.agreement >= LEAST_AGREEMENT


def test_outlines_of_other_people_stand_whole_in_their_boxes(shared: Path, tmp_path: Path) -> None:
    paths = sorted((shared / "corpus" / "md").glob("*.md"))
    decks = ((path.stem, Density.ROOM, build_path(str(path)).deck) for path in paths)
    verdict, harm = judged(decks, tmp_path)
    assert harm == []
    assert verdict.agreement >= FOREIGN_AGREEMENT


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
    verdict, harm = judged(iter((("dense", Density.ROOM, deck),)), tmp_path)
    assert harm == []
    assert verdict.words_missing == 0
    assert (verdict.smallest["body"], verdict.smallest["table"]) >= (18, 12)
    assert verdict.agreement >= LEAST_AGREEMENT
