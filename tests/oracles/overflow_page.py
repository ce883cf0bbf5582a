"""What a PDF page really shows: every stretch of text in the order of drawing, with its size and place.

pypdfium2's text objects keep the order in which LibreOffice draws the shapes of a slide, which lets each be
traced to the box that it comes from. Lengths are points from the top left corner.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from tests.oracles.overflow_deck import Box


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that was drawn in one go: part of a line."""

    text: str
    """Without any space."""
    size: float
    origin: float
    """Where its first letter begins on the baseline."""
    baseline: float
    box: Box
    """Around its ink."""
    is_upright: bool


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    stretches: tuple[Stretch, ...]


def read_pages(pdf: Path) -> tuple[Page, ...]:
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        return tuple(_page(page) for page in document)
    finally:
        document.close()


def solid(text: str) -> str:
    """The text as two programs can be compared by: no spaces, ligatures taken apart, one kind of hyphen.

    Without emoji, too: LibreOffice draws them as pictures, which no reader of the PDF's text finds.
    """
    text = unicodedata.normalize("NFKC", text.replace("\x02", "-").replace("\ufffe", "-"))
    return "".join(character for character in text if not _is_nothing(character))


def _is_nothing(character: str) -> bool:
    return (
        character.isspace()
        or "\U0001f000" <= character <= "\U0001faff"
        or "\ufe00" <= character <= "\ufe0f"
        or unicodedata.category(character) in {"Cc", "Cf", "Co", "Cn"}
    )


def _page(page: Any) -> Page:
    width, height = page.get_size()
    texts = page.get_textpage()
    found = tuple(_iter_stretches(page, texts, height))
    texts.close()
    page.close()
    return Page(width, height, found)


def _iter_stretches(page: Any, texts: Any, height: float) -> Iterator[Stretch]:
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8):
        text = solid(_text(thing, texts))
        if not text:
            continue
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(thing.raw, ctypes.byref(size))
        across, up, _, down, origin, base = thing.get_matrix().get()
        left, bottom, right, top = thing.get_bounds()
        yield Stretch(
            text,
            size.value * abs(down or up),
            origin,
            height - base,
            Box(left, height - top, right, height - bottom),
            is_upright=abs(up) < 0.01 * abs(across or 1),
        )


def _text(thing: Any, texts: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(thing.raw, texts.raw, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pointer = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFTextObj_GetText(thing.raw, texts.raw, pointer, length)
    return buffer.raw[:length].decode("utf-16-le").rstrip("\0")
