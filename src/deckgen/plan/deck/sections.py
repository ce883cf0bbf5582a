"""The slide that opens a section: its message, its contents with links, and the way through the deck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.diagnostics import Code
from deckgen.model import block as b
from deckgen.model.briefing import Section
from deckgen.model.inline import Inlines
from deckgen.model.walk import plain_text
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.fitted import Fitted, fitted
from deckgen.plan.deck.furniture import Place, furniture
from deckgen.plan.deck.notes import notes_paragraphs
from deckgen.plan.deck.opening import Row, line_box
from deckgen.plan.deck.slides import Placed, Shape, ShapeBox, SlidePlan, TextBox
from deckgen.plan.runs import to_runs
from deckgen.plan.text import Run, TextParagraph
from deckgen.theme.grid import GUTTER, MARGIN
from deckgen.theme.layouts import Placeholder
from deckgen.units import Length, Rect, inches

_TITLE_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0)
_MESSAGE_SIZES = (24.0, 20.0, 18.0, 16.0)
_CONTENTS_SIZES = (18.0, 16.0, 14.0, 12.0)
_PROGRESS_SIZES = (14.0, 12.0)
_LONGEST_PROGRESS = 16
"""Sections: of more, the row of their bars would say nothing."""
_ROWS_OF_CONTENTS = ((3, 18.0, 0.40), (4, 16.0, 0.33), (6, 14.0, 0.255))
"""Up to so many rows of contents, their size, inches from row to row."""


def section_slide(
    section: Section, rows: Sequence[Row], sections: Sequence[Row], place: Place, desk: Desk
) -> SlidePlan:
    """`rows`: the section's slides; `sections`: those of all. What is cut short stands in the notes."""
    layout = desk.layouts["section"]
    title = _title(section.title, layout.placeholder("title"), desk)
    message = _message(section.message, layout.placeholder("message"), desk)
    placed: list[Placed] = [_filled(layout.placeholder("title"), title)]
    if section.message:
        placed.append(_filled(layout.placeholder("message"), message))
    if place.section_number:
        placed.append(_number(place.section_number, layout.placeholder("title"), desk))
    placed.extend(_contents(rows, desk))
    placed.extend(_progress(sections, place, desk))
    placed.extend(furniture(layout, replace(place, opening=""), desk))
    notes: b.Blocks = section.introduction
    for whole, found in ((section.message, message), (section.title, title)):
        if not found.is_whole:
            text = "the title or message of the section is too long for its slide"
            hint = "the whole of it went to the speaker notes; a message is one sentence"
            desk.report.add(Code.TITLE_TOO_LONG, section.span, text, hint)
            notes = (b.Paragraph(whole), *notes)
    text = plain_text(section.title).strip()
    noted = notes_paragraphs(notes, desk)
    return SlidePlan(section.id, "section", text, tuple(placed), noted, label=place.label)


def _title(inlines: Inlines, placeholder: Placeholder, desk: Desk) -> Fitted:
    style = placeholder.levels[0]
    base = desk.style(_TITLE_SIZES[0], style.color, bold=style.face.bold)
    runs = to_runs(inlines, desk.context(base)) or (Run(" ", base),)
    return fitted(runs, _TITLE_SIZES, placeholder.rect, desk.lang, style.line_spacing)


def _message(inlines: Inlines, placeholder: Placeholder, desk: Desk) -> Fitted:
    base = desk.style(_MESSAGE_SIZES[0], placeholder.levels[0].color)
    return fitted(to_runs(inlines, desk.context(base)), _MESSAGE_SIZES, placeholder.rect, desk.lang)


def _filled(placeholder: Placeholder, found: Fitted) -> TextBox:
    paragraph = TextParagraph(found.runs, line_spacing=placeholder.levels[0].line_spacing)
    name = placeholder.name.capitalize()
    return TextBox(placeholder.rect, (paragraph,), name, placeholder.name, insets=found.insets)


