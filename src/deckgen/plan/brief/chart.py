"""Charts in the brief: caption, drawing, notes and sources, as one box."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from deckgen.model.attributes import Attributes
from deckgen.model.chart import Categories, Chart, ChartKind
from deckgen.plan.brief.box import Box, BoxItem, Keep, stacked
from deckgen.plan.brief.desk import Desk, Type, to_strands
from deckgen.plan.brief.exhibits import Caption, set_caption, set_notes
from deckgen.plan.brief.grid import POINTS_PER_MM, UNIT
from deckgen.plan.brief.prose import Place, set_plain
from deckgen.plan.charts.arrange import lay_out, natural_height
from deckgen.plan.charts.chart_plan import ChartGrid, ChartPlan
from deckgen.plan.charts.draw import draw_chart
from deckgen.plan.charts.ink import Ink, Label, LabelLine
from deckgen.plan.charts.narrow import draw_narrow, narrow_height, suits_narrow
from deckgen.plan.charts.planner import plan_chart, report_hidden
from deckgen.plan.charts.style import ChartStyle, brief_style
from deckgen.plan.charts.words import unsaid_remarks
from deckgen.plan.pages.ink import Canvas, set_ink
from deckgen.plan.pages.page import Area, Line, Node, Role
from deckgen.plan.text import TextStyle
from deckgen.theme.fonts import Face

_PLOT = 45 * POINTS_PER_MM
_WIDE_PLOT = 60 * POINTS_PER_MM
_NARROW_PLOT = 25 * POINTS_PER_MM
_NARROW = 60 * POINTS_PER_MM
"""A place no wider than this, such as the side column."""
_MANY_PLACES = 8
"""From so many points on, a chart along a scale takes the page's full width."""
_PANEL_GAP = 14.0
_DASH = (4.0, 2.5)
_ASCENT = 0.95


def make_chart(chart: Chart, place: Place, desk: Desk) -> list[Box]:
    """The chart with what stands above and below it; a wide one floats to the top of a page if it must."""
    node = desk.tree.add(Role.DIVISION, place.parent)
    inner = replace(place, parent=node)
    is_wide = place.is_top and _is_wide(chart)
    if is_wide:
        inner = replace(inner, width=desk.grid.full_width)
    above = _caption(chart, inner, node, desk)
    grid = plan_chart(chart, desk.styles.palette, desk.lang, desk.report)
    figure = desk.tree.add_node(Node(Role.FIGURE, node, alt=grid.alt))
    below = set_notes(_with_remarks(chart, grid), inner, desk, is_wide=is_wide)
    room = desk.grid.text_height - stacked(above)[0] - stacked(below)[0] - 2 * UNIT
    drawing = _Drawing(chart, inner, figure, desk).box(grid, _plot_height(inner, is_wide=is_wide), room)
    height, items = stacked([*above, drawing, *below])
    return [
        Box(
            height,
            items,
            desk.styles.caption.before,
            desk.styles.exhibit_note.after,
            notes=tuple(note for box in above for note in box.notes),
            floats=place.is_top,
            is_wide=is_wide,
        )
    ]


def _caption(chart: Chart, place: Place, node: int, desk: Desk) -> list[Box]:
    if not chart.caption:
        return []
    if place.width <= _NARROW:
        return _narrow_caption(chart, place, node, desk)
    label = desk.figure_label(chart.attributes.id)
    caption = Caption(label, chart.caption, chart.attributes.get("subtitle"), chart.span)
    return set_caption(caption, place, desk.tree.add(Role.CAPTION, node), desk)


def _narrow_caption(chart: Chart, place: Place, node: int, desk: Desk) -> list[Box]:
    """In the side column: a rule and a bold line, without a number."""
    caption = desk.tree.add(Role.CAPTION, node)
    side = desk.styles.side
    title = TextStyle(Face(side.text.face.family, bold=True), side.text.size, desk.styles.palette.ink)
    style = replace(side, text=title, after=3.5)
    strands = to_strands(chart.caption, Type(style.text, caption, place.parent, chart.span), desk)
    rule = Line(place.x, 0.0, place.x + place.width, 0.0, 0.5, desk.styles.palette.rule)
    return [Box(3.5, (rule,), keep=Keep.HARD), *set_plain(strands, replace(place, style=style), caption)]


