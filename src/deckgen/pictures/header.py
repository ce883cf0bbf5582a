"""Read what a picture's bytes say of it, and see that they are whole, without decoding a pixel.

Decoding takes 20 to 200 ms a picture, this well under one. A PNG's chunks carry checksums, and a JPEG that
was cut off lacks its end marker.
"""

from __future__ import annotations

import struct
import zlib

from deckgen.model.asset import PictureFormat
from deckgen.values import dataclass

MAX_DECODED = 40_000_000
"""Pixels. Decoded they take 160 MB; what has more is shown as it is stored, or not at all."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_PNG_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""The bit depths that each colour type allows (PNG specification, table 11.1)."""

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers that bear a picture's size (ITU T.81, table B.1)."""
_PLAIN_FRAMES = (0xC0, 0xC1, 0xC2)
"""Those that a PDF and every program may hold: Huffman-coded and lossy, progressive or not."""
_GREY, _RGB, _PALETTE = 0, 2, 3

_OTHER_FORMATS = (
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"\x1f\x8b", "compressed SVG"),
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\x01\0\0\0", "EMF"),
    (b"\0\0\1\0", "ICO"),
    (b"\x8aMNG", "MNG"),
)


_SVG_HEAD = 10_000
"""Within so many bytes an SVG file says that it is one."""


@dataclass(frozen=True, slots=True)
class Header:
    format: PictureFormat
    width: int
    """In pixels, as they are stored."""
    height: int
    orientation: int = 1
    """How the pixels are to be turned, as in Exif: 1 is upright."""
    channels: int = 3
    """1 for shades of grey, 3 for colours, 4 for inks or for colours that are transparent in part."""
    is_plain: bool = True
    """Deck and PDF can take the file as it is."""
    decodes_small: bool = False
    """It can be decoded at a part of its size, and never takes more memory than that part."""

    @property
    def pixels(self) -> int:
        return self.width * self.height

    @property
    def is_bounded(self) -> bool:
        """Whether decoding it takes a bounded amount of memory."""
        return self.decodes_small or self.pixels <= MAX_DECODED


class CorruptPictureError(Exception):
    """The bytes begin as a picture does, but do not go on as one; the text says where they fail."""


class OversizedPictureError(Exception):
    """The picture would take too much memory or time; the text says what it has or does."""


def read_header(data: bytes) -> Header | None:
    """What a PNG or JPEG holds; None for any other format. Raises `CorruptPictureError`."""
    try:
        if data.startswith(_PNG):
            return _read_png(data)
        if data.startswith(_JPEG):
            return _read_jpeg(data)
    except (struct.error, IndexError):
        raise CorruptPictureError("it breaks off") from None
    return None


def format_name(data: bytes) -> str:
    """The name of a format other than PNG and JPEG; empty if it is none that is known here."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        return "AVIF" if data[8:12] in (b"avif", b"avis") else "HEIC"
    if is_svg(data):
        return "SVG"
    return next((name for sign, name in _OTHER_FORMATS if data.startswith(sign)), "")


def is_svg(data: bytes) -> bool:
    head = data[:_SVG_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<svg", b"<?xml", b"<!doctype", b"<!--", b"<svg:")) and b"<svg" in head


def _read_png(data: bytes) -> Header:
    position = len(_PNG)
    kinds: list[bytes] = []
    orientation = 1
    while kinds[-1:] != [b"IEND"]:
        length, kind = struct.unpack_from(">I4s", data, position)
        end = position + 8 + length
        (checksum,) = struct.unpack_from(">I", data, end)
        if zlib.crc32(memoryview(data)[position + 4 : end]) != checksum:
            raise CorruptPictureError(f"its part {kind.decode('latin-1')!r} is damaged")
        if kind == b"eXIf":
            orientation = _exif_orientation(data[position + 8 : end])
        kinds.append(kind)
        position = end + 4
    if kinds[0] != b"IHDR" or b"IDAT" not in kinds:
        raise CorruptPictureError("it holds no pixels")
    width, height, depth, color = struct.unpack_from(">IIBB", data, 16)
    if not width or not height or depth not in _PNG_DEPTHS.get(color, ()):
        raise CorruptPictureError("its head is damaged")
    is_opaque = color in (_GREY, _RGB, _PALETTE) and b"tRNS" not in kinds
    channels = 4 if not is_opaque else 1 if color == _GREY else 3
    is_interlaced = data[28] != 0
    return Header(PictureFormat.PNG, width, height, orientation, channels, is_opaque and not is_interlaced)


def _read_jpeg(data: bytes) -> Header:
    position = 2
    size: tuple[int, int] | None = None
    orientation, channels, is_plain, is_sequential = 1, 3, True, True
    while True:
        while data[position] == 0xFF and data[position + 1] == 0xFF:
            position += 1  # fill bytes may stand before a marker
        sign, marker, length = struct.unpack_from(">BBH", data, position)
        if sign != 0xFF:
            raise CorruptPictureError("its markers are damaged")
        if marker in _JPEG_FRAMES:
            depth, height, width, channels = struct.unpack_from(">BHHB", data, position + 4)
            size = (width, height)
            is_plain = marker in _PLAIN_FRAMES and depth == 8 and channels in (1, 3)
            is_sequential = marker in (0xC0, 0xC1)
        elif marker == 0xE1 and data[position + 4 : position + 10] == b"Exif\0\0":
            orientation = _exif_orientation(data[position + 10 : position + 2 + length])
        position += 2 + length
        if marker == 0xDA:
            break
    if size is None or 0 in size:
        raise CorruptPictureError("its head is damaged")
    # Inside the pixels 0xFF is always followed by something else, so this is the true end or none.
    if data.rfind(b"\xff\xd9", position) < 0:
        raise CorruptPictureError("it breaks off")
    return Header(PictureFormat.JPEG, *size, orientation, channels, is_plain, is_sequential)


def _exif_orientation(exif: bytes) -> int:
    """The value of tag 0x0112 in the first directory of a TIFF block; 1 where there is none."""
    order = "<" if exif[:2] == b"II" else ">"
    (start,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, start)
    for entry in range(start + 2, start + 2 + 12 * count, 12):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, entry)
        if tag == 0x0112:
            return value if 1 <= value <= 8 else 1
    return 1
