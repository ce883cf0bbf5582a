from __future__ import annotations

import pytest

from deckgen.model import block as b
from deckgen.model.briefing import Briefing, Paper, Section, Settings
from deckgen.plan.brief.grid import grid_for
from tests.plan.brief.briefings import (
    META,
    body,
    content,
    figure,
    find,
    picture,
    pictures,
    plan,
    plan_blocks,
    prose,
    rows,
    table,
    text,
    topic,
)

A4 = grid_for(Paper.A4)
BOTTOM = A4.top + A4.text_height


def test_a_figure_that_does_not_fit_goes_to_the_next_top_while_text_flows_on() -> None:
    planned = plan_blocks(prose(28), figure(picture(1200, 900), "The figure"), prose(28))
    (page, placed), *_ = pictures(planned)
    assert page == 2
    assert placed.y < A4.top + 40
    first = [one for one in body(planned) if one.page == 1]
    assert first[-1].line.baseline > BOTTOM - 40


def test_a_floating_figure_stays_in_its_section() -> None:
    first = Section("one", text("First"), (topic("A", prose(28), figure(picture(1200, 900), "The figure")),))
    second = Section("two", text("Second"), (topic("B", prose(30)),))
    planned = plan(Briefing(META, Settings(toc=False), (first, second)))
    assert find(planned, "The figure").page == 2
    heading = find(planned, "Second")
    assert heading.page == 2
    assert heading.line.baseline > find(planned, "The figure").line.baseline


def test_a_picture_is_scaled_to_the_column_and_never_enlarged() -> None:
    sizes = ((3000, 2000), (30, 20), (300, 4000))
    planned = plan_blocks(*(block for size in sizes for block in (prose(1), figure(picture(*size)))))
    large, small, tall = (placed for _, placed in pictures(planned))
    assert large.width == pytest.approx(A4.text_width)
    assert small.width == pytest.approx(30 * 72 / 150)
    assert tall.height < A4.text_height
    assert tall.width / tall.height == pytest.approx(300 / 4000)


def test_figures_and_tables_are_numbered_where_they_have_captions() -> None:
    planned = plan_blocks(
        figure(picture(30, 20), "First"),
        figure(picture(30, 20)),
        table(rows(2), "Numbers"),
        figure(picture(30, 20), "Second"),
    )
    captions = [one.text for one in content(planned) if one.size == 10 and "\u2003" in one.text]
    assert captions == ["Figure\u00a01\u2003First", "Table\u00a01\u2003Numbers", "Figure\u00a02\u2003Second"]


def test_sources_of_a_wide_exhibit_stand_beside_its_note() -> None:
    asset = picture(3000, 800)
    planned = plan_blocks(figure(asset, "Wide", note="A remark", source="A paper"))
    note, source = find(planned, "Note: A remark."), find(planned, "Source: A paper.")
    assert note.line.baseline == source.line.baseline
    assert source.x == pytest.approx(A4.side_left)


def test_a_missing_picture_is_a_frame_with_its_alternative_text() -> None:
    planned = plan_blocks(b.Figure("lost.png", "A map of the valley"))
    assert find(planned, "A map of the valley").page == 1
