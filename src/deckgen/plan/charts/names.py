"""Names and ticks along an axis: broken into lines, set smaller, or every second one, to stay apart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deckgen.plan.charts.chart_plan import BandAxis, ScaleAxis
from deckgen.plan.charts.ink import Label, LabelLine
from deckgen.plan.charts.layout import NameLabels, Projection
from deckgen.plan.charts.style import LEADING, ChartStyle
from deckgen.plan.text import Align
from deckgen.values import dataclass

_MAX_LINES = 3
_APART = 0.6
"""Between two neighbours on one line, as a share of the size."""


@dataclass(frozen=True, slots=True)
class FittedNames:
    """Names of an axis, broken into lines, before their places are known."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    every: int
    hidden: int = 0
    strong: frozenset[int] = frozenset()
    """Places of names that are set bold, and so are wider."""

    @property
    def height(self) -> float:
        return max((len(own) for own in self.shown), default=0) * self.size * LEADING

    def width(self, style: ChartStyle) -> float:
        return max(
            (
                style.width(text, self.size, bold=place in self.strong)
                for place in range(0, len(self.lines), self.every)
                for text in self.lines[place]
            ),
            default=0.0,
        )

    @property
    def shown(self) -> Sequence[tuple[str, ...]]:
        return self.lines[:: self.every]


def fit_below(axis: BandAxis, room: float, style: ChartStyle) -> FittedNames:
    """Names under their places, each of which is `room` wide."""
    for size in style.category:
        most = max(1.0, room - _APART * size)
        broken = _broken(axis, most, size, style)
        if all(own is not None for own in broken) and (
            not axis.thinned or all(len(o or ()) == 1 for o in broken)
        ):
            return FittedNames(tuple(own or () for own in broken), size, 1, strong=axis.strong)
    size = style.category[-1]
    widest = max(style.width(name, size) for name in axis.labels) + _APART * size
    every = max(1, math.ceil(widest / max(room, 1.0)))
    if not axis.thinned:
        every = next((k for k in range(1, every) if all(_spaced(axis, room, k, size, style))), every)
    spaced = _spaced(axis, room, every, size, style)
    lines = tuple(own or (name,) for own, name in zip(spaced, axis.labels, strict=True))
    hidden = 0 if axis.thinned else len(lines) - len(lines[::every])
    return FittedNames(lines, size, every, hidden, axis.strong)


def fit_beside(axis: BandAxis, most: float, pitch: float, style: ChartStyle) -> FittedNames:
    """Names left of their rows, at most `most` wide, where rows are `pitch` apart."""
    for size in style.category:
        allowed = min(_MAX_LINES, int(pitch / (size * LEADING) + 0.05))
        broken = _broken(axis, most, size, style)
        if allowed and all(own is not None and len(own) <= allowed for own in broken):
            return FittedNames(tuple(own or () for own in broken), size, 1, strong=axis.strong)
    size = style.category[-1]
    every = max(1, math.ceil(size * LEADING / pitch))
    lines = tuple(
        (cut_to(name, most, size, style, bold=place in axis.strong),)
        for place, name in enumerate(axis.labels)
    )
    hidden = 0 if axis.thinned else len(lines) - len(lines[::every])
    return FittedNames(lines, size, every, hidden, axis.strong)


def break_lines(
    name: str, most: float, size: float, style: ChartStyle, *, bold: bool = False
) -> tuple[str, ...] | None:
    """The name in at most three lines; None where it does not go into them."""
    if style.width(name, size, bold=bold) <= most:
        return (name,)
    lines: list[str] = []
    for word in name.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and style.width(longer, size, bold=bold) <= most:
            lines[-1] = longer
        elif style.width(word, size, bold=bold) <= most:
            lines.append(word)
        else:
            return None
    return tuple(lines) if len(lines) <= _MAX_LINES else None


