"""A deck plan made by hand, with every kind of placed thing and every property that text can have."""

from __future__ import annotations

import datetime
import hashlib
import io
from dataclasses import replace
from functools import cache

from PIL import Image

from deckgen.diagnostics import Report
from deckgen.model.asset import Asset, PictureFormat
from deckgen.model.briefing import Density, Meta, Settings
from deckgen.model.chart import Categories, Chart, ChartData, ChartKind, ChartPanel, Series
from deckgen.plan.charts.planner import plan_chart
from deckgen.plan.charts.style import deck_style
from deckgen.plan.deck.charts import place_chart
from deckgen.plan.deck.slides import (
    Anchor,
    DeckPlan,
    DeckSection,
    Group,
    Insets,
    PictureBox,
    Placed,
    Shape,
    ShapeBox,
    SlidePlan,
    Stroke,
    TableBox,
    TableCell,
    TableRow,
    TextBox,
)
from deckgen.plan.text import (
    Align,
    Baseline,
    CharacterBullet,
    Field,
    NumberBullet,
    Run,
    TextParagraph,
    TextStyle,
)
from deckgen.project import MemoryFiles
from deckgen.theme.fonts import Face
from deckgen.theme.layouts import LevelStyle, Placeholder, VerticalAnchor, layouts
from deckgen.theme.resolve import load_theme
from deckgen.theme.resolved import Theme
from deckgen.units import Color, inch_rect, inches

META = Meta(
    title="Rules & <exceptions>",
    subtitle="A specimen",
    authors=("Ada Lovelace", "Charles Babbage"),
    organisation="Analytical Office",
    date=datetime.date(2021, 6, 16),
    version="1.0",
    kind="Information briefing",
)

_ANCHORS = {
    VerticalAnchor.TOP: Anchor.TOP,
    VerticalAnchor.MIDDLE: Anchor.MIDDLE,
    VerticalAnchor.BOTTOM: Anchor.BOTTOM,
}


@cache
def default_theme() -> Theme:
    report = Report()
    theme = load_theme(Settings(), MemoryFiles({}), report)
    assert not len(report)
    return theme


def style(
    size: float = 18, *, color: Color | None = None, bold: bool = False, italic: bool = False
) -> TextStyle:
    """Text of the body font; without more it looks as text outside placeholders does anyway."""
    theme = default_theme()
    return TextStyle(Face(theme.deck_fonts.body, bold, italic), size, color or theme.palette.ink)


def line(text: str, like: TextStyle | None = None) -> TextParagraph:
    return TextParagraph((Run(text, like or style()),))


def inherited(placeholder: Placeholder, level: int, *runs: Run | str) -> TextParagraph:
    """A paragraph that looks exactly as the placeholder's level does; a text becomes a run of that style."""
    look: LevelStyle = placeholder.levels[level]
    same = TextStyle(look.face, look.size, look.color)
    return TextParagraph(
        runs=tuple(Run(run, same) if isinstance(run, str) else run for run in runs),
        level=level,
        bullet=CharacterBullet(look.bullet, look.bullet_color or look.color) if look.bullet else None,
        indent=look.indent,
        hang=look.hang,
        before=look.before,
        after=look.after,
        line_spacing=look.line_spacing,
    )


def filled(layout: str, name: str, *texts: str, theme: Theme | None = None) -> TextBox:
    """The layout's placeholder with one inherited paragraph a text."""
    place = layouts(theme or default_theme())[layout].placeholder(name)
    paragraphs = tuple(inherited(place, 0, text) for text in texts)
    return TextBox(place.rect, paragraphs, placeholder=name, anchor=_ANCHORS[place.anchor])


def slide(id: str, layout: str, *placed: Placed) -> SlidePlan:
    return SlidePlan(id, layout, id.capitalize(), placed)


def deck(*slides: SlidePlan) -> DeckPlan:
    return DeckPlan(META, default_theme(), slides, ())


def picture(shade: int = 90) -> Asset:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, shade, shade)).save(buffer, "PNG")
    data = buffer.getvalue()
    return Asset("grey.png", PictureFormat.PNG, 40, 30, hashlib.sha256(data).hexdigest(), data)


