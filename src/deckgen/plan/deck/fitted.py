"""Text for a place of a fixed size: the largest of its sizes that fits, two lines evened, the rest cut short.

For the words that lead through a deck, which stand elsewhere in full; content never comes here.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.plan.deck.balance import balanced
from deckgen.plan.deck.desk import LINE
from deckgen.plan.deck.flow import scaled
from deckgen.plan.deck.slides import Insets
from deckgen.plan.lines import Measured, measure, shortened
from deckgen.plan.text import Run
from deckgen.units import Length, Rect, to_points
from deckgen.values import dataclass

_TOLERANCE = 1.01
"""Boxes of the look hold their lines to a hundredth."""


@dataclass(frozen=True, slots=True)
class Fitted:
    runs: tuple[Run, ...]
    insets: Insets
    is_whole: bool
    """False: the text ends in an ellipsis."""


def fitted(
    runs: tuple[Run, ...], sizes: Sequence[float], rect: Rect, lang: str, spacing: float = 1.0
) -> Fitted:
    """The runs, which have the first of the sizes, as they fit into the rectangle."""
    words = measure(runs)
    width = to_points(rect.width)
    scales = [size / sizes[0] for size in sizes]
    room = [lines_in(rect.height, size, spacing) for size in sizes]
    scale = best_scale([words], scales, room, width)
    if scale is None:
        return Fitted(scaled(shortened(runs, width, room[-1], scales[-1]), scales[-1]), Insets(), False)
    if words.lines(width, scale) == 2:
        runs, inset = balanced(runs, words, scale, rect.width, lang)
        return Fitted(scaled(runs, scale), Insets(right=inset), True)
    return Fitted(scaled(runs, scale), Insets(), True)


def best_scale(
    texts: Sequence[Measured], scales: Sequence[float], room: Sequence[int], width: float
) -> float | None:
    """The first scale at which each text has room, which is given in lines; one that breaks no word, if there
    is any. None where the texts have no room at all."""
    fitting = [
        scale
        for scale, most in zip(scales, room, strict=True)
        if all(text.lines(width, scale) <= most for text in texts)
    ]
    whole = (scale for scale in fitting if all(text.keeps_words(width, scale) for text in texts))
    return next(whole, fitting[0] if fitting else None)


def lines_in(height: Length, size: float, spacing: float = 1.0) -> int:
    """How many lines a height holds, at least one."""
    return max(1, int(to_points(height) * _TOLERANCE / (LINE * size * spacing)))
