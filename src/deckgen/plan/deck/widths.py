"""Widths of a table's columns, from their content."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What a column asks for, in points at the size tried."""

    natural: float
    """Every cell on one line."""
    least: float
    """The longest word whole."""
    length: int
    """Characters of all its text: longer columns get more of what is left."""


def share_widths(needs: Sequence[ColumnNeed], total: float, *, stub: bool) -> list[float] | None:
    """The width of each column, together at most `total`; None where not even the longest words fit.

    `stub`: the first column names the rows and keeps its natural width where it can.
    """
    natural = sum(need.natural for need in needs)
    if natural <= total:
        return _stretched(needs, natural, total)
    least = [need.least for need in needs]
    if stub and needs[0].natural <= min(total / 3, 2 * total / len(needs)):
        least[0] = needs[0].natural
    if sum(least) > total:
        least = [need.least for need in needs]
    rest = total - sum(least)
    if rest < 0:
        return None
    return _filled(needs, least, rest)


def _stretched(needs: Sequence[ColumnNeed], natural: float, total: float) -> list[float]:
    """All on one line. What is left is shared, but two short columns are not torn apart by a wide slide."""
    target = total if len(needs) > 2 else min(total, natural * 1.6 + 80.0)
    # The first column is narrower than the rest: what it names stands right of it.
    shares = [0.5, *[1.0] * (len(needs) - 1)] if len(needs) > 1 else [1.0]
    unit = (target - natural) / sum(shares)
    return [need.natural + unit * share for need, share in zip(needs, shares, strict=True)]


def _filled(needs: Sequence[ColumnNeed], widths: list[float], rest: float) -> list[float]:
    """Give the rest by the square root of the text's length, to no column more than it can use."""
    open_columns = [i for i, need in enumerate(needs) if widths[i] < need.natural]
    while rest > 0.01 and open_columns:
        weights = {i: math.sqrt(max(1, needs[i].length)) for i in open_columns}
        unit = rest / sum(weights.values())
        full = [i for i in open_columns if widths[i] + unit * weights[i] >= needs[i].natural]
        if not full:
            for i in open_columns:
                widths[i] += unit * weights[i]
            return widths
        for i in full:
            rest -= needs[i].natural - widths[i]
            widths[i] = needs[i].natural
        open_columns = [i for i in open_columns if i not in full]
    return widths
