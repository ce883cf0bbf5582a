"""How many pixels of each picture are kept: as many as can be seen where it is shown largest."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from deckgen.model.asset import Asset

SLIDE_DPI = 220
"""What PowerPoint keeps by default: more than any screen or projector shows of a slide."""
PRINT_DPI = 300
"""What a good printer can show."""

_STAND_IN = 0.6
"""Of the resolution, for the pixels that stand in for a drawing: few programs show them, and a slide's full
width takes 0.1 s instead of 0.25 (measured)."""
_SPARE = 1.5
"""A picture with up to so many times the pixels is left as its author made it."""
_POINTS_PER_INCH = 72


def picture_widths(shown: Iterable[tuple[Asset, float]], dpi: int) -> Mapping[str, int]:
    """By digest, in how many pixels across pictures are stored that have far more than that.

    `shown` has each picture with its width in points, the whole of it, cut off or not. Drawings are all
    named: so wide is the picture that stands in for one where drawings cannot be shown.
    """
    wanted: dict[str, int] = {}
    assets: dict[str, Asset] = {}
    for asset, width in shown:
        share = 1.0 if asset.drawing is None else _STAND_IN
        pixels = max(1, math.ceil(width * share * dpi / _POINTS_PER_INCH))
        wanted[asset.digest] = max(pixels, wanted.get(asset.digest, 0))
        assets[asset.digest] = asset
    return {
        digest: width
        for digest, width in wanted.items()
        if assets[digest].drawing is not None or assets[digest].width > _SPARE * width
    }
