"""Font metrics, measured with HarfBuzz: of the fonts that deckgen ships, and of others for other scripts.

The deck names fonts that the reader's machine holds (Calibri); they are measured with the bundled font
of the same metrics (Carlito). The brief embeds what it measures. A font of the machine is asked for a
character that no bundled font has, and for nothing else (`shelf`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import uharfbuzz as hb

from deckgen.project.font_files import FontFile
from deckgen.theme.scripts import script_of
from deckgen.values import dataclass

FONT_FOLDER = Path(__file__).parent.parent / "fonts"

BUNDLED = {
    "Arial": "arimo/Arimo",
    "Arimo": "arimo/Arimo",
    "Calibri": "carlito/Carlito",
    "Carlito": "carlito/Carlito",
    "Courier New": "cousine/Cousine",
    "Cousine": "cousine/Cousine",
    "Source Serif 4": "source-serif-4/SourceSerif4",
}
"""Family name to the stem of the bundled file that has its metrics."""

STAND_INS = {"Arial": "Arimo", "Calibri": "Carlito", "Courier New": "Cousine"}
"""Families of Office, and the bundled one that has the same advance widths."""

FALLBACK = ("Carlito", "Arimo", "Source Serif 4", "Cousine")
"""Families to ask, in order, for a character that the text's own family lacks."""

_KERNED = {"kern": True, "liga": True, "clig": True}
_KERNED_ONLY = {"kern": True, "liga": False, "clig": False}
_PLAIN = {"kern": False, "liga": False, "clig": False}

_ASCII = "".join(map(chr, range(32, 127)))

Moves: TypeAlias = tuple[tuple[int, float], ...]
"""Where kerning moves a character: (index, change of its advance in em), for the pairs that kern."""


@dataclass(frozen=True, slots=True)
class Face:
    """A family in one of its four styles."""

    family: str
    bold: bool = False
    italic: bool = False
    file: FontFile | None = None
    """Where it comes from; None: deckgen ships it, or the font that measures it."""

    @property
    def suffix(self) -> str:
        match (self.bold, self.italic):
            case (False, False):
                return "Regular"
            case (True, False):
                return "Bold"
            case (False, True):
                return "Italic"
            case _:
                return "BoldItalic"


_SIGN = 0.6
"""Width of a vowel sign that stands beside its letter, as a share of the letter's."""


class Font:
    """Advances of one font file. Widths are in em: multiply by the size in points."""

    def __init__(self, path: Path, face: hb.Face | None = None) -> None:
        self.path = path
        is_shipped = face is None
        if face is None:
            face = hb.Face(hb.Blob.from_file_path(str(path)))
        self._face = face
        self._hb = hb.Font(face)
        self._em: int = face.upem
        extents = self._hb.get_font_extents("ltr")
        self.ascent: float = extents.ascender / self._em
        self.descent: float = -extents.descender / self._em
        self._kerned: dict[str, float] = {}
        self._moves: dict[str, Moves] = {}
        self._widest: dict[str, float] = {}
        self._glyphs: dict[str, bool] = {}
        self._notdef: float = self._hb.get_glyph_h_advance(0) / self._em
        self._ascii = {one: self._advance(ord(one)) for one in _ASCII} if is_shipped else {}
        """The advances of printable ASCII, which the shipped fonts draw by a glyph a character."""

    def has_glyph(self, character: str) -> bool:
        return self._hb.get_nominal_glyph(ord(character)) is not None

    def lacks(self, text: str) -> bool:
        """Whether another font has to draw some of the text."""
        return not text.isascii() and not all(map(self._has, text))

    def lacks_letters(self, text: str) -> bool:
        """The same for letters of scripts that are neither Latin nor East Asian."""
        return self.lacks(text) and any(not self._has(one) and _is_letter(one) for one in text)

    def kerned(self, text: str) -> float:
        """The width of `text` with kerning and without ligatures: as the brief draws it."""
        width = self._kerned.get(text)
        if width is None:
            self._kern(text)
            width = self._kerned[text]
        return width

    def kerns(self, text: str) -> Moves:
        moves = self._moves.get(text)
        if moves is None:
            self._kern(text)
            moves = self._moves[text]
        return moves

    def widest(self, text: str) -> float:
        """The larger of kerned and plain widths: PowerPoint kerns or not, by its master and its reader."""
        width = self._widest.get(text)
        if width is None:
            plain = self._plain(text) or _advances(self._buffer(text, _PLAIN))
            units = max(sum(_advances(self._buffer(text, _KERNED))), sum(plain))
            self._widest[text] = width = units / self._em + self._foreign(text)
        return width

    def glyphs(self) -> dict[int, int]:
        """The number of the glyph of each character that the font can draw."""
        return {code: self._hb.get_nominal_glyph(code) for code in self._face.unicodes}

    def _kern(self, text: str) -> None:
        """Remember the width and the moves of a text, which is shaped once for both."""
        buffer = self._buffer(text, _KERNED_ONLY)
        kerned = _advances(buffer)
        places: Sequence[int] = range(len(text))
        plain = self._plain(text)
        if plain is None:
            places = [info.cluster for info in buffer.glyph_infos]
            plain = [self._hb.get_glyph_h_advance(info.codepoint) for info in buffer.glyph_infos]
        self._kerned[text] = sum(kerned) / self._em
        self._moves[text] = () if kerned == plain else tuple(self._iter_moves(places, kerned, plain))

    def _iter_moves(
        self, places: Sequence[int], kerned: Sequence[int], plain: Sequence[int]
    ) -> Iterator[tuple[int, float]]:
        for place, with_kerning, without in zip(places, kerned, plain, strict=True):
            if with_kerning != without:
                yield place, (with_kerning - without) / self._em

    def _plain(self, text: str) -> list[int] | None:
        """The advance of each character by itself; None where they are more than printable ASCII."""
        try:
            return [self._ascii[character] for character in text]
        except KeyError:
            return None

    def _advance(self, code: int) -> int:
        advance: int = self._hb.get_glyph_h_advance(self._hb.get_nominal_glyph(code) or 0)
        return advance

    def _foreign(self, text: str) -> float:
        """What must be added for characters that another font will draw, since this one has no glyph."""
        if text.isascii():
            return 0.0
        missing = [character for character in text if not self._has(character)]
        return sum(map(_foreign_width, missing)) - self._notdef * len(missing)

    def _has(self, character: str) -> bool:
        found = self._glyphs.get(character)
        if found is None:
            # Of spaces without a glyph every program makes one of its own.
            found = self._glyphs[character] = self.has_glyph(character) or character.isspace()
        return found

    def _buffer(self, text: str, features: dict[str, bool]) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._hb, buffer, features)
        return buffer