def photograph() -> Asset:
    buffer = io.BytesIO()
    Image.linear_gradient("L").save(buffer, "JPEG")
    data = buffer.getvalue()
    return Asset("photograph.jpg", PictureFormat.JPEG, 256, 256, hashlib.sha256(data).hexdigest(), data)


def specimen() -> DeckPlan:
    """Seven slides in three sections, with everything."""
    slides = (_cover(), _text(), _boxes(), _table(), _pictures(), _chart(), _section())
    sections = (
        DeckSection("Opening", ("cover", "text")),
        DeckSection("Things & more", ("boxes", "table", "pictures", "chart")),
        DeckSection("End", ("end",)),
    )
    return replace(deck(*slides), sections=sections)


def _cover() -> SlidePlan:
    return slide(
        "cover",
        "cover",
        filled("cover", "title", "Rules & <exceptions>"),
        filled("cover", "subtitle", "What the file has to say"),
        filled("cover", "organisation", "Analytical Office"),
        filled("cover", "footer", "Prepared with deckgen"),
        filled("cover", "date", "16 June 2021"),
    )


def _text() -> SlidePlan:
    place = layouts(default_theme())["title-and-content"].placeholder("body")
    base = inherited(place, 0, "x").runs[0]
    palette, mono = default_theme().palette, default_theme().deck_fonts.mono
    bold = replace(base, text="Bold", style=replace(base.style, face=Face("Calibri", bold=True)))
    code = replace(base, text="code", style=replace(base.style, face=Face(mono), size=22.1))
    linked = replace(base, style=replace(base.style, color=palette.link))
    body = TextBox(
        place.rect,
        (
            inherited(place, 0, bold, " and plain"),
            inherited(place, 0, replace(base, text="italic", style=style(24, italic=True)), code),
            inherited(place, 1, "second level"),
            inherited(place, 4, "fifth level"),
            inherited(place, 0, "H", replace(base, text="2", baseline=Baseline.SUBSCRIPT), "O"),
            inherited(place, 0, "x", replace(base, text="2", baseline=Baseline.SUPERSCRIPT)),
            inherited(place, 0, replace(base, text="underlined", underline=True)),
            inherited(place, 0, replace(base, text="struck", strike=True)),
            inherited(place, 0, replace(base, text="à bientôt", lang="fr-FR")),
            inherited(place, 0, "one line\nand the next"),
            inherited(place, 0, replace(linked, text="a page", link="https://example.org/?a=1&b=2")),
            inherited(place, 0, replace(linked, text="the table", link="#table")),
            inherited(place, 0, replace(base, text="red", style=replace(base.style, color=Color("A3262A")))),
        ),
        placeholder="body",
    )
    plan = slide(
        "text",
        "title-and-content",
        filled("title-and-content", "title", "A full sentence stands here"),
        body,
        filled("title-and-content", "tracker", "1 Opening"),
        filled("title-and-content", "source", "Source: nobody."),
        filled("title-and-content", "footer", "Rules & <exceptions>"),
        _number("title-and-content"),
    )
    notes = (line("Say this first.", style(12)), line("Then stop.", style(12, bold=True)))
    return replace(plan, notes=notes)


def _number(layout: str) -> TextBox:
    place = layouts(default_theme())[layout].placeholder("number")
    (run,) = inherited(place, 0, "2").runs
    paragraph = inherited(place, 0, replace(run, field=Field.SLIDE_NUMBER))
    return TextBox(place.rect, (paragraph,), placeholder="number", anchor=Anchor.MIDDLE)


