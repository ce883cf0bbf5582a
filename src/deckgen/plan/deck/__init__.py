"""Turn a `Briefing` into a `DeckPlan`: every slide, every box, every size."""
