"""Blocks of the model as boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from deckgen.model import block as b
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.model.chart import Chart
from deckgen.model.exhibits import Exhibit, KeyFigures, Matrix, Panel, PanelRole, Quotation, Timeline, Tracker
from deckgen.model.inline import LineBreak, Strong, Text
from deckgen.model.walk import plain_text
from deckgen.plan.brief.box import Box, BoxItem, Frame, Keep, SideBox, flattened, framed, stacked, with_mark
from deckgen.plan.brief.catalogue import set_exhibit, with_sources_last
from deckgen.plan.brief.charts import set_chart
from deckgen.plan.brief.desk import NOTE_MARK, Desk, PendingNote, Type, plain_strands, to_strands
from deckgen.plan.brief.exhibits import set_sources
from deckgen.plan.brief.figures import set_figure
from deckgen.plan.brief.galleries import set_gallery, with_galleries
from deckgen.plan.brief.grid import LIST_INDENT, POINTS_PER_MM, UNIT
from deckgen.plan.brief.pieces import Strand, natural_widths
from deckgen.plan.brief.prose import BASELINE, Place, label_line, set_heading, set_paragraph
from deckgen.plan.brief.tables import set_table
from deckgen.plan.code import code_lines, code_style
from deckgen.plan.pages.page import Fill, Line, Mark, Node, Role, TextLine
from deckgen.plan.text import TextStyle

_NOTE_INDENT = 4 * POINTS_PER_MM
_NOTE_GAP = 4.0
_CODE_PAD = 5.25
_SHORT_CODE = 16
_SHORT_QUOTE = 6
"""Up to so many lines, code is rather not cut between pages, and a quotation not at all."""
_BAR = 1.5
_LABEL_GAP = 4.0
"""Least space between a number and its item."""
_SIDE_SHIFT = 2.6
"""A side note's first baseline meets that of the body text beside it."""
_HYPHENATED = 60 * POINTS_PER_MM
"""Narrower columns would have a hyphen on every other line."""
_HIGHEST_SIDE = 0.6
"""Share of the side column: a higher side note is a field in the text."""
_TASK = 6.0
_TAB = "    "
_EN_SPACE = "\u2002"
_WITH_SOURCES = (b.Table, b.Figure, b.FigureGroup, Chart, KeyFigures, Timeline, Matrix, Tracker, Quotation)
"""Exhibits, which print their sources themselves."""


def set_blocks(blocks: b.Blocks, place: Place, desk: Desk) -> list[Box]:
    """The blocks one below the other, each with the footnotes of its own set aside for the page's foot."""
    boxes: list[Box] = []
    heading: b.RunInHeading | None = None
    start = 0
    for block in with_galleries(tuple(with_sources_last(blocks)), place, desk):
        has_room = place.is_top and desk.grid.has_side and len(boxes) > 0
        if has_room and isinstance(block, Panel) and _suits_side(block, place, desk):
            boxes[start] = _with_side(boxes[start], block, place, desk)
            continue
        last, start = start, len(boxes)
        if isinstance(block, b.RunInHeading):
            boxes += _lone_heading(heading, place, desk)
            heading = block
            continue
        if isinstance(block, b.Paragraph) and heading is not None:
            boxes += _finished(_run_in(heading, block, place, desk), block, place, desk)
        else:
            boxes += _lone_heading(heading, place, desk)
            boxes += _finished(_block(block, place, desk), block, place, desk)
        heading = None
        if start and start == len(boxes):
            start = last
        elif start and _is_introduced(block):
            keep = Keep.HARD if _is_lead_in(boxes[last:start]) else Keep.SOFT
            boxes[start - 1] = replace(boxes[start - 1], keep=max(keep, boxes[start - 1].keep))
    return boxes + _lone_heading(heading, place, desk)


def set_pending_notes(desk: Desk) -> None:
    """Set the footnotes whose marks have been placed since the last call, and those inside them."""
    while pending := desk.take_pending():
        for note in pending:
            desk.notes[note.number] = tuple(_note(note, desk))


def _finished(boxes: list[Box], block: b.Block, place: Place, desk: Desk) -> list[Box]:
    """What every block gets: its destination, its sources, its footnotes."""
    set_pending_notes(desk)
    attributes = attributes_of(block)
    boxes = with_mark(boxes, attributes.id)
    if boxes and not isinstance(block, _WITH_SOURCES) and attributes.get("source"):
        sources = set_sources(attributes, place, desk)
        boxes[-1] = replace(boxes[-1], keep=Keep.HARD)
        boxes += sources
    return boxes


def attributes_of(block: b.Block) -> Attributes:
    return NO_ATTRIBUTES if isinstance(block, b.Rule | b.SlideBreak) else block.attributes


