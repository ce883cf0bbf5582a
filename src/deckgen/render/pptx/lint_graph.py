"""A package as the linter sees it: parts, and the relationships that lead from one to the next."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias
from xml.parsers import expat

Attributes: TypeAlias = dict[str, str]

PACKAGE = ""
"""The name of the package itself, from which all parts are reached, and its kind."""


class Relationship(NamedTuple):
    """A named tuple, since each slide has several, and a frozen dataclass takes thrice the time to make."""

    id: str
    kind: str
    """The last word of the relationship's type: `slide`, `image`, `hyperlink`, …"""
    target: str
    """The name of a part, or an address where `external`."""
    external: bool


class Parts(NamedTuple):
    data: Mapping[str, bytes]
    """The well-formed parts."""
    relationships: Mapping[str, tuple[Relationship, ...]]
    """By the name of the part they start from."""

    def iter_targets(self, name: str, kind: str) -> Iterator[str]:
        return (r.target for r in self.relationships.get(name, ()) if r.kind == kind)


def load_parts(data: Mapping[str, bytes]) -> Parts:
    owners = {name: _owner_of(name) for name in data if name.endswith(".rels")}
    return Parts(
        data, {owner: tuple(_iter_relationships(owner, data[name])) for name, owner in owners.items()}
    )


def find_kinds(parts: Parts) -> dict[str, str]:
    """Every part that the package leads to, with the kind of the relationship that was met first."""
    kinds: dict[str, str] = {}
    names = [PACKAGE]
    while names:
        for relationship in parts.relationships.get(names.pop(), ()):
            if not relationship.external and relationship.target not in kinds:
                kinds[relationship.target] = relationship.kind
                names.append(relationship.target)
    return kinds


def read_tags(xml: bytes) -> list[tuple[str, Attributes]]:
    """Every start tag with its attributes, in order; `xml` has to be well-formed."""
    tags: list[tuple[str, Attributes]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: tags.append((tag, attributes))
    parser.Parse(xml, True)
    return tags


def _owner_of(rels_name: str) -> str:
    folder, _, file = rels_name.rpartition("_rels/")
    return folder + file.removesuffix(".rels")


def _iter_relationships(owner: str, xml: bytes) -> Iterator[Relationship]:
    folder = owner.rpartition("/")[0]
    for tag, attributes in read_tags(xml):
        if tag == "Relationship":
            external = attributes.get("TargetMode") == "External"
            target = attributes.get("Target", "")
            yield Relationship(
                attributes.get("Id", ""),
                attributes.get("Type", "").rpartition("/")[2],
                target if external else _resolve(folder, target),
                external,
            )


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).removeprefix("/")
