"""A theme as its YAML file says it: every key optional, what is left out comes from the theme it extends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from deckgen.project import Located
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class RawDeckFonts:
    heading: str | None = None
    """Family for titles, as Office names it."""
    body: str | None = None
    mono: str | None = None
    """Family of fixed pitch, for code."""


@dataclass(frozen=True, slots=True)
class RawBriefFonts:
    text: Located[str] | None = None
    """Family for running text."""
    sans: Located[str] | None = None
    """Family for headings, tables and captions."""
    mono: Located[str] | None = None


@dataclass(frozen=True, slots=True)
class RawTheme:
    extends: Located[str] | None = None
    """Name of a built-in theme; without it, the default theme."""
    colours: Mapping[str, Located[str]] = field(default_factory=dict)
    """By use, as `#RRGGBB`: ink, navy, accent, highlight and so on; `docs/themes.md` lists them."""
    series: tuple[Located[str], ...] | None = None
    """Six colours for the series of charts, in order."""
    fonts: RawDeckFonts = RawDeckFonts()
    brief_fonts: RawBriefFonts = RawBriefFonts()
    slide: Located[str] | None = None
    """Format of the slides: `16:9`, `16:10`, `4:3` or `A4`."""
