"""The slide master and its layouts, with the theme that they rest on.

All are made from the theme's tokens, so that a colour or a size changes everywhere. A layout writes what sets
it apart from the master, as slides do against their layout.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.plan.deck.slides import Shape, ShapeBox, Stroke
from deckgen.render.pptx.drawing import RECTANGLE, anchor_xml, identity_xml, insets_xml, position_xml
from deckgen.render.pptx.package import Package, Relations
from deckgen.render.pptx.shape import shape_xml
from deckgen.render.pptx.style import BODY_FONTS, HEADING_FONTS, Level, level_difference_xml, whole_level_xml
from deckgen.render.pptx.template import MASTER_KINDS, LayoutPart, Slot, Template
from deckgen.render.pptx.theme_part import THEME_TYPE, theme_xml
from deckgen.render.pptx.xml import COLOR_MAP, DECLARATION, NAMESPACES, TREE_HEAD, WHITE_PAGE, element, escape
from deckgen.theme.layouts import Furniture, PlaceholderKind
from deckgen.theme.resolved import DeckFonts

MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"

_MASTER_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"
_LAYOUT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"

# Masters and layouts are numbered together, from 2^31 on; the master itself takes the first number.
_FIRST_LAYOUT_ID = 2_147_483_649

_PROMPT_LANG = "en-GB"
"""Prompts are ours, in English; they are seen by whoever adds a slide, and never shown or printed."""

_PROMPTED = (
    PlaceholderKind.TITLE,
    PlaceholderKind.CENTRED_TITLE,
    PlaceholderKind.SUBTITLE,
    PlaceholderKind.BODY,
)

_DEEPER_PROMPTS = ("Second level", "Third level", "Fourth level", "Fifth level")

_NUMBER_FIELD = (
    '<a:p><a:fld id="{8D9A6D2B-0B0F-4D5C-9A57-2D8C0B1F6C30}" type="slidenum">'
    f'<a:rPr lang="{_PROMPT_LANG}"/><a:t>‹#›</a:t></a:fld></a:p>'
)


def add_master(template: Template, package: Package) -> None:
    relations = Relations()
    layouts = list(template.layouts.values())
    ids = [relations.add("slideLayout", layout.name) for layout in layouts]
    relations.add("theme", THEME)
    package.add(MASTER, _MASTER_TYPE, _master_xml(template, ids), relations)
    for layout in layouts:
        relations = Relations()
        relations.add("slideMaster", MASTER)
        package.add(layout.name, _LAYOUT_TYPE, _layout_xml(layout, template), relations)
    package.add(THEME, THEME_TYPE, theme_xml(template.theme))


def _master_xml(template: Template, layout_relations: Sequence[str]) -> str:
    shapes = "".join(
        [
            _master_placeholder(number, kind, slot, template)
            for number, (kind, slot) in enumerate(template.master.items())
        ]
    )
    layouts = "".join(
        f'<p:sldLayoutId id="{id}" r:id="{relation}"/>'
        for id, relation in enumerate(layout_relations, start=_FIRST_LAYOUT_ID)
    )
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{WHITE_PAGE}<p:spTree>{TREE_HEAD}{shapes}</p:spTree>"
        f"</p:cSld>{COLOR_MAP}<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>{_text_styles(template)}"
        "</p:sldMaster>"
    )


def _text_styles(template: Template) -> str:
    """Titles, body text, and the small placeholders round about, as the master sets them."""
    title = whole_level_xml(template.master[PlaceholderKind.TITLE].levels[0], HEADING_FONTS)
    body = "".join(
        [whole_level_xml(level, BODY_FONTS) for level in template.master[PlaceholderKind.BODY].levels]
    )
    other = "".join([whole_level_xml(level, BODY_FONTS) for level in template.plain])
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )


def _master_placeholder(number: int, kind: PlaceholderKind, slot: Slot, template: Template) -> str:
    index = f' idx="{number}"' if number else ""
    # The small placeholders have no style of their own among the master's three: they change the third.
    has_style = kind in (PlaceholderKind.TITLE, PlaceholderKind.BODY)
    base = slot.levels if has_style else template.plain
    fit = "<a:normAutofit/>" if slot.is_body_text else "<a:noAutofit/>"
    levels = _list_style(slot.levels, base, template.theme.deck_fonts)
    body = f'vert="horz"{insets_xml(slot.insets)} rtlCol="0"{anchor_xml(slot.anchor)}'
    return (
        f"<p:sp><p:nvSpPr>{identity_xml(number + 2, slot.name)}"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind.value}"{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{position_xml(slot.rect)}{RECTANGLE}</p:spPr>"
        f"<p:txBody><a:bodyPr {body}>{fit}</a:bodyPr>{levels}"
        f"{_prompt(kind, slot)}</p:txBody></p:sp>"
    )


def _layout_xml(part: LayoutPart, template: Template) -> str:
    layout = part.layout
    furniture = "".join(
        [shape_xml(_furniture_box(one), id, one.name) for id, one in enumerate(layout.furniture, start=2)]
    )
    first = 2 + len(layout.furniture)
    placeholders = "".join(
        [
            _layout_placeholder(id, one.kind, part.slots[one.name], template)
            for id, one in enumerate(layout.placeholders, start=first)
        ]
    )
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} type="{layout.type}" preserve="1">'
        f'<p:cSld name="{escape(layout.label)}">'
        f"<p:spTree>{TREE_HEAD}{furniture}{placeholders}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _furniture_box(one: Furniture) -> ShapeBox:
    stroke = Stroke(one.stroke, one.weight) if one.stroke else None
    shape = Shape.RECTANGLE if one.rect.width and one.rect.height else Shape.LINE
    return ShapeBox(one.rect, shape, one.fill, stroke)


def _layout_placeholder(id: int, kind: PlaceholderKind, slot: Slot, template: Template) -> str:
    base = template.master[MASTER_KINDS[kind]]
    position = "" if slot.rect == base.rect else position_xml(slot.rect)
    levels = _list_style(slot.levels, base.levels, template.theme.deck_fonts)
    body = insets_xml(slot.insets, base.insets) + anchor_xml(slot.anchor, base.anchor)
    fit = "<a:noAutofit/>" if base.is_body_text and not slot.is_body_text else ""
    reference = slot.reference
    if kind in _PROMPTED and not slot.is_body_text:
        # Else PowerPoint shows its own "Click to add text".
        reference = reference.replace("/>", ' hasCustomPrompt="1"/>')
    return (
        f"<p:sp><p:nvSpPr>{identity_xml(id, slot.name)}"
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{reference}</p:nvPr></p:nvSpPr>'
        f"{element('p:spPr', '', position)}<p:txBody>{element('a:bodyPr', body, fit)}"
        f"{levels}{_prompt(kind, slot)}</p:txBody></p:sp>"
    )


def _list_style(levels: Sequence[Level], base: Sequence[Level], fonts: DeckFonts) -> str:
    differences = [level_difference_xml(*pair, fonts) for pair in zip(levels, base, strict=True)]
    return element("a:lstStyle", "", "".join(differences))


def _prompt(kind: PlaceholderKind, slot: Slot) -> str:
    if kind is PlaceholderKind.NUMBER:
        return _NUMBER_FIELD
    texts = (slot.prompt, *_DEEPER_PROMPTS) if slot.is_body_text else (slot.prompt,)
    return "".join([_prompt_line(level, text) for level, text in enumerate(texts)])


def _prompt_line(level: int, text: str) -> str:
    properties = f'<a:pPr lvl="{level}"/>' if level else ""
    return f'<a:p>{properties}<a:r><a:rPr lang="{_PROMPT_LANG}"/><a:t>{escape(text)}</a:t></a:r></a:p>'
