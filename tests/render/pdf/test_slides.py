"""Slides as PDF files: sound and accessible, and the same that LibreOffice makes of the deck."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deckgen.diagnostics import Report
from deckgen.plan.deck.slides import DeckPlan, PictureBox, TextBox
from deckgen.plan.pages.page import PagesPlan, Picture
from deckgen.plan.sheets import plan_handout, plan_notes, plan_slides
from deckgen.render.pdf import render_pages
from deckgen.render.pptx import render_deck
from deckgen.units import inch_rect
from tests.inspect import pdf
from tests.oracles import agreement, pagevalidation, poppler, qpdf, soffice
from tests.plan.sheets.decks import deck, deck_at, deck_of, slide
from tests.plan.sheets.decks import paragraph as line
from tests.samples import PICTURE

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "outlines" / "geneva-2021"
TALK = """---
title: A talk
lang: en-GB
agenda: true
---
# First part

## One thing is true {#one}

- see [above](#two) and say more of it in so many words
- see [elsewhere](https://example.org/) and say more of it

::: notes
Say it slowly.
:::

## Another is not {#two}

| Name | Number |
|------|-------:|
| one  |      1 |

# Second part

## A last thing follows

1. first
2. second
"""

KINDS: dict[str, Callable[[DeckPlan], PagesPlan]] = {
    "slides": lambda deck: plan_slides(deck, Report()),
    "handout": lambda deck: plan_handout(deck, 3, Report()),
    "handout of six": lambda deck: plan_handout(deck, 6, Report()),
    "notes": lambda deck: plan_notes(deck, Report()),
}


@pytest.fixture(scope="module")
def talk() -> bytes:
    return render_pages(plan_slides(deck_of(TALK), Report()))


def test_links_lead_to_slides_and_addresses(talk: bytes) -> None:
    found = {link.contents: link.target for link in pdf.links(talk)}
    assert found["above"] == "#5"
    assert found["elsewhere"] == "https://example.org/"
    assert found["Second part"] == "#6"


def test_a_picture_of_a_slide_leads_where_its_link_does() -> None:
    there = TextBox(inch_rect(1, 1, 4, 1), (line("There"),))
    here = PictureBox(inch_rect(2, 3, 4, 2), PICTURE, alt="A map", link="#there")
    hush = PictureBox(inch_rect(7, 3, 4, 2), PICTURE, decorative=True, link="https://example.org/")
    data = render_pages(plan_slides(deck(slide(here, hush, id="here"), slide(there, id="there")), Report()))
    first, second = pdf.links(data)
    assert (first.target, first.contents) == ("#2", "A map")
    assert (first.left, first.right) == (2 * 72, 6 * 72)
    assert second.target == "https://example.org/"
    assert [node.alt for node in pdf.structure(data).find("Figure")] == ["A map", "https://example.org/"]


def test_bookmarks_lead_through_sections_and_slides(talk: bytes) -> None:
    assert pdf.outline(talk) == (
        (0, "A talk", 1),
        (1, "Agenda", 2),
        (0, "First part", 3),
        (1, "One thing is true", 4),
        (1, "Another is not", 5),
        (0, "Second part", 6),
        (1, "A last thing follows", 7),
    )


def test_pages_bear_the_numbers_of_their_slides(talk: bytes) -> None:
    backup = "\n## More of it {.backup}\n\n- a point\n\n## And more {.backup}\n\n- a point\n"
    data = render_pages(plan_slides(deck_of(TALK + backup), Report()))
    assert pdf.page_labels(data) == ["1", "2", "3", "4", "5", "6", "7", "A1", "A2"]


def test_the_structure_tells_headings_lists_and_tables(talk: bytes) -> None:
    tree = pdf.structure(talk)
    headings = [heading.full_text.strip() for heading in tree.find("H1")]
    assert headings == [
        "A talk",
        "Agenda",
        "First part",
        "One thing is true",
        "Another is not",
        "Second part",
        "A last thing follows",
    ]
    items = [[part.full_text for part in item.children] for item in tree.find("LI")]
    assert items[-2:] == [["1.", "first"], ["2.", "second"]]
    assert [cell.full_text.strip() for cell in tree.find("TH")] == ["Name", "Number", "one"]


def test_a_deck_renders_to_the_same_bytes_twice(talk: bytes) -> None:
    assert render_pages(plan_slides(deck_of(TALK), Report())) == talk


@pytest.mark.oracle
@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_is_sound_accessible_and_archival(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    plan = KINDS[kind](deck_at(str(SAMPLE)))
    path.write_bytes(render_pages(plan))
    assert qpdf.check(path) == ()
    assert [pagevalidation.validate(path, profile) for profile in ("ua1", "2a")] == [(), ()]
    assert poppler.page_count(path) == len(plan.pages)


@pytest.mark.oracle
def test_documents_of_others_are_sound_and_accessible(shared: Path, tmp_path: Path) -> None:
    for source in sorted((shared / "corpus" / "md").glob("*.md")):
        path = tmp_path / f"{source.stem}.pdf"
        path.write_bytes(render_pages(plan_slides(deck_at(str(source), prose="slide"), Report())))
        assert [pagevalidation.validate(path, profile) for profile in ("ua1", "2a")] == [(), ()], source.name


def agree(deck: DeckPlan, folder: Path) -> agreement.Agreement:
    ours, presentation = folder / "slides.pdf", folder / "deck.pptx"
    plan = plan_slides(deck, Report())
    ours.write_bytes(render_pages(plan))
    presentation.write_bytes(render_deck(deck))
    pictures = [
        agreement.Place(number, item.x, item.y, item.x + item.width, item.y + item.height)
        for number, page in enumerate(plan.pages, 1)
        for item in page.items
        if isinstance(item, Picture)
    ]
    return agreement.compare(ours, soffice.to_pdf(presentation), pictures)


@pytest.mark.oracle
@pytest.mark.parametrize("theme", ["navy", "arial"])
def test_the_slides_of_the_sample_agree_with_the_deck_in_libreoffice(theme: str, tmp_path: Path) -> None:
    found = agree(deck_at(str(SAMPLE), theme=theme), tmp_path)
    assert found.words > 3000
    assert found.alone == ()
    assert len(found.moved) <= found.words * 0.002, found.moved


@pytest.mark.oracle
def test_slides_full_of_prose_agree_with_the_deck_in_libreoffice(tmp_path: Path) -> None:
    found = agree(deck_at(str(SAMPLE), prose="slide"), tmp_path)
    # In a low chart, LibreOffice leaves out a label that it finds too near to another.
    assert len(found.alone) <= 1, found.alone
    # A line that is full to a thousandth breaks here or there: one such line moves a dozen words.
    assert len(found.moved) <= found.words * 0.015, found.moved


@pytest.mark.oracle
def test_dense_slides_agree_with_the_deck_in_libreoffice(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(shared / "bench"))
    from make_corpus import main  # type: ignore[import-not-found]

    monkeypatch.setattr(sys, "argv", ["make_corpus", "--dense", "--sizes", "5", str(tmp_path)])
    main()
    found = agree(deck_at(str(tmp_path / "dense" / "deck.md"), prose="slide"), tmp_path)
    assert found.words > 2500
    assert found.alone == ()
    assert len(found.moved) <= found.words * 0.015, found.moved
