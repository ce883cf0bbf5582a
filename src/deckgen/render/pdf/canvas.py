"""A canvas whose pages know their place in the structure tree."""

from __future__ import annotations

import io

from reportlab.pdfbase.pdfdoc import PDFObjectReference, PDFPage
from reportlab.pdfgen.canvas import Canvas

from deckgen.model.briefing import Meta
from deckgen.render.pdf.fonts import EmbeddedFont
from deckgen.render.pdf.metadata import Info
from deckgen.render.pdf.objects import Raw, Stream, register
from deckgen.render.pdf.structure import Structure


class PageCanvas(Canvas):
    """ReportLab's canvas, with tagged pages and annotations. Relies on hooks of ReportLab 5.1."""

    def __init__(
        self, size: tuple[float, float], meta: Meta, structure: Structure, font: EmbeddedFont
    ) -> None:
        # `initialFontName` keeps out Helvetica, which ReportLab would list without embedding it.
        super().__init__(
            io.BytesIO(),
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=font.fontName,
            lang=meta.lang,
        )
        self.structure = structure
        self._annotations = 0
        self._doc.info = Info(meta)
        self._page_key = -1

    def begin_page(self) -> None:
        self._page_key = self.structure.begin_page()

    def write(self, operators: str) -> None:
        """Append operators to the page."""
        self._code.append(operators)

    def use_picture(self, name: str) -> None:
        self._formsinuse.append(name)
        self._currentPageHasImages = 1

    def add_annotation(self, annotation: Raw) -> bytes:
        """Put an annotation on the page; a reference to it."""
        self._annotations += 1
        name = f"Annotation{self._annotations}"
        found = register(self._doc, annotation, name)
        self._annotationrefs.append(PDFObjectReference(name))
        return found

    def _setAnnotations(self, page: PDFPage) -> None:
        super()._setAnnotations(page)
        content = page.stream.encode("latin-1")
        self._doc.updateSignature(content)
        page.Contents = Stream(content)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._page_key
        page.Tabs = "/S"