def _is_introduced(block: b.Block) -> bool:
    if isinstance(block, Exhibit):
        return not isinstance(block, Panel)
    return isinstance(
        block, b.List | b.Table | Chart | b.DefinitionList | b.CodeBlock | b.MathBlock | b.Quote
    )


def _is_lead_in(boxes: list[Box]) -> bool:
    """A single line, or text that ends in a colon: it means nothing without what follows."""
    lines = [item for box in boxes for item in box.items if isinstance(item, TextLine) and item.runs]
    return len(lines) == 1 or (bool(lines) and lines[-1].runs[-1].run.text.endswith(":"))


def _block(block: b.Block, place: Place, desk: Desk) -> list[Box]:
    if isinstance(block, Exhibit):
        return set_exhibit(block, place, desk, set_blocks)
    match block:
        case b.Paragraph():
            return _paragraph(block, place, desk)
        case b.RunInHeading():
            return _lone_heading(block, place, desk)
        case b.List():
            return _list(block, place, desk)
        case b.DefinitionList():
            return _definitions(block, place, desk)
        case b.Table():
            return set_table(block, place, desk)
        case b.Figure():
            return set_figure(block, place, desk)
        case b.FigureGroup():
            return set_gallery(block, place, desk)
        case Chart():
            return set_chart(block, place, desk)
        case b.CodeBlock():
            return _code(block, place, desk)
        case b.MathBlock():
            return _math(block, place, desk)
        case b.Quote():
            return _quote(block, place, desk)
        case b.Rule():
            return _rule(place, desk)
        case b.Columns():
            return _columns(block, place, desk)
        case b.Div():
            inner = replace(place, parent=desk.tree.add(Role.DIVISION, place.parent))
            return set_blocks(block.blocks, inner, desk)
        case b.Only():
            return set_blocks(block.blocks, place, desk) if block.medium is b.Medium.BRIEF else []
        case b.Notes() | b.SlideBreak():
            return []
        case _:
            assert_never(block)


def _paragraph(block: b.Paragraph, place: Place, desk: Desk) -> list[Box]:
    node = desk.tree.add(Role.PARAGRAPH, place.parent)
    type_ = Type(place.style.text, node, place.parent, block.span, place.style.strong)
    hyphenator = desk.hyphenator if place.width >= _HYPHENATED else None
    return set_paragraph(to_strands(block.inlines, type_, desk), place, node, hyphenator)


def _run_in(heading: b.RunInHeading, block: b.Paragraph, place: Place, desk: Desk) -> list[Box]:
    """A heading at the start of its paragraph, with a full stop."""
    head = _run_in_strands(heading, place, desk, stop=True)
    node = desk.tree.add(Role.PARAGRAPH, place.parent)
    text = to_strands(block.inlines, Type(place.style.text, node, place.parent, block.span), desk)
    boxes = set_paragraph((*head, *text), place, node, desk.hyphenator)
    return with_mark(boxes, heading.attributes.id)


def _run_in_strands(heading: b.RunInHeading, place: Place, desk: Desk, *, stop: bool) -> tuple[Strand, ...]:
    node = desk.tree.add_heading(place.heading + heading.depth - 1, place.parent)
    type_ = Type(desk.styles.run_in.text, node, place.parent, heading.span)
    strands = to_strands(heading.inlines, type_, desk)
    if not stop:
        return strands
    ends = plain_text(heading.inlines).rstrip().endswith((".", "!", "?", ":", "…"))
    return (*strands, *plain_strands("\u2009 " if ends else ".\u2009 ", type_, desk))


def _lone_heading(heading: b.RunInHeading | None, place: Place, desk: Desk) -> list[Box]:
    """A heading that no paragraph follows, on lines of its own."""
    if heading is None:
        return []
    strands = _run_in_strands(heading, place, desk, stop=False)
    style = replace(desk.styles.run_in, after=0.0)
    node = strands[0].node if strands else place.parent
    boxes = set_heading(strands, replace(place, style=style), node)
    return _finished(boxes, heading, place, desk)


def _list(block: b.List, place: Place, desk: Desk) -> list[Box]:
    numbering = "Decimal" if block.ordered else "Disc"
    node = desk.tree.add_node(Node(Role.LIST, place.parent, numbering=numbering))
    space = 0.0 if block.tight else UNIT
    inner = replace(place, style=replace(place.style, before=space, after=space))
    labels = [_label_text(block, position) for position in range(len(block.items))]
    indent = max((LIST_INDENT, *(_label_width(text, place, desk) + _LABEL_GAP for text in labels)))
    boxes: list[Box] = []
    for item, text in zip(block.items, labels, strict=True):
        boxes += _item(item, text, place.x, inner.inset(indent, node), desk)
    if boxes:
        boxes[0] = replace(boxes[0], before=place.style.after)
        boxes[-1] = replace(boxes[-1], after=max(place.style.after, boxes[-1].after))
    for end in {0, len(boxes) - 2} if len(boxes) > 1 else ():
        boxes[end] = replace(boxes[end], keep=Keep.HARD)
    return boxes


