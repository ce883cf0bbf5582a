"""XML from anywhere as a small tree: nothing is fetched, nothing grows, and every element knows its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any
from xml.parsers import expat

from deckgen.pictures.header import CorruptPictureError
from deckgen.values import dataclass

MAX_ELEMENTS = 200_000
MAX_DEPTH = 200
_MAX_ENTITY = 2_000
"""Characters. Illustrator declares a dozen namespaces as entities, each shorter than a hundred."""
_MAX_GROWTH = 1_000_000
"""By so many characters may entities make a file longer."""

_OWN = ("", "http://www.w3.org/2000/svg")
_LINKS = "http://www.w3.org/1999/xlink"
_SPACES = "http://www.w3.org/XML/1998/namespace"

_REFERENCES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


@dataclass(slots=True, eq=False)
class Element:
    tag: str
    """Without its namespace; elements of others than SVG are left out with all that they hold."""
    attributes: dict[str, str]
    line: int
    column: int
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]

    def text(self) -> str:
        """The text that stands in it directly."""
        return "".join(child for child in self.children if isinstance(child, str))


@dataclass(frozen=True, slots=True)
class Tree:
    root: Element
    external: tuple[tuple[str, int], ...] = ()
    """Addresses of external entities and document types, each with its line; none was fetched."""


def parse_tree(data: bytes) -> Tree:
    """The elements of an SVG file; raises `CorruptPictureError` with the line that is at fault."""
    builder = _Builder(data)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise CorruptPictureError(f"line {error.lineno}: {reason}") from None
    except (LookupError, ValueError):
        # Python's own word on encodings that it does not know, or that take several bytes a letter.
        raise CorruptPictureError("its text has an encoding that is not known") from None
    if builder.root is None:
        raise CorruptPictureError("it holds no drawing")
    return Tree(builder.root, tuple(builder.external))


def escape(text: str) -> str:
    """Text that came out of an XML file as it may stand in another, in an element or an attribute."""
    return text.translate(_REFERENCES)


def to_text(root: Element) -> str:
    """The tree as an SVG file's text."""
    return "".join(_iter_text(root, ' xmlns="http://www.w3.org/2000/svg"'))


def _iter_text(element: Element, namespace: str = "") -> Iterator[str]:
    attributes = "".join(
        f' {"xml:space" if name == "space" else name}="{escape(value)}"'
        for name, value in element.attributes.items()
    )
    yield f"<{element.tag}{namespace}{attributes}>"
    for child in element.children:
        if isinstance(child, str):
            yield escape(child)
        else:
            yield from _iter_text(child)
    yield f"</{element.tag}>"


class _Builder:
    """Gathers what expat finds. Expat follows no external entity by itself."""

    def __init__(self, data: bytes) -> None:
        self.root: Element | None = None
        self.external: list[tuple[str, int]] = []
        self._references = data.count(b"&")
        self._open: list[Element] = []
        self._skipping = 0
        """How many elements are open that are not SVG's, or lie in such."""
        self._count = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        # The usual one of SVG itself, which every editor writes, says nothing.
        if system and not system.startswith("http://www.w3.org/"):
            self.external.append((system, self.parser.CurrentLineNumber))

    def _entity(self, *declared: Any) -> None:
        name, _, value, _, system, public, _ = declared
        if value is None:
            self.external.append((system or public or name, self.parser.CurrentLineNumber))
        elif "&" in value or "%" in value or len(value) > _MAX_ENTITY:
            self._refuse("an entity stands for other entities or for too much text")
        elif len(value) * self._references > _MAX_GROWTH:
            self._refuse("its entities would make it far longer than it is")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if self._skipping or namespace not in _OWN:
            self._skipping += 1
            return
        self._count += 1
        if self._count > MAX_ELEMENTS:
            self._refuse(f"it has more than {MAX_ELEMENTS:,} elements")
        if len(self._open) >= MAX_DEPTH:
            self._refuse(f"its elements are nested more than {MAX_DEPTH} levels deep")
        own = _own_attributes(attributes)
        element = Element(tag, own, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        if self._open:
            self._open[-1].children.append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)

    def _end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        else:
            self._open.pop()

    def _text(self, text: str) -> None:
        if self._open and not self._skipping:
            self._open[-1].children.append(text)

    def _refuse(self, reason: str) -> None:
        raise CorruptPictureError(f"line {self.parser.CurrentLineNumber}: {reason}")


def _own_attributes(attributes: dict[str, str]) -> dict[str, str]:
    own: dict[str, str] = {}
    for name, value in attributes.items():
        namespace, _, local = name.rpartition(" ")
        if not namespace:
            own[local] = value
        elif (namespace == _LINKS and local == "href") or (namespace == _SPACES and local == "space"):
            own.setdefault(local, value)
    return own
