"""The slides that open a deck: cover and agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.model.inline import Inlines, Text
from deckgen.plan.deck.balance import balanced
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.fitted import best_scale, fitted, lines_in
from deckgen.plan.deck.flow import scaled
from deckgen.plan.deck.furniture import Place, furniture, line
from deckgen.plan.deck.slides import Anchor, Insets, Placed, Shape, ShapeBox, SlidePlan, Stroke, TextBox
from deckgen.plan.deck.titles import SetTitle, fits_placeholder, title_box
from deckgen.plan.lines import measure, shortened
from deckgen.plan.runs import to_runs
from deckgen.plan.text import Align, Run, TextParagraph
from deckgen.plan.words import long_date
from deckgen.theme.grid import GUTTER, MARGIN
from deckgen.theme.layouts import Placeholder
from deckgen.units import Color, Length, Rect, inches, to_points
from deckgen.values import dataclass

COVER = "~cover"
AGENDA = "~agenda"
"""Ids of slides that no heading makes; no id of the model holds a tilde."""

_COVER_SIZES = (48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0)
_AGENDA_PITCH = (0.60, 1.10)
"""Inches from row to row: the least and the largest."""
_SIZES = (24.0, 20.0, 18.0, 16.0, 14.0, 12.0)
_FACT_SIZES = (18.0, 16.0, 14.0, 12.0)
_FACTS = 4
_AGENDA_ROWS = 10
"""On one slide; a longer agenda goes on."""


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
    placed: list[Placed] = [_in_placeholder(layout.placeholder("title"), meta.title, desk, "Title")]
    if meta.subtitle:
        placed.append(_in_placeholder(layout.placeholder("subtitle"), meta.subtitle, desk, "Subtitle"))
    placed.extend(_cover_data(desk))
    if meta.organisation:
        organisation = layout.placeholder("organisation")
        text = line(organisation, meta.organisation, desk)
        placed.append(
            TextBox(organisation.rect, (text,), "Organisation", "organisation", anchor=Anchor.MIDDLE)
        )
    if rest := _cover_facts(desk)[_FACTS:]:
        footer = layout.placeholder("footer")
        text = line(footer, "  ·  ".join(f"{label} {value}" for label, value in rest), desk)
        placed.append(TextBox(footer.rect, (text,), "Footer", "footer", anchor=Anchor.MIDDLE))
    return SlidePlan(COVER, "cover", meta.title, tuple(placed))


def agenda_length(rows: int) -> int:
    """How many slides an agenda of so many rows takes."""
    return -(-rows // _AGENDA_ROWS)


def agenda(rows: Sequence[Row], first: int, desk: Desk) -> Iterator[SlidePlan]:
    """The sections with their messages and pages; `first` is the number of the agenda's first slide."""
    layout = desk.layouts["agenda"]
    placeholder = layout.placeholder("title")
    slides = agenda_length(len(rows))
    title = _agenda_title(placeholder, desk)
    whole = (Text(title),)
    for number in range(slides):
        suffix = desk.words.part.format(part=number + 1, parts=slides) if slides > 1 else ""
        text = f"{title} {suffix}".rstrip()
        # Evenly divided: the last slide is not left with a row or two.
        shown = rows[len(rows) * number // slides : len(rows) * (number + 1) // slides]
        label = str(first + number)
        placed = (
            title_box(SetTitle(whole, whole, 0), suffix, placeholder, desk),
            *_agenda_rows(shown, desk),
            *furniture(layout, Place(label, section=desk.words.agenda), desk),
        )
        yield SlidePlan(AGENDA + f"~{number + 1}" * (number > 0), "agenda", text, placed, label=label)


def _agenda_title(placeholder: Placeholder, desk: Desk) -> str:
    """What the briefing is about, as its subtitle says it; the bare word where that is none or too long."""
    subtitle = desk.briefing.meta.subtitle
    fits = subtitle and fits_placeholder((Text(subtitle),), placeholder, desk)
    return subtitle if fits else desk.words.agenda


def _in_placeholder(placeholder: Placeholder, text: str, desk: Desk, name: str) -> TextBox:
    """Text in its placeholder, at the largest size at which it fits."""
    style = placeholder.levels[0]
    runs = (Run(text or " ", desk.style(style.size, style.color, bold=style.face.bold)),)
    sizes = (style.size, *(size for size in _COVER_SIZES if size < style.size))
    found = fitted(runs, sizes, placeholder.rect, desk.lang, style.line_spacing)
    paragraph = TextParagraph(found.runs, line_spacing=style.line_spacing)
    return TextBox(placeholder.rect, (paragraph,), name, placeholder.name, insets=found.insets)


def _cover_facts(desk: Desk) -> list[tuple[str, str]]:
    """What the manifest says beside the title, the most important first."""
    meta, words = desk.briefing.meta, desk.words
    facts = (
        (words.kind, meta.kind),
        (words.date, long_date(meta.date, desk.lang) if meta.date else ""),
        (words.cutoff, long_date(meta.cutoff, desk.lang) if meta.cutoff else ""),
        (words.author, ", ".join(meta.authors)),
        (words.version, meta.version),
    )
    return [fact for fact in facts if fact[1]]


def _cover_data(desk: Desk) -> Iterator[Placed]:
    """The first facts under the field, each under a rule; what has no room there stands in the footer."""
    palette = desk.theme.palette
    width = (desk.grid.width - (_FACTS - 1) * GUTTER) // _FACTS
    top = desk.grid.size.height - inches(2.0)
    for number, (label, value) in enumerate(_cover_facts(desk)[:_FACTS]):
        left = MARGIN + number * (width + GUTTER)
        yield line_box(left, top, width, palette.navy, 1.5)
        rect = Rect(left, top + inches(0.08), width, inches(0.95))
        run = Run(value, desk.style(_FACT_SIZES[0], palette.ink, bold=True))
        found = fitted((run,), _FACT_SIZES, rect.inset(top=inches(0.28)), desk.lang)
        texts = (
            TextParagraph((Run(label, desk.style(desk.scale.dense, palette.muted)),), after=2.0),
            TextParagraph(found.runs),
        )
        yield TextBox(rect, texts, label)


def _agenda_rows(rows: Sequence[Row], desk: Desk) -> Iterator[Placed]:
    """The rows divide the body, each under a rule; a column has one size of type throughout."""
    body, grid, palette = desk.grid.body, desk.grid, desk.theme.palette
    least, largest = (inches(value) for value in _AGENDA_PITCH)
    pitch = min(largest, body.height // max(1, len(rows)))
    large = 36.0 if pitch >= least else 24.0
    title_width = grid.span(4) if any(row.message for row in rows) else grid.span(10)
    height = pitch - inches(0.1)
    titles = _in_common_size(
        [(Run(row.title, desk.style(_SIZES[0], palette.navy, bold=True)),) for row in rows],
        title_width,
        height,
    )
    messages = _in_common_size(
        [to_runs(row.message, desk.context(desk.style(_SIZES[1], palette.ink))) for row in rows],
        grid.span(6),
        height,
    )
    for number, row in enumerate(rows):
        top = body.y + number * pitch
        yield _rule(MARGIN, top, grid.width, desk, first=number == 0)
        cells = (
            ("Number", MARGIN, grid.span(1), (Run(row.number, desk.style(large, palette.navy, bold=True)),)),
            ("Section", grid.left(2), title_width, titles[number]),
            ("Message", grid.left(6), grid.span(6), messages[number]),
            ("Slide", grid.left(12), grid.span(1), (Run(row.page, desk.style(20, palette.muted)),)),
        )
        for name, left, width, runs in cells:
            if any(run.text for run in runs):
                link = f"#{row.slide}" if name in {"Section", "Slide"} else ""
                evened, inset = _evened(runs, width, desk)
                paragraph = TextParagraph(evened, align=Align.RIGHT if name == "Slide" else Align.LEFT)
                box = Rect(left, top, width, pitch)
                insets = Insets(right=inset)
                yield TextBox(box, (paragraph,), name, anchor=Anchor.MIDDLE, link=link, insets=insets)
    yield _rule(MARGIN, body.y + len(rows) * pitch, grid.width, desk)


def _evened(runs: tuple[Run, ...], width: Length, desk: Desk) -> tuple[tuple[Run, ...], Length]:
    """A text of two lines with the inset that parts it well; any other as it is."""
    words = measure(runs)
    return balanced(runs, words, 1.0, width, desk.lang) if words.lines(to_points(width)) == 2 else (runs, 0)


def _in_common_size(texts: Sequence[tuple[Run, ...]], width: Length, height: Length) -> list[tuple[Run, ...]]:
    """The texts in the largest of the usual sizes at which each fits its box; in the smallest, cut short."""
    first = max((runs[0].style.size for runs in texts if runs), default=_SIZES[-1])
    sizes = [size for size in _SIZES if size <= first]
    scales = [size / first for size in sizes]
    room = [lines_in(height, size) for size in sizes]
    scale = best_scale([measure(runs) for runs in texts], scales, room, to_points(width)) or scales[-1]
    most = room[scales.index(scale)]
    return [scaled(shortened(runs, to_points(width), most, scale), scale) for runs in texts]


def _rule(left: Length, top: Length, width: Length, desk: Desk, *, first: bool = False) -> ShapeBox:
    palette = desk.theme.palette
    return line_box(left, top, width, palette.navy if first else palette.grid, 1.0 if first else 0.75)


def line_box(left: Length, top: Length, width: Length, color: Color, weight: float) -> ShapeBox:
    return ShapeBox(Rect(left, top, width, 0), Shape.LINE, stroke=Stroke(color, weight), name="Rule")
