"""What takes decoding, with Pillow: other formats to PNG or JPEG, photographs upright, pictures made smaller.

Imported where a picture needs it: Pillow takes 0.03 s to load.
"""

from __future__ import annotations

import importlib
import io
import math
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps

from deckgen.model.asset import PictureFormat
from deckgen.pictures.header import MAX_DECODED, CorruptPictureError, Header, OversizedPictureError
from deckgen.values import dataclass

_PLUGINS = {
    "GIF": "GifImagePlugin",
    "JPEG": "JpegImagePlugin",
    "PNG": "PngImagePlugin",
    "TIFF": "TiffImagePlugin",
    "WebP": "WebPImagePlugin",
}
"""The module of Pillow that reads a format; loading all that it has takes longer."""

CONVERTED = ("GIF", "TIFF", "WebP")

_COMPRESSION = 4
"""Of PNG: takes a third of the time of zlib's default, for 6 % more bytes (a photograph, measured)."""
_FRAME_HEAD = 16
"""Bytes of a frame of a moving WebP before its own chunks."""
_QUALITY = 90
"""Of JPEG: in print nobody sees a difference to the original."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture that was decoded and saved again."""

    format: PictureFormat
    data: bytes
    frames: int = 1
    """How many pictures the file held; this is the first."""


def convert(data: bytes, name: str) -> Decoded:
    """A picture in one of the `CONVERTED` formats as PNG, or as JPEG where its own pixels were as lossy."""
    with _opened(data, name) as image:
        if image.width * image.height > MAX_DECODED:
            raise OversizedPictureError(f"has {image.width:,} by {image.height:,} pixels")
        frames: int = getattr(image, "n_frames", 1)
        image.seek(0)
        is_lossy = _is_lossy(data, name, image)
        profile = image.info.get("icc_profile") if image.mode != "CMYK" else None
        upright = ImageOps.exif_transpose(_in_eight_bits(image))
        format = PictureFormat.PNG
        if is_lossy and not upright.has_transparency_data:
            format = PictureFormat.JPEG
            upright = upright if upright.mode == "L" else upright.convert("RGB")
        return Decoded(format, _saved(upright, format, profile), frames)


def rebuild(data: bytes, header: Header) -> Decoded:
    """A PNG or JPEG upright, and in colours that every program can show."""
    with _opened(data, header.format.name) as image:
        if header.pixels > MAX_DECODED:
            factor = math.sqrt(header.pixels / MAX_DECODED)
            image.draft(image.mode, (int(image.width / factor), int(image.height / factor)))
        profile = image.info.get("icc_profile") if image.mode != "CMYK" else None
        upright = ImageOps.exif_transpose(image)
        if header.format is PictureFormat.JPEG and upright.mode not in ("L", "RGB"):
            upright = upright.convert("RGB")
        return Decoded(header.format, _saved(upright, header.format, profile))


def resize(data: bytes, format: PictureFormat, size: tuple[int, int]) -> bytes:
    """A PNG or JPEG with so many pixels across and down."""
    with _opened(data, format.name) as image:
        # libjpeg decodes at a half, a quarter or an eighth of the size, where that is still twice as large.
        image.draft(image.mode, (2 * size[0], 2 * size[1]))
        profile = image.info.get("icc_profile")
        full = _in_full_colors(_in_eight_bits(image))
        small = full.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        return _saved(small, format, profile)


def split_alpha(data: bytes) -> tuple[bytes, bytes]:
    """A PNG's colours and its transparency as PNGs of their own; the latter empty where all is opaque."""
    with _opened(data, "PNG") as image:
        eight = _in_eight_bits(image)
        if not eight.has_transparency_data:
            return _saved(eight, PictureFormat.PNG, None), b""
        full = eight.convert("RGBA")
        colors = full.convert("L" if eight.mode in ("L", "LA", "1") else "RGB")
        return _saved(colors, PictureFormat.PNG, None), _saved(full.getchannel("A"), PictureFormat.PNG, None)


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Image.Image]:
    importlib.import_module(f"PIL.{_PLUGINS[name]}")
    with warnings.catch_warnings():
        # Of sizes, which are checked before anything is decoded, and of metadata that are not used.
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=(name.upper(),)) as image:
                yield image
        except Image.DecompressionBombError as error:
            raise OversizedPictureError("has far too many pixels") from error
        except (OSError, SyntaxError, ValueError, EOFError, struct.error, TypeError) as error:
            # What Pillow raises for files that it cannot read.
            raise CorruptPictureError(str(error)) from error


def _saved(image: Image.Image, format: PictureFormat, profile: bytes | None) -> bytes:
    out = io.BytesIO()
    if format is PictureFormat.JPEG:
        image.save(out, format="JPEG", quality=_QUALITY, icc_profile=profile)
    else:
        image.save(out, format="PNG", icc_profile=profile, compress_level=_COMPRESSION)
    return out.getvalue()


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """The picture in one of the modes that a PNG may hold, with 8 bits a channel."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("I", "F"):
        raise CorruptPictureError("its pixels are numbers of 32 bits, not shades or colours")
    if image.mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_full_colors(image: Image.Image) -> Image.Image:
    """The picture in a mode whose shades can be mixed."""
    match image.mode:
        case "1":
            return image.convert("L")
        case "P":
            return image.convert("RGBA" if image.has_transparency_data else "RGB")
        case "L" | "RGB" if image.has_transparency_data:
            return image.convert("RGBA")
        case _:
            return image


def _is_lossy(data: bytes, name: str, image: Image.Image) -> bool:
    match name:
        case "WebP":
            return b"VP8L" not in _riff_chunks(data)
        case "TIFF":
            return image.info.get("compression") in ("jpeg", "tiff_jpeg", "webp")
        case _:
            return False


def _riff_chunks(data: bytes, position: int = 12) -> set[bytes]:
    """The kinds of chunks of a WebP file, those of its first frame where it moves among them."""
    kinds: set[bytes] = set()
    while position + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, position)
        if kind == b"ANMF":
            return kinds | _riff_chunks(data[: position + 8 + length], position + 8 + _FRAME_HEAD)
        kinds.add(kind)
        position += 8 + length + length % 2
    return kinds
