"""Fonts as ReportLab embeds them: subsets with true character maps."""

from __future__ import annotations

from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFTrueTypeFont
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTEncoding, TTFont

from deckgen.project import FontFile
from deckgen.render.pdf.face import QuickFace
from deckgen.render.pdf.objects import Stream
from deckgen.theme.fonts import Face, font_for, outside_font

_UNUSED = 0
_BLOCK = 100
"""Most lines that one `beginbfchar` may hold (Adobe Technical Note 5411)."""


class EmbeddedFont(TTFont):
    """A TrueType font that writes its subsets itself.

    ReportLab's own map codes that nothing uses to U+0000, which ISO 14289-1, 7.21.7 forbids, and end their
    streams without an end of line.
    """

    def __init__(self, name: str, face: Any) -> None:
        # All that ReportLab's own constructor sets, which would read a file in its own way.
        self.fontName = name
        self.face = face
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[PDFDocument, TTFont.State] = WeakKeyDictionary()
        self.shapable = self._asciiReadable = False

    def addObjects(self, doc: PDFDocument) -> None:
        state = self.state[doc]
        state.frozen = 1
        used = set(state.assignments.items())
        fonts = doc.idToObject["BasicFonts"].dict
        for number, subset in enumerate(state.subsets):
            name = self.getSubsetInternalName(number, doc)[1:]
            codes = [code if (code, (number << 8) + i) in used else _UNUSED for i, code in enumerate(subset)]
            font = self._subset_object(doc, name, number, codes)
            font.Name = name
            doc.Reference(font, name)
            fonts[name] = font
        del self.state[doc]

    def _subset_object(self, doc: PDFDocument, name: str, number: int, codes: list[int]) -> PDFTrueTypeFont:
        face = self.face
        base = (SUBSETN(number) + b"+" + face.name).decode("ascii")
        font = PDFTrueTypeFont()
        font.BaseFont = base
        font.FirstChar = 0
        font.LastChar = len(codes) - 1
        font.Widths = PDFArray([face.getCharWidth(code) for code in codes])
        font.ToUnicode = doc.Reference(Stream(_to_unicode(base, codes)), f"toUnicode:{name}")
        font.FontDescriptor = self._descriptor(doc, name, base, codes)
        return font

    def _descriptor(self, doc: PDFDocument, name: str, base: str, codes: list[int]) -> object:
        face = self.face
        program = face.makeSubset(codes)
        file = doc.Reference(Stream(program, {"Length1": len(program)}), f"fontFile:{name}")
        entries = {
            "Type": "/FontDescriptor",
            "Ascent": face.ascent,
            "CapHeight": face.capHeight,
            "Descent": face.descent,
            "Flags": face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,
            "FontBBox": PDFArray(face.bbox),
            "FontName": PDFName(base),
            "ItalicAngle": face.italicAngle,
            "StemV": face.stemV,
            "FontFile2": file,
        }
        return doc.Reference(PDFDictionary(entries), f"fontDescriptor:{name}")


@cache
def embedded_font(face: Face) -> EmbeddedFont:
    """The font of a face, read once for the life of the process."""
    if face.file is not None:
        return _outline_font(face.file)
    measured = font_for(face)
    font = EmbeddedFont(f"deckgen {measured.path.stem}", QuickFace(measured))
    register(font)
    return font


def register(font: EmbeddedFont) -> None:
    """Make the font known to canvases by its name.

    `registerFont` would take any font of the same face for this one, were it the host program's own.
    """
    pdfmetrics._fonts[font.fontName] = font


@cache
def _outline_font(file: FontFile) -> EmbeddedFont:
    from deckgen.render.pdf.outline_font import OutlineFont  # noqa: PLC0415  it loads fontTools

    return OutlineFont(outside_font(file))


def _to_unicode(base: str, codes: list[int]) -> bytes:
    """The map from codes to characters by which a reader copies and searches text."""
    lines = [f"<{i:02X}> <{_utf16(code)}>" for i, code in enumerate(codes) if code != _UNUSED]
    blocks = []
    for start in range(0, len(lines), _BLOCK):
        block = lines[start : start + _BLOCK]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar")
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{base} def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *blocks,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode("ascii")


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be").hex().upper()
