"""deckgen turns outline files into a native PowerPoint deck and a typeset PDF brief."""

__version__ = "0.1.0"
