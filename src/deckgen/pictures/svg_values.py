"""Numbers, lengths, colours and transforms as SVG and CSS write them."""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Iterable

from deckgen.model.drawing import IDENTITY, Matrix, multiply
from deckgen.pictures.css_colors import NAMED_COLORS
from deckgen.units import Color
from deckgen.values import dataclass

NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")

_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-zA-Z]*|%)\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_FONT_UNITS = {"em": 1.0, "rem": 1.0, "ex": 0.5, "ch": 0.5}
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")
_FUNCTION = re.compile(r"(rgba?|hsla?)\(([^()]*)\)")
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_LARGEST = 1e12
"""What is larger cannot be meant, and might overflow where it is multiplied."""

BLACK = Color("000000")


@dataclass(frozen=True, slots=True)
class Scale:
    """What relative lengths are relative to."""

    whole: float
    """What 100 % is."""
    font: float = 16.0


def read_number(text: str | None, default: float = 0.0) -> float:
    """The number at the start of the text; the default where there is none."""
    match = NUMBER.match(text.strip()) if text else None
    return _bounded(float(match[0])) if match else default


def read_numbers(text: str) -> list[float]:
    return to_numbers(NUMBER.findall(text))


def to_numbers(texts: Iterable[str]) -> list[float]:
    """Numbers that can be reckoned with, whatever the texts say."""
    numbers = [float(text) for text in texts]
    if numbers and not max(map(abs, numbers)) <= _LARGEST:
        return [_bounded(number) for number in numbers]
    return numbers


def read_length(text: str | None, scale: Scale, default: float = 0.0) -> float:
    """A length in pixels; the default where it is missing or not one."""
    match = _LENGTH.fullmatch(text) if text else None
    if match is None:
        return default
    number, unit = float(match[1]), match[2].lower()
    if unit == "%":
        return _bounded(number * scale.whole / 100)
    if unit in _FONT_UNITS:
        return _bounded(number * scale.font * _FONT_UNITS[unit])
    return _bounded(number * _PIXELS[unit]) if unit in _PIXELS else default


def read_share(text: str | None, default: float = 1.0) -> float:
    """An opacity or offset from 0 to 1, which may be written in per cent."""
    return min(1.0, max(0.0, read_length(text, Scale(1.0), default)))


def read_color(text: str) -> tuple[Color, float] | None:
    """A colour and its opacity; None where the text names none."""
    text = text.strip().lower()
    if text == "transparent":
        return BLACK, 0.0
    if text in NAMED_COLORS:
        return Color(NAMED_COLORS[text]), 1.0
    if _HEX.fullmatch(text):
        digits = text[1:] if len(text) > 5 else "".join(digit * 2 for digit in text[1:])
        alpha = int(digits[6:], 16) / 255 if len(digits) == 8 else 1.0
        return Color(digits[:6].upper()), alpha
    match = _FUNCTION.fullmatch(text)
    return _function_color(match[1], re.split(r"[\s,/]+", match[2].strip())) if match else None


def read_transform(text: str | None) -> Matrix:
    """One matrix for a list of transforms; those that cannot be read count for nothing."""
    matrix = IDENTITY
    for name, inside in _TRANSFORM.findall(text or ""):
        matrix = multiply(matrix, _one_transform(name, read_numbers(inside)))
    return matrix


def _function_color(name: str, parts: list[str]) -> tuple[Color, float] | None:
    if len(parts) not in (3, 4):
        return None
    alpha = read_share(parts[3]) if len(parts) == 4 else 1.0
    if name.startswith("rgb"):
        values = [read_length(part, Scale(255.0)) for part in parts[:3]]
    else:
        hue = (read_number(parts[0]) % 360) / 360
        saturation, lightness = read_share(parts[1]), read_share(parts[2])
        values = [255 * part for part in colorsys.hls_to_rgb(hue, lightness, saturation)]
    return Color("".join(f"{min(255, max(0, round(value))):02X}" for value in values)), alpha


def _one_transform(name: str, numbers: list[float]) -> Matrix:
    match name, numbers:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x]:
            return (1.0, 0.0, 0.0, 1.0, x, 0.0)
        case "translate", [x, y]:
            return (1.0, 0.0, 0.0, 1.0, x, y)
        case "scale", [x]:
            return (x, 0.0, 0.0, x, 0.0, 0.0)
        case "scale", [x, y]:
            return (x, 0.0, 0.0, y, 0.0, 0.0)
        case "rotate", [angle]:
            return _rotation(angle)
        case "rotate", [angle, x, y]:
            there, back = (1.0, 0.0, 0.0, 1.0, x, y), (1.0, 0.0, 0.0, 1.0, -x, -y)
            return multiply(multiply(there, _rotation(angle)), back)
        case "skewX", [angle]:
            return (1.0, 0.0, math.tan(math.radians(angle)), 1.0, 0.0, 0.0)
        case "skewY", [angle]:
            return (1.0, math.tan(math.radians(angle)), 0.0, 1.0, 0.0, 0.0)
        case _:
            return IDENTITY


def _rotation(angle: float) -> Matrix:
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return (cosine, sine, -sine, cosine, 0.0, 0.0)


def _bounded(number: float) -> float:
    return min(_LARGEST, max(-_LARGEST, number)) if math.isfinite(number) else 0.0
