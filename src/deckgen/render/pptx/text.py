"""Paragraphs and runs of a slide, a table's cell or a page of notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.plan.text import Baseline, Run, TextParagraph
from deckgen.render.pptx.sheet import Sheet
from deckgen.render.pptx.style import (
    Level,
    paragraph_attributes,
    paragraph_children,
    style_attributes,
    style_children,
)
from deckgen.render.pptx.xml import element, escape

# What PowerPoint itself writes for its buttons.
_BASELINE = {Baseline.SUPERSCRIPT: ' baseline="30000"', Baseline.SUBSCRIPT: ' baseline="-25000"'}

# PowerPoint wants an identifier for a field and gives it no meaning.
_FIELD_ID = "{5C1D2C4B-6E2F-4F57-9A0B-3A4C1C0F8E11}"


def paragraphs_xml(paragraphs: Sequence[TextParagraph], levels: Sequence[Level], sheet: Sheet) -> str:
    """The `a:p` elements of a text body, which has to hold at least one."""
    if not paragraphs:
        return f'<a:p><a:endParaRPr lang="{sheet.deck.lang}"/></a:p>'
    return "".join([_paragraph(paragraph, levels[paragraph.level], sheet) for paragraph in paragraphs])


def _paragraph(paragraph: TextParagraph, level: Level, sheet: Sheet) -> str:
    attributes = f' lvl="{paragraph.level}"' if paragraph.level else ""
    attributes += paragraph_attributes(paragraph, level.like)
    children = paragraph_children(paragraph, level.like)
    properties = element("a:pPr", attributes, children) if attributes or children else ""
    runs = "".join([_run(run, level, sheet) for run in paragraph.runs if run.text])
    return f"<a:p>{properties}{runs or _empty_line(paragraph, level, sheet)}</a:p>"


def _empty_line(paragraph: TextParagraph, level: Level, sheet: Sheet) -> str:
    """The style that gives an empty line its height: that of a run without text, else what is inherited."""
    if paragraph.runs:
        return _run_properties(paragraph.runs[0], level, sheet, "a:endParaRPr")
    return f'<a:endParaRPr lang="{sheet.deck.lang}"/>'


def _run(run: Run, level: Level, sheet: Sheet) -> str:
    properties = _run_properties(run, level, sheet)
    if run.field is not None:
        head = f'<a:fld id="{_FIELD_ID}" type="{run.field.value}">'
        return f"{head}{properties}<a:t>{escape(run.text)}</a:t></a:fld>"
    if "\n" not in run.text:
        return f"<a:r>{properties}<a:t>{escape(run.text)}</a:t></a:r>"
    lines = [
        f"<a:r>{properties}<a:t>{escape(line)}</a:t></a:r>" if line else "" for line in run.text.split("\n")
    ]
    return f"<a:br>{properties}</a:br>".join(lines)


def _run_properties(run: Run, level: Level, sheet: Sheet, tag: str = "a:rPr") -> str:
    attributes = f' lang="{run.lang or sheet.deck.lang}"'
    if run.style is not level.style:
        attributes += style_attributes(run.style, level.style)
    if run.underline:
        attributes += ' u="sng"'
    if run.strike:
        attributes += ' strike="sngStrike"'
    if run.baseline is not Baseline.NORMAL:
        attributes += _BASELINE[run.baseline]
    return element(tag, attributes, _run_children(run, level, sheet))


def _run_children(run: Run, level: Level, sheet: Sheet) -> str:
    style, fonts = run.style, sheet.deck.template.theme.deck_fonts
    if not run.link:
        return "" if style is level.style else style_children(style, level.style, fonts)
    # A link in the theme's colour for links gets it from there: no colour is written.
    in_theme_color = style.color.slot == "hlink"
    if in_theme_color:
        style = replace(style, color=level.style.color)
    return style_children(style, level.style, fonts) + sheet.link_xml(run.link, own_color=not in_theme_color)
