from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from deckgen.diagnostics import Code, Report
from deckgen.model.chart import (
    Categories,
    Chart,
    ChartAxes,
    ChartKind,
    ChartSettings,
    Dates,
    Series,
    Stacking,
    ValueLabels,
)
from deckgen.plan.charts.chart_plan import Areas, BandAxis, Bars, Cartesian, Lines, Pie, Points, ScaleAxis
from deckgen.plan.charts.colors import part_colors
from deckgen.plan.charts.planner import plan_chart
from deckgen.plan.charts.scales import Step
from tests.charts import COUNTRIES, DAYS, GALLERY, NUMBERS, chart, plan, series, theme

PALETTE = theme().palette


def cartesian(own: Chart) -> Cartesian:
    body = plan(own).body
    assert isinstance(body, Cartesian)
    return body


def test_bars_start_at_zero() -> None:
    high = chart(ChartKind.COLUMN, COUNTRIES, series("Value", 1350, 1444, 1398, 1420))
    assert cartesian(high).y.scale.low == 0
    cut = replace(high, settings=ChartSettings(axes=ChartAxes(minimum=1200)))
    assert cartesian(cut).y.scale.low == 0


def test_lines_start_at_the_nearest_round_value_and_a_remark_says_so() -> None:
    own = plan(GALLERY["line"])
    assert isinstance(own.body, Cartesian)
    assert own.body.y.scale.low == 1300
    assert own.remarks == ("The scale starts at 1,300.",)


def test_lines_near_zero_start_at_zero() -> None:
    assert cartesian(GALLERY["line by number"]).y.scale.low == 0


def test_scale_holds_reference_lines_and_bands() -> None:
    assert cartesian(GALLERY["line"]).y.scale.high >= 1550
    assert cartesian(GALLERY["stacked bar"]).y.scale.high >= 90


def test_values_or_axis_never_both() -> None:
    few = cartesian(GALLERY["column"])
    assert not few.y.visible
    many = chart(
        ChartKind.COLUMN, Categories("Name", tuple(map(str, range(30)))), series("Value", *range(30))
    )
    body = cartesian(many)
    assert body.y.visible
    assert not any(own.labels for layer in body.layers for own in layer.series)


def test_author_decides_on_labels() -> None:
    quiet = replace(GALLERY["column"], settings=ChartSettings(labels=ValueLabels.NONE))
    assert cartesian(quiet).y.visible


def test_what_is_not_the_message_is_grey() -> None:
    bars = cartesian(GALLERY["bar"]).layers[0].series[0]
    assert bars.point_colors == (PALETTE.series[0], PALETTE.series[0], PALETTE.rule, PALETTE.rule)
    named = replace(GALLERY["line"], settings=ChartSettings(highlights=("Russia",)))
    first, second = cartesian(named).layers[0].series
    assert (first.color, first.strong) == (PALETTE.rule, False)
    assert (second.color, second.strong) == (PALETTE.series[0], True)


def test_two_parties_keep_the_first_two_colours() -> None:
    colors = [own.color for own in cartesian(GALLERY["line"]).layers[0].series]
    assert colors == list(PALETTE.series[:2])


def test_dates_have_a_scale_and_names_stand_side_by_side() -> None:
    assert isinstance(cartesian(GALLERY["line"]).x, ScaleAxis)
    assert isinstance(cartesian(GALLERY["line by name"]).x, BandAxis)


def test_numbers_along_the_axis_are_points_that_are_joined() -> None:
    layer = cartesian(GALLERY["line by number"]).layers[0]
    assert isinstance(layer, Points)
    assert layer.joined
    assert layer.places == NUMBERS.values


def test_years_before_1900_are_numbers_since_no_workbook_holds_their_dates() -> None:
    body = cartesian(GALLERY["line before 1900"])
    assert isinstance(body.x, ScaleAxis)
    assert body.x.scale.step is Step.UNITS
    assert isinstance(body.layers[0], Points)
    assert body.layers[0].places == (1850, 1890)


def test_an_axis_that_crosses_the_chart_has_no_ticks() -> None:
    bodies = [plan(GALLERY[name]).body for name in ("line by number", "line before 1900", "column")]
    assert [isinstance(body, Cartesian) and body.has_ticks for body in bodies] == [True, False, False]


