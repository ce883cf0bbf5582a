"""The slides that lead through a deck: cover, agenda, and the slide that opens a section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from deckgen.model.briefing import Section
from deckgen.model.inline import Inlines
from deckgen.model.walk import plain_text
from deckgen.plan.deck.desk import LINE, Desk
from deckgen.plan.deck.furniture import Place, furniture, line
from deckgen.plan.deck.notes import notes_paragraphs
from deckgen.plan.deck.slides import Anchor, Placed, Shape, ShapeBox, SlidePlan, Stroke, TextBox
from deckgen.plan.lines import line_count
from deckgen.plan.runs import to_runs
from deckgen.plan.text import Align, Run, TextParagraph
from deckgen.plan.words import long_date
from deckgen.theme.grid import GUTTER, MARGIN
from deckgen.theme.layouts import Placeholder
from deckgen.units import Color, Length, Rect, inches, to_points

COVER = "~cover"
AGENDA = "~agenda"
"""Ids of slides that no heading makes; no id of the model holds a tilde."""

_COVER_SIZES = (48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0)
_AGENDA_PITCH = (0.60, 1.10)
"""Inches from row to row: the least and the largest."""
_SIZES = (24.0, 20.0, 18.0, 16.0, 14.0, 12.0)
_AGENDA_ROWS = 10
"""On one slide; a longer agenda goes on."""
_LONGEST_PROGRESS = 16
"""Sections: of more, the row of their bars would say nothing."""
_ROWS_OF_CONTENTS = ((3, 18.0, 0.40), (4, 16.0, 0.33), (6, 14.0, 0.255))
"""On a section slide: up to so many rows, their size, inches from row to row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the agenda or of a section's contents."""

    number: str
    title: str
    message: Inlines
    page: str
    slide: str
    """The slide that it leads to."""


def cover(desk: Desk) -> SlidePlan:
    layout = desk.layouts["cover"]
    meta = desk.briefing.meta
    placed: list[Placed] = [_fitted(layout.placeholder("title"), meta.title, desk, "Title")]
    if meta.subtitle:
        placed.append(_fitted(layout.placeholder("subtitle"), meta.subtitle, desk, "Subtitle"))
    placed.extend(_cover_data(desk))
    if meta.organisation:
        organisation = layout.placeholder("organisation")
        text = line(organisation, meta.organisation, desk)
        placed.append(
            TextBox(organisation.rect, (text,), "Organisation", "organisation", anchor=Anchor.MIDDLE)
        )
    return SlidePlan(COVER, "cover", meta.title, tuple(placed))


