"""Small fonts made for a test: a square for each character, so that none of the machine's is asked."""

from __future__ import annotations

import io
from collections.abc import Iterable

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

EM = 1000


def make_font(
    family: str,
    characters: Iterable[str],
    *,
    cff: bool = False,
    bold: bool = False,
    width: int = EM,
    embedding: int = 0,
) -> bytes:
    """A font with a glyph for each of the characters, all of one width; of cubic curves where `cff`."""
    glyphs = {".notdef": ""} | {f"u{ord(one):04X}": one for one in dict.fromkeys(characters)}
    builder = FontBuilder(EM, isTTF=not cff)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(one): name for name, one in glyphs.items() if one})
    style = "Bold" if bold else "Regular"
    postscript = f"{family.replace(' ', '')}-{style}"
    if cff:
        drawn = {name: _cff_glyph(one, width) for name, one in glyphs.items()}
        builder.setupCFF(postscript, {}, drawn, {})
    else:
        builder.setupGlyf({name: _glyf_glyph(one) for name, one in glyphs.items()})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (width, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": postscript})
    builder.setupOS2(usWeightClass=700 if bold else 400, fsType=embedding)
    builder.setupPost()
    output = io.BytesIO()
    builder.save(output)
    return output.getvalue()


def make_collection(*fonts: bytes) -> bytes:
    collection = TTCollection()
    collection.fonts = [TTFont(io.BytesIO(font)) for font in fonts]
    output = io.BytesIO()
    collection.save(output)
    return output.getvalue()


def _glyf_glyph(character: str) -> object:
    pen = TTGlyphPen(None)
    if not character.isspace():
        pen.moveTo((100, 0))
        pen.qCurveTo((100, 400), (100, 800))
        pen.lineTo((900, 800))
        pen.lineTo((900, 0))
        pen.closePath()
    return pen.glyph()


def _cff_glyph(character: str, width: int) -> object:
    pen = T2CharStringPen(width, None)
    if not character.isspace():
        pen.moveTo((100, 0))
        pen.lineTo((900, 0))
        pen.curveTo((950, 300), (950, 600), (900, 800))
        pen.lineTo((100, 800))
        pen.closePath()
    return pen.getCharString()
