"""poppler: what a viewer finds in a PDF file: words and their places, fonts, properties, pictures."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.oracles import require


@dataclass(frozen=True, slots=True)
class Word:
    page: int
    """From 1."""
    text: str
    x: float
    """Left edge in points from the left of the page; `y` is the top edge from its top."""
    y: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Font:
    name: str
    """Without the six letters that mark a subset."""
    kind: str
    embedded: bool
    subset: bool
    unicode: bool


def words(pdf: Path) -> tuple[Word, ...]:
    """Every word in the order in which poppler reads the pages."""
    root = ElementTree.fromstring(_run("pdftotext", "-bbox-layout", str(pdf), "-"))
    return tuple(_iter_words(root))


def _iter_words(root: ElementTree.Element) -> Iterator[Word]:
    for number, page in enumerate(root.iter("{http://www.w3.org/1999/xhtml}page"), start=1):
        for word in page.iter("{http://www.w3.org/1999/xhtml}word"):
            x, y, right, bottom = (float(word.attrib[key]) for key in ("xMin", "yMin", "xMax", "yMax"))
            yield Word(number, word.text or "", x, y, right, bottom)


def text(pdf: Path, *, layout: bool = False) -> str:
    """The text in reading order, or as it lies on the page; pages are parted by form feeds."""
    return _run("pdftotext", *(["-layout"] if layout else []), str(pdf), "-")


def info(pdf: Path) -> dict[str, str]:
    """What `pdfinfo` prints: `Title`, `Author`, `Pages`, `Page size`, `Tagged`, …"""
    lines = _run("pdfinfo", "-isodates", str(pdf)).splitlines()
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}


def page_count(pdf: Path) -> int:
    return int(info(pdf)["Pages"])


def fonts(pdf: Path) -> tuple[Font, ...]:
    header, ruler, *rows = _run("pdffonts", str(pdf)).splitlines() or ["", ""]
    assert header.split()[:2] == ["name", "type"], header
    # Columns are as wide as the dashes below their heads.
    widths = [len(dashes) for dashes in ruler.split()]
    return tuple(_font(_cut(row, widths)) for row in rows)


def _cut(row: str, widths: list[int]) -> list[str]:
    fields = []
    for width in widths:
        fields.append(row[:width].strip())
        row = row[width + 1 :]
    return fields


def _font(fields: list[str]) -> Font:
    name, kind, _encoding, embedded, subset, unicode = fields[:6]
    return Font(name.partition("+")[2] or name, kind, embedded == "yes", subset == "yes", unicode == "yes")


def to_pngs(pdf: Path, folder: Path, *, dpi: int = 80) -> tuple[Path, ...]:
    """One picture a page in `folder`, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    _run("pdftoppm", "-r", str(dpi), "-png", str(pdf), str(folder / "page"))
    return tuple(sorted(folder.glob("page-*.png")))


def _run(program: str, *arguments: str) -> str:
    done = subprocess.run([require(program), *arguments], capture_output=True, timeout=300, check=True)
    return done.stdout.decode("utf-8")
