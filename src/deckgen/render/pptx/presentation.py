"""The presentation part: slides in order, size and sections, and the look of text outside placeholders."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from deckgen.plan.deck.slides import DeckPlan, DeckSection
from deckgen.render.pptx.master import MASTER, THEME
from deckgen.render.pptx.notes import NOTES_MASTER, PAGE
from deckgen.render.pptx.package import Package, Relations
from deckgen.render.pptx.settings import SETTINGS
from deckgen.render.pptx.style import BODY_FONTS, whole_level_xml
from deckgen.render.pptx.template import Template
from deckgen.render.pptx.xml import DECLARATION, NAMESPACES, escape
from deckgen.theme.resolved import SlideSize

# The sizes to which PowerPoint gives a name; any other, its own 16:9 too, goes without.
_SIZE_NAMES = {
    (9_144_000, 6_858_000): "screen4x3",
    (9_144_000, 5_143_500): "screen16x9",
    (9_144_000, 5_715_000): "screen16x10",
    (9_906_000, 6_858_000): "A4",
}

_FIRST_SLIDE_ID = 256  # lower ones are not allowed
_SECTION_SPACE = uuid.UUID("6f6f2e0e-5a7b-4a3c-8d58-0d7a6ce0c1b4")

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml."
_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SECTIONS_NAMESPACE = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def add_presentation(plan: DeckPlan, slides: Sequence[str], template: Template, package: Package) -> None:
    """Add the part that holds everything together; `slides` are part names in order."""
    relations = Relations()
    master = relations.add("slideMaster", MASTER)
    notes_master = relations.add("notesMaster", NOTES_MASTER)
    ids = {slide.id: number for number, slide in enumerate(plan.slides, start=_FIRST_SLIDE_ID)}
    rows = "".join(
        [
            f'<p:sldId id="{id}" r:id="{relations.add("slide", name)}"/>'
            for id, name in zip(ids.values(), slides, strict=True)
        ]
    )
    relations.add("theme", THEME)
    for kind, name in SETTINGS.items():
        relations.add(kind, name)
    xml = (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="{master}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes_master}"/></p:notesMasterIdLst>'
        f"<p:sldIdLst>{rows}</p:sldIdLst>{_size(plan.theme.slide)}"
        f'<p:notesSz cx="{PAGE.width}" cy="{PAGE.height}"/>'
        f"{_default_text(template)}{_sections(plan.sections, ids)}</p:presentation>"
    )
    package.add("ppt/presentation.xml", f"{_MAIN}presentation.main+xml", xml, relations)
    package.relations.add("officeDocument", "ppt/presentation.xml")


def _size(size: SlideSize) -> str:
    name = _SIZE_NAMES.get((size.width, size.height))
    kind = f' type="{name}"' if name else ""
    return f'<p:sldSz cx="{size.width}" cy="{size.height}"{kind}/>'


def _default_text(template: Template) -> str:
    language = f'<a:defPPr><a:defRPr lang="{escape(template.lang)}"/></a:defPPr>'
    levels = "".join([whole_level_xml(level, BODY_FONTS) for level in template.plain])
    return f"<p:defaultTextStyle>{language}{levels}</p:defaultTextStyle>"


def _sections(sections: Sequence[DeckSection], ids: Mapping[str, int]) -> str:
    if not sections:
        return ""
    rows = "".join([_section(number, section, ids) for number, section in enumerate(sections)])
    return (
        f'<p:extLst><p:ext uri="{_SECTIONS_URI}"><p14:sectionLst xmlns:p14="{_SECTIONS_NAMESPACE}">'
        f"{rows}</p14:sectionLst></p:ext></p:extLst>"
    )


def _section(number: int, section: DeckSection, ids: Mapping[str, int]) -> str:
    id = str(uuid.uuid5(_SECTION_SPACE, f"{number} {section.title}")).upper()
    slides = "".join([f'<p14:sldId id="{ids[slide]}"/>' for slide in section.slides])
    name = escape(section.title)
    return f'<p14:section name="{name}" id="{{{id}}}"><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>'