def cut_to(name: str, most: float, size: float, style: ChartStyle, *, bold: bool = False) -> str:
    """The name, or as much of its start as there is room for with an ellipsis."""
    if style.width(name, size, bold=bold) <= most:
        return name
    low, high = 0, len(name)
    while low < high:
        middle = (low + high + 1) // 2
        if style.width(name[:middle].rstrip() + "…", size, bold=bold) <= most:
            low = middle
        else:
            high = middle - 1
    return name[:low].rstrip() + "…"


def place_below(axis: BandAxis, fitted: FittedNames, projection: Projection, style: ChartStyle) -> NameLabels:
    top = projection.plot.bottom + style.near
    labels = []
    for place in range(0, len(fitted.lines), fitted.every):
        x, _ = projection.from_shares(axis.share(place), 0.0)
        lines = tuple(LabelLine(text, place in axis.strong) for text in fitted.lines[place])
        if not axis.on_edges:
            # A name wider than its place does not hang over the ends of the axis.
            half = max(style.width(line.text, fitted.size, bold=line.bold) for line in lines) / 2
            x = max(projection.plot.x + half, min(x, projection.plot.right - half))
        color = style.palette.ink if place in axis.strong else style.palette.text_2
        labels.append(Label(lines, x, top, fitted.size, color, Align.CENTRE))
    return NameLabels(fitted.size, fitted.every, tuple(labels), fitted.hidden)


def place_beside(
    axis: BandAxis, fitted: FittedNames, projection: Projection, style: ChartStyle
) -> NameLabels:
    right = fitted.width(style)
    labels = []
    for place in range(0, len(fitted.lines), fitted.every):
        y = projection.plot.y + axis.share(place) * projection.plot.height
        lines = tuple(LabelLine(text, place in axis.strong) for text in fitted.lines[place])
        top = y - len(lines) * fitted.size * LEADING / 2
        labels.append(Label(lines, right, top, fitted.size, style.palette.ink, Align.RIGHT))
    return NameLabels(fitted.size, fitted.every, tuple(labels), fitted.hidden)


def fit_ticks(axis: ScaleAxis, length: float, style: ChartStyle) -> int:
    """Every how manieth tick of a horizontal scale can bear its text."""
    ticks = axis.scale.ticks
    if len(ticks) < 2:
        return 1
    apart = (axis.scale.share(ticks[1].value) - axis.scale.share(ticks[0].value)) * length
    widest = max(style.width(tick.text, style.axis) for tick in ticks) + _APART * style.axis
    return max(1, math.ceil(widest / max(apart, 1.0)))


def place_ticks(axis: ScaleAxis, every: int, projection: Projection, style: ChartStyle) -> NameLabels:
    top = projection.plot.bottom + style.near
    labels = tuple(
        Label(
            (LabelLine(tick.text),),
            projection.from_shares(axis.scale.share(tick.value), 0.0)[0],
            top,
            style.axis,
            style.palette.text_2,
            Align.CENTRE,
        )
        for tick in axis.scale.ticks[::every]
    )
    return NameLabels(style.axis, every, labels)


def _spaced(
    axis: BandAxis, room: float, every: int, size: float, style: ChartStyle
) -> list[tuple[str, ...] | None]:
    """The names broken so that every so manieth has room; None for one that is shown and does not go in."""
    inner = room * every - _APART * size
    # At the ends a wide name is moved inwards, towards its neighbour.
    outer = min(inner, room * (every + 1) / 2 - _APART * size)
    shown = range(0, len(axis.labels), every)
    found: list[tuple[str, ...] | None] = []
    for place, name in enumerate(axis.labels):
        most = outer if place in (shown[0], shown[-1]) and every > 1 else inner
        own = break_lines(name, most, size, style, bold=place in axis.strong)
        found.append(own if place in shown else own or (name,))
    return found


def _broken(axis: BandAxis, most: float, size: float, style: ChartStyle) -> list[tuple[str, ...] | None]:
    """Every name in lines at most so wide; None for one that does not go into them."""
    return [
        break_lines(name, most, size, style, bold=place in axis.strong)
        for place, name in enumerate(axis.labels)
    ]
