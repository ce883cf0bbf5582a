"""Boxes: what the brief is made of before it is cut into pages.

A box is as high as it says and never broken; between two boxes stands the larger of the spaces that they
ask for. Its items know where they stand across the page; how far down, the page builder tells them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import TypeAlias, assert_never

from deckgen.plan.pages.page import (
    ARTIFACT,
    Area,
    Disc,
    Fill,
    Hotspot,
    Item,
    Line,
    Mark,
    Path,
    Picture,
    TextLine,
)
from deckgen.plan.text import TextStyle
from deckgen.units import Color
from deckgen.values import dataclass


class Keep(IntEnum):
    """How strongly a box holds on to the next."""

    FREE = 0
    SOFT = 1
    """A page ends here only if it would otherwise end far too short."""
    HARD = 2
    """A page ends here only if nothing else is possible."""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page on which a mark stands, set flush right when that page is known."""

    mark: str
    right: float
    baseline: float
    style: TextStyle
    node: int


BoxItem: TypeAlias = Item | PageNumber


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A field or bar behind all boxes that bear it: on each page from the first of them to the last."""

    x: float
    width: float
    color: Color
    overhang: float = 0.0
    """How far it reaches beyond its boxes where a page cuts it."""


@dataclass(frozen=True, slots=True)
class Box:
    height: float
    items: tuple[BoxItem, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep: Keep = Keep.FREE
    phase: float | None = None
    """Its top stands this far below a line of the baseline grid; None: wherever it comes to stand."""
    notes: tuple[int, ...] = ()
    """Numbers of the footnotes whose marks are in it."""
    frames: tuple[Frame, ...] = ()
    table: TableBreak | None = None
    """The table of which it is a row."""
    together: int = 0
    """Of the first box of a short table: how many boxes float as one rather than being cut."""
    floats: bool = False
    """It may go to the top of the next page while the text after it flows on."""
    is_wide: bool = False
    """It reaches into the side column."""
    is_heading: bool = False
    """It stays with at least three lines of what follows."""
    clears_floats: bool = False
    """What floats comes before it: a figure never leaves its section."""
    sides: tuple[SideBox, ...] = ()
    """What stands beside it."""


@dataclass(frozen=True, slots=True, eq=False)
class TableBreak:
    """What a page break inside a table needs."""

    opening: Box
    """Caption and head once more, at the top of the next page."""
    closing: Callable[[int], Box]
    """The rule and "continued on page n" below the last row of a page."""
    closing_height: float


@dataclass(frozen=True, slots=True)
class SideBox:
    """Something for the side column."""

    height: float
    items: tuple[BoxItem, ...]
    shift: float = 0.0
    """From the top of the box beside which it stands to its own, so that first baselines meet."""


def moved(item: BoxItem, down: float) -> BoxItem:
    """The same item further down the page."""
    match item:
        case TextLine():
            return TextLine(item.baseline + down, item.runs, item.node, item.end)
        case Line():
            y1, y2 = item.y1 + down, item.y2 + down
            return Line(item.x1, y1, item.x2, y2, item.weight, item.color, item.dash, item.node)
        case Fill():
            return Fill(item.x, item.y + down, item.width, item.height, item.color, item.node)
        case Mark():
            return Mark(item.name, item.y + down)
        case PageNumber():
            return replace(item, baseline=item.baseline + down)
        case Disc() | Picture() | Area() | Hotspot():
            return replace(item, y=item.y + down)
        case Path():
            return replace(item, points=tuple((x, y + down) for x, y in item.points))
        case _:
            assert_never(item)


def stacked(boxes: Iterable[Box]) -> tuple[float, tuple[BoxItem, ...]]:
    """Boxes as one: height and items. The spaces before the first and after the last are left out."""
    y = space = 0.0
    items: list[BoxItem] = []
    for position, box in enumerate(boxes):
        if position:
            y += max(space, box.before)
        items += (moved(item, y) for item in box.items)
        y, space = y + box.height, box.after
    return y, tuple(items)


def as_one(boxes: Sequence[Box]) -> Box:
    """Boxes as a single one that floats."""
    height, items = stacked(boxes)
    first, last = boxes[0], boxes[-1]
    return Box(
        height,
        items,
        first.before,
        last.after,
        phase=first.phase,
        notes=tuple(note for box in boxes for note in box.notes),
        floats=True,
        is_wide=first.is_wide,
        sides=tuple(side for box in boxes for side in box.sides),
    )


def flattened(boxes: Iterable[Box]) -> list[Box]:
    """The same boxes, each with the space above it as a part of its height."""
    flat: list[Box] = []
    space = 0.0
    for box in boxes:
        gap = max(space, box.before) if flat else 0.0
        items = tuple(moved(item, gap) for item in box.items) if gap else box.items
        flat.append(replace(box, height=box.height + gap, items=items, before=0.0, after=0.0))
        space = box.after
    return flat


def as_artifacts(items: Iterable[BoxItem]) -> tuple[BoxItem, ...]:
    """The same once more for the eye alone: what is repeated is read, linked and found only once."""
    return tuple(_as_artifact(item) for item in items if not isinstance(item, Mark))


def _as_artifact(item: BoxItem) -> BoxItem:
    if not isinstance(item, TextLine):
        return replace(item, node=ARTIFACT) if not isinstance(item, Mark) else item
    runs = tuple(
        replace(placed, run=replace(placed.run, link=""), node=ARTIFACT)
        if placed.run.link
        else replace(placed, node=ARTIFACT)
        for placed in item.runs
    )
    return replace(item, runs=runs, node=ARTIFACT)


def framed(boxes: Iterable[Box], frame: Frame) -> list[Box]:
    return [replace(box, frames=(frame, *box.frames)) for box in boxes]


def with_mark(boxes: list[Box], name: str) -> list[Box]:
    """Make the first box a destination for links."""
    if not name:
        return boxes
    if not boxes:
        return [Box(0.0, (Mark(name, 0.0),))]
    return [replace(boxes[0], items=(Mark(name, 0.0), *boxes[0].items)), *boxes[1:]]
