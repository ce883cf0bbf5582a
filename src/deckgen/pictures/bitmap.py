"""Pictures of pixels: every format as PNG or JPEG, upright, and with no more pixels than are seen."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING

from deckgen.model.asset import Asset, PictureFormat
from deckgen.pictures.header import (
    CorruptPictureError,
    Header,
    OversizedPictureError,
    format_name,
    read_header,
)
from deckgen.values import dataclass

if TYPE_CHECKING:
    from deckgen.pictures import decode

MAX_PIXELS = 100_000_000


@dataclass(frozen=True, slots=True)
class Bitmap:
    data: bytes
    header: Header
    frames: int = 1
    """How many pictures the file holds; the first is shown."""


def load_bitmap(data: bytes) -> Bitmap | None:
    """The picture as PNG or JPEG; None where its format is none of those that are read.

    Raises `CorruptPictureError` and, before anything is decoded, `OversizedPictureError`.
    """
    header = read_header(data)
    if header is None:
        name = format_name(data)
        return _read_again(_decoder().convert(data, name)) if name in ("GIF", "TIFF", "WebP") else None
    is_upright = header.orientation == 1
    if header.pixels > MAX_PIXELS or not ((is_upright and header.is_plain) or header.is_bounded):
        raise OversizedPictureError(f"has {header.width:,} by {header.height:,} pixels")
    if is_upright and (header.is_plain or header.format is PictureFormat.PNG):
        return Bitmap(data, header)
    return _read_again(_decoder().rebuild(data, header))


def shrink(asset: Asset, width: int) -> Asset:
    """The picture so many pixels wide; as it is where that makes it no smaller, or takes too much memory."""
    header = read_header(asset.data)
    if header is None or width >= asset.width or not header.is_bounded:
        return asset
    size = (width, max(1, round(asset.height * width / asset.width)))
    try:
        data = _decoder().resize(asset.data, asset.format, size)
    except CorruptPictureError:
        # Its structure was sound when it was loaded; whatever its pixels are, others may show them.
        return asset
    if len(data) >= len(asset.data):
        return asset
    return replace(asset, width=size[0], height=size[1], data=data)


def split_transparency(asset: Asset) -> tuple[bytes, bytes]:
    """A PNG's colours and its transparency, each as a plain PNG; the latter empty where all is opaque."""
    parts: tuple[bytes, bytes] = _decoder().split_alpha(asset.data)
    return parts


def _read_again(decoded: decode.Decoded) -> Bitmap:
    header = read_header(decoded.data)
    assert header is not None  # Pillow has just written it
    return Bitmap(decoded.data, header, decoded.frames)


def _decoder() -> ModuleType:
    from deckgen.pictures import decode  # noqa: PLC0415  # loads Pillow, which most builds never need

    return decode
