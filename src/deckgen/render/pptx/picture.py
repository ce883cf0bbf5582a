"""Pictures: each file is stored once, however often it is shown."""

from __future__ import annotations

from deckgen.model.asset import Asset
from deckgen.model.framing import WHOLE, Edges
from deckgen.pictures.bitmap import shrink
from deckgen.pictures.raster import draw_png
from deckgen.plan.deck.slides import PictureBox
from deckgen.render.pptx.drawing import DECORATIVE, RECTANGLE, identity_xml, position_xml
from deckgen.render.pptx.sheet import Deck, Sheet
from deckgen.render.pptx.xml import element

_WHOLE = 100_000
"""What 100 % is in DrawingML."""
_STAND_IN_WIDTH = 1_600
"""Pixels of the picture beside a drawing whose size on the slide nobody says."""


def render_picture(box: PictureBox, sheet: Sheet) -> str:
    inside = sheet.link_xml(box.link) if box.link else ""
    if box.decorative:
        inside += DECORATIVE
    identity = identity_xml(sheet.next_id(), sheet.unique_name(box.name or "Picture"), box.alt, inside)
    return (
        f"<p:pic><p:nvPicPr>{identity}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f"<p:blipFill>{_blip(box.asset, sheet)}{_crop(box.crop)}<a:stretch><a:fillRect/></a:stretch>"
        f"</p:blipFill><p:spPr>{position_xml(box.rect)}{RECTANGLE}</p:spPr></p:pic>"
    )


def _blip(asset: Asset, sheet: Sheet) -> str:
    """The picture; of a drawing, the pixels that programs without SVG show, and the drawing itself."""
    if asset.drawing is None:
        relation = sheet.relations.add("image", _store_pixels(asset, sheet.deck))
        return f'<a:blip r:embed="{relation}"/>'
    pixels = sheet.relations.add("image", _store_stand_in(asset, sheet.deck))
    drawing = sheet.relations.add("image", _store_drawing(asset, sheet.deck))
    return (
        f'<a:blip r:embed="{pixels}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{drawing}"/></a:ext></a:extLst></a:blip>'
    )


def _crop(crop: Edges) -> str:
    if crop == WHOLE:
        return ""
    edges = (("l", crop.left), ("t", crop.top), ("r", crop.right), ("b", crop.bottom))
    return element("a:srcRect", "".join(f' {edge}="{round(_WHOLE * cut)}"' for edge, cut in edges if cut))


def _store_pixels(asset: Asset, deck: Deck) -> str:
    name = _part_name(asset.digest, asset.format.value)
    if name not in deck.package:
        width = deck.picture_widths.get(asset.digest)
        data = shrink(asset, width).data if width else asset.data
        deck.package.add_binary(name, f"image/{asset.format.value}", data)
    return name


def _store_stand_in(asset: Asset, deck: Deck) -> str:
    name = _part_name(asset.digest, "png")
    if name not in deck.package:
        assert asset.drawing is not None
        width = deck.picture_widths.get(asset.digest, _STAND_IN_WIDTH)
        deck.package.add_binary(name, "image/png", draw_png(asset.drawing, width))
    return name


def _store_drawing(asset: Asset, deck: Deck) -> str:
    name = _part_name(asset.digest, "svg")
    deck.package.add_binary(name, "image/svg+xml", asset.data)
    return name


def _part_name(digest: str, kind: str) -> str:
    """The name tells the content, so a picture stored twice is stored once."""
    return f"ppt/media/{digest[:24]}.{kind}"
