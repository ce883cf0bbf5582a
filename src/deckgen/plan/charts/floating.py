"""Bars that do not start on the axis, as stacks: an invisible part first, then the part that is seen.

PowerPoint stacks values above zero upwards and those below zero downwards, each on their own, so a bar that
crosses zero is two parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.plan.charts.chart_plan import SeriesPlan
from deckgen.plan.charts.phrases import Phrases
from deckgen.units import Color
from deckgen.values import dataclass

THIN = 0.006
"""Share of the longest bar: one from a value to itself is a line, in every program."""
POINT = 0.03
"""A bar that is a single figure is a mark of visible size."""


@dataclass(frozen=True, slots=True)
class Float:
    role: str
    """Names the series that it belongs to."""
    start: float
    end: float
    color: Color
    text: str


@dataclass(frozen=True, slots=True)
class _Parts:
    base: float
    above: float | None
    """The part above zero; None where there is none."""
    below: float | None


def floating_series(
    floats: Sequence[Float | None], phrases: Phrases, thinnest: float
) -> tuple[SeriesPlan, ...]:
    """The base, then for each role its parts above and below zero, as far as there are any."""
    longest = max((abs(end) for own in floats if own for end in (own.start, own.end)), default=0.0)
    parts = [_split(own, thinnest * longest) if own else None for own in floats]
    series = [SeriesPlan(phrases.base, tuple(own.base if own else None for own in parts), None)]
    for role in dict.fromkeys(own.role for own in floats if own):
        own_parts = [
            part if own and own.role == role else None for own, part in zip(floats, parts, strict=True)
        ]
        colors = [own.color for own in floats if own and own.role == role]
        points = () if len(set(colors)) == 1 else tuple(own.color if own else colors[0] for own in floats)
        above = tuple(part.above if part else None for part in own_parts)
        below = tuple(part.below if part else None for part in own_parts)
        for name, values in ((role, above), (phrases.below_zero.format(name=role), below)):
            if any(value is not None for value in values):
                series.append(SeriesPlan(name, values, colors[0], points))
    return tuple(series)


def _split(own: Float, thinnest: float) -> _Parts:
    low, high = min(own.start, own.end), max(own.start, own.end)
    if high - low < thinnest:
        middle = (low + high) / 2
        low, high = middle - thinnest / 2, middle + thinnest / 2
    if low >= 0:
        return _Parts(low, high - low, None)
    if high <= 0:
        return _Parts(high, None, low - high)
    return _Parts(0.0, high, low)
