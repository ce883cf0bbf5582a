"""A picture that a briefing shows, already read."""

from __future__ import annotations

from dataclasses import field
from enum import Enum

from deckgen.model.drawing import Drawing
from deckgen.values import dataclass


class PictureFormat(Enum):
    PNG = "png"
    JPEG = "jpeg"
    SVG = "svg"
    """A drawing; its bytes are what was read of the author's file, written anew."""


@dataclass(frozen=True, slots=True)
class Asset:
    name: str
    """The path as the author wrote it."""
    format: PictureFormat
    width: int
    """In pixels, after any rotation that the file asks for; a drawing's are those of CSS, 96 to the inch."""
    height: int
    digest: str
    """SHA-256 of the bytes, in hexadecimal: equal pictures are stored once."""
    data: bytes = field(repr=False, compare=False)
    drawing: Drawing | None = field(default=None, repr=False, compare=False)
    """What an SVG shows; None for pictures of pixels."""