def test_gaps_stay_gaps() -> None:
    assert cartesian(GALLERY["line"]).layers[0].series[1].values[5] is None


def test_waterfall_stands_on_invisible_bars_and_crosses_zero_in_two_parts() -> None:
    layer = cartesian(GALLERY["waterfall"]).layers[0]
    assert isinstance(layer, Bars)
    values = {own.name: own.values for own in layer.series}
    assert values["Base"][:3] == (0, 120, 135)
    # From 135 down to -25: one part above zero, one below.
    assert values["Fall"][3] == 135
    assert values["Fall, below zero"][3] == -25
    assert values["Total, below zero"][4] == -25
    assert layer.end_labels == ("120", "+45", "−30", "−160", "−25")
    assert layer.given == (("Change", (120.0, 45.0, -30.0, -160.0, None)),)


def test_range_shows_a_point_where_low_and_high_are_one_or_one_is_missing() -> None:
    layer = cartesian(GALLERY["range"]).layers[0]
    assert isinstance(layer, Bars)
    assert layer.end_labels == ("29,600–33,600", "13,200–13,400", "5,800", "4,200")
    lengths = [length for length in layer.series[1].values if length is not None]
    # A single figure is a mark that can be seen, not a hair.
    assert len(lengths) == 4
    assert min(lengths) > 0.02 * 33_600


def test_greys_of_a_stack_differ_in_tone_from_what_speaks_beside_them() -> None:
    navy, grey, orange = part_colors(("a", "b", "c"), ("a", "c"), PALETTE)
    assert (navy, orange) == PALETTE.series[:2]
    assert grey == PALETTE.neutral
    # Enough greys for each part of a stack without speech beside: all are used before one returns.
    assert len(set(part_colors(("a", "b", "c", "d"), ("a",), PALETTE))) == 4


def test_stacks_bear_their_totals_and_parts() -> None:
    layer = cartesian(GALLERY["stacked column"]).layers[0]
    assert isinstance(layer, Bars)
    assert layer.end_labels == ("71", "46", "72", "71")
    assert layer.series[1].labels == ("26", "", "27", "30")


def test_percentages_run_from_zero_to_a_hundred() -> None:
    assert cartesian(GALLERY["percent column"]).y.scale.high == 100


def test_second_axis_has_as_many_ticks_as_the_first() -> None:
    body = cartesian(GALLERY["combined"])
    assert body.y2 is not None
    assert len(body.y2.scale.ticks) == len(body.y.scale.ticks)
    columns, lines = body.layers
    assert isinstance(columns, Bars)
    assert isinstance(lines, Lines)
    assert lines.second


def test_combined_chart_of_one_series_is_columns() -> None:
    alone = chart(ChartKind.COMBINED, COUNTRIES, series("Value", 1, 2, 3, 4))
    assert [type(layer) for layer in cartesian(alone).layers] == [Bars]


def test_pie_shows_shares_and_leaves_out_what_is_not_above_zero() -> None:
    pie = plan(chart(ChartKind.PIE, COUNTRIES, series("Value", 3, 1, 0, None))).body
    assert isinstance(pie, Pie)
    assert [(own.name, own.text) for own in pie.slices] == [("Russia", "75%"), ("United States", "25%")]


def test_areas_of_several_series_are_stacked() -> None:
    side_by_side = replace(GALLERY["stacked area"], stacking=Stacking.NONE)
    layer = cartesian(side_by_side).layers[0]
    assert isinstance(layer, Areas)
    assert layer.stacking is Stacking.STACKED


def test_panels_share_their_scales() -> None:
    grid = plan_chart(GALLERY["panels"], PALETTE, "en-GB", Report())
    first, second = (panel.body for panel in grid.panels)
    assert isinstance(first, Cartesian)
    assert isinstance(second, Cartesian)
    assert first.y == second.y
    assert first.x == second.x


def test_event_stands_between_names_where_its_date_lies() -> None:
    months = GALLERY["columns by month"]
    between = replace(
        months,
        kind=ChartKind.COLUMN,
        settings=ChartSettings(events=GALLERY["line"].settings.events[:1]),
    )
    assert cartesian(between).events[0].place == pytest.approx(1 + 2 / 28)


