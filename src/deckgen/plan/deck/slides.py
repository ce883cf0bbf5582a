"""What the deck's renderers see: slides with placed things, each with its rectangle, style and order.

The set of placed things is small and closed. Diagrams are groups of them, so that a new exhibit needs no
new code in a renderer. Reading order is the order of the tuples.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias, Union

from deckgen.model.asset import Asset
from deckgen.model.briefing import Density, Meta
from deckgen.model.framing import WHOLE, Edges
from deckgen.plan.text import TextParagraph
from deckgen.theme.resolved import Theme
from deckgen.units import Color, Length, Rect
from deckgen.values import dataclass

if TYPE_CHECKING:  # a deck without charts does not load what plans them
    from deckgen.plan.charts.chart_plan import ChartPlan
    from deckgen.plan.charts.layout import ChartLayout
    from deckgen.plan.charts.style import ChartStyle

Placed: TypeAlias = Union["TextBox", "TableBox", "PictureBox", "ShapeBox", "Group", "ChartBox"]
"""Everything that a renderer ever sees on a slide."""


class Anchor(Enum):
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Insets:
    left: Length = 0
    top: Length = 0
    right: Length = 0
    bottom: Length = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    color: Color
    weight: float
    """In points."""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class TextBox:
    rect: Rect
    paragraphs: tuple[TextParagraph, ...]
    name: str = ""
    """Shown in PowerPoint's selection pane."""
    placeholder: str = ""
    """Name of the layout's placeholder that this box fills; empty: a text box of its own."""
    anchor: Anchor = Anchor.TOP
    insets: Insets = Insets()
    fill: Color | None = None
    stroke: Stroke | None = None
    alt: str = ""
    link: str = ""
    """Where a click on the box leads: an address, or `#` and the id of a slide."""


@dataclass(frozen=True, slots=True)
class TableCell:
    paragraphs: tuple[TextParagraph, ...]
    anchor: Anchor = Anchor.MIDDLE
    insets: Insets = Insets()
    fill: Color | None = None
    above: Stroke | None = None
    below: Stroke | None = None
    columns: int = 1
    """How many columns it spans; the cells that it covers are left out of the row."""


@dataclass(frozen=True, slots=True)
class TableRow:
    height: Length
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class TableBox:
    rect: Rect
    columns: tuple[Length, ...]
    rows: tuple[TableRow, ...]
    has_head: bool = True
    """The first row names the columns."""
    has_stub: bool = False
    """The first column names the rows."""
    name: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class PictureBox:
    rect: Rect
    asset: Asset
    name: str = ""
    alt: str = ""
    """Empty together with `decorative`: a picture that means nothing to a reader who cannot see it."""
    decorative: bool = False
    link: str = ""
    crop: Edges = WHOLE
    """What of the picture is cut off; the rest fills the rectangle."""


class Shape(Enum):
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    LINE = "line"
    """From the rectangle's top left to its bottom right corner."""


@dataclass(frozen=True, slots=True)
class ShapeBox:
    """A drawn shape without text. Decorative unless it has an alt text."""

    rect: Rect
    shape: Shape
    fill: Color | None = None
    stroke: Stroke | None = None
    name: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Things that belong together and move together; one alt text speaks for all."""

    rect: Rect
    children: tuple[Placed, ...]
    name: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A chart with its data. Shapes that stand around its plot are in one group with it."""

    rect: Rect
    plan: ChartPlan
    layout: ChartLayout
    """Of a frame as large as `rect`."""
    style: ChartStyle
    name: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a slide looks as it does, in words."""

    shows: str
    """What stands on it, how arranged, in which type."""
    full: int
    """How much of its body that takes, in per cent."""
    because: str = ""
    """Why the type is smaller than it could be, or why it goes on over slides."""
    rejected: tuple[str, ...] = ()
    """Other arrangements that were tried, and what each would have taken."""


@dataclass(frozen=True, slots=True)
class SlidePlan:
    id: str
    """Unique in the deck and stable between builds: the topic's id, with `~2` for its second slide …"""
    layout: str
    """Name of a layout of the theme: see `theme.layouts`."""
    title: str
    """Plain text; unique in the deck."""
    placed: tuple[Placed, ...]
    notes: tuple[TextParagraph, ...] = ()
    label: str = ""
    """The number that the slide shows: "7", or "A2" in the appendix. Empty on the cover."""
    hidden: bool = False
    why: Why | None = None
    """Why it looks so, for `--explain`; None where nobody asked, and on slides that need no reason."""


@dataclass(frozen=True, slots=True)
class DeckSection:
    title: str
    slides: tuple[str, ...]
    """Ids of its slides; every slide of the deck is in exactly one section."""


@dataclass(frozen=True, slots=True)
class DeckPlan:
    meta: Meta
    theme: Theme
    slides: tuple[SlidePlan, ...]
    sections: tuple[DeckSection, ...]
    density: Density = Density.ROOM
    """Which of the theme's sizes its layouts have."""
    picture_widths: Mapping[str, int] = field(default_factory=dict)
    """By digest, in how many pixels across a picture is stored; others are stored as they are."""
