"""What a built PDF says, read back with other libraries: words and their places, links, the structure.

The structure's text comes from marked content, as assistive technology finds it, not from where the words
lie on the page.
"""

from __future__ import annotations

import ctypes
import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf.generic import ArrayObject, Destination, DictionaryObject, IndirectObject


@dataclass(frozen=True, slots=True)
class Word:
    page: int
    """From 1."""
    text: str
    x: float
    """Left edge in points; `y` is the top edge from the page's top."""
    y: float
    right: float
    bottom: float
    font: str
    """Without the six letters that mark a subset."""
    size: float


@dataclass(frozen=True, slots=True)
class Link:
    page: int
    left: float
    bottom: float
    right: float
    top: float
    """From the page's lower left corner, as PDF counts."""
    target: str
    """An address, or `#` and the number of a page."""
    contents: str


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str
    author: str
    lang: str
    created: datetime.datetime | None
    xmp: str
    identifier: bytes


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element with its own text and its children, in the order of reading."""

    role: str
    kids: tuple[str | Element, ...]
    alt: str = ""
    lang: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    links: int = 0
    """How many annotations it holds."""

    @property
    def text(self) -> str:
        """Its own text, without that of its children and the space that PDFium may see behind it."""
        return "".join(kid for kid in self.kids if isinstance(kid, str)).strip()

    @property
    def children(self) -> tuple[Element, ...]:
        return tuple(kid for kid in self.kids if isinstance(kid, Element))

    def iter_all(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.iter_all()

    def find(self, role: str) -> tuple[Element, ...]:
        """Every element of this role at or below this one, in reading order."""
        return tuple(element for element in self.iter_all() if element.role == role)

    @property
    def full_text(self) -> str:
        """Its text with that of all below, as a reader meets it."""
        return "".join(kid if isinstance(kid, str) else kid.full_text for kid in self.kids).strip()


def words(data: bytes) -> tuple[Word, ...]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return tuple(
            Word(
                number,
                word["text"],
                word["x0"],
                word["top"],
                word["x1"],
                word["bottom"],
                word["fontname"].partition("+")[2],
                round(word["size"], 2),
            )
            for number, page in enumerate(pdf.pages, 1)
            for word in page.extract_words(extra_attrs=["fontname", "size"])
        )


def metadata(data: bytes) -> Metadata:
    reader = pypdf.PdfReader(io.BytesIO(data))
    catalog: Any = reader.trailer["/Root"]
    identifiers: Any = reader.trailer["/ID"]
    info = reader.metadata
    assert info is not None
    return Metadata(
        info.title or "",
        info.author or "",
        str(catalog["/Lang"]),
        info.creation_date,
        catalog["/Metadata"].get_data().decode("utf-8"),
        identifiers[0].original_bytes,
    )


def outline(data: bytes) -> tuple[tuple[int, str, int], ...]:
    """Level, title and page of every bookmark."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    return tuple(_iter_outline(reader, reader.outline, 0))


def _iter_outline(reader: pypdf.PdfReader, entries: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
    for entry in entries:
        if isinstance(entry, Destination):
            number = reader.get_destination_page_number(entry)
            assert number is not None
            yield level, str(entry.title), number + 1
        else:
            yield from _iter_outline(reader, entry, level + 1)


def page_labels(data: bytes) -> list[str]:
    return pypdf.PdfReader(io.BytesIO(data)).page_labels


def links(data: bytes) -> tuple[Link, ...]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    return tuple(
        _link(reader, number, annotation.get_object())
        for number, page in enumerate(reader.pages, 1)
        for annotation in page.get("/Annots", ())
    )


def _link(reader: pypdf.PdfReader, page: int, annotation: Any) -> Link:
    left, bottom, right, top = (float(value) for value in annotation["/Rect"])
    contents = str(annotation["/Contents"])
    if "/A" in annotation:
        target = str(annotation["/A"]["/URI"])
    else:
        target = f"#{_page_number(reader, annotation['/Dest'])}"
    return Link(page, left, bottom, right, top, target, contents)


def _page_number(reader: pypdf.PdfReader, destination: Any) -> int:
    wanted = destination[0].get_object()
    return next(number for number, page in enumerate(reader.pages, 1) if page.get_object() == wanted)


def image_streams(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """The filter and the stored bytes of every picture in the file, each once."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    found: dict[int, tuple[str, bytes]] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for reference in resources.get("/XObject", {}).values():
            stream = reference.get_object()
            found[id(stream)] = (str(stream.get("/Filter")), stream._data)
    return tuple(found.values())


def structure(data: bytes) -> Element:
    """The document's structure tree."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    catalog: Any = reader.trailer["/Root"]
    root = catalog["/StructTreeRoot"]
    return _Reader(reader, _marked_texts(data)).element(root["/K"].get_object())


def _marked_texts(data: bytes) -> dict[tuple[int, int], str]:
    """The text of each marked content, by page and number."""
    texts: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, 1):
        text_page = page.get_textpage()
        for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
            item = pdfium.FPDFPage_GetObject(page.raw, index)
            content = pdfium.FPDFPageObj_GetMarkedContentID(item)
            if content >= 0 and pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
                key = (number, content)
                texts[key] = texts.get(key, "") + _text_of(item, text_page)
    return texts


def _text_of(item: Any, text_page: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(item, text_page.raw, None, 0)
    units = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFTextObj_GetText(item, text_page.raw, units, length)
    return bytes(units).decode("utf-16-le").removesuffix("\0")


class _Reader:
    def __init__(self, reader: pypdf.PdfReader, texts: dict[tuple[int, int], str]) -> None:
        self._texts = texts
        self._pages = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(reader.pages, 1)
            if page.indirect_reference is not None
        }

    def element(self, entry: DictionaryObject) -> Element:
        kids = entry.get("/K", ArrayObject())
        home = self._page(entry)
        found: list[str | Element] = []
        annotations = 0
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            value = kid.get_object()
            if isinstance(value, int):
                found.append(self._texts.get((home, value), ""))
            elif value.get("/Type") == "/MCR":
                found.append(self._texts.get((self._page(value), value["/MCID"]), ""))
            elif value.get("/Type") == "/OBJR":
                annotations += 1
            else:
                found.append(self.element(value))
        attributes = entry.get("/A", {})
        pairs = tuple((key, str(value)) for key, value in attributes.items())
        return Element(
            str(entry["/S"]).removeprefix("/"),
            tuple(found),
            str(entry.get("/Alt", "")),
            str(entry.get("/Lang", "")),
            pairs,
            annotations,
        )

    def _page(self, entry: DictionaryObject) -> int:
        reference = entry.raw_get("/Pg") if "/Pg" in entry else None
        return self._pages[reference.idnum] if isinstance(reference, IndirectObject) else 0
