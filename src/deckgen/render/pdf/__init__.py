"""Plans as PDF files, by way of ReportLab."""

from deckgen.render.pdf.pages import render_pages

__all__ = ["render_pages"]
