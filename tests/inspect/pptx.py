"""What a built deck says, read back with python-pptx and lxml.

Properties of text are given as they are written in the slide: None means that they are inherited.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pptx
from lxml import etree
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_OWN_RECT = (f"{qn('p:spPr')}/{qn('a:xfrm')}", qn("p:xfrm"), f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    """A line feed stands for a line break."""
    lang: str
    size: float | None
    """In points."""
    bold: bool | None
    italic: bool | None
    underline: bool | None
    strike: bool | None
    baseline: int
    """In thousandths of a per cent: 30000 is PowerPoint's superscript."""
    color: str
    """Six digits, the name of a theme colour, or empty where inherited."""
    font: str
    link: str
    """An address, or `#` and the id of a slide."""
    field: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    level: int
    bullet: str | None
    """The character, `1.` and so on for a number, `none`, or None where inherited."""
    attributes: dict[str, str]
    """Of the paragraph's properties, as written."""
    spacing: dict[str, int]
    """`lnSpc`, `spcBef` and `spcAft`, as written."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    paragraphs: tuple[Paragraph, ...]
    columns: int
    covered: bool
    """Part of a cell to its left."""
    margins: tuple[int, int, int, int]
    """Left, top, right, bottom."""
    anchor: str
    fill: str
    lines: dict[str, str]
    """Colours of the lines that are drawn, by edge: `L R T B`."""

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Thing:
    """Anything that lies on a slide."""

    kind: str
    """text, table, picture, chart, shape, line or group."""
    name: str
    id: int
    placeholder: str
    """The type in the file (title, body, sldNum …), or empty."""
    rect: tuple[int, int, int, int]
    """x, y, width, height in EMU, inherited where the slide says nothing."""
    has_own_rect: bool
    alt: str
    decorative: bool
    link: str
    paragraphs: tuple[Paragraph, ...] = ()
    body: dict[str, str] | None = None
    """Attributes of the text body, as written."""
    cells: tuple[tuple[Cell, ...], ...] = ()
    columns: tuple[int, ...] = ()
    children: tuple[Thing, ...] = ()
    image: bytes = b""

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def runs(self) -> tuple[Run, ...]:
        return tuple(run for paragraph in self.paragraphs for run in paragraph.runs)


@dataclass(frozen=True, slots=True)
class Slide:
    number: int
    id: str
    """The plan's id, which the file keeps as the slide's name."""
    layout: str
    title: str
    hidden: bool
    things: tuple[Thing, ...]
    """In reading order."""
    notes: tuple[Paragraph, ...]
    clicks: tuple[tuple[str, ...], ...]
    """The paragraphs that appear at each click."""
    xml: bytes

    @property
    def notes_text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.notes)

    def named(self, name: str) -> Thing:
        """The only thing with that name, groups included."""
        (found,) = [thing for thing in self.iter_things() if thing.name == name]
        return found

    def iter_things(self) -> Iterator[Thing]:
        """Everything, with what lies in groups."""
        return _iter_things(self.things)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text on the slide in reading order, tables cell by cell."""
        return tuple(text for thing in self.iter_things() for text in _texts(thing) if text)


@dataclass(frozen=True, slots=True)
class Deck:
    slides: tuple[Slide, ...]
    size: tuple[int, int]
    layouts: tuple[str, ...]
    masters: int
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    """Titles with the ids of their slides."""
    core: dict[str, str]
    """Core properties by their tag without prefix."""
    parts: dict[str, bytes]

    def slide(self, id: str) -> Slide:
        (found,) = [slide for slide in self.slides if slide.id == id]
        return found


