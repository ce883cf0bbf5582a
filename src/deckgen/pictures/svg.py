"""Read an SVG file as a `Drawing`: what it shows at rest, without anything that acts or reaches outside."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.model.drawing import Drawing, PathShape, Shape
from deckgen.pictures.header import CorruptPictureError, OversizedPictureError
from deckgen.pictures.near import bring_near
from deckgen.pictures.svg_clean import Lost, Remark, check_growth, clean, iter_tree
from deckgen.pictures.svg_paint import Painter, read_view_box, view_matrix
from deckgen.pictures.svg_reader import SvgReader, rectangle
from deckgen.pictures.svg_shapes import Spot
from deckgen.pictures.svg_style import Style, StyleSheet
from deckgen.pictures.svg_values import Scale, read_length
from deckgen.pictures.xml_tree import Element, parse_tree
from deckgen.values import dataclass

_MAX_STYLING = 10_000_000
"""Elements times rules of style: some seconds."""
_DEFAULT_SIZE = (300.0, 150.0)
"""What browsers take where a file says nothing."""
_FAR = 1_000
"""So many times a drawing's size away from it, nothing is drawn as it is."""
_LARGEST = 1_000_000
"""Pixels: a poster of 260 metres."""
_MOST_OBLONG = 1_000
"""No picture is so many times as long as it is wide, and none could be drawn in pixels."""


@dataclass(frozen=True, slots=True)
class Svg:
    drawing: Drawing
    remarks: tuple[Remark, ...]
    """What was left out, and may be missed."""
    beyond: tuple[str, ...]
    """What the file shows that shapes cannot say. Where there is any, the drawing lacks it."""
    root: Element
    """What was read, with nothing harmful left in it."""


def read_svg(data: bytes) -> Svg:
    """Raises `CorruptPictureError` and `OversizedPictureError`."""
    tree = parse_tree(data)
    root = tree.root
    if root.tag != "svg":
        raise CorruptPictureError(f"it is <{root.tag}> and not <svg>")
    remarks = clean(tree)
    check_growth(root)
    width, height = size = _size(root)
    if max(size) > _MOST_OBLONG * min(size) or max(size) > _LARGEST:
        raise CorruptPictureError(f"line {root.line}: its size is {width:g} by {height:g}")
    painter = _painter(root, size)
    reader = SvgReader(painter)
    spot = _spot(root, size, painter)
    shapes = (*_background(size, spot.style, painter), *reader.grouped(reader.children(root, spot), spot))
    drawing = bring_near(Drawing(width, height, shapes), _FAR)
    html = tuple(Remark(Lost.HTML, one.line, one.column, f"<{one.tag}>") for one in reader.html)
    return Svg(drawing, remarks + html, tuple(sorted(painter.beyond)), root)


def _size(root: Element) -> tuple[float, float]:
    """Width and height in pixels; one that is missing follows from the `viewBox`."""
    box = read_view_box(root.attributes.get("viewBox")) or [0.0, 0.0, *_DEFAULT_SIZE]
    unknown = Scale(0.0)
    width = read_length(root.attributes.get("width"), unknown)
    height = read_length(root.attributes.get("height"), unknown)
    if width <= 0 and height <= 0:
        return box[2], box[3]
    if width <= 0:
        return height * box[2] / box[3], height
    return width, height if height > 0 else width * box[3] / box[2]


def _painter(root: Element, size: tuple[float, float]) -> Painter:
    elements = list(iter_tree(root))
    by_id: dict[str, Element] = {}
    for element in elements:
        if name := element.attributes.get("id"):
            by_id.setdefault(name, element)
    sheet = StyleSheet([element.text() for element in elements if element.tag == "style"])
    if len(sheet) * len(elements) > _MAX_STYLING:
        raise OversizedPictureError("has too many elements and rules of style")
    return Painter(by_id, sheet, size, set())


def _spot(root: Element, size: tuple[float, float], painter: Painter) -> Spot:
    box = read_view_box(root.attributes.get("viewBox")) or [0.0, 0.0, *size]
    matrix = view_matrix(box, *size, root.attributes.get("preserveAspectRatio"))
    return Spot(painter.sheet.style(root, (), {}), matrix, (root,), (box[2], box[3]))


def _background(size: tuple[float, float], style: Style, painter: Painter) -> Iterator[Shape]:
    """No part of SVG, but draw.io writes it and browsers paint it."""
    painted = painter.color(style.get("background-color", "none"), style)
    if painted is not None and painted[1]:
        yield PathShape(rectangle(*size), fill=painted[0], fill_alpha=painted[1])
