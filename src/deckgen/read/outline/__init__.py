"""Outline files to `Briefing`: template, then Markdown, then blocks and inlines."""

from deckgen.read.outline.briefing import read_briefing

__all__ = ["read_briefing"]
