"""Data files as tables of text: CSV, TSV and JSON.

Cells stay as they are written, so that codes keep their zeros and numbers their digits; who draws or counts
decides what is a number.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataTable:
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Every row has as many cells as there are columns."""

    def mappings(self) -> tuple[dict[str, str], ...]:
        """The rows by column name, as templates see them."""
        return tuple(dict(zip(self.columns, row, strict=True)) for row in self.rows)
