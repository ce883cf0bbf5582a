"""Pictures of pixels: as they are where they can stay so, and as small as they are shown."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import time
import zlib

import pytest
from PIL import Image, ImageCms

from deckgen.model.asset import Asset, PictureFormat
from deckgen.pictures.bitmap import Bitmap, load_bitmap, shrink, split_transparency
from deckgen.pictures.header import CorruptPictureError, OversizedPictureError
from deckgen.pictures.metadata import without_metadata


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, format=format, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def loaded(data: bytes) -> Bitmap:
    bitmap = load_bitmap(data)
    assert bitmap is not None
    return bitmap


def photograph(width: int, height: int) -> Image.Image:
    return Image.merge("RGB", [Image.effect_noise((width, height), 40) for _ in range(3)])


def asset_of(data: bytes) -> Asset:
    header = loaded(data).header
    return Asset("a", header.format, header.width, header.height, "0" * 64, data)


RED = Image.new("RGB", (30, 20), "red")


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (saved(RED, "GIF"), PictureFormat.PNG),
        (saved(RED, "WEBP"), PictureFormat.JPEG),
        (saved(RED, "WEBP", lossless=True), PictureFormat.PNG),
        (saved(RED.convert("RGBA"), "WEBP", exact=True), PictureFormat.JPEG),
        (saved(Image.new("RGBA", (30, 20), (255, 0, 0, 128)), "WEBP"), PictureFormat.PNG),
        (saved(RED, "TIFF"), PictureFormat.PNG),
        (saved(RED, "TIFF", compression="jpeg"), PictureFormat.JPEG),
        (saved(RED, "TIFF", compression="tiff_lzw"), PictureFormat.PNG),
        (saved(RED.convert("CMYK"), "TIFF"), PictureFormat.PNG),
        (saved(RED.convert("P"), "TIFF"), PictureFormat.PNG),
        (saved(RED.convert("CMYK"), "JPEG"), PictureFormat.JPEG),
    ],
)
def test_other_formats_become_png_or_jpeg_with_the_same_colours(data: bytes, format: PictureFormat) -> None:
    bitmap = loaded(data)
    image = opened(bitmap.data)
    assert (bitmap.header.format, image.format, image.size) == (format, format.name, (30, 20))
    red, green, blue, _ = image.convert("RGBA").getpixel((5, 5))  # type: ignore[misc]  # RGBA has four
    assert red > 235
    assert max(green, blue) < 40


def test_transparency_of_a_gif_stays() -> None:
    image = Image.new("RGBA", (4, 4), (0, 0, 0, 0))
    image.putpixel((1, 1), (255, 0, 0, 255))
    shown = opened(loaded(saved(image, "GIF")).data).convert("RGBA")
    assert [pixel[3] for pixel in (shown.getpixel((0, 0)), shown.getpixel((1, 1)))] == [0, 255]  # type: ignore[index]


def test_sixteen_bits_a_shade_become_eight() -> None:
    deep = Image.new("I;16", (2, 1))
    deep.putdata([0, 0x8000])
    assert opened(loaded(saved(deep, "TIFF")).data).tobytes() == bytes([0, 128])


def test_a_picture_of_numbers_is_no_picture() -> None:
    with pytest.raises(CorruptPictureError, match="32 bits"):
        load_bitmap(saved(Image.new("F", (4, 4)), "TIFF"))


@pytest.mark.parametrize("format", ["GIF", "WEBP", "TIFF"])
def test_a_file_that_breaks_off_is_corrupt(format: str) -> None:
    data = saved(photograph(64, 64), format)
    for length in range(40, len(data) - 8, max(1, len(data) // 7)):
        with pytest.raises(CorruptPictureError):
            load_bitmap(data[:length])


def giant_gif(width: int, height: int) -> bytes:
    """A GIF of a few bytes whose head promises so many pixels."""
    data = bytearray(saved(Image.new("P", (1, 1)), "GIF"))
    struct.pack_into("<HH", data, 6, width, height)
    return bytes(data)


def test_a_picture_too_large_to_decode_is_refused_before_that() -> None:
    with pytest.raises(OversizedPictureError, match="pixels"):
        load_bitmap(giant_gif(60_000, 60_000))
    with pytest.raises(OversizedPictureError, match="8,000 by 6,000"):
        load_bitmap(giant_gif(8_000, 6_000))


def png(width: int, height: int, color: int) -> bytes:
    """A PNG of one shade, rows and all, made without holding its pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, color, 0, 0, 0))
    packer = zlib.compressobj(1)
    row = bytes(1 + width * {0: 1, 2: 3, 6: 4}[color])
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_giant_opaque_png_is_taken_as_it_is_and_a_transparent_one_refused() -> None:
    opaque = png(8_000, 6_000, 0)
    assert loaded(opaque).data is opaque
    assert shrink(asset_of(opaque), 100).data is opaque
    assert loaded(png(800, 600, 6)).header.is_plain is False
    with pytest.raises(OversizedPictureError, match="8,000 by 6,000"):
        load_bitmap(png(8_000, 6_000, 6))


