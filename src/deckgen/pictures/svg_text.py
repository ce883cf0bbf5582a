"""Text of an SVG: parts of one look, one behind the other, and where each line of them begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from deckgen.model.drawing import Matrix, TextAnchor, TextPart, TextShape, Typeface
from deckgen.pictures.svg_paint import Painter
from deckgen.pictures.svg_style import Style, font_size
from deckgen.pictures.svg_values import Scale, read_length, read_number, read_share
from deckgen.pictures.xml_tree import Element
from deckgen.values import dataclass

_SERIFS = ("serif", "times", "georgia", "garamond", "palatino", "cambria", "minion", "roman", "antiqua")
_MONOS = ("mono", "courier", "consolas", "menlo", "typewriter", "fixed")
_BOLD = 600
_ANCHORS = {anchor.value: anchor for anchor in TextAnchor}
_BASELINES = {
    "middle": 0.25,
    "central": 0.35,
    "hanging": 0.75,
    "text-before-edge": 0.9,
    "text-top": 0.9,
    "before-edge": 0.9,
    "text-after-edge": -0.2,
    "text-bottom": -0.2,
    "after-edge": -0.2,
}
"""By how much of its size text moves down so that its baseline, and not that line of it, is at its place."""
_SHIFTS = {"sub": 0.2, "super": -0.35}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text of one element, or one character of it."""

    text: str
    style: Style
    anchor: str
    x: float | None = None
    """Where it begins, if it says so."""
    y: float | None = None
    dx: float = 0.0
    dy: float = 0.0
    rise: float = 0.0
    """How far its baseline is shifted down, for this piece alone."""


@dataclass(frozen=True, slots=True)
class TextReader:
    painter: Painter
    view: tuple[float, float]
    ancestors: tuple[Element, ...]
    matrix: Matrix

    def read(self, element: Element, style: Style) -> tuple[TextShape, ...]:
        """The lines of a `text` element."""
        pieces = list(self._pieces(element, style, self.ancestors, 0.0))
        keeps = element.attributes.get("space") == "preserve" or style.get("white-space") == "pre"
        return tuple(self._lines(pieces if keeps else _collapsed(pieces)))

    def _pieces(
        self, element: Element, style: Style, ancestors: tuple[Element, ...], shifted: float
    ) -> Iterator[_Piece]:
        if element.attributes.get("rotate") or element.tag == "textPath":
            self.painter.beyond.add("text along a path")
        if style.get("writing-mode", "lr")[:2] in ("tb", "ve"):
            self.painter.beyond.add("text from top to bottom")
        if style.get("display") == "none":
            return
        shifted += _baseline_shift(style)
        places = self._places(element, style)
        for child in element.children:
            if isinstance(child, str):
                for piece in _placed(child, places, style):
                    yield replace(piece, rise=shifted + _alignment(style))
                places = replace(places, waiting=False)
            elif child.tag in ("tspan", "a", "textPath"):
                inner = self.painter.sheet.style(child, (*ancestors, element), style)
                first = True
                for piece in self._pieces(child, inner, (*ancestors, element), shifted):
                    # What the outer element says of its first character holds for the first of all.
                    yield _with_place(piece, places) if first and places.waiting else piece
                    first = False
                places = places if first else replace(places, waiting=False)

    def _places(self, element: Element, style: Style) -> _Places:
        font = font_size(style)

        def read(name: str, axis: int) -> tuple[float, ...]:
            words = element.attributes.get(name, "").replace(",", " ").split()
            return tuple(read_length(word, Scale(self.view[axis], font)) for word in words)

        places = _Places(read("x", 0), read("y", 1), read("dx", 0), read("dy", 1))
        return replace(places, waiting=any((places.x, places.y, places.dx, places.dy)))

    def _lines(self, pieces: list[_Piece]) -> Iterator[TextShape]:
        parts: list[TextPart] = []
        first: _Piece | None = None
        x = y = origin_y = rise = 0.0
        shift = (0.0, 0.0)
        for piece in pieces:
            if piece.x is not None or first is None:
                yield from self._line(parts, first, x, origin_y)
                parts, first, rise, shift = [], piece, 0.0, (0.0, 0.0)
                x = piece.x if piece.x is not None else x
                y = origin_y = piece.y if piece.y is not None else y
            down = piece.dy + piece.rise - rise
            if piece.y is not None:
                down += piece.y - y
                y = piece.y
            y, rise = y + piece.dy, piece.rise
            shift = (shift[0] + piece.dx, shift[1] + down)
            if piece.text:
                parts.append(self._part(piece, shift))
                shift = (0.0, 0.0)
        yield from self._line(parts, first, x, origin_y)

    def _line(self, parts: list[TextPart], first: _Piece | None, x: float, y: float) -> Iterator[TextShape]:
        if first is not None and any(part.text.strip() for part in parts):
            anchor = _ANCHORS.get(first.anchor, TextAnchor.START)
            yield TextShape(tuple(parts), x, y, anchor, self.matrix)

    def _part(self, piece: _Piece, shift: tuple[float, float]) -> TextPart:
        style = piece.style
        painted = self.painter.flat("fill", style)
        stroke = self.painter.stroke(style, (0.0, 0.0, 1.0, 1.0), self.view[0])
        is_hidden = style.get("visibility", "visible") != "visible"
        family = style.get("font-family", "").split(",")[0].strip(" '\"")
        weight = style.get("font-weight", "")
        return TextPart(
            piece.text,
            family,
            _typeface(style.get("font-family", "")),
            font_size(style),
            bold=weight in ("bold", "bolder") or read_number(weight) >= _BOLD,
            italic=style.get("font-style", "") in ("italic", "oblique"),
            fill=None if painted is None or is_hidden else painted[0],
            alpha=1.0 if painted is None else painted[1] * read_share(style.get("opacity")),
            stroke=None if is_hidden else stroke,
            shift=shift,
        )


