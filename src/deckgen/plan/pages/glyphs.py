"""Find a glyph for every character before anything is drawn.

A PDF must not show `.notdef`. A character that a style's font lacks is taken from another bundled font;
one that no bundled font has is drawn as a box, reported once, and still read and copied as itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from deckgen.diagnostics import Code, Report, Span
from deckgen.plan.text import Run, TextStyle
from deckgen.theme.fonts import Face, font_for
from deckgen.values import dataclass

BOX = "□"
"""Carlito and Cousine have it."""
BOX_FAMILY = "Carlito"

_STAND_INS = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2002": " ",
        "\u2003": " ",
        "\u2007": " ",
        "\u2008": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u202f": " ",
        "\u2028": "\n",
        "\u2029": "\n",
        "\t": " ",
    }
)
"""One character for one, so that offsets stay. Drawn where a font lacks the original."""

_IGNORABLE = frozenset(
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
) | frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Default-ignorable characters: they ask for a treatment and show nothing themselves."""

_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "FULLWIDTH", "BOPOMOFO")
_PICTOGRAMS = range(0x1F000, 0x20000)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that one font can draw."""

    run: Run
    actual: str = ""
    """What boxes stand for; as long as the run's text. Empty where the text is itself."""


class Glyphs:
    """Knows which font draws what. One for a plan, so that each missing character is reported once."""

    def __init__(self, fallback: tuple[str, ...], report: Report) -> None:
        self._fallback = fallback
        self._report = report
        self._covered: dict[Face, set[str]] = {}
        self._missing: set[str] = set()
        self._elsewhere: dict[tuple[Face, str], Face | None] = {}

    def split(self, run: Run, span: Span) -> tuple[Stretch, ...]:
        """The run as stretches that their fonts can draw, in order; usually one."""
        covered = self._covered.setdefault(run.style.face, set())
        if covered.issuperset(run.text):
            return (Stretch(run),)
        text = _normal(run.text)
        self._learn(run.style.face, text)
        if covered.issuperset(text):
            return (Stretch(replace(run, text=text)),) if text else ()
        return tuple(self._iter_stretches(replace(run, text=text), span))

    def _learn(self, face: Face, text: str) -> None:
        font = font_for(face)
        covered = self._covered.setdefault(face, set())
        # PDF draws a no-break space as a space; a line feed is never drawn.
        covered.update(c for c in set(text) - covered if c in "\n\u00a0" or font.has_glyph(c))

    def _iter_stretches(self, run: Run, span: Span) -> Iterator[Stretch]:
        face = run.style.face
        held = ""
        held_face: Face | None = face
        for character in run.text:
            found = self._face_for(character, face)
            if held and found != held_face:
                yield self._stretch(run, held, held_face, span)
                held = ""
            held, held_face = held + character, found
        if held:
            yield self._stretch(run, held, held_face, span)

    def _stretch(self, run: Run, text: str, face: Face | None, span: Span) -> Stretch:
        if face is None:
            self._report_missing(text, span)
            style = replace(run.style, face=Face(BOX_FAMILY))
            return Stretch(replace(run, text=BOX * len(text), style=style), text)
        style = TextStyle(face, run.style.size, run.style.color)
        return Stretch(replace(run, text=_stand_in(text, face), style=style))

    def _face_for(self, character: str, face: Face) -> Face | None:
        if character in self._covered[face]:
            return face
        key = (face, character)
        if key not in self._elsewhere:
            self._elsewhere[key] = self._search(character, face)
        return self._elsewhere[key]

    def _search(self, character: str, face: Face) -> Face | None:
        if character.translate(_STAND_INS) != character:
            return face
        for family in self._fallback:
            for candidate in (Face(family, face.bold, face.italic), Face(family)):
                if font_for(candidate).has_glyph(character):
                    return candidate
        return None

    def _report_missing(self, text: str, span: Span) -> None:
        for character in text:
            if character not in self._missing:
                self._missing.add(character)
                self._report.add(
                    Code.GLYPH_MISSING, span, _missing_message(character), _missing_hint(character)
                )


def _normal(text: str) -> str:
    """Composed, and without what shows nothing: "e" and a combining accent are one glyph."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _IGNORABLE.isdisjoint(text):
        return text
    return "".join(character for character in text if character not in _IGNORABLE)


def _stand_in(text: str, face: Face) -> str:
    font = font_for(face)
    return "".join(c if font.has_glyph(c) else c.translate(_STAND_INS) for c in text)


def _missing_message(character: str) -> str:
    name = unicodedata.name(character, "unnamed character")
    return f"no font has a glyph for '{character}' (U+{ord(character):04X}, {name}); the brief shows a box"


def _missing_hint(character: str) -> str:
    name = unicodedata.name(character, "")
    package = "fonts-noto-core"
    if ord(character) in _PICTOGRAMS:
        package = "fonts-symbola"
    elif any(word in name for word in _EAST_ASIAN):
        package = "fonts-noto-cjk"
    return f"the Debian package {package} has it; deckgen itself uses only the fonts that it ships"
