"""Walks over the model, and the plain text of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.briefing import Briefing, Section
from deckgen.model.chart import Chart
from deckgen.model.exhibits import Exhibit, exhibit_blocks, exhibit_inlines


def plain_text(inlines: i.Inlines) -> str:
    """The text of inlines without any formatting; line breaks become spaces, footnotes vanish."""
    return "".join(_inline_text(node) for node in inlines)


def iter_inlines(inlines: i.Inlines) -> Iterator[i.Inline]:
    """Every inline node in order, outer before inner. Does not enter footnotes."""
    for node in inlines:
        yield node
        yield from iter_inlines(child_inlines(node))


def footnotes_in(inlines: i.Inlines) -> tuple[i.Footnote, ...]:
    # Asked of every paragraph, nearly none of which has a note.
    found: list[i.Footnote] = []
    for node in inlines:
        if isinstance(node, i.Text):
            continue
        if isinstance(node, i.Footnote):
            found.append(node)
        elif children := child_inlines(node):
            found += footnotes_in(children)
    return tuple(found)


def child_inlines(node: i.Inline) -> i.Inlines:
    match node:
        case (
            i.Emphasis()
            | i.Strong()
            | i.Strikethrough()
            | i.Underline()
            | i.Subscript()
            | i.Superscript()
            | i.Link()
            | i.Attributed()
        ):
            return node.children
        case i.Text() | i.Code() | i.Math() | i.Image() | i.Footnote() | i.Reference():
            return ()
        case i.SoftBreak() | i.LineBreak():
            return ()
        case _:
            assert_never(node)


def iter_blocks(blocks: b.Blocks) -> Iterator[b.Block]:
    """Every block in order, outer before inner, but for those inside footnotes."""
    for node in blocks:
        yield node
        yield from iter_blocks(child_blocks(node))


def child_blocks(node: b.Block) -> b.Blocks:
    if isinstance(node, Exhibit):
        return exhibit_blocks(node)
    match node:
        case b.Quote() | b.Notes() | b.Only() | b.Div():
            return node.blocks
        case b.List():
            return tuple(child for item in node.items for child in item.blocks)
        case b.DefinitionList():
            return tuple(child for item in node.items for meaning in item.meanings for child in meaning)
        case b.Columns():
            return tuple(child for column in node.columns for child in column.blocks)
        case b.FigureGroup():
            return node.figures
        case (
            b.Paragraph()
            | b.RunInHeading()
            | b.Table()
            | b.Figure()
            | Chart()
            | b.CodeBlock()
            | b.MathBlock()
            | b.Rule()
            | b.SlideBreak()
        ):
            return ()
        case _:
            assert_never(node)


def own_inlines(node: b.Block) -> tuple[i.Inlines, ...]:
    """The runs of inlines that a block itself holds, in reading order; not those of its child blocks."""
    if isinstance(node, Exhibit):
        return tuple(inlines for inlines in exhibit_inlines(node) if inlines)
    match node:
        case b.Paragraph() | b.RunInHeading():
            return (node.inlines,)
        case b.Figure() | b.FigureGroup() | Chart():
            return (node.caption,)
        case b.Table():
            cells = (cell.inlines for row in (node.head, *node.rows) for cell in row)
            return (node.caption, *cells)
        case b.DefinitionList():
            return tuple(item.term for item in node.items)
        case (
            b.List()
            | b.CodeBlock()
            | b.MathBlock()
            | b.Quote()
            | b.Rule()
            | b.SlideBreak()
            | b.Columns()
            | b.Notes()
            | b.Only()
            | b.Div()
        ):
            return ()
        case _:
            assert_never(node)


def iter_ids(blocks: b.Blocks) -> Iterator[str]:
    """The ids that an author gave to blocks and to spans of text, in order."""
    for block in iter_blocks(blocks):
        yield from own_ids(block)
        for inlines in own_inlines(block):
            yield from span_ids(inlines)


def own_ids(block: b.Block) -> tuple[str, ...]:
    """The id of a block; none where the author gave it none."""
    match block:
        case b.Rule() | b.SlideBreak():
            return ()
        case _:
            return (block.attributes.id,) if block.attributes.id else ()


def span_ids(inlines: i.Inlines) -> tuple[str, ...]:
    """The ids of spans of text."""
    if len(inlines) == 1 and isinstance(inlines[0], i.Text):
        return ()
    spans = (node for node in iter_inlines(inlines) if isinstance(node, i.Attributed))
    return tuple(span.attributes.id for span in spans if span.attributes.id)


def iter_topic_blocks(briefing: Briefing) -> Iterator[b.Block]:
    """Every block of every section, introductions first."""
    for section in briefing.sections:
        yield from iter_section_blocks(section)


def iter_section_blocks(section: Section) -> Iterator[b.Block]:
    yield from iter_blocks(section.introduction)
    for topic in section.topics:
        yield from iter_blocks(topic.blocks)


def _inline_text(node: i.Inline) -> str:
    match node:
        case i.Text() | i.Code():
            return node.text
        case i.Math():
            return node.tex
        case i.Reference():
            return node.written
        case i.Image():
            return node.alt
        case i.SoftBreak() | i.LineBreak():
            return " "
        case i.Footnote():
            return ""
        case (
            i.Emphasis()
            | i.Strong()
            | i.Strikethrough()
            | i.Underline()
            | i.Subscript()
            | i.Superscript()
            | i.Link()
            | i.Attributed()
        ):
            return plain_text(node.children)
        case _:
            assert_never(node)
