from __future__ import annotations

import math
from typing import assert_never

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.diagnostics import Report
from deckgen.model.chart import Categories, Chart, ChartData, ChartKind, ChartPanel, Series, Stacking
from deckgen.plan.charts.arrange import lay_out, natural_height
from deckgen.plan.charts.board import box_of
from deckgen.plan.charts.chart_plan import Cartesian
from deckgen.plan.charts.draw import draw_chart
from deckgen.plan.charts.geometry import iter_bars
from deckgen.plan.charts.ink import Box, Dot, Ink, Label, Polygon, Polyline, Rectangle, Segment
from deckgen.plan.charts.layout import Projection
from deckgen.plan.charts.names import cut_to
from deckgen.plan.charts.narrow import draw_narrow, narrow_height, suits_narrow
from deckgen.plan.charts.planner import plan_chart
from deckgen.plan.charts.style import ChartStyle
from tests.charts import COUNTRIES, GALLERY, chart, plan, series, styles, theme

DECK, BRIEF = styles()
BOTH = pytest.mark.parametrize(
    ("style", "width", "height"), [(DECK, 587, 290), (BRIEF, 329, 190)], ids=["deck", "brief"]
)


def extent(ink: Ink, style: ChartStyle) -> Box:
    match ink:
        case Segment():
            return around((ink.start, ink.end))
        case Polyline() | Polygon():
            return around(ink.points)
        case Rectangle():
            return ink.box
        case Dot():
            (x, y), radius = ink.centre, ink.radius
            return Box(x - radius, y - radius, 2 * radius, 2 * radius)
        case Label():
            return box_of(ink, style)
        case _:
            assert_never(ink)


def around(points: tuple[tuple[float, float], ...]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def outside(ink: Ink, width: float, height: float, style: ChartStyle, slack: float = 3.0) -> bool:
    box = extent(ink, style)
    return box.x < -slack or box.y < -slack or box.right > width + slack or box.bottom > height + slack


@BOTH
@pytest.mark.parametrize("name", [name for name in GALLERY if name != "bubble"])
def test_every_mark_stays_inside_the_frame(name: str, style: ChartStyle, width: float, height: float) -> None:
    own = plan(GALLERY[name])
    marks = draw_chart(own, lay_out(own, width, height, style), style)
    assert marks
    assert [mark for mark in marks if outside(mark, width, height, style)] == []


def test_text_of_a_bubble_chart_stays_inside_the_frame() -> None:
    own = plan(GALLERY["bubble"])
    marks = draw_chart(own, lay_out(own, 587, 290, DECK), DECK)
    assert not any(outside(mark, 587, 290, DECK) for mark in marks if isinstance(mark, Label))


@BOTH
@pytest.mark.parametrize("name", GALLERY)
def test_names_along_the_axis_keep_apart(name: str, style: ChartStyle, width: float, height: float) -> None:
    own = lay_out(plan(GALLERY[name]), width, height, style)
    boxes = [box_of(label, style) for label in own.names.labels]
    assert not any(one.overlap(two) > 0.5 for n, one in enumerate(boxes) for two in boxes[:n])


def test_bars_are_as_long_as_their_values() -> None:
    own = plan(GALLERY["bar"])
    assert isinstance(own.body, Cartesian)
    layer = own.body.layers[0]
    layout = lay_out(own, 587, 290, DECK)
    bars = list(iter_bars(layer, Projection(own.body, layout.plot)))  # type: ignore[arg-type]
    lengths = [bar.box.width for bar in bars]
    assert lengths[1] / lengths[0] == pytest.approx(5550 / 6255)
    assert bars[0].box.y < bars[1].box.y
    assert bars[0].box.x == layout.plot.x


def test_rows_keep_their_largest_pitch_and_leave_the_rest_empty() -> None:
    few = chart(ChartKind.BAR, Categories("Name", ("a", "b")), series("Value", 1, 2))
    assert lay_out(plan(few), 587, 290, DECK).plot.height == pytest.approx(2 * DECK.pitch[1])


def test_natural_height_is_that_of_the_rows() -> None:
    own = plan(GALLERY["bar"])
    height = natural_height(own, 329, BRIEF, 120)
    assert height == pytest.approx(4 * BRIEF.pitch[1] + BRIEF.near, abs=25)


def test_long_names_are_broken_then_left_out_and_counted() -> None:
    names = tuple(f"The administration of district number {n}" for n in range(12))
    long = chart(ChartKind.COLUMN, Categories("Name", names), series("Value", *range(12)))
    own = lay_out(plan(long), 587, 290, DECK)
    assert own.names.every > 1
    assert own.names.hidden == 12 - len(own.names.labels)


def test_years_may_be_left_out_without_a_word() -> None:
    own = lay_out(plan(GALLERY["line"]), 160, 120, DECK)
    assert own.names.every > 1
    assert own.names.hidden == 0


def test_a_name_beside_bars_is_cut_only_where_it_must_be() -> None:
    assert cut_to("Short", 200, 16, DECK) == "Short"
    cut = cut_to("A name without end " * 5, 100, 16, DECK)
    assert cut.endswith("…")
    assert DECK.width(cut, 16) <= 100


@pytest.mark.parametrize(
    ("kind", "mark"), [(ChartKind.DOT, Dot), (ChartKind.LINE, Segment), (ChartKind.COLUMN, Rectangle)]
)
def test_legend_shows_the_marks_of_its_series(kind: ChartKind, mark: type) -> None:
    own = plan(chart(kind, COUNTRIES, *(series(f"S{n}", n, 2, 3, n) for n in range(1, 7))))
    legend = lay_out(own, 400, 250, DECK).legend
    assert legend is not None
    drawn = draw_chart(own, lay_out(own, 400, 250, DECK), DECK)
    boxes = [extent(ink, DECK) for ink in drawn if isinstance(ink, mark)]
    keys = [entry.key for entry in legend.entries]
    inside = [box for box in boxes if any(key.distance(box.x, box.y) < 0.1 for key in keys)]
    assert len(inside) == len(keys) == 6


def test_narrow_column_shows_names_above_thin_bars() -> None:
    own = plan(GALLERY["bar"])
    assert suits_narrow(own)
    marks = list(draw_narrow(own, 125, BRIEF))
    height = narrow_height(own, BRIEF)
    assert not any(outside(mark, 125, height, BRIEF, 1) for mark in marks)
    assert not suits_narrow(plan(GALLERY["bars below zero"]))
    assert not suits_narrow(plan(GALLERY["line"]))


@pytest.mark.parametrize("size", [(1.0, 1.0), (20.0, 300.0), (300.0, 20.0)])
@pytest.mark.parametrize("name", GALLERY)
def test_no_frame_is_too_small(name: str, size: tuple[float, float]) -> None:
    own = plan(GALLERY[name])
    assert draw_chart(own, lay_out(own, *size, DECK), DECK)


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
VALUES = st.one_of(st.none(), st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3)))


