"""The pages of the slides: which there are, what they are called, and where their links lead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.diagnostics import Report
from deckgen.plan.deck.slides import DeckSection
from deckgen.plan.pages.page import Fill, Line, Mark, TextLine
from deckgen.plan.sheets import plan_slides
from deckgen.plan.text import Run, TextParagraph
from deckgen.theme.layouts import layouts
from deckgen.theme.resolve import SLIDE_SIZES
from deckgen.units import to_points
from tests.plan.sheets.decks import box, deck, deck_of, find, paragraph, set_deck, slide, style, texts, theme

TOPICS = "".join(f"## Topic {n} says something\n\n- a point\n\n" for n in range(1, 4))


@pytest.mark.parametrize("name", SLIDE_SIZES)
def test_a_page_has_the_size_of_its_slide(name: str) -> None:
    plan = deck(slide(box(paragraph("Word"))))
    pages = set_deck(replace(plan, theme=replace(theme(), slide=SLIDE_SIZES[name])))
    size = SLIDE_SIZES[name]
    assert (pages.width, pages.height) == (to_points(size.width), to_points(size.height))


def test_each_slide_has_a_page_and_hidden_ones_have_none() -> None:
    shown, hidden = slide(box(paragraph("Shown"))), slide(box(paragraph("Hidden")), id="two")
    last = slide(box(paragraph("Last")), id="three")
    pages = set_deck(deck(shown, replace(hidden, hidden=True), last))
    assert [texts(page) for page in pages.pages] == [["Shown"], ["Last"]]
    assert [bookmark.mark for bookmark in pages.bookmarks] == ["one", "three"]


def test_a_link_to_a_hidden_slide_is_plain_text() -> None:
    run = Run("See there", style(), link="#two")
    linking = slide(box(TextParagraph((run,))))
    for hidden, link in ((False, "#two"), (True, "")):
        pages = set_deck(deck(linking, replace(slide(id="two"), hidden=hidden)))
        assert find(pages, "See there").runs[0].run.link == link


def test_the_furniture_of_the_layout_lies_below_everything() -> None:
    page = set_deck(deck(replace(slide(box(paragraph("Word"))), layout="cover"))).pages[0]
    kinds = [type(item) for item in page.items]
    assert kinds == [Mark, Fill, Fill, Line, TextLine]
    field = next(item for item in page.items if isinstance(item, Fill))
    wanted = layouts(theme())["cover"].furniture[0]
    assert (field.width, field.color) == (to_points(wanted.rect.width), wanted.fill)


def test_pages_are_called_as_their_slides_are_numbered() -> None:
    appendix = "## Backup says more {.backup}\n\n- a point\n"
    pages = set_deck(deck_of(f"---\ntitle: Talk\n---\n{TOPICS}{appendix}"))
    assert [page.label for page in pages.pages] == ["1", "2", "3", "4", "A1"]


def test_bookmarks_are_sections_and_below_them_slides() -> None:
    slides = (slide(), slide(id="two"), slide(id="three"))
    plan = replace(
        deck(*slides),
        sections=(DeckSection("Title of one", ("one", "two")), DeckSection("Second", ("three",))),
    )
    found = [(bookmark.title, bookmark.level, bookmark.mark) for bookmark in set_deck(plan).bookmarks]
    assert found == [
        ("Title of one", 0, "one"),
        ("Title of two", 1, "two"),
        ("Second", 0, "three"),
        ("Title of three", 1, "three"),
    ]


def test_a_section_whose_slides_are_all_hidden_has_no_bookmark() -> None:
    plan = deck(replace(slide(), hidden=True), section="Nothing to see")
    assert set_deck(plan).bookmarks == ()


def test_every_link_leads_to_a_mark() -> None:
    last = "# Two\n\n## Last says so {#last}\n\n[see](#last)\n\n- x\n"
    text = f"---\ntitle: Talk\nagenda: true\n---\n# One\n\n{TOPICS}{last}"
    pages = set_deck(deck_of(text, prose="slide"))
    marks = {item.name for page in pages.pages for item in page.items if isinstance(item, Mark)}
    links = {
        placed.run.link[1:]
        for page in pages.pages
        for item in page.items
        if isinstance(item, TextLine)
        for placed in item.runs
        if placed.run.link.startswith("#")
    }
    assert "last" in links
    assert links <= marks


def test_the_same_deck_gives_the_same_pages() -> None:
    plan = deck_of(TOPICS)
    assert plan_slides(plan, Report()) == plan_slides(plan, Report())
