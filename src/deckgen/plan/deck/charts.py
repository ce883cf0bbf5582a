"""A chart on a slide: the native chart, and in one group with it the shapes around its plot.

Bands lie behind the chart, lines and their names before it. All are placed by the numbers of the layout, so
the group can be moved and resized as one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import assert_never

from deckgen.plan.charts.arrange import lay_out
from deckgen.plan.charts.chart_plan import ChartGrid, ChartPlan
from deckgen.plan.charts.ink import Dot, Ink, Label, Polygon, Polyline, Rectangle, Segment
from deckgen.plan.charts.style import LEADING, ChartStyle
from deckgen.plan.deck.slides import ChartBox, Group, Placed, Shape, ShapeBox, Stroke, TextBox
from deckgen.plan.text import Align, Run, TextParagraph, TextStyle
from deckgen.theme.fonts import Face
from deckgen.units import Rect, points, to_points

_TITLE_ROOM = 1.6
"""What a panel's title takes, as a share of its size."""
_GUTTER = 14.4
"""Between panels, in points."""
_LINE_BOX = 1.2117
"""Height of a line of text in a box of PowerPoint, as a share of its size."""


def place_chart(grid: ChartGrid, rect: Rect, style: ChartStyle, name: str = "Chart") -> Placed:
    """The chart in that rectangle: a chart alone, or a group with what stands around or beside it."""
    if len(grid.panels) == 1:
        return _place_panel(grid.panels[0], rect, style, name)
    children: list[Placed] = []
    for panel, cell in zip(grid.panels, _cells(rect, len(grid.panels)), strict=True):
        height = points(_TITLE_ROOM * style.name)
        children.append(_panel_title(panel, Rect(cell.x, cell.y, cell.width, height), style))
        children.append(_place_panel(panel, cell.inset(top=height), style, name))
    return Group(rect, tuple(children), name, grid.alt)


def hidden_names(placed: Placed) -> int:
    """How many names along axes found no room."""
    match placed:
        case ChartBox():
            return placed.layout.names.hidden
        case Group():
            return sum(hidden_names(child) for child in placed.children)
        case _:
            return 0


def _cells(rect: Rect, count: int) -> Iterable[Rect]:
    """Equal parts of the rectangle in rows, wider than high."""
    across = min(count, max(2, math.ceil(math.sqrt(count * rect.width / max(1, rect.height) / 1.6))))
    down = math.ceil(count / across)
    gutter = points(_GUTTER)
    width = (rect.width - gutter * (across - 1)) // across
    height = (rect.height - gutter * (down - 1)) // down
    for number in range(count):
        row, column = divmod(number, across)
        yield Rect(rect.x + column * (width + gutter), rect.y + row * (height + gutter), width, height)


def _place_panel(plan: ChartPlan, rect: Rect, style: ChartStyle, name: str) -> Placed:
    layout = lay_out(plan, to_points(rect.width), to_points(rect.height), style)
    chart = ChartBox(rect, plan, layout, style, name, plan.alt)
    behind = [_shape(own, rect, style) for own in layout.behind]
    before = [_shape(own, rect, style) for own in layout.over]
    if not behind and not before:
        return chart
    return Group(rect, (*behind, chart, *before), f"{name} with notes")


def _panel_title(plan: ChartPlan, rect: Rect, style: ChartStyle) -> TextBox:
    run = Run(plan.title, TextStyle(Face(style.family, bold=True), style.name, style.palette.ink))
    return TextBox(rect, (TextParagraph((run,)),), "Panel title")


def _shape(ink: Ink, frame: Rect, style: ChartStyle) -> Placed:
    match ink:
        case Segment():
            (x1, y1), (x2, y2) = ink.start, ink.end
            rect = _rect(frame, min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
            return ShapeBox(rect, Shape.LINE, stroke=Stroke(ink.color, ink.weight, ink.dashed), name="Line")
        case Rectangle():
            box = ink.box
            rect = _rect(frame, box.x, box.y, box.width, box.height)
            return ShapeBox(rect, Shape.RECTANGLE, ink.fill, name="Band")
        case Label():
            return _text_box(ink, frame, style)
        case Dot() | Polyline() | Polygon():
            raise TypeError(f"{type(ink).__name__} is drawn by the chart itself")
        case _:
            assert_never(ink)


def _text_box(label: Label, frame: Rect, style: ChartStyle) -> TextBox:
    """A box as wide as its widest line and a little more, so that no other font breaks the line."""
    wide = max(style.width(line.text, label.size, bold=line.bold) for line in label.lines) * 1.08 + 4
    left = label.x - wide * {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[label.align]
    # The lines stand on the same baselines as drawn ones, whose boxes are a little less high.
    top = label.y - (_LINE_BOX - LEADING) * label.size / 2
    rect = _rect(frame, left, top, wide, len(label.lines) * _LINE_BOX * label.size)
    paragraphs = tuple(
        TextParagraph(
            (Run(line.text, TextStyle(Face(style.family, line.bold), label.size, label.color)),),
            align=label.align,
        )
        for line in label.lines
    )
    return TextBox(rect, paragraphs, "Chart text")


def _rect(frame: Rect, x: float, y: float, width: float, height: float) -> Rect:
    return Rect(frame.x + points(x), frame.y + points(y), points(width), points(height))
