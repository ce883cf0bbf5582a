"""The catalogue of blocks: what each exhibit says, before anyone decides how it looks.

Forms that are alike share a node: `Panel` is text that plays a part, `Entries` is a list of labelled texts,
`Tracker` is a table of which a column has a meaning.
"""

from __future__ import annotations

import datetime
from dataclasses import field
from enum import Enum
from typing import TypeAlias, assert_never

from deckgen.diagnostics import NOWHERE, Span
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.model.block import Blocks, Table
from deckgen.model.chart import Granularity
from deckgen.model.inline import Inlines
from deckgen.model.likelihood import Confidence, Likelihood
from deckgen.values import dataclass


class PanelRole(Enum):
    BLUF = "bluf"
    """The bottom line, up front."""
    TAKEAWAY = "takeaway"
    ALTERNATIVE = "alternative"
    """How the evidence could be read otherwise."""
    RECOMMENDATION = "recommendation"
    SIDE = "side"
    """In the brief's side column and in the speaker notes, not on the slide."""
    NOTE = "note"
    TIP = "tip"
    IMPORTANT = "important"
    WARNING = "warning"
    CAUTION = "caution"


CALLOUTS = frozenset(
    {PanelRole.NOTE, PanelRole.TIP, PanelRole.IMPORTANT, PanelRole.WARNING, PanelRole.CAUTION}
)


@dataclass(frozen=True, slots=True)
class Panel:
    """Text that plays a part of its own beside the argument."""

    role: PanelRole
    blocks: Blocks
    title: Inlines = ()
    """Empty: the role's own name serves where one is shown."""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    figure: Inlines
    """The number with its unit, as in "158 min"."""
    label: Inlines
    """What it counts."""
    name: Inlines = ()
    """Whose number it is."""
    details: Blocks = ()
    highlight: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class KeyFigures:
    figures: tuple[KeyFigure, ...]
    caption: Inlines = ()
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as exactly as the author knew it."""

    date: datetime.date
    """The first day of a year or month of which no more was written."""
    granularity: Granularity = Granularity.DAY


@dataclass(frozen=True, slots=True)
class KeyJudgment:
    number: int
    """Unique in the briefing."""
    blocks: Blocks
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    horizon: Moment | None = None
    """Until when it holds."""
    basis: Inlines = ()
    """What it rests on."""
    outcome: Inlines = ()
    """What happened, where that is known."""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Event:
    when: Moment
    text: Inlines
    highlight: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Period:
    start: Moment
    end: Moment | None
    """None: it lasts."""
    text: Inlines
    highlight: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class Pacing(Enum):
    """How the distance between two events follows from their dates."""

    AUTO = "auto"
    """To scale, unless the labels cannot stand so."""
    SCALE = "scale"
    """To scale even where that takes more room."""
    EVEN = "even"


@dataclass(frozen=True, slots=True)
class Timeline:
    events: tuple[Event, ...]
    """In the order of their dates."""
    periods: tuple[Period, ...] = ()
    pacing: Pacing = Pacing.AUTO
    caption: Inlines = ()
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class EntriesKind(Enum):
    PROCESS = "process"
    """Steps in their order."""
    OPTIONS = "options"
    """Courses that exclude one another."""
    QA = "qa"
    """Questions with their answers."""
    GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Entry:
    label: Inlines
    """A step's or option's name, a question, a term."""
    blocks: Blocks
    marked: bool = False
    """The option that is recommended, the step that matters."""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Entries:
    """Texts that each bear a label."""

    kind: EntriesKind
    entries: tuple[Entry, ...]
    caption: Inlines = ()
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class Status(Enum):
    DONE = "done"
    """Done or agreed."""
    OPEN = "open"
    """Partly, or under way."""
    FAILED = "failed"
    """Stopped, failed or lapsed."""
    NONE = "none"
    """Nothing was agreed, or nothing applies."""


@dataclass(frozen=True, slots=True)
class RowStatus:
    status: Status
    word: str
    """The word that says so, as the author wrote it."""
    text: Inlines
    """What the cell shows: what follows the word and a colon, else the word itself."""


class TrackerKind(Enum):
    STATUS = "status"
    COMPARISON = "comparison"
    NEXT_STEPS = "next-steps"


@dataclass(frozen=True, slots=True)
class Tracker:
    """A table that follows things up or sets them side by side."""

    kind: TrackerKind
    table: Table
    column: int | None = None
    """Of the statuses; None: no column holds any."""
    statuses: tuple[RowStatus | None, ...] = ()
    """One a row where there is such a column; None: its word is not known."""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class MatrixKind(Enum):
    RISK = "risk"
    """Five by five: likelihood upwards, consequence to the right."""
    QUADRANTS = "quadrants"
    """Two by two: shares of both axes from 0 to 1."""


@dataclass(frozen=True, slots=True)
class MatrixItem:
    text: Inlines
    x: float
    """Consequence from 1 to 5, or the share of the axis."""
    y: float
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Matrix:
    kind: MatrixKind
    items: tuple[MatrixItem, ...]
    x_name: str = ""
    y_name: str = ""
    caption: Inlines = ()
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Someone's words, with who said them and where they are found. Two in a row are a pair."""

    blocks: Blocks
    by: str = ""
    role: str = ""
    date: Moment | None = None
    party: str = ""
    """The side that speaks."""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AgendaMark:
    """Here the sections are listed once more."""

    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Exhibit: TypeAlias = (
    Panel | KeyFigures | KeyJudgment | Timeline | Entries | Tracker | Matrix | Quotation | AgendaMark
)
"""Every block of the catalogue. Branch with `match` and end in `assert_never`."""


def exhibit_blocks(node: Exhibit) -> Blocks:
    """The blocks that an exhibit holds, in reading order."""
    match node:
        case Panel() | KeyJudgment() | Quotation():
            return node.blocks
        case KeyFigures():
            return tuple(block for figure in node.figures for block in figure.details)
        case Entries():
            return tuple(block for entry in node.entries for block in entry.blocks)
        case Tracker():
            return (node.table,)
        case Timeline() | Matrix() | AgendaMark():
            return ()
        case _:
            assert_never(node)


def exhibit_inlines(node: Exhibit) -> tuple[Inlines, ...]:
    """The runs of inlines that an exhibit itself holds, in reading order; not those of its blocks."""
    match node:
        case Panel():
            return (node.title,)
        case KeyFigures():
            figures = ((one.name, one.figure, one.label) for one in node.figures)
            return (node.caption, *(inlines for parts in figures for inlines in parts))
        case KeyJudgment():
            return (node.basis, node.outcome)
        case Timeline():
            events, periods = (one.text for one in node.events), (one.text for one in node.periods)
            return (node.caption, *events, *periods)
        case Entries():
            return (node.caption, *(entry.label for entry in node.entries))
        case Matrix():
            return (node.caption, *(item.text for item in node.items))
        case Tracker() | Quotation() | AgendaMark():
            return ()
        case _:
            assert_never(node)
