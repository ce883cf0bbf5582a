"""Speaker notes: what they hold, and how it is set."""

from __future__ import annotations

from deckgen.model import block as b
from deckgen.model.briefing import Briefing, Meta, Prose, Section, Settings
from deckgen.model.inline import Emphasis, Footnote, Link, Strong, Text
from deckgen.plan.deck.slides import SlidePlan
from tests.plan.deck.decks import (
    bullets,
    deck_of,
    item,
    paragraph,
    paragraph_text,
    plan,
    table,
    text,
    topic,
    words,
)


def noted(slide: SlidePlan) -> list[str]:
    return [paragraph_text(one).replace("\xa0", " ") for one in slide.notes]


def notes_of(*blocks: b.Block) -> SlidePlan:
    (slide,) = deck_of(bullets("a point", "another"), b.Notes(blocks)).topic_slides
    return slide


def test_prose_and_notes_stand_in_the_notes_in_their_order() -> None:
    blocks = (
        paragraph("First."),
        bullets("a point", "b"),
        b.Notes((paragraph("Second."),)),
        paragraph("Third."),
    )
    (slide,) = deck_of(*blocks, prose=Prose.AUTO).topic_slides
    assert noted(slide) == ["First.", "Second.", "Third."]


def test_formatting_is_kept_and_all_has_one_size() -> None:
    styled = b.Paragraph(
        (Text("plain "), Strong(text("bold")), Emphasis(text("slanted")), Link(text("web"), "https://x.org"))
    )
    (one,) = notes_of(styled).notes
    assert [(run.style.face.bold, run.style.face.italic, run.link) for run in one.runs] == [
        (False, False, ""),
        (True, False, ""),
        (False, True, ""),
        (False, False, "https://x.org"),
    ]
    assert {run.style.size for run in one.runs} == {12}


def test_lists_keep_bullets_and_levels() -> None:
    slide = notes_of(b.List((item("one", bullets("inner")), item("two"))))
    assert [one.level for one in slide.notes] == [0, 1, 0]
    assert all(one.bullet is not None for one in slide.notes)


def test_tables_and_pictures_are_lines_of_text() -> None:
    slide = notes_of(table(("Name", "Number"), ("one", "1")), b.Figure("x.png", "what it shows"))
    assert noted(slide) == ["Name · Number", "one · 1", "what it shows"]


def test_notes_stand_with_the_first_slide_of_their_stretch() -> None:
    slides = deck_of(
        paragraph(words(400)),
        b.Notes((paragraph("one"),)),
        b.SlideBreak(),
        paragraph("x"),
        b.Notes((paragraph("two"),)),
    ).topic_slides
    assert [noted(slide) for slide in slides] == [["one"], *[[]] * (len(slides) - 2), ["two"]]


def test_the_whole_prose_of_a_slide_of_first_sentences_is_in_its_notes() -> None:
    (slide,) = deck_of(
        paragraph("First one. And more."), paragraph("Second one. More yet."), prose=Prose.AUTO
    ).topic_slides
    assert noted(slide) == ["First one. And more.", "Second one. More yet."]


def test_footnotes_of_the_notes_are_numbered_on_from_those_of_the_slide_and_stand_below() -> None:
    shown = Footnote("shown", (paragraph("On the slide."),))
    spoken = Footnote("spoken", (paragraph("In the notes."),))
    point = b.ListItem((b.Paragraph((*text("a point"), shown)),))
    prose = b.Paragraph((*text("As said"), shown, *text(", and"), spoken, *text(".")))
    (slide,) = deck_of(b.List((point,)), prose, prose=Prose.AUTO).topic_slides
    assert noted(slide) == ["As said1, and2.", "1 On the slide.", "2 In the notes."]


def test_footnotes_of_a_section_s_introduction_have_numbers_too() -> None:
    note = Footnote("count", (paragraph("Counted twice."),))
    section = Section(
        "s", text("Section"), (topic(bullets("a")),), introduction=(b.Paragraph((*text("So"), note)),)
    )
    _, opening, _ = plan(Briefing(Meta(title="A briefing"), Settings(), (section,))).slides
    assert noted(opening) == ["So1", "1 Counted twice."]
