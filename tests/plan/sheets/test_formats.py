"""The sample in every format of slides and every theme: whole, and on the slide."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from deckgen.plan.pages.page import ARTIFACT, Page, PagesPlan, TextLine
from deckgen.theme import builtin_names
from deckgen.theme.resolve import SLIDE_SIZES
from tests.conftest import ROOT
from tests.plan.sheets.decks import deck_at, lines, set_deck, words

SAMPLE = ROOT / "outlines" / "geneva-2021"
MARGIN = 36.0
HANGING = 14.0
"""So far left of the margin stands the mark that opens a quotation."""
HANGING = 22.0
"""Opening quotation marks hang into the margin, so that the letters stand on its line."""
OPENING = ("cover", "agenda", "section")

Box = tuple[float, float, float, float]


def sample(tmp_path: Path, name: str, theme: str) -> tuple[list[str], PagesPlan]:
    """The layouts of the slides, and their pages."""
    file = tmp_path / "format.yaml"
    file.write_text(f'extends: {theme}\nslide: "{name}"\n', "utf-8")
    deck = deck_at(str(SAMPLE), theme=str(file))
    return [slide.layout for slide in deck.slides if not slide.hidden], set_deck(deck)


def extent(line: TextLine) -> Box:
    """Left, top, right and bottom of what a line shows."""
    size = max(placed.run.style.size for placed in line.runs)
    last = line.runs[-1]
    return line.runs[0].x, line.baseline - 0.7 * size, last.x + last.width, line.baseline


def overlaps(page: Page) -> list[str]:
    """Lines of text that lie on one another."""
    boxes = [(words(line), extent(line)) for line in lines(page, artifacts=True) if words(line).strip()]
    return [f"{one} / {other}" for (one, a), (other, b) in combinations(boxes, 2) if _overlap(a, b)]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("theme", builtin_names())
@pytest.mark.parametrize("name", SLIDE_SIZES)
def test_every_text_of_the_sample_stands_between_the_margins(name: str, theme: str, tmp_path: Path) -> None:
    _, plan = sample(tmp_path, name, theme)
    assert len(plan.pages) > 30
    for page in plan.pages:
        for line in lines(page, artifacts=True):
            left, top, right, bottom = extent(line)
            assert left >= MARGIN - (HANGING if words(line).startswith("“") else 3), words(line)
            assert right <= plan.width - MARGIN + 0.5, words(line)
            assert top >= 0, words(line)
            assert bottom <= plan.height - MARGIN / 2, words(line)


@pytest.mark.parametrize("theme", builtin_names())
@pytest.mark.parametrize("name", SLIDE_SIZES)
def test_no_two_texts_of_the_sample_overlap(name: str, theme: str, tmp_path: Path) -> None:
    _, plan = sample(tmp_path, name, theme)
    assert [text for page in plan.pages for text in overlaps(page)] == []


@pytest.mark.parametrize("name", SLIDE_SIZES)
def test_what_opens_a_deck_uses_the_height_of_the_slide(name: str, tmp_path: Path) -> None:
    used, plan = sample(tmp_path, name, "navy")
    for layout, page in zip(used, plan.pages, strict=True):
        if layout in OPENING:
            lowest = max(line.baseline for line in lines(page) if line.node != ARTIFACT)
            assert lowest > plan.height * 0.7, layout
