"""A list set as labelled rows: short bold lead-ins, or the terms of a definition list, beside their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.model import block as b
from deckgen.model.inline import Footnote, Inlines, Strong, Text
from deckgen.model.walk import footnotes_in, plain_text
from deckgen.plan.deck.desk import LINE, Desk
from deckgen.plan.deck.pieces import Remarks, Slot
from deckgen.plan.deck.slides import Insets, Placed, Stroke, TableBox, TableCell, TableRow
from deckgen.plan.lines import Measured, measure
from deckgen.plan.runs import tied_runs, to_runs
from deckgen.plan.text import Run, TextParagraph
from deckgen.theme.grid import GUTTER
from deckgen.units import Length, Rect, inches, points, to_points
from deckgen.values import dataclass

_LABEL_WORDS = 5
_ROWS = range(3, 7)
_DEFINITIONS = range(2, 7)
_LABEL_COLUMNS = 3
_LEAST_PITCH = inches(0.60)
_LARGEST_PITCH = inches(1.10)
_PAD = inches(0.08)
"""Above and below the text of a row, at least."""
_TEXT_LINES = 2
_MEANING_LINES = 3


@dataclass(frozen=True, slots=True)
class LabelledRow:
    label: tuple[Run, ...]
    label_words: Measured
    text: tuple[Run, ...]
    text_words: Measured
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True)
class LabelledList:
    """Rows that divide the body, a rule above each. Native cells, so that a person can edit and sort them."""

    desk: Desk
    rows: tuple[LabelledRow, ...]
    grows: int = 1
    is_text: bool = False

    @property
    def remarks(self) -> Remarks:
        return Remarks(footnotes=tuple(note for row in self.rows for note in row.footnotes))

    def height(self, step: int) -> Length:
        return sum(self._least(row) for row in self.rows)

    def fits(self, height: Length, step: int) -> bool:
        return self.height(step) <= height

    def divide(self, height: Length, step: int) -> tuple[LabelledList, LabelledList] | None:
        fitting, used = 0, 0
        for row in self.rows:
            used += self._least(row)
            if used > height:
                break
            fitting += 1
        fitting = min(fitting, len(self.rows) - 2)
        if fitting < 1:
            return None
        return replace(self, rows=self.rows[:fitting]), replace(self, rows=self.rows[fitting:])

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        share = slot.rect.height // len(self.rows)
        heights = _divided([self._least(row) for row in self.rows], min(_LARGEST_PITCH, share))
        columns = self.columns
        rows = tuple(
            self._row(row, height, first=number == 0)
            for number, (row, height) in enumerate(zip(self.rows, heights, strict=True))
        )
        rect = Rect(slot.rect.x, slot.rect.y, sum(columns), sum(heights))
        return (TableBox(rect, columns, rows, has_head=False, has_stub=True, name="List"),)

    def _row(self, row: LabelledRow, height: Length, *, first: bool) -> TableRow:
        palette = self.desk.theme.palette
        above = Stroke(palette.navy, 1.0) if first else Stroke(palette.grid, 0.75)
        cells = tuple(
            TableCell((TextParagraph(runs),), insets=Insets(right=right), above=above)
            for runs, right in ((row.label, GUTTER), (row.text, 0))
        )
        return TableRow(height, cells)

    def _least(self, row: LabelledRow) -> Length:
        label, text = self.columns
        lines = max(row.label_words.lines(to_points(label - GUTTER)), row.text_words.lines(to_points(text)))
        return max(_LEAST_PITCH, points(lines * LINE * _size(self.desk)) + 2 * _PAD)

    @property
    def columns(self) -> tuple[Length, Length]:
        label = self.desk.grid.left(_LABEL_COLUMNS + 1) - self.desk.grid.left(1)
        return label, self.desk.grid.width - label


def labelled_list(block: b.Block, desk: Desk) -> LabelledList | None:
    """The block as labelled rows; None where it is no such list, or a row would be too long for one.

    Nor where its points are to appear one by one: PowerPoint shows a table as a whole.
    """
    match block:
        case b.List(build=False):
            pairs, most = tuple(_iter_led(block)), _TEXT_LINES
            if len(pairs) != len(block.items) or len(pairs) not in _ROWS:
                return None
        case b.DefinitionList():
            pairs, most = tuple(_iter_defined(block)), _MEANING_LINES
            if len(pairs) != len(block.items) or len(pairs) not in _DEFINITIONS:
                return None
        case _:
            return None
    made = LabelledList(desk, tuple(_row(label, text, desk) for label, text in pairs))
    label_width, text_width = to_points(made.columns[0] - GUTTER), to_points(made.columns[1])
    for row in made.rows:
        if row.label_words.lines(label_width) > 1 or row.text_words.lines(text_width) > most:
            return None
    return made


def _iter_led(block: b.List) -> Iterator[tuple[Inlines, Inlines]]:
    """Lead-in and text of each item that has them; stops at the first that has not."""
    if block.ordered:
        return
    for item in block.items:
        paragraph = item.blocks[0] if len(item.blocks) == 1 else None
        if not isinstance(paragraph, b.Paragraph) or item.checked is not None:
            return
        led = _led(paragraph.inlines)
        if led is None:
            return
        yield led


def _led(inlines: Inlines) -> tuple[Inlines, Inlines] | None:
    if len(inlines) < 2 or not isinstance(inlines[0], Strong):
        return None
    lead, text = inlines[0].children, inlines[1:]
    if len(plain_text(lead).split()) > _LABEL_WORDS or not plain_text(text).strip(" :.–—"):
        return None
    first = text[0]
    if isinstance(first, Text):
        # The stop between lead-in and text becomes the space between the columns.
        text = (replace(first, text=first.text.lstrip(" :–—")), *text[1:])
    return _without_stop(lead), text


def _iter_defined(block: b.DefinitionList) -> Iterator[tuple[Inlines, Inlines]]:
    """Term and meaning of each entry whose meaning is one paragraph; stops at the first that is more."""
    for entry in block.items:
        meaning = entry.meanings[0] if len(entry.meanings) == 1 else ()
        if len(meaning) != 1 or not isinstance(meaning[0], b.Paragraph):
            return
        yield entry.term, meaning[0].inlines


def _without_stop(inlines: Inlines) -> Inlines:
    last = inlines[-1]
    if isinstance(last, Text) and len(last.text) > 1 and not last.text.endswith(".."):
        return (*inlines[:-1], replace(last, text=last.text.rstrip(" :").removesuffix(".")))
    return inlines


def _size(desk: Desk) -> float:
    """One step above the floor: 20 points in a room."""
    return desk.scale.body[-2]


def _row(label: Inlines, text: Inlines, desk: Desk) -> LabelledRow:
    palette, size = desk.theme.palette, _size(desk)
    label_runs = to_runs(label, desk.context(desk.style(size, palette.navy, bold=True)))
    text_runs = tied_runs(to_runs(text, desk.context(desk.style(size, palette.ink))))
    notes = (*footnotes_in(label), *footnotes_in(text))
    return LabelledRow(label_runs, measure(label_runs), text_runs, measure(text_runs), notes)


def _divided(least: Sequence[Length], pitch: Length) -> list[Length]:
    """Rows of one height, but for those that need more."""
    return [max(height, pitch) for height in least]
