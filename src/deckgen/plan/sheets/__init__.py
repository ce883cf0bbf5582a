"""Turn a `DeckPlan` into pages for print: a slide a page, handouts with notes, the speaker's script."""

from deckgen.plan.sheets.handout import plan_handout, plan_notes
from deckgen.plan.sheets.slides import plan_slides

__all__ = ["plan_handout", "plan_notes", "plan_slides"]
