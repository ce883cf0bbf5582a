"""pdfplumber: the fonts and sizes in which the words of a PDF are really set, which poppler does not tell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pdfplumber


@dataclass(frozen=True, slots=True)
class SetWord:
    page: int
    """From 1."""
    text: str
    x: float
    """Left edge in points from the left of the page; `y` is the top edge from its top."""
    y: float
    font: str
    """Without the six letters that mark a subset."""
    size: float
    """In points."""


def words(pdf: Path) -> tuple[SetWord, ...]:
    """Every word, parted where font or size change. About 0.1 s a page, so for short documents."""
    found: list[SetWord] = []
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            for word in page.extract_words(extra_attrs=["fontname", "size"]):
                font = str(word["fontname"])
                found.append(
                    SetWord(
                        page.page_number,
                        word["text"],
                        float(word["x0"]),
                        float(word["top"]),
                        font.partition("+")[2] or font,
                        float(word["size"]),
                    )
                )
    return tuple(found)
