"""How much of a picture is shown, and how large, as its author asked."""

from __future__ import annotations

from enum import Enum

from deckgen.units import Length
from deckgen.values import dataclass


class Fit(Enum):
    CONTAIN = "contain"
    """The whole picture, as large as its box allows."""
    COVER = "cover"
    """The whole box, and what of the picture lies beyond it is cut off."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A width or a height: a length, or a share of the room that there is."""

    length: Length = 0
    share: float = 0.0
    """Above 0 and at most 1; 0: it is a length."""

    def of(self, room: float, unit: float = 1.0) -> float:
        """In the unit of the room, of which `unit` EMU make one; never more than the room."""
        return min(room, room * self.share if self.share else self.length / unit)


@dataclass(frozen=True, slots=True)
class Edges:
    """What is cut off at each edge of a picture, as shares of its width or height."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def width(self) -> float:
        """The share of the width that is left."""
        return 1.0 - self.left - self.right

    @property
    def height(self) -> float:
        return 1.0 - self.top - self.bottom


WHOLE = Edges()
CENTRE = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Framing:
    width: Extent | None = None
    height: Extent | None = None
    fit: Fit = Fit.CONTAIN
    crop: Edges = WHOLE
    focus: tuple[float, float] = CENTRE
    """What stays in sight where a part is cut off: shares from the left and from the top."""


AS_IT_IS = Framing()


def cut_to_ratio(size: tuple[float, float], crop: Edges, ratio: float, focus: tuple[float, float]) -> Edges:
    """The largest part of the given width to height inside what `crop` leaves, as near the focus as it can.

    `size` is that of the whole picture, in any unit.
    """
    width, height = size[0] * crop.width, size[1] * crop.height
    if width > ratio * height:
        share = crop.width * ratio * height / width
        left = _nearest(focus[0], share, crop.left, 1.0 - crop.right)
        return Edges(left, crop.top, 1.0 - left - share, crop.bottom)
    share = crop.height * width / ratio / height
    top = _nearest(focus[1], share, crop.top, 1.0 - crop.bottom)
    return Edges(crop.left, top, crop.right, 1.0 - top - share)


def _nearest(focus: float, share: float, low: float, high: float) -> float:
    """Where a stretch begins that has the focus in its middle, or as near as the bounds allow."""
    return max(low, min(focus - share / 2, high - share))
