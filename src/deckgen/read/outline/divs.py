"""Fenced blocks, once their content is read, to the nodes that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from deckgen.diagnostics import Code, Span
from deckgen.model import block as b
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.model.exhibits import TrackerKind
from deckgen.model.inline import Inlines
from deckgen.read.outline import catalogue
from deckgen.read.outline.attributes import merge, without_class, without_pairs
from deckgen.read.outline.chart_options import DATA_KEYS, LOOK_KEYS
from deckgen.read.outline.chart_rows import Grid, Reading, grid_of
from deckgen.read.outline.charts import read_chart
from deckgen.read.outline.context import Context, TableRequest
from deckgen.read.outline.exhibit_reading import GridLoader
from deckgen.read.outline.exhibit_reading import Reading as ExhibitReading
from deckgen.read.outline.exhibit_tables import to_tracker
from deckgen.read.outline.exhibits import ATTRIBUTES as EXHIBIT_ATTRIBUTES
from deckgen.read.outline.exhibits import read_exhibit
from deckgen.read.outline.figures import build_figure, split_pictures
from deckgen.read.outline.inlines import read_inlines
from deckgen.read.outline.places import Place
from deckgen.values import dataclass

B = TypeVar("B", b.Figure, b.Table)

_MOST_WIDTH = 1.05
"""Of all columns together: shares in whole per cent may add up to a little more than the whole."""
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block as it stands in the outline."""

    name: str
    attributes: Attributes
    blocks: b.Blocks
    line: int
    span: Span


def build_div(fence: Fence, ctx: Context) -> b.Blocks:
    """The nodes for a fenced block; reports a name or attributes that are not known."""
    catalogue.check_name(fence.name, fence.span, ctx)
    known = catalogue.BLOCKS.get(fence.name, frozenset(key for key, _ in fence.attributes.pairs))
    catalogue.check_attributes(fence.attributes, known, f"'{fence.name}'", fence.span, ctx)
    medium, attributes = catalogue.take_medium(without_class(fence.attributes, fence.name), fence.span, ctx)
    if medium and fence.name == "column":
        # A column must stay a column, or it would not be found among its siblings.
        fence = replace(fence, blocks=(b.Only(medium, fence.blocks, span=fence.span),))
        medium = None
    built = _build(replace(fence, attributes=attributes), ctx)
    return (b.Only(medium, built, span=fence.span),) if medium else built


def in_medium(
    block: b.Figure | b.Table | b.CodeBlock | b.MathBlock | b.RunInHeading, ctx: Context
) -> b.Blocks:
    """The block, inside an `Only` where its attributes say `only=`."""
    medium, attributes = catalogue.take_medium(block.attributes, block.span, ctx)
    if medium is None:
        return (block,)
    return (b.Only(medium, (replace(block, attributes=attributes),), span=block.span),)


def _build(fence: Fence, ctx: Context) -> b.Blocks:
    match fence.name:
        case "":
            plain = fence.attributes == NO_ATTRIBUTES
            return fence.blocks if plain else (b.Div("", fence.blocks, fence.attributes, fence.span),)
        case "notes":
            return (b.Notes(fence.blocks, fence.attributes, fence.span),)
        case "slide" | "brief":
            return (b.Only(b.Medium(fence.name), fence.blocks, fence.attributes, fence.span),)
        case "columns":
            return _build_columns(fence, ctx)
        case "column":
            return _build_column(fence, ctx)
        case "figure":
            return (_build_figure(fence, ctx),)
        case "table":
            return (_build_table(fence, ctx),)
        case "chart":
            return (_build_chart(fence, ctx),)
        case "incremental" | "nonincremental":
            return _build(replace(fence, name=""), ctx)
        case name if name in EXHIBIT_ATTRIBUTES:
            div = b.Div(name, fence.blocks, fence.attributes, fence.span)
            return read_exhibit(div, _exhibit_reading(fence, ctx))
        case _:
            return (b.Div(fence.name, fence.blocks, fence.attributes, fence.span),)


def _build_column(fence: Fence, ctx: Context) -> b.Blocks:
    if ctx.strict and "columns" not in ctx.div_names[-1:]:
        message = "a column stands outside of columns"
        ctx.add(Code.BLOCK_CONTENT, fence.span, message, "put it between ::: columns and :::")
    return (b.Div("column", fence.blocks, fence.attributes, fence.span),)


def _build_columns(fence: Fence, ctx: Context) -> b.Blocks:
    columns = tuple(_iter_columns(fence.blocks, ctx))
    if not columns:
        code = Code.EXHIBIT_EMPTY if ctx.strict else Code.EXHIBIT_KIND
        example = "write ::: column, its content and ::: for each column"
        ctx.add(code, fence.span, "'columns' holds nothing", example)
        return ()
    total = sum(column.width or 0.0 for column in columns)
    if total > _MOST_WIDTH:
        code = Code.ATTRIBUTE_VALUE if ctx.strict else Code.ATTRIBUTE_UNKNOWN_KIND
        message = f"the columns are {total:.0%} wide together; each is set narrower in proportion"
        ctx.add(code, fence.span, message, "let their widths make 100 %: width=60% and width=40%")
    return (b.Columns(columns, fence.attributes, fence.span),)


