from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.plan.brief.breaker import BrokenLine, Measure, break_lines
from deckgen.plan.brief.hyphens import Hyphenator
from deckgen.plan.brief.pieces import Strand, natural_widths
from deckgen.plan.pages.page import LineEnd
from deckgen.plan.text import Align, Run, TextStyle
from deckgen.theme.fonts import Face, font_for
from deckgen.units import Color

SERIF = TextStyle(Face("Source Serif 4"), 10.0, Color("000000"))
BOLD = TextStyle(Face("Source Serif 4", bold=True), 10.0, Color("000000"))
ENGLISH = Hyphenator("en-GB")
PROSE = (
    "The administration published a considerable number of recommendations concerning international "
    "responsibilities, whose implementation was nevertheless postponed indefinitely. "
)


def strand(text: str, style: TextStyle = SERIF) -> Strand:
    return Strand(Run(text, style), 1)


def texts(lines: tuple[BrokenLine, ...]) -> list[str]:
    return ["".join(run.run.text for run in line.runs) for line in lines]


def broken(text: str, width: float, hyphenator: Hyphenator | None = None) -> list[str]:
    return texts(break_lines((strand(text),), Measure(0, width, hyphenator=hyphenator)))


@given(st.text(st.sampled_from("abc defg-– \n…’"), max_size=200), st.floats(15, 300))
def test_lines_fit_and_lose_nothing_but_spaces(text: str, width: float) -> None:
    lines = break_lines((strand(text),), Measure(0, width))
    assert "".join("".join(texts(lines)).split()) == "".join(text.split())
    assert all(line.width <= width + 1e-3 for line in lines)


@pytest.mark.parametrize("width", [-9.0, 0.0, 0.1])
def test_without_room_each_line_takes_a_letter(width: float) -> None:
    assert broken("no room", width) == list("noroom")


JAPANESE = "会議は「成功」しました。ジュネーヴでＡ、Ｂの（三つ）について話したっけ。" * 3


@pytest.mark.parametrize("width", range(40, 140, 7))
def test_ideographs_part_anywhere_but_beside_marks_that_hold_them(width: int) -> None:
    lines = broken(JAPANESE, width)
    assert "".join(lines) == JAPANESE
    assert not [line for line in lines if line[0] in "、。」）ーュっ"]
    assert not [line for line in lines if line[-1] in "「（"]
    assert max(map(len, lines)) - min(map(len, lines[:-1])) <= 4


def test_lines_part_between_ideographs_and_letters_of_another_run() -> None:
    strands = (strand("日本"), strand("Geneva", BOLD), strand("。日"))
    assert texts(break_lines(strands, Measure(0, 45))) == ["日本", "Geneva。", "日"]


def test_widths_are_those_of_the_kerned_words() -> None:
    (line,) = break_lines((strand("AVATAR To We"),), Measure(0, 300))
    font = font_for(SERIF.face)
    expected = sum(font.kerned(word) for word in ("AVATAR", "To", "We")) + 2 * font.kerned(" ")
    assert line.width == pytest.approx(10 * expected)
    assert line.width < 10 * sum(font.kerned(character) for character in "AVATAR To We")


def test_a_word_of_two_formats_is_not_broken_between_them() -> None:
    strands = (strand("some words and half"), strand("bold", BOLD))
    for width in range(50, 130):
        assert "halfbold" in "|".join(texts(break_lines(strands, Measure(0, width))))


def test_a_word_is_hyphenated_only_where_the_line_would_end_short() -> None:
    lines = break_lines((strand(PROSE * 4),), Measure(0, 200, hyphenator=ENGLISH))
    hyphened = [n for n, line in enumerate(lines) if line.end is LineEnd.HYPHEN]
    assert hyphened
    assert all(later - earlier > 1 for earlier, later in pairwise(hyphened))
    for n in hyphened:
        last = lines[n].runs[-1].run.text.split()[-1]
        without = lines[n].width - natural_widths((strand(" " + last),))[1]
        assert without < 200 * 0.88


def test_names_are_not_hyphenated() -> None:
    assert ENGLISH.cuts("Administration") == ()
    assert ENGLISH.cuts("administration,") != ()
    assert Hyphenator("de-DE").cuts("Verwaltung") != ()


@pytest.mark.parametrize("width", range(100, 320, 20))
def test_a_last_line_holds_eight_characters_where_the_one_before_can_spare_a_word(width: int) -> None:
    lines = broken(PROSE + "so it ends", width, ENGLISH)
    assert len(lines[-1]) >= 8


@pytest.mark.parametrize("width", range(150, 300, 3))
def test_two_short_words_are_no_last_line_either(width: int) -> None:
    lines = broken("The principle is that of others, stated there in 1985", width)
    assert len(lines) == 1 or len(lines[-1]) >= 8


