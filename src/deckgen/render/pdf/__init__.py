"""Plans as PDF files, by way of ReportLab."""

from deckgen.render.pdf.brief import render_brief

__all__ = ["render_brief"]
