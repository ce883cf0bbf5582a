"""Fonts that deckgen does not ship, embedded as TrueType: the outlines of the characters used, and no more.

ReportLab reads TrueType files alone, and of collections and variable fonts only some. HarfBuzz draws the
outline of any font; cubic curves (Noto's fonts for Chinese, Japanese and Korean) become quadratic ones.
That takes some 0.3 ms a character, so nothing is kept between builds.
"""

from __future__ import annotations

import io
import re
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from reportlab.pdfbase.ttfonts import FF_SYMBOLIC

from deckgen.render.pdf.fonts import EmbeddedFont, register
from deckgen.theme.fonts import OutsideFont

_THOUSANDTHS = 1000
_TOLERANCE = 0.001
"""By how much of an em a quadratic curve may miss the cubic one."""
_BOLD = 600
_NOTDEF = ".notdef"


class OutlineFont(EmbeddedFont):
    """A font that is told by what it draws, and not by a file that ReportLab could read."""

    def __init__(self, font: OutsideFont) -> None:
        # ReportLab tells fonts apart by this name, which no file shows.
        super().__init__(f"{font.file.path}#{font.file.number}", OutlineFace(font))
        register(self)


class OutlineFace:
    """What ReportLab and `EmbeddedFont` ask of a font's face, by the names that they have for it."""

    def __init__(self, font: OutsideFont) -> None:
        self._font = font
        self.charToGlyph = _Coverage(font)
        self.name = (re.sub(r"[^A-Za-z0-9-]", "", font.postscript_name) or "Font").encode("ascii")
        self.ascent = round(font.ascent * _THOUSANDTHS)
        self.descent = -round(font.descent * _THOUSANDTHS)
        self.capHeight = self.ascent
        self.bbox = (0, self.descent, _THOUSANDTHS, self.ascent)
        self.flags = FF_SYMBOLIC
        self.italicAngle = 0
        self.stemV = 165 if font.weight >= _BOLD else 87

    def getCharWidth(self, code: int) -> int:
        return round(self._font.advance(chr(code)) * _THOUSANDTHS) if code else 0

    def makeSubset(self, codes: list[int]) -> bytes:
        """A TrueType program whose codes are the places of the characters in the list."""
        font = self._font
        characters = {f"c{code:X}": chr(code) for code in codes if code}
        glyphs = {_NOTDEF: TTGlyphPen(None).glyph()}
        glyphs |= {name: self._glyph(character) for name, character in characters.items()}
        widths = {name: round(font.advance(character) * font.em) for name, character in characters.items()}
        builder = FontBuilder(font.em, isTTF=True)
        builder.setupGlyphOrder(list(glyphs))
        builder.setupGlyf(glyphs)
        bearings = {name: getattr(glyph, "xMin", 0) for name, glyph in glyphs.items()}
        builder.setupHorizontalMetrics({name: (widths.get(name, 0), bearings[name]) for name in glyphs})
        ascent, descent = round(font.ascent * font.em), round(font.descent * font.em)
        builder.setupHorizontalHeader(ascent=ascent, descent=-descent)
        builder.font["cmap"] = _codes_table({place: f"c{code:X}" for place, code in enumerate(codes) if code})
        builder.setupPost(keepGlyphNames=False)
        # The time of making would change the bytes.
        builder.updateHead(created=0, modified=0)
        builder.font.recalcTimestamp = False
        output = io.BytesIO()
        builder.save(output)
        return output.getvalue()

    def _glyph(self, character: str) -> Any:
        pen = TTGlyphPen(None)
        if not self._font.has_cubic_outlines:
            self._font.draw(character, pen)
            return pen.glyph()
        # The contours of the two formats run in opposite directions.
        self._font.draw(character, Cu2QuPen(pen, self._font.em * _TOLERANCE, reverse_direction=True))
        return pen.glyph()


class _Coverage:
    """The characters of a font, as ReportLab asks for them."""

    def __init__(self, font: OutsideFont) -> None:
        self._font = font

    def __contains__(self, code: int) -> bool:
        return self._font.has_glyph(chr(code))


def _codes_table(names: dict[int, str]) -> Any:
    """The one character map of a symbolic font: from codes of one byte to glyphs."""
    table = newTable("cmap")
    table.tableVersion = 0
    subtable = CmapSubtable.newSubtable(0)
    subtable.platformID, subtable.platEncID, subtable.language = 1, 0, 0
    subtable.cmap = names
    table.tables = [subtable]
    return table
