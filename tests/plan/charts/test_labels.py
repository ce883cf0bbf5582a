from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.model.chart import (
    Categories,
    ChartKind,
    ChartSettings,
    Dates,
    EventMarker,
    Series,
    Stacking,
    ValueLabels,
)
from deckgen.plan.charts.arrange import lay_out
from deckgen.plan.charts.board import box_of
from deckgen.plan.charts.ink import Label
from deckgen.plan.charts.layout import ChartLayout, Side
from deckgen.plan.charts.spread import spread
from deckgen.plan.charts.style import ChartStyle
from tests.charts import DAYS, DECLARED, GALLERY, chart, plan, series, styles

DECK, BRIEF = styles()


def layout(name: str) -> ChartLayout:
    return lay_out(plan(GALLERY[name]), 580, 290, DECK)


def test_labels_that_do_not_touch_stay_where_they_are() -> None:
    assert spread([10, 50], [12, 12], 0, 100) == [10, 50]


def test_labels_that_touch_are_moved_apart_and_keep_their_order() -> None:
    assert spread([50, 50, 20], [12, 12, 12], 0, 100) == [44, 56, 20]


def test_labels_stay_between_the_ends() -> None:
    assert spread([2, 3], [10, 10], 0, 100) == [5, 15]
    assert spread([98, 99], [10, 10], 0, 100) == [85, 95]


@given(st.lists(st.floats(0, 200), min_size=1, max_size=8))
def test_any_labels_keep_apart(centres: list[float]) -> None:
    moved = sorted(spread(centres, [12.0] * len(centres), 0, 200))
    assert all(later - earlier > 11.99 for earlier, later in pairwise(moved))
    assert all(5.99 <= centre <= 194.01 for centre in moved)


def test_line_is_named_at_its_end_with_its_last_value() -> None:
    ends = [own for own in layout("line").point_labels if own.says_name and own.says_value]
    assert [line.text for line in ends[0].lines] == ["United States", "1,389"]
    assert {own.side for own in ends} == {Side.RIGHT}


def test_line_that_ends_under_another_bears_its_name_elsewhere() -> None:
    crossing = (series("Long", 1, 5, 1, 9, 2, 8, 3, 9), series("Short", 4, 4, 4, 5, 5, 5, None, None))
    own = lay_out(plan(chart(ChartKind.LINE, DAYS, *crossing)), 420, 220, DECK)
    short = [label for label in own.point_labels if label.series == 1]
    assert {(label.says_name, label.says_value) for label in short} == {(True, False), (False, True)}


@pytest.mark.parametrize("count", range(1, 9))
def test_no_point_bears_two_labels_however_many_are_marked(count: int) -> None:
    """PowerPoint knows one label a point: of two, LibreOffice shows the second."""
    crossing = (series("Long", 1, 5, 1, 9, 2, 8, 3, 9), series("Short", 4, 4, 4, 5, 5, 5, None, None))
    marked = ChartSettings(marks=DAYS.values[:count])
    own = lay_out(plan(chart(ChartKind.LINE, DAYS, *crossing, settings=marked)), 420, 220, DECK)
    bearers = [(label.series, label.point) for label in own.point_labels]
    assert len(set(bearers)) == len(bearers) >= count
    assert [label.series for label in own.point_labels if label.says_name] in ([0, 1], [1, 0])


@pytest.mark.parametrize("style", styles(), ids=("deck", "brief"))
@pytest.mark.parametrize("name", GALLERY)
def test_labels_of_points_keep_off_one_another(name: str, style: ChartStyle) -> None:
    own = lay_out(plan(GALLERY[name]), 480, 260, style)
    boxes = [box_of(label.label, style) for label in own.point_labels]
    assert not any(one.overlap(two) > 4 for n, one in enumerate(boxes) for two in boxes[:n])


def test_many_ends_at_one_place_are_spread() -> None:
    close = tuple(series(f"Series {n}", 1, 2, 3, 4, 5, 6, 7, 8 + n / 10) for n in range(4))
    own = lay_out(plan(chart(ChartKind.LINE, DAYS, *close)), 580, 290, DECK)
    tops = sorted(label.label.y for label in own.point_labels)
    heights = [label.label.height for label in own.point_labels]
    assert all(later - earlier >= min(heights) - 0.01 for earlier, later in pairwise(tops))


def test_events_close_together_have_their_texts_on_either_side() -> None:
    texts = [own for own in layout("line").over if isinstance(own, Label) and len(own.lines) == 2]
    assert [own.lines[0].text for own in texts] == ["Extension", "Geneva summit"]
    boxes = [box_of(own, DECK) for own in texts]
    assert boxes[0].overlap(boxes[1]) == 0
    assert texts[0].y == texts[1].y


def test_many_events_stand_in_rows_that_no_line_crosses() -> None:
    events = tuple(
        EventMarker(datetime.date(2019, month, 1), f"Event number {month}") for month in range(1, 7)
    )
    eventful = chart(ChartKind.LINE, DAYS, *DECLARED, settings=ChartSettings(events=events))
    own = lay_out(plan(eventful), 580, 290, DECK)
    boxes = [box_of(ink, DECK) for ink in own.over if isinstance(ink, Label)]
    assert len(boxes) == 6
    assert not any(one.overlap(two) > 0 for n, one in enumerate(boxes) for two in boxes[:n])


def test_author_may_leave_values_out_or_ask_for_all() -> None:
    quiet = replace(GALLERY["line by name"], settings=ChartSettings(labels=ValueLabels.NONE))
    assert lay_out(plan(quiet), 580, 290, DECK).point_labels == ()
    loud = replace(GALLERY["line by name"], settings=ChartSettings(labels=ValueLabels.ALL))
    said = [own.lines[-1].text for own in lay_out(plan(loud), 580, 290, DECK).point_labels]
    assert sorted(said) == ["40", "45", "5"]


def test_one_point_has_a_label() -> None:
    one = chart(ChartKind.LINE, Dates("Date", (datetime.date(2021, 6, 16),)), Series("Value", (3.0,)))
    assert [own.lines[-1].text for own in lay_out(plan(one), 580, 290, DECK).point_labels] == ["3"]


def test_a_part_too_thin_for_its_value_has_none() -> None:
    thin = chart(
        ChartKind.COLUMN,
        GALLERY["column"].panels[0].data.x,
        series("Large", 900, 900, 900, 900),
        series("Thin", 1, 200, 300, 400),
        stacking=GALLERY["stacked column"].stacking,
    )
    own = lay_out(plan(thin), 400, 200, DECK)
    assert [label.point for label in own.point_labels if label.series == 1] == [1, 2, 3]


def one_row(*names: str) -> ChartLayout:
    parts = (series(name, 40 + 10 * n) for n, name in enumerate(names))
    row = chart(ChartKind.BAR, Categories("Day", ("Monday",)), *parts, stacking=Stacking.STACKED)
    return lay_out(plan(row), 580, 290, DECK)


def test_parts_of_a_single_row_bear_their_names_and_need_no_legend() -> None:
    own = one_row("Talks", "Break")
    assert own.legend is None
    assert [label.lines[0].text for label in own.point_labels] == ["Talks 40", "Break 50", "90"]


def test_names_that_have_no_room_in_a_single_row_stand_in_a_legend() -> None:
    own = one_row("Talks of both delegations with their experts", "Break")
    assert own.legend is not None
    assert [label.lines[0].text for label in own.point_labels] == ["40", "50", "90"]