def test_legend_only_where_ends_cannot_bear_the_names() -> None:
    assert not plan(GALLERY["line"]).legend
    assert plan(GALLERY["stacked column"]).legend
    five = tuple(series(f"Series {n}", *range(n, n + 8)) for n in range(5))
    assert plan(chart(ChartKind.LINE, DAYS, *five)).legend
    named = chart(ChartKind.LINE, DAYS, *five, settings=ChartSettings(highlights=("Series 2",)))
    assert not plan(named).legend


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (chart(ChartKind.LINE, DAYS, *(series(f"S{n}", *range(8)) for n in range(12))), "12 series"),
        (
            chart(ChartKind.COLUMN, Categories("N", tuple(map(str, range(60)))), series("V", *range(60))),
            "60 names",
        ),
        (
            chart(ChartKind.PIE, Categories("N", tuple("abcdefgh")), series("V", *range(1, 9))),
            "8 slices",
        ),
    ],
)
def test_more_than_can_be_told_apart_is_reported(own: Chart, words: str) -> None:
    report = Report()
    plan_chart(own, PALETTE, "en-GB", report)
    assert [(found.code, words in found.message) for found in report] == [(Code.CHART_CROWDED, True)]


def test_alt_text_tells_kind_range_extremes_and_trend() -> None:
    alt = plan(GALLERY["line"]).alt.replace("\u00a0", " ")
    assert alt.startswith("Line chart: What is shown. United States: from 1,350 (1 March 2018) up to 1,389")
    assert "highest 1,457 (1 September 2020), lowest 1,350 (1 March 2018)" in alt
    assert "Line at 1,550: Limit 1,550." in alt
    assert "Marked: Extension (3 February 2021), Geneva summit (16 June 2021)." in alt


def test_alt_text_lists_a_few_values() -> None:
    assert plan(GALLERY["bar"]).alt == (
        "Bar chart: What is shown (warheads). Russia 6,255; United States 5,550; China 350; France 290."
    )


@pytest.mark.parametrize(
    ("lang", "start"),
    [
        ("de-DE", "Balkendiagramm: What is shown (warheads). Russia 6.255"),
        ("fr-FR", "Diagramme à barres: What is shown (warheads). Russia 6\u00a0255"),
        ("es-ES", "Gráfico de barras: What is shown (warheads). Russia 6.255"),
        ("ru-RU", "Линейчатая диаграмма: What is shown (warheads). Russia 6\u00a0255"),
        ("ja-JP", "Bar chart: What is shown (warheads). Russia 6,255"),
    ],
)
def test_alt_text_is_in_the_language_of_the_briefing(lang: str, start: str) -> None:
    assert plan(GALLERY["bar"], lang).alt.startswith(start)


@pytest.mark.parametrize("lang", ["en-GB", "de-DE", "fr-FR", "es-ES", "ru-RU"])
def test_every_phrase_can_be_filled_in(lang: str) -> None:
    for own in GALLERY.values():
        alt = plan_chart(own, PALETTE, lang, Report()).alt
        assert "{" not in alt
        assert alt.endswith(".")


def test_alt_text_of_the_author_is_kept() -> None:
    assert plan(replace(GALLERY["bar"], alt="Two states hold most")).alt == "Two states hold most"


def test_alt_text_of_many_series_stays_short() -> None:
    many = chart(ChartKind.LINE, DAYS, *(series(f"Series {n}", *range(8)) for n in range(6)))
    report = Report()
    alt = plan_chart(many, PALETTE, "en-GB", report).alt
    assert "And 2 more: Series 4, Series 5." in alt


def test_one_value_and_one_date_make_a_chart() -> None:
    one = chart(ChartKind.LINE, Dates("Date", (datetime.date(2021, 6, 16),)), Series("Value", (3.0,)))
    assert cartesian(one).y.scale.high >= 3


def test_unit_in_words_is_said_once() -> None:
    assert cartesian(GALLERY["bar"]).y.title == "warheads"
    said = replace(GALLERY["bar"], settings=ChartSettings(unit="shown"))
    assert cartesian(said).y.title == ""
