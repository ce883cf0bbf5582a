"""Fills and strokes of an SVG: colours, gradients, lines."""

from __future__ import annotations

import math
import re

from deckgen.model.drawing import Cap, Gradient, Join, Matrix, Paint, Stop, Stroke, multiply
from deckgen.pictures.svg_path import Box
from deckgen.pictures.svg_style import Style, StyleSheet, font_size
from deckgen.pictures.svg_values import (
    BLACK,
    Scale,
    read_color,
    read_length,
    read_number,
    read_numbers,
    read_share,
    read_transform,
)
from deckgen.pictures.xml_tree import Element
from deckgen.units import Color
from deckgen.values import dataclass

_URL = re.compile(r"url\(\s*['\"]?#([^)'\"]*)['\"]?\s*\)(.*)", re.DOTALL)
_INSIDE = 0.99
_LONGEST_CHAIN = 20
"""So many gradients may refer to one another."""


@dataclass(frozen=True, slots=True)
class Painter:
    """Knows the paints of one file. What shapes cannot say goes to `beyond`."""

    by_id: dict[str, Element]
    sheet: StyleSheet
    view: tuple[float, float]
    """What per cents are of in gradients that are measured in pixels."""
    beyond: set[str]

    def referred(self, value: str) -> Element | None:
        """The element that `url(#…)` refers to."""
        match = _URL.match(value)
        return self.by_id.get(match[1].strip()) if match else None

    def flat(self, name: str, style: Style) -> tuple[Color, float] | None:
        """The paint as one colour: of a gradient, its last."""
        painted = self.paint(name, style, (0.0, 0.0, 1.0, 1.0))
        if painted is None:
            return None
        paint, alpha = painted
        return (paint.stops[-1].color if isinstance(paint, Gradient) else paint), alpha

    def paint(self, name: str, style: Style, box: Box | None) -> tuple[Paint, float] | None:
        """The paint of `fill` or `stroke`, with its opacity; None where nothing is painted."""
        value = style.get(name, "black" if name == "fill" else "none").strip()
        alpha = read_share(style.get(f"{name}-opacity"))
        if match := _URL.match(value):
            target = self.by_id.get(match[1].strip())
            if target is not None:
                return self._server(target, alpha, box)
            value = match[2].strip() or "none"
        found = self.color(value, style)
        return None if found is None or not found[1] * alpha else (found[0], found[1] * alpha)

    def color(self, value: str, style: Style) -> tuple[Color, float] | None:
        if value.startswith("context-"):
            value = style.get(value, "none")
        if value == "none":
            return None
        if value.lower() == "currentcolor":
            return read_color(style.get("color", "black"))
        return read_color(value)

    def stroke(self, style: Style, box: Box | None, diagonal: float) -> Stroke | None:
        """The line along an outline; `diagonal` is what per cents of its width are of."""
        painted = self.paint("stroke", style, box)
        scale = Scale(diagonal, font_size(style))
        width = read_length(style.get("stroke-width"), scale, 1.0)
        if painted is None or width <= 0:
            return None
        pattern = style.get("stroke-dasharray", "").replace(",", " ").split()
        dash = [read_length(part, scale) for part in pattern]
        if len(dash) % 2:
            dash *= 2
        is_dashed = any(dash) and min(dash) >= 0
        return Stroke(
            painted[0],
            width,
            painted[1],
            _CAPS.get(style.get("stroke-linecap", ""), Cap.BUTT),
            _JOINS.get(style.get("stroke-linejoin", ""), Join.MITER),
            max(1.0, read_number(style.get("stroke-miterlimit"), 4.0)),
            tuple(dash) if is_dashed else (),
            read_length(style.get("stroke-dashoffset"), scale) if is_dashed else 0.0,
        )

    def _server(self, element: Element, alpha: float, box: Box | None) -> tuple[Paint, float] | None:
        if element.tag not in ("linearGradient", "radialGradient"):
            self.beyond.add(f"<{element.tag}>")
            return None
        chain = self._chain(element)
        stops = next((found for one in chain if (found := self._stops(one))), [])
        if not stops or not alpha:
            return None
        opacity = stops[0][1]
        if any(other != opacity for _, other in stops):
            self.beyond.add("a gradient that is transparent in part")
        attributes = {name: value for one in reversed(chain) for name, value in one.attributes.items()}
        if attributes.get("spreadMethod", "pad") != "pad":
            self.beyond.add("a gradient that repeats")
        if len(stops) == 1 or not opacity * alpha:
            return (stops[-1][0].color, opacity * alpha) if opacity * alpha else None
        is_boxed = attributes.get("gradientUnits") != "userSpaceOnUse"
        if is_boxed and (box is None or box[0] == box[2] or box[1] == box[3]):
            return None
        colors = tuple(stop for stop, _ in stops)
        make = _linear if element.tag == "linearGradient" else _radial
        return make(attributes, colors, _Units(self.view, box if is_boxed else None)), opacity * alpha

    def _chain(self, element: Element) -> list[Element]:
        """The gradient and those that it takes after, nearest first."""
        chain = [element]
        while len(chain) < _LONGEST_CHAIN:
            target = self.by_id.get(chain[-1].attributes.get("href", "")[1:])
            if target is None or "Gradient" not in target.tag:
                break
            chain.append(target)
        return chain

    def _stops(self, gradient: Element) -> list[tuple[Stop, float]]:
        stops: list[tuple[Stop, float]] = []
        offset = 0.0
        for child in gradient.elements():
            if child.tag != "stop":
                continue
            style = self.sheet.style(child, (gradient,), {})
            offset = max(offset, read_share(child.attributes.get("offset"), 0.0))
            color, alpha = self.color(style.get("stop-color", "black"), style) or (BLACK, 1.0)
            stops.append((Stop(offset, color), alpha * read_share(style.get("stop-opacity"))))
        return stops


