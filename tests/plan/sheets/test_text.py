"""Text of boxes: where its lines break and stand, its bullets, and what is drawn around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.diagnostics import Code, Report
from deckgen.plan.deck.slides import Anchor, Insets, Stroke, TextBox
from deckgen.plan.lines import line_count
from deckgen.plan.pages.page import ARTIFACT, Fill, Line, LineEnd, Path, TextLine
from deckgen.plan.sheets import plan_slides
from deckgen.plan.text import Align, Baseline, CharacterBullet, NumberBullet, Run, TextParagraph
from deckgen.theme.fonts import Face
from deckgen.units import Color, inch_rect, inches
from tests.plan.sheets.decks import (
    BOX,
    box,
    deck,
    find,
    lines,
    of_kind,
    paragraph,
    set_things,
    slide,
    style,
    words,
)

RED = Color("A3262A")
LEFT, TOP = 72.0, 72.0
"""Of `BOX`, in points."""
LONG = "The two delegations met for three hours and agreed on a list of further steps. " * 4


def baselines(*paragraphs: TextParagraph, anchor: Anchor = Anchor.TOP) -> list[float]:
    page = set_things(replace(box(*paragraphs), anchor=anchor)).pages[0]
    return [line.baseline for line in lines(page)]


def test_the_first_baseline_stands_one_size_below_the_top() -> None:
    assert baselines(paragraph("Word", 20)) == [TOP + 20]


def test_lines_are_a_size_and_a_fifth_apart() -> None:
    first, second, *_ = baselines(paragraph(LONG, 20))
    assert second - first == pytest.approx(24)


def test_narrow_spacing_lifts_the_first_line_too() -> None:
    first, second, *_ = baselines(replace(paragraph(LONG, 20), line_spacing=0.9))
    assert [first, second - first] == pytest.approx([TOP + 20 - 2.4, 21.6])


def test_space_stands_between_paragraphs_and_not_above_the_first() -> None:
    spaced = replace(paragraph("One", 20), before=5.0, after=10.0)
    first, second = baselines(spaced, spaced)
    assert [first, second - first] == pytest.approx([TOP + 20, 24 + 15])


def test_text_stands_in_the_middle_or_at_the_foot_of_its_box() -> None:
    height = 3 * 72
    two = (replace(paragraph("One", 20), after=6.0), replace(paragraph("Two", 20), after=6.0))
    above = (height - 48 - 6) / 2
    assert baselines(*two, anchor=Anchor.MIDDLE)[0] == pytest.approx(TOP + above + 20)
    assert baselines(*two, anchor=Anchor.BOTTOM)[1] == pytest.approx(TOP + height - 4)


def test_insets_move_and_narrow_the_text() -> None:
    inset = replace(box(paragraph(LONG)), insets=Insets(inches(0.5), inches(0.25), inches(2), 0))
    page = set_things(inset).pages[0]
    first = lines(page)[0]
    assert (first.runs[0].x, first.baseline) == (LEFT + 36, TOP + 18 + 20)
    assert all(line.runs[-1].x + line.runs[-1].width <= LEFT + 4 * 72 for line in lines(page))


@pytest.mark.parametrize(("align", "share"), [(Align.LEFT, 0.0), (Align.CENTRE, 0.5), (Align.RIGHT, 1.0)])
def test_lines_are_aligned_in_their_box(align: Align, share: float) -> None:
    page = set_things(box(replace(paragraph("Word"), align=align))).pages[0]
    placed = lines(page)[0].runs[0]
    assert placed.x == pytest.approx(LEFT + (6 * 72 - placed.width) * share)


def test_no_line_is_wider_than_its_box_and_none_more_than_planned() -> None:
    text = paragraph(LONG, 22)
    page = set_things(box(text)).pages[0]
    broken = lines(page)
    assert all(line.runs[-1].x + line.runs[-1].width <= LEFT + 6 * 72 for line in broken)
    assert 3 < len(broken) <= line_count(text.runs, 6 * 72)
    assert " ".join(map(words, broken)) == LONG.strip()
    assert [line.end for line in broken] == [LineEnd.SPACE] * (len(broken) - 1) + [LineEnd.PARAGRAPH]


def test_the_author_breaks_lines() -> None:
    page = set_things(box(paragraph("One\nTwo"))).pages[0]
    assert [words(line) for line in lines(page)] == ["One", "Two"]


def test_type_is_that_of_the_twin_of_the_font() -> None:
    wanted = {"Calibri": "Carlito", "Arial": "Arimo", "Courier New": "Cousine", "Unheard Of": "Carlito"}
    for family, twin in wanted.items():
        plan = set_things(box(TextParagraph((Run("Word", style(family=family)),))))
        assert find(plan, "Word").runs[0].run.style.face == Face(twin)


def test_raised_text_is_smaller_and_higher() -> None:
    runs = (Run("km", style(30)), Run("2", style(30), baseline=Baseline.SUPERSCRIPT))
    normal, raised = lines(set_things(box(TextParagraph(runs))).pages[0])[0].runs
    assert [raised.run.style.size, raised.rise] == pytest.approx([20, 9])
    assert raised.x == pytest.approx(normal.x + normal.width)


def test_underlined_and_struck_text_bears_rules_as_wide_as_itself() -> None:
    runs = (
        Run("under", style(), underline=True),
        Run(" ", style()),
        Run("struck", style(), strike=True),
    )
    plan = set_things(box(TextParagraph(runs)))
    line = find(plan, "under struck")
    under, _, struck = line.runs
    # Two of the layout's own rules stand before them.
    below, through = of_kind(plan, Line)[2:]
    assert (below.x1, below.x2) == (under.x, under.x + under.width)
    assert (through.x1, through.x2) == (struck.x, struck.x + struck.width)
    assert below.y1 > line.baseline > through.y1


def test_a_bullet_hangs_left_of_its_text() -> None:
    bullet = CharacterBullet("▪", RED)
    item = replace(paragraph(LONG, 20), bullet=bullet, indent=inches(0.5), hang=inches(0.3))
    mark, first, second, *_ = lines(set_things(box(item)).pages[0])
    assert words(mark) == "▪"
    assert mark.runs[0].x == pytest.approx(LEFT + 36 - 21.6)
    assert mark.runs[0].run.style.color == RED
    assert mark.baseline == first.baseline
    assert first.runs[0].x == second.runs[0].x == pytest.approx(LEFT + 36)


def test_a_number_too_wide_for_its_place_moves_the_first_line() -> None:
    item = replace(paragraph(LONG, 20), bullet=NumberBullet(100, RED), indent=inches(0.3), hang=inches(0.3))
    mark, first, second, *_ = lines(set_things(box(item)).pages[0])
    assert words(mark) == "100."
    assert mark.runs[0].x + mark.runs[0].width < first.runs[0].x
    assert first.runs[0].x > second.runs[0].x


def test_a_hanging_paragraph_without_a_bullet_begins_further_left() -> None:
    item = replace(paragraph(LONG, 20), indent=inches(0.5), hang=inches(0.3))
    first, second, *_ = lines(set_things(box(item)).pages[0])
    assert second.runs[0].x - first.runs[0].x == pytest.approx(21.6)


@pytest.mark.parametrize(("character", "paths", "said"), [("o", 1, "☐"), ("þ", 2, "☑")])
def test_a_task_has_a_drawn_box_that_is_read_as_such(character: str, paths: int, said: str) -> None:
    bullet = CharacterBullet(character, RED, "Wingdings")
    plan = set_things(box(replace(paragraph("Do it"), bullet=bullet, indent=inches(0.3), hang=inches(0.3))))
    assert len(of_kind(plan, Path)) == paths
    assert said in {placed.actual for line in lines(plan.pages[0]) for placed in line.runs}


def test_ground_and_edge_of_a_box_lie_below_its_text() -> None:
    filled = TextBox(BOX, (paragraph("Word"),), fill=RED, stroke=Stroke(RED, 2.0, dashed=True))
    items = set_things(filled).pages[0].items
    kinds = [type(item) for item in items if isinstance(item, Path | TextLine) or type(item) is Fill]
    assert kinds == [Fill, Path, TextLine]
    edge = next(item for item in items if isinstance(item, Path))
    assert (edge.weight, edge.dash, edge.node) == (2.0, (8.0, 6.0), ARTIFACT)


def test_a_character_without_a_glyph_is_a_box_and_is_reported_once() -> None:
    report = Report()
    plan = plan_slides(deck(slide(box(paragraph("one ⿰ two ⿰ three")))), report)
    assert [found.code for found in report] == [Code.GLYPH_MISSING]
    boxes = [placed for placed in find(plan, "one □ two □ three").runs if placed.actual]
    assert [placed.actual for placed in boxes] == ["⿰", "⿰"]


def test_a_word_longer_than_the_line_is_broken_and_loses_nothing() -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 4
    page = set_things(box(paragraph(word, 24), rect=inch_rect(1, 1, 2, 5))).pages[0]
    assert "".join(map(words, lines(page))) == word
    assert {line.end for line in lines(page)[:-1]} == {LineEnd.JOINT}
    assert all(line.runs[-1].x + line.runs[-1].width <= LEFT + 2 * 72 for line in lines(page))
