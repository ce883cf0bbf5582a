"""Draw the pictures of docs/exhibits.md from the examples above them: as a slide, and as the brief has it.

    python scripts/exhibit_pictures.py

No other program is asked: slides and pages come from deckgen's own PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageChops
from pypdfium2 import PdfDocument

from deckgen.diagnostics import Report
from deckgen.model.briefing import Briefing, Meta
from deckgen.plan.brief import plan_brief
from deckgen.plan.deck.deck import plan_deck
from deckgen.plan.finish import finish_briefing
from deckgen.plan.pages.page import PagesPlan
from deckgen.plan.sheets import plan_slides
from deckgen.project import MemoryFiles, Overrides, load_project
from deckgen.read.outline import read_briefing
from deckgen.render.pdf import render_pages
from deckgen.theme import load_theme

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "exhibits.md"

_EXAMPLE = re.compile(
    r"^(`{3,4})markdown\n(.+?)^\1\n\n!\[Slide\]\(gallery/([\w-]+)-slide\.png\)", re.M | re.S
)
_SLIDE_WIDTH, _PAGE_WIDTH = 960, 760
_FOOTER = 0.93
"""Share of a page's height above its footer."""
_HEADER = 0.075
_MARGIN = 16
_COLORS = 64
"""Enough for flat colours and soft edges."""


def main() -> None:
    for outline, name in examples():
        briefing = read(outline)
        _save(slide_of(briefing), PAGE.parent / "gallery" / f"{name}-slide.png")
        _save(page_of(briefing), PAGE.parent / "gallery" / f"{name}-brief.png")
        print(name)


def examples() -> Iterator[tuple[str, str]]:
    """The examples of the page that have pictures, and the names of these."""
    for match in _EXAMPLE.finditer(PAGE.read_text("utf-8")):
        yield match[2], match[3]


def read(outline: str) -> Briefing:
    """The briefing of an example; the page shows none that gives a diagnostic."""
    files = MemoryFiles({"b/1.md": outline.encode(), "b/briefing.yaml": b"title: A briefing\n"})
    report = Report()
    project = load_project("b", files, Overrides(), report)
    if project is None or len(report):
        raise SystemExit("\n".join(f"{one.span}: {one.message}" for one in report))
    briefing = finish_briefing(read_briefing(project, files, report))
    # Without a title, the section has neither a slide nor a heading of its own.
    return replace(briefing, sections=tuple(replace(one, title=()) for one in briefing.sections))


def slide_of(briefing: Briefing) -> Image.Image:
    """The slide behind the cover."""
    report = Report()
    theme = load_theme(briefing.settings, MemoryFiles({}), report)
    return _rendered(plan_slides(plan_deck(briefing, theme, report), report), 1, _SLIDE_WIDTH)


def page_of(briefing: Briefing) -> Image.Image:
    """The first page of the brief without masthead, header, footer and empty space."""
    report = Report()
    theme = load_theme(briefing.settings, MemoryFiles({}), report)
    settings = replace(briefing.settings, toc=False)
    plan = plan_brief(replace(briefing, meta=Meta(lang=briefing.meta.lang), settings=settings), theme, report)
    picture = _rendered(plan, 0, _PAGE_WIDTH)
    top, bottom = round(picture.height * _HEADER), round(picture.height * _FOOTER)
    return _trimmed(picture.crop((0, top, picture.width, bottom)))


def _rendered(plan: PagesPlan, page: int, width: int) -> Image.Image:
    with PdfDocument(render_pages(plan)) as document:
        sheet = document[page]
        picture: Image.Image = sheet.render(scale=width / sheet.get_width()).to_pil()
        return picture.convert("RGB")


def _trimmed(picture: Image.Image) -> Image.Image:
    white = Image.new("RGB", picture.size, "white")
    box = ImageChops.difference(picture, white).getbbox() or (0, 0, *picture.size)
    return picture.crop((0, max(0, box[1] - _MARGIN), picture.width, min(picture.height, box[3] + _MARGIN)))


def _save(picture: Image.Image, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=_COLORS).save(target, optimize=True)


if __name__ == "__main__":
    main()