def _iter_columns(blocks: b.Blocks, ctx: Context) -> Iterator[b.Column]:
    """A column for each `column` block, and one for each run of blocks that stand in none."""
    loose: list[b.Block] = []
    for block in blocks:
        if isinstance(block, b.Div) and block.name == "column":
            yield from _loose_column(loose, ctx)
            loose = []
            yield b.Column(block.blocks, _width(block, ctx), block.span)
        else:
            loose.append(block)
    yield from _loose_column(loose, ctx)


def _loose_column(blocks: list[b.Block], ctx: Context) -> Iterator[b.Column]:
    if blocks:
        if ctx.strict:
            message = "what stands between columns must be in a column itself"
            ctx.add(Code.BLOCK_CONTENT, blocks[0].span, message, "put it between ::: column and :::")
        yield b.Column(tuple(blocks), span=blocks[0].span)


def _width(column: b.Div, ctx: Context) -> float | None:
    value = column.attributes.get("width")
    if not value:
        return None
    match = _PERCENT.fullmatch(value)
    share = float(match[1]) / 100 if match else 0
    if 0 < share <= 1:
        return share
    code = Code.ATTRIBUTE_VALUE if ctx.strict else Code.ATTRIBUTE_UNKNOWN_KIND
    ctx.add(code, column.span, f"width='{value}' is no share of the slide", "write it in per cent: width=40%")
    return None


def _build_figure(fence: Fence, ctx: Context) -> b.Block:
    """`figure` holds pictures, and perhaps a paragraph: the caption of all."""
    pictures, others = split_pictures(fence.blocks, ctx)
    match others:
        case ():
            caption: Inlines = ()
        case (b.Paragraph(inlines),):
            caption = inlines
        case _:
            pictures = ()
    if not pictures:
        return _build_unfit(fence, "pictures, and perhaps a paragraph that is their caption", ctx)
    return build_figure(pictures, fence.attributes, _caption(fence, ctx) or caption, (fence.span, ctx))


def _build_table(fence: Fence, ctx: Context) -> b.Block:
    """`table` holds one table, and perhaps a paragraph: its caption."""
    table, caption = _with_caption(fence.blocks, b.Table)
    if table is None:
        return _build_unfit(fence, "one table, and perhaps a paragraph that is its caption", ctx)
    table = replace(
        table,
        caption=_caption(fence, ctx) or caption or table.caption,
        attributes=without_pairs(merge(fence.attributes, table.attributes), "caption"),
        span=fence.span,
    )
    if table.attributes.get("status"):
        return to_tracker(table, TrackerKind.STATUS, _exhibit_reading(fence, ctx))
    return table


def _build_chart(fence: Fence, ctx: Context) -> b.Block:
    """`chart` holds a table or names a data file; without data its content is kept as it is."""
    reading = Reading(ctx.report, fence.span, ctx.lang)
    chart = read_chart(fence.attributes, fence.blocks, _grid_loader(fence, ctx), reading)
    if chart is None:
        return b.Div(fence.name, fence.blocks, fence.attributes, fence.span)
    attributes = without_pairs(fence.attributes, *DATA_KEYS, *LOOK_KEYS, "alt", "caption")
    return replace(chart, caption=_caption(fence, ctx) or chart.caption, attributes=attributes)


def _grid_loader(fence: Fence, ctx: Context) -> GridLoader:
    def load(path: str, attributes: Attributes) -> Grid | None:
        request = TableRequest(path, fence.span, attributes.get("sheet"), attributes.get("range"))
        table = ctx.load_table(request)
        return None if table is None else grid_of(table)

    return load


def _exhibit_reading(fence: Fence, ctx: Context) -> ExhibitReading:
    def inlines(text: str) -> Inlines:
        return read_inlines(Place(ctx.source, text, fence.line), text, ctx)

    load = _grid_loader(fence, ctx)
    return ExhibitReading(ctx.report, ctx.strict, inlines, load, ctx.lang, ctx.names.judgments)


def _with_caption(blocks: b.Blocks, kind: type[B]) -> tuple[B | None, Inlines]:
    """The one block of this kind and the text of the one paragraph beside it; None where there is more."""
    found = [block for block in blocks if isinstance(block, kind)]
    others = [block for block in blocks if not isinstance(block, kind)]
    match others:
        case []:
            caption: Inlines = ()
        case [b.Paragraph(inlines)]:
            caption = inlines
        case _:
            return None, ()
    return (found[0] if len(found) == 1 else None), caption


def _build_unfit(fence: Fence, wanted: str, ctx: Context) -> b.Block:
    """Content that does not fit its block is kept as it is."""
    if ctx.strict:
        message = f"'{fence.name}' holds something else than {wanted}"
        hint = f"put {wanted} inside, and all else outside of the fence"
        ctx.add(Code.BLOCK_CONTENT, fence.span, message, hint)
    return b.Div(fence.name, fence.blocks, fence.attributes, fence.span)


def _caption(fence: Fence, ctx: Context) -> Inlines:
    """The caption that the attributes give, in Markdown."""
    text = fence.attributes.get("caption")
    return read_inlines(Place(ctx.source, text, fence.line), text, ctx)
