"""The judge of overflow is seen to object to each fault, and to nothing on a good slide."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Inches, Pt

from deckgen.model.briefing import Density
from deckgen.theme.resolve import SCALES
from tests.conftest import ROOT
from tests.oracles import overflow, soffice
from tests.oracles.overflow_deck import read_deck
from tests.oracles.overflow_page import read_pages
from tests.oracles.overflow_rules import Kind
from tests.samples import PNG

pytestmark = pytest.mark.oracle

WORDS = "harbour berth vessel tide cargo crane pilot schedule ledger forecast"
BOX = (Inches(0.5), Inches(2), Inches(9), Inches(3))
PART = (Inches(0.5), Inches(2), Inches(3), Inches(1))


def too_long(slide: Any) -> None:
    add_text(slide, [WORDS] * 12)


def below_the_slide(slide: Any) -> None:
    add_text(slide, [WORDS] * 40)


def on_another(slide: Any) -> None:
    add_text(slide, [WORDS])
    add_text(slide, [WORDS.upper()])


def under_a_picture(slide: Any) -> None:
    add_text(slide, [WORDS])
    slide.shapes.add_picture(io.BytesIO(PNG), *PART)


def under_a_filled_shape(slide: Any) -> None:
    add_text(slide, [WORDS])
    fill = slide.shapes.add_shape(1, *PART).fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(200, 200, 200)


def shrunk_by_autofit(slide: Any) -> None:
    add_text(slide, [WORDS] * 12).auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE


def too_small(slide: Any) -> None:
    add_text(slide, [WORDS], size=9)


def in_rows_that_grow(slide: Any) -> None:
    table = slide.shapes.add_table(3, 2, *PART).table
    for row in table.rows:
        for cell in row.cells:
            cell.text = WORDS


def in_a_title_of_sixty_words(slide: Any) -> None:
    """The box and the size are inherited, as in most programs' decks."""
    slide.placeholders[0].text_frame.text = " ".join([WORDS] * 6)


def good(slide: Any) -> None:
    add_text(slide, [WORDS, "harbour\vberth"])


FAULTS = (
    (Kind.OUTSIDE_BOX, too_long),
    (Kind.OUTSIDE_SLIDE, below_the_slide),
    (Kind.OVERLAP, on_another),
    (Kind.COVERED, under_a_picture),
    (Kind.COVERED, under_a_filled_shape),
    (Kind.SHRUNK, shrunk_by_autofit),
    (Kind.SMALL, too_small),
    (Kind.OUTSIDE_BOX, in_rows_that_grow),
    (Kind.OUTSIDE_BOX, in_a_title_of_sixty_words),
)


def add_text(slide: Any, paragraphs: list[str], size: float = 24) -> Any:
    frame = slide.shapes.add_textbox(*BOX).text_frame
    frame.word_wrap = True
    frame.text = "\n".join(paragraphs)
    for paragraph in frame.paragraphs:
        paragraph.font.size = Pt(size)
        paragraph.font.name = "Calibri"
    return frame


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One fault a slide, in the order of `FAULTS`, and a good slide at the end."""
    made = pptx.Presentation()
    for make in (*(make for _, make in FAULTS), good):
        make(made.slides.add_slide(made.slide_layouts[5]))
    path = tmp_path_factory.mktemp("faulty") / "faulty.pptx"
    made.save(str(path))
    return path


@pytest.fixture(scope="module")
def verdict(deck: Path) -> overflow.Verdict:
    return overflow.check(deck)


@pytest.mark.parametrize(
    "number", range(1, len(FAULTS) + 1), ids=lambda number: FAULTS[number - 1][1].__name__
)
def test_each_fault_is_seen(verdict: overflow.Verdict, number: int) -> None:
    assert FAULTS[number - 1][0] in {fault.kind for fault in verdict.faults if fault.slide == number}


def test_a_good_slide_has_no_fault(verdict: overflow.Verdict) -> None:
    assert [fault for fault in verdict.faults if fault.slide > len(FAULTS)] == []
    assert not verdict.is_good


def test_words_that_are_not_shown_are_missed(deck: Path, tmp_path: Path) -> None:
    other = pptx.Presentation(str(deck))
    good_slide = list(other.slides)[-1]
    good_slide.shapes[-1].text_frame.paragraphs[0].runs[0].text = f"{WORDS} unseen"
    other.save(str(tmp_path / "other.pptx"))
    pages = read_pages(soffice.to_pdf(deck))
    verdict = overflow.compare(read_deck(tmp_path / "other.pptx"), pages, SCALES[Density.ROOM])
    missing = [fault for fault in verdict.faults if fault.kind is Kind.MISSING]
    assert [(fault.slide, fault.detail) for fault in missing] == [(len(FAULTS) + 1, "unseen")]
    assert verdict.words_missing == 1


def test_lines_are_counted_as_the_planner_counts_them(verdict: overflow.Verdict) -> None:
    assert verdict.paragraphs > 50
    shrunk = 1 + [make for _, make in FAULTS].index(shrunk_by_autofit)
    assert {fault.slide for fault in verdict.faults if fault.kind is Kind.LINES} == {shrunk}


def test_it_is_a_program_of_its_own(deck: Path) -> None:
    command = [sys.executable, "-m", "tests.oracles.overflow", str(deck)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 1
    assert "shrunk" in done.stdout
    assert "line counts" in done.stdout
