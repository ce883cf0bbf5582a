from __future__ import annotations

import pytest

from deckgen.diagnostics import Code, Diagnostic, Report, Span
from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.plan.brief import plan_brief
from deckgen.plan.pages.page import PagesPlan, PlacedRun
from deckgen.theme.fonts import font_for
from tests.plan.brief.briefings import briefing, runs, theme


def planned(*texts: str) -> tuple[PagesPlan, list[Diagnostic]]:
    """A brief of one paragraph a text, each on a line of its own source."""
    report = Report()
    blocks = (b.Paragraph((i.Text(text),), span=Span("a.md", n)) for n, text in enumerate(texts, 1))
    return plan_brief(briefing(*blocks), theme(), report), list(report)


def with_text(plan: PagesPlan, text: str) -> PlacedRun:
    return next(run for run in runs(plan) if text in run.run.text)


def test_a_character_that_another_bundled_font_has_is_set_in_it() -> None:
    plan, diagnostics = planned("serif ● serif")
    assert with_text(plan, "●").run.style.face.family == "Carlito"
    assert diagnostics == []


def test_a_missing_character_is_a_box_that_reads_as_itself() -> None:
    plan, _ = planned("before 漢字 after")
    box = with_text(plan, "□")
    assert (box.run.text, box.actual) == ("□□", "漢字")


def test_what_is_missing_of_a_script_is_reported_once_with_line_and_font_package() -> None:
    _, diagnostics = planned("plain", "漢", "漢 and 字 and 😀")
    assert [(one.code, one.span.line) for one in diagnostics] == [
        (Code.GLYPH_MISSING, 2),
        (Code.GLYPH_MISSING, 3),
    ]
    assert "U+6F22" in diagnostics[0].message
    assert "fonts-noto-cjk" in diagnostics[0].hint
    assert "fonts-symbola" in diagnostics[1].hint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("an \u05d0\u05d1", ("Hebrew", "right to left", "U+05D0")),
        ("an \u0627\u0628", ("Arabic", "join", "right to left")),
        ("a \u0928\u092e", ("Devanagari", "join or change places")),
    ],
)
def test_a_script_that_needs_shaping_is_reported_once_with_its_line(
    text: str, words: tuple[str, ...]
) -> None:
    _, diagnostics = planned("plain", text, text)
    unshaped = [one for one in diagnostics if one.code is Code.SCRIPT_UNSHAPED]
    assert [one.span.line for one in unshaped] == [2]
    assert all(word in unshaped[0].message for word in words)


def test_no_break_hyphens_are_drawn_as_hyphens() -> None:
    plan, diagnostics = planned("a non\u2011breaking hyphen")
    assert "non-breaking" in "".join(run.run.text for run in runs(plan))
    assert diagnostics == []


def test_a_combining_accent_becomes_one_letter_with_its_base() -> None:
    plan, _ = planned("cafe\u0301")
    assert with_text(plan, "café").actual == ""


@pytest.mark.parametrize("text", ["soft\u00adhyphen", "zero\u200bwidth", "left\u200eright", "joined\u200dup"])
def test_what_shows_nothing_is_left_out(text: str) -> None:
    plan, diagnostics = planned(text)
    kept = "".join(character for character in text if character.isascii())
    assert kept in "".join(run.run.text for run in runs(plan))
    assert diagnostics == []


def test_every_character_drawn_has_a_glyph() -> None:
    plan, _ = planned("".join(map(chr, range(0x20, 0x3000))), "漢字かな한글 😀 \U0001f469\u200d\U0001f52c")
    for run in runs(plan):
        font = font_for(run.run.style.face)
        assert all(font.has_glyph(c) or c == "\u00a0" for c in run.run.text)