def _boxes() -> SlidePlan:
    palette = default_theme().palette
    items = tuple(
        TextParagraph(
            (Run(f"Item {number}", style(20)),),
            bullet=NumberBullet(number, palette.accent, start=3),
            indent=inches(0.4),
            hang=inches(0.4),
            after=6,
        )
        for number in (3, 4)
    )
    own = TextBox(
        inch_rect(0.5, 1.9, 5, 2),
        items,
        name="Numbers",
        anchor=Anchor.MIDDLE,
        insets=Insets(inches(0.22), 0, 0, 0),
        fill=palette.tint,
        stroke=Stroke(palette.navy, 1),
    )
    centred = replace(line("Agenda"), align=Align.CENTRE, line_spacing=0.9, before=3)
    jump = TextParagraph((Run("Back", style(18, color=palette.navy), link="#cover"),))
    moved = replace(filled("title-only", "title", "Moved"), rect=inch_rect(1, 0.78, 9, 0.86))
    return slide(
        "boxes", "title-only", moved, own, TextBox(inch_rect(7, 2, 4, 1), (centred, jump), alt="Way back")
    )


def _table() -> SlidePlan:
    palette = default_theme().palette
    head = style(14, color=palette.navy, bold=True)
    rule, row_rule = Stroke(palette.navy, 1.5), Stroke(palette.grid, 0.75)
    none = Insets()
    rows = (
        TableRow(
            inches(0.4),
            tuple(
                TableCell((line(text, head),), Anchor.BOTTOM, none, below=rule)
                for text in ("Issue", "A", "B")
            ),
        ),
        TableRow(
            inches(0.59),
            (
                TableCell((line("Arms", style(16, bold=True)),), insets=none, below=row_rule),
                TableCell((line("spans two", style(16)),), insets=none, fill=palette.tint, columns=2),
            ),
        ),
        TableRow(
            inches(0.59),
            (
                TableCell((line("Cyber", style(16)),), above=row_rule),
                TableCell((replace(line("12", style(16)), align=Align.RIGHT),)),
                TableCell(()),
            ),
        ),
    )
    table = TableBox(
        inch_rect(0.5, 1.88, 12, 1.58),
        (inches(4), inches(4), inches(4)),
        rows,
        has_stub=True,
        name="Results",
        alt="Results by issue",
    )
    return slide("table", "table", filled("table", "title", "A table"), table)


def _pictures() -> SlidePlan:
    palette = default_theme().palette
    shown = PictureBox(
        inch_rect(0.5, 2, 4, 3), picture(), name="Grey", alt="A grey field", link="https://example.org"
    )
    again = PictureBox(inch_rect(5, 2, 4, 3), picture(), decorative=True)
    bar = ShapeBox(inch_rect(0.5, 5.3, 2, 0.3), Shape.RECTANGLE, palette.navy, name="Bar")
    dot = ShapeBox(
        inch_rect(3, 5.3, 0.3, 0.3), Shape.ELLIPSE, palette.highlight, Stroke(palette.white, 1.5), alt="2021"
    )
    axis = ShapeBox(inch_rect(0.5, 5.8, 5, 0), Shape.LINE, stroke=Stroke(palette.ink, 1, dashed=True))
    label = TextBox(
        inch_rect(0.6, 5.3, 1, 0.3), (line("New START", style(14, color=palette.white)),), name="Label"
    )
    timeline = Group(inch_rect(0.5, 5.3, 5, 0.5), (bar, dot, axis, label), "Timeline", "One treaty, to 2021")
    photo = PictureBox(inch_rect(9.5, 2, 3, 3), photograph(), alt="A gradient")
    title = filled("title-only", "title", "Pictures")
    return replace(slide("pictures", "title-only", title, shown, again, photo, timeline), hidden=True)


def _chart() -> SlidePlan:
    theme = default_theme()
    data = ChartData(Categories("Year", ("2020", "2021")), (Series("Ships", (12.0, 15.5)),))
    chart = Chart(ChartKind.COLUMN, (ChartPanel("", data),))
    grid = plan_chart(chart, theme.palette, "en-GB", Report())
    placed = place_chart(grid, inch_rect(0.5, 1.88, 8, 4), deck_style(theme, theme.scales[Density.ROOM]))
    return slide("chart", "title-only", filled("title-only", "title", "A chart"), placed)


def _section() -> SlidePlan:
    link = TextParagraph((Run("A note leads out", style(12), link="https://example.org/notes"),))
    plan = slide(
        "end", "section", filled("section", "title", "End"), filled("section", "message", "It is over")
    )
    return replace(plan, notes=(link,))
