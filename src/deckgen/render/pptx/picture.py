"""Pictures: each file is stored once, however often it is shown."""

from __future__ import annotations

from deckgen.model.asset import Asset
from deckgen.plan.deck.slides import PictureBox
from deckgen.render.pptx.drawing import DECORATIVE, RECTANGLE, identity_xml, position_xml
from deckgen.render.pptx.package import Package
from deckgen.render.pptx.sheet import Sheet


def render_picture(box: PictureBox, sheet: Sheet) -> str:
    relation = sheet.relations.add("image", _store(box.asset, sheet.deck.package))
    inside = sheet.link_xml(box.link) if box.link else ""
    if box.decorative:
        inside += DECORATIVE
    identity = identity_xml(sheet.next_id(), sheet.unique_name(box.name or "Picture"), box.alt, inside)
    return (
        f"<p:pic><p:nvPicPr>{identity}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{position_xml(box.rect)}{RECTANGLE}</p:spPr></p:pic>"
    )


def _store(asset: Asset, package: Package) -> str:
    """The name of the picture's part. It tells the content, so a picture stored twice is stored once."""
    kind = asset.format.value
    name = f"ppt/media/{asset.digest[:24]}.{kind}"
    package.add_binary(name, f"image/{kind}", asset.data)
    return name
