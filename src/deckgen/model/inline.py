"""Inline content: the runs of text inside a block."""

from __future__ import annotations

from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias, Union

from deckgen.diagnostics import NOWHERE, Span
from deckgen.model.asset import Asset
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.values import dataclass

if TYPE_CHECKING:
    from deckgen.model.block import Block

Inline: TypeAlias = Union[
    "Text",
    "Emphasis",
    "Strong",
    "Strikethrough",
    "Underline",
    "Subscript",
    "Superscript",
    "Code",
    "Math",
    "Link",
    "Reference",
    "Image",
    "Footnote",
    "Attributed",
    "SoftBreak",
    "LineBreak",
]
"""Every kind of inline node. Branch with `match` and end in `assert_never`."""

Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: Inlines
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strong:
    children: Inlines
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strikethrough:
    children: Inlines
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Underline:
    children: Inlines
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Subscript:
    children: Inlines
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Superscript:
    children: Inlines
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Math:
    tex: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    children: Inlines
    target: str
    """An address, or `#id` for a section, topic or block of the same briefing."""
    title: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class ReferenceKind(Enum):
    """What a cross-reference says that it leads to, as it is written."""

    FIGURE = "fig"
    TABLE = "tbl"
    SECTION = "sec"


@dataclass(frozen=True, slots=True)
class Reference:
    """`@fig:id`: a figure, table or section, named by the number or place that it has in the output."""

    kind: ReferenceKind
    target: str
    """The id of a section, topic or block of the same briefing; one that nothing bears was reported."""
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def written(self) -> str:
        """The reference as an author writes it: what stands where its target is unknown."""
        prefix = f"{self.kind.value}:"
        return f"@{self.target}" if self.target.startswith(prefix) else f"@{prefix}{self.target}"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture inside a line of text. A picture alone in its paragraph is a `Figure` block."""

    source: str
    alt: str
    asset: Asset | None = None
    """None: the picture is missing or remote and a stand-in is shown."""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    """The mark and, with it, the note. A note referred to twice appears twice with the same label."""

    label: str
    blocks: tuple[Block, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Attributed:
    """`[text]{.class key=value}`."""

    children: Inlines
    attributes: Attributes
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """A line end in the source; shown as a space."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    span: Span = field(default=NOWHERE, compare=False, repr=False)
