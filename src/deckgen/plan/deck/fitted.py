"""Text for a place of a fixed size: the largest of its sizes that fits, two lines evened, the rest cut short.

For the words that lead through a deck, which stand elsewhere in full; content never comes here.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.plan.deck.balance import balanced
from deckgen.plan.deck.desk import LINE
from deckgen.plan.deck.flow import scaled
from deckgen.plan.deck.slides import Insets
from deckgen.plan.lines import measure, shortened
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
    scale = 1.0
    for size in sizes:
        scale = size / sizes[0]
        lines = words.lines(width, scale)
        if lines <= lines_in(rect.height, size, spacing):
            if lines == 2:
                runs, inset = balanced(runs, words, scale, rect.width, lang)
                return Fitted(scaled(runs, scale), Insets(right=inset), True)
            return Fitted(scaled(runs, scale), Insets(), True)
    most = lines_in(rect.height, sizes[-1], spacing)
    return Fitted(scaled(shortened(runs, width, most, scale), scale), Insets(), False)


def lines_in(height: Length, size: float, spacing: float = 1.0) -> int:
    """How many lines a height holds, at least one."""
    return max(1, int(to_points(height) * _TOLERANCE / (LINE * size * spacing)))