def agenda_length(rows: int) -> int:
    """How many slides an agenda of so many rows takes."""
    return -(-rows // _AGENDA_ROWS)


def agenda(rows: Sequence[Row], first: int, desk: Desk) -> Iterator[SlidePlan]:
    """The sections with their messages and pages; `first` is the number of the agenda's first slide."""
    layout = desk.layouts["agenda"]
    title = layout.placeholder("title")
    slides = agenda_length(len(rows))
    for number in range(slides):
        text = desk.words.agenda
        if slides > 1:
            text = f"{text} {desk.words.part.format(part=number + 1, parts=slides)}"
        shown = rows[number * _AGENDA_ROWS : (number + 1) * _AGENDA_ROWS]
        label = str(first + number)
        placed = (
            TextBox(title.rect, (line(title, text, desk),), "Title", "title"),
            *_agenda_rows(shown, desk),
            *furniture(layout, Place(label), desk),
        )
        yield SlidePlan(AGENDA + f"~{number + 1}" * (number > 0), "agenda", text, placed, label=label)


def section_slide(
    section: Section, rows: Sequence[Row], sections: Sequence[str], place: Place, desk: Desk
) -> SlidePlan:
    """The slide that opens a section: message, contents with links, and the way through the deck."""
    layout = desk.layouts["section"]
    palette = desk.theme.palette
    text = plain_text(section.title).strip()
    placed: list[Placed] = [_fitted(layout.placeholder("title"), text, desk, "Title")]
    if section.message:
        placed.append(_message(section.message, layout.placeholder("message"), desk))
    if place.section_number:
        style = desk.style(44, palette.on_navy_2, bold=True)
        rect = Rect(MARGIN, layout.placeholder("title").rect.y, desk.grid.span(1), inches(0.75))
        number = TextParagraph((Run(place.section_number, style),), line_spacing=0.9)
        placed.append(TextBox(rect, (number,), "Section number"))
    placed.extend(_contents(rows, desk))
    placed.extend(_progress(sections, place, desk))
    placed.extend(furniture(layout, replace(place, section=""), desk))
    notes = notes_paragraphs(section.introduction, desk)
    return SlidePlan(section.id, "section", text, tuple(placed), notes, label=place.label)


def _fitted(placeholder: Placeholder, text: str, desk: Desk, name: str) -> TextBox:
    """Text in its placeholder, at the largest size at which it fits the height."""
    style = placeholder.levels[0]
    base = desk.style(style.size, style.color, bold=style.face.bold)
    width, height = to_points(placeholder.rect.width), to_points(placeholder.rect.height)
    sizes = [style.size, *(size for size in _COVER_SIZES if size < style.size)]
    run = Run(text or " ", base)
    for size in sizes:
        run = Run(text or " ", replace(base, size=size))
        if line_count((run,), width) * LINE * size * style.line_spacing <= height * 1.01:
            break
    paragraph = TextParagraph((run,), line_spacing=style.line_spacing)
    return TextBox(placeholder.rect, (paragraph,), name, placeholder.name)


def _message(inlines: Inlines, placeholder: Placeholder, desk: Desk) -> TextBox:
    style = placeholder.levels[0]
    sizes = (24.0, 20.0, 18.0)
    width, height = to_points(placeholder.rect.width), to_points(placeholder.rect.height)
    runs: tuple[Run, ...] = ()
    for size in sizes:
        runs = to_runs(inlines, desk.context(desk.style(size, style.color)))
        if line_count(runs, width) * LINE * size <= height * 1.01:
            break
    return TextBox(placeholder.rect, (TextParagraph(runs),), "Message", "message")


def _cover_data(desk: Desk) -> Iterator[Placed]:
    """Up to four facts of the manifest under the field, each under a rule."""
    meta, words, palette = desk.briefing.meta, desk.words, desk.theme.palette
    facts = (
        (words.kind, meta.kind),
        (words.date, long_date(meta.date, desk.lang) if meta.date else ""),
        (words.cutoff, long_date(meta.cutoff, desk.lang) if meta.cutoff else ""),
        (words.author, ", ".join(meta.authors)),
        (words.version, meta.version),
    )
    columns = 4
    width = (desk.grid.width - (columns - 1) * GUTTER) // columns
    top = desk.grid.size.height - inches(2.0)
    for number, (label, value) in enumerate([fact for fact in facts if fact[1]][:columns]):
        left = MARGIN + number * (width + GUTTER)
        yield _line(left, top, width, palette.navy, 1.5)
        texts = (
            TextParagraph((Run(label, desk.style(desk.scale.dense, palette.muted)),), after=2.0),
            TextParagraph((Run(value, desk.style(18, palette.ink, bold=True)),)),
        )
        yield TextBox(Rect(left, top + inches(0.08), width, inches(0.85)), texts, label)


def _agenda_rows(rows: Sequence[Row], desk: Desk) -> Iterator[Placed]:
    """The rows divide the body, each under a rule; a column has one size of type throughout."""
    body, grid, palette = desk.grid.body, desk.grid, desk.theme.palette
    least, largest = (inches(value) for value in _AGENDA_PITCH)
    pitch = min(largest, body.height // max(1, len(rows)))
    large = 36.0 if pitch >= least else 24.0
    title_width = grid.span(4) if any(row.message for row in rows) else grid.span(10)
    height = pitch - inches(0.1)
    titles = [(Run(row.title, desk.style(24, palette.navy, bold=True)),) for row in rows]
    title_size = _common_size(titles, title_width, height)
    messages = [to_runs(row.message, desk.context(desk.style(20, palette.ink))) for row in rows]
    message_size = _common_size(messages, grid.span(6), height)
    for number, row in enumerate(rows):
        top = body.y + number * pitch
        yield _rule(MARGIN, top, grid.width, desk, first=number == 0)
        cells = (
            ("Number", MARGIN, grid.span(1), (Run(row.number, desk.style(large, palette.navy, bold=True)),)),
            ("Section", grid.left(2), title_width, _at_size(titles[number], title_size)),
            ("Message", grid.left(6), grid.span(6), _at_size(messages[number], message_size)),
            ("Slide", grid.left(12), grid.span(1), (Run(row.page, desk.style(20, palette.muted)),)),
        )
        for name, left, width, runs in cells:
            if any(run.text for run in runs):
                paragraph = TextParagraph(runs, align=Align.RIGHT if name == "Slide" else Align.LEFT)
                link = f"#{row.slide}" if name in {"Section", "Slide"} else ""
                box = Rect(left, top, width, pitch)
                yield TextBox(box, (paragraph,), name, anchor=Anchor.MIDDLE, link=link)
    yield _rule(MARGIN, body.y + len(rows) * pitch, grid.width, desk)


def _common_size(texts: Sequence[tuple[Run, ...]], width: Length, height: Length) -> float:
    """The largest of the usual sizes at which every text fits its box; the smallest where none does."""
    first = max((runs[0].style.size for runs in texts if runs), default=_SIZES[-1])
    sizes = [size for size in (first, *_SIZES) if size <= first]
    for size in sizes:
        if all(
            line_count(_at_size(runs, size), to_points(width)) * LINE * size <= to_points(height)
            for runs in texts
            if runs
        ):
            return size
    return sizes[-1]


def _at_size(runs: tuple[Run, ...], size: float) -> tuple[Run, ...]:
    return tuple(replace(run, style=replace(run.style, size=size)) for run in runs)


def _contents(rows: Sequence[Row], desk: Desk) -> Iterator[Placed]:
    if not rows:
        return
    palette, grid = desk.theme.palette, desk.grid
    most, size, pitch = next((one for one in _ROWS_OF_CONTENTS if len(rows) <= one[0]), _ROWS_OF_CONTENTS[-1])
    left = grid.left(2)
    yield _line(left, inches(3.50), grid.size.width - MARGIN - left, palette.field_rule, 0.75)
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
    style = desk.style(size, palette.on_field)
    title = TextParagraph(_one_line(Run(row.title, style), rect.width - indent))
    box = Rect(rect.x + indent, rect.y, rect.width - indent, rect.height)
    yield TextBox(box, (title,), "Contents", link=f"#{row.slide}")


def _one_line(run: Run, width: Length) -> tuple[Run, ...]:
    """The run in the largest size down to 12 points at which it takes one line."""
    for size in (run.style.size, 16.0, 14.0, 13.0, 12.0):
        if size <= run.style.size:
            run = replace(run, style=replace(run.style, size=size))
            if line_count((run,), to_points(width)) == 1:
                break
    return (run,)


def _progress(sections: Sequence[str], place: Place, desk: Desk) -> Iterator[Placed]:
    """A row at the foot that shows all sections, the current one in the colour of the highlight."""
    if not 2 <= len(sections) <= _LONGEST_PROGRESS or not place.section_number:
        return
    palette = desk.theme.palette
    width = (desk.grid.width - GUTTER * (len(sections) - 1)) // len(sections)
    top = desk.grid.size.height - inches(2.0)
    with_titles = width >= inches(1.2)
    for number, title in enumerate(sections, 1):
        left = MARGIN + (number - 1) * (width + GUTTER)
        current = str(number) == place.section_number
        if current:
            bar = Rect(left, top - inches(0.03), width, inches(0.06))
            yield ShapeBox(bar, Shape.RECTANGLE, fill=palette.highlight, name="Current section")
        else:
            yield _line(left, top, width, palette.neutral, 1.5)
        text = f"{number}  {title}" if with_titles else str(number)
        style = desk.style(14, palette.navy if current else palette.muted, bold=current)
        size = _common_size([(Run(text, style),)], width, inches(0.75))
        box = Rect(left, top + inches(0.10), width, inches(0.80))
        yield TextBox(box, (TextParagraph(_at_size((Run(text, style),), size)),), "Progress")


def _rule(left: Length, top: Length, width: Length, desk: Desk, *, first: bool = False) -> ShapeBox:
    palette = desk.theme.palette
    return _line(left, top, width, palette.navy if first else palette.grid, 1.0 if first else 0.75)


def _line(left: Length, top: Length, width: Length, color: Color, weight: float) -> ShapeBox:
    return ShapeBox(Rect(left, top, width, 0), Shape.LINE, stroke=Stroke(color, weight), name="Rule")
