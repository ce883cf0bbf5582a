"""Outlines of an SVG with their paint, and what of a drawing its clips leave to be seen."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from deckgen.model.drawing import IDENTITY, Clip, Matrix, Outline, PathShape, multiply
from deckgen.pictures.svg_paint import Painter
from deckgen.pictures.svg_path import bounds, shape_outline
from deckgen.pictures.svg_style import Style
from deckgen.pictures.svg_values import Scale, read_length, read_transform
from deckgen.pictures.xml_tree import Element
from deckgen.values import dataclass

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})


@dataclass(frozen=True, slots=True)
class Spot:
    """What an element has from those around it."""

    style: Style
    matrix: Matrix
    ancestors: tuple[Element, ...]
    view: tuple[float, float]
    """What per cents are of."""

    def inside(self, element: Element, style: Style, matrix: Matrix) -> Spot:
        return Spot(style, matrix, (*self.ancestors, element), self.view)


def paint_outline(outline: Outline, spot: Spot, painter: Painter, *, has_inside: bool) -> Iterator[PathShape]:
    """The outline as its style paints it: nothing, one shape, or two where its line lies below its fill."""
    style, box = spot.style, bounds(outline)
    fill = painter.paint("fill", style, box) if has_inside else None
    stroke = painter.stroke(style, box, math.hypot(*spot.view) / math.sqrt(2))
    if stroke is not None and style.get("vector-effect") == "non-scaling-stroke":
        a, b, c, d, _, _ = spot.matrix
        stroke = replace(stroke, width=stroke.width / (math.sqrt(abs(a * d - b * c)) or 1.0))
    color, alpha = fill or (None, 1.0)
    is_even = style.get("fill-rule") == "evenodd"
    whole = PathShape(outline, spot.matrix, color, alpha, is_even, stroke)
    if fill is not None and stroke is not None and style.get("paint-order", "").startswith("stroke"):
        yield replace(whole, fill=None)
        yield replace(whole, stroke=None)
    elif fill is not None or stroke is not None:
        yield whole


def read_clip(spot: Spot, painter: Painter, outline: Outline | None = None) -> Clip | None:
    """The clip that a style asks for; `outline` is that of the shape which has it."""
    path = painter.referred(spot.style.get("clip-path", "none"))
    if path is None or path.tag != "clipPath":
        return None
    matrix = multiply(spot.matrix, read_transform(path.attributes.get("transform")))
    if path.attributes.get("clipPathUnits") == "objectBoundingBox":
        box = bounds(outline) if outline is not None else None
        if box is None:
            painter.beyond.add("a group clipped by its own size")
            return None
        matrix = multiply(matrix, (box[2] - box[0], 0.0, 0.0, box[3] - box[1], box[0], box[1]))
    if path.attributes.get("clip-path"):
        painter.beyond.add("a clip that is clipped")
    parts = [part for child in path.elements() if (part := _clip_part(child, path, spot, painter))]
    rules = {rule for _, _, rule in parts}
    if len(rules) > 1:
        painter.beyond.add("a clip with two rules")
    outlines = tuple((shape, multiply(matrix, own)) for shape, own, _ in parts)
    return Clip(outlines, even_odd=rules == {"evenodd"})


def _clip_part(
    child: Element, path: Element, spot: Spot, painter: Painter
) -> tuple[Outline, Matrix, str] | None:
    """An outline of a clip, where it stands, and its rule; None for what clips nothing."""
    matrix = IDENTITY
    if child.tag == "use":
        x = read_length(child.attributes.get("x"), Scale(spot.view[0]))
        y = read_length(child.attributes.get("y"), Scale(spot.view[1]))
        matrix = multiply(read_transform(child.attributes.get("transform")), (1.0, 0.0, 0.0, 1.0, x, y))
        child = painter.by_id.get(child.attributes.get("href", "")[1:], child)
    style = painter.sheet.style(child, (path,), {})
    if child.tag not in SHAPES:
        if child.tag in ("text", "g", "use"):
            painter.beyond.add("a clip that is no plain shape")
        return None
    if style.get("clip-path", "none") != "none":
        painter.beyond.add("a clip that is clipped")
    if style.get("display") == "none":
        return None
    outline = shape_outline(child.tag, child.attributes.get, spot.view)
    own = multiply(matrix, read_transform(child.attributes.get("transform")))
    return outline, own, style.get("clip-rule", "nonzero")
