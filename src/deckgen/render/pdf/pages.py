"""Write planned pages as a tagged PDF: PDF 1.7 after PDF/A-2a and PDF/UA-1. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary

from deckgen.plan.pages.page import Mark, PagesPlan, TextLine
from deckgen.render.pdf.canvas import PageCanvas
from deckgen.render.pdf.drawing import Pen
from deckgen.render.pdf.drawings import DrawingMaker
from deckgen.render.pdf.file import file_bytes
from deckgen.render.pdf.fonts import EmbeddedFont, embedded_font
from deckgen.render.pdf.links import Links
from deckgen.render.pdf.metadata import add_metadata, add_output_intent
from deckgen.render.pdf.pictures import Pictures
from deckgen.render.pdf.structure import Structure
from deckgen.render.pdf.text import TextEncoder
from deckgen.theme.fonts import Face


def render_pages(plan: PagesPlan) -> bytes:
    """The PDF file. The same plan gives the same bytes, wherever and whenever it is rendered."""
    canvas = PageCanvas((plan.width, plan.height), plan.meta, Structure(plan.nodes), _first_font(plan))
    encoder = TextEncoder(canvas._doc)
    drawings = DrawingMaker(canvas._doc, encoder, plan)
    pictures = Pictures(canvas._doc, plan.picture_widths, drawings.form)
    links = Links(canvas, plan.height, [])
    bookmarks = {bookmark.mark for bookmark in plan.bookmarks}
    for page in plan.pages:
        canvas.begin_page()
        Pen(canvas, plan.height, encoder, pictures.name).draw(page)
        links.add_page(page.items)
        for item in page.items:
            if isinstance(item, Mark) and item.name in bookmarks:
                canvas.bookmarkPage(item.name, "XYZ", left=0, top=plan.height - item.y)
        canvas.showPage()
    links.write(canvas._doc, plan.pages)
    _add_outline(canvas, plan)
    _finish(canvas, plan)
    return file_bytes(canvas)


def _first_font(plan: PagesPlan) -> EmbeddedFont:
    """A font that the plan shows: ReportLab's canvas wants one to begin with."""
    for page in plan.pages:
        for item in page.items:
            if isinstance(item, TextLine) and item.runs:
                return embedded_font(item.runs[0].run.style.face)
    return embedded_font(Face("Carlito"))


def _add_outline(canvas: PageCanvas, plan: PagesPlan) -> None:
    for bookmark in plan.bookmarks:
        canvas.addOutlineEntry(bookmark.title, bookmark.mark, bookmark.level)
    if plan.bookmarks:
        canvas.showOutline()


def _finish(canvas: PageCanvas, plan: PagesPlan) -> None:
    """What belongs to the document as a whole."""
    document = canvas._doc
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.StructTreeRoot = canvas.structure.write(document)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.Metadata = add_metadata(document, plan.meta)
    catalog.OutputIntents = PDFArray([add_output_intent(document)])
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if plan.is_duplex:
        canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge")
        catalog.setPageLayout("TwoPageRight")
    for position, prefix, number in _label_ranges([page.label for page in plan.pages]):
        canvas.addPageLabel(position, "ARABIC", number, prefix)


def _label_ranges(labels: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    """Where a new count of pages begins: the page's position, what stands before its number, the number."""
    before = ("", 0)
    for position, label in enumerate(labels):
        prefix = label.rstrip("0123456789")
        number = int(label[len(prefix) :] or 1)
        if position == 0 or before != (prefix, number - 1):
            yield position, prefix, number
        before = prefix, number
