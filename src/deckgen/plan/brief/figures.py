"""Figures: a caption, a picture or its stand-in, notes and sources, as one box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from deckgen.model import block as b
from deckgen.model.drawing import iter_texts
from deckgen.model.walk import plain_text
from deckgen.plan.brief.box import Box, BoxItem, stacked
from deckgen.plan.brief.desk import Desk, Type, plain_strands, resolve_link
from deckgen.plan.brief.exhibits import Caption, set_caption, set_notes
from deckgen.plan.brief.grid import UNIT
from deckgen.plan.brief.prose import Place, set_plain
from deckgen.plan.framing import Room, frame, is_drawing, picture_size, shape
from deckgen.plan.pages.page import ARTIFACT, Hotspot, Item, Line, Picture, Role
from deckgen.plan.resolution import PRINT_DPI, picture_widths
from deckgen.units import EMU_PER_POINT

PRINTED_DPI = 150
"""A picture whose author asks for no size is never printed larger than this many pixels to the inch allow."""
_WIDE = 2.0
"""From this ratio of width to height on, a large picture takes the page's full width."""
TALLEST = 0.6
"""Share of the text area's height that a picture may take."""
AFTER_PICTURE = 5.25
_STAND_IN_HEIGHT = 12 * UNIT


def set_figure(figure: b.Figure, place: Place, desk: Desk) -> list[Box]:
    node = desk.tree.add(Role.DIVISION, place.parent)
    inner = replace(place, parent=node)
    is_wide = place.is_top and _is_wide(figure, place)
    if is_wide:
        inner = replace(inner, width=desk.grid.full_width)
    above = set_numbered_caption(figure, inner, desk)
    below = set_notes(figure.attributes, inner, desk, is_wide=is_wide)
    room = desk.grid.text_height - stacked(above)[0] - stacked(below)[0] - 2 * UNIT
    picture = set_picture(figure, inner, desk, room)
    return [join_exhibit([*above, picture, *below], place, desk, is_wide=is_wide)]


def set_numbered_caption(figure: b.Figure | b.FigureGroup, place: Place, desk: Desk) -> list[Box]:
    """The figure's number and message above it; nothing where it has no message."""
    if not figure.caption:
        return []
    inner = figure.figures if isinstance(figure, b.FigureGroup) else ()
    label = desk.figure_label(figure.attributes.id, *(one.attributes.id for one in inner))
    caption = Caption(label, figure.caption, figure.attributes.get("subtitle"), figure.span)
    return set_caption(caption, place, desk.tree.add(Role.CAPTION, place.parent), desk)


def join_exhibit(boxes: list[Box], place: Place, desk: Desk, *, is_wide: bool) -> Box:
    """Caption, pictures and notes as one box, which may float to the top of the next page."""
    height, items = stacked(boxes)
    notes = tuple(note for box in boxes for note in box.notes)
    space = desk.styles.exhibit_note.after
    return Box(
        height, items, desk.styles.caption.before, space, notes=notes, floats=place.is_top, is_wide=is_wide
    )


def set_picture(figure: b.Figure, place: Place, desk: Desk, room: float) -> Box:
    """The picture at its size within `room`, in points; a decorative one is no part of the text."""
    alt = figure.alt or plain_text(figure.caption) or figure.source
    link = resolve_link(figure.link, desk)
    node = link_node = ARTIFACT
    if link or not figure.decorative or figure.asset is None:
        node, link_node = desk.tree.add_figure(place.parent, alt, is_link=bool(link))
    if figure.asset is None:
        box, width = _stand_in(figure, place, node, desk), place.width
    else:
        room = max(UNIT, min(room, desk.grid.text_height * TALLEST))
        framed = frame(figure, Room(place.width, room, 72 / PRINTED_DPI, EMU_PER_POINT))
        _report_glyphs(figure, desk)
        width = framed.width
        picture = Picture(place.x, 0.0, width, framed.height, figure.asset, node, framed.crop)
        box = Box(framed.height, (picture,), after=AFTER_PICTURE)
    if not link:
        return box
    return replace(box, items=(*box.items, Hotspot(place.x, 0.0, width, box.height, link, link_node, alt)))


def page_widths(items: Iterable[Item]) -> Mapping[str, int]:
    """In how many pixels across the pictures of pages are stored, by digest."""
    pictures = (item for item in items if isinstance(item, Picture))
    return picture_widths(((item.asset, item.width / item.crop.width) for item in pictures), PRINT_DPI)


def _is_wide(figure: b.Figure, place: Place) -> bool:
    """Whether the picture is oblong, and large enough to fill the page's full width."""
    framing = figure.framing
    if figure.asset is None or framing.width is not None or framing.height is not None:
        return False
    natural = picture_size(figure)[0] * framing.crop.width * 72 / PRINTED_DPI
    return shape(figure) >= _WIDE and (natural > place.width or is_drawing(figure))


def _report_glyphs(figure: b.Figure, desk: Desk) -> None:
    """Say which characters of a drawing's labels no font has; the drawing shows boxes for them."""
    if figure.asset is None or figure.asset.drawing is None:
        return
    texts = "".join(part.text for part in iter_texts(figure.asset.drawing.shapes))
    if texts:
        plain_strands(texts, Type(desk.styles.side.text, ARTIFACT, ARTIFACT, figure.span), desk)


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
    return Box(outer, (*_frame(place, outer, desk), *inner), after=AFTER_PICTURE)


def _frame(place: Place, height: float, desk: Desk) -> tuple[BoxItem, ...]:
    color = desk.styles.palette.rule
    left, right = place.x, place.x + place.width
    corners = ((left, 0.0), (right, 0.0), (right, height), (left, height), (left, 0.0))
    return tuple(Line(x1, y1, x2, y2, 0.5, color) for (x1, y1), (x2, y2) in pairwise(corners))
