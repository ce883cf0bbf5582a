from __future__ import annotations

from itertools import pairwise

import pytest

from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.briefing import Paper, Topic
from deckgen.model.exhibits import Panel, PanelRole
from deckgen.plan.brief.grid import grid_for
from tests.plan.brief.briefings import (
    SENTENCE,
    body,
    briefing,
    content,
    find,
    noted,
    outside,
    paragraph,
    plan,
    plan_blocks,
    prose,
    read,
    text,
)

A4 = grid_for(Paper.A4)
BOTTOM = A4.top + A4.text_height


def test_a_footnote_stands_at_the_foot_of_the_page_of_its_mark() -> None:
    blocks = [noted(SENTENCE * 4, f"note {n}") for n in range(40)]
    planned = plan_blocks(*blocks)
    assert len(planned.pages) > 2
    for n in range(40):
        mark = next(one for one in body(planned) if one.line.runs[-1].run.link == f"#~note-{n + 1}")
        note = next(one for one in content(planned) if one.text == f"note {n}")
        assert note.page == mark.page
        assert note.line.baseline > mark.line.baseline


def test_the_last_footnote_stands_on_the_last_line_of_the_text_area() -> None:
    planned = plan_blocks(noted("Text.", "the note"))
    note = find(planned, "the note")
    assert note.line.baseline == pytest.approx(BOTTOM - 10.5 * 0.26)


def test_a_note_too_long_for_its_page_goes_on_on_the_next() -> None:
    note = i.Footnote("long", (paragraph(SENTENCE * 30),))
    planned = plan_blocks(prose(25), b.Paragraph((*text("Here."), note)), prose(30))
    pages = {one.page for one in content(planned) if one.size == 8.25}
    assert pages == {1, 2}
    assert read(planned).count("delegations") == 25 + 30 + 30


def test_five_hundred_footnotes_in_a_paragraph_are_all_set() -> None:
    notes = [
        part for n in range(500) for part in (i.Text(f"word{n} "), i.Footnote(f"{n}", (paragraph(f"n{n}."),)))
    ]
    planned = plan_blocks(b.Paragraph(tuple(notes)))
    found = {one.text for one in content(planned) if one.size == 8.25}
    assert found >= {f"n{n}." for n in range(500)}
    assert outside(planned) == []


def test_footnotes_in_headings_and_tables_are_set_too() -> None:
    head = (*text("A heading"), i.Footnote("a", (paragraph("note of the heading"),)))
    cell = (*text("a cell"), i.Footnote("b", (paragraph("note of the cell"),)))
    rest = b.Table((), ((b.Cell(cell),),), (None,))
    planned = plan(briefing(Topic("t", head, (rest,))))
    assert find(planned, "note of the heading").page == 1
    assert find(planned, "note of the cell").page == 1


def test_a_note_referred_to_twice_is_set_once() -> None:
    planned = plan_blocks(noted("First.", "the note"), noted("Second.", "the note"))
    assert find(planned, "the note").page == 1
    links = [run.run.link for one in body(planned) for run in one.line.runs if run.run.link]
    assert links == ["#~note-1", "#~note-1"]


def test_a_side_note_begins_level_with_its_paragraph() -> None:
    planned = plan_blocks(prose(3), Panel(PanelRole.SIDE, (paragraph("A definition"),)))
    beside, first = find(planned, "A definition"), body(planned)[0]
    assert beside.x == pytest.approx(A4.side_left)
    assert beside.line.baseline == pytest.approx(first.line.baseline, abs=0.1)


def test_side_notes_that_would_meet_are_pushed_apart() -> None:
    notes = [Panel(PanelRole.SIDE, (paragraph(f"Remark {n} " + SENTENCE),)) for n in range(3)]
    planned = plan_blocks(prose(2), *notes)
    baselines = [one.line.baseline for one in content(planned) if one.size == 8.5 and one.x > 400]
    assert all(later - earlier >= 10.49 for earlier, later in pairwise(baselines))
