"""What the PDF renderer sees: pages of placed items, and the tree of the structure they belong to.

Lengths are points as floats, because type is set in points; x runs from the page's left edge, y from its
top edge downwards. An item without a node is an artifact: page furniture, rules, fills.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from typing import TypeAlias, Union

from deckgen.model.asset import Asset
from deckgen.model.briefing import Meta
from deckgen.model.framing import WHOLE, Edges
from deckgen.plan.text import Run
from deckgen.theme.shelf import EMPTY_SHELF, Shelf
from deckgen.units import Color
from deckgen.values import dataclass


class Role(Enum):
    """Standard structure types of ISO 32000-1, 14.8.4."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    HEADING_4 = "H4"
    PARAGRAPH = "P"
    LIST = "L"
    LIST_ITEM = "LI"
    LABEL = "Lbl"
    LIST_BODY = "LBody"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    TABLE_ROW = "TR"
    TABLE_HEADER_CELL = "TH"
    TABLE_CELL = "TD"
    FIGURE = "Figure"
    CAPTION = "Caption"
    LINK = "Link"
    REFERENCE = "Reference"
    NOTE = "Note"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    QUOTE = "BlockQuote"
    CODE = "Code"
    FORMULA = "Formula"
    SPAN = "Span"
    DIVISION = "Div"


@dataclass(frozen=True, slots=True)
class Node:
    """One structure element. Its number is its place in `PagesPlan.nodes`; parents come first."""

    role: Role
    parent: int
    """The number of its parent; -1 for the document."""
    alt: str = ""
    lang: str = ""
    scope: str = ""
    """`Column` or `Row`, for a table's header cell."""
    columns: int = 1
    """How many columns a table's cell spans."""
    numbering: str = ""
    """How a list's labels count: a value of `ListNumbering`, ISO 32000-1, 14.8.5.5."""


Item: TypeAlias = Union["TextLine", "Line", "Path", "Fill", "Disc", "Picture", "Area", "Hotspot", "Mark"]
"""Everything that the PDF renderer draws."""

ARTIFACT = -1


@dataclass(frozen=True, slots=True)
class PlacedRun:
    run: Run
    x: float
    width: float
    """As measured: kerned, and with what spacing adds."""
    node: int
    """The innermost node: a link's own, else the line's."""
    rise: float = 0.0
    """How far above the line's baseline it stands, in points."""
    actual: str = ""
    """What the text stands for, where the font has no glyph for it and boxes are drawn instead."""
    spacing: float = 0.0
    """Points added to each of its spaces; the width holds them. No-break spaces stay as they are."""


class LineEnd(Enum):
    """What a reader of the text alone must find between a line and the next."""

    PARAGRAPH = "paragraph"
    SPACE = "space"
    JOINT = "joint"
    """Nothing: the line ends behind a hyphen of the author's, or inside a word longer than a line."""
    HYPHEN = "hyphen"
    """Nothing: the line's last character is a hyphen of ours, to be read as a soft one."""


@dataclass(frozen=True, slots=True)
class TextLine:
    baseline: float
    runs: tuple[PlacedRun, ...]
    node: int = ARTIFACT
    end: LineEnd = LineEnd.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    color: Color
    dash: tuple[float, ...] = ()
    node: int = ARTIFACT


@dataclass(frozen=True, slots=True)
class Path:
    """Straight lines from point to point; closed where it has a fill or says so."""

    points: tuple[tuple[float, float], ...]
    fill: Color | None = None
    stroke: Color | None = None
    weight: float = 0.0
    dash: tuple[float, ...] = ()
    closed: bool = True
    node: int = ARTIFACT


@dataclass(frozen=True, slots=True)
class Fill:
    x: float
    y: float
    width: float
    height: float
    color: Color
    node: int = ARTIFACT


@dataclass(frozen=True, slots=True)
class Disc:
    x: float
    """Of its centre."""
    y: float
    radius: float
    fill: Color | None
    stroke: Color | None = None
    weight: float = 0.0
    node: int = ARTIFACT


@dataclass(frozen=True, slots=True)
class Picture:
    x: float
    y: float
    width: float
    height: float
    asset: Asset
    node: int = ARTIFACT
    crop: Edges = WHOLE
    """What of the picture is cut off; the rest fills the place."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where a figure stands that is drawn from lines and fills. Shows nothing itself."""

    x: float
    y: float
    width: float
    height: float
    node: int


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A place, a picture's, that leads somewhere. Shows nothing itself."""

    x: float
    y: float
    width: float
    height: float
    link: str
    """As that of a run."""
    node: int
    """A link's."""
    says: str
    """What is announced in its place."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A destination that links, contents and bookmarks lead to."""

    name: str
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    items: tuple[Item, ...]
    label: str
    """What a viewer calls the page: a number, or letters and a number."""
    in_order: bool = False
    """The items are drawn as they stand; else artifacts that are no text come first, below all others."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    title: str
    level: int
    """0 for the outermost."""
    mark: str


@dataclass(frozen=True, slots=True)
class PagesPlan:
    meta: Meta
    width: float
    height: float
    pages: tuple[Page, ...]
    nodes: tuple[Node, ...]
    bookmarks: tuple[Bookmark, ...]
    picture_widths: Mapping[str, int] = field(default_factory=dict)
    """By digest, in how many pixels across a picture is stored; others are stored as they are."""
    shelf: Shelf = field(default=EMPTY_SHELF, compare=False, repr=False)
    """Of the theme: the labels of drawings, too, may need other fonts."""
    is_duplex: bool = False
    """Made for both sides of the paper: odd pages are right-hand ones."""
