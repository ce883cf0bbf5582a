"""PDF objects that ReportLab's own classes do not cover, or not as PDF/A asks."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFStream, PDFZCompress


class Raw(PDFObject):
    """An object whose bytes are written as they stand. They may be filled in later."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, document: PDFDocument) -> bytes:
        return self.data


class Stream(PDFStream):
    """A stream with an end of line before `endstream`, as ISO 19005-2, 6.1.7.1 wants it."""

    def __init__(
        self, content: bytes, entries: dict[str, object] | None = None, *, packed: bool = True
    ) -> None:
        super().__init__(PDFDictionary(entries or {}), content, [PDFZCompress] if packed else None)

    def format(self, document: PDFDocument) -> bytes:
        data: bytes = super().format(document)
        # Two characters, so that content which ends in CR cannot be taken for a part of the line's end.
        return data.removesuffix(b"endstream\n") + b"\r\nendstream\n"


def register(document: PDFDocument, obj: PDFObject, name: str) -> bytes:
    """Make an object part of the document; the bytes of a reference to it."""
    document.Reference(obj, name)
    return reference(document, name)


def reference(document: PDFDocument, name: str) -> bytes:
    number, version = document.idToObjectNumberAndVersion[name]
    return b"%d %d R" % (number, version)


def text_string(text: str) -> bytes:
    """A string for people: UTF-16 with its byte order mark, in hexadecimal."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"
