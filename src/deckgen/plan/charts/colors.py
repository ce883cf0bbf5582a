"""Colours of series: the message speaks, the rest is grey; without a message each series has its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from deckgen.theme.resolved import Palette
from deckgen.units import Color
from deckgen.values import dataclass

_TONES_APART = 20.0
"""Steps of CIE lightness between areas that touch: so much is seen in grey print too."""


@dataclass(frozen=True, slots=True)
class SeriesColor:
    color: Color
    strong: bool


def series_colors(
    names: Sequence[str], highlights: Collection[str], palette: Palette
) -> tuple[SeriesColor, ...]:
    """One for each series. Two parties keep the first two colours in their order, whatever the chart."""
    if not any(name in highlights for name in names):
        colors = palette.series
        return tuple(SeriesColor(colors[place % len(colors)], True) for place in range(len(names)))
    speaking = iter(palette.series * (len(names) // len(palette.series) + 1))
    return tuple(
        SeriesColor(next(speaking), True) if name in highlights else SeriesColor(palette.rule, False)
        for name in names
    )


def part_colors(names: Sequence[str], highlights: Collection[str], palette: Palette) -> tuple[Color, ...]:
    """Colours of areas that touch: greys of the context differ from what is beside them, in print too."""
    if not any(name in highlights for name in names):
        return tuple(own.color for own in series_colors(names, highlights, palette))
    greys = (palette.rule, palette.neutral, palette.grid)
    speaking = iter(palette.series * (len(names) // len(palette.series) + 1))
    colors = [next(speaking) if name in highlights else None for name in names]
    left: list[Color] = []
    for place, color in enumerate(colors):
        if color is None:
            left = left or list(greys)
            beside = (colors[place - 1] if place else None, *colors[place + 1 : place + 2])
            chosen = _clearest(left, [own for own in beside if own])
            left.remove(chosen)
            colors[place] = chosen
    return tuple(color for color in colors if color is not None)


def _clearest(greys: Sequence[Color], beside: Sequence[Color]) -> Color:
    """The first that differs enough in tone from what it touches, else the one that differs most."""

    def difference(grey: Color) -> float:
        return min((abs(_lightness(grey) - _lightness(own)) for own in beside), default=_TONES_APART)

    return max(greys, key=lambda grey: min(_TONES_APART, difference(grey)))


def point_colors(names: Sequence[str], highlights: Collection[str], palette: Palette) -> tuple[Color, ...]:
    """One for each place of a single series; empty where none of them is the message."""
    if not any(name in highlights for name in names):
        return ()
    return tuple(palette.series[0] if name in highlights else palette.rule for name in names)


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2.1, from 1 (equal) to 21."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def text_on(fill: Color, palette: Palette) -> Color:
    """White or ink, whichever reads better on an area of this colour."""
    return palette.white if contrast(palette.white, fill) >= contrast(palette.ink, fill) else palette.ink


def text_like(color: Color, size: float, palette: Palette) -> Color:
    """The colour of a series as text of this size in bold on white: itself, or one that can be read."""
    needed = 3.5 if size >= 14 else 4.5
    if contrast(color, palette.white) >= needed:
        return color
    if color.rgb == palette.highlight.rgb:
        return palette.highlight_text
    return palette.muted if color.rgb in (palette.rule.rgb, palette.neutral.rgb) else palette.ink


def _lightness(color: Color) -> float:
    """CIE L*, from 0 (black) to 100, of all but the very darkest."""
    return float(116 * _luminance(color) ** (1 / 3) - 16)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.to_fractions()
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
