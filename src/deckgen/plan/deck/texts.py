"""From the model's blocks of text to paragraphs of a flow: lists, prose, headings, quotes, code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from deckgen.model import block as b
from deckgen.model.exhibits import Exhibit
from deckgen.model.inline import Inlines, Strong, Text
from deckgen.model.walk import footnotes_in, own_ids, plain_text, span_ids
from deckgen.plan.code import code_lines
from deckgen.plan.deck.code import code_runs, plain_code
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.flow import FlowParagraph, Setting, scaled
from deckgen.plan.exhibits.plain import to_plain
from deckgen.plan.lines import measure
from deckgen.plan.runs import RunContext, to_runs
from deckgen.plan.text import Bullet, CharacterBullet, NumberBullet, Run
from deckgen.theme.fonts import Face, font_for
from deckgen.theme.layouts import LEVELS, LevelStyle
from deckgen.units import Length, inches, points
from deckgen.values import dataclass

_AFTER = 14.0
"""Points between paragraphs, and between the points of a list."""
_AFTER_HEADING = 6.0
_BOX = 0.9
"""Width of the box of a task, as a share of the size."""
_AFTER_NUMBER = 0.3
"""Between the number of a point and its text, as a share of the size."""
_LONGEST_TIED = 10
"""Letters: a last word up to so long is tied to the one before, so that it stands on no line alone."""
_STEP = inches(0.30)
"""Indent of formulas and definitions, and of levels below those that the layout knows."""

_QUOTE_INDENT = 2 * _STEP
"""Deeper than the text of a point, so that no quotation looks like a part of one."""
_LARGE_QUOTE_WORDS = 20
_QUOTE_SIZES = (32.0, 28.0, 24.0, 20.0, 18.0)

_TASK_BULLETS = {False: "o", True: "þ"}
"""Empty and ticked box in Wingdings, which every Office has; LibreOffice maps it to a font of its own."""


@dataclass(frozen=True, slots=True)
class _Point:
    """What makes a paragraph the point of a list."""

    bullet: Bullet | None = None
    hang: Length = 0
    item: int = 0


_NO_POINT = _Point()


@dataclass(frozen=True, slots=True)
class _ListPlace:
    level: int
    shift: Length
    setting: Setting
    hang: Length


@dataclass(slots=True)
class TextMaker:
    """Makes the paragraphs of one slide; counts list items, so that a flow knows what belongs together."""

    desk: Desk
    exhibits_as_text: bool = False
    """In notes, tables and pictures are lines of text; on slides they have a place of their own."""
    large_quotes: bool = False
    """Nothing but quotations stands here: short ones are set large. Among other text they are indented."""
    exhibits: list[b.Table | b.Figure] = field(default_factory=list)
    """Those met inside lists and quotes, still to be placed."""
    _items: int = 0
    _settings: dict[int, Setting] = field(default_factory=dict)
    _contexts: dict[tuple[float, bool], RunContext] = field(default_factory=dict)

    def paragraphs(self, block: b.Block) -> Iterator[FlowParagraph]:
        ids = own_ids(block)
        return _with_anchors(self._paragraphs(block), ids) if ids else self._paragraphs(block)

    def _paragraphs(self, block: b.Block) -> Iterator[FlowParagraph]:
        if isinstance(block, Exhibit):
            for plain in to_plain(block, self.desk.lang):
                yield from self.paragraphs(plain)
            return
        match block:
            case b.Paragraph():
                yield self._prose(block.inlines)
            case b.RunInHeading():
                yield self._bold(block.inlines, _AFTER_HEADING)
            case b.List():
                yield from self._list(block, 0)
            case b.DefinitionList():
                yield from self._definitions(block)
            case b.Quote():
                yield from self._quote(block)
            case b.MathBlock():
                yield self._formula(block)
            case b.CodeBlock():
                yield self._code(block)
            case b.Table() | b.Figure():
                yield from self._exhibit(block)
            case b.Rule() | b.SlideBreak():
                return
            case _:
                for child in child_blocks(block):
                    yield from self.paragraphs(child)

    def _prose(self, inlines: Inlines) -> FlowParagraph:
        paragraph = self._plain(inlines, self._setting(-1))
        if plain_text(inlines[-2:]).rstrip().endswith(":"):
            return replace(paragraph, keep_next=True)
        return paragraph

    def _bold(self, inlines: Inlines, after: float) -> FlowParagraph:
        """A run-in heading, or the term of a definition: never parted from what follows."""
        sizes = self.desk.scale.body
        style = self.desk.style(sizes[0], self.desk.theme.palette.navy, bold=True)
        runs = to_runs(inlines, self.desk.context(style))
        notes = footnotes_in(inlines)
        return FlowParagraph(runs, measure(runs), Setting(sizes, after), keep_next=True, footnotes=notes)

    def _quote(self, block: b.Quote) -> Iterator[FlowParagraph]:
        """The words of a quotation; a last line behind a dash is its source."""
        for child in block.blocks:
            if isinstance(child, b.Paragraph):
                words, source = _without_attribution(child.inlines)
                if words:
                    yield replace(self._plain(words, self._quote_setting(words)), keep_next=bool(source))
                if source:
                    yield self._attribution(source)
            else:
                yield from self.paragraphs(child)

    def _exhibit(self, block: b.Table | b.Figure) -> Iterator[FlowParagraph]:
        if not self.exhibits_as_text:
            self.exhibits.append(block)
            return
        for inlines in _lines_of(block):
            yield self._prose(inlines)

    def _formula(self, block: b.MathBlock) -> FlowParagraph:
        sizes = self.desk.scale.body
        style = self.desk.style(sizes[0], self.desk.theme.palette.ink, italic=True)
        runs = (Run(block.tex.strip() or " ", style),)
        return FlowParagraph(runs, measure(runs), Setting(sizes, _AFTER, indent=_STEP))

    def _code(self, block: b.CodeBlock) -> FlowParagraph:
        """Code inside a list or quote: one paragraph, its lines broken as they are."""
        runs: list[Run] = []
        for line in code_lines(block.text.expandtabs(4), block.language):
            if runs:
                runs.append(Run("\n", plain_code(self.desk)))
            runs += code_runs(line, self.desk)
        return FlowParagraph(tuple(runs), measure(tuple(runs)), Setting(self.desk.scale.table, _AFTER))

    def _list(self, block: b.List, level: int, shift: Length = 0) -> Iterator[FlowParagraph]:
        """`shift`: how much further right than the layout says, for the numbers of the lists around it."""
        place = self._place(block, level, shift)
        for offset, item in enumerate(block.items):
            if level == 0:
                self._items += 1
            bullet = self._bullet(block, item, block.start + offset, level)
            paragraphs = self._item(item, bullet, place)
            if block.build and level == 0:
                paragraphs = (replace(one, builds=True) for one in paragraphs)
            yield from paragraphs if level else _with_end(paragraphs, place.setting.after)

    def _place(self, block: b.List, level: int, shift: Length) -> _ListPlace:
        setting, hang = self._setting(level), self._level(level).hang
        needed = points(self._widest_mark(block) * setting.sizes[0])
        shift += max(0, needed - hang)
        hang = max(hang, needed)
        if shift:
            setting = replace(setting, indent=setting.indent + shift)
        return _ListPlace(level, shift, setting, hang)

    def _widest_mark(self, block: b.List) -> float:
        """With the space behind it, as a share of the size; 0 for a bullet, which has room."""
        mark = _BOX if any(item.checked is not None for item in block.items) else 0.0
        if block.ordered:
            face = Face(self.desk.theme.deck_fonts.body, bold=True)
            mark = max(mark, font_for(face).widest(f"{block.start + len(block.items) - 1}."))
        return mark + _AFTER_NUMBER if mark else 0.0

    def _item(self, item: b.ListItem, bullet: Bullet, place: _ListPlace) -> Iterator[FlowParagraph]:
        """The item's paragraphs; the first bears the bullet, be it empty because a list follows at once."""
        setting = place.setting
        point = _Point(bullet, place.hang, self._items)
        first = True
        for child in item.blocks or (b.Paragraph(()),):
            if first and not isinstance(child, b.Paragraph | b.CodeBlock | b.MathBlock | b.RunInHeading):
                yield self._plain((Text(" "),), setting, point)
                first = False
            if isinstance(child, b.List):
                yield from self._list(child, place.level + 1, place.shift)
            elif isinstance(child, b.Paragraph) and first:
                yield self._plain(child.inlines or (Text(" "),), setting, point)
            else:
                for paragraph in self.paragraphs(child):
                    inner = self._inside(paragraph, setting)
                    yield replace(inner, bullet=point.bullet, hang=point.hang) if first else inner
            first = False

    def _inside(self, paragraph: FlowParagraph, setting: Setting) -> FlowParagraph:
        """A paragraph of any kind, as a further one of a list's item."""
        own = paragraph.setting
        sizes = own.sizes if own.sizes[0] < setting.sizes[0] else setting.sizes
        runs = scaled(paragraph.runs, sizes[0] / own.sizes[0])
        moved = replace(
            own, sizes=sizes, after=setting.after, level=setting.level, indent=setting.indent + own.indent
        )
        return replace(paragraph, runs=runs, words=measure(runs), setting=moved, item=self._items)

    def _bullet(self, block: b.List, item: b.ListItem, number: int, level: int) -> Bullet:
        palette = self.desk.theme.palette
        if item.checked is not None:
            return CharacterBullet(_TASK_BULLETS[item.checked], palette.accent, "Wingdings")
        if block.ordered:
            return NumberBullet(number, palette.accent)
        style = self._level(level)
        return CharacterBullet(style.bullet, style.bullet_color or palette.accent)

    def _definitions(self, block: b.DefinitionList) -> Iterator[FlowParagraph]:
        for entry in block.items:
            yield self._bold(entry.term, 2.0)
            for meaning in entry.meanings:
                for child in meaning:
                    for paragraph in self.paragraphs(child):
                        setting = paragraph.setting
                        yield replace(paragraph, setting=replace(setting, indent=setting.indent + _STEP))

    def _plain(self, inlines: Inlines, setting: Setting, point: _Point = _NO_POINT) -> FlowParagraph:
        # Bold words at the start of a point are its lead-in and take the colour of structure.
        leads_in = bool(inlines) and isinstance(inlines[0], Strong)
        runs = _with_tied_end(to_runs(inlines, self._context(setting.sizes[0], leads_in)))
        notes = footnotes_in(inlines)
        return FlowParagraph(
            runs,
            measure(runs),
            setting,
            point.bullet,
            point.hang,
            item=point.item,
            footnotes=notes,
            anchors=span_ids(inlines),
        )

    def _context(self, size: float, leads_in: bool) -> RunContext:
        found = self._contexts.get((size, leads_in))
        if found is None:
            palette = self.desk.theme.palette
            style = self.desk.style(size, palette.ink)
            found = self.desk.context(style, palette.navy if leads_in else None)
            self._contexts[size, leads_in] = found
        return found

    def _attribution(self, inlines: Inlines) -> FlowParagraph:
        size = self.desk.scale.body[-1]
        runs = to_runs(inlines, self.desk.context(self.desk.style(size, self.desk.theme.palette.text_2)))
        notes = footnotes_in(inlines)
        indent = 0 if self.large_quotes else _QUOTE_INDENT
        return FlowParagraph(runs, measure(runs), Setting((size,), _AFTER, indent=indent), footnotes=notes)

    def _quote_setting(self, inlines: Inlines) -> Setting:
        if not self.large_quotes:
            return Setting(self.desk.scale.body, _AFTER, indent=_QUOTE_INDENT)
        floor = self.desk.scale.body[-1]
        large = len(plain_text(inlines).split()) <= _LARGE_QUOTE_WORDS
        sizes = _QUOTE_SIZES if large else _QUOTE_SIZES[2:]
        return Setting((*(size for size in sizes if size > floor), floor), 10.0, line_spacing=0.95)

    def _setting(self, level: int) -> Setting:
        """How points of a list are set: below the first level, one step smaller. -1: text outside lists."""
        found = self._settings.get(level)
        if found is None:
            sizes = self.desk.scale.body
            if level < 0:
                found = Setting(sizes, _AFTER)
            else:
                style = self._level(level)
                found = Setting(
                    sizes if level == 0 else (*sizes[1:], sizes[-1]),
                    style.after,
                    min(level, LEVELS - 1),
                    style.indent + max(0, level - LEVELS + 1) * _STEP,
                )
            self._settings[level] = found
        return found

    def _level(self, level: int) -> LevelStyle:
        return self.desk.layouts["title-and-content"].placeholder("body").levels[min(level, LEVELS - 1)]


