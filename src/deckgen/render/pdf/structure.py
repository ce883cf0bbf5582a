"""The structure tree: which content of which page belongs to which node of the plan."""

from __future__ import annotations

from dataclasses import field
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import PDFDocument

from deckgen.plan.pages.page import Node, Role
from deckgen.render.pdf.objects import Raw, reference, register, text_string
from deckgen.values import dataclass

_INLINE = frozenset((Role.LINK, Role.REFERENCE, Role.SPAN))
"""These stand among the text of their parents, in the order in which they are drawn."""
_KEPT = frozenset((Role.TABLE_CELL, Role.TABLE_HEADER_CELL))
"""These count for the shape of a table even when they are empty."""


@dataclass(frozen=True, slots=True)
class _Marked:
    page: int
    number: int


@dataclass(frozen=True, slots=True)
class _Child:
    node: int


@dataclass(frozen=True, slots=True)
class _Annotation:
    page: int
    reference: bytes


_Content: TypeAlias = _Marked | _Child | _Annotation


@dataclass(slots=True)
class Structure:
    """Gathers, while pages are drawn, what each node holds; then writes the tree."""

    nodes: tuple[Node, ...]
    _content: dict[int, list[_Content]] = field(default_factory=dict)
    _pages: list[list[int]] = field(default_factory=list)
    """For each page, the node of each marked content."""
    _parents: list[int | list[int]] = field(default_factory=list)
    """The parent tree: a page's nodes, or the node of an annotation."""
    _boxes: dict[int, tuple[float, float, float, float]] = field(default_factory=dict)

    def begin_page(self) -> int:
        """Start on the next page; its key in the parent tree."""
        self._pages.append([])
        self._parents.append(self._pages[-1])
        return len(self._parents) - 1

    def mark(self, node: int) -> str:
        """The operator that begins marked content of a node."""
        page = self._pages[-1]
        self._of(node).append(_Marked(len(self._pages), len(page)))
        page.append(node)
        return f"/{self.nodes[node].role.value} <</MCID {len(page) - 1}>> BDC"

    def annotate(self, node: int, annotation: bytes) -> int:
        """Add an annotation to a link's node; its key in the parent tree."""
        if self.nodes[node].role is not Role.LINK:
            raise ValueError(f"a link outside any Link node: {self.nodes[node]}")
        self._of(node).append(_Annotation(len(self._pages), annotation))
        self._parents.append(node)
        return len(self._parents) - 1

    def set_box(self, node: int, box: tuple[float, float, float, float]) -> None:
        """Where on its page a figure stands."""
        self._boxes.setdefault(node, box)

    def _of(self, node: int) -> list[_Content]:
        content = self._content.get(node)
        if content is None:
            content = self._content[node] = []
            if self.nodes[node].role in _INLINE:
                self._of(self.nodes[node].parent).append(_Child(node))
        return content

    def write(self, document: PDFDocument) -> bytes:
        """Add the tree to the document; a reference to its root."""
        return _Writer(self, document).write()

    def living(self) -> list[bool]:
        """Which nodes hold anything. Children have higher numbers than their parents."""
        alive = [number in self._content or node.role in _KEPT for number, node in enumerate(self.nodes)]
        for number in range(len(self.nodes) - 1, 0, -1):
            if alive[number]:
                alive[self.nodes[number].parent] = True
        alive[0] = True
        return alive