def _label_text(block: b.List, position: int) -> str:
    return f"{block.start + position}." if block.ordered else "–"


def _label_width(text: str, place: Place, desk: Desk) -> float:
    strands = plain_strands(text, Type(place.style.text, place.parent, place.parent), desk)
    return natural_widths(strands)[0]


def _item(item: b.ListItem, text: str, left: float, place: Place, desk: Desk) -> list[Box]:
    """One item with its label at `left`; `place` is that of its text, and its parent the list."""
    tree = desk.tree
    node = tree.add(Role.LIST_ITEM, place.parent)
    if item.checked is None:
        label = _text_label(text, left, place, tree.add(Role.LABEL, node), desk)
    else:
        words = desk.words
        alt = words.done if item.checked else words.to_do
        label = _task_label(
            left, place, tree.add_node(Node(Role.LABEL, node, alt=alt)), desk, done=item.checked
        )
    body = tree.add(Role.LIST_BODY, node)
    boxes = set_blocks(item.blocks, replace(place, parent=body), desk)
    if not boxes:
        boxes = [Box(place.style.leading)]
    first = boxes[0]
    boxes[0] = replace(first, items=(*label, *first.items))
    return boxes


def _text_label(text: str, x: float, place: Place, node: int, desk: Desk) -> tuple[BoxItem, ...]:
    style = TextStyle(place.style.text.face, place.style.text.size, desk.styles.palette.accent)
    strands = plain_strands(text, Type(style, node, node), desk)
    return (label_line(strands, x, place.style.leading * BASELINE, node),)


def _task_label(x: float, place: Place, node: int, desk: Desk, *, done: bool) -> tuple[BoxItem, ...]:
    """A square, drawn because neither font has one: filled when done."""
    colors = desk.styles.palette
    bottom = place.style.leading * BASELINE
    top = bottom - _TASK
    outer = Fill(x, top, _TASK, _TASK, colors.accent, node)
    if done:
        return (outer,)
    rim = 0.75
    return (outer, Fill(x + rim, top + rim, _TASK - 2 * rim, _TASK - 2 * rim, colors.white, node))


def _definitions(block: b.DefinitionList, place: Place, desk: Desk) -> list[Box]:
    node = desk.tree.add(Role.LIST, place.parent)
    inner = replace(place, style=replace(place.style, before=0.0, after=0.0))
    boxes: list[Box] = []
    for item in block.items:
        entry = desk.tree.add(Role.LIST_ITEM, node)
        label = desk.tree.add(Role.LABEL, entry)
        strands = to_strands(item.term, Type(desk.styles.term.text, label, entry, item.span), desk)
        term = set_paragraph(strands, replace(place, style=desk.styles.term), label, None)
        boxes += [replace(box, keep=Keep.HARD) for box in term]
        for meaning in item.meanings:
            body = desk.tree.add(Role.LIST_BODY, entry)
            boxes += set_blocks(meaning, inner.inset(LIST_INDENT, body), desk)
    if boxes:
        boxes[-1] = replace(boxes[-1], after=place.style.after)
    return boxes


def _quote(block: b.Quote, place: Place, desk: Desk) -> list[Box]:
    node = desk.tree.add(Role.QUOTE, place.parent)
    inner = place.inset(LIST_INDENT, node, right=LIST_INDENT if place.is_top else 0.0)
    style = replace(place.style, text=replace(place.style.text, color=desk.styles.quote.text.color))
    boxes = set_blocks(block.blocks, replace(inner, style=style), desk)
    if len(boxes) <= _SHORT_QUOTE:
        boxes = [*(replace(box, keep=Keep.HARD) for box in boxes[:-1]), *boxes[-1:]]
    return framed(boxes, Frame(place.x, _BAR, desk.styles.palette.rule))


def _code(block: b.CodeBlock, place: Place, desk: Desk) -> list[Box]:
    node = desk.tree.add(Role.CODE, desk.tree.add(Role.PARAGRAPH, place.parent))
    style = replace(desk.styles.code, before=0.0, after=0.0)
    inner = replace(place.inset(_CODE_PAD, node, right=_CODE_PAD), style=style)
    boxes = []
    for line in code_lines(block.text, block.language):
        strands: tuple[Strand, ...] = ()
        for stretch in line:
            # No-break spaces, so that indentation stays and a line that is too long breaks where it is full.
            fixed = stretch.text.replace("\t", _TAB).replace(" ", "\u00a0")
            text = code_style(stretch.kind, style.text, desk.styles.palette)
            strands += plain_strands(fixed, Type(text, node, place.parent, block.span), desk)
        boxes += set_paragraph(strands, inner, node, None) or [Box(style.leading)]
    boxes = [replace(box, keep=keep) for box, keep in zip(boxes, _code_keeps(len(boxes)), strict=True)]
    outer = desk.styles.code
    top = Box(_CODE_PAD, before=outer.before, keep=Keep.HARD)
    field = [top, *boxes, Box(_CODE_PAD, after=outer.after)]
    return framed(field, Frame(place.x, place.width, desk.styles.palette.panel, overhang=_CODE_PAD))


