from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from deckgen.render.pdf.face import QuickFace
from deckgen.render.pdf.fonts import embedded_font
from deckgen.theme.fonts import BUNDLED, Face, font_for


@pytest.mark.parametrize("family", sorted(set(BUNDLED) - {"Arial", "Calibri", "Courier New"}))
@pytest.mark.parametrize("bold", [False, True])
def test_tables_are_those_that_reportlab_reads(family: str, *, bold: bool) -> None:
    font = font_for(Face(family, bold))
    quick, slow = QuickFace(font), TTFontFace(str(font.path))
    assert (quick.name, quick.bbox, quick.flags) == (slow.name, slow.bbox, slow.flags)
    assert [bearing for _, bearing in quick.hmetrics] == [bearing for _, bearing in slow.hmetrics]
    assert quick.glyphPos == slow.glyphPos
    codes = [code for code, glyph in slow.charToGlyph.items() if glyph]
    assert len(codes) > 200
    assert [quick.charToGlyph.get(code) for code in codes] == [slow.charToGlyph[code] for code in codes]
    assert [quick.getCharWidth(code) for code in codes] == [slow.getCharWidth(code) for code in codes]
    # Of glyphs that share the last advance, ReportLab 5.1 gives it in thousandths of an em and not in units.
    slow.hmetrics = quick.hmetrics
    assert quick.makeSubset([0, *codes[:200]]) == slow.makeSubset([0, *codes[:200]])


def test_fonts_of_a_host_program_stay_its_own() -> None:
    """A program that draws with ReportLab itself may have the same font open, under a name of its own."""
    ours = embedded_font(Face("Carlito"))
    theirs = TTFont("HostsCarlito", ours.face.filename)
    pdfmetrics.registerFont(theirs)
    assert pdfmetrics.getFont("HostsCarlito") is theirs
    assert pdfmetrics.stringWidth("wide", "HostsCarlito", 10) > 0
    assert pdfmetrics.getFont(ours.fontName) is ours
