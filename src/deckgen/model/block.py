"""Block content: paragraphs, lists, tables, figures and the blocks that hold other blocks."""

from __future__ import annotations

from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias, Union

from deckgen.diagnostics import NOWHERE, Span
from deckgen.model.asset import Asset
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.model.chart import Chart
from deckgen.model.framing import AS_IT_IS, Framing
from deckgen.model.inline import Inlines
from deckgen.values import dataclass

if TYPE_CHECKING:
    from deckgen.model.exhibits import (
        AgendaMark,
        Entries,
        KeyFigures,
        KeyJudgment,
        Matrix,
        Panel,
        Quotation,
        Timeline,
        Tracker,
    )

Block: TypeAlias = Union[
    "Paragraph",
    "RunInHeading",
    "List",
    "DefinitionList",
    "Table",
    "Figure",
    "FigureGroup",
    "Chart",
    "CodeBlock",
    "MathBlock",
    "Quote",
    "Rule",
    "SlideBreak",
    "Columns",
    "Notes",
    "Only",
    "Div",
    "Panel",
    "KeyFigures",
    "KeyJudgment",
    "Timeline",
    "Entries",
    "Tracker",
    "Matrix",
    "Quotation",
    "AgendaMark",
]
"""Every kind of block. Branch with `match` and end in `assert_never`."""

Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: Inlines
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RunInHeading:
    """A heading below topic level: bold at the start of the text that follows."""

    inlines: Inlines
    depth: int = 1
    """1 for the first level below topics, 2 for the next …"""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: Blocks
    checked: bool | None = None
    """None: not a task."""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True
    """No blank lines between the items."""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    build: bool = False
    """Its points appear one by one where slides are shown by PowerPoint."""


@dataclass(frozen=True, slots=True)
class Definition:
    term: Inlines
    meanings: tuple[Blocks, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DefinitionList:
    items: tuple[Definition, ...]
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class Alignment(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    inlines: Inlines
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of inline cells. Every row has as many cells as there are alignments."""

    head: tuple[Cell, ...]
    """Empty when no column has a heading."""
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment | None, ...]
    """One a column; None: the author named none, the planner decides by content."""
    caption: Inlines = ()
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Figure:
    source: str
    """The path or address as the author wrote it."""
    alt: str
    caption: Inlines = ()
    asset: Asset | None = None
    """None: the picture is missing or remote and a stand-in is shown."""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    framing: Framing = AS_IT_IS
    decorative: bool = False
    """It says nothing to a reader who cannot see it; `alt` is then empty."""
    link: str = ""
    """Where a click on it leads: an address, or `#` and an id."""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Pictures that are looked at together, under one caption; each may have its own besides."""

    figures: tuple[Figure, ...]
    caption: Inlines = ()
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    """Without a final line end."""
    language: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MathBlock:
    tex: str
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: Blocks
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break inside a list, quote or block; at the level of a topic it is a `SlideBreak`."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SlideBreak:
    """What follows goes on a further slide of the same topic; the brief does not see it."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Column:
    blocks: Blocks
    width: float | None = None
    """Share of the whole width, above 0 and at most 1; None: an equal share of what is left."""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Columns:
    columns: tuple[Column, ...]
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Notes:
    """Speaker notes: neither on the slide nor in the brief."""

    blocks: Blocks
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class Medium(Enum):
    SLIDE = "slide"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True)
class Only:
    """Content for one medium: `::: slide`, `::: brief`, or any block with `only=`."""

    medium: Medium
    blocks: Blocks
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Div:
    """A fenced block that has no node of its own: its content is kept and shown plainly."""

    name: str
    blocks: Blocks
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)
