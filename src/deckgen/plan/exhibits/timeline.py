"""A timeline: events on an axis, to scale if their labels can stand so, else evenly; periods below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from typing import NamedTuple

from deckgen.model.exhibits import Event, Timeline
from deckgen.model.walk import plain_text
from deckgen.plan.deck.slides import Placed, Shape, Stroke
from deckgen.plan.exhibits.kit import (
    Kit,
    caption_copy,
    caption_height,
    disc,
    grouped,
    joined,
    line_of,
    rule,
    upright,
)
from deckgen.plan.exhibits.timeline_layout import DECK, Layout, LayoutFinder, TimelineStyle
from deckgen.plan.exhibits.timeline_periods import Ground, PeriodBars, period_bars, period_label
from deckgen.plan.exhibits.words import short_moment
from deckgen.plan.text import Align
from deckgen.units import Length, Rect, inches
from deckgen.values import dataclass

_TOO_HIGH = inches(100)
"""The height of what cannot be laid out: no slide and no page has it, so the timeline is divided."""


class _Levels(NamedTuple):
    """Heights on the page."""

    above: Length
    """Where the nearest lane above the axis ends."""
    axis: Length
    below: Length
    """Where the nearest lane below the axis begins."""
    periods: Length


@dataclass(frozen=True)
class TimelineDrawing:
    node: Timeline
    width: Length
    kit: Kit
    style: TimelineStyle = DECK
    start: int = 0
    """Where in the whole timeline this part begins."""
    _layouts: dict[tuple[int, int, int], tuple[Layout, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """By start, number of items and step: shared by all parts, of which some are tried many times."""

    @property
    def count(self) -> int:
        return len(self.node.events) + len(self.node.periods)

    def part(self, start: int, stop: int) -> TimelineDrawing:
        """Events come before periods, so a long timeline shows its periods at its end."""
        first = len(self.node.events)
        events = self.node.events[start:stop]
        periods = self.node.periods[max(0, start - first) : max(0, stop - first)]
        node = replace(self.node, events=events, periods=periods)
        return replace(self, node=node, start=self.start + start)

    def least_height(self, step: int) -> Length:
        layouts = self._found(step)
        if not layouts:
            return _TOO_HIGH
        return self._top(step) + min(self._height(layout, step) for layout in layouts)

    def draw(self, rect: Rect, step: int) -> tuple[Placed, ...]:
        return grouped(self._iter_placed(rect, step), "Timeline", self.alt)

    @property
    def alt(self) -> str:
        lang = self.kit.lang
        events = (f"{short_moment(e.when, lang)}: {plain_text(e.text).strip()}" for e in self.node.events)
        return "; ".join((*events, *(period_label(period, lang) for period in self.node.periods)))

    @property
    def _highlight(self) -> Event | None:
        return next((event for event in self.node.events if event.highlight), None)

    def _finder(self, step: int) -> LayoutFinder:
        return LayoutFinder(self.node, self.width, self.kit, self.style, step)

    def _found(self, step: int) -> tuple[Layout, ...]:
        key = (self.start, self.count, step)
        if key not in self._layouts:
            self._layouts[key] = tuple(self._finder(step).layouts())
        return self._layouts[key]

    def _top(self, step: int) -> Length:
        return caption_height(caption_copy(self.node.caption, self.kit, step), self.width)

    def _bars(self, step: int) -> PeriodBars:
        axis = self._finder(step).axis()
        ground = Ground(axis, self.width, self.kit.sizes.dense[step], self.kit, self.style.periods)
        return period_bars(self.node.periods, self._highlight, ground)

    def _height(self, layout: Layout, step: int) -> Length:
        """The least height below the caption."""
        levels = self._levels(layout, Rect(0, 0, self.width, 0), step)
        if self.node.periods:
            return levels.periods + self._bars(step).least_height()
        return levels.below + layout.ranks.below * layout.below

    def _levels(self, layout: Layout, body: Rect, step: int) -> _Levels:
        """Where everything stands; of the height that is not needed, the gaps at the axis take a part."""
        style, ranks = self.style, layout.ranks
        spare = max(0, body.height - self._height(layout, step)) if body.height else 0
        stretch = min(style.stretch, spare // 3)
        above = body.y + ranks.above * layout.above
        axis = above + (style.gap + stretch if ranks.above else style.main_dot)
        below = axis + (self._tick_band(step) if layout.axis else style.main_dot)
        if ranks.below:
            below += stretch + (0 if layout.axis else style.gap)
        return _Levels(above, axis, below, below + ranks.below * layout.below + style.period_gap)

    def _tick_band(self, step: int) -> Length:
        style = self.kit.style(self.kit.sizes.dense[step], self.kit.palette.text_2)
        return self.style.tick + line_of(self.kit.text("0", style)).height(self.width)

    def _iter_placed(self, rect: Rect, step: int) -> Iterator[Placed]:
        if self.node.caption:
            copy = caption_copy(self.node.caption, self.kit, step)
            yield copy.box(Rect(rect.x, rect.y, rect.width, copy.height(rect.width)), "Caption")
        body = rect.inset(top=self._top(step))
        layout = self._chosen(body.height, step)
        levels = self._levels(layout, body, step)
        yield from self._place_axis(layout, Rect(body.x, levels.axis, body.width, 0), step)
        if self.node.periods:
            below = Rect(body.x, levels.periods, body.width, body.bottom - levels.periods)
            yield from self._place_periods(layout, levels, below, step)
        yield from self._place_leaders(layout, levels, body.x)
        yield from self._place_labels(layout, levels, body.x, step)

    def _chosen(self, height: Length, step: int) -> Layout:
        """The first way that fits the height, else the lowest."""
        layouts = self._found(step)
        for layout in layouts:
            if self._height(layout, step) <= height:
                return layout
        return min(layouts, key=lambda one: self._height(one, step))

    def _place_axis(self, layout: Layout, line: Rect, step: int) -> Iterator[Placed]:
        palette, style = self.kit.palette, self.style
        yield rule(line.x, line.y, line.width, palette.ink, style.axis_weight)
        crossing = self._crossing(layout, step)
        taken = -style.between
        for tick in layout.axis.ticks if layout.axis else ():
            x = round(tick.share * line.width)
            yield upright(line.x + x, line.y, line.y + style.tick, palette.ink, 0.75)
            text = self.kit.text(tick.label, self.kit.style(self.kit.sizes.dense[step], palette.text_2))
            copy = line_of(text, Align.CENTRE)
            width = copy.natural
            left = max(0, min(x - width // 2, line.width - width))
            is_crossed = any(left - style.off < one < left + width + style.off for one in crossing)
            if left >= taken + style.between and not is_crossed:
                taken = left + width
                box = Rect(line.x + left, line.y + style.tick, width, copy.height(width))
                yield copy.box(box, "Tick label")

    def _crossing(self, layout: Layout, step: int) -> list[Length]:
        """Where lines go down from the axis, through the labels of its ticks."""
        drops = self._has_drop(layout, step)
        return [
            x
            for event, x, place in zip(self.node.events, layout.xs, layout.places, strict=True)
            if not place.is_above or (drops and event is self._highlight)
        ]

    def _has_drop(self, layout: Layout, step: int) -> bool:
        """Whether a line drops from the highlighted event; labels below the axis would be crossed by it."""
        if not self.node.periods or layout.ranks.below:
            return False
        return self._bars(step).top_of_main(Rect(0, 0, self.width, 0)) is not None

    def _place_periods(self, layout: Layout, levels: _Levels, rect: Rect, step: int) -> Iterator[Placed]:
        """The bars, and the line that drops from the highlighted event to the one it belongs to."""
        bars = self._bars(step)
        main = bars.top_of_main(rect) if self._has_drop(layout, step) else None
        for event, x in zip(self.node.events, layout.xs, strict=True):
            if event is self._highlight and main is not None:
                yield upright(rect.x + x, levels.axis, main, self.kit.palette.highlight, 1.0)
        yield from bars.place(rect, self.kit)

    def _place_leaders(self, layout: Layout, levels: _Levels, left: Length) -> Iterator[Placed]:
        palette, style = self.kit.palette, self.style
        for event, x, place in zip(self.node.events, layout.xs, layout.places, strict=True):
            color, weight = (palette.highlight, 1.5) if event.highlight else (palette.rule, 0.75)
            if place.is_above:
                top = levels.above - (place.rank + 1) * layout.above
                yield upright(left + x, top + style.off // 3, levels.axis, color, weight)
            else:
                end = levels.below + (place.rank + 1) * layout.below - style.off
                yield upright(left + x, levels.axis, end, color, weight)
        for event, x in zip(self.node.events, layout.xs, strict=True):
            size, color = style.dot, palette.navy
            if event.highlight:
                size, color = style.main_dot, palette.highlight
            dot = disc(left + x, levels.axis, size, color, Stroke(palette.white, style.ring))
            yield replace(dot, shape=Shape.RECTANGLE) if event.highlight and style.square else dot

    def _place_labels(self, layout: Layout, levels: _Levels, left: Length, step: int) -> Iterator[Placed]:
        finder = self._finder(step)
        for event, place in zip(self.node.events, layout.places, strict=True):
            copy = joined(*finder.label(event)).aligned(Align.RIGHT if place.is_left else Align.LEFT)
            top = levels.below + place.rank * layout.below
            if place.is_above:
                top = levels.above - (place.rank + 1) * layout.above
            box = Rect(left + place.left, top, place.width, copy.height(place.width))
            yield copy.box(box, "Event")
