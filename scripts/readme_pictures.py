"""Draw the two pictures of the README from the sample: a slide, and the page of the brief that says the same.

    python scripts/readme_pictures.py

Needs LibreOffice and poppler (`make oracles`).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image
from pypdfium2 import PdfDocument
from render_pictures import render

from deckgen import Report, Request, build_briefing

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "pictures"
CAPTION = "Deployed strategic warheads declared under New START"
"""Of the chart that the README shows."""

_COLORS = 128
"""Enough for flat colours and soft edges; keeps each file below 200 kB."""


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        request = Request(str(ROOT / "outlines" / "geneva-2021"), ("deck", "slides", "brief"))
        for built in build_briefing(request, Report()):
            for file in built.files:
                (work / file.name).write_bytes(file.data)
        slides = render(work / "geneva-2021.pptx", work / "slides", 96)
        pages = render(work / "geneva-2021-brief.pdf", work / "pages", 100)
        deck = PdfDocument(work / "geneva-2021-slides.pdf")
        brief = PdfDocument(work / "geneva-2021-brief.pdf")
        _save(slides[_page_with(deck, 3)], TARGET / "slide.png")
        _save(pages[_page_with(brief, 2)], TARGET / "page.png")


def _page_with(document: PdfDocument, first: int) -> int:
    """The first page from `first` on that shows the chart."""
    for number in range(first, len(document)):
        text = document[number].get_textpage().get_text_range()
        if CAPTION in " ".join(text.split()):
            return number
    raise SystemExit(f"no page shows '{CAPTION}'")


def _save(source: Path, target: Path) -> None:
    with Image.open(source) as picture:
        picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=_COLORS).save(target, optimize=True)


if __name__ == "__main__":
    main()