def test_a_heading_is_balanced() -> None:
    text = "A heading of many words that takes a little more than one line of the column"
    lines = break_lines((strand(text),), Measure(0, 320, balanced=True))
    assert len(lines) == 2
    assert min(line.width for line in lines) > 0.7 * max(line.width for line in lines)


def test_a_heading_of_two_lines_parts_at_its_colon() -> None:
    text = "Geneva in June of 2021: what was agreed there and what of it lasted"
    lines = texts(break_lines((strand(text),), Measure(0, 300, balanced=True)))
    assert lines[0] == "Geneva in June of 2021:"


def test_no_break_spaces_and_hyphens_keep_their_words_together() -> None:
    text = "on 16\u00a0June 2021"
    assert all("16\u00a0June" in "|".join(broken(text, width)) for width in range(50, 80))


def test_a_line_ends_behind_a_hyphen_but_not_in_a_range_or_a_negative_number() -> None:
    assert broken("long-term", 30) == ["long-", "term"]
    assert broken("up 1990–1995", 60) == ["up", "1990–1995"]
    assert broken("minus -5", 38)[-1] == "-5"


def test_a_dash_between_spaces_stays_with_the_word_before_it() -> None:
    for width in range(40, 110):
        assert not any(line.startswith("–") for line in broken("some words – and others", width))


def test_a_word_longer_than_the_line_is_cut_behind_a_mark_if_it_can_be() -> None:
    lines = break_lines((strand("https://example.org/a-path/and-another/page"),), Measure(0, 90))
    assert all(line.end is LineEnd.JOINT for line in lines[:-1])
    assert all(text[-1] in "/-." for text in texts(lines)[:-1])


def test_a_megabyte_without_a_space_is_broken_in_linear_time() -> None:
    lines = broken("x" * 1_000_000, 300)
    assert sum(map(len, lines)) == 1_000_000


@pytest.mark.parametrize(("align", "left"), [(Align.LEFT, 50.0), (Align.RIGHT, 150.0), (Align.CENTRE, 100.0)])
def test_lines_are_aligned_in_their_room(align: Align, left: float) -> None:
    width = natural_widths((strand("word"),))[0]
    (line,) = break_lines((strand("word"),), Measure(50, width + 100, align))
    assert line.runs[0].x == pytest.approx(left)


def test_a_forced_break_ends_the_line_but_not_the_paragraph() -> None:
    lines = break_lines((strand("one\ntwo"),), Measure(0, 300))
    assert [line.end for line in lines] == [LineEnd.SPACE, LineEnd.PARAGRAPH]


@pytest.mark.parametrize("width", [0.0, -5.0, 0.5])
def test_a_place_without_room_takes_a_character_a_line(width: float) -> None:
    assert "".join(broken("some words", width)).replace(" ", "") == "somewords"


@given(st.text("abcdefghijkl-  ", min_size=1, max_size=400), st.integers(60, 400))
def test_justified_lines_lose_nothing_and_end_at_the_edge_or_before(text: str, width: int) -> None:
    lines = break_lines((strand(text),), Measure(10, width, hyphenator=Hyphenator("en-GB"), justified=True))
    joined = ""
    for line in lines:
        part = "".join(placed.run.text for placed in line.runs)
        joined += part.removesuffix("-") if line.end is LineEnd.HYPHEN else part
    assert joined.replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= width + 0.01 for line in lines)


def test_justified_lines_have_spaces_of_one_width_each() -> None:
    words = "the consultations of the presidents went on for several months and administrative questions " * 6
    lines = break_lines((strand(words),), Measure(0, 329, hyphenator=Hyphenator("en-GB"), justified=True))
    flush = [line for line in lines[:-1] if abs(line.width - 329) < 0.01]
    assert len(flush) >= len(lines) - 2
    space = font_for(SERIF.face).kerned(" ") * SERIF.size
    for line in flush:
        assert all(-0.21 * space <= placed.spacing <= 1.01 * space for placed in line.runs)
    assert lines[-1].runs[0].spacing == 0
    hyphens = [line.end is LineEnd.HYPHEN for line in lines]
    assert not any(one and other for one, other in pairwise(hyphens))


@pytest.mark.parametrize("text", ["Disagreement and friction", "Ab Donaudampfschifffahrt"])
def test_a_balanced_heading_parts_no_word(text: str) -> None:
    width = 1.2 * max(strand(word).width(0, len(word)) for word in text.split())
    lines = texts(break_lines((strand(text),), Measure(0, width, balanced=True)))
    assert " ".join(line.strip() for line in lines) == text
