"""Figures: a caption, a picture or its stand-in, notes and sources, as one box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from deckgen.model import block as b
from deckgen.model.asset import Asset
from deckgen.model.walk import plain_text
from deckgen.plan.brief.box import Box, BoxItem, stacked
from deckgen.plan.brief.desk import Desk, Type, plain_strands
from deckgen.plan.brief.exhibits import Caption, set_caption, set_notes
from deckgen.plan.brief.grid import UNIT
from deckgen.plan.brief.pages import Item, Line, Node, Picture, Role
from deckgen.plan.brief.prose import Place, set_plain
from deckgen.plan.resolution import PRINT_DPI, picture_widths

_PRINTED_DPI = 150
"""A picture is never printed larger than this many pixels to the inch allow."""
_WIDE = 2.0
"""From this ratio of width to height on, a large picture takes the page's full width."""
_TALLEST = 0.6
"""Share of the text area's height that a picture may take."""
_STAND_IN_HEIGHT = 12 * UNIT


def set_figure(figure: b.Figure, place: Place, desk: Desk) -> list[Box]:
    node = desk.tree.add(Role.DIVISION, place.parent)
    inner = replace(place, parent=node)
    is_wide = place.is_top and _is_wide(figure.asset, place)
    if is_wide:
        inner = replace(inner, width=desk.grid.full_width)
    above: list[Box] = []
    if figure.caption:
        desk.figures += 1
        label = f"{desk.words.figure}\u00a0{desk.figures}"
        measure = figure.attributes.get("subtitle")
        caption = Caption(label, figure.caption, measure, figure.span)
        above = set_caption(caption, inner, desk.tree.add(Role.CAPTION, node), desk)
    alt = figure.alt or plain_text(figure.caption) or figure.source
    picture_node = desk.tree.add_node(Node(Role.FIGURE, node, alt=alt))
    below = set_notes(figure.attributes, inner, desk, is_wide=is_wide)
    room = desk.grid.text_height - stacked(above)[0] - stacked(below)[0] - 2 * UNIT
    picture = _picture(figure, inner, picture_node, desk, room)
    height, items = stacked([*above, picture, *below])
    notes = tuple(note for box in above for note in box.notes)
    space = desk.styles.exhibit_note
    return [
        Box(
            height,
            items,
            desk.styles.caption.before,
            space.after,
            notes=notes,
            floats=place.is_top,
            is_wide=is_wide,
        )
    ]


def _is_wide(asset: Asset | None, place: Place) -> bool:
    return asset is not None and asset.width >= _WIDE * asset.height and _natural(asset)[0] > place.width


def _natural(asset: Asset) -> tuple[float, float]:
    return asset.width * 72 / _PRINTED_DPI, asset.height * 72 / _PRINTED_DPI


def _picture(figure: b.Figure, place: Place, node: int, desk: Desk, room: float) -> Box:
    if figure.asset is None:
        return _stand_in(figure, place, node, desk)
    width, height = _natural(figure.asset)
    room = max(UNIT, min(room, desk.grid.text_height * _TALLEST))
    scale = min(1.0, place.width / width, room / height)
    width, height = width * scale, height * scale
    return Box(height, (Picture(place.x, 0.0, width, height, figure.asset, node),), after=5.25)


def _stand_in(figure: b.Figure, place: Place, node: int, desk: Desk) -> Box:
    """A frame that says which picture is missing."""
    style = desk.styles.exhibit_note
    text = figure.alt or figure.source
    label = Type(style.text, node, place.parent, figure.span)
    lines = set_plain(
        plain_strands(text, label, desk),
        replace(place, x=place.x + 7, width=place.width - 14, style=style),
        node,
    )
    height, items = stacked(lines)
    outer = max(_STAND_IN_HEIGHT, height + 14)
    _, inner = stacked([Box((outer - height) / 2), Box(height, items)])
    return Box(outer, (*_frame(place, outer, desk), *inner), after=5.25)


def _frame(place: Place, height: float, desk: Desk) -> tuple[BoxItem, ...]:
    color = desk.styles.palette.rule
    left, right = place.x, place.x + place.width
    corners = ((left, 0.0), (right, 0.0), (right, height), (left, height), (left, 0.0))
    return tuple(Line(x1, y1, x2, y2, 0.5, color) for (x1, y1), (x2, y2) in pairwise(corners))


def page_widths(items: Iterable[Item]) -> Mapping[str, int]:
    """In how many pixels across the pictures of pages are stored, by digest."""
    pictures = (item for item in items if isinstance(item, Picture))
    return picture_widths(((item.asset, item.width / item.crop.width) for item in pictures), PRINT_DPI)
