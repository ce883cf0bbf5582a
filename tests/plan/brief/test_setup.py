"""How the brief's pages may be set up: duplex, justified, one column, large print."""

from __future__ import annotations

import io
from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.diagnostics import Report
from deckgen.project import MemoryFiles, Overrides
from tests.inspect import pdf
from tests.oracles import pagevalidation

MM = 72 / 25.4
SAFE = 11.9 * MM
SETUPS = (
    {"duplex": "true", "justified": "true"},
    {"duplex": "true", "columns": "single", "paper": "Letter"},
    {"large-print": "true"},
    {"large-print": "true", "paper": "Letter", "duplex": "true"},
)
PROSE = (
    "The presidents met at the villa and issued a joint statement on stability, which neither "
    "called a breakthrough; international consultations about cybersecurity followed within several months. "
)
TOPICS = "".join(
    f"## Message number {n} of the briefing\n\n{PROSE * 3}[^{n}]\n\n"
    f"::: side\n**Term {n}** means something.\n:::\n\n"
    f"{PROSE * 2}\n\n- A point of it\n- Another\n\n[^{n}]: {PROSE}\n\n"
    for n in range(1, 7)
)
TEXT = f"""---
title: A briefing that is set up in several ways
subtitle: {PROSE}
date: 2026-01-31
cutoff: 2026-01-15
version: "1.0"
authors: [A. Author, B. Author]
organisation: The organisation
---

# Summary

## Bottom line

::: bluf
{PROSE}
:::

::: side
**Asked of you** A decision by Friday.
:::

::: {{.key-judgment likelihood=likely confidence=moderate outcome="It did."}}
{PROSE}
:::

::: key-figures
- **158 min** of talks
- **3 of 7** agreed
- **8 days** until both were back
:::

# Details

::: {{.chart type=bar source="The office" note="Rounded."}}
A message in the caption of the chart

| What | n |
|---|---|
| a | 1 |
| b | 2 |
:::

::: {{.table caption="A table with four columns" source="The office" note="Rounded."}}
| Name of it | Number | What it is about | Outcome |
|---|---|---|---|
| one | 1 | {PROSE[:60]} | done |
| two | 2 | {PROSE[:60]} | done |
:::

{TOPICS}
"""


@cache
def brief(**meta: str) -> bytes:
    keys = {name.replace("_", "-"): value for name, value in meta.items()}
    request = Request("talk.md", targets=("brief",), overrides=Overrides(meta=keys))
    prepared = prepare_briefing(request, Report(), files=MemoryFiles({"talk.md": TEXT.encode()}))
    assert prepared is not None
    ((name, planned),) = prepared.planned
    return planned.render(name)[0].data


@cache
def words(data: bytes) -> tuple[pdf.Word, ...]:
    return pdf.words(data)


def lines(data: bytes) -> dict[tuple[int, int], list[pdf.Word]]:
    """The words of each page's lines, by baseline."""
    found: dict[tuple[int, int], list[pdf.Word]] = defaultdict(list)
    for word in words(data):
        found[word.page, round(word.bottom)].append(word)
    return found


def page_size(data: bytes) -> tuple[float, float]:
    box = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox
    return float(box.width), float(box.height)


@pytest.mark.parametrize("setup", SETUPS, ids=str)
def test_file_is_valid_and_holds_nothing_outside_the_margins(setup: dict[str, str], tmp_path: Path) -> None:
    data = brief(**{name.replace("-", "_"): value for name, value in setup.items()})
    path = tmp_path / "brief.pdf"
    path.write_bytes(data)
    assert [pagevalidation.validate(path, profile) for profile in ("ua1", "2a")] == [(), ()]
    width, height = page_size(data)
    for word in words(data):
        assert min(word.x, width - word.right) >= SAFE, word
        assert min(word.y, height - word.bottom) >= SAFE, word


def test_duplex_mirrors_the_margins_and_puts_page_numbers_outside() -> None:
    data = brief(duplex="true", justified="true")
    width, height = page_size(data)
    left = {page: min(w.x for w in words(data) if w.page == page) for page in (3, 4)}
    assert left[3] - left[4] == pytest.approx(12 * MM, abs=0.5)
    foot = [word for word in words(data) if word.y > height - 20 * MM]
    number = {page: next(w for w in foot if w.page == page and w.text == str(page)) for page in (3, 4)}
    assert number[3].x > width / 2 > number[4].x
    root: Any = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]
    assert root["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"
    assert root["/PageLayout"] == "/TwoPageRight"


def test_justified_lines_end_at_one_edge_and_no_gap_is_wide() -> None:
    text_lines = []
    for found in lines(brief(duplex="true", justified="true")).values():
        own = sorted((w for w in found if "Serif" in w.font and w.size == 10), key=lambda word: word.x)
        if len(own) > 5:
            text_lines.append(own)
    edges = {
        round(line[0].x): max(o[-1].right for o in text_lines if o[0].x == line[0].x) for line in text_lines
    }
    flush = [edges[round(line[0].x)] - line[-1].right < 1 for line in text_lines]
    assert sum(flush) > 0.6 * len(flush) > 12
    gaps = [b.x - a.right for line in text_lines for a, b in pairwise(line)]
    assert max(gaps) < 5  # a space of the font is 2.2 points wide in this size
    assert min(gaps) > 1.5


@pytest.mark.parametrize("theme", ["navy", "grey"])
def test_print_without_colour_spends_little_ink(theme: str) -> None:
    for page in pypdfium2.PdfDocument(brief(theme=theme)):
        tones = page.render(scale=0.5, grayscale=True).to_pil().histogram()
        assert sum(tones[:146]) < 0.08 * sum(tones)  # darker than 43 per cent


def test_single_column_leaves_nothing_beside_the_text() -> None:
    data = brief(duplex="true", columns="single", paper="Letter")
    width, height = page_size(data)
    assert (width, height) == pytest.approx((612, 792), abs=0.1)
    inner = [w for w in words(data) if 20 * MM < w.y < height - 25 * MM]
    for page in {w.page for w in inner}:
        own = [w for w in inner if w.page == page]
        assert max(w.right for w in own) - min(w.x for w in own) <= 127.7 * MM


def test_large_print_has_text_of_18_points_and_nothing_small() -> None:
    found = words(brief(large_print="true"))
    sizes = [round(word.size, 1) for word in found]
    assert max(set(sizes), key=sizes.count) == 18
    assert min(sizes) >= 7.5  # raised marks
    assert sum(size < 15 for size in sizes) < 0.03 * len(sizes)
    assert not any("Serif" in word.font for word in found)
    assert not any(word.text.endswith("\u00ad") for word in found)


def test_every_setup_says_the_same() -> None:
    """Nothing is lost for lack of a side column."""
    usual = said(brief()) - {"Inside"}  # the heading of the contents in the side column
    for setup in ({"large_print": "true"}, {"duplex": "true", "columns": "single", "paper": "Letter"}):
        assert usual - said(brief(**setup)) == set(), setup


def said(data: bytes) -> set[str]:
    return {
        word for element in pdf.structure(data).iter_all() for word in element.text.split() if word.isalpha()
    }
