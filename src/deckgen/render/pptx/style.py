"""How text looks: what a placeholder's level inherits, and the XML of whatever differs from it.

Only differences are written, on layouts against their master and on slides against their layout: so a change
of size, colour or bullet on the master changes the deck.
"""

from __future__ import annotations

from typing import assert_never

from deckgen.plan.text import Align, Bullet, CharacterBullet, NumberBullet, TextParagraph, TextStyle
from deckgen.render.pptx.drawing import align_value, color_xml, fill_xml
from deckgen.render.pptx.xml import element, escape
from deckgen.theme.layouts import LevelStyle
from deckgen.theme.resolved import DeckFonts
from deckgen.values import dataclass

# Without a font named, LibreOffice takes its own symbol font, larger and higher than the text; with that of
# the text, bullets stand too high. Arial is what PowerPoint itself names for bullets.
_BULLET_FONT = "Arial"


_MIRRORED = {Align.LEFT: Align.RIGHT, Align.CENTRE: Align.CENTRE, Align.RIGHT: Align.LEFT}
"""Sides as PowerPoint names them: in text from right to left, too, "l" is the left."""


@dataclass(frozen=True, slots=True)
class Level:
    """What text of one level looks like before anything is written."""

    style: TextStyle
    like: TextParagraph
    """Indents, spacing, alignment and bullet; it has no runs."""


def to_level(inherited: LevelStyle, number: int) -> Level:
    """The level of a placeholder; `number` counts from 0."""
    bullet = None
    if inherited.bullet:
        bullet = CharacterBullet(inherited.bullet, inherited.bullet_color or inherited.color)
    like = TextParagraph(
        runs=(),
        level=number,
        bullet=bullet,
        indent=inherited.indent,
        hang=inherited.hang,
        before=inherited.before,
        after=inherited.after,
        line_spacing=inherited.line_spacing,
    )
    return Level(TextStyle(inherited.face, inherited.size, inherited.color), like)


def _theme_fonts(prefix: str) -> str:
    tags = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    return "".join([f'<a:{tag} typeface="{prefix}-{suffix}"/>' for tag, suffix in tags])


HEADING_FONTS = _theme_fonts("+mj")
BODY_FONTS = _theme_fonts("+mn")


def whole_level_xml(level: Level, fonts: str) -> str:
    """Everything about a level, for a master, with the elements that name its fonts."""
    like, style = level.like, level.style
    tag = f"a:lvl{like.level + 1}pPr"
    spacing = (
        line_spacing_xml(like.line_spacing)
        + space_xml("a:spcBef", like.before)
        + space_xml("a:spcAft", like.after)
    )
    # kern: PowerPoint kerns from this size on only where a master says so; widths are measured with kerning.
    return (
        f'<{tag} marL="{like.indent}" indent="{-like.hang}" algn="{align_value(like.align)}" '
        'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f"{spacing}{bullet_xml(like.bullet)}"
        f'<a:defRPr sz="{round(style.size * 100)}" b="{style.face.bold:d}" i="{style.face.italic:d}" '
        f'kern="1200">'
        f"{fill_xml(style.color)}{fonts}</a:defRPr></{tag}>"
    )


def level_difference_xml(level: Level, base: Level, fonts: DeckFonts) -> str:
    """What sets a level of a layout apart from its master's; empty if nothing does."""
    tag = f"a:lvl{level.like.level + 1}pPr"
    paragraph = paragraph_attributes(level.like, base.like)
    children = paragraph_children(level.like, base.like)
    attributes = style_attributes(level.style, base.style)
    look = style_children(level.style, base.style, fonts)
    if attributes or look:
        children += element("a:defRPr", attributes, look)
    return element(tag, paragraph, children) if paragraph or children else ""


def paragraph_attributes(paragraph: TextParagraph, like: TextParagraph) -> str:
    """Indents and alignment where they differ."""
    attributes = ""
    if paragraph.indent != like.indent:
        attributes += f' marL="{paragraph.indent}"'
    if paragraph.hang != like.hang:
        attributes += f' indent="{-paragraph.hang}"'
    if paragraph.right_to_left:
        attributes += f' algn="{align_value(_MIRRORED[paragraph.align])}" rtl="1"'
    elif paragraph.align is not like.align:
        attributes += f' algn="{align_value(paragraph.align)}"'
    return attributes


def paragraph_children(paragraph: TextParagraph, like: TextParagraph) -> str:
    """Spacing and bullet where they differ."""
    xml = ""
    if paragraph.line_spacing != like.line_spacing:
        xml = line_spacing_xml(paragraph.line_spacing)
    if paragraph.before != like.before:
        xml += space_xml("a:spcBef", paragraph.before)
    if paragraph.after != like.after:
        xml += space_xml("a:spcAft", paragraph.after)
    if paragraph.bullet != like.bullet:
        xml += bullet_xml(paragraph.bullet)
    return xml


def line_spacing_xml(share: float) -> str:
    # A share and not points, so that lines move apart when somebody enlarges the text.
    return f'<a:lnSpc><a:spcPct val="{round(share * 100_000)}"/></a:lnSpc>'


def space_xml(tag: str, size: float) -> str:
    # Points and not a share, which LibreOffice takes of the size and PowerPoint of the line.
    return f'<{tag}><a:spcPts val="{round(size * 100)}"/></{tag}>'


def bullet_xml(bullet: Bullet | None) -> str:
    match bullet:
        case None:
            return "<a:buNone/>"
        case CharacterBullet():
            font = f'<a:buFont typeface="{escape(bullet.font or _BULLET_FONT)}"/>'
            size = f'<a:buSzPct val="{round(bullet.size * 100_000)}"/>'
            character = f'<a:buChar char="{escape(bullet.character)}"/>'
            return f"<a:buClr>{color_xml(bullet.color)}</a:buClr>{size}{font}{character}"
        case NumberBullet():
            start = f' startAt="{bullet.start}"' if bullet.start != 1 else ""
            number = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{start}/>'
            return f'<a:buClr>{color_xml(bullet.color)}</a:buClr><a:buSzPct val="100000"/>{number}'
        case _:
            assert_never(bullet)


def style_attributes(style: TextStyle, inherited: TextStyle) -> str:
    """Size, weight and slope where they differ."""
    attributes = ""
    if style.size != inherited.size:
        attributes += f' sz="{round(style.size * 100)}"'
    if style.face.bold != inherited.face.bold:
        attributes += f' b="{style.face.bold:d}"'
    if style.face.italic != inherited.face.italic:
        attributes += f' i="{style.face.italic:d}"'
    return attributes


def style_children(style: TextStyle, inherited: TextStyle, fonts: DeckFonts) -> str:
    """Colour and font where they differ."""
    xml = "" if style.color == inherited.color else fill_xml(style.color)
    if style.face.family != inherited.face.family:
        xml += _font(style.face.family, fonts)
    return xml


def _font(family: str, fonts: DeckFonts) -> str:
    """The font, by the theme's name for it where it has one, so that it follows the theme."""
    if family == fonts.body:
        return '<a:latin typeface="+mn-lt"/>'
    if family == fonts.heading:
        return '<a:latin typeface="+mj-lt"/>'
    return f'<a:latin typeface="{escape(family)}"/><a:cs typeface="{escape(family)}"/>'
