"""Pages of a PDF file as PNG pictures, by way of PDFium."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2

_COMPRESSION = 6
"""Of zlib: the next level costs twice the time for one per cent."""


def render_pngs(pdf: bytes, width: int) -> Iterator[bytes]:
    """Each page as a picture of so many pixels across, in order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            picture = page.render(scale=width / page.get_width()).to_pil()
            stream = io.BytesIO()
            picture.save(stream, "PNG", compress_level=_COMPRESSION)
            yield stream.getvalue()
    finally:
        document.close()
