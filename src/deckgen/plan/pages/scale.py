"""Items of a page in another size and at another place: a slide as a small picture, a page in large print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import assert_never

from deckgen.plan.pages.page import (
    Area,
    Disc,
    Fill,
    Hotspot,
    Item,
    Line,
    Mark,
    Path,
    Picture,
    PlacedRun,
    TextLine,
)
from deckgen.plan.text import TextStyle
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """First scaled from the top left corner of the page, then moved right and down."""

    right: float = 0.0
    down: float = 0.0
    scale: float = 1.0

    def x(self, value: float) -> float:
        return value * self.scale + self.right

    def y(self, value: float) -> float:
        return value * self.scale + self.down

    def point(self, point: tuple[float, float]) -> tuple[float, float]:
        return self.x(point[0]), self.y(point[1])


def moved(items: Iterable[Item], move: Move) -> list[Item]:
    return [_moved(item, move) for item in items]


def _moved(item: Item, move: Move) -> Item:
    k = move.scale
    match item:
        case TextLine():
            runs = tuple(_moved_run(placed, move) for placed in item.runs)
            return TextLine(move.y(item.baseline), runs, item.node, item.end)
        case Line():
            ends = (*move.point((item.x1, item.y1)), *move.point((item.x2, item.y2)))
            dash = tuple(length * k for length in item.dash)
            return Line(*ends, item.weight * k, item.color, dash, item.node)
        case Path():
            points = tuple(map(move.point, item.points))
            dash = tuple(length * k for length in item.dash)
            return replace(item, points=points, weight=item.weight * k, dash=dash)
        case Disc():
            x, y = move.point((item.x, item.y))
            return replace(item, x=x, y=y, radius=item.radius * k, weight=item.weight * k)
        case Fill() | Picture() | Area() | Hotspot():
            x, y = move.point((item.x, item.y))
            return replace(item, x=x, y=y, width=item.width * k, height=item.height * k)
        case Mark():
            return Mark(item.name, move.y(item.y))
        case _:
            assert_never(item)


def _moved_run(placed: PlacedRun, move: Move) -> PlacedRun:
    run = placed.run
    if move.scale != 1:
        run = replace(run, style=_scaled(run.style, move.scale))
    return PlacedRun(
        run,
        move.x(placed.x),
        placed.width * move.scale,
        placed.node,
        placed.rise * move.scale,
        placed.actual,
        placed.spacing * move.scale,
    )


@cache
def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return replace(style, size=style.size * scale)
