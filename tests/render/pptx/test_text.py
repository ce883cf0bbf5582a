from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.plan.deck.slides import TextBox
from deckgen.plan.text import Align, CharacterBullet, NumberBullet, Run, TextParagraph
from deckgen.render.pptx import render_deck
from deckgen.theme.layouts import layouts
from deckgen.units import inch_rect, inches
from tests.inspect import pptx as inspect
from tests.render.pptx.plans import deck, default_theme, filled, inherited, line, slide, specimen, style


@pytest.fixture(scope="module")
def built() -> inspect.Deck:
    return inspect.open_deck(render_deck(specimen()))


def _shown(*paragraphs: TextParagraph) -> tuple[inspect.Paragraph, ...]:
    """The paragraphs as they come out of a text box of its own."""
    box = TextBox(inch_rect(1, 1, 5, 4), paragraphs, name="Box")
    return (
        inspect.open_deck(render_deck(deck(slide("one", "title-only", box))))
        .slide("one")
        .named("Box")
        .paragraphs
    )


def _run(built: inspect.Deck, text: str) -> inspect.Run:
    (found,) = [run for run in built.slide("text").named("Body").runs if run.text == text]
    return found


def test_weight_and_slope_are_written_where_they_differ(built: inspect.Deck) -> None:
    assert _run(built, "Bold").bold is True
    assert _run(built, "italic").italic is True
    assert (_run(built, "Bold").italic, _run(built, "italic").bold) == (None, None)


def test_code_keeps_its_own_font_and_size(built: inspect.Deck) -> None:
    code = _run(built, "code")
    assert (code.font, code.size) == ("Courier New", 22.1)


def test_scripts_underline_and_strike(built: inspect.Deck) -> None:
    assert [run.baseline for run in built.slide("text").named("Body").paragraphs[4].runs] == [0, -25_000, 0]
    assert [run.baseline for run in built.slide("text").named("Body").paragraphs[5].runs] == [0, 30_000]
    assert _run(built, "underlined").underline is True
    assert _run(built, "struck").strike is True


def test_every_run_has_a_language_and_foreign_words_their_own(built: inspect.Deck) -> None:
    runs = [run for one in built.slides for thing in one.iter_things() for run in thing.runs]
    assert {run.lang for run in runs if run.text != "à bientôt"} == {"en-GB"}
    assert _run(built, "à bientôt").lang == "fr-FR"
    for one in built.slides:
        assert b"<a:endParaRPr/>" not in one.xml


def test_line_feed_becomes_a_line_break_inside_the_paragraph(built: inspect.Deck) -> None:
    (broken,) = [one for one in built.slide("text").named("Body").paragraphs if "\n" in one.text]
    assert [run.text for run in broken.runs] == ["one line", "\n", "and the next"]


def test_links_lead_to_addresses_and_slides_in_the_colour_of_the_theme(built: inspect.Deck) -> None:
    assert _run(built, "a page").link == "https://example.org/?a=1&b=2"
    assert _run(built, "the table").link == "#table"
    assert (_run(built, "a page").color, _run(built, "a page").underline) == ("", None)


def test_a_link_in_another_colour_keeps_it(built: inspect.Deck) -> None:
    (back,) = [run for thing in built.slide("boxes").things for run in thing.runs if run.text == "Back"]
    assert (back.link, back.color) == ("#cover", "tx2")
    assert b"hlinkClr" in built.slide("boxes").xml


def test_equal_links_share_a_relationship() -> None:
    paragraphs = tuple(
        TextParagraph((Run(text, style(), link="https://example.org/a b"),)) for text in ("one", "two")
    )
    box = TextBox(inch_rect(1, 1, 5, 4), paragraphs)
    built = inspect.open_deck(render_deck(deck(slide("one", "title-only", box))))
    assert built.parts["ppt/slides/_rels/slide1.xml.rels"].count(b"https://example.org/a%20b") == 1


def test_a_colour_outside_the_theme_is_written_as_it_is(built: inspect.Deck) -> None:
    assert _run(built, "red").color == "A3262A"


def test_slide_number_is_a_field_that_shows_its_label(built: inspect.Deck) -> None:
    (run,) = built.slide("text").named("Number").runs
    assert (run.field, run.text) == ("slidenum", "2")


def test_numbered_list_goes_on_from_the_number_of_its_slide(built: inspect.Deck) -> None:
    assert [one.bullet for one in built.slide("boxes").named("Numbers").paragraphs] == ["3.", "3."]


