"""Shapes, pictures and the fixed furniture of layouts as items of a page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import assert_never

from deckgen.diagnostics import NOWHERE
from deckgen.model.drawing import iter_texts
from deckgen.plan.deck.slides import PictureBox, Shape, ShapeBox, Stroke
from deckgen.plan.pages.page import ARTIFACT, Area, Disc, Hotspot, Item, Line, Node, Path, Picture, Role
from deckgen.plan.sheets.desk import Desk, Place
from deckgen.plan.sheets.text import dash_of, outline
from deckgen.plan.text import Run, TextStyle
from deckgen.theme.fonts import Face
from deckgen.theme.layouts import Furniture
from deckgen.units import Color, Rect, to_points

_LABEL = TextStyle(Face("Arimo"), 10.0, Color("000000"))
"""Stands for the style of any label."""
_CORNERS = 72
"""Of the polygon that stands for an ellipse."""


def set_furniture(furniture: Furniture) -> Iterator[Item]:
    """A rule or field that every slide of a layout shows."""
    stroke = Stroke(furniture.stroke, furniture.weight) if furniture.stroke else None
    if furniture.rect.width and furniture.rect.height:
        yield from outline(furniture.rect, furniture.fill, stroke)
    elif stroke:
        yield _line(furniture.rect, stroke, ARTIFACT)


def set_shape(box: ShapeBox, place: Place, desk: Desk) -> Iterator[Item]:
    node = place.mark
    if box.alt and not place.is_figure:
        node = desk.tree.add_node(Node(Role.FIGURE, place.node, alt=box.alt))
        yield area_of(box.rect, node)
    match box.shape:
        case Shape.RECTANGLE:
            yield from outline(box.rect, box.fill, box.stroke, node)
        case Shape.ELLIPSE:
            yield _ellipse(box, node)
        case Shape.LINE:
            if box.stroke:
                yield _line(box.rect, box.stroke, node)
        case _:
            assert_never(box.shape)


def set_picture(box: PictureBox, place: Place, desk: Desk) -> Iterator[Item]:
    rect = _points(box.rect)
    node = place.mark
    link = "" if place.is_figure else desk.link(box.link)
    if link or not (box.decorative or place.is_figure):
        alt = box.alt or (box.asset.name if not box.decorative else link)
        node, link_node = desk.tree.add_figure(place.node, alt, is_link=bool(link))
        if link:
            yield Hotspot(*rect, link, link_node, alt)
    if box.asset.drawing is not None:
        # Its labels are set when it is drawn; what is missing of them has to be said before.
        labels = "".join(part.text for part in iter_texts(box.asset.drawing.shapes))
        desk.glyphs.split(Run(labels, _LABEL), NOWHERE)
    yield Picture(*rect, box.asset, node, box.crop)


def area_of(rect: Rect, node: int) -> Area:
    return Area(*_points(rect), node)


def _ellipse(box: ShapeBox, node: int) -> Item:
    x, y, width, height = _points(box.rect)
    stroke, weight = (box.stroke.color, box.stroke.weight) if box.stroke else (None, 0.0)
    middle = (x + width / 2, y + height / 2)
    if box.rect.width == box.rect.height:
        return Disc(*middle, width / 2, box.fill, stroke, weight, node)
    angles = (2 * math.pi * step / _CORNERS for step in range(_CORNERS))
    corners = tuple(
        (middle[0] + math.cos(angle) * width / 2, middle[1] + math.sin(angle) * height / 2)
        for angle in angles
    )
    return Path(corners, box.fill, stroke, weight, node=node)


def _line(rect: Rect, stroke: Stroke, node: int) -> Line:
    x, y, width, height = _points(rect)
    return Line(x, y, x + width, y + height, stroke.weight, stroke.color, dash_of(stroke), node)


def _points(rect: Rect) -> tuple[float, float, float, float]:
    return to_points(rect.x), to_points(rect.y), to_points(rect.width), to_points(rect.height)
