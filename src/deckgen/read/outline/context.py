"""What the parts of the reader share while one outline is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from markdown_it.token import Token
from markdown_it.utils import EnvType

from deckgen.diagnostics import Code, Report, Span
from deckgen.model.asset import Asset
from deckgen.model.block import Blocks
from deckgen.project.table import DataTable
from deckgen.read.outline.names import Names
from deckgen.read.outline.source import SourceText
from deckgen.values import dataclass

PictureLoader = Callable[[str, Span], Asset | None]
"""Gives the picture at a path that an outline names; None: it was reported, and a stand-in is shown."""

_MAX_SHOWN = 60


@dataclass(frozen=True, slots=True)
class TableRequest:
    """A data file as a block names it."""

    reference: str
    span: Span
    sheet: str = ""
    cells: str = ""


TextLoader = Callable[[str, Span], str | None]
"""Gives the text in a file that a block names; None: it was reported."""

TableLoader = Callable[[TableRequest], DataTable | None]
"""Gives the table in a data file; None: it was reported."""


@dataclass(frozen=True, slots=True)
class Note:
    """The definition of a footnote, not yet read."""

    label: str
    """That of the author, or one like it: unique in the briefing."""
    tokens: list[Token]
    span: Span


@dataclass(slots=True)
class NoteBook:
    """The footnotes of one outline, by the labels that the author gave."""

    definitions: dict[str, Note] = field(default_factory=dict)
    blocks: dict[str, Blocks] = field(default_factory=dict)
    """What those hold that are referred to."""
    open: set[str] = field(default_factory=set)
    """Those that are being read."""
    undefined: int = 0
    """How many marks had no note."""


@dataclass(slots=True)
class Context:
    """One outline being read: its text, what it defines, and where findings go."""

    source: SourceText
    report: Report
    strict: bool
    """A briefing in a folder: what is not known is an error, not a warning."""
    names: Names
    load_picture: PictureLoader
    load_table: TableLoader
    load_text: TextLoader
    read_blocks: Callable[[list[Token], Context], Blocks]
    """`blocks.read_blocks`, for the footnotes inside a line."""
    slide_level: int
    lang: str = "en-GB"
    env: EnvType = field(default_factory=dict)
    """markdown-it's link references."""
    notes: NoteBook = field(default_factory=NoteBook)
    div_names: list[str] = field(default_factory=list)
    """The names of the fenced blocks around what is being read."""
    builds: bool = False
    """Whether the lists that are being read appear point by point."""

    def add(self, code: Code, span: Span, message: str, hint: str = "") -> None:
        self.report.add(code, span, message, hint)


def shorten(text: str) -> str:
    """A text as messages show it: on one line, and not too long for one."""
    line = " ".join(text.split())
    return line if len(line) <= _MAX_SHOWN else line[: _MAX_SHOWN - 1] + "…"
