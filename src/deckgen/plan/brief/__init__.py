"""The brief: a briefing as typeset pages."""

from deckgen.plan.brief.plan import plan_brief

__all__ = ["plan_brief"]
