"""Write a finished document as a file with object streams, which make a tagged PDF a third as large.

ReportLab writes each object in plain text behind a table of offsets. A structure tree is thousands of small
objects that are much alike, so here they are packed together (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import field

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from deckgen.values import dataclass

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 200
"""Objects in one stream: a viewer unpacks a whole stream to find one of them."""
_FREE, _AT_OFFSET, _PACKED = 0, 1, 2
"""Kinds of entries in the cross-reference stream."""


def file_bytes(canvas: Canvas) -> bytes:
    """The document of a canvas whose pages are all shown."""
    document = canvas._doc
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.digest(document.signature)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    document.Reference(document.Catalog)
    document.Reference(document.info)
    file = _File()
    for number, obj, data in _iter_objects(document):
        if isinstance(obj, pdfdoc.PDFStream):
            file.add(number, data)
        else:
            file.pack(number, data)
    file.close_pack()
    return file.finish(document)


def _iter_objects(document: pdfdoc.PDFDocument) -> Iterator[tuple[int, object, bytes]]:
    """Every object with its number; writing one may make others known."""
    number = 1
    while number in document.numberToId:
        obj = document.idToObject[document.numberToId[number]]
        yield number, obj, pdfdoc.format(obj, document, toplevel=1)
        number += 1


@dataclass(slots=True)
class _File:
    _parts: list[bytes] = field(default_factory=lambda: [_HEADER])
    _length: int = len(_HEADER)
    _entries: dict[int, tuple[int, int, int]] = field(default_factory=lambda: {0: (_FREE, 0, 65_535)})
    """By object number: kind, then offset and generation, or stream and place in it."""
    _pack: list[tuple[int, bytes]] = field(default_factory=list)
    _packs: list[list[tuple[int, bytes]]] = field(default_factory=list)

    def add(self, number: int, data: bytes) -> None:
        """An object that stands on its own."""
        self._entries[number] = (_AT_OFFSET, self._length, 0)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, data.rstrip(b"\n")))

    def pack(self, number: int, data: bytes) -> None:
        """An object that goes into a stream with others."""
        self._pack.append((number, data))
        if len(self._pack) == _TOGETHER:
            self.close_pack()

    def close_pack(self) -> None:
        if self._pack:
            self._packs.append(self._pack)
            self._pack = []

    def finish(self, document: pdfdoc.PDFDocument) -> bytes:
        """The whole file: object streams come last, when every other number is given away."""
        number = max(self._entries.keys() | {n for pack in self._packs for n, _ in pack}) + 1
        for pack in self._packs:
            for place, (packed, _) in enumerate(pack):
                self._entries[packed] = (_PACKED, number, place)
            self.add(number, _object_stream(pack))
            number += 1
        start = self._length
        self.add(number, self._cross_references(document, number))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _cross_references(self, document: pdfdoc.PDFDocument, number: int) -> bytes:
        self._entries[number] = (_AT_OFFSET, self._length, 0)
        rows = b"".join(struct.pack(">BIH", *self._entries[n]) for n in range(number + 1))
        root = pdfdoc.format(document.Reference(document.Catalog), document)
        info = pdfdoc.format(document.Reference(document.info), document)
        identifier = document.signature.hexdigest().encode("ascii")
        return _stream(
            b"/Type /XRef /Size %d /W [1 4 2] /Root %b /Info %b /ID [<%b> <%b>]"
            % (number + 1, root, info, identifier, identifier),
            rows,
        )

    def _write(self, data: bytes) -> None:
        self._parts.append(data)
        self._length += len(data)


def _object_stream(pack: list[tuple[int, bytes]]) -> bytes:
    index = b""
    offset = 0
    for number, data in pack:
        index += b"%d %d " % (number, offset)
        offset += len(data) + 1
    entries = b"/Type /ObjStm /N %d /First %d" % (len(pack), len(index))
    return _stream(entries, index + b"\n".join(data for _, data in pack))


def _stream(entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\r\nendstream" % (
        entries,
        len(packed),
        packed,
    )
