"""The resolved theme: complete and typed. Nothing after `resolve` asks whether a value is set."""

from __future__ import annotations

from dataclasses import field

from deckgen.model.briefing import Density, Paper
from deckgen.theme.shelf import EMPTY_SHELF, Shelf
from deckgen.units import Color, Length
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by their use. What each stands for: `docs/themes.md`."""

    ink: Color
    text_2: Color
    muted: Color
    navy: Color
    """Structure: titles, rules, fields."""
    on_navy: Color
    on_navy_2: Color
    """Quieter text on the field; so is `on_navy`."""
    field_rule: Color
    accent: Color
    rule: Color
    """Lines only, never text."""
    grid: Color
    neutral: Color
    """Context: bars and areas that are not the message."""
    rail: Color
    panel: Color
    tint: Color
    highlight: Color
    """The one thing to look at; lines, fills and large type."""
    highlight_text: Color
    """The same, dark enough for small text."""
    good: Color
    warn: Color
    bad: Color
    link: Color
    white: Color
    field: Color
    """The ground of cover and section slides; the colour of structure where a theme names no other."""
    on_field: Color
    """The title on it; white where a theme names no other."""
    series: tuple[Color, ...]
    """Categorical colours for charts, in order."""


@dataclass(frozen=True, slots=True)
class DeckFonts:
    """Families by their names in Office."""

    heading: str
    body: str
    mono: str
    asian: str = ""
    """For Chinese, Japanese and Korean; empty: whatever program shows the deck picks one."""


@dataclass(frozen=True, slots=True)
class BriefFonts:
    text: str
    sans: str
    mono: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes in points that a density allows; steps run from the preferred size down to the floor."""

    title: tuple[float, ...]
    body: tuple[float, ...]
    table: tuple[float, ...]
    secondary: float
    dense: float
    source: float
    footer: float


@dataclass(frozen=True, slots=True)
class SlideSize:
    width: Length
    height: Length


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    palette: Palette
    deck_fonts: DeckFonts
    brief_fonts: BriefFonts
    slide: SlideSize
    scales: dict[Density, Scale]
    paper: Paper
    shelf: Shelf = field(default=EMPTY_SHELF, compare=False, repr=False)
    """Where fonts are found for characters that those of the theme lack."""
