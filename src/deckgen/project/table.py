"""A table of data while it is gathered: rows that fit their columns, and where each of them was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from deckgen.diagnostics import NOWHERE, Span
from deckgen.values import dataclass

MAX_CELLS = 1_000_000


@dataclass(frozen=True, slots=True)
class DataTable:
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Every row has as many cells as there are columns."""
    is_exact: bool = field(default=False, compare=False)
    """Numbers came as such, not as text, and are written with a decimal point whatever the language."""
    span_of: Callable[[int, int], Span] = field(
        default=lambda row, column: NOWHERE, compare=False, repr=False
    )
    """Where the cell of a row and a column, both from 0, stands in its file."""

    def mappings(self) -> tuple[dict[str, str], ...]:
        """The rows by column name, as templates see them."""
        return tuple(dict(zip(self.columns, row, strict=True)) for row in self.rows)


class DataFaultError(Exception):
    """A data file is no table; the text says why."""

    def __init__(self, message: str, line: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.hint = hint


class Rows:
    """Gathers the rows of a table and sees that they fit its columns."""

    def __init__(self, columns: list[str], line: int) -> None:
        self.columns = _without_empty_end(columns, 0)
        self.rows: list[tuple[str, ...]] = []
        self.lines: list[int] = []
        """Of the file, one a row; 0 where it is not known."""
        self.delimiter = ""
        """Between the cells of a line; empty where cells do not stand on lines."""
        if not all(self.columns):
            raise DataFaultError("a column has no name", line, "the first row names the columns")
        for column in self.columns:
            if self.columns.count(column) > 1:
                raise DataFaultError(f"two columns are named '{column}'", line, "give each a name of its own")

    def add(self, cells: list[str], line: int) -> None:
        cells = _without_empty_end(cells, len(self.columns))
        if len(cells) != len(self.columns):
            hint = f"the columns are {', '.join(self.columns)}; leave a cell empty rather than out"
            raise DataFaultError(
                f"a row has {len(cells)} cells, the head has {len(self.columns)}", line, hint
            )
        self.rows.append(tuple(cells))
        self.lines.append(line)
        if len(self.rows) * len(cells) > MAX_CELLS:
            raise DataFaultError(
                f"the table has more than {MAX_CELLS:,} cells", line, "sum it up before it is shown"
            )


def _without_empty_end(cells: list[str], keep: int) -> list[str]:
    """Without the empty cells past the first `keep`, which spreadsheets like to add."""
    end = len(cells)
    while end > keep and not cells[end - 1]:
        end -= 1
    return cells[:end]


def finished(table: Rows | None) -> Rows:
    """The rows, or a fault where there is not even a head."""
    if table is None or not table.columns:
        raise DataFaultError("the file is empty", 0, "the first row names the columns")
    return table
