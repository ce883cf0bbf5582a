"""Colour as eyes and printers see it: contrast, difference, colour blindness, lightness. Pure arithmetic.

Contrast after WCAG 2.2; difference CIEDE2000 (Sharma, Wu and Dalal 2005) in CIELAB under D65; colour
blindness by the full-severity matrices of Machado, Oliveira and Fernandes 2009, applied to linear light.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import TypeAlias

from deckgen.units import Color

Triple: TypeAlias = tuple[float, float, float]


class Vision(Enum):
    """Rows of the matrix that turns linear sRGB into what such an eye tells apart."""

    NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    PROTAN = (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    )
    DEUTAN = (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    )
    TRITAN = (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    )


_WHITE: Triple = (0.95047, 1.0, 1.08883)
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)


def contrast(one: Color, other: Color) -> float:
    """From 1 to 21; 4.5 is wanted for text, 3 for large text and for what carries meaning."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lightness(color: Color) -> float:
    """CIE L*, 0 to 100: the grey that a printer without colour makes of it."""
    return _to_lab(_to_linear(color))[0]


def difference(one: Color, other: Color, vision: Vision = Vision.NORMAL) -> float:
    """CIEDE2000 between two colours as that eye sees them."""
    first, second = (_to_lab(_seen(_to_linear(color), vision)) for color in (one, other))
    return ciede2000(first, second)


def ciede2000(first: Triple, second: Triple) -> float:
    """The difference of two colours in CIELAB. Names and steps as in the paper of 2005."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    c_mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - _seventh(c_mean))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    delta_l, delta_c = l2 - l1, c2 - c1
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    delta_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    h_mean = _mean_hue(h1, h2) if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * _cosine(h_mean - 30)
        + 0.24 * _cosine(2 * h_mean)
        + 0.32 * _cosine(3 * h_mean + 6)
        - 0.20 * _cosine(4 * h_mean - 63)
    )
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / math.sqrt(20 + (l_mean - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    rotation = -2 * _seventh(c_mean) * math.sin(math.radians(60 * math.exp(-(((h_mean - 275) / 25) ** 2))))
    l_term, c_term, h_term = delta_l / s_l, delta_c / s_c, delta_h / s_h
    return math.sqrt(l_term**2 + c_term**2 + h_term**2 + rotation * c_term * h_term)


def _seventh(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25**7))


def _mean_hue(one: float, other: float) -> float:
    if abs(one - other) <= 180:
        return (one + other) / 2
    return (one + other + (360 if one + other < 360 else -360)) / 2


def _cosine(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _luminance(color: Color) -> float:
    red, green, blue = _to_linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_linear(color: Color) -> Triple:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.to_fractions()
    )
    return red, green, blue


def _seen(linear: Triple, vision: Vision) -> Triple:
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, linear, strict=True))))
        for row in vision.value
    )
    return red, green, blue


def _to_lab(linear: Triple) -> Triple:
    x, y, z = (
        _cube_root(sum(weight * part for weight, part in zip(row, linear, strict=True)) / white)
        for row, white in zip(_TO_XYZ, _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(share: float) -> float:
    return share ** (1 / 3) if share > (6 / 29) ** 3 else share / (3 * (6 / 29) ** 2) + 4 / 29
