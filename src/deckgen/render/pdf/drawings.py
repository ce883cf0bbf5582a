"""Drawings as form objects of a PDF: vectors, with real text in the fonts that deckgen ships.

A form fills a square of 1 by 1, as an image does. Inside it, y runs downwards as in SVG.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import assert_never

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument

from deckgen.diagnostics import NOWHERE, Report
from deckgen.model.asset import Asset
from deckgen.model.drawing import (
    IDENTITY,
    Cap,
    Clip,
    Gradient,
    Group,
    Join,
    Matrix,
    Outline,
    Paint,
    PathShape,
    Shape,
    Stroke,
    TextAnchor,
    TextPart,
    TextShape,
    multiply,
)
from deckgen.pictures.raster import drawing_family
from deckgen.plan.pages.glyphs import Glyphs, Stretch
from deckgen.plan.pages.page import PagesPlan
from deckgen.plan.text import Run, TextStyle
from deckgen.render.pdf.objects import Raw, Stream, reference, register, text_string
from deckgen.render.pdf.shadings import shading_pattern
from deckgen.render.pdf.text import TextEncoder
from deckgen.theme.fonts import FALLBACK, Face, font_for
from deckgen.units import Color
from deckgen.values import dataclass

_CAPS = {Cap.BUTT: 0, Cap.ROUND: 1, Cap.SQUARE: 2}
_JOINS = {Join.MITER: 0, Join.ROUND: 1, Join.BEVEL: 2}
_STEPS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_PAINT = {(True, True): "B", (True, False): "f", (False, True): "S"}
_STROKED_TEXT, _FILLED_TEXT = 1, 0
_BEFORE = {TextAnchor.START: 0.0, TextAnchor.MIDDLE: 0.5, TextAnchor.END: 1.0}
"""The share of a text's width that stands before its place."""
_BLACK = Color("000000")


class DrawingMaker:
    """Makes the forms of one document."""

    def __init__(self, document: PDFDocument, encoder: TextEncoder, plan: PagesPlan) -> None:
        self.document = document
        self.encoder = encoder
        # What is missing was reported when the page was planned.
        self.glyphs = Glyphs(FALLBACK, Report(), plan.shelf, plan.meta.lang)
        self._states: dict[tuple[float, float], bytes] = {}

    def form(self, asset: Asset, name: str) -> Stream:
        """The form of a drawing; names that begin with `name` are free for whatever else it needs."""
        drawing = asset.drawing
        assert drawing is not None
        flip = (1 / drawing.width, 0.0, 0.0, -1 / drawing.height, 0.0, 1.0)
        form = _Form(self, name, (drawing.width, drawing.height))
        form.draw(drawing.shapes)
        return form.stream(flip)

    def state(self, fill: float, stroke: float) -> bytes:
        """A reference to the graphics state in which fills and strokes are so opaque."""
        key = (round(fill, 4), round(stroke, 4))
        if key not in self._states:
            entry = Raw(b"<< /Type /ExtGState /ca %g /CA %g >>" % key)
            self._states[key] = register(self.document, entry, f"Opacity{len(self._states) + 1}")
        return self._states[key]


