"""Steps of a process and options: columns that hang from a rule, in as many rows as needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.model import block as b
from deckgen.model.exhibits import Entries, EntriesKind, Entry
from deckgen.model.walk import plain_text
from deckgen.plan.deck.slides import Placed
from deckgen.plan.exhibits.kit import (
    NO_COPY,
    Copy,
    Kit,
    caption_copy,
    caption_height,
    grouped,
    line_of,
    rule,
    tracks,
)
from deckgen.theme.grid import GUTTER
from deckgen.units import Length, Rect, inches
from deckgen.values import dataclass

_NARROWEST = inches(2.0)
_MOST = 5
"""Columns side by side."""
_PAD = inches(0.08)
_GAP = inches(0.06)
_ROW_GAP = inches(0.30)
_NUMBER_SIZE = 36.0
_NUMBER_SPACING = 0.9
_HIGHLIGHT = 3.0
_ROOMY_NUMBER = 60.0
"""A single row of few words in a high body: numbers like key figures, the words in the largest type."""
_ROOMY_SHARE = 0.8
"""Of the height that a roomy row fills at most."""
_MOST_AIR = inches(0.30)
"""Below the numbers and names of a roomy row, beside the gap."""
_NAMES = ("Number", "Name", "Text", "Mark")


@dataclass(frozen=True)
class StepsDrawing:
    node: Entries
    width: Length
    kit: Kit
    first: int = 1
    """The number of the first step: a process may go on from another slide."""

    @property
    def count(self) -> int:
        return len(self.node.entries)

    def part(self, start: int, stop: int) -> StepsDrawing:
        entries = self.node.entries[start:stop]
        return replace(self, node=replace(self.node, entries=entries), first=self.first + start)

    def least_height(self, step: int) -> Length:
        rows = self._rows(step)
        return self._top(step) + sum(map(self._row_height, rows)) + _ROW_GAP * max(0, len(rows) - 1)

    def draw(self, rect: Rect, step: int) -> tuple[Placed, ...]:
        name = "Process" if self._is_process else "Options"
        return grouped(self._iter_placed(rect, step), name, self.alt)

    @property
    def alt(self) -> str:
        return " ".join(
            self._sentence(number, one) for number, one in enumerate(self.node.entries, self.first)
        )

    @property
    def _is_process(self) -> bool:
        return self.node.kind is EntriesKind.PROCESS

    @property
    def _columns(self) -> int:
        fitting = min(_MOST, max(1, (self.width + GUTTER) // (_NARROWEST + GUTTER)))
        rows = -(-self.count // fitting)
        return max(1, -(-self.count // max(1, rows)))

    @property
    def _column_width(self) -> Length:
        return tracks(Rect(0, 0, self.width, 0), self._columns)[0].width

    def _top(self, step: int) -> Length:
        return caption_height(caption_copy(self.node.caption, self.kit, step), self.width)

    def _rows(self, step: int, *, roomy: bool = False) -> list[list[tuple[Copy, ...]]]:
        entries = enumerate(self.node.entries, self.first)
        cells = [self._cell(number, one, step, roomy=roomy) for number, one in entries]
        return [cells[start : start + self._columns] for start in range(0, len(cells), self._columns)]

    def _rows_in(self, height: Length, step: int) -> tuple[list[list[tuple[Copy, ...]]], Length]:
        """The rows, and the air between the parts of each: larger and looser where a single row has room."""
        if step == 0 and self.count <= self._columns:
            rows = self._rows(step, roomy=True)
            high = self._row_height(rows[0])
            if high <= height * _ROOMY_SHARE and self._keeps_words(rows[0]):
                return rows, min(_MOST_AIR, (height - high) // 4)
        return self._rows(step), 0

    def _keeps_words(self, row: Sequence[tuple[Copy, ...]]) -> bool:
        """No word is cut, and no name takes a second line."""
        width = self._column_width
        return all(copy.longest <= width for cell in row for copy in cell) and all(
            name.lines(width) <= 1 for _, name, _, _ in row
        )

    def _cell(self, number: int, entry: Entry, step: int, *, roomy: bool) -> tuple[Copy, ...]:
        """Number, name, text and mark of one column; empty where it has none."""
        kit, palette = self.kit, self.kit.palette
        # Few words in a wide column are set like running text.
        size = kit.sizes.body[0 if roomy else -2] if step == 0 else kit.sizes.lead[step]
        text = Copy(kit.paragraphs(entry.blocks, kit.style(size, palette.ink)))
        figure = mark = NO_COPY
        if self._is_process:
            color = palette.highlight if entry.marked else palette.navy
            style = kit.style(_ROOMY_NUMBER if roomy else _NUMBER_SIZE, color, bold=True)
            figure = line_of(kit.text(str(number), style), spacing=_NUMBER_SPACING)
        elif entry.marked:
            style = kit.style(kit.sizes.dense[step], palette.highlight_text, bold=True)
            mark = line_of(kit.text(kit.words.recommended, style))
        name = line_of(kit.label(entry.label, kit.style(size, palette.navy, bold=True)))
        return figure, name, text, mark

    def _bands(self, row: Sequence[tuple[Copy, ...]]) -> list[Length]:
        heights = [[copy.height(self._column_width) for copy in cell] for cell in row]
        return [max(column) for column in zip(*heights, strict=True)]

    def _row_height(self, row: Sequence[tuple[Copy, ...]]) -> Length:
        bands = self._bands(row)
        return _PAD + sum(bands) + _GAP * sum(1 for band in bands if band)

    def _iter_placed(self, rect: Rect, step: int) -> Iterator[Placed]:
        if self.node.caption:
            copy = caption_copy(self.node.caption, self.kit, step)
            yield copy.box(Rect(rect.x, rect.y, rect.width, copy.height(rect.width)), "Caption")
        top = rect.y + self._top(step)
        rows, air = self._rows_in(rect.bottom - top, step)
        heights = [self._row_height(row) for row in rows]
        pitch = (rect.bottom - top) // max(1, len(rows))
        entries = iter(self.node.entries)
        for row, height in zip(rows, heights, strict=True):
            strip = Rect(rect.x, top, rect.width, height)
            bands = [band + air if band else 0 for band in self._bands(row)]
            for cell, box in zip(row, tracks(strip, self._columns), strict=False):
                yield from self._place_cell(cell, box, bands, is_marked=next(entries).marked)
            top += (
                min(pitch, height + 3 * _ROW_GAP) if max(heights) + _ROW_GAP <= pitch else height + _ROW_GAP
            )

    def _place_cell(
        self, cell: tuple[Copy, ...], box: Rect, bands: Sequence[Length], *, is_marked: bool
    ) -> Iterator[Placed]:
        palette = self.kit.palette
        color, weight = (palette.highlight, _HIGHLIGHT) if is_marked else (palette.navy, 1.0)
        yield rule(box.x, box.y, box.width, color, weight)
        top = box.y + _PAD
        for copy, band, name in zip(cell, bands, _NAMES, strict=True):
            if copy.paragraphs:
                yield copy.box(Rect(box.x, top, box.width, band), name)
            top += band + _GAP if band else 0

    def _sentence(self, number: int, entry: Entry) -> str:
        texts = [plain_text(one.inlines) for one in entry.blocks if isinstance(one, b.Paragraph)]
        label = plain_text(entry.label).strip()
        mark = f" ({self.kit.words.recommended.lower()})" if entry.marked and not self._is_process else ""
        head = f"{number}. {label}" if self._is_process else label
        return f"{head}{mark}: {' '.join(texts)}".strip()