def _number(number: str, title: Placeholder, desk: Desk) -> TextBox:
    style = desk.style(_TITLE_SIZES[0], desk.theme.palette.on_navy_2, bold=True)
    # Up to the title: one column is too narrow for two digits on a 4:3 slide.
    rect = Rect(MARGIN, title.rect.y, title.rect.x - MARGIN, title.rect.height)
    spacing = title.levels[0].line_spacing
    return TextBox(rect, (TextParagraph((Run(number, style),), line_spacing=spacing),), "Section number")


def _contents(rows: Sequence[Row], desk: Desk) -> Iterator[Placed]:
    if not rows:
        return
    palette, grid = desk.theme.palette, desk.grid
    most, size, pitch = next((one for one in _ROWS_OF_CONTENTS if len(rows) <= one[0]), _ROWS_OF_CONTENTS[-1])
    left = grid.left(2)
    yield line_box(left, inches(3.50), grid.size.width - MARGIN - left, palette.field_rule, 0.75)
    shown = rows if len(rows) <= most else rows[: most - 1]
    top = inches(3.60)
    for row in shown:
        yield from _contents_row(row, Rect(left, top, grid.span(11), inches(pitch)), size, desk)
        top += inches(pitch)
    if len(shown) < len(rows):
        text = desk.words.more.format(count=len(rows) - len(shown))
        rest = TextParagraph((Run(text, desk.style(size, palette.on_navy_2)),))
        yield TextBox(Rect(left + inches(0.5), top, grid.span(10), inches(pitch)), (rest,), "More")


def _contents_row(row: Row, rect: Rect, size: float, desk: Desk) -> Iterator[Placed]:
    palette = desk.theme.palette
    indent = inches(0.5)
    number = TextParagraph((Run(row.page, desk.style(size, palette.on_navy_2, bold=True)),))
    yield TextBox(Rect(rect.x, rect.y, indent, rect.height), (number,), "Slide")
    sizes = [one for one in _CONTENTS_SIZES if one <= size]
    box = Rect(rect.x + indent, rect.y, rect.width - indent, rect.height)
    found = fitted((Run(row.title, desk.style(size, palette.on_field)),), sizes, box, desk.lang)
    yield TextBox(box, (TextParagraph(found.runs),), "Contents", link=f"#{row.slide}")


def _progress(sections: Sequence[Row], place: Place, desk: Desk) -> Iterator[Placed]:
    """A row at the foot that shows and leads to all sections, the current one in the highlight's colour."""
    if not 2 <= len(sections) <= _LONGEST_PROGRESS or not place.section_number:
        return
    width = (desk.grid.width - GUTTER * (len(sections) - 1)) // len(sections)
    top = desk.grid.size.height - inches(2.0)
    for position, row in enumerate(sections):
        rect = Rect(MARGIN + position * (width + GUTTER), top, width, inches(0.90))
        yield from _progress_part(row, rect, row.number == place.section_number, desk)


def _progress_part(row: Row, rect: Rect, current: bool, desk: Desk) -> Iterator[Placed]:
    palette = desk.theme.palette
    text = f"{row.number}  {row.title}" if rect.width >= inches(1.2) else row.number
    if current:
        bar = Rect(rect.x, rect.y - inches(0.03), rect.width, inches(0.06))
        yield ShapeBox(bar, Shape.RECTANGLE, fill=palette.highlight, name="Current section")
    else:
        yield line_box(rect.x, rect.y, rect.width, palette.neutral, 1.5)
    run = Run(text, desk.style(_PROGRESS_SIZES[0], palette.navy if current else palette.muted, bold=current))
    above: Length = inches(0.10)
    box = Rect(rect.x, rect.y + above, rect.width, rect.height - above)
    found = fitted((run,), _PROGRESS_SIZES, box, desk.lang)
    yield TextBox(box, (TextParagraph(found.runs),), "Progress", link="" if current else f"#{row.slide}")
