"""Read a `matrix`: items with their place, for risks by likelihood and consequence or between two axes."""

from __future__ import annotations

from deckgen.diagnostics import Code
from deckgen.model import block as b
from deckgen.model.attributes import Attributes
from deckgen.model.exhibits import Matrix, MatrixItem, MatrixKind
from deckgen.model.walk import plain_text
from deckgen.read.outline.context import shorten
from deckgen.read.outline.exhibit_reading import (
    Reading,
    is_blank,
    listed,
    rest_blocks,
    take_attributes,
)

RISK_EXAMPLE = "a list with one risk each: - Text {likelihood=4 consequence=5}, both from 1 to 5"
QUADRANTS_EXAMPLE = "a list with one item each: - Text {x=0.8 y=0.2}, both from 0 to 1"

_KEYS = {MatrixKind.RISK: ("consequence", "likelihood"), MatrixKind.QUADRANTS: ("x", "y")}
_BOUNDS = {MatrixKind.RISK: (1.0, 5.0), MatrixKind.QUADRANTS: (0.0, 1.0)}
_EXAMPLES = {MatrixKind.RISK: RISK_EXAMPLE, MatrixKind.QUADRANTS: QUADRANTS_EXAMPLE}
_KNOWN = frozenset({"likelihood", "consequence", "x", "y"})


def read_matrix(div: b.Div, reading: Reading) -> b.Blocks:
    kind = _kind(div)
    content = listed(div, _EXAMPLES[kind], reading)
    if content is None:
        return div.blocks
    items = [_item(item, kind, reading) for item in content.items]
    kept = tuple(item for item in items if item is not None)
    if len(kept) < len(items):
        return div.blocks
    attributes = div.attributes
    names = attributes.get("x"), attributes.get("y")
    return (Matrix(kind, kept, *names, content.caption, attributes, div.span),)


def _kind(div: b.Div) -> MatrixKind:
    """By what the axes of the block or the first item are called."""
    if div.attributes.get("x") or div.attributes.get("y"):
        return MatrixKind.QUADRANTS
    return MatrixKind.QUADRANTS if "{x=" in _text(div) or " y=" in _text(div) else MatrixKind.RISK


def _text(div: b.Div) -> str:
    for block in div.blocks:
        if isinstance(block, b.List) and block.items:
            first = block.items[0].blocks[:1]
            return plain_text(first[0].inlines) if first and isinstance(first[0], b.Paragraph) else ""
    return ""


def _item(item: b.ListItem, kind: MatrixKind, reading: Reading) -> MatrixItem | None:
    text, attributes = take_attributes(item, _KNOWN, reading)
    x, y = (_coordinate(key, attributes) for key in _KEYS[kind])
    name = shorten(plain_text(text).strip())
    example = f"write {_EXAMPLES[kind]}"
    if rest_blocks(item) or is_blank(text):
        reading.fault(Code.BLOCK_CONTENT, item.span, "an item of a matrix is one line of text", example)
        return None
    if x is None or y is None:
        message = f"'{name}' has no place in the matrix"
        reading.fault(Code.MATRIX_OUTSIDE, item.span, message, example)
        return None
    low, high = _BOUNDS[kind]
    if not (low <= x <= high and low <= y <= high):
        message = f"'{name}' lies outside the matrix, which goes from {low:g} to {high:g}"
        reading.fault(Code.MATRIX_OUTSIDE, item.span, message, example)
        return None
    return MatrixItem(text, x, y, item.span)


def _coordinate(key: str, attributes: Attributes) -> float | None:
    try:
        return float(attributes.get(key))
    except ValueError:
        return None
