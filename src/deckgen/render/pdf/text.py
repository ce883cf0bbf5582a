"""Text as operands of PDF's text operators: kerned, and cached by font and word."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument

from deckgen.render.pdf.fonts import embedded_font
from deckgen.theme.fonts import Face, font_for

_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r", "\n": r"\n"})
_THOUSANDTHS = 1000

Shown = tuple[tuple[int, str], ...]
"""A word's parts: the number of the font's subset, and a string's inside, kerning included."""


class TextEncoder:
    """Encodes the words of one document."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._words: dict[Face, dict[str, Shown]] = {}

    def font_name(self, face: Face, subset: int) -> str:
        name: str = embedded_font(face).getSubsetInternalName(subset, self._document)
        return name

    def parts(self, face: Face, text: str) -> Shown:
        """The text in stretches of one subset each: nearly always a single one."""
        words = self._words.setdefault(face, {})
        encoded = []
        for word in text.split(" "):
            shown = words.get(word)
            if shown is None:
                shown = words[word] = self._encode(face, word)
            encoded.append(shown)
        if all(len(shown) == 1 and shown[0][0] == 0 for shown in encoded):
            return ((0, " ".join([shown[0][1] for shown in encoded])),)
        return _joined(encoded)

    def _encode(self, face: Face, word: str) -> Shown:
        """Each character's code and the kerning behind it, as a TJ array has them."""
        if not word:
            return ((0, ""),)
        kerns = font_for(face).kerns(word)
        parts = []
        begin = 0
        for subset, codes in embedded_font(face).splitString(word, self._document):
            end = begin + len(codes)
            here = [(place - begin, move) for place, move in kerns if begin <= place < end] if kerns else ()
            parts.append((subset, _operand(codes.decode("latin-1"), here)))
            begin = end
        return tuple(parts)


def _operand(codes: str, kerns: Sequence[tuple[int, float]]) -> str:
    """The inside of a string, left and taken up again for each kern behind one of its characters."""
    inside, begin = [], 0
    for place, move in kerns:
        thousandths = round(-move * _THOUSANDTHS)
        if thousandths:
            inside.append(f"{codes[begin : place + 1].translate(_ESCAPES)}){thousandths}(")
            begin = place + 1
    inside.append(codes[begin:].translate(_ESCAPES))
    return "".join(inside)


def _joined(encoded: list[Shown]) -> Shown:
    """Words with their spaces, which every font has in its first subset."""
    parts: list[tuple[int, str]] = []
    for position, shown in enumerate(encoded):
        spaced = ((0, " "), *shown) if position else shown
        for subset, inside in spaced:
            if parts and parts[-1][0] == subset:
                parts[-1] = (subset, parts[-1][1] + inside)
            else:
                parts.append((subset, inside))
    return tuple(parts)
