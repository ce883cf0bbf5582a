"""A matrix: risks on a grid of five by five, or items between two axes, named in place or in a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from deckgen.model.exhibits import Matrix, MatrixItem, MatrixKind
from deckgen.model.walk import plain_text
from deckgen.plan.deck.slides import Anchor, Placed, Shape, ShapeBox, Stroke
from deckgen.plan.exhibits.kit import (
    Copy,
    Kit,
    block,
    caption_copy,
    caption_height,
    disc,
    grouped,
    line_of,
    rule,
    upright,
)
from deckgen.plan.exhibits.rows import shared
from deckgen.plan.exhibits.spots import free_spots, label_spots
from deckgen.plan.text import Align
from deckgen.theme.grid import GUTTER
from deckgen.units import Color, Length, Rect, inches
from deckgen.values import dataclass

GRADES = 5
"""Of likelihood and of consequence."""

_SMALLER = inches(0.05)
"""Step in which a plot is made smaller until it fits."""
_TOO_HIGH = inches(100)
"""The height of what cannot be laid out: the matrix is divided."""
_LEAST_HIGH_SCORE = 15
_LEAST_MODERATE_SCORE = 6
_MOST_LABELS = 8
"""Items named where they stand; more are numbered and listed."""


@dataclass(frozen=True, slots=True)
class MatrixStyle:
    """Measures of a medium."""

    least: Length
    """Height of the field of the plot."""
    most: Length
    disc: Length
    dot: Length
    gap: Length
    """Between the plot and its labels, and between a dot and its name."""
    label: Length
    """Widest name beside a dot."""
    row: Length
    """Largest distance between two rows of the list."""
    narrowest: Length
    """In less there is no room for plot and list."""


DECK = MatrixStyle(
    least=inches(2.4),
    most=inches(3.7),
    disc=inches(0.28),
    dot=inches(0.14),
    gap=inches(0.08),
    label=inches(2.6),
    row=inches(0.75),
    narrowest=inches(3.4),
)


@dataclass(frozen=True)
class MatrixDrawing:
    node: Matrix
    width: Length
    kit: Kit
    style: MatrixStyle = DECK
    first: int = 1
    _spots: dict[tuple[Length, int], tuple[Rect, ...] | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def count(self) -> int:
        return len(self.node.items)

    def part(self, start: int, stop: int) -> MatrixDrawing:
        node = replace(self.node, items=self.node.items[start:stop])
        return replace(self, node=node, first=self.first + start, _spots={})

    def least_height(self, step: int) -> Length:
        top, least = self._top(step), self.style.least
        if self.width < self.style.narrowest:
            return _TOO_HIGH
        if self._names(least, step) is not None:
            return top + least + self._around(self._wide(least, step).width, step)
        for height in (least, self.style.most):
            plot = self._square(height, step)
            if self._discs(plot) is not None:
                return top + self._height_beside(plot, step)
        return _TOO_HIGH

    def draw(self, rect: Rect, step: int) -> tuple[Placed, ...]:
        return grouped(self._iter_placed(rect, step), "Matrix", self.alt)

    @property
    def alt(self) -> str:
        x_name, y_name = self._axis_names
        return "; ".join(
            f"{plain_text(item.text).strip()} ({y_name} {_amount(item.y, self.node.kind)}, "
            f"{x_name} {_amount(item.x, self.node.kind)})"
            for item in self.node.items
        )

    @property
    def _is_risk(self) -> bool:
        return self.node.kind is MatrixKind.RISK

    @property
    def _axis_names(self) -> tuple[str, str]:
        words = self.kit.words
        if self._is_risk:
            return self.node.x_name or words.consequence_axis, self.node.y_name or words.likelihood_axis
        return self.node.x_name or "x", self.node.y_name or "y"

    def _top(self, step: int) -> Length:
        return caption_height(caption_copy(self.node.caption, self.kit, step), self.width)

    def _tick(self, text: str, step: int) -> Copy:
        style = self.kit.style(self.kit.sizes.dense[step], self.kit.palette.text_2)
        return line_of(self.kit.text(text, style))

    def _axis_name(self, text: str, step: int) -> Copy:
        style = self.kit.style(self.kit.sizes.dense[step], self.kit.palette.navy, bold=True)
        return line_of(self.kit.text(text, style))

    def _ends(self) -> tuple[str, ...]:
        """What stands along an axis, from its start to its end."""
        words = self.kit.words
        return tuple(str(n) for n in range(1, GRADES + 1)) if self._is_risk else (words.low, words.high)

    def _left(self, step: int) -> Length:
        """Width of what stands left of the plot."""
        return max(self._tick(text, step).natural for text in self._ends()) + self.style.gap

    def _around(self, width: Length, step: int) -> Length:
        """Height of what stands above and below a plot of that width."""
        return self._above(width, step) + self._below(width, step)

    def _above(self, width: Length, step: int) -> Length:
        name = self._axis_name(self._axis_names[1], step)
        return name.height(self._left(step) + width) + self.style.gap // 2

    def _below(self, width: Length, step: int) -> Length:
        """The labels under the plot: the name of the axis stands on their line or below it."""
        tick = self._tick("0", step).height(self.width)
        name = self._axis_name(self._axis_names[0], step)
        is_beside = self._beside_ends(width, step) >= name.natural
        return self.style.gap // 2 + tick + (0 if is_beside else name.height(width))

    def _beside_ends(self, width: Length, step: int) -> Length:
        """How much room the name of the axis has between the labels at its ends; none between numbers."""
        if self._is_risk:
            return 0
        ends = max(self._tick(text, step).natural for text in self._ends())
        return width - 2 * (ends + self.style.gap)

    def _square(self, height: Length, step: int) -> Rect:
        """The plot beside a list: a little wider than high, at most half of the width."""
        width = min(height * 5 // 4, (self.width - GUTTER) // 2 - self._left(step))
        return Rect(0, 0, width, height)

    def _wide(self, height: Length, step: int) -> Rect:
        return Rect(0, 0, self.width - self._left(step), height)

    def _centre(self, item: MatrixItem, plot: Rect) -> tuple[Length, Length]:
        if self._is_risk:
            x, y = (item.x - 0.5) / GRADES, (item.y - 0.5) / GRADES
        else:
            x, y = item.x, item.y
            # What lies at an end stands inside the field, with room for its name.
            plot = plot.inset(*[self.style.disc // 2] * 4)
        return plot.x + round(x * plot.width), plot.bottom - round(y * plot.height)

    def _discs(self, plot: Rect) -> tuple[Rect, ...] | None:
        """A place for each number, near where its item belongs; None where they do not fit."""
        size = self.style.disc
        centres = [self._centre(item, plot) for item in self.node.items]
        areas = [self._area(item, plot) for item in self.node.items]
        return free_spots(centres, areas, size)

    def _area(self, item: MatrixItem, plot: Rect) -> Rect:
        """Where the number of an item may stand: in its cell, or anywhere."""
        if not self._is_risk:
            return plot
        width, height = plot.width // GRADES, plot.height // GRADES
        column, row = min(GRADES, round(item.x)), min(GRADES, round(item.y))
        return Rect(plot.x + (column - 1) * width, plot.bottom - row * height, width, height)

    def _names(self, height: Length, step: int) -> tuple[Rect, ...] | None:
        """Places for the names beside their dots, in a plot as wide as the exhibit; None: there are none."""
        if self._is_risk or self.count > _MOST_LABELS:
            return None
        key = (height, step)
        if key not in self._spots:
            plot = self._wide(height, step)
            centres = [self._centre(item, plot) for item in self.node.items]
            sizes = [self._name_sizes(item, step) for item in self.node.items]
            off = self.style.gap + self.style.dot // 2
            cross = (
                Rect(plot.x + plot.width // 2, plot.y, 1, plot.height),
                Rect(plot.x, plot.y + plot.height // 2, plot.width, 1),
            )
            found = label_spots(centres, sizes, plot, off, cross)
            self._spots[key] = found or label_spots(centres, sizes, plot, off)
        return self._spots[key]

    def _name(self, item: MatrixItem, step: int) -> Copy:
        style = self.kit.style(self.kit.sizes.label[step], self.kit.palette.ink)
        return line_of(self.kit.label(item.text, style))

    def _name_sizes(self, item: MatrixItem, step: int) -> tuple[tuple[Length, Length], ...]:
        """Widths and heights in which a name can be set."""
        copy = self._name(item, step)
        widths = [copy.natural, *(copy.natural * share // 20 for share in (13, 9, 7))]
        fitting = [max(width, copy.longest) for width in widths if width <= self.style.label]
        found = dict.fromkeys(fitting or [max(copy.longest, min(copy.natural, self.style.label))])
        return tuple((width, copy.height(width)) for width in found)

    def _list_width(self, plot_width: Length, step: int) -> Length:
        return self.width - self._left(step) - plot_width - 2 * GUTTER

    def _list_heights(self, plot_width: Length, step: int) -> list[Length]:
        width = self._list_width(plot_width, step) - self.style.disc - self.style.gap
        return [
            max(self.style.disc, self._name(item, step).height(width)) + self.style.gap
            for item in self.node.items
        ]

    def _iter_placed(self, rect: Rect, step: int) -> Iterator[Placed]:
        if self.node.caption:
            copy = caption_copy(self.node.caption, self.kit, step)
            yield copy.box(Rect(rect.x, rect.y, rect.width, copy.height(rect.width)), "Caption")
        body = rect.inset(top=self._top(step))
        size, names = self._fitting(body.height, step)
        above = self._above(size.width, step)
        plot = Rect(body.x + self._left(step), body.y + above, size.width, size.height)
        yield from self._place_field(plot)
        yield from self._place_axes(plot, body.x, step)
        if names is not None:
            yield from self._place_names(plot, names, step)
        else:
            yield from self._place_numbers(plot, step)
            left = plot.right + 2 * GUTTER
            yield from self._place_list(Rect(left, body.y, body.right - left, body.height), plot.width, step)

    def _fitting(self, room: Length, step: int) -> tuple[Rect, tuple[Rect, ...] | None]:
        """The largest plot that fits the height with what stands around it, and the places of its names. A
        larger one leaves less width to the list, which has to fit as well."""
        wide = self._wide(0, step).width
        height = min(self.style.most, room - self._around(wide, step))
        names = self._names(height, step)
        if names is not None:
            return self._wide(height, step), names
        plot = self._square(height, step)
        while plot.height > self.style.least and self._height_beside(plot, step) > room:
            plot = self._square(plot.height - _SMALLER, step)
        return plot, None

    def _height_beside(self, plot: Rect, step: int) -> Length:
        """Of a plot with its list."""
        around = self._around(plot.width, step)
        return max(plot.height + around, sum(self._list_heights(plot.width, step)))

    def _place_field(self, plot: Rect) -> Iterator[Placed]:
        palette = self.kit.palette
        line = Stroke(palette.white, 1.5)
        if not self._is_risk:
            yield block(plot, palette.panel, "Field")
            yield upright(plot.x + plot.width // 2, plot.y, plot.bottom, palette.rule, 0.75)
            yield rule(plot.x, plot.y + plot.height // 2, plot.width, palette.rule, 0.75)
            return
        for column in range(GRADES):
            for row in range(GRADES):
                item = MatrixItem((), column + 1, row + 1)
                color = self._cell_color((column + 1) * (row + 1))
                yield ShapeBox(self._area(item, plot), Shape.RECTANGLE, color, line, "Cell")

    def _cell_color(self, score: int) -> Color:
        palette = self.kit.palette
        if score >= _LEAST_HIGH_SCORE:
            return palette.neutral
        return palette.rail if score >= _LEAST_MODERATE_SCORE else palette.panel

    def _place_axes(self, plot: Rect, left: Length, step: int) -> Iterator[Placed]:
        x_name, y_name = self._axis_names
        name = self._axis_name(y_name, step)
        height = name.height(plot.right - left)
        yield name.box(
            Rect(left, plot.y - self.style.gap // 2 - height, plot.right - left, height), "Axis name"
        )
        ends = self._ends()
        tick = self._tick("0", step).height(self.width)
        for number, text in enumerate(ends):
            copy = self._tick(text, step)
            x, y = self._tick_place(number, len(ends), plot)
            width = copy.natural
            across = max(plot.x, min(x - width // 2, plot.right - width))
            beside = max(plot.y, min(y - tick // 2, plot.bottom - tick))
            room = plot.x - self.style.gap - left
            yield copy.aligned(Align.RIGHT).box(Rect(left, beside, room, tick), "Tick label")
            yield copy.box(Rect(across, plot.bottom + self.style.gap // 2, width, tick), "Tick label")
        copy = self._axis_name(x_name, step)
        top = plot.bottom + self.style.gap // 2
        room = self._beside_ends(plot.width, step)
        if room >= copy.natural:
            box = Rect(plot.x + (plot.width - room) // 2, top, room, tick)
            yield copy.aligned(Align.CENTRE).box(box, "Axis name")
        else:
            box = Rect(plot.x, top + tick, plot.width, copy.height(plot.width))
            yield copy.aligned(Align.RIGHT).box(box, "Axis name")

    def _tick_place(self, number: int, count: int, plot: Rect) -> tuple[Length, Length]:
        if self._is_risk:
            share = (number + 0.5) / count
        else:
            share = number / (count - 1)
        return plot.x + round(share * plot.width), plot.bottom - round(share * plot.height)

    def _place_names(self, plot: Rect, names: Sequence[Rect], step: int) -> Iterator[Placed]:
        palette = self.kit.palette
        for item, spot in zip(self.node.items, names, strict=True):
            x, y = self._centre(item, plot)
            yield disc(x, y, self.style.dot, palette.navy, Stroke(palette.white, 1.0))
            box = Rect(plot.x + spot.x, plot.y + spot.y, spot.width, spot.height)
            align = Align.RIGHT if box.right < x else Align.LEFT
            yield self._name(item, step).aligned(align).box(box, "Item")

    def _place_numbers(self, plot: Rect, step: int) -> Iterator[Placed]:
        for number, spot in enumerate(self._discs(plot) or (), self.first):
            yield from self._number(number, spot)

    def _number(self, number: int, spot: Rect) -> Iterator[Placed]:
        palette = self.kit.palette
        yield ShapeBox(spot, Shape.ELLIPSE, palette.navy, Stroke(palette.white, 1.0), "Dot")
        style = self.kit.style(self.kit.sizes.small, palette.white, bold=True)
        yield line_of(self.kit.text(str(number), style), Align.CENTRE).box(spot, "Number", Anchor.MIDDLE)

    def _place_list(self, area: Rect, plot_width: Length, step: int) -> Iterator[Placed]:
        top = area.y
        heights = shared(self._list_heights(plot_width, step), area.height, self.style.row)
        for number, (item, height) in enumerate(zip(self.node.items, heights, strict=True), self.first):
            middle = top + height // 2
            spot = Rect(area.x, middle - self.style.disc // 2, self.style.disc, self.style.disc)
            yield from self._number(number, spot)
            left = area.x + self.style.disc + self.style.gap
            box = Rect(left, top, area.right - left, height)
            yield self._name(item, step).box(box, "Item", Anchor.MIDDLE)
            top += height


def _amount(value: float, kind: MatrixKind) -> str:
    return f"{value:g}" if kind is MatrixKind.RISK else f"{value:.0%}"
