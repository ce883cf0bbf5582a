"""Where the markers of an outline stand, and which way they point: arrowheads, mostly."""

from __future__ import annotations

import math
from collections.abc import Iterator

from deckgen.model.drawing import Outline
from deckgen.pictures.svg_path import Point
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Vertex:
    place: Point
    name: str
    """The property that names its marker."""
    angle: float
    """In degrees: which way the outline goes there."""


def vertices(outline: Outline) -> Iterator[Vertex]:
    """Every point of an outline at which a marker may stand."""
    points = list(_iter_points(outline))
    last = len(points) - 1
    for index, (place, arriving, leaving) in enumerate(points):
        name = "marker-start" if index == 0 else "marker-end" if index == last else "marker-mid"
        yield Vertex(place, name, _between(arriving, leaving))
        if index == 0 == last:
            yield Vertex(place, "marker-end", _between(arriving, leaving))


def _iter_points(outline: Outline) -> Iterator[tuple[Point, Point | None, Point | None]]:
    """Each point with the directions in which the outline reaches and leaves it."""
    points: list[Point] = []
    arriving: list[Point | None] = []
    leaving: list[Point | None] = []
    start: Point = (0.0, 0.0)
    for kind, numbers in outline:
        tip = (numbers[-2], numbers[-1]) if numbers else start
        here = points[-1] if points else tip
        if kind == "M":
            start = tip
            first = last = None
        else:
            handles = [here, *zip(numbers[::2], numbers[1::2], strict=True)] if numbers else [here, tip]
            first = _direction(here, handles[1:])
            last = _direction(tip, handles[-2::-1], back=True)
        if leaving:
            leaving[-1] = first
        points.append(tip)
        arriving.append(last)
        leaving.append(None)
    yield from zip(points, arriving, leaving, strict=True)


def _direction(place: Point, others: list[Point], *, back: bool = False) -> Point | None:
    """From a place to the first of the others that is elsewhere; None where none is."""
    for other in others:
        if other != place:
            x, y = other[0] - place[0], other[1] - place[1]
            length = math.hypot(x, y)
            return (-x / length, -y / length) if back else (x / length, y / length)
    return None


def _between(arriving: Point | None, leaving: Point | None) -> float:
    """The direction half-way between both, or that of the one there is."""
    known = [direction for direction in (arriving, leaving) if direction is not None]
    x, y = sum(direction[0] for direction in known), sum(direction[1] for direction in known)
    return math.degrees(math.atan2(y, x))
