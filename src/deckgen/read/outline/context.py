"""What the parts of the reader share while one outline is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it.token import Token
from markdown_it.utils import EnvType

from deckgen.diagnostics import Code, Report, Span
from deckgen.model.asset import Asset
from deckgen.model.block import Blocks
from deckgen.read.outline.names import Names
from deckgen.read.outline.source import SourceText

PictureLoader = Callable[[str, Span], Asset | None]
"""Gives the picture at a path that an outline names; None: it was reported, and a stand-in is shown."""

_MAX_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Note:
    """The definition of a footnote, not yet read."""

    tokens: list[Token]
    span: Span


@dataclass(slots=True)
class Context:
    """One outline being read: its text, what it defines, and where findings go."""

    source: SourceText
    env: EnvType
    """markdown-it's link references and inline footnotes."""
    report: Report
    strict: bool
    """A briefing in a folder: what is not known is an error, not a warning."""
    names: Names
    load_picture: PictureLoader
    read_blocks: Callable[[list[Token], Context], Blocks]
    """`blocks.read_blocks`, for the footnotes inside a line."""
    slide_level: int = 2
    notes: dict[str, Note] = field(default_factory=dict)
    """Footnotes by the label that the author gave."""
    note_labels: dict[str, str] = field(default_factory=dict)
    """For each label, one that is unique in the briefing."""
    note_blocks: dict[str, Blocks] = field(default_factory=dict)
    open_notes: set[str] = field(default_factory=set)
    taken_labels: dict[str, int] = field(default_factory=dict)
    """The labels of footnotes in all files."""
    div_names: list[str] = field(default_factory=list)
    """The names of the fenced blocks around what is being read."""

    def add(self, code: Code, span: Span, message: str, hint: str = "") -> None:
        self.report.add(code, span, message, hint)


def shorten(text: str) -> str:
    """A text as messages show it: on one line, and not too long for one."""
    line = " ".join(text.split())
    return line if len(line) <= _MAX_SHOWN else line[: _MAX_SHOWN - 1] + "…"
