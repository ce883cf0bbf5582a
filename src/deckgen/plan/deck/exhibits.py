"""The deck's kit for exhibits."""

from __future__ import annotations

from deckgen.plan.deck.desk import Desk
from deckgen.plan.exhibits.kit import Kit, Sizes
from deckgen.plan.exhibits.words import exhibit_words
from deckgen.theme.resolved import Scale


def deck_kit(desk: Desk) -> Kit:
    return Kit(
        palette=desk.theme.palette,
        family=desk.theme.deck_fonts.body,
        sizes=deck_sizes(desk.scale),
        words=exhibit_words(desk.lang),
        lang=desk.lang,
        context=desk.context,
    )


def deck_sizes(scale: Scale) -> Sizes:
    """Sizes of exhibits at each step: the lead is as large as the smallest running text."""
    lead, label, dense, small = scale.body[-1], scale.secondary, scale.dense, scale.source
    steps = len(scale.body)

    def ladder(*sizes: float) -> tuple[float, ...]:
        return (*sizes, *[sizes[-1]] * steps)[:steps]

    return Sizes(
        scale.body,
        ladder(lead, lead, label, dense),
        ladder(label, label, dense, dense),
        ladder(dense, dense, dense, small),
        small,
    )
