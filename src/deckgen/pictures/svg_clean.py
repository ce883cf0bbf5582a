"""Take out of an SVG what acts or reaches outside, and see that what is left does not grow without bound."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from enum import Enum

from deckgen.pictures.header import (
    MAX_DECODED,
    CorruptPictureError,
    OversizedPictureError,
    read_header,
)
from deckgen.pictures.xml_tree import Element, Tree
from deckgen.values import dataclass

MAX_EXPANDED = 200_000
"""So many elements may be drawn, those counted each time that are used more than once."""

_ACTIVE = frozenset({"script", "handler", "listener"})
_IDLE = frozenset(
    "animate animateColor animateMotion animateTransform color-profile discard metadata set view".split()
)
"""Left out without a word: a picture at rest, in colours of the screen, looks the same without them."""
_OUTSIDE_URL = re.compile(r"url\(\s*['\"]?\s*(?![#'\"\s]|data:)([^)'\"]{1,200})")
_IMPORT = re.compile(r"@import\s+(?:url\()?\s*['\"]?([^'\");]{1,200})")
_PICTURE_DATA = re.compile(r"data:image/(?:png|jpe?g);base64,", re.IGNORECASE)
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)")


class Lost(Enum):
    ACTIVE = "active"
    """A script or an event handler."""
    OUTSIDE = "outside"
    """Something that would have to be fetched."""
    HTML = "html"
    """Text that only a browser can show."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was left out."""

    kind: Lost
    line: int
    column: int
    what: str


def clean(tree: Tree) -> tuple[Remark, ...]:
    """Take out scripts, handlers, animations and references to other files; says what."""
    remarks = [Remark(Lost.OUTSIDE, line, 1, address) for address, line in tree.external]
    pending = [tree.root]
    while pending:
        element = pending.pop()
        remarks += _clean_attributes(element)
        kept: list[Element | str] = []
        for child in element.children:
            if isinstance(child, str):
                kept.append(child)
            elif child.tag in _ACTIVE:
                remarks.append(Remark(Lost.ACTIVE, child.line, child.column, f"<{child.tag}>"))
            elif child.tag not in _IDLE:
                kept.append(child)
                pending.append(child)
        element.children = kept
        if element.tag == "style":
            remarks += _clean_sheet(element)
    return tuple(sorted(remarks, key=lambda remark: (remark.line, remark.column)))


def check_growth(root: Element) -> None:
    """Raise if elements that refer to one another would be drawn very often, or without end."""
    by_id = {name: element for element in iter_tree(root) if (name := element.attributes.get("id"))}
    weights: dict[int, int] = {}
    open_: set[int] = set()
    # Each element stands on the stack twice: before and after those that it is made of.
    stack = [(root, False)]
    while stack:
        element, is_done = stack.pop()
        key = id(element)
        if key in weights:
            continue
        parts = [*element.elements(), *_referred(element, by_id)]
        if is_done:
            open_.discard(key)
            weights[key] = min(MAX_EXPANDED + 1, 1 + sum(weights.get(id(part), 0) for part in parts))
        elif key not in open_:
            open_.add(key)
            stack.append((element, True))
            for part in parts:
                if id(part) in open_:
                    raise CorruptPictureError(f"line {element.line}: <{element.tag}> contains itself")
                stack.append((part, False))
    if weights[id(root)] > MAX_EXPANDED:
        raise OversizedPictureError(f"draws more than {MAX_EXPANDED:,} elements")


def iter_tree(root: Element) -> Iterator[Element]:
    """Every element, in the order of the file."""
    pending = [root]
    while pending:
        element = pending.pop()
        yield element
        pending += reversed(element.elements())


def _clean_attributes(element: Element) -> Iterator[Remark]:
    for name, value in list(element.attributes.items()):
        if name.lower().startswith("on"):
            del element.attributes[name]
            yield Remark(Lost.ACTIVE, element.line, element.column, f"'{name}' of <{element.tag}>")
        elif name in ("href", "src"):
            yield from _clean_reference(element, name, value.strip())
        elif "url(" in value and (match := _OUTSIDE_URL.search(value)):
            element.attributes[name] = _OUTSIDE_URL.sub("url(#", value)
            yield Remark(Lost.OUTSIDE, element.line, element.column, match[1])


def _clean_reference(element: Element, name: str, value: str) -> Iterator[Remark]:
    if value.startswith("#"):
        return
    if element.tag == "image" and (match := _PICTURE_DATA.match(value)):
        _check_embedded(value[match.end() :], element.line)
        return
    del element.attributes[name]
    if value.lower().startswith("javascript:"):
        yield Remark(Lost.ACTIVE, element.line, element.column, f"a link of <{element.tag}>")
    elif element.tag != "a":
        yield Remark(Lost.OUTSIDE, element.line, element.column, value[:200])


def _check_embedded(text: str, line: int) -> None:
    """Raise if a picture inside the drawing is too large to be decoded, or broken."""
    try:
        header = read_header(base64.b64decode(text))
    except (ValueError, CorruptPictureError):
        raise CorruptPictureError(f"line {line}: a picture in it is damaged") from None
    if header is not None and header.width * header.height > MAX_DECODED:
        raise OversizedPictureError(f"holds a picture of {header.width:,} by {header.height:,} pixels")


def _clean_sheet(element: Element) -> Iterator[Remark]:
    text = element.text()
    for match in (*_IMPORT.finditer(text), *_OUTSIDE_URL.finditer(text)):
        line = element.line + text.count("\n", 0, match.start())
        yield Remark(Lost.OUTSIDE, line, 1, match[1].strip())
    text = _OUTSIDE_URL.sub("url(#", _IMPORT.sub("", text))
    element.children = [text]


def _referred(element: Element, by_id: dict[str, Element]) -> list[Element]:
    """The elements that are drawn where this one is: what it uses, is filled with, is clipped by."""
    names: set[str] = set()
    for name, value in element.attributes.items():
        if name == "href" and value.startswith("#"):
            names.add(value[1:])
        elif "url(" in value:
            names.update(match.strip() for match in _REFERENCE.findall(value))
    return [by_id[name] for name in sorted(names) if name in by_id]
