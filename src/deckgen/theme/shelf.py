"""Fonts for characters that those shipped with deckgen lack: named in the manifest, or found on the machine.

Nothing is looked up before the first such character. What is chosen depends on the names of the fonts and on
their characters alone, so the same fonts give the same pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from pathlib import PurePath

from deckgen.diagnostics import Code, Report
from deckgen.model.briefing import FontName
from deckgen.project import Files, FontFile
from deckgen.theme.fonts import Face, OutsideFont, outside_font
from deckgen.theme.scripts import script_of
from deckgen.values import dataclass


class Kind(Enum):
    SERIF = "serif"
    SANS = "sans"
    MONO = "mono"


_KINDS = {"Source Serif 4": Kind.SERIF, "Cousine": Kind.MONO, "Courier New": Kind.MONO}

_SERIF = "notoserif sourcehanserif yumin hiraminpro songti simsun batang times freeserif".split()
_SANS = (
    "notosans sourcehansans yugoth hirakakupro hiraginosans pingfang msyh msjh malgun applesdgothic meiryo "
    "msgothic nirmala leelawui ebrima gadugi seguisym segoeui arialunicode arial tahoma dejavusans freesans "
    "droidsans symbola"
).split()
"""Beginnings of the names of files, from the best to the least: Noto, then what Windows and macOS bring."""
_ORDER = {
    Kind.SERIF: (*_SERIF, *_SANS),
    Kind.SANS: (*_SANS, *_SERIF),
    Kind.MONO: ("notosansmono", *_SANS, *_SERIF),
}

_UNFIT = r"italic|oblique|lastresort|adobeblank"
"""Slanted, or made to draw something for every character. Not compiled before it is needed."""
_UNUSUAL = r"bold|light|thin|black|medium|condensed|heavy|mono|display|looped|ui(?=-|regular|$)"
_BOLD_FROM = 600
"""Weight of the lightest face that counts as bold."""
_STYLE = r"-?(?:regular|book|roman|normal)$"
_BOLD = ("-bold", "bold", "bd", "b", "-b")
"""What stands behind the name of a family in the name of its bold file."""

_REGIONS = frozenset("JP KR SC TC HK".split())


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the ranking of fonts depends on."""

    script: str
    """A word that the name of a script's own font holds."""
    kind: Kind
    region: str
    """Of ideographs, whose forms differ: JP, KR, SC, TC or HK; empty for all other scripts."""


class Shelf:
    """Finds the face that draws a character. One for a build; remembers what it found."""

    def __init__(
        self, files: Files | None = None, named: Sequence[FontName] = (), report: Report | None = None
    ) -> None:
        self._files = files
        self._named = named
        self._report = report
        self._found: dict[tuple[str, Kind, bool, str], Face | None] = {}
        self._ranked: dict[_Wanted, tuple[str, ...]] = {}
        self._opened: dict[str, tuple[OutsideFont, ...]] = {}
        self._paths: tuple[str, ...] | None = None
        self._own: tuple[FontFile, ...] | None = None

    def face_for(self, character: str, like: Face, region: str = "") -> Face | None:
        """An upright face with a glyph for the character, as bold and as much of a serif as `like`."""
        key = (character, _KINDS.get(like.family, Kind.SANS), like.bold, region)
        if key not in self._found:
            self._found[key] = self._search(*key)
        return self._found[key]

    def _search(self, character: str, kind: Kind, bold: bool, region: str) -> Face | None:
        own = [font for font in map(outside_font, self._named_files()) if font.has_glyph(character)]
        if own:
            family = [font for font in own if font.family == own[0].family]
            return _face(min(family, key=lambda font: abs(font.weight - (700 if bold else 400))).file)
        script = script_word(character)
        wanted = _Wanted(script, kind, region if script == "cjk" else "")
        for path in self._in_order(wanted):
            found = self._drawn_by(path, character, wanted.region)
            if found is not None:
                return self._bold_of(found, character, wanted.region) if bold else _face(found)
        return None

    def _bold_of(self, file: FontFile, character: str, region: str) -> Face:
        """The bold face of a family; its regular one where it has none."""
        path = PurePath(file.path)
        base = re.sub(_STYLE, "", path.stem.lower())
        wanted = {base + ending for ending in _BOLD}
        for other in self._system_paths():
            if PurePath(other).parent == path.parent and PurePath(other).stem.lower() in wanted:
                found = self._drawn_by(other, character, region)
                if found is not None:
                    return _face(found)
        return _face(file)

    def _drawn_by(self, path: str, character: str, region: str) -> FontFile | None:
        """The face in a file that draws the character: of a collection, that of the region."""
        faces = [one for one in self._open(path) if one.has_glyph(character) and one.may_be_embedded]
        if not faces:
            return None
        return min(faces, key=lambda font: _misfit(font, region)).file

    def _open(self, path: str) -> tuple[OutsideFont, ...]:
        if path not in self._opened:
            try:
                assert self._files is not None, "without files there are no paths"
                first = outside_font(self._files.font(path))
            except OSError:
                self._opened[path] = ()
            else:
                faces = (outside_font(replace(first.file, number=n)) for n in range(1, first.count))
                self._opened[path] = (first, *faces)
        return self._opened[path]

    def _in_order(self, wanted: _Wanted) -> tuple[str, ...]:
        if wanted not in self._ranked:
            fit = (
                path for path in self._system_paths() if not re.search(_UNFIT, PurePath(path).stem.lower())
            )
            self._ranked[wanted] = tuple(sorted(fit, key=lambda path: _rank(path, wanted)))
        return self._ranked[wanted]

    def _system_paths(self) -> tuple[str, ...]:
        if self._paths is None:
            self._paths = self._files.system_fonts() if self._files else ()
        return self._paths

    def _named_files(self) -> tuple[FontFile, ...]:
        if self._own is None:
            self._own = tuple(self._iter_named())
        return self._own

    def _iter_named(self) -> Iterator[FontFile]:
        for name in self._named:
            found = self._open(name.name) if name.is_file else self._family(name.name)
            usable = [font.file for font in found if font.is_readable and font.may_be_embedded]
            if usable:
                yield from usable
            elif any(font.is_readable for font in found):
                message = f"the licence of the font '{name.name}' does not let a PDF hold it"
                self._say(name, message, "name another font")
            elif name.is_file:
                message = f"'{name.name}' is not a font that can be read"
                self._say(name, message, "give a TrueType or OpenType file")
            else:
                message = f"this machine has no font of the family '{name.name}'"
                self._say(name, message, "install it, or put its file beside the manifest")

    def _say(self, name: FontName, message: str, hint: str) -> None:
        if self._report is not None:
            self._report.add(Code.FONT_UNUSABLE, name.span, message, hint)

    def _family(self, name: str) -> list[OutsideFont]:
        """The upright fonts of a family, the one for running text first."""
        fonts = [font for path in filter(_is_fit, self._system_paths()) for font in self._open(path)]
        own = [font for font in fonts if font.family.casefold() == name.casefold()]
        return sorted(own, key=lambda font: abs(font.weight - 400))


