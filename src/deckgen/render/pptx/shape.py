"""Drawn shapes, lines, and groups of things that move together."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.diagnostics import DeckgenError
from deckgen.plan.deck.slides import Group, Placed, Shape, ShapeBox, TableBox
from deckgen.render.pptx.drawing import DECORATIVE, fill_xml, identity_xml, position_xml, stroke_xml
from deckgen.render.pptx.sheet import Sheet

_GEOMETRY = {Shape.RECTANGLE: "rect", Shape.ELLIPSE: "ellipse", Shape.LINE: "line"}
_NAME = {Shape.RECTANGLE: "Rectangle", Shape.ELLIPSE: "Ellipse", Shape.LINE: "Line"}


def render_shape(box: ShapeBox, sheet: Sheet) -> str:
    return shape_xml(box, sheet.next_id(), sheet.unique_name(box.name or _NAME[box.shape]))


def shape_xml(box: ShapeBox, id: int, name: str) -> str:
    """The shape as it stands on a slide or a layout; without alt text it is marked as decorative."""
    identity = identity_xml(id, name, box.alt, "" if box.alt else DECORATIVE)
    geometry = f'{position_xml(box.rect)}<a:prstGeom prst="{_GEOMETRY[box.shape]}"><a:avLst/></a:prstGeom>'
    stroke = stroke_xml("a:ln", box.stroke)
    if box.shape is Shape.LINE:
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{identity}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{geometry}{stroke}</p:spPr></p:cxnSp>"
        )
    return (
        f"<p:sp><p:nvSpPr>{identity}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{geometry}{fill_xml(box.fill)}{stroke}</p:spPr></p:sp>"
    )


def render_group(group: Group, render: Callable[[Placed, Sheet], str], sheet: Sheet) -> str:
    """The group, its children drawn by `render` in the coordinates of the slide."""
    if any(isinstance(child, TableBox) or getattr(child, "placeholder", "") for child in group.children):
        raise DeckgenError("the plan groups a table or a placeholder, which PowerPoint cannot")
    identity = identity_xml(sheet.next_id(), sheet.unique_name(group.name or "Group"), group.alt)
    children = "".join([render(child, sheet) for child in group.children])
    box = group.rect
    return (
        f"<p:grpSp><p:nvGrpSpPr>{identity}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f'<a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/>'
        f'<a:chOff x="{box.x}" y="{box.y}"/><a:chExt cx="{box.width}" cy="{box.height}"/>'
        f"</a:xfrm></p:grpSpPr>{children}</p:grpSp>"
    )
