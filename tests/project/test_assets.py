from __future__ import annotations

import io
import os
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from deckgen.diagnostics import Code, Report, Span
from deckgen.model.asset import Asset, PictureFormat
from deckgen.model.briefing import Meta, Settings
from deckgen.pictures.header import CorruptPictureError, Header, read_header
from deckgen.project import Assets, DiskFiles, Files, MemoryFiles, Project

SPAN = Span("b/10.md", 7)


def picture(format: str, size: tuple[int, int] = (40, 20), orientation: int = 1) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, (255, 0, 0))
    image.paste((0, 0, 255), (size[0] // 2, 0, size[0], size[1]))
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
    out = io.BytesIO()
    image.save(out, format=format, exif=exif)
    return out.getvalue()


def giant_png(width: int, height: int) -> bytes:
    """A PNG whose head promises more pixels than anyone could hold."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


PNG = picture("PNG")
JPEG = picture("JPEG")


def load(
    files: dict[str, bytes] | Files, reference: str, strict: bool = True, folder: str = "b"
) -> tuple[Asset | None, Report]:
    report = Report()
    door = MemoryFiles(files) if isinstance(files, dict) else files
    assets = Assets(Project("b", folder, strict, Meta(), Settings(), ()), door, report)
    return assets.load(reference, f"{folder}/10.md", SPAN, strict), report


@pytest.mark.parametrize(
    ("data", "format"), [(PNG, PictureFormat.PNG), (JPEG, PictureFormat.JPEG)], ids=["png", "jpeg"]
)
def test_picture_is_read_whole(data: bytes, format: PictureFormat) -> None:
    asset, report = load({"b/a.x": data}, "a.x")
    assert asset is not None
    assert (asset.name, asset.format, asset.width, asset.height) == ("a.x", format, 40, 20)
    assert read_header(asset.data) == read_header(data)
    assert len(asset.digest) == 64
    assert len(report) == 0


def test_equal_pictures_have_one_digest_and_each_its_name() -> None:
    report = Report()
    files = MemoryFiles({"b/a.png": PNG, "b/c.png": PNG})
    assets = Assets(Project("b", "b", True, Meta(), Settings(), ()), files, report)
    found = [assets.load(name, "b/10.md", SPAN, True) for name in ("a.png", "./a.png", "c.png")]
    assert [asset.name for asset in found if asset] == ["a.png", "./a.png", "c.png"]
    assert len({asset.digest for asset in found if asset}) == 1


def test_picture_that_is_shown_twice_is_read_once() -> None:
    assets = Assets(Project("b", "b", True, Meta(), Settings(), ()), MemoryFiles({"b/a.png": PNG}), Report())
    first, second = (assets.load("a.png", "b/10.md", SPAN, True) for _ in range(2))
    assert first is second is not None


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_photograph_is_turned_upright(format: str, orientation: int) -> None:
    data = picture(format, orientation=orientation)
    asset, report = load({"b/a.x": data}, "a.x")
    assert asset is not None
    assert len(report) == 0
    assert (asset.width, asset.height) == ((40, 20) if orientation < 5 else (20, 40))
    upright = Image.open(io.BytesIO(asset.data)).convert("RGB")
    assert upright.size == (asset.width, asset.height)
    header = read_header(asset.data)
    assert header is not None
    assert (header.width, header.height, header.orientation) == (asset.width, asset.height, 1)
    # Where the red half is once the picture is turned as Exif says.
    corner = {1: (2, 9), 2: (37, 9), 3: (37, 9), 4: (2, 9), 5: (9, 2), 6: (9, 2), 7: (9, 37), 8: (9, 37)}
    red, _, blue = upright.getpixel(corner[orientation])  # type: ignore[misc]  # RGB has three
    assert red > 200 > 50 > blue


@pytest.mark.parametrize(
    "data", [PNG, JPEG, picture("JPEG", orientation=6)], ids=["png", "jpeg", "turned jpeg"]
)
def test_picture_that_breaks_off_anywhere_is_corrupt(data: bytes) -> None:
    for length in range(8, len(data)):
        with pytest.raises(CorruptPictureError):
            read_header(data[:length])


def test_png_with_a_changed_byte_is_corrupt() -> None:
    for position in range(8, len(PNG) - 12):
        changed = bytearray(PNG)
        changed[position] ^= 0x10
        with pytest.raises(CorruptPictureError):
            read_header(bytes(changed))


def test_size_is_read_from_every_kind_of_jpeg() -> None:
    image = Image.new("L", (300, 200))
    for options in ({"progressive": True}, {"optimize": True}, {"quality": 5}):
        out = io.BytesIO()
        image.save(out, format="JPEG", **options)
        is_sequential = "progressive" not in options
        assert read_header(out.getvalue()) == Header(
            PictureFormat.JPEG, 300, 200, channels=1, decodes_small=is_sequential
        )


@pytest.mark.parametrize(
    ("files", "reference", "code", "words"),
    [
        ({}, "none.png", Code.ASSET_MISSING, "there is no picture 'none.png'"),
        ({"b/img/map.png": PNG}, "img/mapp.png", Code.ASSET_MISSING, "did you mean 'img/map.png'?"),
        ({"b/a.png": PNG[:60]}, "a.png", Code.ASSET_CORRUPT, "cannot be read"),
        ({"b/a.png": b""}, "a.png", Code.ASSET_KIND, "no picture that deckgen knows"),
        ({"b/a.bmp": picture("BMP")}, "a.bmp", Code.ASSET_KIND, "BMP"),
        ({"b/a.gif": picture("GIF")[:60]}, "a.gif", Code.ASSET_CORRUPT, "cannot be read"),
        ({"b/a.webp": picture("WEBP")[:60]}, "a.webp", Code.ASSET_CORRUPT, "cannot be read"),
        ({"b/a.tif": picture("TIFF")[:60]}, "a.tif", Code.ASSET_CORRUPT, "cannot be read"),
        ({"b/a.svg": b"<?xml version='1.0'?>\n<svg>"}, "a.svg", Code.ASSET_CORRUPT, "line 2: no element"),
        ({"b/a.heic": b"\0\0\0\x18ftypheic"}, "a.heic", Code.ASSET_KIND, "HEIC"),
        ({"b/a.png": giant_png(100_000, 100_000)}, "a.png", Code.ASSET_TOO_LARGE, "100,000 by 100,000"),
        ({"b/a.png": PNG + bytes(50_000_000)}, "a.png", Code.ASSET_TOO_LARGE, "larger than 50 MB"),
        ({"a.png": PNG}, "../a.png", Code.FILE_OUTSIDE, "outside"),
        ({}, "/etc/passwd", Code.FILE_OUTSIDE, "outside"),
        ({}, "https://example.org/a.png", Code.ASSET_REMOTE, "not fetched"),
        ({}, "//example.org/a.png", Code.ASSET_REMOTE, "not fetched"),
        ({}, "file:///etc/passwd", Code.ASSET_REMOTE, "not fetched"),
        ({}, "data:image/png;base64,AAAA", Code.ASSET_MISSING, "into the text itself"),
    ],
)  # fmt: skip
def test_picture_that_cannot_be_shown_is_reported(
    files: dict[str, bytes], reference: str, code: Code, words: str
) -> None:
    asset, report = load(files, reference)
    assert asset is None
    (found,) = report
    assert (found.code, found.span) == (code, SPAN)
    assert words in found.message + found.hint


@pytest.mark.parametrize(
    ("files", "reference", "code"),
    [
        ({}, "none.png", Code.ASSET_MISSING_KIND),
        ({}, "/site/none.png", Code.ASSET_MISSING_KIND),
        ({}, "data:image/png;base64,AAAA", Code.ASSET_MISSING_KIND),
        ({"b/a.bmp": picture("BMP")}, "a.bmp", Code.ASSET_KIND_KIND),
        ({"a.png": PNG}, "../a.png", Code.FILE_OUTSIDE),
        ({"b/a.png": PNG[:60]}, "a.png", Code.ASSET_CORRUPT),
    ],
)
def test_single_file_is_treated_kindly_but_never_reads_outside(
    files: dict[str, bytes], reference: str, code: Code
) -> None:
    asset, report = load(files, reference, strict=False)
    assert asset is None
    assert [found.code for found in report] == [code]


def several(format: str) -> bytes:
    """Two pictures in one file, the first red and the second blue."""
    out = io.BytesIO()
    first, second = (Image.new("RGB", (40, 20), color) for color in ("red", "blue"))
    first.save(out, format=format, save_all=True, append_images=[second], lossless=True)
    return out.getvalue()


@pytest.mark.parametrize("format", ["GIF", "WEBP", "TIFF"])
def test_of_several_pictures_in_a_file_the_first_is_shown(format: str) -> None:
    asset, report = load({"b/a.x": several(format)}, "a.x")
    assert asset is not None
    assert asset.format is PictureFormat.PNG
    assert Image.open(io.BytesIO(asset.data)).convert("RGB").getpixel((9, 9)) == (255, 0, 0)
    (found,) = report
    assert (found.code, found.span) == (Code.ASSET_FIRST, SPAN)
    assert "holds 2 pictures" in found.message


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ("<script>alert(1)</script><g onload='f()'/>", Code.ASSET_ACTIVE, "holds <script> and 1 more"),
        ("<image href='https://example.org/a.png'/>", Code.ASSET_REFERENCE, "'https://example.org/a.png'"),
        ("<foreignObject><p xmlns='x'>a</p></foreignObject>", Code.ASSET_HTML, "htmlLabels"),
    ],
)
def test_what_a_drawing_has_to_do_without_is_reported_in_its_own_file(
    body: str, code: Code, words: str
) -> None:
    data = f"<svg xmlns='http://www.w3.org/2000/svg' width='8' height='4'>\n\n{body}</svg>".encode()
    asset, report = load({"b/img/a.svg": data}, "img/a.svg")
    assert asset is not None
    assert (asset.format, asset.width, asset.height) == (PictureFormat.SVG, 8, 4)
    (found,) = report
    assert (found.code, found.span) == (code, Span("b/img/a.svg", 3, 1))
    assert words in found.message + found.hint


def test_a_drawing_with_a_filter_becomes_pixels() -> None:
    body = "<filter id='f'><feGaussianBlur/></filter><rect width='8' height='4' filter='url(#f)'/>"
    data = f"<svg xmlns='http://www.w3.org/2000/svg' width='8' height='4'>{body}</svg>".encode()
    asset, report = load({"b/a.svg": data}, "a.svg")
    assert asset is not None
    assert (asset.format, asset.width, asset.height) == (PictureFormat.PNG, 2400, 1200)
    (found,) = report
    assert found.code is Code.ASSET_PIXELS
    assert "<filter>" in found.message


def test_picture_behind_a_link_that_leads_out_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "b" / "a.png").symlink_to(tmp_path / "secret.png")
    asset, report = load(DiskFiles(), "a.png", folder=str(tmp_path / "b"))
    assert asset is None
    assert [found.code for found in report] == [Code.FILE_OUTSIDE]


def test_reading_a_picture_takes_a_fraction_of_a_millisecond() -> None:
    noise = Image.frombytes("RGB", (300, 200), os.urandom(300 * 200 * 3))
    out = io.BytesIO()
    noise.save(out, format="PNG")
    data = out.getvalue()  # 180 kB, as a screenshot has
    files = MemoryFiles({"b/0.png": data})
    assets = [Assets(Project("b", "b", True, Meta(), Settings(), ()), files, Report()) for _ in range(300)]
    start = time.process_time()
    for each in assets:
        assert each.load("0.png", "b/10.md", SPAN, True) is not None
    assert (time.process_time() - start) / 300 < 0.0015  # 0.0002 where nothing else runs
