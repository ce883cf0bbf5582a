"""Links as annotations: one for each line on which a link stands, and one for each picture that is a link."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFDocument

from deckgen.plan.pages.page import ARTIFACT, Hotspot, Item, Mark, Page, TextLine
from deckgen.render.pdf.canvas import PageCanvas
from deckgen.render.pdf.objects import Raw, reference, text_string
from deckgen.values import dataclass

_ABOVE = 0.75
_BELOW = 0.25
"""How far a link reaches above and below its baseline, as a share of its size."""
_AIR = 7.0
"""A viewer shows this much above a destination."""
_URI_CHARACTERS = "%/:=&?~#+!$,;'@*[]"
"""What stays as it is in an address; all else is percent-encoded, for PDF's are ASCII."""


@dataclass(slots=True)
class _Link:
    """A link on one line, as far as it has been read."""

    node: int
    target: str
    text: str
    box: tuple[float, float, float, float]
    """Left, bottom, right, top, from the page's lower left corner."""


@dataclass(slots=True)
class Links:
    """Gathers the links of all pages, and writes them once every page has its number."""

    canvas: PageCanvas
    height: float
    _found: list[tuple[Raw, _Link, int]]
    """With the object to fill in, and its key in the parent tree."""

    def add_page(self, items: tuple[Item, ...]) -> None:
        for item in items:
            if isinstance(item, TextLine):
                for link in _iter_links(item, self.height):
                    self._add(link)
            elif isinstance(item, Hotspot):
                bottom = self.height - item.y - item.height
                box = (item.x, bottom, item.x + item.width, bottom + item.height)
                self._add(_Link(item.node, item.link, item.says, box))

    def _add(self, link: _Link) -> None:
        annotation = Raw()
        found = self.canvas.add_annotation(annotation)
        key = self.canvas.structure.annotate(link.node, found)
        self._found.append((annotation, link, key))

    def write(self, document: PDFDocument, pages: tuple[Page, ...]) -> None:
        """Fill in the annotations."""
        destinations = dict(_iter_destinations(document, pages, self.height))
        for annotation, link, key in self._found:
            annotation.data = _annotation(link, key, destinations)


def _iter_links(line: TextLine, height: float) -> Iterator[_Link]:
    """The links of one line; the runs of one link, also those apart from each other, as one."""
    links: dict[int, _Link] = {}
    for placed in line.runs:
        run = placed.run
        if not run.link or placed.node == ARTIFACT:
            continue
        y = height - line.baseline + placed.rise
        bottom, top = y - _BELOW * run.style.size, y + _ABOVE * run.style.size
        left, right = placed.x, placed.x + placed.width
        known = links.get(placed.node)
        if known is None:
            links[placed.node] = _Link(placed.node, run.link, run.text, (left, bottom, right, top))
        else:
            box = known.box
            known.text += run.text
            known.box = (min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top))
    yield from links.values()


def _iter_destinations(
    document: PDFDocument, pages: tuple[Page, ...], height: float
) -> Iterator[tuple[str, bytes]]:
    for number, page in enumerate(pages, 1):
        for item in page.items:
            if isinstance(item, Mark):
                top = b"%.2f" % min(height, height - item.y + _AIR)
                yield item.name, b"[%b /XYZ 0 %b null]" % (reference(document, f"Page{number}"), top)


def _annotation(link: _Link, key: int, destinations: dict[str, bytes]) -> bytes:
    box = b" ".join(b"%.2f" % value for value in link.box)
    if link.target.startswith("#"):
        action = b"/Dest " + destinations[link.target[1:]]
    else:
        action = b"/A << /S /URI /URI (%b) >>" % quote(link.target, safe=_URI_CHARACTERS).encode("ascii")
    contents = text_string(link.text.strip() or link.target)
    return (
        b"<< /Type /Annot /Subtype /Link /Rect [%b] /Border [0 0 0] /F 4 /StructParent %d "
        b"/Contents %b %b >>" % (box, key, contents, action)
    )
