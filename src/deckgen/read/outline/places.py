"""Where in the author's file each part of a block's content stands."""

from __future__ import annotations

from bisect import bisect

from deckgen.diagnostics import Span
from deckgen.read.outline.source import SourceText


class Place:
    """The content of one block or cell, and where its lines begin.

    Lines are sure. Columns are found where the content stands in its line as it is: markers of lists and
    quotes come before it, and a cell with an escaped bar is not found at all.
    """

    __slots__ = ("_columns", "_line", "_shift", "_source", "_starts")

    def __init__(self, source: SourceText, content: str, line: int, after: int = 0) -> None:
        """`line` counts from 0; the first `after` characters on it belong to other cells."""
        self._source = source
        self._line = line
        self._shift = 0
        first, *others = content.split("\n") if "\n" in content else (content,)
        self._starts = [0]
        self._columns = [source.find(line, first, after)]
        for number, text in enumerate(others, start=1):
            self._starts.append(self._starts[-1] + len(first) + 1)
            self._columns.append(source.find(line + number, text))
            first = text

    @property
    def line(self) -> int:
        """The line of the first character, counted from 0."""
        return self._line + bisect(self._starts, self._shift) - 1

    def span(self, offset: int = 0) -> Span:
        """Where a character of the content stands."""
        position = self._shift + offset
        index = bisect(self._starts, position) - 1 if len(self._starts) > 1 else 0
        before = self._columns[index]
        column = before + position - self._starts[index] + 1 if before >= 0 else 0
        return self._source.span(self._line + index, column)

    def part(self, offset: int) -> Place:
        """The same content, with offsets counted from `offset` on."""
        part = Place.__new__(Place)
        part._source, part._line = self._source, self._line
        part._starts, part._columns = self._starts, self._columns
        part._shift = self._shift + offset
        return part
