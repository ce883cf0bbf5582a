"""The whole of what was said: a briefing, its sections and its topics."""

from __future__ import annotations

import datetime
from dataclasses import field
from enum import Enum

from deckgen.diagnostics import NOWHERE, Span
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.model.block import Blocks, SlideBreak
from deckgen.model.inline import Inlines, Reference
from deckgen.values import dataclass


class Paper(Enum):
    A4 = "A4"
    LETTER = "Letter"


class Density(Enum):
    """How far from the screen the audience sits; sets the floor under every size of type."""

    STAGE = "stage"
    ROOM = "room"
    READING = "reading"


class Prose(Enum):
    """Where a topic's own paragraphs go."""

    AUTO = "auto"
    """To brief and notes, unless the slide holds nothing else."""
    SLIDE = "slide"
    """On slides as well, as Pandoc does."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the manifest says of the briefing. Empty strings and None mean: not said."""

    title: str = ""
    subtitle: str = ""
    short_title: str = ""
    authors: tuple[str, ...] = ()
    organisation: str = ""
    date: datetime.date | None = None
    cutoff: datetime.date | None = None
    version: str = ""
    kind: str = ""
    lang: str = "en-GB"
    """A BCP 47 tag."""
    lang_span: Span = field(default=NOWHERE, compare=False, repr=False)


class ColumnLayout(Enum):
    """How the brief uses the width of its pages."""

    TWO = "two"
    """A column of text, and a narrow one beside it for notes, small charts and numbers."""
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How the brief's pages are set up, beyond the size of the paper."""

    columns: ColumnLayout = ColumnLayout.TWO
    duplex: bool = False
    """Printed on both sides: margins are mirrored, and wider where the pages are bound."""
    justified: bool = False
    large_print: bool = False
    """Text in 18 points and one column, for readers with poor sight."""


@dataclass(frozen=True, slots=True)
class FontName:
    """A font that the manifest names for characters which those of the theme lack."""

    name: str
    """A family, or the path of a file."""
    is_file: bool
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the manifest asks of the outputs, complete: no value is missing."""

    paper: Paper = Paper.A4
    density: Density = Density.ROOM
    theme: str = "navy"
    """A built-in theme's name, or the path of a theme file."""
    prose: Prose = Prose.AUTO
    agenda: bool = False
    toc: bool = True
    pages: PageSetup = PageSetup()
    theme_required: bool = True
    """False: a single file names it, perhaps for another tool; an unknown one gives way to the default."""
    theme_span: Span = field(default=NOWHERE, compare=False, repr=False)
    """Where the theme is named, for one that cannot be found."""
    fonts: tuple[FontName, ...] = ()
    """Asked in this order, before the fonts of the machine."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One message: its title is the slide's title and the brief's level-2 heading."""

    id: str
    """Unique in the briefing: authored, or else derived from the title."""
    title: Inlines
    blocks: Blocks
    divider: bool = False
    """A heading between section and topics: a slide that shows its title alone."""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def is_backup(self) -> bool:
        return "backup" in self.attributes.classes

    @property
    def is_hidden(self) -> bool:
        return "hidden" in self.attributes.classes

    @property
    def slides(self) -> tuple[Blocks, ...]:
        """The topic's blocks cut at each `SlideBreak`; at least one, perhaps empty, tuple."""
        parts: list[Blocks] = []
        start = 0
        for position, block in enumerate(self.blocks):
            if isinstance(block, SlideBreak):
                parts.append(self.blocks[start:position])
                start = position + 1
        parts.append(self.blocks[start:])
        return tuple(parts)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the briefing: a PowerPoint section, a level-1 heading of the brief."""

    id: str
    title: Inlines
    """Empty for a single file whose topics stand under no section."""
    topics: tuple[Topic, ...]
    message: Inlines = ()
    introduction: Blocks = ()
    """Prose before the first topic: in the brief, and in the notes of the section's slide."""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Briefing:
    meta: Meta
    settings: Settings
    sections: tuple[Section, ...]
    references: tuple[Reference, ...] = ()
    """Every cross-reference in it: most briefings have none, and then nobody need look for them."""
    span: Span = field(default=NOWHERE, compare=False, repr=False)
