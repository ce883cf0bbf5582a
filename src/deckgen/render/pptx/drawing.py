"""The pieces of DrawingML that shapes, text, tables and layouts share: colours, fills, lines, positions."""

from __future__ import annotations

from functools import lru_cache

from deckgen.plan.deck.slides import Anchor, Insets, Stroke
from deckgen.plan.text import Align
from deckgen.render.pptx.xml import element, escape
from deckgen.units import Color, Rect, points

# A slide names the theme's first four colours by their use, which its master maps to a slot.
_SLOT_IN_USE = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}

_ANCHOR = {Anchor.TOP: "t", Anchor.MIDDLE: "ctr", Anchor.BOTTOM: "b"}
_ALIGN = {Align.LEFT: "l", Align.CENTRE: "ctr", Align.RIGHT: "r"}

# What PowerPoint assumes where a body says nothing: a tenth of an inch at the sides, half of it elsewhere.
DEFAULT_INSETS = Insets(91_440, 45_720, 91_440, 45_720)

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Tells a screen reader to pass over a shape; the last child of its `cNvPr`."""

RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
NO_FILL = "<a:noFill/>"


def color_xml(color: Color) -> str:
    if color.slot:
        return f'<a:schemeClr val="{_SLOT_IN_USE.get(color.slot, color.slot)}"/>'
    return f'<a:srgbClr val="{color.rgb}"/>'


@lru_cache(maxsize=1024)
def fill_xml(color: Color | None) -> str:
    return NO_FILL if color is None else f"<a:solidFill>{color_xml(color)}</a:solidFill>"


@lru_cache(maxsize=1024)
def stroke_xml(tag: str, stroke: Stroke | None) -> str:
    """A line as the element `tag`: `a:ln` around a shape, `a:lnT` or `a:lnB` at a cell's edge."""
    if stroke is None:
        return f"<{tag}>{NO_FILL}</{tag}>"
    dash = '<a:prstDash val="dash"/>' if stroke.dashed else ""
    return f'<{tag} w="{points(stroke.weight)}">{fill_xml(stroke.color)}{dash}</{tag}>'


def position_xml(rect: Rect, tag: str = "a:xfrm") -> str:
    return f'<{tag}><a:off x="{rect.x}" y="{rect.y}"/><a:ext cx="{rect.width}" cy="{rect.height}"/></{tag}>'


def identity_xml(id: int, name: str, alt: str = "", inside: str = "") -> str:
    """The `cNvPr` of a shape: its number, its name in the selection pane, what a screen reader says."""
    description = f' descr="{escape(alt)}"' if alt else ""
    return element("p:cNvPr", f' id="{id}" name="{escape(name)}"{description}', inside)


def insets_xml(insets: Insets, inherited: Insets = DEFAULT_INSETS) -> str:
    """The attributes of a `bodyPr` for those edges that differ from what is inherited."""
    if insets == inherited:
        return ""
    edges = (
        ("lIns", insets.left, inherited.left),
        ("tIns", insets.top, inherited.top),
        ("rIns", insets.right, inherited.right),
        ("bIns", insets.bottom, inherited.bottom),
    )
    return "".join(f' {edge}="{length}"' for edge, length, other in edges if length != other)


def anchor_xml(anchor: Anchor, inherited: Anchor = Anchor.TOP) -> str:
    return "" if anchor is inherited else f' anchor="{_ANCHOR[anchor]}"'


def align_value(align: Align) -> str:
    return _ALIGN[align]
