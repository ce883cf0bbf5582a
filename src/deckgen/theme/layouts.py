"""The layouts of the built-in template: placeholders with their inherited styles, and fixed furniture.

The planner places by them and the renderer writes them into the slide master's layouts, so what equals an
inherited value need not be written on a slide. Positions: look of the default theme, 13.333 x 7.5 inches;
other formats keep margins and the distances from the foot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum

from deckgen.model.briefing import Density
from deckgen.theme.fonts import Face
from deckgen.theme.grid import (
    MARGIN,
    TEXT_TOP,
    TITLE_HEIGHT,
    TITLE_TOP,
    TOP_RULE,
    TRACKER_HEIGHT,
    TRACKER_TOP,
    Grid,
)
from deckgen.theme.resolved import Scale, Theme
from deckgen.units import Color, Length, Rect, inches
from deckgen.values import dataclass

LEVELS = 5


class PlaceholderKind(Enum):
    """Kinds of placeholder, by their names in PresentationML."""

    TITLE = "title"
    CENTRED_TITLE = "ctrTitle"
    SUBTITLE = "subTitle"
    BODY = "body"
    FOOTER = "ftr"
    DATE = "dt"
    NUMBER = "sldNum"


class VerticalAnchor(Enum):
    TOP = "t"
    MIDDLE = "ctr"
    BOTTOM = "b"


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """What a paragraph of one level inherits."""

    face: Face
    size: float
    """In points."""
    color: Color
    indent: Length = 0
    """From the box's edge to the text."""
    hang: Length = 0
    bullet: str = ""
    """Empty: none."""
    bullet_color: Color | None = None
    before: float = 0.0
    """Space above, in points."""
    after: float = 0.0
    line_spacing: float = 1.0


@dataclass(frozen=True, slots=True)
class Placeholder:
    name: str
    """How a `TextBox` names it; unique in its layout."""
    kind: PlaceholderKind
    index: int
    """The `idx` of PresentationML; 0 for a title."""
    rect: Rect
    levels: tuple[LevelStyle, ...]
    """One style a level; a placeholder for one line has one."""
    prompt: str
    anchor: VerticalAnchor = VerticalAnchor.TOP


@dataclass(frozen=True, slots=True)
class Furniture:
    """A rule or field that every slide of the layout shows: a rectangle, or a line where it has no height."""

    name: str
    rect: Rect
    fill: Color | None = None
    stroke: Color | None = None
    weight: float = 0.0
    """Of the stroke, in points."""


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    """As outlines and plans write it: `title-and-content`."""
    label: str
    """As PowerPoint shows it: "Title and Content"."""
    type: str
    """The `type` of PresentationML."""
    placeholders: tuple[Placeholder, ...]
    furniture: tuple[Furniture, ...] = ()

    def placeholder(self, name: str) -> Placeholder:
        return next(one for one in self.placeholders if one.name == name)


LAYOUT_NAMES = (
    "cover",
    "agenda",
    "section",
    "title-and-content",
    "two-content",
    "table",
    "title-only",
)


