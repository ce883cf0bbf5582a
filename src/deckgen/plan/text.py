"""Typeset text as every plan holds it: runs of one style, gathered in paragraphs."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from deckgen.theme.fonts import Face
from deckgen.units import Color, Length
from deckgen.values import dataclass


class Baseline(Enum):
    NORMAL = "normal"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


class Field(Enum):
    """Text that the program which shows the file fills in."""

    SLIDE_NUMBER = "slidenum"


@dataclass(frozen=True, slots=True)
class TextStyle:
    face: Face
    size: float
    """In points."""
    color: Color


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style."""

    text: str
    """A line feed is a line break inside the paragraph."""
    style: TextStyle
    link: str = ""
    """An address, or `#` and the id of a slide (deck) or destination (brief) that the plan holds."""
    baseline: Baseline = Baseline.NORMAL
    underline: bool = False
    strike: bool = False
    lang: str = ""
    """A BCP 47 tag; empty: the document's language."""
    field: Field | None = None


class Align(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class CharacterBullet:
    character: str
    color: Color
    font: str = ""
    """Empty: the font of the text."""
    size: float = 1.0
    """Share of the text's size."""


@dataclass(frozen=True, slots=True)
class NumberBullet:
    number: int
    """The number that this item shows."""
    color: Color
    start: int = 1
    """The number at which its list starts on this slide: PowerPoint counts on from there."""


Bullet: TypeAlias = CharacterBullet | NumberBullet


class Entrance(Enum):
    """When a paragraph appears where slides are shown; print shows all."""

    THERE = "there"
    """With the slide."""
    CLICK = "click"
    WITH = "with"
    """Together with the paragraph before."""


@dataclass(frozen=True, slots=True)
class TextParagraph:
    runs: tuple[Run, ...]
    level: int = 0
    """Level of a list, 0 to 4; picks the placeholder's inherited style."""
    bullet: Bullet | None = None
    indent: Length = 0
    """From the box's edge to the text."""
    hang: Length = 0
    """How far left of the text the first line, or its bullet, begins."""
    align: Align = Align.LEFT
    before: float = 0.0
    """Space above, in points; none above the first paragraph of a box."""
    after: float = 0.0
    line_spacing: float = 1.0
    """Share of the font's single line."""
    right_to_left: bool = False
    """Its first line begins at the right; `align` is then mirrored."""
    entrance: Entrance = Entrance.THERE
