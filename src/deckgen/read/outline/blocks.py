"""markdown-it's block tokens to `Blocks`.

Tokens come well nested: `fences.pair_fences` and `notes.take_notes` have run before. Each function takes
the tokens of one block off the cursor, the closing one with them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it.token import Token

from deckgen.diagnostics import Code, Span
from deckgen.model import block as b
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.model.inline import LineBreak, SoftBreak, Text
from deckgen.read.outline import catalogue, html
from deckgen.read.outline.attributes import looks_meant, parse_attributes, without_class
from deckgen.read.outline.block_rules import MAX_DEPTH
from deckgen.read.outline.code import read_code
from deckgen.read.outline.context import Context
from deckgen.read.outline.cursor import Cursor
from deckgen.read.outline.divs import Fence, build_div, in_medium
from deckgen.read.outline.figures import to_figure
from deckgen.read.outline.headings import read_heading, take_attributes
from deckgen.read.outline.inlines import read_inlines, read_lone_picture
from deckgen.read.outline.places import Place
from deckgen.read.outline.tables import read_table

_CAPTION = re.compile(r"(?:[Tt]able)?:[ \t]+(?=\S)")
_FENCE_NAME = re.compile(r"^(?:\{\s*\.)?([\w-]+)")
_CODE_LANGUAGE = re.compile(r"\s*([^\s{]*)\s*")
_BRACED_LANGUAGE = re.compile(r"\{=?([\w+#-]+)(?=[\s},])")


def read_blocks(tokens: list[Token], ctx: Context) -> b.Blocks:
    """The blocks of a list of tokens, all of them."""
    return _read_sequence(Cursor(tokens), ctx)


def _read_sequence(cursor: Cursor, ctx: Context) -> b.Blocks:
    """The blocks up to the end of the container they stand in; its closing token is taken too."""
    blocks: list[b.Block] = []
    while (token := cursor.peek()) is not None:
        cursor.skip(1)
        if token.nesting < 0:
            break
        blocks += _read_block(token, cursor, ctx)
    return tuple(blocks)


def _read_block(token: Token, cursor: Cursor, ctx: Context) -> b.Blocks:
    match token.type:
        case "paragraph_open":
            return _read_paragraph(token, cursor, ctx)
        case "bullet_list_open" | "ordered_list_open":
            return (_read_list(token, cursor, ctx),)
        case "table_open":
            return _read_table(token, cursor, None, ctx)
        case "div_open":
            return _read_div(token, cursor, ctx)
        case "heading_open":
            return in_medium(_read_run_in_heading(token, cursor, ctx), ctx)
        case "blockquote_open":
            return (b.Quote(_read_sequence(cursor, ctx), span=_span(token, ctx)),)
        case "fence" | "code_block":
            return in_medium(_read_code(token, ctx), ctx)
        case "math_block":
            return in_medium(_read_math(token, ctx), ctx)
        case "dl_open":
            return (_read_definitions(token, cursor, ctx),)
        case "html_block":
            return _read_html(token, ctx)
        case "hr":
            return (b.Rule(_span(token, ctx)),)
        case "too_deep":
            return (_read_deep(token, ctx),)
        case _:
            raise AssertionError(token.type)


def _read_paragraph(opening: Token, cursor: Cursor, ctx: Context) -> b.Blocks:
    content = cursor.take()
    cursor.skip(1)
    text = content.content
    following = cursor.peek()
    if following is not None and following.type == "table_open" and _CAPTION.match(text):
        return _read_table(cursor.take(), cursor, content, ctx)
    place = _place(content, ctx)
    picture = None if opening.hidden else read_lone_picture(place, text, ctx)
    if picture is not None:
        return in_medium(to_figure(picture, ctx), ctx)
    inlines = read_inlines(place, text, ctx)
    return (b.Paragraph(inlines, span=place.span()),) if inlines else ()


def _read_list(opening: Token, cursor: Cursor, ctx: Context) -> b.List:
    items: list[b.ListItem] = []
    tight = True
    while (token := cursor.take()).type == "list_item_open":
        first = cursor.peek()
        if first is not None and first.type == "paragraph_open" and not first.hidden:
            tight = False
        items.append(b.ListItem(_read_sequence(cursor, ctx), token.meta.get("checked"), _span(token, ctx)))
    return b.List(
        tuple(items),
        ordered=opening.type == "ordered_list_open",
        start=int(opening.attrs.get("start", 1)),
        tight=tight,
        span=_span(opening, ctx),
        build=ctx.builds,
    )


def _read_definitions(opening: Token, cursor: Cursor, ctx: Context) -> b.DefinitionList:
    terms: list[Token] = []
    meanings: list[list[b.Blocks]] = []
    while (token := cursor.take()).type != "dl_close":
        if token.type == "dt_open":
            terms.append(cursor.take())
            meanings.append([])
            cursor.skip(1)
        else:
            meanings[-1].append(_read_sequence(cursor, ctx))
    items = [
        b.Definition(
            read_inlines(_place(term, ctx), term.content, ctx), tuple(blocks), _place(term, ctx).span()
        )
        for term, blocks in zip(terms, meanings, strict=True)
    ]
    return b.DefinitionList(tuple(items), span=_span(opening, ctx))


def _read_table(opening: Token, cursor: Cursor, caption: Token | None, ctx: Context) -> b.Blocks:
    """The table, with the caption that stands before it or else the one that follows."""
    table = read_table(opening, cursor, ctx)
    if caption is None:
        caption = _take_caption(cursor)
    if caption is not None:
        start = len(match[0]) if (match := _CAPTION.match(caption.content)) else 0
        place = _place(caption, ctx)
        text, attributes = take_attributes(caption.content, place, ctx)
        catalogue.check_attributes(attributes, catalogue.TABLE, "a table", place.span(), ctx)
        inlines = read_inlines(place.part(start), text[start:], ctx)
        table = replace(table, caption=inlines, attributes=attributes)
    return in_medium(table, ctx)


def _take_caption(cursor: Cursor) -> Token | None:
    """The paragraph that follows, where it is a caption: `: text` or `Table: text`."""
    opening, content = cursor.peek(), cursor.peek(1)
    if opening is None or opening.type != "paragraph_open" or content is None:
        return None
    if not _CAPTION.match(content.content):
        return None
    cursor.skip(3)
    return content


def _read_run_in_heading(opening: Token, cursor: Cursor, ctx: Context) -> b.RunInHeading:
    heading = read_heading(opening, cursor.take(), ctx, run_in=True)
    cursor.skip(1)
    depth = max(1, heading.level - ctx.slide_level)
    return b.RunInHeading(heading.inlines, depth, heading.attributes, heading.span)


def _read_div(opening: Token, cursor: Cursor, ctx: Context) -> b.Blocks:
    attributes = opening.meta["attributes"]
    span = _span(opening, ctx)
    spoilt: b.Blocks = ()
    if attributes is None:
        catalogue.report_syntax(opening.content, span, ctx)
        # The name is kept all the same: speaker notes must not appear on the slide for a missing quote.
        attributes = Attributes(classes=tuple(_FENCE_NAME.findall(opening.content)))
        spoilt = (b.Paragraph((Text(opening.content, span),), span=span),)
    name = catalogue.block_name(attributes)
    around = ctx.builds
    if catalogue.has_build(name):
        ctx.builds, attributes = catalogue.take_build(attributes, span, ctx)
    ctx.div_names.append(name)
    blocks = spoilt + _read_sequence(cursor, ctx)
    ctx.div_names.pop()
    ctx.builds = around
    return build_div(Fence(name, attributes, blocks, opening.map[0] if opening.map else 0, span), ctx)


def _read_code(token: Token, ctx: Context) -> b.CodeBlock:
    span = _span(token, ctx)
    language, attributes = _read_info(token.info, span, ctx)
    catalogue.check_attributes(attributes, catalogue.CODE, "code", span, ctx)
    return read_code(b.CodeBlock(token.content.removesuffix("\n"), language, attributes, span), ctx)


def _read_info(info: str, span: Span, ctx: Context) -> tuple[str, Attributes]:
    """The language and the attributes that follow the fence of code: `python {#id}` or `{.python #id}`."""
    start = _CODE_LANGUAGE.match(info)
    assert start is not None  # The pattern matches the empty text too.
    language, at = start[1], start.end()
    if not info.startswith("{", at):
        return language, NO_ATTRIBUTES
    if braced := _BRACED_LANGUAGE.match(info, at):
        # As notebooks write it, and Pandoc for raw output: shown as code here, never run.
        return braced[1], NO_ATTRIBUTES
    parsed = parse_attributes(info, at)
    if parsed is None:
        if looks_meant(info, at):
            catalogue.report_syntax(info[at:], span, ctx)
        return language, NO_ATTRIBUTES
    attributes = parsed.attributes
    if not language and attributes.classes:
        return attributes.classes[0], without_class(attributes, attributes.classes[0])
    return language, attributes


def _read_math(token: Token, ctx: Context) -> b.MathBlock:
    span = _span(token, ctx)
    attributes: Attributes = token.meta["attributes"]
    catalogue.check_attributes(attributes, catalogue.BLOCK, "a formula", span, ctx)
    return b.MathBlock(token.content, attributes, span)


def _read_html(token: Token, ctx: Context) -> b.Blocks:
    text = html.strip_comments(token.content)
    if not text.strip():
        return ()
    body = text.lstrip()
    line = _line(token) + text.count("\n", 0, len(text) - len(body))
    if html.is_understood(body):
        body = body.rstrip()
        place = Place(ctx.source, body, line)
        inlines = read_inlines(place, body, ctx)
        # A `<br>` alone is meant as an empty line, and there are none in an outline.
        shown = not all(isinstance(node, LineBreak | SoftBreak) for node in inlines)
        return (b.Paragraph(inlines, span=place.span()),) if shown else ()
    return (html.literal(body, line, ctx),)


def _read_deep(token: Token, ctx: Context) -> b.Block:
    span = _span(token, ctx)
    message = f"lists and quotes are nested more than {MAX_DEPTH} levels deep; the rest is shown as text"
    ctx.add(Code.NESTING_DEPTH, span, message, "five levels are the most that a slide can show")
    return b.Paragraph((Text(" ".join(token.content.split()), span),), span=span)


def _place(token: Token, ctx: Context) -> Place:
    return Place(ctx.source, token.content, _line(token))


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _span(token: Token, ctx: Context) -> Span:
    return ctx.source.span(_line(token), 1)
