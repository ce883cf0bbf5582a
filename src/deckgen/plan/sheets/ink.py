"""The marks of a chart as items of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from deckgen.plan.charts.ink import Dot, Ink, Label, Point, Polygon, Polyline, Rectangle, Segment
from deckgen.plan.charts.style import LEADING
from deckgen.plan.pages.page import Disc, Fill, Item, Line, Path, PlacedRun, TextLine
from deckgen.plan.sheets.desk import Desk, strands, text_width
from deckgen.plan.text import Align, Run, TextStyle
from deckgen.theme.fonts import Face
from deckgen.values import dataclass

_DASH = (4.0, 3.0)
"""As shares of a line's weight, like PowerPoint's "dash"."""
_ASCENT = 1.0 - (1.2 - LEADING) / 2
"""From a line's top to its baseline, as a share of the size."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where a chart is drawn, and whose it is."""

    x: float
    y: float
    family: str
    node: int


def set_ink(marks: Iterable[Ink], canvas: Canvas, desk: Desk) -> Iterator[Item]:
    for mark in marks:
        yield from _set_one(mark, canvas, desk)


def _set_one(mark: Ink, canvas: Canvas, desk: Desk) -> Iterator[Item]:
    node = canvas.node
    match mark:
        case Segment():
            (x1, y1), (x2, y2) = _moved((mark.start, mark.end), canvas)
            dash = tuple(part * mark.weight for part in _DASH) if mark.dashed else ()
            yield Line(x1, y1, x2, y2, mark.weight, mark.color, dash, node)
        case Polyline():
            points = _moved(mark.points, canvas)
            yield Path(points, None, mark.color, mark.weight, closed=False, node=node)
        case Polygon():
            yield Path(_moved(mark.points, canvas), mark.fill, mark.edge, mark.weight, node=node)
        case Rectangle():
            box = mark.box
            yield Fill(canvas.x + box.x, canvas.y + box.y, box.width, box.height, mark.fill, node)
        case Dot():
            ((x, y),) = _moved((mark.centre,), canvas)
            yield Disc(x, y, mark.radius, mark.fill, mark.edge, mark.weight, node)
        case Label():
            yield from _label(mark, canvas, desk)
        case _:
            assert_never(mark)


def _moved(points: Iterable[Point], canvas: Canvas) -> tuple[Point, ...]:
    return tuple((canvas.x + x, canvas.y + y) for x, y in points)


def _label(label: Label, canvas: Canvas, desk: Desk) -> Iterator[Item]:
    baseline = canvas.y + label.y + label.size * _ASCENT
    for line in label.lines:
        style = TextStyle(Face(canvas.family, line.bold), label.size, label.color)
        found = strands((Run(line.text, style),), canvas.node, desk)
        widths = [text_width(strand.run.text, strand.run.style) for strand in found]
        x = canvas.x + label.x - sum(widths) * _BEFORE[label.align]
        runs = []
        for strand, width in zip(found, widths, strict=True):
            runs.append(PlacedRun(strand.run, x, width, strand.node, actual=strand.actual))
            x += width
        yield TextLine(baseline, tuple(runs), canvas.node)
        baseline += label.size * LEADING


_BEFORE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
"""Which share of a label stands left of its place."""
