"""The marks of a chart as items of a page, for the brief and for slides in print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from deckgen.diagnostics import NOWHERE
from deckgen.plan.charts.ink import Dot, Ink, Label, LabelLine, Point, Polygon, Polyline, Rectangle, Segment
from deckgen.plan.charts.style import LEADING
from deckgen.plan.pages.glyphs import Glyphs, text_width
from deckgen.plan.pages.page import Disc, Fill, Item, Line, Path, PlacedRun, TextLine
from deckgen.plan.text import Align, Run, TextStyle
from deckgen.theme.fonts import Face, twin
from deckgen.values import dataclass

_BEFORE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
"""Which share of a label stands left of its place."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where a chart is drawn, whose it is, and what its lines and texts look like."""

    x: float
    y: float
    node: int
    family: str
    glyphs: Glyphs
    dash: tuple[float, float]
    """As shares of a line's weight."""
    ascent: float
    """From a line's top to its baseline, as a share of the size."""


def set_ink(marks: Iterable[Ink], canvas: Canvas) -> Iterator[Item]:
    for mark in marks:
        yield from _set_one(mark, canvas)


def _set_one(mark: Ink, canvas: Canvas) -> Iterator[Item]:
    node = canvas.node
    match mark:
        case Segment():
            (x1, y1), (x2, y2) = _moved((mark.start, mark.end), canvas)
            dash = tuple(part * mark.weight for part in canvas.dash) if mark.dashed else ()
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
            for number, line in enumerate(mark.lines):
                yield _text_line(mark, line, number, canvas)
        case _:
            assert_never(mark)


def _moved(points: Iterable[Point], canvas: Canvas) -> tuple[Point, ...]:
    return tuple((canvas.x + x, canvas.y + y) for x, y in points)


def _text_line(label: Label, line: LabelLine, number: int, canvas: Canvas) -> TextLine:
    """A line with a glyph for each character, which may come from several fonts."""
    style = TextStyle(twin(Face(canvas.family, line.bold)), label.size, label.color)
    stretches = canvas.glyphs.split(Run(line.text, style), NOWHERE)
    widths = [text_width(own.run.text, own.run.style) for own in stretches]
    x = canvas.x + label.x - sum(widths) * _BEFORE[label.align]
    runs = []
    for own, width in zip(stretches, widths, strict=True):
        runs.append(PlacedRun(own.run, x, width, canvas.node, actual=own.actual))
        x += width
    baseline = canvas.y + label.y + label.size * (canvas.ascent + number * LEADING)
    return TextLine(baseline, tuple(runs), canvas.node)
