"""A `DeckPlan` to the bytes of a PowerPoint package."""

from deckgen.render.pptx.deck import render_deck

__all__ = ["render_deck"]
