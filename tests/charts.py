"""One chart of each kind and form, for every test that looks at how charts are planned and rendered."""

from __future__ import annotations

import datetime

from deckgen.diagnostics import Report, Span
from deckgen.model.briefing import Settings
from deckgen.model.chart import (
    Categories,
    Chart,
    ChartData,
    ChartKind,
    ChartPanel,
    ChartSettings,
    Dates,
    EventMarker,
    Granularity,
    Numbers,
    ReferenceBand,
    ReferenceLine,
    Series,
    Stacking,
    XValues,
)
from deckgen.model.inline import Text
from deckgen.plan.charts.chart_plan import ChartPlan
from deckgen.plan.charts.planner import plan_chart
from deckgen.plan.charts.style import ChartStyle, brief_style, deck_style
from deckgen.project import MemoryFiles
from deckgen.theme import Theme, load_theme

NO_SETTINGS = ChartSettings()
SPAN = Span("charts.md", 1, 1)

COUNTRIES = Categories("Country", ("Russia", "United States", "China", "France"))
DAYS = Dates(
    "Date",
    tuple(datetime.date(year, month, 1) for year in (2018, 2019, 2020, 2021) for month in (3, 9)),
)
YEARS = Dates("Year", tuple(datetime.date(year, 1, 1) for year in range(2016, 2021)), Granularity.YEAR)
NUMBERS = Numbers("Distance", (1.0, 2.5, 4.0, 8.0, 9.5))


def series(name: str, *values: float | None) -> Series:
    return Series(name, tuple(None if value is None else float(value) for value in values))


def chart(
    kind: ChartKind,
    x: XValues,
    *columns: Series,
    stacking: Stacking = Stacking.NONE,
    settings: ChartSettings = NO_SETTINGS,
) -> Chart:
    data = ChartData(x, columns)
    return Chart(kind, (ChartPanel("", data),), stacking, settings, (Text("What is shown"),), span=SPAN)


DECLARED = (
    series("United States", 1350, 1398, 1365, 1376, 1373, 1457, 1357, 1389),
    series("Russia", 1444, 1420, 1461, 1426, 1326, None, 1456, 1458),
)
PARTS = (series("Coal", 30, 28, 24, 15), series("Gas", 26, None, 27, 30), series("Wind", 15, 18, 21, 26))

