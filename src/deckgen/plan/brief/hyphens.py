"""Where words may be hyphenated."""

from __future__ import annotations

import re
from typing import Any

_EDGE = 3
"""Letters that stay together at either end."""
_CORE = re.compile(r"\W*([^\W\d_]{7,})\W*")
"""A word of seven letters or more, with the punctuation around it."""
_CAPITALS = ("de", "lb")
"""Languages whose nouns are written with a capital, and hyphenated like other words."""


class Hyphenator:
    """Gives the places where a word may be cut. Its dictionary is loaded when the first word asks."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._capitals = lang.split("-", maxsplit=1)[0].lower() in _CAPITALS
        self._dictionary: Any = None
        self._is_loaded = False
        self._cuts: dict[str, tuple[int, ...]] = {}

    def cuts(self, text: str) -> tuple[int, ...]:
        """Offsets before which a hyphen may stand, the last first; none for names and short words."""
        found = self._cuts.get(text)
        if found is None:
            found = self._cuts[text] = self._find(text)
        return found

    def _find(self, text: str) -> tuple[int, ...]:
        match = _CORE.fullmatch(text)
        if match is None:
            return ()
        word = match[1]
        if not (word.islower() or (self._capitals and word[1:].islower())):
            return ()
        if not self._is_loaded:
            self._load()
        if self._dictionary is None:
            return ()
        positions = (position for position in self._dictionary.positions(word.lower()))
        inner = [position for position in positions if _EDGE <= position <= len(word) - _EDGE]
        return tuple(match.start(1) + position for position in reversed(inner))

    def _load(self) -> None:
        # Loading takes 0.08 s, and many briefs have no line short enough to ask.
        import pyphen  # noqa: PLC0415

        self._is_loaded = True
        name = pyphen.language_fallback(self._lang.replace("-", "_"))
        if name is None and self._lang.lower().startswith("en"):
            name = "en_GB"
        if name is not None:
            self._dictionary = pyphen.Pyphen(lang=name)
