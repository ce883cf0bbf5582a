"""From the model's blocks of text to paragraphs of a flow: lists, prose, headings, quotes, code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckgen.model import block as b
from deckgen.model.inline import Inlines, Strong, Text
from deckgen.model.walk import footnotes_in, plain_text
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.flow import Flow, FlowParagraph
from deckgen.plan.lines import chunked
from deckgen.plan.runs import to_runs
from deckgen.plan.text import Align, Bullet, CharacterBullet, NumberBullet, Run, TextStyle
from deckgen.theme.fonts import Face
from deckgen.theme.layouts import LEVELS, LevelStyle
from deckgen.units import Color, Length, inches

_BETWEEN_TIGHT = 6.0
"""Points between the points of a list below the first level, and between run-in heading and text."""

_LARGE_QUOTE_WORDS = 20
_QUOTE_SIZES = (32.0, 28.0, 24.0, 20.0, 18.0)

_TASK_BULLETS = {False: "o", True: "þ"}
"""Empty and ticked box in Wingdings, which every Office has; LibreOffice maps it to a font of its own."""


@dataclass(slots=True)
class TextMaker:
    """Makes paragraphs of one slide; counts list items, so that a flow knows what belongs together."""

    desk: Desk
    _items: int = 0

    def paragraphs(self, block: b.Block) -> Iterator[FlowParagraph]:
        """The paragraphs of a block of text; blocks that are exhibits are not handled here."""
        match block:
            case b.Paragraph():
                yield self.prose(block.inlines)
            case b.RunInHeading():
                yield self.heading(block)
            case b.List():
                yield from self._list(block, 0)
            case b.DefinitionList():
                yield from self._definitions(block)
            case b.Quote():
                yield from self.quote(block)
            case b.MathBlock():
                yield self.formula(block)
            case b.Rule():
                return
            case _:
                for child in _text_children(block):
                    yield from self.paragraphs(child)

    def prose(self, inlines: Inlines) -> FlowParagraph:
        paragraph = self._plain(inlines, self._sizes(0), after=14.0)
        return replace(paragraph, keep_next=plain_text(inlines).rstrip().endswith(":"))

    def heading(self, block: b.RunInHeading) -> FlowParagraph:
        style = self.desk.style(self._sizes(0)[0], self.desk.theme.palette.navy, bold=True)
        runs = to_runs(block.inlines, self.desk.context(style))
        return FlowParagraph(runs, self._sizes(0), after=_BETWEEN_TIGHT, keep_next=True)

    def quote(self, block: b.Quote) -> Iterator[FlowParagraph]:
        """The words of a quotation, large where they are few; a last line behind a dash is its source."""
        for child in block.blocks:
            if isinstance(child, b.Paragraph):
                words, source = _without_attribution(child.inlines)
                if words:
                    yield replace(self._plain(words, self._quote_sizes(words), after=10.0), line_spacing=0.95)
                if source:
                    yield self._attribution(source)
            else:
                yield from self.paragraphs(child)

    def formula(self, block: b.MathBlock) -> FlowParagraph:
        style = self.desk.style(self._sizes(0)[0], self.desk.theme.palette.ink, italic=True)
        runs = chunked((Run(block.tex.strip() or " ", style),))
        return FlowParagraph(runs, self._sizes(0), after=14.0, align=Align.CENTRE)

    def _list(self, block: b.List, level: int) -> Iterator[FlowParagraph]:
        for offset, item in enumerate(block.items):
            if level == 0:
                self._items += 1
            bullet = self._bullet(block, item, block.start + offset, level)
            yield from self._item(item, bullet, level)

    def _item(self, item: b.ListItem, bullet: Bullet, level: int) -> Iterator[FlowParagraph]:
        style = self._level(level)
        first = True
        for child in item.blocks:
            if isinstance(child, b.List):
                yield from self._list(child, level + 1)
                first = False
                continue
            for paragraph in self.paragraphs(child):
                yield replace(
                    self._at_level(paragraph, level),
                    bullet=bullet if first else None,
                    hang=style.hang if first else 0,
                    item=self._items,
                )
                first = False
        if first:
            empty = self._plain((Text(" "),), self._sizes(level), after=style.after)
            yield replace(self._at_level(empty, level), bullet=bullet, hang=style.hang, item=self._items)

    def _at_level(self, paragraph: FlowParagraph, level: int) -> FlowParagraph:
        style = self._level(level)
        sizes = self._sizes(level)
        runs = paragraph.runs
        if sizes[0] != paragraph.sizes[0]:
            factor = sizes[0] / paragraph.sizes[0]
            runs = tuple(replace(run, style=_resized(run.style, factor)) for run in runs)
        return replace(
            paragraph,
            runs=runs,
            sizes=sizes,
            level=min(level, LEVELS - 1),
            indent=style.indent + max(0, level - LEVELS + 1) * inches(0.2),
            after=style.after,
        )

    def _bullet(self, block: b.List, item: b.ListItem, number: int, level: int) -> Bullet:
        palette = self.desk.theme.palette
        if item.checked is not None:
            return CharacterBullet(_TASK_BULLETS[item.checked], palette.accent, "Wingdings")
        if block.ordered:
            return NumberBullet(number, palette.accent)
        style = self._level(level)
        return CharacterBullet(style.bullet, style.bullet_color or palette.accent)

    def _definitions(self, block: b.DefinitionList) -> Iterator[FlowParagraph]:
        indent = inches(0.30)
        for entry in block.items:
            style = self.desk.style(self._sizes(0)[0], self.desk.theme.palette.navy, bold=True)
            runs = to_runs(entry.term, self.desk.context(style))
            notes = footnotes_in(entry.term)
            yield FlowParagraph(runs, self._sizes(0), after=2.0, keep_next=True, footnotes=notes)
            for meaning in entry.meanings:
                for child in meaning:
                    for paragraph in self.paragraphs(child):
                        yield replace(paragraph, indent=paragraph.indent + indent)

    def _plain(self, inlines: Inlines, sizes: tuple[float, ...], after: float) -> FlowParagraph:
        palette = self.desk.theme.palette
        context = self.desk.context(
            self.desk.style(sizes[0], palette.ink), _lead_in_color(self.desk, inlines)
        )
        runs = chunked(to_runs(inlines, context))
        return FlowParagraph(runs, sizes, after=after, footnotes=footnotes_in(inlines))

    def _attribution(self, inlines: Inlines) -> FlowParagraph:
        size = self.desk.scale.secondary
        runs = to_runs(inlines, self.desk.context(self.desk.style(size, self.desk.theme.palette.text_2)))
        return FlowParagraph(runs, (size,), after=14.0, footnotes=footnotes_in(inlines))

    def _quote_sizes(self, inlines: Inlines) -> tuple[float, ...]:
        floor = self.desk.scale.body[-1]
        large = len(plain_text(inlines).split()) <= _LARGE_QUOTE_WORDS
        sizes = _QUOTE_SIZES if large else _QUOTE_SIZES[2:]
        return (*(size for size in sizes if size > floor), floor)

    def _sizes(self, level: int) -> tuple[float, ...]:
        """The size at each step: below the first level one step smaller, never under the floor."""
        sizes = self.desk.scale.body
        return sizes if level == 0 else (*sizes[1:], sizes[-1])

    def _level(self, level: int) -> LevelStyle:
        return self.desk.layouts["title-and-content"].placeholder("body").levels[min(level, LEVELS - 1)]


def code_flow(block: b.CodeBlock, width: Length, desk: Desk) -> Flow:
    """Code in a fixed-pitch font on a panel; each line a paragraph, so that it divides between lines."""
    sizes = desk.scale.table
    style = TextStyle(Face(desk.theme.deck_fonts.mono), sizes[0], desk.theme.palette.ink)
    lines = block.text.split("\n")
    paragraphs = tuple(
        FlowParagraph(chunked((Run(_visible_indent(line), style),)), sizes, after=0.0) for line in lines
    )
    return Flow(paragraphs, width, "Code", desk.theme.palette.panel, inches(0.15))


def _visible_indent(line: str) -> str:
    """Leading spaces as no-break spaces, which no program drops; a line without text keeps its height."""
    line = line.expandtabs(4)
    text = line.lstrip(" ")
    return "\N{NO-BREAK SPACE}" * (len(line) - len(text)) + text or "\N{NO-BREAK SPACE}"


def _text_children(block: b.Block) -> b.Blocks:
    match block:
        case b.Div() | b.Only() | b.Notes():
            return block.blocks
        case b.Columns():
            return tuple(child for column in block.columns for child in column.blocks)
        case b.Figure():
            return (b.Paragraph(block.caption or (Text(block.alt or block.source),)),)
        case b.Table():
            return tuple(b.Paragraph(_joined(row)) for row in (block.head, *block.rows) if row)
        case b.CodeBlock():
            return (b.Paragraph((Text(block.text),)),)
        case _:
            return ()


def _joined(row: tuple[b.Cell, ...]) -> Inlines:
    """A table's row as one line of text, for places where no table can stand."""
    joined: list[Inlines] = [row[0].inlines]
    joined += [(Text(" · "), *cell.inlines) for cell in row[1:]]
    return tuple(node for inlines in joined for node in inlines)


def _lead_in_color(desk: Desk, inlines: Inlines) -> Color | None:
    """Bold words at the start of a point are its lead-in and take the colour of structure."""
    return desk.theme.palette.navy if inlines and isinstance(inlines[0], Strong) else None


def _without_attribution(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """The words of a quotation, and its last line where that begins with a dash."""
    for position in range(len(inlines) - 1, -1, -1):
        node = inlines[position]
        if isinstance(node, Text) and node.text.lstrip().startswith(("—", "–", "-- ", "― ")):
            before = inlines[:position]
            if position == 0 or plain_text(before[-1:]).isspace():
                return (before[:-1] if before else ()), inlines[position:]
    return inlines, ()


def _resized(style: TextStyle, factor: float) -> TextStyle:
    return replace(style, size=style.size * factor)