_MEASURE = """
import resource, sys
from deckgen.model.asset import Asset, PictureFormat
from deckgen.pictures import decode
from deckgen.pictures.bitmap import load_bitmap, shrink
data = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
bitmap = load_bitmap(data)
shrink(Asset("a", PictureFormat.JPEG, bitmap.header.width, bitmap.header.height, "", bitmap.data), 1000)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_photograph_of_eighty_million_pixels_takes_little_memory(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(Image.new("L", (10_000, 8_000)), "JPEG", exif=exif)
    done = subprocess.run([sys.executable, "-c", _MEASURE], input=data, capture_output=True, check=True)
    assert int(done.stdout) < 200


def test_shrinking_keeps_shape_and_format() -> None:
    for format, image in (("JPEG", photograph(600, 300)), ("PNG", photograph(600, 300).convert("RGBA"))):
        small = shrink(asset_of(saved(image, format)), 150)
        assert (small.format.name, small.width, small.height) == (format, 150, 75)
        assert opened(small.data).size == (150, 75)
        assert opened(small.data).mode == image.mode


def test_shrinking_mixes_colours_of_a_palette() -> None:
    image = Image.new("P", (400, 400))
    image.putpalette([255, 255, 255, 0, 0, 0])
    image.putdata([(x + y) % 2 for y in range(400) for x in range(400)])
    small = shrink(asset_of(saved(image, "PNG", compress_level=0)), 100)
    assert opened(small.data).mode == "RGB"
    assert 100 < opened(small.data).getpixel((50, 50))[0] < 155  # type: ignore[index]


def test_what_would_not_become_smaller_stays() -> None:
    line_art = asset_of(saved(Image.new("1", (3000, 3000)), "PNG"))
    assert shrink(line_art, 2900).data is line_art.data
    assert shrink(line_art, 4000).data is line_art.data


def test_shrinking_is_quick_and_gives_the_same_bytes() -> None:
    asset = asset_of(saved(photograph(4000, 3000), "JPEG"))
    start = time.process_time()
    first = shrink(asset, 1000)
    assert time.process_time() - start < 1.0
    assert first.data == shrink(asset, 1000).data


def test_a_colour_profile_stays() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    asset = asset_of(saved(photograph(600, 300), "JPEG", icc_profile=profile))
    assert opened(shrink(asset, 100).data).info["icc_profile"] == profile
    assert opened(without_metadata(asset.data, asset.format)).info["icc_profile"] == profile


def test_transparency_is_split_from_colours() -> None:
    image = Image.new("RGBA", (4, 4), (255, 0, 0, 128))
    colors, alpha = split_transparency(asset_of(saved(image, "PNG")))
    assert (opened(colors).mode, opened(colors).getpixel((0, 0))) == ("RGB", (255, 0, 0))
    assert (opened(alpha).mode, opened(alpha).getpixel((0, 0))) == ("L", 128)


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_place_and_camera_are_taken_out_and_pixels_stay(format: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of somebody"
    exif[0x8825] = {1: "N", 2: (46.0, 12.0, 0.0)}
    image = photograph(40, 30)
    data = saved(image, format, exif=exif, comment=b"secret words")
    assert b"Camera of somebody" in data
    kind = PictureFormat[format]
    bare = without_metadata(data, kind)
    assert b"Camera" not in bare
    assert b"secret" not in bare
    assert opened(bare).tobytes() == opened(data).tobytes()
    assert without_metadata(bare, kind) is bare
