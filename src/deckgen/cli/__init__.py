"""The command line: one file a command; the only place that prints or exits."""

from deckgen.cli.main import main

__all__ = ["main"]
