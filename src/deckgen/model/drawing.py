"""A vector picture: what an SVG file shows, and nothing that it could do.

Coordinates are CSS pixels (96 to the inch) from the top left corner downwards. Renderers of every format draw
the same shapes; what cannot be said in them is drawn as pixels when the file is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TypeAlias, Union

from deckgen.units import Color
from deckgen.values import dataclass

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""`a b c d e f`: x' = a x + c y + e, y' = b x + d y + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Step: TypeAlias = tuple[str, tuple[float, ...]]
"""`M x y`, `L x y`, `C x1 y1 x2 y2 x y` or `Z`, all absolute."""

Outline: TypeAlias = tuple[Step, ...]

Shape: TypeAlias = Union["PathShape", "TextShape", "Group"]
"""Everything that a drawing is made of, in the order of painting."""


@dataclass(frozen=True, slots=True)
class Stop:
    offset: float
    """From 0 to 1, never below that of the stop before it."""
    color: Color


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours along a line, or between two circles; beyond its ends the last colour goes on."""

    stops: tuple[Stop, ...]
    start: tuple[float, float]
    end: tuple[float, float]
    radius: float | None = None
    """Of the circle around `end`; the one around `start` is a point. None: along the line."""
    matrix: Matrix = IDENTITY
    """From the gradient's coordinates to those of its shape."""


Paint: TypeAlias = Color | Gradient


class Cap(Enum):
    BUTT = "butt"
    ROUND = "round"
    SQUARE = "square"


class Join(Enum):
    MITER = "miter"
    ROUND = "round"
    BEVEL = "bevel"


@dataclass(frozen=True, slots=True)
class Stroke:
    """How an outline is drawn along its length."""

    paint: Paint
    width: float
    alpha: float = 1.0
    cap: Cap = Cap.BUTT
    join: Join = Join.MITER
    miter_limit: float = 4.0
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0


@dataclass(frozen=True, slots=True)
class PathShape:
    outline: Outline
    matrix: Matrix = IDENTITY
    """From the outline's coordinates to those of the drawing."""
    fill: Paint | None = None
    fill_alpha: float = 1.0
    even_odd: bool = False
    stroke: Stroke | None = None


class Typeface(Enum):
    SANS = "sans-serif"
    SERIF = "serif"
    MONO = "monospace"


class TextAnchor(Enum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class TextPart:
    """Text of one look."""

    text: str
    family: str
    """As the author named it, or empty."""
    typeface: Typeface
    size: float
    bold: bool = False
    italic: bool = False
    fill: Color | None = None
    alpha: float = 1.0
    stroke: Stroke | None = None
    shift: tuple[float, float] = (0.0, 0.0)
    """By how much it and what follows is moved: right, and down."""


@dataclass(frozen=True, slots=True)
class TextShape:
    """Parts of text one behind the other on a line."""

    parts: tuple[TextPart, ...]
    x: float
    y: float
    """Of the baseline."""
    anchor: TextAnchor = TextAnchor.START
    matrix: Matrix = IDENTITY


@dataclass(frozen=True, slots=True)
class Clip:
    """Only what lies inside one of the outlines is seen."""

    outlines: tuple[tuple[Outline, Matrix], ...]
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that are clipped, or seen through, as one."""

    shapes: tuple[Shape, ...]
    alpha: float = 1.0
    clip: Clip | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    width: float
    height: float
    shapes: tuple[Shape, ...]


def iter_texts(shapes: tuple[Shape, ...]) -> Iterator[TextPart]:
    """Every part of text, in the order of painting."""
    for shape in shapes:
        match shape:
            case TextShape():
                yield from shape.parts
            case Group():
                yield from iter_texts(shape.shapes)
            case PathShape():
                pass


def multiply(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that does `inner` first and `outer` after it."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )
