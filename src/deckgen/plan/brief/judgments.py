"""Key judgments in the brief: the words in the text column, likelihood and confidence beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from deckgen.model.exhibits import KeyJudgment
from deckgen.model.inline import Inlines, Text
from deckgen.model.likelihood import Confidence, Likelihood
from deckgen.plan.brief.box import Box, BoxItem, Keep, moved, stacked
from deckgen.plan.brief.desk import Desk, Type, plain_strands, to_strands
from deckgen.plan.brief.grid import POINTS_PER_MM
from deckgen.plan.brief.panels import BlockSetter
from deckgen.plan.brief.prose import Place, label_line, set_paragraph, set_plain
from deckgen.plan.brief.styles import Style
from deckgen.plan.exhibits.judgments import capitalised
from deckgen.plan.exhibits.words import exhibit_words, long_moment
from deckgen.plan.pages.page import Disc, Fill, Line, Role
from deckgen.plan.text import Align, TextStyle
from deckgen.plan.words import percent
from deckgen.theme.fonts import Face

_INDENT = 6 * POINTS_PER_MM
_PAD = (4.0, 6.0)
"""Above and below the text of a row."""
_ABOVE_SIDE = 5.25
_MOST_SIDE = 70 * POINTS_PER_MM
"""Below the words, the space above likelihood and confidence, and their greatest width."""
_TERM, _CONFIDENCE = 9.0, 8.5
"""Sizes; both stand on lines of one height."""
_LEADING = 10.5
_NUMBER_SIZE = 12.0
_RAIL = 5.0
_ABOVE_RAIL, _BELOW_RAIL = 2.2, 2.3
_DOT = 2.1
"""Radius, in points."""
_DOT_PITCH = 6.4


class _Pair(NamedTuple):
    """A line of the side column."""

    left: str
    right: str
    size: float
    is_bold: bool = False


def set_judgment(judgment: KeyJudgment, place: Place, desk: Desk, set_blocks: BlockSetter) -> list[Box]:
    """One row over the width of the page; it is never divided."""
    node = desk.tree.add(Role.DIVISION, place.parent)
    left = _text(judgment, place.inset(_INDENT, node), desk, set_blocks)
    height, items = stacked(left)
    notes = tuple(note for box in left for note in box.notes)
    number = _number(judgment, place, node, desk)
    beside = _beside(place, desk)
    side_height, side = stacked(_side(judgment, beside, node, desk))
    if not desk.grid.has_side and side_height:
        items = (*items, *(moved(item, height + _ABOVE_SIDE) for item in side))
        height, side_height, side = height + _ABOVE_SIDE + side_height, 0.0, ()
    rule = Line(place.x, 0.25, desk.grid.right, 0.25, 0.5, desk.styles.palette.rule)
    above, below = _PAD
    inner = (number, *items, *side)
    total = max(height, side_height) + above + below
    return [
        Box(total, (rule, *(moved(item, above) for item in inner)), keep=Keep.SOFT, notes=notes, is_wide=True)
    ]


def _beside(place: Place, desk: Desk) -> Place:
    """Where likelihood and confidence stand: in the side column, or below the words where there is none."""
    grid = desk.grid
    if grid.has_side:
        return replace(place, x=grid.side_left, width=grid.side_width)
    return replace(place, x=place.x + _INDENT, width=min(_MOST_SIDE, place.width - _INDENT))


def _number(judgment: KeyJudgment, place: Place, node: int, desk: Desk) -> BoxItem:
    family = desk.styles.caption.text.face.family
    style = TextStyle(Face(family, bold=True), _NUMBER_SIZE, desk.styles.palette.accent)
    strands = plain_strands(str(judgment.number), Type(style, node, node), desk)
    return label_line(strands, place.x, desk.styles.body.leading * 0.74, node)


def _text(judgment: KeyJudgment, place: Place, desk: Desk, set_blocks: BlockSetter) -> list[Box]:
    """The judgment, its outcome in italics, and in small type until when it holds and what it rests on."""
    style = replace(desk.styles.body, before=0.0, after=0.0)
    inner = replace(place, style=style)
    boxes = set_blocks(judgment.blocks, inner, desk)
    if judgment.outcome:
        italic = replace(style.text, face=replace(style.text.face, italic=True))
        text = replace(italic, color=desk.styles.palette.text_2)
        node = desk.tree.add(Role.PARAGRAPH, place.parent)
        strands = to_strands(judgment.outcome, Type(text, node, place.parent, judgment.span), desk)
        boxes += set_paragraph(strands, inner, node, desk.hyphenator)
    for label, inlines in _iter_small(judgment, desk):
        boxes += _small_line(label, inlines, place, desk)
    return [replace(box, phase=None) for box in boxes]


def _iter_small(judgment: KeyJudgment, desk: Desk) -> Iterator[tuple[str, Inlines]]:
    words = exhibit_words(desk.lang)
    if judgment.horizon:
        yield words.horizon, (Text(long_moment(judgment.horizon, desk.lang)),)
    if judgment.basis:
        yield words.basis, judgment.basis


def _small_line(label: str, inlines: Inlines, place: Place, desk: Desk) -> list[Box]:
    node = desk.tree.add(Role.PARAGRAPH, place.parent)
    small = desk.styles.side
    bold = replace(small.text, face=replace(small.text.face, bold=True))
    strands = (
        *plain_strands(f"{label}: ", Type(bold, node, place.parent), desk),
        *to_strands(inlines, Type(small.text, node, place.parent), desk),
    )
    return set_plain(strands, replace(place, style=replace(small, before=1.75, after=0.0)), node)


def _side(judgment: KeyJudgment, place: Place, node: int, desk: Desk) -> list[Box]:
    """Term and range over the band on its rail, then the confidence with three dots."""
    boxes: list[Box] = []
    if judgment.likelihood:
        boxes += _likelihood(judgment.likelihood, place, node, desk)
    if judgment.confidence:
        boxes.append(_confidence(judgment.confidence, place, node, desk))
    return boxes


def _likelihood(likelihood: Likelihood, place: Place, parent: int, desk: Desk) -> list[Box]:
    colors = desk.styles.palette
    text = percent(f"{likelihood.low}–{likelihood.high}", desk.lang)
    line = _pair(_Pair(capitalised(likelihood.term), text, _TERM, is_bold=True), place, parent, desk)
    x, width = place.x, place.width
    low, high = (x + width * share / 100 for share in (likelihood.low, likelihood.high))
    middle = x + width / 2
    rail = (
        Fill(x, 0.0, width, _RAIL, colors.rail),
        Fill(low, 0.0, high - low, _RAIL, colors.navy),
        Line(middle, 0.0, middle, _RAIL, 0.75, colors.white),
    )
    return [replace(line, after=_ABOVE_RAIL), Box(_RAIL, rail, after=_BELOW_RAIL)]


def _confidence(confidence: Confidence, place: Place, parent: int, desk: Desk) -> Box:
    colors, words = desk.styles.palette, exhibit_words(desk.lang)
    text = f"{words.confidence}: {words.confidences[confidence].lower()}"
    line = _pair(_Pair(text, "", _CONFIDENCE), place, parent, desk)
    right = place.x + place.width
    y = _LEADING / 2
    dots = []
    for number in range(len(Confidence)):
        x = right - _DOT - (len(Confidence) - 1 - number) * _DOT_PITCH
        fill = colors.navy if number < confidence.rank else None
        dots.append(Disc(x, y, _DOT, fill, colors.navy, 0.75))
    return replace(line, items=(*line.items, *dots))


def _pair(pair: _Pair, place: Place, parent: int, desk: Desk) -> Box:
    """A text at the left of the side column, and one at its right."""
    colors = desk.styles.palette
    node = desk.tree.add(Role.PARAGRAPH, parent)
    boxes: list[Box] = []
    for text, is_bold, align in (
        (pair.left, pair.is_bold, Align.LEFT),
        (pair.right, False, Align.RIGHT),
    ):
        face = Face(desk.styles.caption.text.face.family, is_bold)
        style = TextStyle(face, pair.size, colors.ink if is_bold else colors.text_2)
        inner = replace(place, parent=parent, style=Style(style, _LEADING))
        strands = plain_strands(text, Type(style, node, parent), desk)
        boxes += set_plain(strands, inner, node, align=align) if text else []
    return Box(_LEADING, tuple(item for box in boxes for item in box.items))
