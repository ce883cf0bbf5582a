"""Turn a `Briefing` into a `DeckPlan`: every slide, every box, every size."""

from deckgen.plan.deck.deck import plan_deck
from deckgen.plan.deck.slides import DeckPlan, SlidePlan

__all__ = ["DeckPlan", "SlidePlan", "plan_deck"]