def _advances(buffer: hb.Buffer) -> list[int]:
    return [position.x_advance for position in buffer.glyph_positions or ()]


def _foreign_width(character: str) -> float:
    """In em, rather too wide: which font will draw the character is known to nobody yet."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if character >= "\U0001f000" and not _is_ideograph(character):
        return 1.4
    if not _is_letter(character):
        return 1.0
    letter = script_of(character).letter
    return letter * _SIGN if unicodedata.category(character) == "Mc" else letter


def _is_letter(character: str) -> bool:
    """Whether it belongs to a script that is neither Latin nor East Asian."""
    is_drawn = unicodedata.category(character) not in {"Mn", "Me", "Cf", "So"}
    return is_drawn and character < "\U0001f000" and not _is_ideograph(character)


def _is_ideograph(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


_USAGE, _RESTRICTED = 0x000F, 0x0002


class OutsideFont(Font):
    """A font that deckgen does not ship. Its text is drawn a glyph for a character, and measured so."""

    def __init__(self, file: FontFile) -> None:
        self.file = file
        blob = hb.Blob.from_file_path(file.path) if file.data is None else hb.Blob(file.data)
        super().__init__(Path(file.path), hb.Face(blob, file.number))
        self._advances: dict[str, float] = {}

    @property
    def count(self) -> int:
        """Faces in its collection; 1 where the file is none."""
        return max(1, int(self._face.count))

    @property
    def is_readable(self) -> bool:
        return bool(self._face.glyph_count)

    @property
    def may_be_embedded(self) -> bool:
        """Whether its licence lets a PDF hold it ("fsType" of OpenType's table OS/2)."""
        data = self._face.reference_table("OS/2").data or b""
        return int.from_bytes(data[8:10], "big") & _USAGE != _RESTRICTED

    @property
    def family(self) -> str:
        return str(self._face.get_name(16) or self._face.get_name(1) or self.path.stem)

    @property
    def postscript_name(self) -> str:
        return str(self._face.get_name(6) or self.family)

    @property
    def weight(self) -> float:
        """400 for regular, 700 for bold."""
        return float(self._hb.get_style_value(hb.StyleTag.WEIGHT))

    @property
    def has_cubic_outlines(self) -> bool:
        return "glyf" not in self._face.table_tags

    @property
    def em(self) -> int:
        """Units of the font in an em."""
        return self._em

    def has_glyph(self, character: str) -> bool:
        """Whether it draws the character; a picture in colours is none that a PDF could embed."""
        glyph = self._hb.get_nominal_glyph(ord(character))
        if not glyph:
            return False
        if character.isspace() or not self._is_in_color:
            return True
        pen = _Touch()
        self._hb.draw_glyph_with_pen(glyph, pen)
        return pen.is_used

    def advance(self, character: str) -> float:
        width = self._advances.get(character)
        if width is None:
            glyph = self._hb.get_nominal_glyph(ord(character)) or 0
            width = self._advances[character] = self._hb.get_glyph_h_advance(glyph) / self._em
        return width

    def draw(self, character: str, pen: Any) -> None:
        """Draw the character's outline, in the font's own units, with a pen of fontTools."""
        self._hb.draw_glyph_with_pen(self._hb.get_nominal_glyph(ord(character)) or 0, pen)

    def kerned(self, text: str) -> float:
        return sum(map(self.advance, text))

    def kerns(self, text: str) -> Moves:
        return ()

    @property
    def _is_in_color(self) -> bool:
        face = self._face
        return bool(face.has_color_png or face.has_color_svg or face.has_color_paint)


class _Touch:
    """A pen that only notes whether anything is drawn."""

    def __init__(self) -> None:
        self.is_used = False

    def moveTo(self, *points: object) -> None:  # noqa: N802  named by fontTools
        self.is_used = True

    lineTo = curveTo = qCurveTo = closePath = endPath = moveTo  # noqa: N815


@cache
def outside_font(file: FontFile) -> OutsideFont:
    return OutsideFont(file)


@cache
def font_for(face: Face) -> Font:
    """The font that measures `face`; a family that is not shipped is measured with Carlito."""
    if face.file is not None:
        return outside_font(face.file)
    stem = BUNDLED.get(face.family, BUNDLED["Carlito"])
    return Font(FONT_FOLDER / f"{stem}-{face.suffix}.ttf")


@cache
def twin(face: Face) -> Face:
    """The bundled face that measures `face`, and that a PDF embeds for it: Carlito for Calibri."""
    if face.file is not None:
        return face
    family = STAND_INS.get(face.family, face.family)
    return Face(family if family in BUNDLED else "Carlito", face.bold, face.italic)