@dataclass(slots=True)
class _Form:
    """Writes one form and gathers what it refers to. A group that is seen through is a form of its own."""

    maker: DrawingMaker
    name: str
    size: tuple[float, float]
    _code: list[str] = field(default_factory=list)
    _resources: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def draw(self, shapes: Iterable[Shape]) -> None:
        for shape in shapes:
            match shape:
                case PathShape():
                    self._path(shape)
                case TextShape():
                    self._text(shape)
                case Group():
                    self._group(shape)
                case _:
                    assert_never(shape)

    def stream(self, matrix: Matrix, *, is_group: bool = False) -> Stream:
        fonts = reference(self.maker.document, BasicFonts)
        resources = b"<< /Font " + fonts
        for kind, targets in self._resources.items():
            inside = b" ".join(b"/%b %b" % (name.encode("ascii"), to) for name, to in targets.items())
            resources += b" /%b << %b >>" % (kind.encode("ascii"), inside)
        entries: dict[str, object] = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": f"[0 0 {_number(self.size[0])} {_number(self.size[1])}]",
            "Matrix": "[" + " ".join(f"{value:.9f}" for value in matrix) + "]",
            "Resources": (resources + b" >>").decode("ascii"),
        }
        if is_group:
            entries["Group"] = "<< /S /Transparency /CS /DeviceRGB >>"
        return Stream("\n".join(self._code).encode("ascii"), entries)

    def _path(self, shape: PathShape) -> None:
        stroke = shape.stroke
        code = ["q", *self._opacity(shape.fill_alpha, stroke.alpha if stroke else 1.0)]
        if shape.fill is not None:
            code.append(self._color(shape.fill, shape.matrix, "rg", "/Pattern cs {} scn"))
        if stroke is not None:
            code += self._stroke(stroke, shape.matrix)
        if shape.matrix != IDENTITY:
            code.append(f"{_numbers(shape.matrix)} cm")
        code += _steps(shape.outline)
        operator = _PAINT[shape.fill is not None, stroke is not None]
        code.append(f"{operator}*" if shape.even_odd and operator != "S" else operator)
        self._code += [*code, "Q"]

    def _group(self, group: Group) -> None:
        self._code.append("q")
        if group.clip is not None:
            self._code += _clip(group.clip)
        if group.alpha == 1.0:
            self.draw(group.shapes)
        else:
            inner = _Form(self.maker, self._free_name("Group"), self.size)
            inner.draw(group.shapes)
            target = register(self.maker.document, inner.stream(IDENTITY, is_group=True), inner.name)
            self._code += self._opacity(group.alpha, group.alpha)
            self._code.append(f"{self._use('XObject', 'X', target)} Do")
        self._code.append("Q")

    def _text(self, shape: TextShape) -> None:
        lines = [tuple(self._stretches(part)) for part in shape.parts]
        widths = [sum(_width(stretch) for stretch in line) for line in lines]
        total = sum(widths) + sum(part.shift[0] for part in shape.parts)
        x, y = shape.x - total * _BEFORE[shape.anchor], shape.y
        self._code.append("q")
        if shape.matrix != IDENTITY:
            self._code.append(f"{_numbers(shape.matrix)} cm")
        for part, line, width in zip(shape.parts, lines, widths, strict=True):
            x, y = x + part.shift[0], y + part.shift[1]
            self._part(part, line, (x, y), shape.matrix)
            x += width
        self._code.append("Q")

    def _part(
        self, part: TextPart, line: tuple[Stretch, ...], place: tuple[float, float], matrix: Matrix
    ) -> None:
        if part.stroke is not None:
            code = [*self._opacity(part.alpha, part.stroke.alpha), *self._stroke(part.stroke, matrix)]
            self._code += ["q", *code, *self._shown(line, place, _STROKED_TEXT), "Q"]
        if part.fill is not None:
            code = [*self._opacity(part.alpha, 1.0), f"{_rgb(part.fill)} rg"]
            self._code += ["q", *code, *self._shown(line, place, _FILLED_TEXT), "Q"]

    def _shown(self, line: tuple[Stretch, ...], place: tuple[float, float], mode: int) -> Iterator[str]:
        x, y = place
        yield f"BT {mode} Tr"
        for stretch in line:
            if stretch.actual:
                yield f"/Span <</ActualText {text_string(stretch.actual).decode('ascii')}>> BDC"
            style = stretch.run.style
            yield f"1 0 0 -1 {_number(x)} {_number(y)} Tm"
            for subset, inside in self.maker.encoder.parts(style.face, stretch.run.text):
                yield f"{self.maker.encoder.font_name(style.face, subset)} {_number(style.size)} Tf"
                yield f"[({inside})]TJ"
            if stretch.actual:
                yield "EMC"
            x += _width(stretch)
        yield "ET"

    def _stretches(self, part: TextPart) -> tuple[Stretch, ...]:
        face = Face(drawing_family(part), part.bold, part.italic)
        run = Run(part.text, TextStyle(face, part.size, part.fill or _BLACK))
        return self.maker.glyphs.split(run, NOWHERE)

    def _opacity(self, fill: float, stroke: float) -> list[str]:
        if fill == stroke == 1.0:
            return []
        return [f"{self._use('ExtGState', 'G', self.maker.state(fill, stroke))} gs"]

    def _stroke(self, stroke: Stroke, matrix: Matrix) -> Iterator[str]:
        yield self._color(stroke.paint, matrix, "RG", "/Pattern CS {} SCN")
        yield f"{_number(stroke.width)} w {_CAPS[stroke.cap]} J {_JOINS[stroke.join]} j"
        yield f"{_number(stroke.miter_limit)} M"
        if stroke.dash:
            yield f"[{_numbers(stroke.dash)}] {_number(stroke.dash_offset)} d"

    def _color(self, paint: Paint, matrix: Matrix, plain: str, patterned: str) -> str:
        if not isinstance(paint, Gradient):
            return f"{_rgb(paint)} {plain}"
        pattern = Raw(shading_pattern(paint, multiply(matrix, paint.matrix)))
        target = register(self.maker.document, pattern, self._free_name("Shade"))
        return patterned.format(self._use("Pattern", "P", target))

    def _free_name(self, kind: str) -> str:
        """A name for an object of the document; each holds a number of those that the form has so far."""
        return f"{self.name}.{kind}{sum(map(len, self._resources.values()))}"

    def _use(self, kind: str, letter: str, target: bytes) -> str:
        """The name by which the form's code refers to a resource."""
        entries = self._resources.setdefault(kind, {})
        name = next((name for name, known in entries.items() if known == target), "")
        if not name:
            name = f"{letter}{len(entries)}"
            entries[name] = target
        return f"/{name}"


def _width(stretch: Stretch) -> float:
    """As it is drawn: word by word, for spaces are not kerned."""
    style, text = stretch.run.style, stretch.run.text
    font = font_for(style.face)
    return (sum(map(font.kerned, text.split())) + text.count(" ") * font.kerned(" ")) * style.size


def _clip(clip: Clip) -> Iterator[str]:
    for outline, matrix in clip.outlines:
        yield from _steps(_transformed(outline, matrix))
    if not clip.outlines:
        yield "0 0 0 0 re"
    yield "W* n" if clip.even_odd else "W n"


def _transformed(outline: Outline, matrix: Matrix) -> Outline:
    a, b, c, d, e, f = matrix
    return tuple(
        (
            kind,
            tuple(
                value
                for x, y in zip(numbers[::2], numbers[1::2], strict=True)
                for value in (a * x + c * y + e, b * x + d * y + f)
            ),
        )
        for kind, numbers in outline
    )


def _steps(outline: Outline) -> Iterator[str]:
    for kind, numbers in outline:
        yield f"{_numbers(numbers)} {_STEPS[kind]}"


def _rgb(color: Color) -> str:
    return " ".join(f"{part:.4g}" for part in color.to_fractions())


def _numbers(values: Iterable[float]) -> str:
    return " ".join([_number(value) for value in values])


def _number(value: float) -> str:
    # PDF has no exponents; a ten-thousandth of a pixel is finer than any printer's dot.
    return f"{value:.4f}".rstrip("0").rstrip(".")
