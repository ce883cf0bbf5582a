"""How an author wants a picture shown: `width height fit crop focus`, and the mark of a decorative one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import TypeVar

from deckgen.diagnostics import Code, Span
from deckgen.model.asset import Asset
from deckgen.model.attributes import Attributes
from deckgen.model.framing import AS_IT_IS, WHOLE, Edges, Extent, Fit, Framing, cut_to_ratio
from deckgen.read.outline.context import Context
from deckgen.units import EMU_PER_INCH, EMU_PER_MM, EMU_PER_POINT

KEYS = frozenset({"width", "height", "fit", "crop", "focus"})

_DECORATIVE = "decorative"
_LENGTH = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(%|px|pt|mm|cm|in|)")
_UNITS = {
    "": EMU_PER_INCH / 96,
    "px": EMU_PER_INCH / 96,
    "pt": EMU_PER_POINT,
    "mm": EMU_PER_MM,
    "cm": 10 * EMU_PER_MM,
    "in": EMU_PER_INCH,
}
"""EMU. A number alone is one of pixels, as in HTML."""
_SHARE = re.compile(r"(\d+(?:\.\d+)?)%|(0|1|0?\.\d+|1\.0+)")
_RATIO = re.compile(r"(\d+(?:\.\d+)?)[:/](\d+(?:\.\d+)?)")
_LARGEST_RATIO = 100.0

T = TypeVar("T")


def is_decorative(attributes: Attributes) -> bool:
    """Whether the author says that the picture tells a reader who cannot see it nothing."""
    return _DECORATIVE in attributes.classes or any(pair == ("alt", "") for pair in attributes.pairs)


def read_framing(
    attributes: Attributes, asset: Asset | None, span: Span, ctx: Context, base: Framing = AS_IT_IS
) -> Framing:
    """What the attributes say, over a framing that they leave as it is where they say nothing."""
    values = {name: value for name, value in attributes.pairs if name in KEYS}
    if not values:
        return base

    def read(name: str, reader: Callable[[str], T | None], otherwise: T, hint: str) -> T:
        if name not in values:
            return otherwise
        found = reader(values[name].strip())
        if found is None:
            code = Code.ATTRIBUTE_VALUE if ctx.strict else Code.ATTRIBUTE_UNKNOWN_KIND
            ctx.add(code, span, f"{name}='{values[name]}' cannot be read", hint)
            return otherwise
        return found

    size = (asset.width, asset.height) if asset is not None else (1, 1)
    focus = read("focus", _read_focus, base.focus, "write shares from the left and the top: focus=30%,20%")
    length = "write a length or a share: {0}=8cm or {0}=50%"
    return Framing(
        read("width", _read_extent, base.width, length.format("width")),
        read("height", _read_extent, base.height, length.format("height")),
        read("fit", _read_fit, base.fit, "write fit=contain or fit=cover"),
        read(
            "crop",
            lambda text: _read_crop(text, size, focus),
            base.crop,
            "write a ratio, crop=16:9, or what to cut off from the top, right, bottom and left: "
            'crop="10% 0% 10% 0%"',
        ),
        focus,
    )


def inherit(own: Framing, outer: Framing) -> Framing:
    """A picture's framing, with that of the group around it where the picture says nothing."""
    kept = {
        field.name: getattr(own, field.name)
        for field in fields(Framing)
        if getattr(own, field.name) != getattr(AS_IT_IS, field.name)
    }
    return replace(outer, **kept)


def _read_extent(text: str) -> Extent | None:
    match = _LENGTH.fullmatch(text)
    number = float(match[1]) if match else 0.0
    if match is None or not number:
        return None
    if match[2] == "%":
        return Extent(share=min(1.0, number / 100))
    return Extent(round(number * _UNITS[match[2]]))


def _read_fit(text: str) -> Fit | None:
    return next((fit for fit in Fit if fit.value == text), None)


def _read_focus(text: str) -> tuple[float, float] | None:
    shares = [_read_share(part) for part in re.split(r"\s*,\s*|\s+", text)]
    match shares:
        case [float(x), float(y)]:
            return (x, y)
        case _:
            return None


def _read_crop(text: str, size: tuple[float, float], focus: tuple[float, float]) -> Edges | None:
    if match := _RATIO.fullmatch(text):
        across, down = float(match[1]), float(match[2])
        if not across or not down or not 1 / _LARGEST_RATIO <= across / down <= _LARGEST_RATIO:
            return None
        return cut_to_ratio(size, WHOLE, across / down, focus)
    match [_read_share(part) for part in re.split(r"\s*,\s*|\s+", text)]:
        case [float(all_)]:
            edges = Edges(all_, all_, all_, all_)
        case [float(down), float(across)]:
            edges = Edges(across, down, across, down)
        case [float(top), float(right), float(bottom), float(left)]:
            edges = Edges(left, top, right, bottom)
        case _:
            return None
    return edges if edges.width > 0.01 and edges.height > 0.01 else None


def _read_share(text: str) -> float | None:
    match = _SHARE.fullmatch(text)
    if match is None:
        return None
    share = float(match[1]) / 100 if match[1] else float(match[2])
    return share if share <= 1 else None
