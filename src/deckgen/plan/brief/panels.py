"""Panels in the brief: fields with a bar or a rule, and the takeaway, which is a bold sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias, assert_never

from deckgen.model.block import Blocks
from deckgen.model.exhibits import Panel, PanelRole
from deckgen.model.inline import Text
from deckgen.plan.brief.box import Box, Frame, Keep, framed
from deckgen.plan.brief.desk import Desk, Type, to_strands
from deckgen.plan.brief.grid import POINTS_PER_MM
from deckgen.plan.brief.prose import Place, set_plain
from deckgen.plan.brief.styles import Style
from deckgen.plan.exhibits.colors import callout_colors
from deckgen.plan.exhibits.words import exhibit_words
from deckgen.plan.pages.page import Line, Role
from deckgen.plan.text import TextStyle
from deckgen.theme.fonts import Face
from deckgen.units import Color
from deckgen.values import dataclass

BlockSetter: TypeAlias = Callable[[Blocks, Place, Desk], list[Box]]
"""`blocks.set_blocks`, for what stands inside an exhibit."""

BAR = 1.5 * POINTS_PER_MM
PAD = 8.75
INDENT = 6 * POINTS_PER_MM
"""From the edge of a field to its text."""
_SPACE = 14.0
_LABEL_SIZE, _LABEL_LEADING = 10.0, 14.0
_LABEL_AFTER = 1.75


@dataclass(frozen=True, slots=True)
class FieldStyle:
    fill: Color
    bar: Color | None
    """None: a rule above instead."""
    label: Color
    size: float
    leading: float
    text_width: float = 0.0
    """0: as wide as the field allows."""


def set_panel(panel: Panel, place: Place, desk: Desk, set_blocks: BlockSetter) -> list[Box]:
    if panel.role is PanelRole.TAKEAWAY:
        return set_blocks(panel.blocks, replace(place, style=_bold(place.style)), desk)
    if panel.role is PanelRole.SIDE:
        # Where nothing can stand beside it, a side note is text like any other, in a field at most.
        if place.is_top:
            return set_field(panel, field_style(panel.role, desk), place, desk, set_blocks)
        return set_blocks(panel.blocks, place, desk)
    return set_field(panel, field_style(panel.role, desk), place, desk, set_blocks)


def set_field(
    panel: Panel, style: FieldStyle, place: Place, desk: Desk, set_blocks: BlockSetter
) -> list[Box]:
    """A field as wide as its place: the name of its role, then its text."""
    node = desk.tree.add(Role.DIVISION, place.parent)
    right = max(INDENT / 2, place.width - INDENT - style.text_width) if style.text_width else INDENT / 2
    inner = place.inset(INDENT, node, right=right)
    boxes = [] if _is_plain(panel) else set_label(panel, style, inner, desk)
    text = replace(place.style.text, size=style.size)
    boxes += set_blocks(
        panel.blocks, replace(inner, style=replace(place.style, text=text, leading=style.leading)), desk
    )
    if not boxes:
        return []
    colors = desk.styles.palette
    rule = Line(place.x, 0.375, place.x + place.width, 0.375, 0.75, colors.navy)
    top = Box(PAD, () if style.bar else (rule,), before=_SPACE, keep=Keep.HARD)
    boxes[-1] = replace(boxes[-1], after=0.0, keep=Keep.HARD)
    boxes = [top, *boxes, Box(PAD, after=_SPACE)]
    if style.bar:
        boxes = framed(boxes, Frame(place.x, BAR, style.bar, overhang=PAD))
    return framed(boxes, Frame(place.x, place.width, style.fill, overhang=PAD))


def set_label(panel: Panel, style: FieldStyle, place: Place, desk: Desk) -> list[Box]:
    """The line that says what a field is: its title, or the name of its role."""
    title = panel.title or (Text(exhibit_words(desk.lang).roles[panel.role]),)
    family = desk.styles.caption.text.face.family
    text = TextStyle(Face(family, bold=True), _LABEL_SIZE, style.label)
    node = desk.tree.add(Role.PARAGRAPH, place.parent)
    strands = to_strands(title, Type(text, node, place.parent, panel.span), desk)
    label = Style(text, _LABEL_LEADING, after=_LABEL_AFTER)
    return [replace(box, keep=Keep.HARD) for box in set_plain(strands, replace(place, style=label), node)]


def field_style(role: PanelRole, desk: Desk) -> FieldStyle:
    colors = desk.styles.palette
    match role:
        case PanelRole.BLUF:
            return FieldStyle(colors.tint, colors.navy, colors.navy, 11.0, 15.0)
        case PanelRole.RECOMMENDATION | PanelRole.TAKEAWAY:
            return FieldStyle(colors.tint, colors.navy, colors.navy, 10.0, 14.0)
        case PanelRole.ALTERNATIVE | PanelRole.SIDE:
            return FieldStyle(colors.panel, None, colors.navy, 9.5, 14.0)
        case PanelRole.NOTE | PanelRole.TIP | PanelRole.IMPORTANT | PanelRole.WARNING | PanelRole.CAUTION:
            bar, label = callout_colors(role, colors)
            return FieldStyle(colors.panel, bar, label, 9.5, 14.0)
        case _:
            assert_never(role)


def _is_plain(panel: Panel) -> bool:
    """A side note says what it is by where it stands."""
    return panel.role is PanelRole.SIDE and not panel.title


def _bold(style: Style) -> Style:
    face = replace(style.text.face, bold=True)
    return replace(style, text=replace(style.text, face=face), hyphenated=False)
