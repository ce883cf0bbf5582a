"""Parse Pandoc's attributes: `{#id .class key=value key="two words"}`."""

from __future__ import annotations

import re
import sys
from typing import NamedTuple

from deckgen.model.attributes import NO_ATTRIBUTES, Attributes

# One item. The lookahead demands that it ends where an item may end, so that `{.a"b"}` stays text.
_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}"'=]+)
      | \.(?P<class>[^\s{}"'=]+)
      | (?P<unnumbered>-)
      | (?P<key>[^\W\d][\w:.-]*)=(?:
            "(?P<double>(?:[^"\\]|\\.)*)"
          | '(?P<single>(?:[^'\\]|\\.)*)'
          | (?P<bare>[^\s"'{}]*)
        )
    )(?=[\s}])""",
    re.VERBOSE | re.DOTALL,
)
_CLOSE = re.compile(r"\s*\}")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LOOKS_MEANT = re.compile(r"""\{\s*(?:[#.][^\s{}]|[^\W\d][\w:.-]*=)""")
_TRAILING = re.compile(r"""\{(?:[^{}"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*+\}\s*$""")


class Parsed(NamedTuple):
    attributes: Attributes
    end: int
    """The position after the closing brace."""


def parse_attributes(text: str, start: int, end: int = sys.maxsize) -> Parsed | None:
    """The attributes whose `{` stands at `start`, or None where there are none or they break the rules.

    What stands at `end` and after is not looked at.
    """
    if not text.startswith("{", start, end):
        return None
    position = start + 1
    id = ""
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    while not (close := _CLOSE.match(text, position, end)):
        item = _ITEM.match(text, position, end)
        if item is None:
            return None
        position = item.end()
        if item["id"]:
            id = item["id"]
        elif item["class"]:
            classes.append(item["class"])
        elif item["unnumbered"]:
            classes.append("unnumbered")
        elif item["key"] == "id":
            id = _value(item)
        elif item["key"] == "class":
            classes += _value(item).split()
        else:
            pairs.append((item["key"], _value(item)))
    return Parsed(Attributes(id, tuple(classes), tuple(pairs)), close.end())


def looks_meant(text: str, start: int) -> bool:
    """Whether what stands at `start` is most likely meant as attributes, so that a fault is worth a word."""
    return _LOOKS_MEANT.match(text, start) is not None


def find_trailing(text: str) -> int:
    """Where a `{…}` at the end of the text begins, or -1; quoted values may hold braces."""
    if not text.rstrip().endswith("}"):
        return -1
    # From the last line only: attributes of a heading or caption stand on one line.
    position = text.find("{", text.rfind("\n") + 1)
    while position >= 0:
        if _TRAILING.match(text, position):
            return position
        position = text.find("{", position + 1)
    # A quote that is not closed, perhaps: that is found out when it is parsed.
    return text.rfind("{")


def merge(outer: Attributes, inner: Attributes) -> Attributes:
    """Both together; where they disagree the outer wins, since the last pair of a key counts."""
    if outer == NO_ATTRIBUTES:
        return inner
    classes = (*outer.classes, *(name for name in inner.classes if name not in outer.classes))
    return Attributes(outer.id or inner.id, classes, inner.pairs + outer.pairs)


def without_pairs(attributes: Attributes, *keys: str) -> Attributes:
    """The attributes less the pairs with these keys."""
    pairs = tuple(pair for pair in attributes.pairs if pair[0] not in keys)
    return Attributes(attributes.id, attributes.classes, pairs)


def without_class(attributes: Attributes, name: str) -> Attributes:
    """The attributes less the first class of this name."""
    if name not in attributes.classes:
        return attributes
    at = attributes.classes.index(name)
    return Attributes(attributes.id, attributes.classes[:at] + attributes.classes[at + 1 :], attributes.pairs)


def _value(item: re.Match[str]) -> str:
    quoted = item["double"] if item["double"] is not None else item["single"]
    return item["bare"] if quoted is None else _ESCAPE.sub(r"\1", quoted)
