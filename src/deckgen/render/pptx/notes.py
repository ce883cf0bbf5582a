"""Speaker notes: a page a slide, with the slide's picture above the text, and the master of these pages."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.plan.text import TextParagraph
from deckgen.render.pptx.drawing import position_xml
from deckgen.render.pptx.package import Package, Relations
from deckgen.render.pptx.sheet import Sheet
from deckgen.render.pptx.style import BODY_FONTS, whole_level_xml
from deckgen.render.pptx.template import Template
from deckgen.render.pptx.text import paragraphs_xml
from deckgen.render.pptx.theme_part import THEME_TYPE, theme_xml
from deckgen.render.pptx.xml import COLOR_MAP, DECLARATION, NAMESPACES, TREE_HEAD, WHITE_PAGE, escape
from deckgen.theme.resolved import SlideSize
from deckgen.units import Rect, inches

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"

NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
_MASTER_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
_THEME = "ppt/theme/theme2.xml"  # PowerPoint wants one for each master, even if equal

# The page is 7.5 x 10 inches, upright.
PAGE = SlideSize(inches(7.5), inches(10))
_IMAGE = Rect(inches(0.75), inches(0.75), inches(6.0), inches(3.75))
_BODY = Rect(inches(0.75), inches(4.75), inches(6.0), inches(4.5))
_NUMBER = Rect(inches(6.0), inches(9.4), inches(0.75), inches(0.3))

_IMAGE_HEAD = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/>'
    '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
)
_BODY_HEAD = '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
_NUMBER_HEAD = '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
_NUMBER_TEXT = (
    '<a:p><a:fld id="{2B6F0C8D-6C3B-4C59-8C8E-0B8A5A7E4D11}" type="slidenum">'
    '<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld></a:p>'
)

_PAGE_HEAD = (
    f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE_HEAD}"
    f'{_IMAGE_HEAD}<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    f'{_BODY_HEAD}<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:lstStyle/>"
)
_PAGE_TAIL = (
    f'</p:txBody></p:sp>{_NUMBER_HEAD}<p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr>'
    f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{_NUMBER_TEXT}</p:txBody></p:sp></p:spTree></p:cSld>"
    "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)


def render_notes(paragraphs: Sequence[TextParagraph], sheet: Sheet) -> str:
    """The page of notes of one slide."""
    return f"{_PAGE_HEAD}{paragraphs_xml(paragraphs, sheet.deck.template.notes, sheet)}{_PAGE_TAIL}"


def add_notes_master(template: Template, package: Package) -> None:
    relations = Relations()
    relations.add("theme", _THEME)
    package.add(NOTES_MASTER, _MASTER_TYPE, _master_xml(template), relations)
    package.add(_THEME, THEME_TYPE, theme_xml(template.theme))


def _master_xml(template: Template) -> str:
    styles = "".join([whole_level_xml(level, BODY_FONTS) for level in template.notes])
    # LibreOffice passes over the master's styles of notes and reads those of its placeholder, where it
    # does not know the fonts of the theme.
    font = f'<a:latin typeface="{escape(template.theme.deck_fonts.body)}"/>'
    own_styles = "".join([whole_level_xml(level, font) for level in template.notes])
    box = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{WHITE_PAGE}<p:spTree>{TREE_HEAD}"
        f'{_IMAGE_HEAD}<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{position_xml(_image_rect(template.theme.slide))}{box}<a:noFill/>"
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr></p:sp>'
        f'{_BODY_HEAD}<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{position_xml(_BODY)}{box}</p:spPr>"
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle>{own_styles}</a:lstStyle>'
        '<a:p><a:r><a:rPr lang="en-GB"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>'
        f'{_NUMBER_HEAD}<p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{position_xml(_NUMBER)}{box}</p:spPr>"
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/><a:lstStyle>'
        f'<a:lvl1pPr algn="r"><a:defRPr sz="1000"/></a:lvl1pPr></a:lstStyle>{_NUMBER_TEXT}</p:txBody></p:sp>'
        f"</p:spTree></p:cSld>{COLOR_MAP}<p:notesStyle>{styles}</p:notesStyle></p:notesMaster>"
    )


def _image_rect(slide: SlideSize) -> Rect:
    """The slide's picture: as large as its frame allows, centred."""
    scale = min(_IMAGE.width / slide.width, _IMAGE.height / slide.height)
    width, height = round(slide.width * scale), round(slide.height * scale)
    return Rect(_IMAGE.x + (_IMAGE.width - width) // 2, _IMAGE.y, width, height)