@dataclass(frozen=True, slots=True)
class _Places:
    """Where an element puts its characters, one by one."""

    x: tuple[float, ...]
    y: tuple[float, ...]
    dx: tuple[float, ...]
    dy: tuple[float, ...]
    waiting: bool = False
    """They have not been used yet."""


def _placed(text: str, places: _Places, style: Style) -> Iterator[_Piece]:
    """The text, cut where several of its characters have places of their own."""
    anchor = style.get("text-anchor", "start")
    count = max(len(places.x), len(places.y), len(places.dx), len(places.dy))
    if not places.waiting or count == 0:
        yield _Piece(text, style, anchor)
        return
    text = text.lstrip("\n\r\t ") if count > 1 else text
    for index in range(min(count - 1, len(text))):
        yield _with_place(_Piece(text[index], style, anchor), places, index)
    rest = text[count - 1 :]
    if rest:
        yield _with_place(_Piece(rest, style, anchor), places, count - 1)


def _with_place(piece: _Piece, places: _Places, index: int = 0) -> _Piece:
    """The piece at the place of a character; what it says itself counts for more."""

    def at(values: tuple[float, ...]) -> float | None:
        return values[index] if index < len(values) else None

    return replace(
        piece,
        x=piece.x if piece.x is not None else at(places.x),
        y=piece.y if piece.y is not None else at(places.y),
        dx=piece.dx or at(places.dx) or 0.0,
        dy=piece.dy or at(places.dy) or 0.0,
    )


def _collapsed(pieces: list[_Piece]) -> list[_Piece]:
    """Without line feeds and repeated spaces, and without spaces at both ends, across all pieces."""
    kept: list[_Piece] = []
    ends_in_space = True
    for piece in pieces:
        text = _SPACE.sub(" ", piece.text)
        if ends_in_space or piece.x is not None:
            text = text.lstrip(" ")
        if text or piece.x is not None or piece.dx or piece.dy:
            kept.append(replace(piece, text=text))
        if text:
            ends_in_space = text.endswith(" ")
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return kept


def _typeface(families: str) -> Typeface:
    """What kind the first family is that tells: `Arial` and what is not known are sans serif."""
    for family in families.lower().split(","):
        if any(name in family for name in _MONOS):
            return Typeface.MONO
        if "sans" not in family and any(name in family for name in _SERIFS):
            return Typeface.SERIF
        if family.strip(" '\""):
            return Typeface.SANS
    return Typeface.SANS


def _alignment(style: Style) -> float:
    """How far down text moves so that another line of it than the baseline is at its place."""
    name = style.get("alignment-baseline", style.get("dominant-baseline", ""))
    return _BASELINES.get(name, 0.0) * font_size(style)


def _baseline_shift(style: Style) -> float:
    size = font_size(style)
    shift = style.get("baseline-shift", "")
    return _SHIFTS[shift] * size if shift in _SHIFTS else -read_length(shift, Scale(size, size))
