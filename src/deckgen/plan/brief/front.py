"""The head of the first page, and the contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.model.briefing import Meta
from deckgen.plan.brief.box import Box, BoxItem, Keep, PageNumber, SideBox, moved, stacked
from deckgen.plan.brief.desk import Desk, Type, plain_strands
from deckgen.plan.brief.grid import POINTS_PER_MM
from deckgen.plan.brief.headings import Heading
from deckgen.plan.brief.pieces import Strand
from deckgen.plan.brief.prose import BASELINE, Place, set_heading, set_plain
from deckgen.plan.brief.styles import Style
from deckgen.plan.pages.page import Line, Role
from deckgen.plan.words import long_date

_RULE_WEIGHT = 1.5
_RULE_AFTER = 8.5
_FIELD_PAD = 4.5
_LEAST_FIELD = 24 * POINTS_PER_MM
_FIELD_GAP = 4 * POINTS_PER_MM
_INSIDE_LINES = 10
_TOGETHER = 2
"""Entries that stand together at least where a page ends in the contents."""
_NUMBER_ROOM = 7 * POINTS_PER_MM
_INDENT = 4 * POINTS_PER_MM


def set_masthead(meta: Meta, desk: Desk) -> list[Box]:
    """Rule, title, subtitle and a row of what the manifest says; nothing where it says nothing."""
    grid, styles = desk.grid, desk.styles
    place = Place(grid.left, grid.full_width, 0, styles.title)
    boxes: list[Box] = []
    if meta.title:
        boxes += _title(meta.title, place, desk)
    if meta.subtitle:
        boxes += _heading_line(meta.subtitle, replace(place, style=styles.subtitle), desk)
    fields = tuple(_iter_fields(meta, desk))
    if fields:
        boxes.append(_fields(fields, desk))
    if not boxes:
        return []
    rule = Line(grid.left, _RULE_WEIGHT / 2, grid.right, _RULE_WEIGHT / 2, _RULE_WEIGHT, styles.palette.navy)
    boxes.insert(0, Box(_RULE_WEIGHT, (rule,), after=_RULE_AFTER))
    return [replace(box, keep=Keep.HARD, is_wide=True) for box in boxes]


def _title(text: str, place: Place, desk: Desk) -> list[Box]:
    boxes = _heading_line(text, place, desk)
    if len(boxes) > 2:
        boxes = _heading_line(text, replace(place, style=desk.styles.title_small), desk)
    return boxes


def _heading_line(text: str, place: Place, desk: Desk) -> list[Box]:
    node = desk.tree.add(Role.PARAGRAPH, 0)
    strands = plain_strands(text, Type(place.style.text, node, 0), desk)
    boxes = set_heading(strands, place, node)
    return [replace(box, phase=None, is_heading=False) for box in boxes]


def _iter_fields(meta: Meta, desk: Desk) -> Iterator[tuple[str, str]]:
    words = desk.words
    if meta.date:
        yield words.date_label, long_date(meta.date, meta.lang)
    if meta.cutoff:
        yield words.cutoff_label, long_date(meta.cutoff, meta.lang)
    if meta.version:
        yield words.version_label, meta.version
    if meta.organisation:
        yield words.from_label, meta.organisation
    if meta.authors:
        yield words.author_label, ", ".join(meta.authors)


def _fields(fields: Sequence[tuple[str, str]], desk: Desk) -> Box:
    """Labels over values between two rules; the last stands above the side column."""
    grid = desk.grid
    rows = -(-len(fields) * _LEAST_FIELD // grid.full_width)
    across = -(-len(fields) // int(rows))
    step = grid.full_width / across
    if grid.has_side and across > 1:
        step = (grid.side_left - grid.left) / (across - 1)
    color = desk.styles.palette.rule
    y = _FIELD_PAD
    items: list[BoxItem] = [Line(grid.left, 0.0, grid.right, 0.0, 0.5, color)]
    for first in range(0, len(fields), across):
        height, inner = _row_of_fields(fields[first : first + across], step, desk)
        items += (moved(item, y) for item in inner)
        y += height + _FIELD_PAD
    items.append(Line(grid.left, y, grid.right, y, 0.5, color))
    return Box(y, tuple(items), before=7.0, after=14.0)


def _row_of_fields(
    fields: Sequence[tuple[str, str]], step: float, desk: Desk
) -> tuple[float, tuple[BoxItem, ...]]:
    grid = desk.grid
    deepest = 0.0
    items: list[BoxItem] = []
    for position, (label, value) in enumerate(fields):
        x = grid.left + position * step
        room = grid.right - x if position == len(fields) - 1 else step - _FIELD_GAP
        height, inner = stacked(_field(label, value, x, room, desk))
        deepest = max(deepest, height)
        items += inner
    return deepest, tuple(items)


def _field(label: str, value: str, x: float, width: float, desk: Desk) -> list[Box]:
    node = desk.tree.add(Role.PARAGRAPH, 0)
    boxes: list[Box] = []
    for text, style in ((label, desk.styles.field_label), (value, desk.styles.field_value)):
        strands = plain_strands(text, Type(style.text, node, 0), desk)
        boxes += set_plain(strands, Place(x, width, 0, style), node)
    return boxes


def set_inside(headings: Sequence[Heading], parent: int, desk: Desk) -> SideBox | None:
    """Short contents for the side column: one level; None where that takes too many lines."""
    grid, styles = desk.grid, desk.styles
    place = Place(grid.side_left, grid.side_width, parent, styles.contents_heading)
    outer = _outer(headings)
    if not grid.has_side or not 1 < len(outer) <= _INSIDE_LINES:
        return None
    height, items = stacked(_contents(desk.words.inside, outer, place, desk))
    style = styles.contents_heading
    if height > style.leading + style.after + _INSIDE_LINES * styles.contents.leading:
        return None
    rule = Line(place.x, 0.375, place.x + place.width, 0.375, 0.75, styles.palette.navy)
    return SideBox(height + 7.0, (rule, *(moved(item, 7.0) for item in items)))


def set_inside_wide(headings: Sequence[Heading], parent: int, desk: Desk) -> list[Box]:
    """Short contents over the width of the page, in two columns under a rule; nothing for a single entry."""
    grid = desk.grid
    outer = _outer(headings)
    if len(outer) < 2:
        return []
    width = (grid.full_width - _FIELD_GAP) / 2
    place = Place(grid.left, width, parent, replace(desk.styles.contents_heading, before=0.0))
    title = _contents(desk.words.inside, (), place, desk)
    middle = (len(outer) + 1) // 2
    columns = [
        stacked(
            box
            for heading in part
            for box in _entry(heading, replace(place, x=grid.left + n * (width + _FIELD_GAP)), desk)
        )
        for n, part in enumerate((outer[:middle], outer[middle:]))
    ]
    rule = Line(grid.left, 0.375, grid.right, 0.375, 0.75, desk.styles.palette.navy)
    height = max(height for height, _ in columns)
    body = Box(height, tuple(item for _, items in columns for item in items))
    return [Box(7.0, (rule,), keep=Keep.HARD), *title, body]


def _outer(headings: Sequence[Heading]) -> list[Heading]:
    """The headings of the outermost level that has several."""
    outer = [heading for heading in headings if heading.level == 0]
    if len(outer) < 2:
        outer = [replace(heading, level=0) for heading in headings if heading.level]
    return outer


def set_contents(headings: Sequence[Heading], parent: int, desk: Desk) -> list[Box]:
    """Contents of both levels in the text column."""
    place = Place(desk.grid.left, desk.grid.text_width, parent, desk.styles.contents_heading)
    return _contents(desk.words.contents, headings, place, desk)


def _contents(title: str, headings: Sequence[Heading], place: Place, desk: Desk) -> list[Box]:
    node = desk.tree.add(Role.CAPTION, place.parent)
    strands = plain_strands(title, Type(place.style.text, node, 0), desk)
    boxes = set_plain(strands, place, node)
    boxes[-1] = replace(boxes[-1], keep=Keep.HARD)
    has_levels = any(heading.level for heading in headings)
    for position, heading in enumerate(headings):
        entry = _entry(heading, place, desk, has_levels=has_levels)
        if position < _TOGETHER or position == len(headings) - _TOGETHER:
            entry = [replace(box, keep=Keep.HARD) for box in entry]
        boxes += entry
    return boxes


def _entry(heading: Heading, place: Place, desk: Desk, *, has_levels: bool = False) -> list[Box]:
    """One line of the contents, or several, with the page's number at the end of the last."""
    styles = desk.styles
    style = styles.contents_section if has_levels and heading.level == 0 else styles.contents
    indent = _INDENT if heading.level else 0.0
    item = desk.tree.add(Role.CONTENTS_ITEM, place.parent)
    node = desk.tree.add(Role.LINK, desk.tree.add(Role.REFERENCE, item))
    type_ = Type(style.text, node, item)
    inner = replace(place, x=place.x + indent, width=place.width - indent - _NUMBER_ROOM, style=style)
    label = f"{heading.label}\u2002" if heading.label and has_levels else ""
    boxes = set_plain(_linked(label + heading.title, heading.mark, type_, desk), inner, node)
    number = _number(heading, place, style, node, desk)
    boxes[-1] = replace(boxes[-1], items=(*boxes[-1].items, number))
    return boxes


def _linked(text: str, mark: str, type_: Type, desk: Desk) -> tuple[Strand, ...]:
    return tuple(
        replace(strand, run=replace(strand.run, link=f"#{mark}"))
        for strand in plain_strands(text, type_, desk)
    )


def _number(heading: Heading, place: Place, style: Style, node: int, desk: Desk) -> PageNumber:
    text = replace(style.text, color=desk.styles.palette.text_2)
    return PageNumber(heading.mark, place.x + place.width, style.leading * BASELINE, text, node)
