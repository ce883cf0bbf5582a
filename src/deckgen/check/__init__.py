"""Lint rules on the briefing and on the plans."""
