"""Write a `Drawing` as SVG: plain shapes with attributes, which every program reads alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import assert_never

from deckgen.model.drawing import (
    IDENTITY,
    Clip,
    Drawing,
    Gradient,
    Group,
    Matrix,
    Outline,
    Paint,
    PathShape,
    Shape,
    Stroke,
    TextPart,
    TextShape,
    Typeface,
)
from deckgen.pictures.xml_tree import escape
from deckgen.values import dataclass

Families = Callable[[TextPart], str]
"""The value of `font-family` for a part of text."""

_OFFICE = {
    Typeface.SANS: "Arial, sans-serif",
    Typeface.SERIF: "'Times New Roman', serif",
    Typeface.MONO: "'Courier New', monospace",
}


def office_families(part: TextPart) -> str:
    """The author's family, and what Office has in its place."""
    stand_ins = _OFFICE[part.typeface]
    return f"'{part.family}', {stand_ins}" if part.family else stand_ins


def write_svg(
    drawing: Drawing, families: Families = office_families, size: tuple[float, float] | None = None
) -> bytes:
    """The file's bytes; the same drawing gives the same ones. `size` is how large it says it is."""
    writer = _Writer(families)
    body = writer.shapes(drawing.shapes)
    defs = f"<defs>{''.join(writer.definitions)}</defs>" if writer.definitions else ""
    across, down = size or (drawing.width, drawing.height)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_number(across)}" height="{_number(down)}" '
        f'viewBox="0 0 {_number(drawing.width)} {_number(drawing.height)}" preserveAspectRatio="none">'
        f"{defs}{body}</svg>\n"
    ).encode()


@dataclass(slots=True)
class _Writer:
    families: Families
    definitions: list[str] = field(default_factory=list)
    _names: dict[Gradient | Clip, str] = field(default_factory=dict)

    def shapes(self, shapes: Iterable[Shape]) -> str:
        return "".join([self._shape(shape) for shape in shapes])

    def _shape(self, shape: Shape) -> str:
        match shape:
            case PathShape():
                rule = ' fill-rule="evenodd"' if shape.even_odd else ""
                paint = self._fill(shape.fill, shape.fill_alpha) + rule + self._stroke(shape.stroke)
                return f'<path d="{_path(shape.outline)}"{_transform(shape.matrix)}{paint}/>'
            case TextShape():
                return self._text(shape)
            case Group():
                alpha = f' opacity="{_number(shape.alpha)}"' if shape.alpha != 1.0 else ""
                clip = f' clip-path="url(#{self._clip(shape.clip)})"' if shape.clip else ""
                return f"<g{alpha}{clip}>{self.shapes(shape.shapes)}</g>"
            case _:
                assert_never(shape)

    def _text(self, shape: TextShape) -> str:
        anchor = f' text-anchor="{shape.anchor.value}"' if shape.anchor.value != "start" else ""
        parts = "".join([self._part(part) for part in shape.parts])
        return (
            f'<text x="{_number(shape.x)}" y="{_number(shape.y)}"{anchor}{_transform(shape.matrix)} '
            f'xml:space="preserve">{parts}</text>'
        )

    def _part(self, part: TextPart) -> str:
        look = f' font-family="{escape(self.families(part))}" font-size="{_number(part.size)}"'
        look += ' font-weight="bold"' if part.bold else ""
        look += ' font-style="italic"' if part.italic else ""
        shift = "".join(
            f' {name}="{_number(value)}"'
            for name, value in zip(("dx", "dy"), part.shift, strict=True)
            if value
        )
        paint = self._fill(part.fill, part.alpha)
        # Halos of labels, the only strokes that text has, lie below the letters.
        paint += f'{self._stroke(part.stroke)} paint-order="stroke"' if part.stroke else ""
        return f"<tspan{shift}{look}{paint}>{escape(part.text)}</tspan>"

    def _fill(self, paint: Paint | None, alpha: float) -> str:
        if paint is None:
            return ' fill="none"'
        opacity = f' fill-opacity="{_number(alpha)}"' if alpha != 1.0 else ""
        return f' fill="{self._paint(paint)}"{opacity}'

    def _stroke(self, stroke: Stroke | None) -> str:
        if stroke is None:
            return ""
        parts = [f' stroke="{self._paint(stroke.paint)}" stroke-width="{_number(stroke.width)}"']
        parts.append(f' stroke-opacity="{_number(stroke.alpha)}"' if stroke.alpha != 1.0 else "")
        parts.append(f' stroke-linecap="{stroke.cap.value}"' if stroke.cap.value != "butt" else "")
        parts.append(f' stroke-linejoin="{stroke.join.value}"' if stroke.join.value != "miter" else "")
        parts.append(f' stroke-miterlimit="{_number(stroke.miter_limit)}"' if stroke.miter_limit != 4 else "")
        if stroke.dash:
            parts.append(f' stroke-dasharray="{" ".join(map(_number, stroke.dash))}"')
            parts.append(f' stroke-dashoffset="{_number(stroke.dash_offset)}"' if stroke.dash_offset else "")
        return "".join(parts)

    def _paint(self, paint: Paint) -> str:
        if not isinstance(paint, Gradient):
            return f"#{paint.rgb}"
        if paint not in self._names:
            name = self._names[paint] = f"gradient{len(self._names) + 1}"
            self.definitions.append(_gradient(paint, name))
        return f"url(#{self._names[paint]})"

    def _clip(self, clip: Clip) -> str:
        if clip not in self._names:
            name = self._names[clip] = f"clip{len(self._names) + 1}"
            rule = ' clip-rule="evenodd"' if clip.even_odd else ""
            paths = "".join(
                f'<path d="{_path(outline)}"{_transform(matrix)}{rule}/>' for outline, matrix in clip.outlines
            )
            self.definitions.append(f'<clipPath id="{name}">{paths}</clipPath>')
        return self._names[clip]


def _gradient(gradient: Gradient, name: str) -> str:
    (x1, y1), (x2, y2) = gradient.start, gradient.end
    stops = "".join(
        f'<stop offset="{_number(stop.offset)}" stop-color="#{stop.color.rgb}"/>' for stop in gradient.stops
    )
    common = f'id="{name}" gradientUnits="userSpaceOnUse"{_transform(gradient.matrix, "gradientTransform")}'
    if gradient.radius is None:
        line = f'x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}"'
        return f"<linearGradient {common} {line}>{stops}</linearGradient>"
    circle = f'cx="{_number(x2)}" cy="{_number(y2)}" r="{_number(gradient.radius)}"'
    focus = "" if gradient.start == gradient.end else f' fx="{_number(x1)}" fy="{_number(y1)}"'
    return f"<radialGradient {common} {circle}{focus}>{stops}</radialGradient>"


def _path(outline: Outline) -> str:
    return "".join([kind + " ".join(map(_number, numbers)) for kind, numbers in outline])


def _transform(matrix: Matrix, name: str = "transform") -> str:
    return "" if matrix == IDENTITY else f' {name}="matrix({" ".join(map(_number, matrix))})"'


def _number(value: float) -> str:
    return f"{value:.7g}"