def _with_remarks(chart: Chart, grid: ChartGrid) -> Attributes:
    """The chart's attributes; what has to be said of its scale stands in the note."""
    said = chart.attributes
    note = " ".join((*(_sentence(text) for text in said.get_all("note")), *unsaid_remarks(chart, grid)))
    return replace(said, pairs=(*said.pairs, ("note", note))) if note else said


def _sentence(text: str) -> str:
    return text if text.rstrip().endswith((".", "!", "?", "…")) else f"{text.rstrip()}."


def _is_wide(chart: Chart) -> bool:
    """Lines over time want width, and so do small multiples and many columns."""
    data = chart.panels[0].data
    if len(chart.panels) > 2:
        return True
    if chart.kind is ChartKind.LINE or not isinstance(data.x, Categories):
        return len(data.x.values) >= _MANY_PLACES and chart.kind is not ChartKind.BAR
    return chart.kind is ChartKind.COLUMN and len(data.x.values) * len(data.series) > 2 * _MANY_PLACES


def _plot_height(place: Place, *, is_wide: bool) -> float:
    if place.width <= _NARROW:
        return _NARROW_PLOT
    return _WIDE_PLOT if is_wide else _PLOT


class _Drawing:
    """Turns the marks of a chart into items of the page."""

    def __init__(self, chart: Chart, place: Place, node: int, desk: Desk) -> None:
        self._chart, self._place, self._node, self._desk = chart, place, node, desk
        self._is_narrow = place.width <= _NARROW
        style = brief_style(desk.theme)
        closest = style.pitch[0]
        self._style: ChartStyle = replace(style, pitch=(closest, closest)) if place.is_tight else style

    def box(self, grid: ChartGrid, plot: float, room: float) -> Box:
        """All panels in rows, with plots of about that height; no higher than the room."""
        count = len(grid.panels)
        across = 2 if count == 4 else min(count, 3)
        down = math.ceil(len(grid.panels) / across)
        width = (self._place.width - _PANEL_GAP * (across - 1)) / across
        title = self._style.name * 1.5 if across > 1 else 0.0
        plot = plot if across == 1 else plot * 0.7
        each = max(self._height(panel, width, plot) for panel in grid.panels)
        each = min(each, (room - down * (title + _PANEL_GAP)) / down) if down > 1 else min(each, room)
        items: list[BoxItem] = []
        for number, panel in enumerate(grid.panels):
            row, column = divmod(number, across)
            left = self._place.x + column * (width + _PANEL_GAP)
            top = row * (each + title + _PANEL_GAP)
            items += self._panel(panel, (left, top, title), (width, each))
        height = down * (each + title + _PANEL_GAP) - _PANEL_GAP
        items.append(Area(self._place.x, 0.0, self._place.width, height, self._node))
        return Box(height, tuple(items), after=5.25)

    def _panel(
        self, panel: ChartPlan, at: tuple[float, float, float], size: tuple[float, float]
    ) -> Iterator[BoxItem]:
        left, top, title = at
        style = self._style
        canvas = Canvas(left, top, self._node, style.family, self._desk.glyphs, _DASH, _ASCENT)
        if panel.title:
            line = LabelLine(panel.title, bold=True)
            yield from set_ink((Label((line,), 0.0, 0.0, style.name, style.palette.ink),), canvas)
        yield from set_ink(self._ink(panel, size), replace(canvas, y=top + title))

    def _ink(self, panel: ChartPlan, size: tuple[float, float]) -> Iterable[Ink]:
        if self._is_narrow and suits_narrow(panel):
            return draw_narrow(panel, size[0], self._style)
        layout = lay_out(panel, size[0], size[1], self._style)
        report_hidden(self._chart, layout.names.hidden, self._desk.report)
        return draw_chart(panel, layout, self._style)

    def _height(self, panel: ChartPlan, width: float, plot: float) -> float:
        if self._is_narrow and suits_narrow(panel):
            return narrow_height(panel, self._style)
        return natural_height(panel, width, self._style, plot)
