"""What stands on every slide around its content: tracker, footer, number. Read last, so placed last."""

from __future__ import annotations

from dataclasses import replace

from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.slides import Anchor, Placed, TextBox
from deckgen.plan.lines import shortened
from deckgen.plan.text import Field, Run, TextParagraph
from deckgen.plan.words import long_date
from deckgen.theme.layouts import Layout, Placeholder
from deckgen.units import to_points
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slide stands in the deck."""

    label: str
    """Its number as shown."""
    section: str = ""
    section_number: str = ""
    is_field: bool = True
    """The number is the slide's position, so PowerPoint may count it."""
    opening: str = ""
    """Id of the slide that opens the section."""


def furniture(layout: Layout, place: Place, desk: Desk) -> tuple[Placed, ...]:
    """The filled placeholders of the layout's furniture."""
    found: list[Placed] = []
    for placeholder in layout.placeholders:
        match placeholder.name:
            case "tracker" if place.section:
                link = f"#{place.opening}" if place.opening else ""
                found.append(replace(_filled(placeholder, _tracker(place, desk)), link=link))
            case "footer":
                found.append(_filled(placeholder, _footer(placeholder, desk)))
            case "number" if place.label:
                found.append(_filled(placeholder, _number(placeholder, place, desk)))
            case _:
                pass
    return tuple(found)


def line(placeholder: Placeholder, text: str, desk: Desk) -> TextParagraph:
    """A paragraph in the style that the placeholder gives."""
    style = placeholder.levels[0]
    return TextParagraph(
        (Run(text, desk.style(style.size, style.color, bold=style.face.bold)),),
        line_spacing=style.line_spacing,
    )


def _filled(placeholder: Placeholder, paragraph: TextParagraph) -> TextBox:
    """The paragraph in its place, cut short where it would take a second line."""
    name, rect = placeholder.name.capitalize(), placeholder.rect
    runs = shortened(paragraph.runs, to_points(rect.width), 1)
    return TextBox(rect, (replace(paragraph, runs=runs),), name, placeholder.name, anchor=Anchor.MIDDLE)


def _tracker(place: Place, desk: Desk) -> TextParagraph:
    palette = desk.theme.palette
    size = desk.scale.source
    runs: tuple[Run, ...] = (Run(place.section, desk.style(size, palette.muted)),)
    if place.section_number:
        number = Run(f"{place.section_number}\N{NO-BREAK SPACE} ", desk.style(size, palette.navy, bold=True))
        runs = (number, *runs)
    return TextParagraph(runs)


def _footer(placeholder: Placeholder, desk: Desk) -> TextParagraph:
    meta = desk.briefing.meta
    parts = [meta.short_title or meta.title]
    if meta.cutoff:
        parts.append(f"{desk.words.cutoff} {long_date(meta.cutoff, desk.lang)}")
    elif meta.date:
        parts.append(long_date(meta.date, desk.lang))
    return line(placeholder, "  ·  ".join(part for part in parts if part) or " ", desk)


def _number(placeholder: Placeholder, place: Place, desk: Desk) -> TextParagraph:
    style = placeholder.levels[0]
    run = Run(
        place.label,
        desk.style(style.size, style.color, bold=True),
        field=Field.SLIDE_NUMBER if place.is_field else None,
    )
    return TextParagraph((run,))
