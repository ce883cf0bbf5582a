"""Quotations in the brief: a bar, the words between marks of which the first hangs, and in small type below
who said them, as what, when, and where they are found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckgen.model.exhibits import Quotation
from deckgen.plan.brief.box import Box, Frame, Keep, framed
from deckgen.plan.brief.desk import Desk, Type, plain_strands
from deckgen.plan.brief.exhibits import sources_text
from deckgen.plan.brief.grid import LIST_INDENT
from deckgen.plan.brief.panels import BlockSetter
from deckgen.plan.brief.pieces import Strand, natural_widths
from deckgen.plan.brief.prose import BASELINE, Place, label_line, set_plain
from deckgen.plan.exhibits.plain import occasion
from deckgen.plan.exhibits.quotes import between_marks
from deckgen.plan.exhibits.words import exhibit_words
from deckgen.plan.pages.page import LineEnd, Role

_SIZE = 11.0
_BAR = 1.5
_BEFORE_NAME = 3.5
_TOGETHER = 8
"""Lines; a longer quotation may be cut between pages."""


def set_quotation(node: Quotation, place: Place, desk: Desk, set_blocks: BlockSetter) -> list[Box]:
    quote = desk.tree.add(Role.QUOTE, place.parent)
    inner = place.inset(LIST_INDENT, quote, right=LIST_INDENT if place.is_top else 0.0)
    below = replace(inner, width=place.width - (inner.x - place.x))
    boxes = _words(node, inner, desk, set_blocks) + _attribution(node, below, desk)
    if not boxes:
        return []
    if len(boxes) <= _TOGETHER:
        boxes = [*(replace(box, keep=Keep.HARD) for box in boxes[:-1]), *boxes[-1:]]
    boxes[-1] = replace(boxes[-1], after=place.style.after)
    return framed(boxes, Frame(place.x, _BAR, desk.styles.palette.rule))


def _words(node: Quotation, place: Place, desk: Desk, set_blocks: BlockSetter) -> list[Box]:
    words = exhibit_words(desk.lang)
    body = place.style
    style = replace(body, text=replace(body.text, size=_SIZE), before=body.after, after=_BEFORE_NAME)
    boxes = set_blocks(between_marks(node.blocks, "", words.closing), replace(place, style=style), desk)
    if not boxes:
        return []
    mark = plain_strands(words.opening, Type(style.text, place.parent, place.parent), desk)
    x = place.x - natural_widths(mark)[0]
    hanging = label_line(mark, x, style.leading * BASELINE, place.parent, LineEnd.JOINT)
    return [replace(boxes[0], items=(hanging, *boxes[0].items)), *boxes[1:]]


def _attribution(node: Quotation, place: Place, desk: Desk) -> list[Box]:
    strands = tuple(_iter_attribution(node, place, desk))
    if not strands:
        return []
    return set_plain(strands, replace(place, style=desk.styles.side), strands[0].node)


def _iter_attribution(node: Quotation, place: Place, desk: Desk) -> Iterator[Strand]:
    small = desk.styles.side.text
    bold = replace(small, face=replace(small.face, bold=True), color=desk.styles.palette.ink)
    said = occasion(node, desk.lang)
    source = sources_text(node.attributes, desk)
    if not (node.by or said or source):
        return
    paragraph = desk.tree.add(Role.PARAGRAPH, place.parent)
    if node.by:
        yield from plain_strands(node.by, Type(bold, paragraph, place.parent), desk)
    rest = f", {said}" if node.by and said else said
    text = f"{rest}. {source}" if source and (node.by or said) else rest or source
    if text:
        yield from plain_strands(text, Type(small, paragraph, place.parent), desk)
