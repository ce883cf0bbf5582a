"""The brief's styles: one table from element to font, size, leading, spaces and colour."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from deckgen.model.briefing import PageSetup
from deckgen.plan.text import TextStyle
from deckgen.theme.fonts import FALLBACK, Face
from deckgen.theme.resolved import Palette, Theme
from deckgen.units import Color
from deckgen.values import dataclass

_SMALLER_HEADINGS = {28.0: 17.0, 24.0: 15.0, 16.0: 13.0, 13.0: 12.0, 12.0: 11.0, 11.0: 10.0}
"""Sizes of headings in large print, before it is enlarged, by those of ordinary print."""
_LEAST = 8.9
"""Before it is enlarged, so that large print holds nothing below 16 points but labels in drawings."""
_LEADING = 1.25
_MOST_SPACE = 17.5


@dataclass(frozen=True, slots=True)
class Style:
    """How one element is set. Between two elements stands the larger of the spaces that they ask for."""

    text: TextStyle
    leading: float
    before: float = 0.0
    after: float = 0.0
    strong: Color | None = None
    """Colour of bold text; None: that of the text around it."""
    hyphenated: bool = True
    """Whether words may be cut where paragraphs are set in it."""
    justified: bool = False
    """Lines of one length, but for the last of a paragraph and for narrow places."""


@dataclass(frozen=True, slots=True)
class Styles:
    palette: Palette
    mono: str
    """Family for code."""
    fallback: tuple[str, ...]
    """Families to ask, in order, for a character that a style's own family lacks."""
    title: Style
    title_small: Style
    subtitle: Style
    field_label: Style
    field_value: Style
    contents_heading: Style
    contents: Style
    contents_section: Style
    section: Style
    divider: Style
    topic: Style
    message: Style
    """A section's message, under its heading."""
    run_in: Style
    body: Style
    term: Style
    quote: Style
    code: Style
    caption_number: Style
    caption: Style
    caption_measure: Style
    exhibit_note: Style
    table_head: Style
    table_body: Style
    footnote: Style
    footnote_number: TextStyle
    footnote_mark: TextStyle
    """Set as a superscript, at two thirds of this size."""
    side: Style
    kind: TextStyle
    furniture: TextStyle
    folio: TextStyle


def brief_styles(theme: Theme, setup: PageSetup) -> Styles:
    """The styles of the page that `grid_for` gives, in points of that page."""
    return _large_print(theme) if setup.large_print else _styles(theme, justified=setup.justified)


def _large_print(theme: Theme) -> Styles:
    """Text without serifs; headings that grow less than the text; nothing in small or pale type."""
    fonts = replace(theme.brief_fonts, text=theme.brief_fonts.sans)
    colors = replace(theme.palette, muted=theme.palette.text_2, accent=theme.palette.navy)
    styles = _styles(replace(theme, palette=colors, brief_fonts=fonts), justified=False)
    changes: dict[str, Any] = {}
    for one in fields(styles):
        match getattr(styles, one.name):
            case Style() as style:
                text = _readable(style.text)
                before, after = min(style.before, _MOST_SPACE), min(style.after, _MOST_SPACE)
                leading = style.leading if text is style.text else _LEADING * text.size
                changes[one.name] = replace(style, text=text, leading=leading, before=before, after=after)
            case TextStyle() as text:
                changes[one.name] = _readable(text)
            case _:
                pass
    return replace(styles, **changes)


def _readable(text: TextStyle) -> TextStyle:
    size = _SMALLER_HEADINGS.get(text.size, max(text.size, _LEAST))
    return text if size == text.size else replace(text, size=size)


def _styles(theme: Theme, *, justified: bool) -> Styles:
    colors, fonts = theme.palette, theme.brief_fonts

    def serif(size: float, color: Color, *, bold: bool = False, italic: bool = False) -> TextStyle:
        return TextStyle(Face(fonts.text, bold, italic), size, color)

    def sans(size: float, color: Color, *, bold: bool = False) -> TextStyle:
        return TextStyle(Face(fonts.sans, bold), size, color)

    return Styles(
        palette=colors,
        mono=fonts.mono,
        fallback=tuple(dict.fromkeys((fonts.text, fonts.sans, *FALLBACK))),
        title=Style(sans(28, colors.navy, bold=True), 28),
        title_small=Style(sans(24, colors.navy, bold=True), 26),
        subtitle=Style(serif(12, colors.text_2), 17.5, after=7),
        field_label=Style(sans(8.5, colors.muted), 10.5),
        field_value=Style(sans(8.5, colors.ink), 10.5),
        contents_heading=Style(sans(10, colors.ink, bold=True), 14, before=28, after=3.5),
        contents=Style(sans(8.5, colors.ink), 12),
        contents_section=Style(sans(8.5, colors.ink, bold=True), 12, before=3.5),
        section=Style(sans(16, colors.navy, bold=True), 21, before=28, after=10.5),
        divider=Style(sans(13, colors.navy, bold=True), 17.5, before=21, after=3.5),
        topic=Style(sans(12, colors.ink, bold=True), 14, before=17.5, after=3.5),
        message=Style(serif(11, colors.text_2), 14, after=7),
        run_in=Style(sans(10.25, colors.navy, bold=True), 14, before=7, after=7),
        body=Style(serif(10, colors.ink), 14, after=7, justified=justified),
        term=Style(sans(10.25, colors.ink, bold=True), 14, before=7),
        quote=Style(serif(10, colors.text_2), 14, before=7, after=7, justified=justified),
        code=Style(TextStyle(Face(fonts.mono), 8, colors.ink), 10.5, before=7, after=10.5),
        caption_number=Style(sans(10, colors.accent, bold=True), 14, before=14),
        caption=Style(sans(10, colors.ink, bold=True), 14, before=14),
        caption_measure=Style(sans(9, colors.muted), 10.5, after=7),
        exhibit_note=Style(sans(8, colors.muted), 10.5, before=5.25, after=21),
        table_head=Style(sans(9, colors.navy, bold=True), 10.5),
        table_body=Style(sans(9, colors.ink), 12),
        footnote=Style(serif(8.25, colors.text_2), 10.5, justified=justified),
        footnote_number=sans(8, colors.ink, bold=True),
        footnote_mark=sans(10.2, colors.ink, bold=True),
        side=Style(sans(8.5, colors.text_2), 10.5, after=5.25, strong=colors.ink, hyphenated=False),
        kind=sans(8.5, colors.navy, bold=True),
        furniture=sans(8.5, colors.muted),
        folio=sans(8.5, colors.ink, bold=True),
    )
