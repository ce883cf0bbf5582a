"""Paper: slides in small with their notes, which flow from page to page and lose nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from deckgen.build.targets import PER_PAGE
from deckgen.diagnostics import Report
from deckgen.model.briefing import Paper
from deckgen.plan.brief.grid import grid_for
from deckgen.plan.deck.slides import DeckPlan
from deckgen.plan.pages.page import ARTIFACT, Fill, Line, Mark, Page, PagesPlan, Path, Role
from deckgen.plan.sheets import plan_handout, plan_notes
from deckgen.plan.text import CharacterBullet, TextParagraph
from deckgen.units import Color, inches
from tests.plan.sheets.decks import box, deck, lines, paragraph, role, slide, texts, theme, words

SENTENCE = "Say this sentence slowly, look at the audience, and then go on to the next point. "
A4 = grid_for(Paper.A4)


def notes(paragraphs: int, sentences: int = 3) -> tuple[TextParagraph, ...]:
    return tuple(paragraph(f"Note {n}. {SENTENCE * sentences}".strip(), 12) for n in range(paragraphs))


def talk(*lengths: int) -> DeckPlan:
    """A slide for each number of paragraphs of notes."""
    slides = (
        slide(box(paragraph(f"Slide {n}")), id=f"s{n}", notes=notes(length))
        for n, length in enumerate(lengths, 1)
    )
    return deck(*slides)


def handout(plan: DeckPlan, per_page: int = 3) -> PagesPlan:
    report = Report()
    pages = plan_handout(plan, per_page, report)
    assert not list(report)
    return pages


def slides_on(page: Page) -> int:
    return sum(isinstance(item, Mark) for item in page.items)


def note_lines(page: Page) -> list[str]:
    return [text for text in texts(page) if not text.startswith("Slide ")]


@pytest.mark.parametrize("per_page", PER_PAGE)
def test_as_many_slides_stand_on_a_page_as_asked(per_page: int) -> None:
    pages = handout(talk(*[1] * (per_page * 2 + 1)), per_page).pages
    assert [slides_on(page) for page in pages] == [per_page, per_page, 1]


@pytest.mark.parametrize("per_page", PER_PAGE)
def test_slides_without_notes_keep_their_places(per_page: int) -> None:
    with_notes, without = (handout(talk(*[length] * 12), per_page) for length in (1, 0))
    places = [
        [[item for item in page.items if isinstance(item, Path)] for page in plan.pages]
        for plan in (with_notes, without)
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize("per_page", PER_PAGE)
def test_long_notes_go_on_and_no_word_is_lost(per_page: int) -> None:
    plan = talk(1, 40, 0, 2)
    pages = handout(plan, per_page).pages
    said = " ".join(line for page in pages for line in note_lines(page)).split()
    wanted = " ".join(run.text for one in plan.slides for text in one.notes for run in text.runs).split()
    # Columns are read one by one, so only the words are compared where two slides stand side by side.
    assert sorted(said) == sorted(wanted)
    assert sum(slides_on(page) for page in pages) == 4
    assert len(pages) > 2


@pytest.mark.parametrize("per_page", PER_PAGE)
@pytest.mark.parametrize("paper", Paper)
def test_everything_stays_on_the_paper(per_page: int, paper: Paper) -> None:
    plan = replace(talk(0, 3, 30, 1, 8, 0, 2), theme=replace(theme(), paper=paper))
    grid = grid_for(paper)
    pages = handout(plan, per_page)
    assert (pages.width, pages.height) == (grid.width, grid.height)
    for page in pages.pages:
        for line in lines(page):
            assert grid.top <= line.baseline <= grid.top + grid.text_height
            assert line.runs[0].x >= grid.left
            assert line.runs[-1].x + line.runs[-1].width <= grid.left + grid.full_width + 0.01


def test_a_page_that_goes_on_says_with_which_slide() -> None:
    pages = handout(talk(40)).pages
    labels = [
        [words(line) for line in lines(page, artifacts=True) if line.node == ARTIFACT] for page in pages
    ]
    assert "s1" in labels[0]
    assert all("s1 (continued)" in texts for texts in labels[1:])


def test_a_further_slide_follows_where_long_notes_end() -> None:
    pages = handout(talk(30, 1)).pages
    last = pages[-1]
    assert slides_on(last) == 1
    assert any(text.endswith("(continued)") for text in map(words, lines(last, artifacts=True)))


def test_no_paragraph_leaves_a_single_line_at_a_pages_end() -> None:
    for count in range(14, 22):
        pages = handout(talk(count)).pages
        for page, after in pairwise(pages):
            assert not note_lines(page)[-1].startswith("Note ")
            first, second = note_lines(after)[:2]
            assert first.startswith("Note ") or not second.startswith("Note ")


def test_notes_begin_with_their_slide_or_not_on_that_page_at_all() -> None:
    for count in range(1, 12):
        for page in handout(talk(count, 3, 3), 2).pages:
            if slides_on(page):
                assert len(note_lines(page)) >= 3


def test_a_slide_in_small_is_itself_in_small() -> None:
    plan = talk(0)
    (page,) = handout(plan, 1).pages
    line = next(line for line in lines(page) if words(line) == "Slide 1")
    scale = A4.full_width / 960
    assert line.runs[0].run.style.size == pytest.approx(20 * scale)
    assert line.runs[0].x == pytest.approx(A4.left + 72 * scale)
    rules = [item for item in page.items if isinstance(item, Line)]
    assert all(rule.weight < 1.5 and rule.x2 <= A4.left + A4.full_width + 0.01 for rule in rules)
    frame = next(item for item in page.items if isinstance(item, Path))
    assert frame.points[2][0] - frame.points[0][0] == pytest.approx(A4.full_width)


def test_notes_belong_to_their_slide_and_keep_their_lists() -> None:
    bullet = CharacterBullet("•", Color("1B2430"))
    item = replace(paragraph("A point", 12), bullet=bullet, indent=inches(0.2), hang=inches(0.2))
    plan = handout(deck(slide(box(paragraph("On it")), notes=(item, *notes(1)))))
    shown = {words(line): line.node for page in plan.pages for line in lines(page)}
    assert role(plan, shown["A point"]) is Role.LIST_BODY
    note = next(node for text, node in shown.items() if text.startswith("Note 0"))
    slide_node = plan.nodes[note].parent
    assert plan.nodes[shown["On it"]].parent == slide_node


def test_pages_are_counted_in_their_feet() -> None:
    pages = handout(talk(1, 1, 1, 1)).pages
    for number, page in enumerate(pages, 1):
        feet = [words(line) for line in lines(page, artifacts=True) if line.baseline > 780]
        assert f"{number}\u2002of 2" in feet
        assert page.label == str(number)


def test_the_script_sets_notes_large_beside_small_slides() -> None:
    plan = plan_notes(talk(2, 0, 1), Report())
    page = plan.pages[0]
    note = next(line for line in lines(page) if words(line).startswith("Note 0"))
    seen = next(line for line in lines(page) if words(line) == "Slide 1")
    assert note.runs[0].run.style.size == 15
    assert seen.runs[0].run.style.size < 6
    assert note.runs[0].x > seen.runs[0].x
    headings = [words(line) for line in lines(page, artifacts=True) if "Title of" in words(line)]
    assert headings == ["s1\u2002Title of s1", "s2\u2002Title of s2", "s3\u2002Title of s3"]


def test_hidden_slides_are_left_out_of_paper_too() -> None:
    plan = talk(1, 1)
    hidden = replace(plan, slides=(plan.slides[0], replace(plan.slides[1], hidden=True)))
    for pages in (handout(hidden), plan_notes(hidden, Report())):
        assert sum(map(slides_on, pages.pages)) == 1


def test_fields_of_a_slide_stay_below_its_text_in_small() -> None:
    covered = replace(slide(box(paragraph("On a field"))), layout="cover")
    page = handout(deck(covered)).pages[0]
    fields = [n for n, item in enumerate(page.items) if isinstance(item, Fill)]
    (text,) = (n for n, item in enumerate(page.items) if item in lines(page))
    assert page.in_order
    assert max(fields) < text
