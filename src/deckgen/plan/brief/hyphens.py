"""Where words may be hyphenated, by the patterns that pyphen ships (Liang's algorithm).

pyphen itself is not loaded: its import and its way of reading a dictionary take 80 ms, a fifth of what a
small brief may cost; the file alone takes 8.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

_EDGE = 3
"""Letters that stay together at either end."""
_CORE = re.compile(r"\W*([^\W\d_]{7,})\W*")
"""A word of seven letters or more, with the punctuation around it."""
_CAPITALS = ("de", "lb")
"""Languages whose nouns are written with a capital, and hyphenated like other words."""
_PREFERRED = {"en": "en_GB", "de": "de_DE", "pt": "pt_PT", "no": "nb_NO"}
"""The dictionary for a language without a region, where it has several."""
_DIGITS = b"0123456789"


class Hyphenator:
    """Gives the places where a word may be cut. Its patterns are read when the first word asks."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._capitals = lang.partition("-")[0].lower() in _CAPITALS
        self._cuts: dict[str, tuple[int, ...]] = {}
        self._others: dict[str, Hyphenator] = {}

    def of(self, lang: str) -> Hyphenator:
        """That of a stretch in another language; itself where none is named."""
        if not lang or lang == self._lang:
            return self
        if lang not in self._others:
            self._others[lang] = Hyphenator(lang)
        return self._others[lang]

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
        inner = [p for p in _points(word.lower(), self._lang) if _EDGE <= p <= len(word) - _EDGE]
        return tuple(match.start(1) + position for position in reversed(inner))


def _points(word: str, lang: str) -> list[int]:
    """Every place in a word at which its patterns allow a hyphen."""
    patterns, longest = _patterns(lang)
    edged = f".{word}."
    values = [0] * (len(edged) + 1)
    for start in range(len(edged)):
        for end in range(start + 1, min(len(edged), start + longest) + 1):
            pattern = patterns.get(edged[start:end])
            if pattern is not None:
                _raise(values, start, pattern)
    return [place - 1 for place in range(2, len(edged) - 1) if values[place] % 2]


def _raise(values: list[int], place: int, pattern: str) -> None:
    """Digits stand between the letters of a pattern; of several for one place the highest counts."""
    for character in pattern:
        if character.isdigit():
            values[place] = max(values[place], int(character))
        else:
            place += 1


@cache
def _patterns(lang: str) -> tuple[dict[str, str], int]:
    """Patterns by their letters, and the length of the longest; none for a language without a dictionary."""
    path = _dictionary(lang)
    if path is None:
        return {}, 0
    name, _, body = path.read_bytes().partition(b"\n")
    encoding = name.decode("ascii").strip()
    # In a few passes over the whole file, of which some have a hundred thousand lines. Settings, notes and
    # patterns that change the spelling stay: their capitals and marks stand in no word that is looked up.
    text = b"\n".join(body.split())
    lines = text.decode(encoding).split("\n")
    letters = text.translate(None, _DIGITS).decode(encoding).split("\n")
    return dict(zip(letters, lines, strict=True)), max(map(len, letters), default=0)


def _dictionary(lang: str) -> Path | None:
    """The dictionary for the language and region, else for the language in some region."""
    found = importlib.util.find_spec("pyphen")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "dictionaries"
    wanted = lang.replace("-", "_")
    language = wanted.partition("_")[0].lower()
    for name in (wanted, _PREFERRED.get(language, language)):
        path = folder / f"hyph_{name}.dic"
        if path.is_file():
            return path
    return next(iter(sorted(folder.glob(f"hyph_{language}_*.dic"))), None)