def child_blocks(block: b.Block) -> b.Blocks:
    """The blocks of one that is nothing but a wrapper."""
    match block:
        case b.Div() | b.Only() | b.Notes():
            return block.blocks
        case b.Columns():
            return tuple(child for column in block.columns for child in column.blocks)
        case _:
            return ()


def _lines_of(block: b.Table | b.Figure) -> Iterator[Inlines]:
    """A table's rows, or a picture's caption, as lines of text."""
    if isinstance(block, b.Figure):
        yield block.caption or (Text(block.alt or block.source),)
        return
    if block.caption:
        yield block.caption
    for row in (block.head, *block.rows):
        joined: list[Inlines] = [cell.inlines for cell in row[:1]]
        joined += [(Text(" · "), *cell.inlines) for cell in row[1:]]
        if joined:
            yield tuple(node for inlines in joined for node in inlines)


def _with_anchors(paragraphs: Iterator[FlowParagraph], ids: tuple[str, ...]) -> Iterator[FlowParagraph]:
    for paragraph in paragraphs:
        yield replace(paragraph, anchors=(*ids, *paragraph.anchors)) if ids else paragraph
        ids = ()


def _with_end(paragraphs: Iterator[FlowParagraph], after: float) -> Iterator[FlowParagraph]:
    """The paragraphs of a point, the last with the space that stands between points."""
    last: FlowParagraph | None = None
    for paragraph in paragraphs:
        if last is not None:
            yield last
        last = paragraph
    if last is not None and last.setting.after < after:
        last = replace(last, setting=replace(last.setting, after=after))
    if last is not None:
        yield last


def _with_tied_end(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The last two words with a no-break space between them, where the last is short."""
    if not runs:
        return runs
    last = runs[-1]
    before, space, word = last.text.rpartition(" ")
    if not space or not before or not 0 < len(word) <= _LONGEST_TIED:
        return runs
    text = f"{before}\N{NO-BREAK SPACE}{word}"
    tied = Run(text, last.style, last.link, last.baseline, last.underline, last.strike, last.lang)
    return (*runs[:-1], tied)


def _without_attribution(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """The words of a quotation, and its last line where that begins with a dash."""
    for position in range(len(inlines) - 1, -1, -1):
        node = inlines[position]
        if isinstance(node, Text) and node.text.lstrip().startswith(("—", "–", "-- ", "― ")):
            before = inlines[:position]
            if position == 0 or plain_text(before[-1:]).isspace():
                return (before[:-1] if before else ()), inlines[position:]
    return inlines, ()
