"""What a deck says it shows: each text with its box and its settled sizes, and what may lie over it.

Reads the file alone, with everything that slides inherit from layout, master and presentation, so that decks
of any program can be asked. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pptx
from lxml import etree
from pptx.oxml.ns import qn as _qn
from pptx.util import Length

qn = cache(_qn)
_EMU = 12_700
_DEFAULT_SIZE = 18.0
_LEAST_BODY = 14.0
"""Placeholders that their layout sets smaller hold sources and the like."""
_WIDE, _LOW = 7.2, 3.6
"""Insets that PowerPoint takes where nothing is written: left and right, top and bottom."""


@dataclass(frozen=True, slots=True)
class Box:
    """In points from the top left corner of the slide."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> tuple[float, float]:
        """Width and height of what both cover; not positive where they lie apart."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one format. A line feed is a line break."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    font: str = ""
    is_script: bool = False
    """Super- or subscript: set smaller than `size`."""
    is_field: bool = False
    """Filled in by the program that shows the deck."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: tuple[Span, ...]
    indent: float
    """From the box's edge to the text."""

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def size(self) -> float:
        """Its main size: that of its largest span."""
        return max((span.size for span in self.spans), default=0.0)


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A box of text, or a cell of a table."""

    name: str
    kind: str
    """`title`, `body`, `table`, `text` (a box of its own) or `footer` (a source, the slide's number …)."""
    box: Box
    """Where the text may be: the box without its insets."""
    paragraphs: tuple[Paragraph, ...]
    depth: int
    """Position in the order of drawing: what is larger lies above."""
    design_size: float
    """What the layout gives its first level."""
    wraps: bool = True


@dataclass(frozen=True, slots=True)
class Cover:
    """A picture, chart or filled shape, under which no text may lie."""

    name: str
    box: Box
    depth: int


@dataclass(frozen=True, slots=True)
class SlideText:
    number: int
    """From 1, hidden slides counted."""
    texts: tuple[TextPlace, ...]
    covers: tuple[Cover, ...]


@dataclass(frozen=True, slots=True)
class DeckText:
    width: float
    height: float
    slides: tuple[SlideText, ...]
    """Without those that are hidden, which no program prints."""


def read_deck(path: Path) -> DeckText:
    presentation = pptx.Presentation(str(path))
    designs: dict[Any, _Design] = {}
    slides = []
    for number, slide in enumerate(presentation.slides, 1):
        if slide.element.get("show") != "0":
            layout = slide.slide_layout
            if layout.part not in designs:
                designs[layout.part] = _Design(presentation, layout)
            reader = _SlideReader(designs[layout.part])
            reader.read(slide.shapes, _Frame())
            slides.append(SlideText(number, tuple(reader.texts), tuple(reader.covers)))
    width, height = presentation.slide_width or 0, presentation.slide_height or 0
    return DeckText(width / _EMU, height / _EMU, tuple(slides))


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the coordinates inside a group become those of the slide."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def box(self, place: Any) -> Box:
        """Of an `a:xfrm`; nothing where there is none."""
        if place is None:
            return Box(0.0, 0.0, 0.0, 0.0)
        offset, size = place.find(qn("a:off")), place.find(qn("a:ext"))
        left, top = self.x + int(offset.get("x")) * self.across, self.y + int(offset.get("y")) * self.down
        right, bottom = left + int(size.get("cx")) * self.across, top + int(size.get("cy")) * self.down
        return Box(left / _EMU, top / _EMU, right / _EMU, bottom / _EMU)

    def inside(self, group: Any) -> _Frame:
        place = group._element.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
        if place is None:
            return self
        offset, size, inner, room = (place.find(qn(f"a:{tag}")) for tag in ("off", "ext", "chOff", "chExt"))
        across = self.across * int(size.get("cx")) / (int(room.get("cx")) or 1)
        down = self.down * int(size.get("cy")) / (int(room.get("cy")) or 1)
        x = self.x + int(offset.get("x")) * self.across - int(inner.get("x")) * across
        y = self.y + int(offset.get("y")) * self.down - int(inner.get("y")) * down
        return _Frame(x, y, across, down)


class _Design:
    """What slides of one layout inherit."""

    def __init__(self, presentation: Any, layout: Any) -> None:
        master = layout.slide_master
        self.defaults = presentation.element.find(qn("p:defaultTextStyle"))
        self.fonts = _theme_fonts(master)
        self._styles = master.element.find(qn("p:txStyles"))
        self._placeholders = {
            one.placeholder_format.idx: (one._element, one.placeholder_format.type)
            for one in layout.placeholders
        }
        self._families: dict[str, list[Any]] = {}
        for one in master.placeholders:
            self._families.setdefault(_family(one.placeholder_format.type), []).append(one._element)

    def inherited(self, shape: Any) -> list[Any]:
        """The placeholders of layout and master that a shape takes after, the nearest first."""
        if not shape.is_placeholder:
            return []
        place = shape.placeholder_format
        element, type_ = self._placeholders.get(place.idx, (None, place.type))
        found = [] if element is None else [element]
        return [*found, *self._families.get(_family(type_), ())]

    def styles(self, shape: Any, like: Sequence[Any]) -> list[Any]:
        """Every list style that a shape inherits, the nearest first."""
        styles = [one.find(f".//{qn('a:lstStyle')}") for one in like]
        if shape.is_placeholder:
            family = _family(shape.placeholder_format.type)
            name = {"title": "titleStyle", "body": "bodyStyle"}.get(family, "otherStyle")
            styles.append(None if self._styles is None else self._styles.find(qn(f"p:{name}")))
        return [*styles, self.defaults]


class _SlideReader:
    """Walks the shapes of one slide in the order in which they are drawn."""

    def __init__(self, design: _Design) -> None:
        self.texts: list[TextPlace] = []
        self.covers: list[Cover] = []
        self._design = design
        self._depth = 0

    def read(self, shapes: Any, frame: _Frame) -> None:
        for shape in shapes:
            self._depth += 1
            element = shape._element
            if element.tag == qn("p:grpSp"):
                self.read(shape.shapes, frame.inside(shape))
            elif getattr(shape, "has_table", False) and shape.has_table:
                self.texts.extend(self._cells(shape, frame.box(_place(element))))
            else:
                self._read_shape(shape, frame)

    def _read_shape(self, shape: Any, frame: _Frame) -> None:
        element = shape._element
        like = self._design.inherited(shape)
        places = (place for one in (element, *like) if (place := _place(one)) is not None)
        box = frame.box(next(places, None))
        if element.tag in {qn("p:pic"), qn("p:graphicFrame")} or _is_filled(element):
            self.covers.append(Cover(shape.name, box, self._depth))
        if element.find(qn("p:txBody")) is not None and shape.text_frame.text.strip():
            self.texts.append(self._text(shape, box, like))

    def _text(self, shape: Any, box: Box, like: Sequence[Any]) -> TextPlace:
        body = shape._element.find(qn("p:txBody"))
        styles = [body.find(qn("a:lstStyle")), *self._design.styles(shape, like)]
        properties = [body.find(qn("a:bodyPr")), *(one.find(f".//{qn('a:bodyPr')}") for one in like)]
        left, top, right, bottom = (
            _first(properties, edge, default)
            for edge, default in (("lIns", _WIDE), ("tIns", _LOW), ("rIns", _WIDE), ("bIns", _LOW))
        )
        inner = Box(box.left + left, box.top + top, box.right - right, box.bottom - bottom)
        paragraphs = tuple(_paragraphs(body, styles, self._design.fonts))
        design = _size_of(styles[1:]) if like else _DEFAULT_SIZE
        wraps = next((one.get("wrap") for one in properties if one is not None and one.get("wrap")), "")
        kind = _kind(shape)
        if kind == "body" and design < _LEAST_BODY:
            kind = "footer"
        return TextPlace(shape.name, kind, inner, paragraphs, self._depth, design, wraps=wraps != "none")

    def _cells(self, shape: Any, box: Box) -> Iterator[TextPlace]:
        top = box.top
        columns = [column.width / _EMU for column in shape.table.columns]
        for number, row in enumerate(shape.table.rows, 1):
            left, bottom = box.left, top + row.height / _EMU
            for index, cell in enumerate(row._tr.iter(qn("a:tc"))):
                width = sum(columns[index : index + int(cell.get("gridSpan", 1))])
                properties = cell.find(qn("a:tcPr"))
                edges = (("marL", _WIDE), ("marT", _LOW), ("marR", _WIDE), ("marB", _LOW))
                insets = [_first([properties], edge, default) for edge, default in edges]
                inner = Box(left + insets[0], top + insets[1], left + width - insets[2], bottom - insets[3])
                styles = [self._design.defaults]
                paragraphs = tuple(_paragraphs(cell.find(qn("a:txBody")), styles, self._design.fonts))
                if cell.get("hMerge") != "1" and any(one.text.strip() for one in paragraphs):
                    name = f"{shape.name} row {number} cell {index + 1}"
                    yield TextPlace(name, "table", inner, paragraphs, self._depth, _DEFAULT_SIZE)
                left += columns[index]
            top = bottom


def _paragraphs(body: Any, styles: Sequence[Any], fonts: dict[str, str]) -> Iterator[Paragraph]:
    for element in body.iter(qn("a:p")):
        own = element.find(qn("a:pPr"))
        level = 0 if own is None else int(own.get("lvl", 0))
        like = [own, *_levels(styles, level)]
        spans = tuple(_iter_spans(element, like, fonts))
        yield Paragraph(spans, _first(like, "marL", 0.0))


def _iter_spans(element: Any, like: Sequence[Any], fonts: dict[str, str]) -> Iterator[Span]:
    defaults = [one.find(qn("a:defRPr")) for one in like if one is not None]
    for child in element.iter(qn("a:r"), qn("a:br"), qn("a:fld")):
        chain = [child.find(qn("a:rPr")), *defaults]
        latin = next((one.find(qn("a:latin")) for one in chain if _has(one, "a:latin")), None)
        font = "+mn-lt" if latin is None else latin.get("typeface")
        size = next((one.get("sz") for one in chain if one is not None and one.get("sz")), None)
        is_break = child.tag == qn("a:br")
        yield Span(
            "\n" if is_break else (child.findtext(qn("a:t")) or "").replace("\v", "\n"),
            int(size) / 100 if size else _DEFAULT_SIZE,
            _flag(chain, "b"),
            _flag(chain, "i"),
            fonts.get(font, font),
            is_script=any(one is not None and one.get("baseline", "0") != "0" for one in chain[:1]),
            is_field=child.tag == qn("a:fld"),
        )


def _levels(styles: Sequence[Any], level: int) -> list[Any]:
    names = (qn(f"a:lvl{level + 1}pPr"), qn("a:defPPr"))
    return [one.find(name) for one in styles if one is not None for name in names]


def _size_of(styles: Sequence[Any]) -> float:
    for one in _levels(styles, 0):
        run = None if one is None else one.find(qn("a:defRPr"))
        if run is not None and run.get("sz"):
            return int(run.get("sz")) / 100
    return _DEFAULT_SIZE


def _has(element: Any, tag: str) -> bool:
    return element is not None and element.find(qn(tag)) is not None


def _flag(chain: Sequence[Any], name: str) -> bool:
    values = (one.get(name) for one in chain if one is not None)
    return next((value for value in values if value is not None), "0") in {"1", "true"}


def _first(elements: Sequence[Any], name: str, default: float) -> float:
    """The nearest length of that name, in points."""
    values = (one.get(name) for one in elements if one is not None)
    found = next((value for value in values if value is not None), None)
    return default if found is None else Length(int(found)) / _EMU


def _family(type_: Any) -> str:
    name = "" if type_ is None else type_.name
    if "TITLE" in name and "SUB" not in name:
        return "title"
    if name in {"FOOTER", "SLIDE_NUMBER", "DATE"}:
        return name
    return "body"


def _kind(shape: Any) -> str:
    if not shape.is_placeholder:
        return "text"
    family = _family(shape.placeholder_format.type)
    return family if family in {"title", "body"} else "footer"


def _place(element: Any) -> Any:
    """Where a shape says itself that it stands; None where it inherits its place."""
    place = element.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
    return element.find(qn("p:xfrm")) if place is None else place


def _is_filled(element: Any) -> bool:
    properties = element.find(qn("p:spPr"))
    return properties is not None and any(
        properties.find(qn(tag)) is not None for tag in ("a:solidFill", "a:gradFill", "a:blipFill")
    )


def _theme_fonts(master: Any) -> dict[str, str]:
    """What `+mj-lt` and `+mn-lt` stand for."""
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    fonts = etree.fromstring(part.blob).find(f".//{qn('a:fontScheme')}")
    return {
        key: fonts.find(f"{qn(tag)}/{qn('a:latin')}").get("typeface")
        for key, tag in (("+mj-lt", "a:majorFont"), ("+mn-lt", "a:minorFont"))
    }
