"""Draw the items of one page: what belongs to a node is marked so, all else is an artifact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from typing import assert_never

from deckgen.model.asset import Asset
from deckgen.model.framing import WHOLE
from deckgen.plan.pages.page import (
    ARTIFACT,
    Area,
    Disc,
    Fill,
    Hotspot,
    Item,
    Line,
    LineEnd,
    Mark,
    Page,
    Path,
    Picture,
    PlacedRun,
    TextLine,
)
from deckgen.plan.text import TextStyle
from deckgen.render.pdf.canvas import PageCanvas
from deckgen.render.pdf.objects import text_string
from deckgen.render.pdf.text import TextEncoder
from deckgen.units import Color
from deckgen.values import dataclass

_ARTIFACT = "/Artifact BMC"
_NONE_OPEN = -2
_CIRCLE = 0.5523
"""How far the handles of four Bézier curves reach, as a share of the radius, to make a circle."""
_SOFT_HYPHEN = "\u00ad"
_PAINT = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}
"""The operator that paints a path, by whether it has a fill and a stroke."""


@dataclass(slots=True)
class Pen:
    """Writes a page's operators and remembers the state that they leave behind."""

    canvas: PageCanvas
    height: float
    encoder: TextEncoder
    picture_name: Callable[[Asset], str]
    _node: int = _NONE_OPEN
    _in_text: bool = False
    _font: tuple[str, float] | None = None
    _color: Color | None = None
    _spacing: float = 0.0
    _code: list[str] = field(default_factory=list)

    def draw(self, page: Page) -> None:
        """All items of a page, in the order that it asks for."""
        for item in page.items if page.in_order else _fields_first(page.items):
            self._draw(item)
        self._close()
        self.canvas.write("\n".join(self._code))

    def _draw(self, item: Item) -> None:
        match item:
            case TextLine():
                self._text_line(item)
            case Line():
                self._line(item)
            case Path():
                self._path(item)
            case Fill():
                self._fill(item)
            case Disc():
                self._disc(item)
            case Picture():
                self._picture(item)
            case Area():
                self._set_box(item)
            case Hotspot() | Mark():
                pass
            case _:
                assert_never(item)

    def _open(self, node: int, *, text: bool) -> None:
        """Be inside the marked content of a node, and inside a text object or outside of any."""
        if text == self._in_text and node == self._node:
            return
        if self._node != _NONE_OPEN:
            self._code.append("EMC")
        if text != self._in_text:
            self._code.append("BT" if text else "ET")
            self._in_text = text
        self._code.append(_ARTIFACT if node == ARTIFACT else self.canvas.structure.mark(node))
        self._node = node

    def _close(self) -> None:
        if self._node != _NONE_OPEN:
            self._code.append("EMC")
        if self._in_text:
            self._code.append("ET")
        self._node, self._in_text = _NONE_OPEN, False

    def _text_line(self, line: TextLine) -> None:
        last = len(line.runs) - 1
        for position, placed in enumerate(line.runs):
            if not placed.run.text:
                continue
            self._open(placed.node, text=True)
            self._show(placed, line.baseline, line.end if position == last else LineEnd.JOINT)

    def _show(self, placed: PlacedRun, baseline: float, end: LineEnd) -> None:
        style, text = placed.run.style, placed.run.text
        y = self.height - baseline + placed.rise
        self._code.append(f"1 0 0 1 {placed.x:.2f} {y:.2f} Tm")
        if placed.spacing != self._spacing:
            self._spacing = placed.spacing
            self._code.append(f"{placed.spacing:.4g} Tw")
        if placed.actual:
            self._span(style, text, placed.actual)
        elif end is LineEnd.HYPHEN:
            self._strings(style, text[:-1])
            self._span(style, text[-1], _SOFT_HYPHEN)
        else:
            # A space at the line's end: drawn as nothing, but what reads the text finds its word end.
            self._strings(style, text + " " if end is LineEnd.SPACE else text)

    def _span(self, style: TextStyle, text: str, actual: str) -> None:
        self._code.append(f"/Span <</ActualText {text_string(actual).decode('ascii')}>> BDC")
        self._strings(style, text)
        self._code.append("EMC")

    def _strings(self, style: TextStyle, text: str) -> None:
        if style.color != self._color:
            self._color = style.color
            self._code.append(f"{_rgb(style.color)} rg")
        for subset, inside in self.encoder.parts(style.face, text):
            font = (self.encoder.font_name(style.face, subset), style.size)
            if font != self._font:
                self._font = font
                self._code.append(f"{font[0]} {style.size:.5g} Tf")
            self._code.append(f"[({inside})]TJ")

    def _line(self, item: Line) -> None:
        self._open(item.node, text=False)
        dash = " ".join(f"{length:.5g}" for length in item.dash)
        self._code.append(f"{_rgb(item.color)} RG {item.weight:.5g} w [{dash}] 0 d")
        y1, y2 = self.height - item.y1, self.height - item.y2
        self._code.append(f"{item.x1:.2f} {y1:.2f} m {item.x2:.2f} {y2:.2f} l S")

    def _path(self, item: Path) -> None:
        self._open(item.node, text=False)
        if item.fill is not None:
            self._set_fill(item.fill)
        if item.stroke is not None:
            dash = " ".join(f"{length:.5g}" for length in item.dash)
            self._code.append(f"{_rgb(item.stroke)} RG {item.weight:.5g} w [{dash}] 0 d")
        steps = (f"{x:.2f} {self.height - y:.2f}" for x, y in item.points)
        close = " h" if item.closed else ""
        self._code.append(f"{' l '.join(steps).replace(' l ', ' m ', 1)} l{close}")
        self._code.append(_PAINT[item.fill is not None, item.stroke is not None])

    def _fill(self, item: Fill) -> None:
        self._open(item.node, text=False)
        self._set_fill(item.color)
        y = self.height - item.y - item.height
        self._code.append(f"{item.x:.2f} {y:.2f} {item.width:.2f} {item.height:.2f} re f")

    def _disc(self, item: Disc) -> None:
        self._open(item.node, text=False)
        if item.fill is not None:
            self._set_fill(item.fill)
        if item.stroke is not None:
            self._code.append(f"{_rgb(item.stroke)} RG {item.weight:.5g} w [] 0 d")
        self._code.append(_circle(item.x, self.height - item.y, item.radius))
        self._code.append(_PAINT[item.fill is not None, item.stroke is not None])

    def _picture(self, item: Picture) -> None:
        self._open(item.node, text=False)
        name = self.picture_name(item.asset)
        self.canvas.use_picture(name)
        y = self.height - item.y - item.height
        self._set_box(item)
        crop = item.crop
        width, height = item.width / crop.width, item.height / crop.height
        x, low = item.x - crop.left * width, y - crop.bottom * height
        field = "" if crop == WHOLE else f"{item.x:.2f} {y:.2f} {item.width:.2f} {item.height:.2f} re W n "
        self._code.append(f"q {field}{width:.2f} 0 0 {height:.2f} {x:.2f} {low:.2f} cm")
        self._code.append(f"/FormXob.{name} Do Q")

    def _set_box(self, item: Picture | Area) -> None:
        if item.node != ARTIFACT:
            y = self.height - item.y - item.height
            self.canvas.structure.set_box(item.node, (item.x, y, item.x + item.width, y + item.height))

    def _set_fill(self, color: Color) -> None:
        self._color = color
        self._code.append(f"{_rgb(color)} rg")


def _fields_first(items: Sequence[Item]) -> Iterator[Item]:
    """Artifacts that are no text first, so that fields lie below what stands on them."""
    for item in items:
        if not isinstance(item, TextLine | Mark) and item.node == ARTIFACT:
            yield item
    for item in items:
        if isinstance(item, TextLine) or (not isinstance(item, Mark) and item.node != ARTIFACT):
            yield item


def _rgb(color: Color) -> str:
    return " ".join(f"{part:.4g}" for part in color.to_fractions())


def _circle(x: float, y: float, radius: float) -> str:
    reach = radius * _CIRCLE
    quarters = (
        (radius, reach, reach, radius, 0.0, radius),
        (-reach, radius, -radius, reach, -radius, 0.0),
        (-radius, -reach, -reach, -radius, 0.0, -radius),
        (reach, -radius, radius, -reach, radius, 0.0),
    )
    path = [f"{x + radius:.2f} {y:.2f} m"]
    for quarter in quarters:
        points = (f"{(x, y)[i % 2] + offset:.2f}" for i, offset in enumerate(quarter))
        path.append(" ".join(points) + " c")
    return " ".join(path)
