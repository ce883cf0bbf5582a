"""Turn a `Briefing` into a `DeckPlan`: every slide, every box, every size.

`deck.plan_deck` is where to begin. Nothing is imported here: other plans use the placed things of `slides`
without loading this planner.
"""
