"""Outline files to `Briefing`: template, then Markdown, then blocks and inlines."""