class _Writer:
    def __init__(self, structure: Structure, document: PDFDocument) -> None:
        self._structure = structure
        self._document = document
        self._alive = structure.living()
        self._raws: dict[int, Raw] = {}
        self._references: dict[int, bytes] = {}
        self._page_references = [
            reference(document, f"Page{page}") for page in range(1, len(structure._pages) + 1)
        ]

    def write(self) -> bytes:
        for number, is_alive in enumerate(self._alive):
            if is_alive:
                raw = self._raws[number] = Raw()
                self._references[number] = register(self._document, raw, f"Node{number}")
        root = Raw()
        root_reference = register(self._document, root, "StructTreeRoot")
        blocks = self._block_children()
        for number, raw in self._raws.items():
            raw.data = self._element(number, blocks.get(number, []), root_reference)
        parents = register(self._document, Raw(self._parent_tree()), "ParentTree")
        root.data = b"<< /Type /StructTreeRoot /K %b /ParentTree %b /ParentTreeNextKey %d%b >>" % (
            self._references[0],
            parents,
            len(self._structure._parents),
            self._id_tree(),
        )
        return root_reference

    def _block_children(self) -> dict[int, list[int]]:
        children: dict[int, list[int]] = {}
        for number in self._raws:
            node = self._structure.nodes[number]
            if number and node.role not in _INLINE:
                children.setdefault(node.parent, []).append(number)
        return children

    def _element(self, number: int, blocks: list[int], root: bytes) -> bytes:
        node = self._structure.nodes[number]
        content = self._structure._content.get(number, [])
        home = next((item.page for item in content if not isinstance(item, _Child)), 0)
        kids = [self._kid(item, home) for item in content]
        kids += [self._references[child] for child in blocks]
        parent = self._references[node.parent] if number else root
        parts = [b"<< /Type /StructElem /S /%b /P %b" % (node.role.value.encode("ascii"), parent)]
        if home:
            parts.append(b"/Pg " + self._page_references[home - 1])
        if kids:
            parts.append(b"/K " + (kids[0] if len(kids) == 1 else b"[%b]" % b" ".join(kids)))
        parts += self._properties(number, node)
        return b" ".join(parts) + b" >>"

    def _kid(self, item: _Content, home: int) -> bytes:
        match item:
            case _Child():
                return self._references[item.node]
            case _Marked():
                if item.page == home:
                    return b"%d" % item.number
                page = self._page_references[item.page - 1]
                return b"<< /Type /MCR /Pg %b /MCID %d >>" % (page, item.number)
            case _Annotation():
                page = self._page_references[item.page - 1]
                return b"<< /Type /OBJR /Pg %b /Obj %b >>" % (page, item.reference)

    def _properties(self, number: int, node: Node) -> list[bytes]:
        parts = []
        if node.alt:
            parts.append(b"/Alt " + text_string(node.alt))
        if node.lang:
            parts.append(b"/Lang " + text_string(node.lang))
        if node.role is Role.NOTE:
            parts.append(b"/ID (%b)" % _note_id(number))
        if node.scope:
            parts.append(b"/A << /O /Table /Scope /%b >>" % node.scope.encode("ascii"))
        if node.numbering:
            parts.append(b"/A << /O /List /ListNumbering /%b >>" % node.numbering.encode("ascii"))
        if number in self._structure._boxes:
            box = " ".join(f"{value:.2f}" for value in self._structure._boxes[number])
            parts.append(b"/A << /O /Layout /Placement /Block /BBox [%b] >>" % box.encode("ascii"))
        return parts

    def _parent_tree(self) -> bytes:
        entries = []
        for key, parent in enumerate(self._structure._parents):
            if isinstance(parent, int):
                entries.append(b"%d %b" % (key, self._references[parent]))
            else:
                references = b" ".join(self._references[node] for node in parent)
                entries.append(b"%d [%b]" % (key, references))
        return b"<< /Nums [%b] >>" % b"\n".join(entries)

    def _id_tree(self) -> bytes:
        notes = [n for n in self._raws if self._structure.nodes[n].role is Role.NOTE]
        if not notes:
            return b""
        # A name tree is sorted by its keys.
        pairs = sorted((_note_id(number), self._references[number]) for number in notes)
        return b" /IDTree << /Names [%b] >>" % b" ".join(b"(%b) %b" % pair for pair in pairs)


def _note_id(number: int) -> bytes:
    return b"note-%d" % number
