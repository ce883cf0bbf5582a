"""The labels of points placed so far, and what a further one would cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from deckgen.plan.charts.ink import Box, Label, LabelLine, Point
from deckgen.plan.charts.layout import PointLabel, Side
from deckgen.plan.charts.references import crossings
from deckgen.plan.charts.style import LEADING, ChartStyle
from deckgen.plan.text import Align
from deckgen.units import Color
from deckgen.values import dataclass

Stroke = tuple[Point, Point]

_PER_CROSSING = 60.0
_OUTSIDE = 400.0
_STEPS_ASIDE = (0.6, -0.6, 1.0, -1.0)
"""How far a label may move up or down beside its point, as shares of its size."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A label at one side of a point of a series, not yet chosen."""

    layer: int
    series: int
    point: int
    lines: tuple[LabelLine, ...]
    side: Side
    color: Color
    says_name: bool = False
    says_value: bool = True
    radius: float = 0.0
    """Of what is drawn at the point; 0: a marker."""


@dataclass(slots=True)
class Board:
    strokes: list[Stroke]
    style: ChartStyle
    frame: Box
    """No label leaves it."""
    labels: list[PointLabel] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    def cost(self, label: Label) -> float:
        """0 for a free place; the worse, the more the label would cover."""
        box = box_of(label, self.style)
        covered = sum(box.overlap(other) for other in self.boxes)
        frame = self.frame
        outside = box.x < frame.x or box.right > frame.right or box.y < frame.y or box.bottom > frame.bottom
        return covered + _PER_CROSSING * crossings(box, self.strokes) + (_OUTSIDE if outside else 0.0)

    def put(self, spot: Spot, at: Point, shift: float = 0.0) -> None:
        label = label_at(spot, at, self.style, shift)
        self.labels.append(
            PointLabel(
                spot.layer,
                spot.series,
                spot.point,
                spot.lines,
                spot.side,
                label,
                spot.says_name,
                spot.says_value,
                (0.0, shift),
            )
        )
        self.boxes.append(box_of(label, self.style))

    def put_best(self, spots: Sequence[tuple[Spot, Point]]) -> None:
        """Place the first of the spots that covers least, if need be moved up or down beside its point."""
        tries = [(spot, at, 0.0) for spot, at in spots]
        tries += [
            (spot, at, step * self.style.name)
            for spot, at in spots
            if spot.side in (Side.RIGHT, Side.LEFT)
            for step in _STEPS_ASIDE
        ]
        spot, at, shift = min(tries, key=lambda own: self.cost(label_at(own[0], own[1], self.style, own[2])))
        self.put(spot, at, shift)


def label_at(spot: Spot, at: Point, style: ChartStyle, shift: float = 0.0) -> Label:
    """The label as it is drawn at that side of its point."""
    size = style.name
    high = len(spot.lines) * size * LEADING
    reach = spot.radius or style.marker / 2
    x, y = at
    match spot.side:
        case Side.RIGHT:
            return Label(
                spot.lines, x + reach + style.near, y - high / 2 + shift, size, spot.color, Align.LEFT
            )
        case Side.LEFT:
            return Label(
                spot.lines, x - reach - style.near, y - high / 2 + shift, size, spot.color, Align.RIGHT
            )
        case Side.BELOW:
            return Label(spot.lines, x, y + reach + style.near / 3 + shift, size, spot.color, Align.CENTRE)
        case _:
            return Label(
                spot.lines, x, y - reach - style.near / 3 - high + shift, size, spot.color, Align.CENTRE
            )


def box_of(label: Label, style: ChartStyle) -> Box:
    wide = lines_width(label.lines, label.size, style)
    x = label.x - wide * {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[label.align]
    return Box(x, label.y, wide, label.height)


def lines_width(lines: Sequence[LabelLine], size: float, style: ChartStyle) -> float:
    return max((style.width(line.text, size, bold=line.bold) for line in lines), default=0.0)
