"""Quotations: one large, or two side by side with their attributions on one line; the opening mark hangs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from deckgen.model import block as b
from deckgen.model.exhibits import Quotation
from deckgen.model.inline import Inlines, Text
from deckgen.model.walk import plain_text
from deckgen.plan.deck.slides import Placed
from deckgen.plan.exhibits.kit import NO_COPY, Copy, Kit, grouped, line_of, rule, tracks
from deckgen.plan.exhibits.words import long_moment
from deckgen.plan.lines import measure
from deckgen.theme.grid import COLUMNS, GUTTER
from deckgen.units import Color, Length, Rect, inches, points
from deckgen.values import dataclass

_FEW_WORDS = 20
"""A longer quotation begins a size lower."""
_LARGE = 32.0
_LARGER = (44.0, 40.0, 36.0)
"""Few words in a high body: the largest of these at which there is still air around them."""
_AIR = inches(0.30)
"""More than the usual gap above and below larger words, at least."""
_MOST_ABOVE = inches(0.40)
_MOST_BELOW = inches(0.80)
"""What is left is divided around the words, up to so much."""
_SPACING = 0.95
_PAD = inches(0.10)
_GAP = inches(0.18)
"""From the party to the words, and from the words to who said them."""
_PARTY_RULE = 3.0
_LONE_COLUMNS = 9
"""A quotation alone is no wider, and two that stand one below the other are not either."""
_OPENING = "“„«‘‚\"'"
_CLOSING = "”“»’\"'"


class _Panel(NamedTuple):
    party: Copy
    words: Copy
    mark: Length
    """Width of the opening mark, which hangs left of the words."""
    who: Copy


@dataclass(frozen=True)
class QuotesDrawing:
    quotes: tuple[Quotation, ...]
    width: Length
    kit: Kit

    @property
    def count(self) -> int:
        return len(self.quotes)

    def part(self, start: int, stop: int) -> QuotesDrawing:
        return replace(self, quotes=self.quotes[start:stop])

    def least_height(self, step: int) -> Length:
        return sum(self._row_height(row) for row in self._rows(step)) + _GAP * (len(self._rows(step)) - 1)

    def draw(self, rect: Rect, step: int) -> tuple[Placed, ...]:
        return grouped(self._iter_placed(rect, step), "Quotation", self.alt)

    @property
    def alt(self) -> str:
        return " ".join(self._sentence(quote) for quote in self.quotes)

    @property
    def _columns(self) -> int:
        return 2 if self.count > 1 and self.width > inches(6) else 1

    @property
    def _panel_width(self) -> Length:
        if self._columns == 2:
            return tracks(Rect(0, 0, self.width, 0), 2)[0].width
        lone = (self.width + GUTTER) * _LONE_COLUMNS // COLUMNS - GUTTER
        return lone if self.width > inches(6) else self.width

    def _rows(self, step: int, larger: float = 0.0) -> list[list[_Panel]]:
        panels = [self._panel(number, quote, step, larger) for number, quote in enumerate(self.quotes)]
        return [panels[start : start + self._columns] for start in range(0, len(panels), self._columns)]

    def _rows_in(self, height: Length, step: int) -> list[list[_Panel]]:
        """The rows, their words as large as a single row in this height allows."""
        if step == 0 and self._size(0) == _LARGE and self.count <= self._columns:
            for larger in _LARGER:
                rows = self._rows(step, larger)
                if self._row_height(rows[0]) + 2 * _AIR <= height and self._keeps_words(rows[0]):
                    return rows
        return self._rows(step)

    def _keeps_words(self, row: Sequence[_Panel]) -> bool:
        return all(
            panel.words.longest + panel.mark <= self._words_width(self._panel_width, panel) for panel in row
        )

    def _panel(self, number: int, quote: Quotation, step: int, larger: float) -> _Panel:
        kit = self.kit
        party = line_of(
            kit.text(quote.party, kit.style(kit.sizes.label[step], self._color(number), bold=True))
        )
        words, mark = self._words(quote, larger or self._size(step))
        return _Panel(party, words, mark, self._who(quote, step))

    def _size(self, step: int) -> float:
        """One size for all: that of the longest."""
        longest = max(len(_text(quote).split()) for quote in self.quotes)
        sizes = self.kit.sizes.body
        first = _LARGE if longest <= _FEW_WORDS else sizes[0]
        ladder = (first, *(size for size in sizes if size < first))
        return ladder[min(step, len(ladder) - 1)] if step < self.kit.sizes.steps - 1 else sizes[-1]

    def _words(self, quote: Quotation, size: float) -> tuple[Copy, Length]:
        """The paragraphs between quotation marks; the first begins with one that hangs."""
        kit = self.kit
        style = kit.style(size, kit.palette.ink)
        opening = kit.text(kit.words.opening, style)
        mark = points(measure(opening).total)
        paragraphs = list(
            kit.paragraphs(
                between_marks(quote.blocks, kit.words.opening, kit.words.closing), style, after=size / 3
            )
        )
        paragraphs = [replace(one, indent=one.indent + mark, line_spacing=_SPACING) for one in paragraphs]
        if paragraphs:
            paragraphs[0] = replace(paragraphs[0], hang=mark)
        return Copy(tuple(paragraphs)), mark

    def _who(self, quote: Quotation, step: int) -> Copy:
        kit, palette = self.kit, self.kit.palette
        name = line_of(kit.text(quote.by, kit.style(kit.sizes.lead[step], palette.ink, bold=True)))
        date = long_moment(quote.date, kit.lang) if quote.date else ""
        muted = kit.style(kit.sizes.label[step], palette.muted)
        lines = [line_of(kit.text(text, muted)) for text in (quote.role, date) if text]
        return Copy(tuple(one for copy in (name, *lines) for one in copy.paragraphs))

    def _bands(self, row: Sequence[_Panel]) -> tuple[Length, Length, Length]:
        width = self._panel_width
        party = max(panel.party.height(width) for panel in row)
        words = max(panel.words.height(self._words_width(width, panel)) for panel in row)
        who = max(panel.who.height(width) for panel in row)
        return party, words, who

    def _words_width(self, width: Length, panel: _Panel) -> Length:
        """With the mark. Side by side, what hangs from the next panel has room."""
        return width if self._columns > 1 else width + panel.mark

    def _row_height(self, row: Sequence[_Panel]) -> Length:
        party, words, who = self._bands(row)
        return _PAD + party + _GAP + words + (_GAP + who if who else 0)

    def _iter_placed(self, rect: Rect, step: int) -> Iterator[Placed]:
        top = rect.y
        number = 0
        rows = self._rows_in(rect.height, step)
        for row in rows:
            height = self._row_height(row)
            spare = max(0, rect.height - height) if len(rows) == 1 else 0
            above, below = min(_MOST_ABOVE, spare // 4), min(_MOST_BELOW, spare // 2)
            party, words, who = self._bands(row)
            # The words stand a little higher than the middle of what is left around them.
            bands = party + above, words + below, who
            strip = Rect(rect.x, top, self._panel_width, height)
            boxes = tracks(Rect(rect.x, top, rect.width, height), 2) if self._columns == 2 else (strip,)
            for panel, box in zip(row, boxes, strict=False):
                yield from self._place_panel(panel, box, bands, self._color(number))
                number += 1
            top += height + _GAP

    def _place_panel(
        self, panel: _Panel, box: Rect, bands: tuple[Length, Length, Length], color: Color
    ) -> Iterator[Placed]:
        party, words, who = bands
        yield rule(box.x, box.y, box.width, color, _PARTY_RULE)
        top = box.y + _PAD
        if panel.party.paragraphs:
            yield panel.party.box(Rect(box.x, top, box.width, party), "Party")
        top += party + _GAP
        # The mark hangs outside, so that the words stand on the margin.
        width = self._words_width(box.width, panel)
        yield panel.words.box(Rect(box.x - panel.mark, top, width, words), "Quotation")
        if panel.who != NO_COPY:
            yield panel.who.box(Rect(box.x, top + words + _GAP, box.width, who), "Attribution")

    def _color(self, number: int) -> Color:
        """Two parties: navy and orange, in their order."""
        palette = self.kit.palette
        return palette.highlight if number % 2 and self.count > 1 else palette.navy

    def _sentence(self, quote: Quotation) -> str:
        date = long_moment(quote.date, self.kit.lang) if quote.date else ""
        who = ", ".join(part for part in (quote.by, quote.role, quote.party, date) if part)
        return f"{who}{': ' if who else ''}{self.kit.words.opening}{_text(quote)}{self.kit.words.closing}"


def _text(quote: Quotation) -> str:
    texts = (plain_text(one.inlines) for one in quote.blocks if isinstance(one, b.Paragraph))
    return " ".join(texts).strip().strip(_OPENING + _CLOSING)


def between_marks(blocks: b.Blocks, opening: str, closing: str) -> b.Blocks:
    """The paragraphs with these marks around them, instead of those that the author wrote."""
    found = list(blocks)
    first = found[0] if found else None
    if isinstance(first, b.Paragraph):
        found[0] = replace(first, inlines=_opened(first.inlines, opening))
    last = found[-1] if found else None
    if isinstance(last, b.Paragraph):
        found[-1] = replace(last, inlines=_closed(last.inlines, closing))
    return tuple(found)


def _opened(inlines: Inlines, mark: str) -> Inlines:
    if inlines and isinstance(inlines[0], Text):
        text = inlines[0].text
        return (replace(inlines[0], text=mark + text.lstrip(_OPENING)), *inlines[1:])
    return (Text(mark), *inlines)


def _closed(inlines: Inlines, mark: str) -> Inlines:
    last = inlines[-1] if inlines else None
    if isinstance(last, Text):
        return (*inlines[:-1], replace(last, text=last.text.rstrip(_CLOSING) + mark))
    return (*inlines, Text(mark))
