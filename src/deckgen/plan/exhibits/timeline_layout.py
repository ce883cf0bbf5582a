"""How the events of a timeline can stand: where their leaders and labels are, to scale or evenly."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.model.exhibits import Event, Pacing, Timeline
from deckgen.plan.exhibits.kit import Copy, Kit, joined, line_of
from deckgen.plan.exhibits.timeline_axis import Axis, axis_for, place_of
from deckgen.plan.exhibits.timeline_labels import (
    LabelNeed,
    LabelPlace,
    Lanes,
    Spacing,
    narrowest,
    place_labels,
)
from deckgen.plan.exhibits.timeline_periods import PeriodStyle
from deckgen.plan.exhibits.words import short_moment
from deckgen.units import Length, inches
from deckgen.values import dataclass

_MOST_TO_SCALE = 14
"""Events; more can only stand evenly."""
_MOST_LINES = 6
"""Of a label that stands evenly."""
_WITH_PERIODS = (Lanes(1, 0), Lanes(2, 0), Lanes(3, 0), Lanes(1, 1), Lanes(2, 1), Lanes(2, 2))
_WITHOUT_PERIODS = (Lanes(1, 1), Lanes(2, 1), Lanes(2, 2), Lanes(3, 3))


@dataclass(frozen=True, slots=True)
class TimelineStyle:
    """Measures of a medium."""

    off: Length
    """From a leader to its label."""
    between: Length
    """Least distance between two labels."""
    gap: Length
    """Between the axis and the nearest label above it."""
    stretch: Length
    """By so much the gaps may grow where there is room."""
    tick: Length
    dot: Length
    main_dot: Length
    ring: float
    short: Length
    """A text up to this width stays on one line."""
    tick_pitch: Length
    """Least distance between two labels of ticks."""
    axis_weight: float
    period_gap: Length
    """Between the labels of the ticks and the first period."""
    periods: PeriodStyle
    square: bool = False
    """The highlighted event has a square, which tells it from the others in print without colour."""


DECK = TimelineStyle(
    off=inches(0.10),
    between=inches(0.15),
    gap=inches(0.22),
    stretch=inches(0.65),
    tick=inches(0.07),
    dot=inches(0.13),
    main_dot=inches(0.17),
    ring=1.5,
    short=inches(1.6),
    tick_pitch=inches(1.1),
    axis_weight=1.0,
    period_gap=inches(0.25),
    periods=PeriodStyle(inches(0.53), inches(0.38), inches(0.12), inches(0.08)),
)


@dataclass(frozen=True, slots=True)
class Layout:
    xs: tuple[Length, ...]
    """Of the leaders, from the start of the axis."""
    places: tuple[LabelPlace, ...]
    axis: Axis | None
    """None: the events stand evenly."""
    above: Length
    """Height of a lane above the axis."""
    below: Length
    ranks: Lanes
    """How many lanes are in use."""


@dataclass(frozen=True, slots=True)
class LayoutFinder:
    """Seeks layouts for a timeline of a given width and size of type."""

    node: Timeline
    width: Length
    kit: Kit
    style: TimelineStyle
    step: int

    def axis(self) -> Axis:
        labels = max(2, self.width // self.style.tick_pitch)
        return axis_for(self.node.events, self.node.periods, labels, self.kit.lang)

    def layouts(self) -> Iterator[Layout]:
        """The ways in which all labels can stand: to scale first, if that is wanted and possible."""
        to_scale: tuple[Layout, ...] = ()
        if self.node.pacing is not Pacing.EVEN or self.node.periods:
            to_scale = tuple(self._to_scale())
            yield from to_scale
        if not self.node.periods and not (to_scale and self.node.pacing is Pacing.SCALE):
            yield from self._evenly()

    def label(self, event: Event) -> tuple[Copy, Copy]:
        """Date and text."""
        kit, palette = self.kit, self.kit.palette
        size = kit.sizes.dense[self.step]
        color = palette.highlight_text if event.highlight else palette.ink
        date = kit.text(short_moment(event.when, kit.lang), kit.style(size, color, bold=True))
        return line_of(date), line_of(kit.label(event.text, kit.style(size, palette.ink)))

    def _to_scale(self) -> Iterator[Layout]:
        events = self.node.events
        if len(events) > _MOST_TO_SCALE:
            return
        axis = self.axis()
        edge = self.style.main_dot // 2
        places = (round(axis.share(place_of(event.when)) * self.width) for event in events)
        xs = tuple(max(edge, min(x, self.width - edge)) for x in places)
        spacing = Spacing(self.width, self.style.off, self.style.between)
        for ranks, lines in self._ways():
            needs = [LabelNeed(x, self._widths(event, lines)) for event, x in zip(events, xs, strict=True)]
            labels = place_labels(needs, ranks, spacing)
            if labels is not None:
                yield self._layout(xs, labels, axis)
                return

    def _ways(self) -> list[tuple[Lanes, int]]:
        """Numbers of lanes, and of lines below a date, from the lowest to the highest; with periods, labels
        stand below the axis only where they find no place above it."""
        lanes = _WITH_PERIODS if self.node.periods else _WITHOUT_PERIODS
        ways = [(ranks, lines) for ranks in lanes for lines in (2, 3, 4)]
        has_periods = bool(self.node.periods)
        return sorted(
            ways,
            key=lambda way: (has_periods and way[0].below > 0, (way[0].above + way[0].below) * (way[1] + 1)),
        )

    def _widths(self, event: Event, lines: int) -> tuple[Length, ...]:
        """In which a label takes at most so many lines below its date: the narrowest for each number."""
        date, text = self.label(event)
        least = max(date.natural, text.longest)
        found = [max(least, text.natural)] if text.natural <= self.style.short else []
        found += (
            max(least, narrowest(text.lines, number, text.longest, text.natural))
            for number in range(2, lines + 1)
        )
        return tuple(dict.fromkeys(found))

    def _evenly(self) -> Iterator[Layout]:
        """Labels by turns above and below, each as wide as two distances between events."""
        events = self.node.events
        pitch = self.width // (len(events) + 1)
        inset = self.style.main_dot // 2
        xs, places = [], []
        for number, event in enumerate(events):
            x = inset + number * pitch
            width = min(2 * pitch - self.style.between, self.width - x) - self.style.off
            date, text = self.label(event)
            if width < max(date.natural, text.longest) or text.lines(width) > _MOST_LINES:
                return
            xs.append(x)
            places.append(LabelPlace(0 if number % 2 == 0 else -1, x + self.style.off, width, False))
        if events:
            yield self._layout(tuple(xs), tuple(places), None)

    def _layout(self, xs: tuple[Length, ...], places: tuple[LabelPlace, ...], axis: Axis | None) -> Layout:
        heights = {True: 0, False: 0}
        ranks = {True: 0, False: 0}
        for event, place in zip(self.node.events, places, strict=True):
            height = joined(*self.label(event)).height(place.width) + self.style.off // 2
            heights[place.is_above] = max(heights[place.is_above], height)
            ranks[place.is_above] = max(ranks[place.is_above], place.rank + 1)
        return Layout(xs, places, axis, heights[True], heights[False], Lanes(ranks[True], ranks[False]))
