"""Where in the author's file each part of a block's content stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckgen.diagnostics import Span
from deckgen.read.outline.source import SourceText


@dataclass(frozen=True, slots=True)
class Place:
    """The content of one block or cell, with the line on which it begins."""

    source: SourceText
    content: str
    line: int
    """Counted from 0."""
    after: int = 0
    """Characters of the first line that stand before the content: those of the cells to its left."""
    shift: int = 0
    """How far into the content the part begins that offsets are counted from."""

    def span(self, offset: int = 0) -> Span:
        """Where a character of the content stands; the line is sure, the column is found where it can be."""
        position = self.shift + offset
        if "\n" not in self.content:
            return self._in_line(self.line, self.content, position, self.after)
        start = self.content.rfind("\n", 0, position) + 1
        end = self.content.find("\n", start)
        line = self.line + self.content.count("\n", 0, start)
        text = self.content[start:] if end < 0 else self.content[start:end]
        return self._in_line(line, text, position - start, self.after if start == 0 else 0)

    def part(self, offset: int) -> Place:
        """The same content, with offsets counted from `offset` on."""
        return replace(self, shift=self.shift + offset)

    def _in_line(self, line: int, text: str, position: int, after: int) -> Span:
        # Markers of lists and quotes stand before the text, and an escaped bar of a cell is not found at all.
        before = self.source.find(line, text, after)
        return self.source.span(line, before + position + 1 if before >= 0 else 0)
