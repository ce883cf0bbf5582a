"""Pictures as PDF images: as they are stored in their files wherever PDF can show them so."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from PIL import Image, ImageOps
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument

from deckgen.model.asset import Asset, PictureFormat
from deckgen.render.pdf.objects import Stream

_PNG_SIGNATURE = 8
_GREY, _RGB, _PALETTE = 0, 2, 3
_ORIENTATION = 0x0112
"""The Exif tag that says how a camera was held."""


def add_picture(document: PDFDocument, asset: Asset, name: str) -> None:
    """Make a picture part of the document under the name of an XObject."""
    image = None
    if asset.format is PictureFormat.PNG:
        image = _png(asset)
    elif asset.format is PictureFormat.JPEG:
        image = _jpeg(asset)
    document.Reference(image or _decoded(document, asset, name), name)


def _entries(width: int, height: int, space: object, bits: int) -> dict[str, object]:
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": width,
        "Height": height,
        "ColorSpace": space,
        "BitsPerComponent": bits,
    }


def _png(asset: Asset) -> Stream | None:
    """The compressed rows as they are, for PDF knows PNG's predictors; None if transparent or interlaced."""
    chunks = list(_iter_chunks(asset.data))
    header = next((data for kind, data in chunks if kind == b"IHDR"), None)
    if header is None:
        return None
    width, height, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    if interlaced or kind not in (_GREY, _RGB, _PALETTE) or any(name == b"tRNS" for name, _ in chunks):
        return None
    space: object = "/DeviceGray" if kind == _GREY else "/DeviceRGB"
    if kind == _PALETTE:
        colors = next((data for name, data in chunks if name == b"PLTE"), b"")
        table = "<" + colors.hex() + ">"
        space = PDFArray(["/Indexed", "/DeviceRGB", len(colors) // 3 - 1, table])
    entries = _entries(width, height, space, bits)
    entries["Filter"] = "/FlateDecode"
    colors_each = 3 if kind == _RGB else 1
    entries["DecodeParms"] = PDFDictionary(
        {"Predictor": 15, "Colors": colors_each, "BitsPerComponent": bits, "Columns": width}
    )
    return Stream(b"".join(data for name, data in chunks if name == b"IDAT"), entries, packed=False)


def _iter_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = _PNG_SIGNATURE
    while position + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        yield kind, data[position + 8 : position + 8 + length]
        position += length + 12


def _jpeg(asset: Asset) -> Stream | None:
    """The file as it is; None for one that must be turned, or that is meant for four inks."""
    with Image.open(io.BytesIO(asset.data)) as image:
        if image.mode not in ("L", "RGB") or image.getexif().get(_ORIENTATION, 1) != 1:
            return None
        space = "/DeviceGray" if image.mode == "L" else "/DeviceRGB"
        entries = _entries(*image.size, space, 8)
    entries["Filter"] = "/DCTDecode"
    return Stream(asset.data, entries, packed=False)


def _decoded(document: PDFDocument, asset: Asset, name: str) -> Stream:
    """Pixels, turned as the camera was, with transparency as a mask of its own."""
    with Image.open(io.BytesIO(asset.data)) as file:
        image = ImageOps.exif_transpose(file)
        alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
        pixels = image.convert("RGB")
    entries = _entries(*pixels.size, "/DeviceRGB", 8)
    if alpha is not None:
        mask = Stream(alpha.tobytes(), _entries(*alpha.size, "/DeviceGray", 8))
        entries["SMask"] = document.Reference(mask, f"{name}.mask")
    return Stream(pixels.tobytes(), entries)
