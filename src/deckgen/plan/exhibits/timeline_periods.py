"""The periods of a timeline: bars below the axis, each with its label inside or beside it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deckgen.model.chart import Granularity
from deckgen.model.exhibits import Event, Moment, Period
from deckgen.model.inline import Text
from deckgen.model.walk import plain_text
from deckgen.plan.deck.slides import Anchor, Placed
from deckgen.plan.exhibits.kit import Copy, Kit, block, line_of
from deckgen.plan.exhibits.rows import shared
from deckgen.plan.exhibits.timeline_axis import Axis, stretch_of
from deckgen.plan.exhibits.words import short_moment
from deckgen.plan.text import Align
from deckgen.units import Length, Rect
from deckgen.values import dataclass

_YEAR = re.compile(r"\b\d{4}\b")
_OWN_LANES = 6
_BAR = 0.75
"""Share of a lane that its bar takes."""


@dataclass(frozen=True, slots=True)
class PeriodStyle:
    pitch: Length
    """Largest distance from lane to lane."""
    least: Length
    inset: Length
    """Of a label in its bar."""
    off: Length
    """Of a label beside its bar."""


class _Bar(NamedTuple):
    period: Period
    left: Length
    width: Length
    label: Copy
    label_left: Length
    label_width: Length
    is_main: bool

    @property
    def start(self) -> Length:
        return min(self.left, self.label_left)

    @property
    def end(self) -> Length:
        return max(self.left + self.width, self.label_left + self.label_width)


@dataclass(frozen=True)
class PeriodBars:
    """Bars as wide as the axis that they stand under."""

    bars: tuple[_Bar, ...]
    style: PeriodStyle

    def least_height(self) -> Length:
        return sum(self._least(lane) for lane in self._packed())

    def lanes(self, height: Length) -> tuple[tuple[tuple[_Bar, ...], ...], list[Length]]:
        """The bars of each lane, and the lanes' heights: a lane each where that fits."""
        own = tuple((bar,) for bar in self.bars)
        lanes = own if sum(map(self._least, own)) <= height else self._packed()
        return lanes, shared([self._least(lane) for lane in lanes], height, self.style.pitch)

    def place(self, rect: Rect, kit: Kit) -> Iterator[Placed]:
        lanes, heights = self.lanes(rect.height)
        top = rect.y
        for lane, height in zip(lanes, heights, strict=True):
            for bar in lane:
                yield from _place_bar(bar, Rect(rect.x, top, rect.width, round(height * _BAR)), kit)
            top += height

    def top_of_main(self, rect: Rect) -> Length | None:
        """Where the bar begins that a highlighted event belongs to."""
        lanes, heights = self.lanes(rect.height)
        top = rect.y
        for lane, height in zip(lanes, heights, strict=True):
            if any(bar.is_main for bar in lane):
                return top
            top += height
        return None

    def _least(self, lane: Sequence[_Bar]) -> Length:
        highest = max(bar.label.height(bar.label_width) for bar in lane)
        return max(self.style.least, round(highest / _BAR))

    def _packed(self) -> tuple[tuple[_Bar, ...], ...]:
        """A lane for each bar; where they are many, those that do not meet share one."""
        if len(self.bars) <= _OWN_LANES:
            return tuple((bar,) for bar in self.bars)
        lanes: list[list[_Bar]] = []
        for bar in self.bars:
            for lane in lanes:
                if lane[-1].end + self.style.off * 2 < bar.start:
                    lane.append(bar)
                    break
            else:
                lanes.append([bar])
        return tuple(map(tuple, lanes))


class Ground(NamedTuple):
    """What the bars of a timeline are laid out on."""

    axis: Axis
    width: Length
    size: float
    kit: Kit
    style: PeriodStyle


def period_bars(periods: Sequence[Period], highlight: Event | None, ground: Ground) -> PeriodBars:
    """The bars in the order of their starts; the one that a highlighted event falls into stands out."""
    ordered = sorted(periods, key=lambda period: period.start.date)
    main = _main(ordered, highlight)
    return PeriodBars(tuple(_bar(one, ground, is_main=one is main) for one in ordered), ground.style)


def period_label(period: Period, lang: str) -> str:
    """The text with its years, unless it names them itself: "New START 2010–2026"."""
    text = plain_text(period.text).strip()
    return text if _YEAR.search(text) else f"{text} {period_range(period, lang)}"


def period_range(period: Period, lang: str) -> str:
    """Years, where these are all that counts: "1987–2019"."""
    start, end = period.start, period.end
    if end is None:
        return f"{start.date.year}–"
    if start.date.year != end.date.year and (end.date - start.date).days > 2 * 365:
        return f"{start.date.year}–{end.date.year}"
    if _is_year(start) and _is_year(end):
        years = dict.fromkeys((start.date.year, end.date.year))
        return "–".join(map(str, years))
    return f"{short_moment(start, lang)} – {short_moment(end, lang)}"


def _is_year(moment: Moment) -> bool:
    return moment.granularity is Granularity.YEAR


def _main(periods: Sequence[Period], highlight: Event | None) -> Period | None:
    marked = [one for one in periods if one.highlight]
    if marked or highlight is None:
        return marked[0] if marked else None
    date = highlight.when.date
    around = [one for one in periods if _holds(one, date)]
    return around[0] if len(around) == 1 else None


def _holds(period: Period, date: datetime.date) -> bool:
    start, end = stretch_of(period)
    return start <= date and (end is None or date <= end)


def _bar(period: Period, ground: Ground, *, is_main: bool) -> _Bar:
    axis, width, kit, style = ground.axis, ground.width, ground.kit, ground.style
    first, last = stretch_of(period)
    left = min(round(axis.share(first) * width), width - style.off // 2)
    end = round(axis.share(last) * width) if last else width
    end = max(left + style.off // 2, min(end, width))
    palette = kit.palette
    years = period_label(period, kit.lang).removeprefix(plain_text(period.text).strip())
    inlines = (*period.text, Text(years)) if years else period.text
    outside = line_of(kit.runs(inlines, kit.style(ground.size, palette.ink)))
    inside = outside
    if is_main:
        inside = line_of(kit.runs(inlines, kit.style(ground.size, palette.white, bold=True)))
    room = end - left - 2 * style.inset
    right, before = width - end - style.off, left - style.off
    spaces = [(inside, left + style.inset, room), (outside, end + style.off, right), (outside, 0, before)]
    copy, x, space = next(
        (one for one in spaces if one[0].natural <= one[2]), max(spaces, key=lambda one: one[2])
    )
    if x == 0 and copy is outside and space == before:
        return _Bar(period, left, end - left, copy.aligned(Align.RIGHT), 0, max(1, before), is_main)
    own = min(copy.natural, max(1, space))
    return _Bar(period, left, end - left, copy, x, own, is_main)


def _place_bar(bar: _Bar, lane: Rect, kit: Kit) -> Iterator[Placed]:
    color = kit.palette.navy if bar.is_main else kit.palette.neutral
    yield block(Rect(lane.x + bar.left, lane.y, bar.width, lane.height), color, "Period")
    box = Rect(lane.x + bar.label_left, lane.y, bar.label_width, lane.height)
    yield bar.label.box(box, "Period label", Anchor.MIDDLE)
