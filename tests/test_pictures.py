"""Whole builds with pictures of every format: both files are sound, and nothing else is read."""

from __future__ import annotations

import io
import zipfile
from dataclasses import field
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image

from deckgen.diagnostics import Code
from deckgen.project import MemoryFiles
from deckgen.project.files import MAX_TEXT_BYTES
from deckgen.values import dataclass
from tests.building import Build, build_files
from tests.oracles import ooxml, pagevalidation
from tests.pictures.drawings import svg
from tests.pictures.test_svg_writer import EVERYTHING


def picture(format: str, mode: str = "RGB", size: tuple[int, int] = (320, 200)) -> bytes:
    out = io.BytesIO()
    image = Image.effect_noise(size, 30).convert(mode)
    image.save(out, format=format)
    return out.getvalue()


PICTURES = {
    "photo.jpg": picture("JPEG", size=(4800, 3000)),
    "grey.jpg": picture("JPEG", "L"),
    "inks.jpg": picture("JPEG", "CMYK"),
    "plain.png": picture("PNG"),
    "clear.png": picture("PNG", "RGBA"),
    "moving.gif": picture("GIF", "P"),
    "web.webp": picture("WEBP"),
    "scan.tif": picture("TIFF"),
    "drawing.svg": EVERYTHING,
    "blurred.svg": svg(
        '<filter id="f"><feGaussianBlur/></filter><rect width="9" height="4" filter="url(#f)"/>'
    ),
}
TOPICS = "\n".join(f"## Picture {n}\n\n![{name}]({name})\n" for n, name in enumerate(PICTURES))
OUTLINE = f"""{TOPICS}
## A group

::: {{.figure source="somebody"}}
![One](web.webp) ![Two](drawing.svg)

![Three](photo.jpg){{crop=1:1}}

All of them
:::

## Framed

![Cover](photo.jpg){{fit=cover height=4cm focus=10%,10%}}

## Decorative

![](plain.png){{.decorative width=3cm}}

- A point
"""


@dataclass(frozen=True)
class WatchedFiles(MemoryFiles):
    """Files that remember which of them were read."""

    read: list[str] = field(default_factory=list)

    def read_bytes(self, path: str, limit: int = MAX_TEXT_BYTES) -> bytes:
        self.read.append(path)
        return super().read_bytes(path, limit)


@pytest.fixture(scope="module")
def built() -> Build:
    return build_files(files())


def files(**more: bytes) -> dict[str, bytes]:
    pictures = {f"b/{name}": data for name, data in PICTURES.items()}
    return {"b/briefing.yaml": b"title: Pictures\n", "b/10.md": OUTLINE.encode(), **pictures, **more}


def test_every_format_is_shown_in_both_files(built: Build) -> None:
    assert [one.code for one in built.diagnostics] == [Code.ASSET_PIXELS]
    with zipfile.ZipFile(io.BytesIO(built.deck)) as package:
        media = [name.rpartition(".")[2] for name in package.namelist() if name.startswith("ppt/media/")]
    assert {kind: media.count(kind) for kind in set(media)} == {"jpeg": 4, "png": 6, "svg": 1}
    resources: list[Any] = [page["/Resources"] for page in pypdf.PdfReader(io.BytesIO(built.brief)).pages]
    shown = {one for each in resources for one in each.get("/XObject", {})}
    assert len(shown) == len(PICTURES)


def test_a_photograph_is_stored_as_large_as_it_is_shown(built: Build) -> None:
    with zipfile.ZipFile(io.BytesIO(built.deck)) as package:
        sizes = [
            Image.open(io.BytesIO(package.read(name))).size
            for name in package.namelist()
            if name.startswith("ppt/media/") and name.endswith("jpeg")
        ]
    # Over the full width of a slide, at 220 to the inch.
    assert max(sizes) == (2714, 1696)


def test_the_same_files_give_the_same_bytes(built: Build) -> None:
    again = build_files(files())
    assert (again.deck, again.brief) == (built.deck, built.brief)


def test_a_picture_that_no_outline_names_is_never_read() -> None:
    watched = WatchedFiles({**files(), "b/other.png": b"no picture at all", "b/other.svg": b"<svg"})
    build_files(watched)
    assert not [path for path in watched.read if "other" in path]
    assert len([path for path in watched.read if path.endswith("photo.jpg")]) == 1


@pytest.mark.oracle
def test_files_with_every_kind_of_picture_are_sound(built: Build, tmp_path: Path) -> None:
    deck, brief = tmp_path / "deck.pptx", tmp_path / "brief.pdf"
    deck.write_bytes(built.deck)
    brief.write_bytes(built.brief)
    assert ooxml.validate(deck) == ()
    for profile in ("ua1", "2a"):
        assert pagevalidation.validate(brief, profile) == ()
