"""Walk the elements of an SVG in the order of painting, and give what each of them draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckgen.model.drawing import IDENTITY, Clip, Group, Outline, Shape, multiply
from deckgen.pictures.header import OversizedPictureError
from deckgen.pictures.svg_markers import Vertex, vertices
from deckgen.pictures.svg_paint import Painter, read_view_box, view_matrix
from deckgen.pictures.svg_path import MAX_STEPS, bounds, shape_outline
from deckgen.pictures.svg_shapes import SHAPES, Spot, paint_outline, read_clip
from deckgen.pictures.svg_style import Style
from deckgen.pictures.svg_text import TextReader
from deckgen.pictures.svg_values import Scale, read_length, read_number, read_share, read_transform
from deckgen.pictures.xml_tree import Element

_MARKED = frozenset({"path", "line", "polyline", "polygon"})
_DEEPEST = 80


class SvgReader:
    """Reads one file. What shapes cannot say goes to the painter's `beyond`."""

    def __init__(self, painter: Painter) -> None:
        self._painter = painter
        self._steps = 0
        self.html: list[Element] = []
        """Elements that hold HTML, which is not drawn."""

    def children(self, element: Element, spot: Spot) -> Iterator[Shape]:
        """What the elements inside draw."""
        for child in element.elements():
            yield from self._element(child, spot)

    def grouped(self, shapes: Iterator[Shape], spot: Spot) -> Iterator[Shape]:
        """The shapes of an element, clipped and seen through as one where its style says so."""
        yield from self._with_effects(tuple(shapes), spot, read_clip(spot, self._painter))

    def _element(self, element: Element, spot: Spot) -> Iterator[Shape]:
        if len(spot.ancestors) > _DEEPEST:
            raise OversizedPictureError(f"nests elements more than {_DEEPEST} levels deep")
        style = self._painter.sheet.style(element, spot.ancestors, spot.style)
        if style.get("display") == "none":
            return
        matrix = multiply(spot.matrix, read_transform(element.attributes.get("transform")))
        here = spot.inside(element, style, matrix)
        match element.tag:
            case tag if tag in SHAPES:
                yield from self._shape(element, here)
            case "g" | "a":
                yield from self.grouped(self.children(element, here), here)
            case "switch":
                yield from self.grouped(self._switch(element, here), here)
            case "text":
                yield from self.grouped(self._text(element, spot, here), here)
            case "use":
                yield from self.grouped(self._use(element, here), here)
            case "svg":
                yield from self.grouped(self._viewport(element, here, element), here)
            case "image" if element.attributes.get("href"):
                self._painter.beyond.add("<image>")
            case "foreignObject":
                self.html.append(element)
            case _:
                pass

    def _switch(self, element: Element, spot: Spot) -> Iterator[Shape]:
        """The first child that asks for nothing that only browsers have."""
        for child in element.elements():
            if child.tag != "foreignObject" and not child.attributes.get("requiredExtensions"):
                yield from self._element(child, spot)
                return

    def _text(self, element: Element, around: Spot, here: Spot) -> Iterator[Shape]:
        reader = TextReader(self._painter, here.view, around.ancestors, here.matrix)
        # The opacity of the whole is that of the group which the text becomes.
        yield from reader.read(element, {**here.style, "opacity": "1"})

    def _use(self, element: Element, spot: Spot) -> Iterator[Shape]:
        target = self._painter.by_id.get(element.attributes.get("href", "")[1:])
        if target is None:
            return
        x = read_length(element.attributes.get("x"), Scale(spot.view[0]))
        y = read_length(element.attributes.get("y"), Scale(spot.view[1]))
        moved = replace(spot, matrix=multiply(spot.matrix, (1.0, 0.0, 0.0, 1.0, x, y)))
        if target.tag in ("symbol", "svg"):
            style = self._painter.sheet.style(target, spot.ancestors, spot.style)
            yield from self._viewport(target, replace(moved, style=style), element)
        else:
            yield from self._element(target, moved)

    def _viewport(self, element: Element, spot: Spot, sized: Element) -> Iterator[Shape]:
        """The content of a `symbol` or inner `svg`, in the field that `sized` gives it."""
        wide, high = Scale(spot.view[0]), Scale(spot.view[1])
        own = element.attributes
        width = read_length(sized.attributes.get("width") or own.get("width"), wide, wide.whole)
        height = read_length(sized.attributes.get("height") or own.get("height"), high, high.whole)
        if width <= 0 or height <= 0:
            return
        matrix = spot.matrix
        if element.tag == "svg":
            place = (1.0, 0.0, 0.0, 1.0, read_length(own.get("x"), wide), read_length(own.get("y"), high))
            matrix = multiply(matrix, place)
        inner, view = matrix, (width, height)
        if box := read_view_box(own.get("viewBox")):
            inner = multiply(matrix, view_matrix(box, width, height, own.get("preserveAspectRatio")))
            view = (box[2], box[3])
        within = Spot(spot.style, inner, (*spot.ancestors, element), view)
        shapes = tuple(self.children(element, within))
        if spot.style.get("overflow") == "visible":
            yield from shapes
        elif shapes:
            yield Group(shapes, clip=Clip(((rectangle(width, height), matrix),)))

    def _shape(self, element: Element, spot: Spot) -> Iterator[Shape]:
        outline = shape_outline(element.tag, element.attributes.get, spot.view)
        self._steps += len(outline)
        if self._steps > MAX_STEPS:
            raise OversizedPictureError(f"draws more than {MAX_STEPS:,} lines")
        if bounds(outline) is None or spot.style.get("visibility", "visible") != "visible":
            return
        has_inside = element.tag != "line"
        shapes: list[Shape] = [*paint_outline(outline, spot, self._painter, has_inside=has_inside)]
        if element.tag in _MARKED:
            shapes += self._markers(outline, spot)
        yield from self._with_effects(tuple(shapes), spot, read_clip(spot, self._painter, outline))

    def _with_effects(self, shapes: tuple[Shape, ...], spot: Spot, clip: Clip | None) -> Iterator[Shape]:
        style = spot.style
        for name in ("mask", "filter"):
            if style.get(name, "none") != "none":
                self._painter.beyond.add(f"<{name}>")
        if style.get("mix-blend-mode", "normal") != "normal":
            self._painter.beyond.add("colours that are blended")
        alpha = read_share(style.get("opacity"))
        if alpha == 1.0 and clip is None:
            yield from shapes
        elif shapes and alpha:
            yield Group(shapes, alpha, clip)

    def _markers(self, outline: Outline, spot: Spot) -> Iterator[Shape]:
        if not any(spot.style.get(f"marker-{end}") for end in ("start", "mid", "end")):
            return
        width = read_length(spot.style.get("stroke-width"), Scale(spot.view[0]), 1.0)
        for vertex in vertices(outline):
            marker = self._painter.referred(spot.style.get(vertex.name, "none"))
            if marker is not None and marker.tag == "marker":
                yield from self._marker(marker, vertex, width, spot)

    def _marker(self, marker: Element, vertex: Vertex, line: float, spot: Spot) -> Iterator[Shape]:
        get = marker.attributes.get
        width, height = read_number(get("markerWidth"), 3.0), read_number(get("markerHeight"), 3.0)
        orient = get("orient") or "0"
        angle = vertex.angle if orient.startswith("auto") else read_number(orient)
        if orient == "auto-start-reverse" and vertex.name == "marker-start":
            angle += 180
        scale = 1.0 if get("markerUnits") == "userSpaceOnUse" else line
        box = read_view_box(get("viewBox"))
        inner = view_matrix(box, width, height, get("preserveAspectRatio")) if box else IDENTITY
        x, y = read_number(get("refX")), read_number(get("refY"))
        origin = (inner[0] * x + inner[4], inner[3] * y + inner[5])
        turned = read_transform(f"rotate({angle})")
        matrix = multiply(spot.matrix, (*turned[:4], *vertex.place))
        matrix = multiply(matrix, (scale, 0.0, 0.0, scale, -origin[0] * scale, -origin[1] * scale))
        within = Spot(self._marker_style(marker, spot), multiply(matrix, inner), (marker,), (width, height))
        # Not clipped to its field, as SVG has it: an arrowhead that sticks out is meant to be seen.
        yield from self.grouped(self.children(marker, within), within)

    def _marker_style(self, marker: Element, spot: Spot) -> Style:
        """The marker's own style, from which its shapes can learn the paint of the line."""
        line = {f"context-{name}": spot.style.get(name, "black") for name in ("fill", "stroke")}
        return {**self._painter.sheet.style(marker, (), {}), **line}


def rectangle(width: float, height: float) -> Outline:
    """From the origin to the right and down."""
    corners = ((width, 0.0), (width, height), (0.0, height))
    return (("M", (0.0, 0.0)), *(("L", corner) for corner in corners), ("Z", ()))
