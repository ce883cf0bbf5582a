"""Placed things of a slide as items of a page, each in its place in the structure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from deckgen.plan.charts.draw import draw_chart
from deckgen.plan.deck.slides import ChartBox, Group, PictureBox, Placed, ShapeBox, TableBox, TextBox
from deckgen.plan.pages.ink import Canvas, set_ink
from deckgen.plan.pages.page import ARTIFACT, Item, Node, Role
from deckgen.plan.sheets.desk import Desk, Place
from deckgen.plan.sheets.lists import Nodes, iter_nodes
from deckgen.plan.sheets.shapes import area_of, set_picture, set_shape
from deckgen.plan.sheets.table import set_table
from deckgen.plan.sheets.text import frame_of, outline, set_text
from deckgen.units import to_points

_DASH = (4.0, 3.0)
"""PowerPoint's "dash"."""
_ASCENT = 1.0
_RUNNING = frozenset(("tracker", "footer", "number", "date"))
"""Placeholders that say on every slide where it stands: nothing that is read out, unless they are links."""


def set_placed(things: Iterable[Placed], place: Place, desk: Desk) -> Iterator[Item]:
    for thing in things:
        yield from _set_one(thing, place, desk)


def _set_one(placed: Placed, place: Place, desk: Desk) -> Iterator[Item]:
    match placed:
        case TextBox():
            yield from _text_box(placed, place, desk)
        case TableBox():
            yield from set_table(placed, place, desk)
        case PictureBox():
            yield from set_picture(placed, place, desk)
        case ShapeBox():
            yield from set_shape(placed, place, desk)
        case Group():
            yield from _group(placed, place, desk)
        case ChartBox():
            yield from _chart(placed, place, desk)
        case _:
            assert_never(placed)


def _text_box(box: TextBox, place: Place, desk: Desk) -> Iterator[Item]:
    yield from outline(box.rect, box.fill, box.stroke, place.mark)
    frame = frame_of(box.rect, box.insets, box.anchor, box.link)
    yield from set_text(box.paragraphs, _nodes(box, place, desk), frame, desk)


def _nodes(box: TextBox, place: Place, desk: Desk) -> Iterator[Nodes]:
    """Where the paragraphs of a box belong."""
    if box.placeholder in _RUNNING and not desk.link(box.link):
        return (Nodes(ARTIFACT, ARTIFACT) for _ in box.paragraphs)
    if place.is_figure:
        return (Nodes(place.node, place.node) for _ in box.paragraphs)
    if box.placeholder == "title":
        title = desk.tree.add(Role.HEADING_1, place.node)
        return (Nodes(title, title) for _ in box.paragraphs)
    return iter_nodes(box.paragraphs, place.node, desk.tree)


def _group(group: Group, place: Place, desk: Desk) -> Iterator[Item]:
    """Its things, as one figure where one alt text speaks for all."""
    if group.alt and not place.is_figure:
        place = Place(desk.tree.add_node(Node(Role.FIGURE, place.node, alt=group.alt)), is_figure=True)
        yield area_of(group.rect, place.node)
    yield from set_placed(group.children, place, desk)


def _chart(box: ChartBox, place: Place, desk: Desk) -> Iterator[Item]:
    """The chart itself: what stands around its plot are shapes of their own."""
    node = place.node
    if not place.is_figure:
        node = desk.tree.add_node(Node(Role.FIGURE, place.node, alt=box.alt or box.plan.alt))
        yield area_of(box.rect, node)
    x, y = to_points(box.rect.x), to_points(box.rect.y)
    canvas = Canvas(x, y, node, box.style.family, desk.glyphs, _DASH, _ASCENT)
    bare = replace(box.layout, behind=(), over=())
    yield from set_ink(draw_chart(box.plan, bare, box.style), canvas)