def script_word(character: str) -> str:
    """The word for a script in names of fonts, such as "devanagari", "cjk" or "symbols"."""
    if script_of(character).is_cjk:
        return "cjk"
    if unicodedata.category(character) in {"So", "Sm"}:
        return "symbols"
    return re.sub(r"[^a-z]", "", unicodedata.name(character, "").partition(" ")[0].lower())


def region_of(text: str, lang: str) -> str:
    """Whose forms of ideographs a text asks for: by its language, else by the letters beside them."""
    parts = lang.split("-")
    match parts[0].lower():
        case "ja":
            return "JP"
        case "ko":
            return "KR"
        case "zh" | "yue":
            if "HK" in parts or "MO" in parts:
                return "HK"
            return "TC" if "TW" in parts or "Hant" in parts else "SC"
        case _:
            return _region_by_letters(text)


def _region_by_letters(text: str) -> str:
    if any("\u3041" <= character <= "\u30ff" for character in text):
        return "JP"
    if any("\uac00" <= character <= "\ud7a3" for character in text):
        return "KR"
    return "SC"


def _is_fit(path: str) -> bool:
    return not re.search(_UNFIT, PurePath(path).stem.lower())


def _face(file: FontFile) -> Face:
    font = outside_font(file)
    return Face(font.family, font.weight >= _BOLD_FROM, file=file)


def _misfit(font: OutsideFont, region: str) -> tuple[bool, bool, float, int]:
    words = font.family.split()
    wrong = bool(region) and region not in words and bool(_REGIONS.intersection(words))
    return "Mono" in words, wrong, abs(font.weight - 400), font.file.number


def _rank(path: str, wanted: _Wanted) -> tuple[object, ...]:
    """The smaller, the better."""
    stem = PurePath(path).stem.lower()
    name = re.sub(r"[^a-z0-9]", "", stem)
    order = _ORDER[wanted.kind]
    place = next((n for n, start in enumerate(order) if name.startswith(start)), len(order))
    unusual = len(re.findall(_UNUSUAL, stem))
    if wanted.kind is Kind.MONO and "mono" in stem:
        unusual -= 1
    # A family has one file for all regions, or one for each.
    family = re.sub(_STYLE, "", stem)
    is_regional = wanted.region.lower() and family.endswith(wanted.region.lower())
    has_script = wanted.script in name and bool(wanted.script)
    is_foreign = "cjk" in name and wanted.script != "cjk"
    return is_foreign, not (has_script or is_regional), unusual, place, not is_regional, len(name), name, path


EMPTY_SHELF = Shelf()
