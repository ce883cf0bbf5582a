"""A `DeckPlan` to the bytes of a PowerPoint package."""
