"""The theme part: colours by the slots that PowerPoint offers in its pickers, fonts, and plain effects."""

from __future__ import annotations

from dataclasses import fields

from deckgen.render.pptx.xml import DECLARATION, DRAWING_NAMESPACE, escape
from deckgen.theme.resolved import DeckFonts, Palette, Theme
from deckgen.units import Color

THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"

_SLOTS = (
    *("dk1", "lt1", "dk2", "lt2"),
    *("accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
    *("hlink", "folHlink"),
)

# Every theme has three of each, from quiet to loud. Ours know one of each: no gradients, no shadows.
_FILLS = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
_LINES = "".join(
    f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">'
    '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>'
    for width in (9_525, 12_700, 19_050)
)
_EFFECTS = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3


def theme_xml(theme: Theme) -> str:
    name, fonts = escape(theme.name), theme.deck_fonts
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING_NAMESPACE}" name="{name}">'
        f'<a:themeElements><a:clrScheme name="{name}">{_colors(theme.palette)}</a:clrScheme>'
        f'<a:fontScheme name="{name}"><a:majorFont>{_fonts(fonts.heading, fonts)}</a:majorFont>'
        f"<a:minorFont>{_fonts(fonts.body, fonts)}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_FILLS}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINES}</a:lnStyleLst><a:effectStyleLst>{_EFFECTS}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILLS}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _colors(palette: Palette) -> str:
    slots = _slots(palette)
    return "".join(f'<a:{slot}><a:srgbClr val="{slots[slot]}"/></a:{slot}>' for slot in _SLOTS)


def _slots(palette: Palette) -> dict[str, str]:
    """The theme's colours by slot. A palette has none for links that were followed: they turn quiet."""
    named = (getattr(palette, field.name) for field in fields(palette))
    colors = [color for color in (*named, *palette.series) if isinstance(color, Color)]
    return {"folHlink": palette.muted.rgb} | {color.slot: color.rgb for color in colors if color.slot}


def _fonts(family: str, fonts: DeckFonts) -> str:
    return (
        f'<a:latin typeface="{escape(family)}"/><a:ea typeface="{escape(fonts.asian)}"/><a:cs typeface=""/>'
    )