def open_deck(data: bytes) -> Deck:
    """The deck that the bytes of a .pptx file hold."""
    presentation = pptx.Presentation(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = {slide.slide_id: slide.name for slide in presentation.slides}
    return Deck(
        slides=tuple(_slide(number, slide) for number, slide in enumerate(presentation.slides, start=1)),
        size=(int(presentation.slide_width or 0), int(presentation.slide_height or 0)),
        layouts=tuple(layout.name for layout in presentation.slide_layouts),
        masters=len(presentation.slide_masters),
        sections=_sections(presentation.element, names),
        core=_core(parts["docProps/core.xml"]),
        parts=parts,
    )


def _sections(element: Any, names: dict[int, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (section.get("name"), tuple(names[int(slide.get("id"))] for slide in section.iter(f"{_P14}sldId")))
        for section in element.iter(f"{_P14}section")
    )


def _core(xml: bytes) -> dict[str, str]:
    return {etree.QName(child).localname: child.text or "" for child in etree.fromstring(xml)}


def _slide(number: int, slide: Any) -> Slide:
    notes: tuple[Paragraph, ...] = ()
    if slide.has_notes_slide:
        page = slide.notes_slide
        notes = _paragraphs(page.notes_text_frame._txBody, page.part)
    title = slide.shapes.title
    return Slide(
        number=number,
        id=slide.name,
        layout=slide.slide_layout.name,
        title=title.text_frame.text if title is not None else "",
        hidden=slide.element.get("show") == "0",
        things=tuple(_thing(shape, slide.part) for shape in slide.shapes),
        notes=notes,
        clicks=tuple(_clicks(slide)),
        xml=etree.tostring(slide.element),
    )


def _clicks(slide: Any) -> Iterator[tuple[str, ...]]:
    texts = {shape.shape_id: shape.text_frame for shape in slide.shapes if shape.has_text_frame}
    appearing: list[str] = []
    for effect in slide.element.iter(qn("p:cTn")):
        if effect.get("presetClass") == "entr":
            if effect.get("nodeType") == "clickEffect" and appearing:
                yield tuple(appearing)
                appearing = []
            (target,) = effect.iter(qn("p:spTgt"))
            (stretch,) = effect.iter(qn("p:pRg"))
            assert stretch.get("st") == stretch.get("end")
            appearing.append(texts[int(target.get("spid"))].paragraphs[int(stretch.get("st"))].text)
    if appearing:
        yield tuple(appearing)


def _thing(shape: Any, part: Any) -> Thing:
    element = shape._element
    identity = next(element.iter(qn("p:cNvPr")))
    place = element[0].find(f"{qn('p:nvPr')}/{qn('p:ph')}")
    thing = Thing(
        kind=_kind(shape),
        name=shape.name,
        id=shape.shape_id,
        placeholder="" if place is None else place.get("type", "obj"),
        rect=tuple(Emu(length or 0) for length in (shape.left, shape.top, shape.width, shape.height)),  # type: ignore[arg-type]
        has_own_rect=any(element.find(path) is not None for path in _OWN_RECT),
        alt=identity.get("descr", ""),
        decorative=any(mark.get("val") == "1" for mark in identity.iter(_DECORATIVE)),
        link=_link(identity.find(qn("a:hlinkClick")), part),
    )
    return _with_content(thing, shape, part)


_KINDS = {
    MSO_SHAPE_TYPE.TABLE: "table",
    MSO_SHAPE_TYPE.PICTURE: "picture",
    MSO_SHAPE_TYPE.CHART: "chart",
    MSO_SHAPE_TYPE.GROUP: "group",
    MSO_SHAPE_TYPE.LINE: "line",
}


def _kind(shape: Any) -> str:
    if shape.shape_type in _KINDS:
        return _KINDS[shape.shape_type]
    return "text" if shape._element.find(qn("p:txBody")) is not None else "shape"


def _with_content(thing: Thing, shape: Any, part: Any) -> Thing:
    match thing.kind:
        case "text":
            text = shape._element.find(qn("p:txBody"))
            body = dict(text.find(qn("a:bodyPr")).attrib)
            return replace(thing, paragraphs=_paragraphs(text, part), body=body)
        case "table":
            columns = tuple(int(column.width) for column in shape.table.columns)
            rows = shape._element.iter(qn("a:tr"))
            return replace(thing, columns=columns, cells=tuple(_cells(row, part) for row in rows))
        case "group":
            return replace(thing, children=tuple(_thing(child, part) for child in shape.shapes))
        case "picture":
            return replace(thing, image=shape.image.blob)
        case _:
            return thing


def _cells(row: Any, part: Any) -> tuple[Cell, ...]:
    return tuple(_cell(cell, part) for cell in row.iter(qn("a:tc")))


def _cell(cell: Any, part: Any) -> Cell:
    properties = cell.find(qn("a:tcPr"))
    lines = {
        edge: _color(line)
        for edge in "LRTB"
        if (line := properties.find(qn(f"a:ln{edge}"))) is not None and _color(line)
    }
    left, top, right, bottom = (
        int(properties.get(edge, default))
        for edge, default in (("marL", 91440), ("marT", 45720), ("marR", 91440), ("marB", 45720))
    )
    return Cell(
        paragraphs=_paragraphs(cell.find(qn("a:txBody")), part),
        columns=int(cell.get("gridSpan", 1)),
        covered=cell.get("hMerge") == "1",
        margins=(left, top, right, bottom),
        anchor=properties.get("anchor", "t"),
        fill=_color(properties),
        lines=lines,
    )


def _paragraphs(text: Any, part: Any) -> tuple[Paragraph, ...]:
    return tuple(_paragraph(paragraph, part) for paragraph in text.iter(qn("a:p")))


def _paragraph(paragraph: Any, part: Any) -> Paragraph:
    properties = paragraph.find(qn("a:pPr"))
    attributes: dict[str, str] = {} if properties is None else dict(properties.attrib)
    spacing = {
        tag: int(properties.find(qn(f"a:{tag}"))[0].get("val"))
        for tag in ("lnSpc", "spcBef", "spcAft")
        if properties is not None and properties.find(qn(f"a:{tag}")) is not None
    }
    return Paragraph(
        runs=tuple(_run(child, part) for child in paragraph.iter(qn("a:r"), qn("a:br"), qn("a:fld"))),
        level=int(attributes.pop("lvl", 0)),
        bullet=None if properties is None else _bullet(properties),
        attributes=attributes,
        spacing=spacing,
    )


def _bullet(properties: Any) -> str | None:
    if properties.find(qn("a:buNone")) is not None:
        return "none"
    if (number := properties.find(qn("a:buAutoNum"))) is not None:
        return f"{number.get('startAt', 1)}."
    if (character := properties.find(qn("a:buChar"))) is not None:
        return str(character.get("char"))
    return None


def _run(run: Any, part: Any) -> Run:
    properties = run.find(qn("a:rPr"))
    size = properties.get("sz")
    latin = properties.find(qn("a:latin"))
    strike = properties.get("strike")
    underline = properties.get("u")
    return Run(
        text="\n" if run.tag == qn("a:br") else run.findtext(qn("a:t")),
        lang=properties.get("lang", ""),
        size=None if size is None else int(size) / 100,
        bold=_flag(properties.get("b")),
        italic=_flag(properties.get("i")),
        underline=None if underline is None else underline != "none",
        strike=None if strike is None else strike != "noStrike",
        baseline=int(properties.get("baseline", 0)),
        color=_color(properties),
        font="" if latin is None else latin.get("typeface"),
        link=_link(properties.find(qn("a:hlinkClick")), part),
        field=run.get("type", ""),
    )


def _flag(value: str | None) -> bool | None:
    return None if value is None else value in ("1", "true")


def _color(parent: Any) -> str:
    fill = parent.find(qn("a:solidFill"))
    return "" if fill is None else str(fill[0].get("val"))


def _link(link: Any, part: Any) -> str:
    if link is None:
        return ""
    relation = part.rels[link.get(qn("r:id"))]
    return str(relation.target_ref) if relation.is_external else f"#{relation.target_part.slide.name}"


def _iter_things(things: tuple[Thing, ...]) -> Iterator[Thing]:
    for thing in things:
        yield thing
        yield from _iter_things(thing.children)


def _texts(thing: Thing) -> Iterator[str]:
    yield thing.text
    for row in thing.cells:
        for cell in row:
            yield cell.text
