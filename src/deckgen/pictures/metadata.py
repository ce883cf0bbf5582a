"""Take out of a picture what says where, when and with what it was made: it would travel with every copy."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from deckgen.model.asset import PictureFormat

_PNG_SIGNATURE = 8
_PNG_METADATA = frozenset({b"eXIf", b"iTXt", b"tEXt", b"tIME", b"zTXt"})
_JPEG_METADATA = frozenset({0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE})
"""Exif, XMP, IPTC, comments and the like; colour profiles (0xE2) and what decoding needs stay."""
_SCAN = 0xDA


def without_metadata(data: bytes, format: PictureFormat) -> bytes:
    """The same pixels, bit for bit. The picture must be whole and upright."""
    match format:
        case PictureFormat.PNG:
            parts = list(_png_parts(data))
        case PictureFormat.JPEG:
            parts = list(_jpeg_parts(data))
        case PictureFormat.SVG:
            return data
    return data if sum(map(len, parts)) == len(data) else b"".join(parts)


def _png_parts(data: bytes) -> Iterator[bytes]:
    yield data[:_PNG_SIGNATURE]
    position = _PNG_SIGNATURE
    kind = b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        if kind not in _PNG_METADATA:
            yield data[position:end]
        position = end


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    position = 2
    marker = 0
    while marker != _SCAN:
        while data[position + 1] == 0xFF:
            position += 1  # fill bytes may stand before a marker
        marker, length = struct.unpack_from(">BH", data, position + 1)
        end = position + 2 + length
        if marker not in _JPEG_METADATA:
            yield data[position:end]
        position = end
    yield data[position:]
