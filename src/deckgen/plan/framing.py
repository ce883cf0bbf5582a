"""How large a picture is shown, and which part of it; and in how many columns several stand."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deckgen.model.block import Figure
from deckgen.model.framing import Edges, Fit, cut_to_ratio
from deckgen.values import dataclass

STAND_IN = (1600, 900)
"""The size of a picture that is missing."""

_WIDE = 16 / 9
"""Width to height of a picture that covers a place of no height of its own."""


@dataclass(frozen=True, slots=True)
class Room:
    """The place that there is for a picture, in any unit."""

    width: float
    height: float
    largest: float
    """How many units a pixel may take where the author asks for no size."""
    unit: float
    """EMU in one unit."""
    fills: bool = False
    """A picture that covers its place takes all of the height."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A picture's size in the units of its room, and what is cut off."""

    width: float
    height: float
    crop: Edges


def frame(figure: Figure, room: Room) -> Framed:
    """As large as the author asks and the room allows; never stretched."""
    framing = figure.framing
    size = picture_size(figure)
    width = framing.width.of(room.width, room.unit) if framing.width else None
    height = framing.height.of(room.height, room.unit) if framing.height else None
    if framing.fit is Fit.COVER:
        wide = width or room.width
        high = height or (room.height if room.fills else min(room.height, wide / _WIDE))
        return Framed(wide, high, cut_to_ratio(size, framing.crop, wide / high, framing.focus))
    across, down = size[0] * framing.crop.width, size[1] * framing.crop.height
    scales = [(width or room.width) / across, (height or room.height) / down]
    if width is None and height is None and not is_drawing(figure):
        scales.append(room.largest)
    return Framed(across * min(scales), down * min(scales), framing.crop)


def picture_size(figure: Figure) -> tuple[float, float]:
    """In pixels, the whole of it."""
    asset = figure.asset
    return (asset.width, asset.height) if asset is not None else STAND_IN


def shape(figure: Figure) -> float:
    """The width of what is shown for a height of 1."""
    width, height = picture_size(figure)
    crop = figure.framing.crop
    return width * crop.width / (height * crop.height)


def is_drawing(figure: Figure) -> bool:
    """Whether it can be drawn at any size without becoming coarse."""
    return figure.asset is not None and figure.asset.drawing is not None


def columns_for(shapes: Sequence[float], room: tuple[float, float], gap: float, most: int) -> int:
    """In how many columns pictures of these shapes are largest, with as few empty places as can be."""
    counts = range(1, min(len(shapes), most) + 1)
    return max(counts, key=lambda columns: _worth(shapes, room, gap, columns))


def _worth(shapes: Sequence[float], room: tuple[float, float], gap: float, columns: int) -> float:
    rows = math.ceil(len(shapes) / columns)
    width = (room[0] - (columns - 1) * gap) / columns
    height = (room[1] - (rows - 1) * gap) / rows
    if width <= 0 or height <= 0:
        return 0.0
    area = sum(min(width / shape, height) ** 2 * shape for shape in shapes)
    filled = len(shapes) / (rows * columns)
    return area * filled**2
