"""Pictures as objects of a PDF: as they are stored in their files wherever PDF can show them so.

Each fills a square of 1 by 1, as pages expect it: what is drawn by shapes is scaled to it, too.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument

from deckgen.model.asset import Asset, PictureFormat
from deckgen.pictures.bitmap import shrink, split_transparency
from deckgen.pictures.header import read_header
from deckgen.render.pdf.objects import Stream

_PNG_SIGNATURE = 8
_GREY, _RGB, _PALETTE = 0, 2, 3


class Pictures:
    """The pictures of a document: each is stored once, however often it is shown."""

    def __init__(
        self, document: PDFDocument, widths: Mapping[str, int], draw: Callable[[Asset, str], Stream]
    ) -> None:
        """`widths`: in how many pixels pictures are stored, by digest. `draw` makes a drawing's object."""
        self._document = document
        self._widths = widths
        self._draw = draw
        self._names: dict[str, str] = {}

    def name(self, asset: Asset) -> str:
        """The name under which a page shows the picture."""
        name = self._names.get(asset.digest)
        if name is None:
            name = self._names[asset.digest] = f"Picture{len(self._names) + 1}"
            self._add(asset, self._document.getXObjectName(name))
        return name

    def _add(self, asset: Asset, name: str) -> None:
        if asset.drawing is not None:
            self._document.Reference(self._draw(asset, name), name)
            return
        if width := self._widths.get(asset.digest):
            asset = shrink(asset, width)
        add_bitmap(self._document, asset, name)


def add_bitmap(document: PDFDocument, asset: Asset, name: str) -> None:
    """Make a picture of pixels part of the document under the name of an XObject."""
    header = read_header(asset.data)
    assert header is not None  # the project loads nothing else
    if asset.format is PictureFormat.JPEG:
        space = "/DeviceGray" if header.channels == 1 else "/DeviceRGB"
        entries = _entries(header.width, header.height, space, 8)
        entries["Filter"] = "/DCTDecode"
        image = Stream(asset.data, entries, packed=False)
    elif header.is_plain:
        image = _png(asset.data)
    else:
        colors, alpha = split_transparency(asset)
        image = _png(colors)
        if alpha:
            image.dictionary["SMask"] = document.Reference(_png(alpha), f"{name}.mask")
    document.Reference(image, name)


def _entries(width: int, height: int, space: object, bits: int) -> dict[str, object]:
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": width,
        "Height": height,
        "ColorSpace": space,
        "BitsPerComponent": bits,
    }


def _png(data: bytes) -> Stream:
    """The compressed rows as they are, for PDF knows PNG's predictors. Only for plain ones."""
    chunks = list(_iter_chunks(data))
    header = next(content for kind, content in chunks if kind == b"IHDR")
    width, height, bits, kind = struct.unpack_from(">IIBB", header)
    space: object = "/DeviceGray" if kind == _GREY else "/DeviceRGB"
    if kind == _PALETTE:
        colors = next((content for name, content in chunks if name == b"PLTE"), b"")
        table = "<" + colors.hex() + ">"
        space = PDFArray(["/Indexed", "/DeviceRGB", len(colors) // 3 - 1, table])
    entries = _entries(width, height, space, bits)
    entries["Filter"] = "/FlateDecode"
    colors_each = 3 if kind == _RGB else 1
    entries["DecodeParms"] = PDFDictionary(
        {"Predictor": 15, "Colors": colors_each, "BitsPerComponent": bits, "Columns": width}
    )
    return Stream(b"".join(content for name, content in chunks if name == b"IDAT"), entries, packed=False)


def _iter_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = _PNG_SIGNATURE
    while position + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        yield kind, data[position + 8 : position + 8 + length]
        position += length + 12
