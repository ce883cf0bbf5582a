"""Read the blocks that are plain lists: key figures, process, options, and the definition lists."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Code
from deckgen.model import block as b
from deckgen.model.exhibits import Entries, EntriesKind, Entry, KeyFigure, KeyFigures
from deckgen.read.outline.exhibit_reading import (
    Reading,
    attribute_text,
    caption_of,
    is_blank,
    listed,
    report_empty,
    report_form,
    rest_blocks,
    split_at_colon,
    split_lead_in,
    take_attributes,
    trim_end,
)

FIGURES_EXAMPLE = "a list with one figure each: - **158 min** of talks"
EXAMPLES = {
    EntriesKind.PROCESS: "a numbered list: 1. **Call.** what is done",
    EntriesKind.OPTIONS: "a list with one option each: - **Name**: what it means",
    EntriesKind.QA: "a definition list: a question on one line, and below it a line that begins with ': '",
    EntriesKind.GLOSSARY: "a definition list: a term on one line, and below it a line that begins with ': '",
}

_FIGURE = frozenset({"highlight", "name"})
_MARKED = frozenset({"highlight", "recommended"})


def read_key_figures(div: b.Div, reading: Reading) -> b.Blocks:
    content = listed(div, FIGURES_EXAMPLE, reading)
    if content is None:
        return div.blocks
    figures = [_figure(item, reading) for item in content.items]
    kept = tuple(figure for figure in figures if figure is not None)
    if len(kept) < len(figures):
        return div.blocks
    return (KeyFigures(kept, content.caption, div.attributes, div.span),)


def _figure(item: b.ListItem, reading: Reading) -> KeyFigure | None:
    inlines, attributes = take_attributes(item, _FIGURE, reading)
    figure, label = split_lead_in(inlines)
    if is_blank(figure):
        message = "a key figure begins with its number in bold"
        reading.fault(Code.BLOCK_CONTENT, item.span, message, f"write {FIGURES_EXAMPLE}")
        return None
    return KeyFigure(
        figure,
        label,
        attribute_text(attributes, "name", reading),
        rest_blocks(item),
        "highlight" in attributes.classes,
        item.span,
    )


def read_entries(div: b.Div, kind: EntriesKind, reading: Reading) -> b.Blocks:
    """`process` and `options`: a list, each item with a lead-in and a text."""
    example = EXAMPLES[kind]
    content = listed(div, example, reading)
    if content is None:
        return div.blocks
    entries = tuple(_entry(item, reading) for item in content.items)
    if kind is EntriesKind.OPTIONS:
        for entry in entries:
            if is_blank(entry.label):
                message = "an option begins with its name"
                reading.fault(Code.BLOCK_CONTENT, entry.span, message, f"write {example}")
                return div.blocks
    return (Entries(kind, entries, content.caption, div.attributes, div.span),)


def _entry(item: b.ListItem, reading: Reading) -> Entry:
    """The lead-in is bold; else what stands before the first colon, if that is short."""
    inlines, attributes = take_attributes(item, _MARKED, reading)
    label, text = split_lead_in(inlines)
    parts = None if label else split_at_colon(inlines)
    if parts and len(parts[0]) == 1:
        label, text = trim_end(parts[0]), parts[1]
    blocks = rest_blocks(item)
    if text:
        blocks = (b.Paragraph(text, span=item.span), *blocks)
    return Entry(label, blocks, bool(attributes.classes), item.span)


def read_definitions(div: b.Div, kind: EntriesKind, reading: Reading) -> b.Blocks:
    """`qa` and `glossary`: definition lists, or a list in the form of `options`."""
    example = EXAMPLES[kind]
    if any(isinstance(block, b.List) for block in div.blocks):
        return read_entries(div, kind, reading)
    lists = [block for block in div.blocks if isinstance(block, b.DefinitionList)]
    others = [block for block in div.blocks if not isinstance(block, b.DefinitionList)]
    caption = caption_of(div, others, reading)
    if caption is None or (others and not lists):
        report_form(div, "a definition list, and perhaps a paragraph that is its caption", example, reading)
        return div.blocks
    if not lists:
        report_empty(div, example, reading)
        return ()
    entries = tuple(entry for block in lists for entry in _iter_definitions(block))
    return (Entries(kind, entries, caption, div.attributes, div.span),)


def _iter_definitions(block: b.DefinitionList) -> Iterator[Entry]:
    for item in block.items:
        meanings = tuple(child for meaning in item.meanings for child in meaning)
        yield Entry(item.term, meanings, span=item.span)
