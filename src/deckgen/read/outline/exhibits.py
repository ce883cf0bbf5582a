"""Blocks of the catalogue: from a fenced block to its node, and what each may say in its braces.

What cannot be read as the form of its block is reported, with an example, and stays as plain content.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from deckgen.diagnostics import Code
from deckgen.model import block as b
from deckgen.model.exhibits import (
    AgendaMark,
    Entries,
    EntriesKind,
    Exhibit,
    KeyFigures,
    Matrix,
    PanelRole,
    Timeline,
    TrackerKind,
)
from deckgen.read.outline.exhibit_judgment import read_key_judgment
from deckgen.read.outline.exhibit_lists import read_definitions, read_entries, read_key_figures
from deckgen.read.outline.exhibit_matrix import read_matrix
from deckgen.read.outline.exhibit_panels import read_callout, read_panel, read_quotation
from deckgen.read.outline.exhibit_reading import Reading, attribute_text, report_form
from deckgen.read.outline.exhibit_tables import read_tracker
from deckgen.read.outline.exhibit_timeline import read_timeline

_PANEL = frozenset({"title", "source"})
_CAPTIONED = frozenset({"caption", "source", "note"})
_DATA = frozenset({"data", "date", "label", "end", "where", "highlight", "pacing", "sheet", "range"})
_JUDGMENT = frozenset(
    {"likelihood", "confidence", "horizon", "basis", "outcome", "number", "scale", "range", "source"}
)

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    **{role.value: _PANEL for role in PanelRole},
    "callout": _PANEL | {"type"},
    "key-figures": _CAPTIONED,
    "key-judgment": _JUDGMENT,
    "timeline": _CAPTIONED | _DATA,
    "process": _CAPTIONED,
    "options": _CAPTIONED,
    "qa": _CAPTIONED,
    "glossary": _CAPTIONED,
    "comparison": _CAPTIONED | {"status", "subtitle"},
    "next-steps": _CAPTIONED | {"status", "subtitle"},
    "matrix": _CAPTIONED | {"x", "y"},
    "quote": frozenset({"by", "role", "date", "party", "source", "note"}),
    "agenda": frozenset(),
}
"""The blocks of the catalogue with the attributes of each, besides those that every block has."""

_KEPT = frozenset({"source", "note", "subtitle", "lang"})

_MOST_ITEMS = {"timeline": 20, "matrix": 20, "key-figures": 12, "process": 12, "options": 12}

_Reader = Callable[[b.Div, Reading], b.Blocks]


def read_exhibit(div: b.Div, reading: Reading) -> b.Blocks:
    """The node of a block whose name stands in `ATTRIBUTES`; its own content where the form does not fit."""
    built = _READERS[div.name](div, reading)
    if built == div.blocks:
        return _as_it_is(div, reading)
    _report_crowd(div, built, reading)
    return tuple(_without_spent(node) for node in built)


def _report_crowd(div: b.Div, built: b.Blocks, reading: Reading) -> None:
    """Say where a block holds more than anybody takes in; it is shown all the same."""
    most = _MOST_ITEMS.get(div.name, 0)
    count = sum(_count(node) for node in built)
    if most and count > most:
        message = f"'{div.name}' holds {count} items, and a reader takes in {most} at most"
        hint = "keep those that the message rests on; a table with only=brief holds the rest"
        reading.report.add(Code.EXHIBIT_CROWDED, div.span, message, hint)


def _count(node: b.Block) -> int:
    match node:
        case Timeline():
            return len(node.events) + len(node.periods)
        case KeyFigures():
            return len(node.figures)
        case Entries():
            return len(node.entries)
        case Matrix():
            return len(node.items)
        case _:
            return 0


def _as_it_is(div: b.Div, reading: Reading) -> b.Blocks:
    """The content of a block without its form; its caption and its sources are content too."""
    if not div.attributes.pairs:
        return div.blocks
    caption = attribute_text(div.attributes, "caption", reading)
    above = (b.Paragraph(caption, span=div.span),) if caption else ()
    return (b.Div(div.name, (*above, *div.blocks), div.attributes, div.span),)


def _without_spent(node: b.Block) -> b.Block:
    """The node without the attributes that have become fields of it."""
    if not isinstance(node, Exhibit):
        return node
    pairs = tuple(pair for pair in node.attributes.pairs if pair[0] in _KEPT)
    return replace(node, attributes=replace(node.attributes, pairs=pairs))


def _panel(role: PanelRole) -> _Reader:
    return lambda div, reading: read_panel(div, role, reading)


def _agenda(div: b.Div, reading: Reading) -> b.Blocks:
    if div.blocks:
        report_form(div, "nothing", "::: agenda and below it :::, for the sections once more", reading)
    return (AgendaMark(div.attributes, div.span), *div.blocks)


_READERS: Mapping[str, _Reader] = {
    **{role.value: _panel(role) for role in PanelRole},
    "callout": read_callout,
    "key-figures": read_key_figures,
    "key-judgment": read_key_judgment,
    "timeline": read_timeline,
    "process": lambda div, reading: read_entries(div, EntriesKind.PROCESS, reading),
    "options": lambda div, reading: read_entries(div, EntriesKind.OPTIONS, reading),
    "qa": lambda div, reading: read_definitions(div, EntriesKind.QA, reading),
    "glossary": lambda div, reading: read_definitions(div, EntriesKind.GLOSSARY, reading),
    "comparison": lambda div, reading: read_tracker(div, TrackerKind.COMPARISON, reading),
    "next-steps": lambda div, reading: read_tracker(div, TrackerKind.NEXT_STEPS, reading),
    "matrix": read_matrix,
    "quote": read_quotation,
    "agenda": _agenda,
}