def test_a_list_that_begins_with_one_needs_no_start() -> None:
    item = TextParagraph((Run("x", style()),), bullet=NumberBullet(1, default_theme().palette.accent))
    box = TextBox(inch_rect(1, 1, 5, 4), (item,))
    built = inspect.open_deck(render_deck(deck(slide("one", "title-only", box))))
    assert b"startAt" not in built.slides[0].xml


def test_indents_alignment_and_spacing_of_a_box_of_its_own() -> None:
    bullet = CharacterBullet("–", default_theme().palette.accent, font="Arial", size=0.8)
    (shown,) = _shown(
        replace(
            line("x"),
            bullet=bullet,
            indent=inches(0.5),
            hang=inches(0.25),
            align=Align.RIGHT,
            before=3,
            after=6.5,
            line_spacing=0.95,
        )
    )
    assert shown.attributes == {"marL": "457200", "indent": "-228600", "algn": "r"}
    assert shown.spacing == {"lnSpc": 95_000, "spcBef": 300, "spcAft": 650}
    assert shown.bullet == "–"


def test_an_empty_line_keeps_the_size_of_its_run() -> None:
    box = TextBox(inch_rect(1, 1, 5, 4), (line("code", style(12)), line("", style(12))))
    built = inspect.open_deck(render_deck(deck(slide("one", "title-only", box))))
    assert b'<a:endParaRPr lang="en-GB" sz="1200"/>' in built.slides[0].xml


def test_what_xml_cannot_hold_is_shown_as_a_replacement() -> None:
    (shown,) = _shown(line('<&>"\t\r\x00\x0b\ufffe\ud800 ]]>'))
    assert shown.text == '<&>"\t\r\ufffd\ufffd\ufffd\ufffd ]]>'


def test_spaces_at_the_ends_of_runs_survive() -> None:
    (shown,) = _shown(TextParagraph((Run("  one ", style()), Run(" two  ", style(bold=True)))))
    assert shown.text == "  one  two  "


def test_what_the_layout_says_already_is_not_written() -> None:
    place = layouts(default_theme())["title-and-content"].placeholder("body")
    body = TextBox(
        place.rect, tuple(inherited(place, level, "text") for level in range(5)), placeholder="body"
    )
    plan = deck(slide("one", "title-and-content", filled("title-and-content", "title", "A title"), body))
    built = inspect.open_deck(render_deck(plan)).slides[0]
    for thing in built.things:
        assert not thing.has_own_rect
        assert thing.body == {}
        for level, paragraph in enumerate(thing.paragraphs):
            assert (paragraph.level, paragraph.attributes, paragraph.spacing) == (level, {}, {})
            assert paragraph.bullet is None
            (run,) = paragraph.runs
            assert (run.size, run.bold, run.italic, run.color, run.font) == (None, None, None, "", "")


def test_every_placeholder_of_every_layout_is_inherited_whole() -> None:
    made = layouts(default_theme())
    slides = [
        slide(name, name, *(filled(name, one.name, "text") for one in layout.placeholders))
        for name, layout in made.items()
    ]
    built = inspect.open_deck(render_deck(deck(*slides)))
    for shown, layout in zip(built.slides, made.values(), strict=True):
        assert [thing.body for thing in shown.things] == [{} for _ in layout.placeholders]
        rects = [(one.rect.x, one.rect.y, one.rect.width, one.rect.height) for one in layout.placeholders]
        assert [thing.rect for thing in shown.things] == rects
        assert not any(thing.has_own_rect for thing in shown.things)
        assert {run.size for thing in shown.things for run in thing.runs} == {None}


def test_a_size_below_the_inherited_one_is_written() -> None:
    box = filled("title-and-content", "body", "text")
    (paragraph,) = box.paragraphs
    (run,) = paragraph.runs
    smaller = replace(
        paragraph, runs=(replace(run, style=replace(run.style, size=20)),), after=10, bullet=None
    )
    plan = deck(slide("one", "title-and-content", replace(box, paragraphs=(smaller,))))
    (shown,) = inspect.open_deck(render_deck(plan)).slides[0].named("Body").paragraphs
    assert shown.runs[0].size == 20
    assert shown.spacing == {"spcAft": 1000}
    assert shown.bullet == "none"


def test_only_body_text_may_shrink_and_never_by_a_stored_scale(built: inspect.Deck) -> None:
    xml = built.slide("text").xml
    assert xml.count(b"<a:normAutofit/>") == 1
    assert b"fontScale" not in xml