def layouts(theme: Theme, density: Density = Density.ROOM) -> Mapping[str, Layout]:
    """Every layout of the theme by its name, in the order of `LAYOUT_NAMES`."""
    maker = _Maker(theme, Grid(theme.slide), theme.scales[density])
    made = (
        maker.cover(),
        maker.agenda(),
        maker.section(),
        maker.title_and_content(),
        maker.two_content(),
        maker.table(),
        maker.title_only(),
    )
    return {layout.name: layout for layout in made}


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes layouts from tokens, grid and sizes."""

    theme: Theme
    grid: Grid
    scale: Scale

    def cover(self) -> Layout:
        palette = self.theme.palette
        subtitle_top, subtitle_height = inches(3.42), inches(0.90)
        title = Placeholder(
            "title",
            PlaceholderKind.CENTRED_TITLE,
            0,
            Rect(MARGIN, inches(1.66), self.grid.span(10), inches(1.50)),
            (self._style(48, palette.on_field, bold=True, line_spacing=0.9),),
            "Title",
        )
        subtitle = Placeholder(
            "subtitle",
            PlaceholderKind.SUBTITLE,
            1,
            Rect(MARGIN, subtitle_top, self.grid.span(8), subtitle_height),
            (self._style(24, palette.on_navy),),
            "Subtitle",
        )
        organisation = replace(self._tracker(), name="organisation", prompt="Organisation")
        strong = (self._style(self.scale.source, palette.navy, bold=True),)
        organisation = replace(organisation, levels=strong)
        return Layout(
            "cover",
            "Title Slide",
            "title",
            (title, subtitle, organisation, self._footer(), self._date()),
            (*self._field(self.grid.cover_end), self._foot_rule()),
        )

    def agenda(self) -> Layout:
        return Layout("agenda", "Agenda", "titleOnly", self._head_and_foot("Agenda"), self._rules())

    def section(self) -> Layout:
        palette = self.theme.palette
        left = self.grid.left(2)
        title = Placeholder(
            "title",
            PlaceholderKind.TITLE,
            0,
            Rect(left, inches(1.66), self.grid.span(11), inches(0.75)),
            (self._style(44, palette.on_field, bold=True, line_spacing=0.9),),
            "Section title",
        )
        message = Placeholder(
            "message",
            PlaceholderKind.BODY,
            13,
            Rect(left, inches(2.44), self.grid.span(9), inches(0.90)),
            (self._style(24, palette.on_navy),),
            "Message of the section",
        )
        placeholders = (title, message, self._tracker(), self._footer(), self._number())
        furniture = (*self._field(self.grid.section_end), self._foot_rule())
        return Layout("section", "Section Header", "secHead", placeholders, furniture)

    def title_and_content(self) -> Layout:
        body = self._body("body", 1, Rect(MARGIN, TEXT_TOP, self.grid.span(9), self._text_height))
        return self._content("title-and-content", "Title and Content", "obj", (body,))

    def two_content(self) -> Layout:
        width = self.grid.span(6)
        left = self._body("left", 1, Rect(MARGIN, TEXT_TOP, width, self._text_height))
        right = self._body("right", 2, Rect(self.grid.left(7), TEXT_TOP, width, self._text_height))
        return self._content("two-content", "Two Content", "twoObj", (left, right))

    def table(self) -> Layout:
        # PowerPoint fills a table placeholder with a graphic frame; the planner's tables stand free below
        # the title, at the same place.
        return self._content("table", "Title and Table", "titleOnly", ())

    def title_only(self) -> Layout:
        return self._content("title-only", "Title Only", "titleOnly", ())

    def _content(self, name: str, label: str, type_: str, bodies: tuple[Placeholder, ...]) -> Layout:
        title, *rest = self._head_and_foot("Title: one full sentence")
        return Layout(name, label, type_, (title, *bodies, *rest), self._rules())

    def _head_and_foot(self, prompt: str) -> tuple[Placeholder, ...]:
        style = self._style(self.scale.title[0], self.theme.palette.navy, bold=True, line_spacing=0.9)
        rect = Rect(MARGIN, TITLE_TOP, self.grid.width, TITLE_HEIGHT)
        title = Placeholder("title", PlaceholderKind.TITLE, 0, rect, (style,), prompt)
        return (title, self._tracker(), self._source(), self._footer(), self._number())

    def _body(self, name: str, index: int, rect: Rect) -> Placeholder:
        levels = tuple(self._body_level(level) for level in range(LEVELS))
        return Placeholder(name, PlaceholderKind.BODY, index, rect, levels, "Text")

    def _body_level(self, level: int) -> LevelStyle:
        sizes = self.scale.body
        palette = self.theme.palette
        step = inches(0.30)
        return LevelStyle(
            Face(self.theme.deck_fonts.body),
            sizes[min(level, len(sizes) - 1)] if level else sizes[0],
            palette.ink if level == 0 else palette.text_2,
            indent=(level + 1) * step,
            hang=step,
            bullet="▪" if level % 2 == 0 else "–",
            bullet_color=palette.accent,
            after=14.0 if level == 0 else 4.0,
        )

    def _tracker(self) -> Placeholder:
        rect = Rect(MARGIN, TRACKER_TOP, self.grid.span(9), TRACKER_HEIGHT)
        style = self._style(self.scale.source, self.theme.palette.muted)
        return Placeholder(
            "tracker", PlaceholderKind.BODY, 14, rect, (style,), "Section", VerticalAnchor.MIDDLE
        )

    def _source(self) -> Placeholder:
        rect = Rect(MARGIN, self.grid.source_top, self.grid.span(10), inches(0.42))
        style = self._style(self.scale.source, self.theme.palette.muted)
        return Placeholder(
            "source", PlaceholderKind.BODY, 15, rect, (style,), "Source", VerticalAnchor.BOTTOM
        )

    def _footer(self) -> Placeholder:
        rect = Rect(inches(0.95), self.grid.footer_top, self.grid.span(9), inches(0.24))
        style = self._style(self.scale.footer, self.theme.palette.muted)
        return Placeholder(
            "footer", PlaceholderKind.FOOTER, 11, rect, (style,), "Footer", VerticalAnchor.MIDDLE
        )

    def _date(self) -> Placeholder:
        left = self.grid.left(11)
        rect = Rect(left, self.grid.footer_top, self.grid.span(2), inches(0.24))
        style = self._style(self.scale.footer, self.theme.palette.muted)
        return Placeholder("date", PlaceholderKind.DATE, 10, rect, (style,), "Date", VerticalAnchor.MIDDLE)

    def _number(self) -> Placeholder:
        rect = Rect(MARGIN, self.grid.footer_top, inches(0.45), inches(0.24))
        style = self._style(self.scale.source, self.theme.palette.navy, bold=True)
        return Placeholder("number", PlaceholderKind.NUMBER, 12, rect, (style,), "‹#›", VerticalAnchor.MIDDLE)

    def _style(
        self, size: float, color: Color, *, bold: bool = False, line_spacing: float = 1.0
    ) -> LevelStyle:
        family = self.theme.deck_fonts.heading if size >= self.scale.title[0] else self.theme.deck_fonts.body
        return LevelStyle(Face(family, bold), size, color, line_spacing=line_spacing)

    def _rules(self) -> tuple[Furniture, ...]:
        top = Rect(MARGIN, TOP_RULE, self.grid.width, 0)
        return (Furniture("Top rule", top, None, self.theme.palette.navy, 1.5), self._foot_rule())

    def _foot_rule(self) -> Furniture:
        rect = Rect(MARGIN, self.grid.foot_rule, self.grid.width, 0)
        return Furniture("Foot rule", rect, None, self.theme.palette.rule, 0.5)

    def _field(self, bottom: Length) -> tuple[Furniture, ...]:
        """The full-width field of cover and section slides, and the tab above its title."""
        palette = self.theme.palette
        field = Rect(0, TOP_RULE, self.grid.size.width, bottom - TOP_RULE)
        tab = Rect(MARGIN, inches(1.40), self.grid.span(1), inches(0.08))
        return (Furniture("Field", field, palette.field), Furniture("Tab", tab, palette.highlight))

    @property
    def _text_height(self) -> Length:
        return self.grid.body_end - TEXT_TOP
