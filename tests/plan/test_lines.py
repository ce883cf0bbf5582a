"""Line breaking: where lines end, how many there are, and what is left after some of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.plan.lines import SAFETY, Place, cut_runs, line_count, measure, shortened
from deckgen.plan.text import Baseline, Run, TextStyle
from deckgen.theme.fonts import Face, font_for
from deckgen.units import Color

STYLE = TextStyle(Face("Calibri"), 20.0, Color("000000"))
BOLD = TextStyle(Face("Calibri", bold=True), 20.0, Color("000000"))


def run(text: str, style: TextStyle = STYLE) -> Run:
    return Run(text, style)


def lines_of(text: str, width: float) -> list[str]:
    """The lines of a text, taken off one by one."""
    runs: tuple[Run, ...] = (run(text),)
    found = []
    while runs:
        words = measure(runs)
        place = words.start_of_line(1, width)
        head, runs = cut_runs(runs, len(text) if place is None else words.offset(place))
        found.append("".join(one.text for one in head))
    return found


def width_of(text: str) -> float:
    """A box in which this much text just has room."""
    return font_for(STYLE.face).widest(text) * STYLE.size / SAFETY + 0.01


def test_lines_end_at_spaces() -> None:
    assert lines_of("one two three", width_of("one two")) == ["one two", "three"]


@pytest.mark.parametrize("text", ["arrangement-all", "2024–25", "upwards—down"])
def test_lines_may_end_after_hyphens_and_dashes(text: str) -> None:
    first = text[: max(text.find(mark) for mark in "-–—") + 1]
    assert lines_of(text, width_of(first)) == [first, text[len(first) :]]


def test_lines_do_not_end_after_a_slash_or_at_a_no_break_space() -> None:
    assert line_count((run("either/or"),), width_of("either/")) > 1
    assert lines_of("in all 16\xa0June", width_of("in all 16\xa0")) == ["in all", "16\xa0June"]


def test_ideographs_may_part_anywhere_but_not_before_a_mark_that_closes() -> None:
    assert lines_of("日本語", width_of("日本")) == ["日本", "語"]
    for mark in "」）ゃーッ々":
        assert lines_of(f"日本{mark}", width_of("日本")) == ["日", f"本{mark}"]


def test_a_stop_at_the_end_of_a_line_hangs_in_the_margin() -> None:
    for stop in "。、！":
        assert lines_of(f"日本{stop}日", width_of("日本")) == [f"日本{stop}", "日"]
        assert lines_of(f"日本{stop}」日", width_of("日本")) == ["日", f"本{stop}", "」日"]
        assert lines_of(f"日本{stop}」日", width_of("日本語")) == ["日", f"本{stop}」", "日"]


def test_letters_stay_with_a_mark_that_closes_before_them() -> None:
    assert lines_of("日本語日本、Geneva", width_of("日本語日本、Gen")) == ["日本語日", "本、Geneva"]
    assert lines_of("日本語日本・Geneva", width_of("日本語日本・Gen")) == ["日本語日本・", "Geneva"]


def test_ideographs_never_part_behind_an_opening_bracket_or_from_their_own_stop_in_another_run() -> None:
    assert lines_of("日本「語」", width_of("日本「")) == ["日本", "「語」"]
    assert line_count((run("日本"), run("」")), width_of("日本")) == 2
    assert line_count((run("日本"), run("。")), width_of("日本")) == 1


def test_korean_words_stay_whole() -> None:
    assert lines_of("한국어 문장은", width_of("한국어 문장")) == ["한국어", "문장은"]


def test_no_line_begins_with_a_stop() -> None:
    assert lines_of("one two—.", width_of("one two—")) == ["one", "two—."]


def test_wide_letters_fill_a_line_sooner_than_narrow_ones() -> None:
    width = width_of("W" * 10)
    assert line_count((run("W" * 20),), width) == 2
    assert line_count((run("W" * 10 + "i" * 30),), width) == 2
    assert line_count((run("i" * 30),), width) == 1


def test_characters_that_the_font_lacks_have_the_width_of_another() -> None:
    one = measure((run("日"),)).natural()
    assert one == pytest.approx(STYLE.size)
    assert measure((run("日本語"),)).natural() == pytest.approx(3 * one)


def test_a_word_longer_than_the_line_breaks_between_letters() -> None:
    found = lines_of("x" * 100, width_of("x" * 30))
    assert "".join(found) == "x" * 100
    assert all(len(line) <= 30 for line in found)


def test_runs_of_one_word_are_not_parted() -> None:
    runs = (run("one "), run("t", BOLD), run("wo"))
    assert line_count(runs, width_of("one tw")) == 2
    words = measure(runs)
    assert words.start_of_line(1, width_of("one tw")) == Place(1)


def test_a_line_feed_breaks_the_line() -> None:
    assert line_count((run("a\nb\n\nc"),), 500) == 4


def test_an_empty_text_takes_one_line() -> None:
    assert line_count((), 100) == 1


def test_a_smaller_scale_never_takes_more_lines() -> None:
    words = measure((run("vessel harbour tide berth cargo crane pilot schedule"),))
    counts = [words.lines(160, scale) for scale in (1.0, 0.9, 0.8, 0.5)]
    assert counts == sorted(counts, reverse=True)


def test_superscripts_are_measured_at_their_size() -> None:
    plain, raised = Run("123456", STYLE), Run("123456", STYLE, baseline=Baseline.SUPERSCRIPT)
    assert measure((raised,)).natural() == pytest.approx(measure((plain,)).natural() * 2 / 3)


def test_a_text_cut_short_ends_in_an_ellipsis_and_keeps_its_lines() -> None:
    (short,) = shortened((run("one two three four five six"),), width_of("one two thr"), 2)
    assert short.text == "one two three…"
    assert line_count((short,), width_of("one two thr")) == 2


def test_a_text_that_fits_is_not_cut() -> None:
    runs = (run("one two"),)
    assert shortened(runs, 500, 1) is runs


PIECES = st.sampled_from(
    ["word ", "a", "-", "–", "\n", "  ", "日本", "longer/path", " ", "。", "xxxxxxxxxxxxxxxxxxxxxxxx "]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)


@given(TEXTS, st.integers(30, 400), st.integers(1, 4))
def test_a_text_cut_after_some_lines_loses_nothing_and_measures_the_same(
    text: str, width: int, count: int
) -> None:
    runs = tuple(run(part, style) for part, style in ((text[:7], STYLE), (text[7:], BOLD)) if part)
    words = measure(runs)
    place = words.start_of_line(count, width)
    if place is None:
        assert words.lines(width) <= count
        return
    head, tail = cut_runs(runs, words.offset(place))
    said = "".join(one.text for one in (*head, *tail))
    assert said.split() == text.split() or "".join(said.split()) == "".join(text.split())
    assert line_count(head, width) <= count
    assert words.after(place).lines(width) == words.lines(width) - count


def test_an_address_that_fits_a_line_is_not_parted() -> None:
    """LibreOffice keeps it whole, though it has hyphens."""
    address = "https://example.org/a-page-of-many-words"
    width = measure((Run(address, STYLE),)).natural() / SAFETY + 1
    assert lines_of(f"see {address} more", width) == ["see", address, "more"]


def test_an_address_longer_than_the_line_parts_behind_its_slashes() -> None:
    lines = lines_of("https://example.org/" + "abc/" * 30, 200)
    assert len(lines) > 2
    assert all(line.endswith("/") for line in lines)
