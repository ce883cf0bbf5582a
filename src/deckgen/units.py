"""Lengths, rectangles and colours: the small values that every stage shares."""

from __future__ import annotations

from typing import TypeAlias

from deckgen.values import dataclass

Length: TypeAlias = int
"""A length in English Metric Units (EMU): 914,400 to the inch, 12,700 to the point."""

EMU_PER_INCH = 914_400
EMU_PER_POINT = 12_700
EMU_PER_MM = 36_000


def inches(value: float) -> Length:
    return round(value * EMU_PER_INCH)


def points(value: float) -> Length:
    return round(value * EMU_PER_POINT)


def millimetres(value: float) -> Length:
    return round(value * EMU_PER_MM)


def to_inches(length: Length) -> float:
    return length / EMU_PER_INCH


def to_points(length: Length) -> float:
    return length / EMU_PER_POINT


@dataclass(frozen=True, slots=True)
class Rect:
    """A box in EMU, measured from the top left corner of the slide or page."""

    x: Length
    y: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        return self.x + self.width

    @property
    def bottom(self) -> Length:
        return self.y + self.height

    def inset(self, left: Length = 0, top: Length = 0, right: Length = 0, bottom: Length = 0) -> Rect:
        return Rect(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)


def inch_rect(x: float, y: float, width: float, height: float) -> Rect:
    """A `Rect` from inches, the unit in which slide geometry is written down."""
    return Rect(inches(x), inches(y), inches(width), inches(height))


@dataclass(frozen=True, slots=True)
class Color:
    """A resolved colour, with the PowerPoint theme slot that holds it, if one does.

    The slot lets a deck follow a later change of its theme; the PDF uses `rgb` alone.
    """

    rgb: str
    """Six upper-case hexadecimal digits."""
    slot: str = ""
    """`dk1 lt1 dk2 lt2 accent1`…`accent6 hlink folHlink`, or empty for a colour outside the theme."""

    def to_fractions(self) -> tuple[float, float, float]:
        red, green, blue = (int(self.rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
        return red, green, blue