@given(st.data())
def test_any_data_make_a_chart(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(ChartKind))
    count = data.draw(st.integers(1, 12))
    names = tuple(data.draw(st.lists(TEXTS, min_size=count, max_size=count)))
    columns = data.draw(
        st.lists(st.lists(VALUES, min_size=count, max_size=count), min_size=1, max_size=4).filter(
            lambda lists: all(any(value is not None for value in values) for values in lists)
        )
    )
    stacking = data.draw(st.sampled_from(Stacking))
    own = Chart(
        kind,
        (
            ChartPanel(
                "",
                ChartData(
                    Categories("x", names),
                    tuple(Series(f"s{n}", tuple(values)) for n, values in enumerate(columns)),
                ),
            ),
        ),
        stacking,
    )
    panel = plan_chart(own, theme().palette, "en-GB", Report()).panels[0]
    for style in (DECK, BRIEF):
        layout = lay_out(panel, 400, 250, style)
        bearers = [(label.layer, label.series, label.point) for label in layout.point_labels]
        assert len(set(bearers)) == len(bearers)  # PowerPoint knows one label a point
        marks = draw_chart(panel, layout, style)
        boxes = [extent(mark, style) for mark in marks]
        assert all(math.isfinite(edge) for box in boxes for edge in (box.x, box.y, box.right, box.bottom))


@pytest.mark.parametrize("count", [5, 7, 9, 13])
def test_long_names_below_columns_keep_apart_and_inside(count: int) -> None:
    names = tuple(f"Manufacturing and infrastructure of kind {n}" for n in range(count))
    own = chart(ChartKind.COLUMN, Categories("Name", names), series("Value", *range(count)))
    for style, width in ((DECK, 587), (BRIEF, 329)):
        layout = lay_out(plan(own), width, 190, style)
        boxes = [box_of(label, style) for label in layout.names.labels]
        assert all(box.x >= 0 and box.right <= width + 1 for box in boxes)
        assert not any(one.overlap(two) > 0 for n, one in enumerate(boxes) for two in boxes[:n])
