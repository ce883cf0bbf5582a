"""One slide: the things placed on it, in reading order."""

from __future__ import annotations

from typing import assert_never

from deckgen.plan.deck.slides import (
    ChartBox,
    Group,
    PictureBox,
    Placed,
    ShapeBox,
    SlidePlan,
    TableBox,
    TextBox,
)
from deckgen.plan.text import Entrance
from deckgen.render.pptx.drawing import (
    RECTANGLE,
    anchor_xml,
    fill_xml,
    identity_xml,
    insets_xml,
    position_xml,
    stroke_xml,
)
from deckgen.render.pptx.picture import render_picture
from deckgen.render.pptx.shape import render_group, render_shape
from deckgen.render.pptx.sheet import Sheet
from deckgen.render.pptx.table import render_table
from deckgen.render.pptx.template import Slot
from deckgen.render.pptx.text import paragraphs_xml
from deckgen.render.pptx.timing import timing_xml
from deckgen.render.pptx.xml import DECLARATION, NAMESPACES, TREE_HEAD, element, escape

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"


def render_slide(plan: SlidePlan, sheet: Sheet) -> str:
    """The slide's part. Its plan's id is kept as the slide's name, which PowerPoint does not show."""
    things = "".join([_render(placed, sheet) for placed in plan.placed])
    hidden = ' show="0"' if plan.hidden else ""
    return (
        f'{DECLARATION}<p:sld {NAMESPACES}{hidden}><p:cSld name="{escape(plan.id)}"><p:spTree>{TREE_HEAD}'
        f"{things}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        f"{timing_xml(sheet.entrances)}</p:sld>"
    )


def _render(placed: Placed, sheet: Sheet) -> str:
    match placed:
        case TextBox():
            return _text_box(placed, sheet)
        case TableBox():
            return render_table(placed, sheet)
        case PictureBox():
            return render_picture(placed, sheet)
        case ShapeBox():
            return render_shape(placed, sheet)
        case ChartBox():
            return _chart(placed, sheet)
        case Group():
            return render_group(placed, _render, sheet)
        case _:
            assert_never(placed)


def _chart(box: ChartBox, sheet: Sheet) -> str:
    # On demand: a deck without charts does not need the 15 ms.
    from deckgen.render.pptx.chart import render_chart  # noqa: PLC0415

    return render_chart(box, sheet)


def _text_box(box: TextBox, sheet: Sheet) -> str:
    if box.placeholder:
        return _filled_placeholder(box, sheet.slots[box.placeholder], sheet)
    identity = _identity(box, box.name or "Text", sheet)
    stroke = stroke_xml("a:ln", box.stroke) if box.stroke else ""
    body = f'wrap="square"{insets_xml(box.insets)} rtlCol="0"{anchor_xml(box.anchor)}'
    return (
        f'<p:sp><p:nvSpPr>{identity}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{position_xml(box.rect)}{RECTANGLE}{fill_xml(box.fill)}{stroke}</p:spPr>"
        f"<p:txBody><a:bodyPr {body}><a:noAutofit/></a:bodyPr><a:lstStyle/>"
        f"{paragraphs_xml(box.paragraphs, sheet.deck.template.plain, sheet)}</p:txBody></p:sp>"
    )


def _filled_placeholder(box: TextBox, slot: Slot, sheet: Sheet) -> str:
    identity = _identity(box, box.name or slot.name, sheet)
    properties = "" if box.rect == slot.rect else position_xml(box.rect)
    if box.fill:
        properties += fill_xml(box.fill)
    if box.stroke:
        properties += stroke_xml("a:ln", box.stroke)
    body = insets_xml(box.insets, slot.insets) + anchor_xml(box.anchor, slot.anchor)
    # The one inherited thing that is written, since LibreOffice shrinks what a person adds only where the
    # slide itself says so. Never with a scale: the text fits as it is.
    fit = "<a:normAutofit/>" if slot.is_body_text else ""
    return (
        f'<p:sp><p:nvSpPr>{identity}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{slot.reference}</p:nvPr></p:nvSpPr>{element('p:spPr', '', properties)}"
        f"<p:txBody>{element('a:bodyPr', body, fit)}<a:lstStyle/>"
        f"{paragraphs_xml(box.paragraphs, slot.levels, sheet)}</p:txBody></p:sp>"
    )


def _identity(box: TextBox, name: str, sheet: Sheet) -> str:
    id = sheet.next_id()
    for position, paragraph in enumerate(box.paragraphs):
        if paragraph.entrance is not Entrance.THERE:
            sheet.entrances.append((id, position, paragraph.entrance))
    link = sheet.link_xml(box.link) if box.link else ""
    return identity_xml(id, sheet.unique_name(name), box.alt, link)
