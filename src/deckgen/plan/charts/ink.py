"""What a chart is drawn with: a few marks in points from the top left corner of its frame.

The brief turns them into items of its pages, the deck those around a native chart into shapes.
"""

from __future__ import annotations

from typing import TypeAlias

from deckgen.plan.charts.style import LEADING
from deckgen.plan.text import Align
from deckgen.units import Color
from deckgen.values import dataclass

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def distance(self, x: float, y: float) -> float:
        """From the box's nearest edge to a point; 0 inside."""
        return max(self.x - x, x - self.right, 0.0) + max(self.y - y, y - self.bottom, 0.0)

    def overlap(self, other: Box) -> float:
        """The area that both cover."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return width * height if width > 0 and height > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Segment:
    start: Point
    end: Point
    weight: float
    color: Color
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Polyline:
    points: tuple[Point, ...]
    weight: float
    color: Color


@dataclass(frozen=True, slots=True)
class Polygon:
    points: tuple[Point, ...]
    fill: Color
    edge: Color | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Rectangle:
    box: Box
    fill: Color


@dataclass(frozen=True, slots=True)
class Dot:
    centre: Point
    radius: float
    fill: Color
    edge: Color | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class LabelLine:
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text whose left end, middle or right end stands at `x`; `y` is the top of the first."""

    lines: tuple[LabelLine, ...]
    x: float
    y: float
    size: float
    color: Color
    align: Align = Align.LEFT

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING


Ink: TypeAlias = Segment | Polyline | Polygon | Rectangle | Dot | Label