_CAPS = {cap.value: cap for cap in Cap}
_JOINS = {join.value: join for join in Join}


@dataclass(frozen=True, slots=True)
class _Units:
    """How the coordinates of a gradient are meant."""

    view: tuple[float, float]
    box: Box | None
    """Of the shape, where it is measured in that; None: in pixels."""

    def read(self, text: str | None, axis: int, default: str) -> float:
        """A coordinate along axis 0 or 1, or, as 2, a radius."""
        if self.box is not None:
            return read_length(text or default, Scale(1.0))
        wholes = (*self.view, math.hypot(*self.view) / math.sqrt(2))
        return read_length(text or default, Scale(wholes[axis]))

    def matrix(self, transform: str | None) -> Matrix:
        matrix = read_transform(transform)
        if self.box is None:
            return matrix
        left, top, right, bottom = self.box
        return multiply((right - left, 0.0, 0.0, bottom - top, left, top), matrix)


def _linear(attributes: dict[str, str], stops: tuple[Stop, ...], units: _Units) -> Gradient:
    get = attributes.get
    start = (units.read(get("x1"), 0, "0%"), units.read(get("y1"), 1, "0%"))
    end = (units.read(get("x2"), 0, "100%"), units.read(get("y2"), 1, "0%"))
    return Gradient(stops, start, end, matrix=units.matrix(get("gradientTransform")))


def _radial(attributes: dict[str, str], stops: tuple[Stop, ...], units: _Units) -> Gradient:
    get = attributes.get
    x, y = units.read(get("cx"), 0, "50%"), units.read(get("cy"), 1, "50%")
    radius = max(1e-6, units.read(get("r"), 2, "50%"))
    focus_x, focus_y = units.read(get("fx"), 0, str(x)), units.read(get("fy"), 1, str(y))
    # A focus outside the circle counts as one on its edge.
    far = math.hypot(focus_x - x, focus_y - y) / (radius * _INSIDE)
    if far > 1:
        focus_x, focus_y = x + (focus_x - x) / far, y + (focus_y - y) / far
    matrix = units.matrix(get("gradientTransform"))
    return Gradient(stops, (focus_x, focus_y), (x, y), radius, matrix)


def view_matrix(box: list[float], width: float, height: float, aspect: str | None) -> Matrix:
    """From the coordinates of a `viewBox` to a field of this size; `aspect` is `preserveAspectRatio`."""
    left, top, wide, high = box
    across, down = width / wide, height / high
    words = (aspect or "").split() or ["xMidYMid"]
    if words[0] == "none":
        return (across, 0.0, 0.0, down, -left * across, -top * down)
    scale = max(across, down) if "slice" in words else min(across, down)
    x, y = (0.0 if "Min" in part else 1.0 if "Max" in part else 0.5 for part in (words[0][:4], words[0][4:]))
    return (
        scale,
        0.0,
        0.0,
        scale,
        (width - wide * scale) * x - left * scale,
        (height - high * scale) * y - top * scale,
    )


def read_view_box(text: str | None) -> list[float] | None:
    numbers = read_numbers(text or "")
    return numbers if len(numbers) == 4 and numbers[2] > 0 and numbers[3] > 0 else None
