"""The headings of a brief, as contents and bookmarks name them."""

from __future__ import annotations

from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A section or topic as contents and bookmarks name it."""

    label: str
    """Its number, or nothing."""
    title: str
    level: int
    """0 for sections."""
    mark: str