def _code_keeps(count: int) -> Iterator[Keep]:
    """Two lines at least on either side of a page break; a short piece of code is rather not cut at all."""
    for position in range(1, count + 1):
        is_edge = position < 2 or position > count - 2
        yield Keep.HARD if is_edge else Keep.SOFT if count <= _SHORT_CODE else Keep.FREE


def _math(block: b.MathBlock, place: Place, desk: Desk) -> list[Box]:
    paragraph = desk.tree.add(Role.PARAGRAPH, place.parent)
    node = desk.tree.add_node(Node(Role.FORMULA, paragraph, alt=block.tex))
    face = replace(place.style.text.face, italic=True)
    style = replace(place.style.text, face=face)
    text = block.tex.strip()
    strands = plain_strands(text, Type(style, node, place.parent, block.span), desk)
    return set_paragraph(strands, place.inset(LIST_INDENT, paragraph), node, None)


def _rule(place: Place, desk: Desk) -> list[Box]:
    color = desk.styles.palette.rule
    line = Line(place.x, 3.5, place.x + place.width, 3.5, 0.5, color)
    return [Box(7.0, (line,), 7.0, 7.0, Keep.SOFT, 0.0)]


def _columns(block: b.Columns, place: Place, desk: Desk) -> list[Box]:
    """One below the other: the text column is too narrow to be divided."""
    boxes: list[Box] = []
    for column in block.columns:
        inner = replace(place, parent=desk.tree.add(Role.DIVISION, place.parent))
        boxes += set_blocks(column.blocks, inner, desk)
    return boxes


def _suits_side(block: Panel, place: Place, desk: Desk) -> bool:
    """Whether it is a side note of a length that the side column can hold."""
    if block.role is not PanelRole.SIDE:
        return False
    with desk.trial():
        side = _with_side(Box(0.0), block, place, desk).sides[0]
    return side.height <= desk.grid.text_height * _HIGHEST_SIDE


def _with_side(box: Box, block: Panel, place: Place, desk: Desk) -> Box:
    """The first line of a block, with a note in the side column beside it."""
    grid, style = desk.grid, desk.styles.side
    node = desk.tree.add(Role.DIVISION, place.parent)
    inner = set_blocks(
        tuple(_with_term(block.blocks)), Place(grid.side_left, grid.side_width, node, style), desk
    )
    height, items = stacked(inner)
    notes = tuple(note for one in inner for note in one.notes)
    side = SideBox(height, items, _SIDE_SHIFT)
    return replace(box, sides=(*box.sides, side), notes=box.notes + notes)


def with_term_above(blocks: b.Blocks) -> b.Blocks:
    """A note's blocks; a bold term at their start stands on a line of its own."""
    match blocks:
        case (b.Paragraph(inlines=(Strong() as term, Text() as text, *rest)) as first, *others):
            below = replace(text, text=text.text.lstrip(" "))
            return (replace(first, inlines=(term, LineBreak(), below, *rest)), *others)
        case _:
            return blocks


def _with_term(blocks: b.Blocks) -> b.Blocks:
    """A note's blocks; behind a bold term at their start the space is wider."""
    match blocks:
        case (b.Paragraph(inlines=(Strong() as term, Text() as text, *rest)) as first, *others):
            wide = replace(text, text=_EN_SPACE + text.text.lstrip(" ")) if text.text[:1] == " " else text
            return (replace(first, inlines=(term, wide, *rest)), *others)
        case _:
            return blocks


def _note(note: PendingNote, desk: Desk) -> Iterator[Box]:
    """A footnote: its number, then its blocks, hanging."""
    styles, grid = desk.styles, desk.grid
    node = desk.tree.add(Role.NOTE, note.parent)
    label = desk.tree.add(Role.LABEL, node)
    strands = plain_strands(str(note.number), Type(styles.footnote_number, label, node), desk)
    indent = max(_NOTE_INDENT, natural_widths(strands)[0] + _NOTE_GAP)
    place = Place(grid.left + indent, grid.text_width - indent, node, styles.footnote)
    boxes = flattened(set_blocks(note.blocks, place, desk)) or [Box(styles.footnote.leading)]
    number = label_line(strands, grid.left, styles.footnote.leading * BASELINE, label)
    first = boxes[0]
    mark = Mark(f"{NOTE_MARK}{note.number}", 0.0)
    yield replace(first, items=(mark, number, *first.items))
    yield from boxes[1:]
