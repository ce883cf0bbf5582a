"""A picture that a briefing shows, already read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class PictureFormat(Enum):
    PNG = "png"
    JPEG = "jpeg"


@dataclass(frozen=True, slots=True)
class Asset:
    name: str
    """The path as the author wrote it."""
    format: PictureFormat
    width: int
    """In pixels, after any rotation that the file asks for."""
    height: int
    digest: str
    """SHA-256 of the bytes, in hexadecimal: equal pictures are stored once."""
    data: bytes = field(repr=False, compare=False)