GALLERY: dict[str, Chart] = {
    "column": chart(ChartKind.COLUMN, COUNTRIES, series("Warheads", 6255, 5550, 350, 290)),
    "columns side by side": chart(ChartKind.COLUMN, COUNTRIES, *PARTS),
    "columns by month": chart(
        ChartKind.COLUMN,
        Dates("Month", tuple(datetime.date(2021, month, 1) for month in (1, 2, 3)), Granularity.MONTH),
        series("Cases", 5, 7, 6),
    ),
    "bar": chart(
        ChartKind.BAR,
        COUNTRIES,
        series("Warheads", 6255, 5550, 350, 290),
        settings=ChartSettings(highlights=("Russia", "United States"), unit="warheads"),
    ),
    "bars below zero": chart(ChartKind.BAR, COUNTRIES, series("Change", -12, 30, -45.5, 7)),
    "stacked bar": chart(
        ChartKind.BAR,
        COUNTRIES,
        *PARTS,
        stacking=Stacking.STACKED,
        settings=ChartSettings(bands=(ReferenceBand(80, 90, "planned"),)),
    ),
    "stacked column": chart(ChartKind.COLUMN, COUNTRIES, *PARTS, stacking=Stacking.STACKED),
    "percent column": chart(ChartKind.COLUMN, COUNTRIES, *PARTS, stacking=Stacking.PERCENT),
    "line": chart(
        ChartKind.LINE,
        DAYS,
        *DECLARED,
        settings=ChartSettings(
            lines=(ReferenceLine(1550, "Limit 1,550"),),
            events=(
                EventMarker(datetime.date(2021, 2, 3), "Extension"),
                EventMarker(datetime.date(2021, 6, 16), "Geneva summit"),
            ),
            marks=(datetime.date(2021, 3, 1),),
        ),
    ),
    "line by name": chart(ChartKind.LINE, COUNTRIES, series("Share", 45, 40, None, 5)),
    "line by number": chart(ChartKind.LINE, NUMBERS, series("Speed", 1, 3, 7, 12, 13)),
    "line before 1900": chart(
        ChartKind.LINE,
        Dates("Year", (datetime.date(1850, 1, 1), datetime.date(1890, 1, 1)), Granularity.YEAR),
        series("Degrees", -0.4, 0.1),
    ),
    "area": chart(ChartKind.AREA, YEARS, series("Coal", 30, 28, 24, 15, 12)),
    "stacked area": chart(
        ChartKind.AREA,
        YEARS,
        series("Coal", 30, 28, 24, 15, 12),
        series("Wind", 15, 18, 21, 26, 31),
        stacking=Stacking.STACKED,
    ),
    "scatter": Chart(
        ChartKind.SCATTER,
        (
            ChartPanel(
                "",
                ChartData(NUMBERS, (series("Speed", 1, 3, 7, 12, 13),), labels=("a", "b", "", "d", "e")),
            ),
        ),
        span=SPAN,
    ),
    "bubble": Chart(
        ChartKind.BUBBLE,
        (
            ChartPanel(
                "", ChartData(NUMBERS, (series("Speed", 1, 3, 7, 12, 13),), (5.0, 1.0, 9.0, None, 2.0))
            ),
        ),
        span=SPAN,
    ),
    "pie": chart(ChartKind.PIE, COUNTRIES, series("Warheads", 6255, 5550, 350, 290)),
    "doughnut": chart(ChartKind.DOUGHNUT, COUNTRIES, series("Warheads", 6255, 5550, 350, 290)),
    "combined": chart(
        ChartKind.COMBINED,
        COUNTRIES,
        series("Reports", 487, 635, 900, 1489),
        series("Value", 416, 590, 800, 1200),
        settings=ChartSettings(second=("Value",), second_unit="$m", unit="reports"),
    ),
    "waterfall": chart(
        ChartKind.WATERFALL,
        Categories("Item", ("Start", "Orders", "Cancelled", "Late", "End")),
        series("Change", 120, 45, -30, -160, None),
        settings=ChartSettings(totals=("Start", "End")),
    ),
    "slope": chart(
        ChartKind.SLOPE,
        Categories("Year", ("2019", "2021")),
        series("Favourable", 47, 31),
        series("Unfavourable", 40, 54),
        settings=ChartSettings(unit="%"),
    ),
    "range": chart(
        ChartKind.RANGE,
        COUNTRIES,
        series("Low", 29600, 13200, 5800, None),
        series("High", 33600, 13400, 5800, 4200),
    ),
    "dot": chart(
        ChartKind.DOT,
        Categories("Country", ("Russia", "United States")),
        series("Treaty count", 1456, 1357),
        series("Estimate", 1625, 1800),
    ),
    "panels": Chart(
        ChartKind.LINE,
        tuple(
            ChartPanel(title, ChartData(YEARS, (series("Value", *values),)))
            for title, values in (("Alpha", (1, 2, 3, 4, 5)), ("Beta", (9, 7, 5, 3, 30)))
        ),
        span=SPAN,
    ),
}


def theme() -> Theme:
    return load_theme(Settings(), MemoryFiles({}), Report())


def styles() -> tuple[ChartStyle, ChartStyle]:
    """Of the deck and of the brief."""
    own = theme()
    return deck_style(own, own.scales[Settings().density]), brief_style(own)


def plan(chart: Chart, lang: str = "en-GB") -> ChartPlan:
    """The plan of a chart of one panel, from which nothing is reported."""
    report = Report()
    grid = plan_chart(chart, theme().palette, lang, report)
    assert not list(report)
    return grid.panels[0]
