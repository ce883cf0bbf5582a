"""Key figures: tiles that hang from a rule side by side, or one below the other where the room is narrow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from deckgen.model.exhibits import KeyFigure, KeyFigures
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
from deckgen.plan.text import TextParagraph
from deckgen.theme.grid import GUTTER
from deckgen.units import Color, Length, Rect, inches
from deckgen.values import dataclass

_NUMBER = re.compile(r"\s*(.*?\d\S*(?:[ \u00a0\u202f]\d{3}(?!\d))*)\s*(.*?)\s*", re.DOTALL)
_TIE = "\N{NO-BREAK SPACE}"
_SPACING = 0.9
"""Of lines with a large number: figures have no descenders."""
_LARGE = 48.0
"""From this size on a figure moves a little left, so that its stem stands on the margin."""
_PASSED_OVER = 2
"""Sizes of figures at most."""
_HIGHLIGHT = 3.0


@dataclass(frozen=True, slots=True)
class FigureStyle:
    """Measures of a medium."""

    tile: tuple[float, ...]
    """Sizes of the figures side by side: the first at which the widest fits."""
    stacked: tuple[float, ...]
    unit: float
    narrowest: Length
    """Of a tile."""
    most: int
    """Tiles side by side."""
    pad: Length
    """From the rule to what hangs from it."""
    gap: Length
    """Between the parts of a tile."""
    row_gap: Length
    pitch: Length
    """Largest distance between two stacked figures."""
    optical: Length
    weight: float
    gutter: Length = GUTTER
    last: Length = 0
    """Width of the last of as many columns as can be, which stands in a column of the page; 0: all alike."""
    """Of the rule, in points."""


DECK = FigureStyle(
    tile=(60.0, 48.0, 40.0, 32.0, 24.0),
    stacked=(48.0, 40.0, 32.0, 24.0),
    unit=24.0,
    narrowest=inches(1.9),
    most=4,
    pad=inches(0.06),
    gap=inches(0.04),
    row_gap=inches(0.25),
    pitch=inches(1.46),
    optical=inches(0.03),
    weight=1.0,
)


class FigureParts(NamedTuple):
    number: str
    unit: str


def split_figure(text: str) -> FigureParts:
    """The number, with what is tied to it, and the words that follow: "158 min", "3 of 7", "$4.4m"."""
    match = _NUMBER.fullmatch(text)
    return FigureParts(match[1], match[2]) if match else FigureParts(text.strip(), "")


@dataclass(frozen=True, slots=True)
class _Tile:
    name: Copy
    figure: Copy
    label: Copy
    details: Copy
    highlight: bool

    def heights(self, width: Length) -> tuple[Length, Length, Length, Length]:
        parts = (self.name, self.figure, self.label, self.details)
        name, figure, label, details = (part.height(width) for part in parts)
        return name, figure, label, details


@dataclass(frozen=True)
class FiguresDrawing:
    node: KeyFigures
    width: Length
    kit: Kit
    style: FigureStyle = DECK

    @property
    def count(self) -> int:
        return len(self.node.figures)

    def part(self, start: int, stop: int) -> FiguresDrawing:
        return replace(self, node=replace(self.node, figures=self.node.figures[start:stop]))

    def least_height(self, step: int) -> Length:
        rows = self._rows(step)
        gaps = self.style.row_gap * max(0, len(rows) - 1)
        total = sum(self._row_height(self._bands(row)) for row in rows)
        return self._top(step) + total + gaps

    def draw(self, rect: Rect, step: int) -> tuple[Placed, ...]:
        placed: list[Placed] = []
        if self.node.caption:
            copy = caption_copy(self.node.caption, self.kit, step)
            placed.append(copy.box(Rect(rect.x, rect.y, rect.width, copy.height(rect.width)), "Caption"))
        top = rect.y + self._top(step)
        rows = self._rows(step)
        pitch = self._pitch(rows, rect.bottom - top)
        for number, row in enumerate(rows):
            bands = self._bands(row)
            strip = Rect(rect.x, top, rect.width, self._row_height(bands))
            for tile, box in zip(row, self._tracks(strip), strict=False):
                placed.extend(self._place_tile(tile, box, bands))
            if number < len(rows) - 1:
                top += max(pitch, strip.height + self.style.row_gap)
        return grouped(placed, "Key figures", self.alt)

    @property
    def alt(self) -> str:
        return "; ".join(_sentence(figure) for figure in self.node.figures)

    @property
    def _columns(self) -> int:
        fitting = max(1, (self.width + GUTTER) // (self.style.narrowest + GUTTER))
        rows = -(-self.count // min(fitting, self.style.most))
        return max(1, -(-self.count // max(1, rows)))

    @property
    def _is_stack(self) -> bool:
        return self._columns == 1 and self.width < 3 * self.style.narrowest

    @property
    def _tile_width(self) -> Length:
        return min(track.width for track in self._tracks(Rect(0, 0, self.width, 0)))

    def _tracks(self, strip: Rect) -> tuple[Rect, ...]:
        last, gutter = self.style.last, self.style.gutter
        if not last or self._columns != self.style.most:
            return tracks(strip, self._columns, gutter)
        rest = Rect(strip.x, strip.y, strip.width - last - gutter, strip.height)
        return (
            *tracks(rest, self._columns - 1, gutter),
            Rect(rest.right + gutter, strip.y, last, strip.height),
        )

    def _top(self, step: int) -> Length:
        return caption_height(caption_copy(self.node.caption, self.kit, step), self.width)

    def _rows(self, step: int) -> list[list[_Tile]]:
        size = self._figure_size(step)
        tiles = [self._tile(figure, size, step) for figure in self.node.figures]
        return [tiles[start : start + self._columns] for start in range(0, len(tiles), self._columns)]

    def _figure_size(self, step: int) -> float:
        """The largest size at which the widest figure fits its tile: all have the same. At further steps
        the first sizes are passed over, so that two rows have room."""
        sizes = self.style.stacked if self._is_stack else self.style.tile
        sizes = sizes[min(step, _PASSED_OVER) :]
        for size in sizes:
            if all(self._figure(one, size).natural <= self._tile_width for one in self.node.figures):
                return size
        return sizes[-1]

    def _figure(self, figure: KeyFigure, size: float) -> Copy:
        kit, color = self.kit, self._color(figure)
        number, unit = split_figure(plain_text(figure.figure))
        runs = kit.text(number, kit.style(size, color, bold=True))
        words = kit.style(min(self.style.unit, size), color)
        tied = line_of((*runs, *kit.text(_TIE + unit, words)) if unit else runs, spacing=_SPACING)
        if tied.natural > self._tile_width and unit:
            return line_of((*runs, *kit.text(f" {unit}", words)), spacing=_SPACING)
        return tied

    def _color(self, figure: KeyFigure) -> Color:
        return self.kit.palette.highlight if figure.highlight else self.kit.palette.navy

    def _tile(self, figure: KeyFigure, size: float, step: int) -> _Tile:
        kit, sizes, palette = self.kit, self.kit.sizes, self.kit.palette
        label_style = kit.style(sizes.lead[step], palette.ink)
        if self._is_stack:
            label_style = kit.style(sizes.label[step], palette.text_2)
        name = line_of(kit.label(figure.name, kit.style(sizes.lead[step], palette.ink, bold=True)))
        label = line_of(kit.label(figure.label, label_style))
        strong = palette.highlight_text if figure.highlight else palette.ink
        style = kit.style(sizes.label[step], palette.text_2)
        details = Copy(kit.paragraphs(figure.details, style, strong, after=2.0))
        return _Tile(name, self._figure(figure, size), label, details, figure.highlight)

    def _bands(self, row: Sequence[_Tile]) -> tuple[Length, ...]:
        """The height of each part of a row, so that parts of one kind stand on one line."""
        heights = [tile.heights(self._tile_width) for tile in row]
        return tuple(max(column) for column in zip(*heights, strict=True))

    def _row_height(self, bands: Sequence[Length]) -> Length:
        _, height = self._tops(bands)
        return height

    def _tops(self, bands: Sequence[Length]) -> tuple[list[Length], Length]:
        """Where each part of a tile begins below its rule, and where the last ends."""
        y = self.style.pad
        tops = []
        for number, height in enumerate(bands):
            if number == len(bands) - 1 and height:
                # The details hang from a rule of their own.
                y += self.style.row_gap // 2 + self.style.pad
            tops.append(y)
            y += height + self.style.gap if height else 0
        return tops, y

    def _pitch(self, rows: Sequence[Sequence[_Tile]], height: Length) -> Length:
        """From row to row: equal shares of the height, where the highest row allows it."""
        highest = max((self._row_height(self._bands(row)) for row in rows), default=0)
        largest = self.style.pitch if self._is_stack else highest + 3 * self.style.row_gap
        even = min(largest, height // max(1, len(rows)))
        return even if even >= highest else 0

    def _place_tile(self, tile: _Tile, box: Rect, bands: Sequence[Length]) -> Iterator[Placed]:
        palette = self.kit.palette
        color, weight = palette.navy, self.style.weight
        if tile.highlight:
            color, weight = palette.highlight, _HIGHLIGHT * self.style.weight
        yield rule(box.x, box.y, box.width, color, weight)
        tops, _ = self._tops(bands)
        copies = (tile.name, tile.figure, tile.label, tile.details)
        names = ("Name", "Figure", "Label", "Details")
        for copy, top, height, name in zip(copies, tops, bands, names, strict=True):
            if copy == NO_COPY:
                continue
            left = self._optical(copy.paragraphs[0]) if name == "Figure" else 0
            if name == "Details":
                yield rule(box.x, box.y + top - self.style.pad, box.width, palette.grid, 0.75)
            yield copy.box(Rect(box.x - left, box.y + top, box.width, height), name)

    def _optical(self, paragraph: TextParagraph) -> Length:
        size = paragraph.runs[0].style.size if paragraph.runs else 0.0
        return self.style.optical if size >= _LARGE else 0


def _sentence(figure: KeyFigure) -> str:
    name, number, label = (plain_text(one).strip() for one in (figure.name, figure.figure, figure.label))
    return " ".join(part for part in (f"{name}:" if name else "", number, label) if part)
