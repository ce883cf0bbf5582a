"""Labelled rows: a label at the left, its text beside it, rows that fill the height by division.

Serves questions and answers, the glossary, and the agenda in mid-course. The rows are a native table, so
that a person can edit and sort them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from deckgen.model import block as b
from deckgen.model.briefing import Section
from deckgen.model.exhibits import Entries, EntriesKind
from deckgen.model.inline import Inlines, Link
from deckgen.model.walk import plain_text
from deckgen.plan.deck.slides import Insets, Placed, Stroke, TableBox, TableCell, TableRow
from deckgen.plan.exhibits.kit import Copy, Kit, caption_copy, caption_height, line_of
from deckgen.plan.text import TextParagraph
from deckgen.theme.grid import COLUMNS, GUTTER
from deckgen.units import Length, Rect, inches
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    label: Inlines
    blocks: b.Blocks


@dataclass(frozen=True, slots=True)
class RowStyle:
    name: str
    columns: int
    """Of twelve, for the labels."""
    least: Length
    """From row to row."""
    most: Length


_PAD = inches(0.08)
"""Above and below the text of a row."""


QUESTIONS = RowStyle("Questions and answers", 5, inches(0.60), inches(1.10))
TERMS = RowStyle("Glossary", 3, inches(0.40), inches(1.10))
SECTIONS = RowStyle("Agenda", 4, inches(0.60), inches(1.10))


def entries_rows(node: Entries, width: Length, kit: Kit) -> RowsDrawing:
    """The rows of questions with answers, or of terms with meanings."""
    style = QUESTIONS if node.kind is EntriesKind.QA else TERMS
    rows = tuple(Row(entry.label, entry.blocks) for entry in node.entries)
    return RowsDrawing(rows, width, kit, style, node.caption)


def agenda_rows(sections: Sequence[Section], width: Length, kit: Kit) -> RowsDrawing:
    """The sections with their messages."""
    rows = tuple(
        Row(
            (Link(section.title, f"#{section.id}"),),
            (b.Paragraph(section.message),) if section.message else (),
        )
        for section in sections
        if section.title
    )
    return RowsDrawing(rows, width, kit, SECTIONS)


@dataclass(frozen=True)
class RowsDrawing:
    rows: tuple[Row, ...]
    width: Length
    kit: Kit
    style: RowStyle
    caption: Inlines = ()

    @property
    def count(self) -> int:
        return len(self.rows)

    def part(self, start: int, stop: int) -> RowsDrawing:
        return replace(self, rows=self.rows[start:stop])

    def least_height(self, step: int) -> Length:
        return self._top(step) + sum(self._least(step))

    def draw(self, rect: Rect, step: int) -> tuple[Placed, ...]:
        top = self._top(step)
        heights = shared(self._least(step), rect.height - top, self.style.most)
        rows = tuple(
            self._row(texts, height, is_first=number == 0)
            for number, (texts, height) in enumerate(zip(self._copies(step), heights, strict=True))
        )
        columns = (self._label_width + GUTTER, self._text_width)
        box = Rect(rect.x, rect.y + top, sum(columns), sum(heights))
        table = TableBox(box, columns, rows, False, True, self.style.name, self.alt)
        if not self.caption:
            return (table,)
        copy = caption_copy(self.caption, self.kit, step)
        return copy.box(Rect(rect.x, rect.y, rect.width, copy.height(rect.width)), "Caption"), table

    def _row(self, texts: tuple[Copy, Copy], height: Length, *, is_first: bool) -> TableRow:
        palette = self.kit.palette
        above = Stroke(palette.navy, 1.0) if is_first else Stroke(palette.grid, 0.75)
        label, text = (copy.paragraphs or (TextParagraph(()),) for copy in texts)
        return TableRow(
            height, (TableCell(label, insets=Insets(right=GUTTER), above=above), TableCell(text, above=above))
        )

    @property
    def alt(self) -> str:
        return " ".join(_sentence(row) for row in self.rows)

    @cached_property
    def _label_width(self) -> Length:
        return (self.width + GUTTER) * self.style.columns // COLUMNS - GUTTER

    @property
    def _text_width(self) -> Length:
        return self.width - self._label_width - GUTTER

    def _top(self, step: int) -> Length:
        return caption_height(caption_copy(self.caption, self.kit, step), self.width)

    def _copies(self, step: int) -> list[tuple[Copy, Copy]]:
        kit, palette = self.kit, self.kit.palette
        size = kit.sizes.lead[step]
        label, text = kit.style(size, palette.navy, bold=True), kit.style(size, palette.ink)
        return [
            (line_of(kit.label(row.label, label)), Copy(kit.paragraphs(row.blocks, text)))
            for row in self.rows
        ]

    def _least(self, step: int) -> list[Length]:
        return [
            max(
                self.style.least,
                2 * _PAD + max(label.height(self._label_width), text.height(self._text_width)),
            )
            for label, text in self._copies(step)
        ]


def shared(least: Sequence[Length], height: Length, most: Length) -> list[Length]:
    """Equal rows that fill the height, none above `most`; a row that needs more takes it from the others."""
    if not least:
        return []
    pitch = height // len(least)
    if max(least) <= pitch:
        return [max(min(pitch, most), max(least) if max(least) > most else 0)] * len(least)
    low, high = 0, pitch
    # The largest pitch at which those rows that need more leave the others enough.
    while high - low > 1:
        middle = (low + high) // 2
        if sum(max(one, middle) for one in least) <= height:
            low = middle
        else:
            high = middle
    return [max(one, min(low, most)) for one in least]


def _sentence(row: Row) -> str:
    texts = (plain_text(one.inlines) for one in row.blocks if isinstance(one, b.Paragraph))
    label = plain_text(row.label).strip()
    joint = " " if label.endswith(("?", ".", "!")) else ": "
    return f"{label}{joint}{' '.join(texts)}".strip()
