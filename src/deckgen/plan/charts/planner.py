"""Turn a `Chart` into what is shown of it: a plan for each panel, on one scale."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import assert_never

from deckgen.diagnostics import Code, Report
from deckgen.model.chart import (
    Chart,
    ChartData,
    ChartKind,
    ChartPanel,
    Dates,
    EventMarker,
    Granularity,
    XValues,
)
from deckgen.plan.charts.axes import Work, place_on, settled_x, value_format
from deckgen.plan.charts.bars import plan_bars, plan_combined, plan_range, plan_waterfall
from deckgen.plan.charts.chart_plan import (
    BandPlan,
    Bars,
    Body,
    Cartesian,
    ChartGrid,
    ChartPlan,
    EventPlan,
    LinePlan,
    Lines,
    Pie,
    Points,
)
from deckgen.plan.charts.formats import long_date
from deckgen.plan.charts.lines import plan_areas, plan_dots, plan_lines, plan_points, plan_slope
from deckgen.plan.charts.pies import plan_pie
from deckgen.plan.charts.words import alt_text, grid_alt_text, remarks
from deckgen.theme.resolved import Palette

MAX_DIRECT_NAMES = 4
"""Series that are named at their ends; more of them get a legend."""
MAX_COLORS = 6
"""Series that can be told apart by colour."""
MAX_SLICES = 6
MAX_NAMES = 40
"""Names side by side that can be read on a slide."""


def plan_chart(chart: Chart, palette: Palette, lang: str, report: Report) -> ChartGrid:
    """The chart's plan; reports what is more than a reader can tell apart."""
    chart = _settled(chart)
    work = Work(chart, palette, lang, value_format(chart, lang))
    panels = tuple(_plan_panel(panel, work) for panel in chart.panels)
    _report_crowded(chart, report)
    if len(panels) == 1:
        return ChartGrid(panels, panels[0].alt)
    return ChartGrid(panels, grid_alt_text(chart, [panel.title for panel in panels], lang))


def _settled(chart: Chart) -> Chart:
    panels = tuple(
        replace(panel, data=replace(panel.data, x=settled_x(panel.data.x))) for panel in chart.panels
    )
    return replace(chart, panels=panels)


def _plan_panel(panel: ChartPanel, work: Work) -> ChartPlan:
    body = _plan_body(panel.data, work)
    return ChartPlan(
        body,
        work.form,
        alt_text(panel.data, panel.title, work),
        panel.title,
        _needs_legend(body),
        remarks(body, work.lang),
    )


def _plan_body(data: ChartData, work: Work) -> Body:
    match work.chart.kind:
        case ChartKind.COLUMN | ChartKind.BAR:
            body = plan_bars(data, work)
        case ChartKind.LINE:
            body = plan_lines(data, work)
        case ChartKind.AREA:
            body = plan_areas(data, work)
        case ChartKind.SCATTER | ChartKind.BUBBLE:
            body = plan_points(data, work)
        case ChartKind.PIE | ChartKind.DOUGHNUT:
            return plan_pie(data, work)
        case ChartKind.COMBINED:
            body = plan_combined(data, work)
        case ChartKind.WATERFALL:
            body = plan_waterfall(data, work)
        case ChartKind.SLOPE:
            body = plan_slope(data, work)
        case ChartKind.RANGE:
            body = plan_range(data, work)
        case ChartKind.DOT:
            body = plan_dots(data, work)
        case kind:
            assert_never(kind)
    return _with_references(body, data, work)


def _with_references(body: Cartesian, data: ChartData, work: Work) -> Cartesian:
    settings = work.settings
    lines = tuple(LinePlan(own.value, own.text or work.form.text(own.value)) for own in settings.lines)
    bands = tuple(BandPlan(own.low, own.high, own.text) for own in settings.bands)
    events = tuple(
        EventPlan(place, event.text, _when(event, data.x, work))
        for event in settings.events
        if (place := place_on(body.x, data.x, event.place)) is not None
    )
    return replace(body, lines=lines, bands=bands, events=events)


def _when(event: EventMarker, x: XValues, work: Work) -> str:
    if isinstance(event.place, datetime.date):
        # A month is kept as its first day: beside data by month that is what was meant.
        by_month = isinstance(x, Dates) and x.granularity is not Granularity.DAY and event.place.day == 1
        return long_date(event.place, Granularity.MONTH if by_month else Granularity.DAY, work.lang)
    return str(event.place) if not event.text else ""


def _needs_legend(body: Body) -> bool:
    """Whether a row of names is needed: lines and dots are named at their ends while they are few."""
    if isinstance(body, Pie):
        return body.hole > 0
    if any(isinstance(layer, Bars) and layer.floating for layer in body.layers):
        return False  # the signs of a waterfall say what its colours say
    named_at_ends = all(isinstance(layer, Lines) or _is_line(layer) for layer in body.layers)
    shown = [series for layer in body.layers for series in layer.series if series.color is not None]
    if len(shown) < 2 or any(isinstance(layer, Lines) and layer.label_ends for layer in body.layers):
        return False
    strong = sum(series.strong for series in shown)
    return not named_at_ends or (len(shown) > MAX_DIRECT_NAMES and strong > MAX_DIRECT_NAMES)


def _is_line(layer: object) -> bool:
    return isinstance(layer, Points) and layer.joined


def report_hidden(chart: Chart, hidden: int, report: Report) -> None:
    """Report that some names along the axis find no room, if any."""
    if hidden:
        message = "not every name finds room along the axis"
        hint = "use type=bar or shorter names, or choose with top="
        report.add(Code.CHART_CROWDED, chart.span, message, hint)


def _report_crowded(chart: Chart, report: Report) -> None:
    data = chart.panels[0].data
    hint = "choose with top= or where=, or let highlight= name what matters"
    if chart.kind in (ChartKind.PIE, ChartKind.DOUGHNUT):
        if len(data.x.values) > MAX_SLICES:
            message = f"a pie of {len(data.x.values)} slices cannot be read; {MAX_SLICES} can"
            report.add(Code.CHART_CROWDED, chart.span, message, "use type=bar, or top= with rest=")
        return
    if len(data.series) > MAX_COLORS and not chart.settings.highlights:
        message = f"{len(data.series)} series cannot be told apart by colour; {MAX_COLORS} can"
        report.add(Code.CHART_CROWDED, chart.span, message, hint)
    if chart.kind in _NAMED and len(data.x.values) > MAX_NAMES:
        message = f"{len(data.x.values)} names cannot all be shown; {MAX_NAMES} can"
        report.add(Code.CHART_CROWDED, chart.span, message, hint)


_NAMED = frozenset(
    (ChartKind.COLUMN, ChartKind.BAR, ChartKind.COMBINED, ChartKind.WATERFALL, ChartKind.RANGE, ChartKind.DOT)
)
