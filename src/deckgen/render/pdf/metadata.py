"""What the file says of itself: properties, XMP, and the colour space that its colours mean."""

from __future__ import annotations

import datetime
from html import escape

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFInfo

from deckgen import __version__
from deckgen.model.briefing import Meta
from deckgen.render.pdf.color_profile import srgb_profile
from deckgen.render.pdf.objects import Raw, Stream, register, text_string

PRODUCER = f"deckgen {__version__}"
_NO_DATE = datetime.date(1980, 1, 1)
"""What files say when the briefing has no date: the clock would make every build another file."""
_NO_TITLE = "Brief"
"""PDF/UA wants a title in any case."""
_PADDING = 4
"""Lines of blanks, so that a program can change the XMP in place (XMP Part 1, 7.3.2)."""


class Info(PDFInfo):
    """The document information dictionary; its entries equal those of the XMP, as PDF/A asks."""

    def __init__(self, meta: Meta) -> None:
        super().__init__()
        self._meta = meta
        self.title = meta.title or _NO_TITLE

    def format(self, document: PDFDocument) -> bytes:
        meta = self._meta
        date = (meta.date or _NO_DATE).strftime("D:%Y%m%d000000Z").encode("ascii")
        entries = [b"/CreationDate (%b) /ModDate (%b)" % (date, date)]
        texts = (
            (b"Title", self.title),
            (b"Author", ", ".join(creators(meta))),
            (b"Subject", meta.subtitle),
            (b"Creator", PRODUCER),
            (b"Producer", PRODUCER),
        )
        entries += [b"/%b %b" % (key, text_string(text)) for key, text in texts if text]
        return b"<< " + b" ".join(entries) + b" >>"


def creators(meta: Meta) -> tuple[str, ...]:
    return meta.authors or ((meta.organisation,) if meta.organisation else ())


def add_metadata(document: PDFDocument, meta: Meta) -> bytes:
    """Add the XMP packet; a reference to it."""
    packet = Stream(_xmp(meta).encode("utf-8"), {"Type": "/Metadata", "Subtype": "/XML"}, packed=False)
    return register(document, packet, "Metadata")


def add_output_intent(document: PDFDocument) -> bytes:
    """Say that colours are sRGB; a reference to the output intent."""
    profile = register(document, Stream(srgb_profile(), {"N": 3}), "Profile")
    intent = b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
    intent += b"/Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) /DestOutputProfile %b >>"
    return register(document, Raw(intent % profile), "OutputIntent")


def _xmp(meta: Meta) -> str:
    date = (meta.date or _NO_DATE).isoformat() + "T00:00:00Z"
    authors = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in _info_authors(meta))
    parts = [
        "<dc:format>application/pdf</dc:format>",
        _alternative("dc:title", meta.title or _NO_TITLE),
        _alternative("dc:description", meta.subtitle),
        f"<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>" if authors else "",
        f"<dc:language><rdf:Bag><rdf:li>{escape(meta.lang)}</rdf:li></rdf:Bag></dc:language>",
        f"<pdf:Producer>{escape(PRODUCER)}</pdf:Producer>",
        f"<xmp:CreatorTool>{escape(PRODUCER)}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>",
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    body = "\n".join(part for part in parts if part)
    return _ENVELOPE.format(body=body, padding=(" " * 99 + "\n") * _PADDING)


def _info_authors(meta: Meta) -> tuple[str, ...]:
    """As one name, since the information dictionary can hold but one and both must be equal."""
    joined = ", ".join(creators(meta))
    return (joined,) if joined else ()


def _alternative(name: str, text: str) -> str:
    if not text:
        return ""
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'


_ENVELOPE = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{body}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
{padding}<?xpacket end="w"?>"""
"""The extension schema is there because PDF/A does not know the properties of PDF/UA."""
