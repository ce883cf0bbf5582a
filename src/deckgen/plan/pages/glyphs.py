"""Find a glyph for every character before anything is drawn.

A PDF must not show `.notdef`. A character that a style's font lacks is taken from another bundled font, then
from one of the machine's; one that no font has is drawn as a box, and still read and copied as itself. What
is missing of a script, glyphs or shaping, is said once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from deckgen.diagnostics import Code, Report, Span
from deckgen.model.places import Belongs
from deckgen.plan.text import Run, TextStyle
from deckgen.theme.fonts import Face, font_for
from deckgen.theme.scripts import Script, Setting, script_of
from deckgen.theme.shelf import Shelf, region_of
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

_UNSHAPED = {
    Setting.SHAPED: "letters of {script} join or change places, which the PDF does not show yet",
    Setting.RIGHT_TO_LEFT: "{script} runs from right to left, but the PDF shows it from left to right",
    Setting.SHAPED_RIGHT_TO_LEFT: "letters of {script} join and run from right to left, but the PDF shows "
    "them apart and from left to right",
}
_FIRST_UNSHAPED = 0x590
"""No character before this one is more than a glyph of its own."""

_TELLING = "のはを다는이"
"""Letters that no longer text in Japanese or Korean goes without."""


def text_width(text: str, style: TextStyle) -> float:
    """In points, kerned inside words, as a PDF draws it; words are cached."""
    kerned = font_for(style.face).kerned
    words = text.split(" ")
    return (sum(kerned(word) for word in words if word) + (len(words) - 1) * kerned(" ")) * style.size


Finder: TypeAlias = Callable[[Belongs], tuple[str, Span] | None]
"""Gives the first character of a kind in the outlines, and where it stands; None where there is none."""


def nowhere(belongs: Belongs) -> None:
    """Stands for outlines that nobody knows."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that one font can draw."""

    run: Run
    actual: str = ""
    """What boxes stand for; as long as the run's text. Empty where the text is itself."""


class Glyphs:
    """Knows which font draws what. One for a plan, so that each script's faults are reported once."""

    def __init__(
        self,
        fallback: tuple[str, ...],
        report: Report,
        shelf: Shelf,
        lang: str,
        find: Finder = nowhere,
    ) -> None:
        self._fallback = fallback
        self._report = report
        self._shelf = shelf
        self._lang = lang
        self._find = find
        self._covered: dict[Face, set[str]] = {}
        self._missing: set[Script] = set()
        self._unshaped: set[Script] = set()
        self._elsewhere: dict[tuple[Face, str, str], Face | None] = {}
        self._letters: str | None = None
        """Those of `_TELLING` that the document holds; None before anybody asks."""

    def split(self, run: Run, span: Span) -> tuple[Stretch, ...]:
        """The run as stretches that their fonts can draw, in order; usually one."""
        covered = self._covered.setdefault(run.style.face, set())
        if covered.issuperset(run.text):
            return (Stretch(run),)
        text = _normal(run.text)
        self._learn(run.style.face, text, span)
        if covered.issuperset(text):
            return (Stretch(replace(run, text=text)),) if text else ()
        return tuple(self._iter_stretches(replace(run, text=text), span))

    def _learn(self, face: Face, text: str, span: Span) -> None:
        font = font_for(face)
        covered = self._covered.setdefault(face, set())
        new = set(text) - covered
        # PDF draws a no-break space as a space; a line feed is never drawn.
        covered.update(c for c in new if c in "\n\u00a0" or font.has_glyph(c))
        if ord(max(new, default="")) >= _FIRST_UNSHAPED:
            self._report_unshaped([c for c in text if c in new], span)

    def _iter_stretches(self, run: Run, span: Span) -> Iterator[Stretch]:
        face = run.style.face
        region = self._region(run.text, run.lang)
        held = ""
        held_face: Face | None = face
        for character in run.text:
            found = self._face_for(character, face, region)
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

    def _face_for(self, character: str, face: Face, region: str) -> Face | None:
        if character in self._covered[face]:
            return face
        key = (face, character, region)
        if key not in self._elsewhere:
            self._elsewhere[key] = self._search(character, face, region)
        return self._elsewhere[key]

    def _search(self, character: str, face: Face, region: str) -> Face | None:
        if character.translate(_STAND_INS) != character:
            return face
        for family in self._fallback:
            for candidate in (Face(family, face.bold, face.italic), Face(family)):
                if font_for(candidate).has_glyph(character):
                    return candidate
        return self._shelf.face_for(character, face, region)

    def _report_missing(self, text: str, span: Span) -> None:
        for character in text:
            script = script_of(character)
            if script not in self._missing:
                self._missing.add(script)
                first, place = self._find(partial(self._is_missing, script)) or (character, span)
                message = f"no font has a glyph for {_named(first)}; the PDF shows a box for it"
                self._report.add(Code.GLYPH_MISSING, place, message, _hint(script))

    def _is_missing(self, script: Script, character: str) -> bool:
        return script_of(character) == script and self._search(character, Face(BOX_FAMILY), "") is None

    def _report_unshaped(self, characters: list[str], span: Span) -> None:
        for character in characters:
            script = script_of(character)
            if script.setting is not Setting.PLAIN and script not in self._unshaped:
                self._unshaped.add(script)
                found = self._find(partial(_is_of, script))
                first, place = found or (character, span)
                fault = _UNSHAPED[script.setting].format(script=script.name)
                message = f"{fault}; the first is {_named(first)}"
                hint = "the deck is right: whoever opens it has a program that sets this script"
                self._report.add(Code.SCRIPT_UNSHAPED, place, message, hint)

    def _region(self, text: str, lang: str) -> str:
        """Whose forms of ideographs are meant: by the text's language, else by the document's letters."""
        if not lang:
            if self._letters is None:
                self._letters = "".join(c for c in _TELLING if self._find(c.__eq__))
            text += self._letters
        return region_of(text, lang or self._lang)


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


def _is_of(script: Script, character: str) -> bool:
    return script_of(character) == script


def _named(character: str) -> str:
    name = unicodedata.name(character, "unnamed character")
    return f"'{character}' (U+{ord(character):04X}, {name})"


def _hint(script: Script) -> str:
    if not script.package:
        return "name a font that has it under 'fonts' in the manifest"
    return (
        f"install a font for {script.name}, such as the Debian package {script.package}, or name one "
        "under 'fonts' in the manifest"
    )
