"""Names and values at lines and dots, each where it covers no line and no other label.

A line is named at its end. Where another line crosses there, its value stays and the name goes to the place
along the line where it is clear of all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from deckgen.plan.charts.board import Board, Spot, Stroke, box_of, label_at, lines_width
from deckgen.plan.charts.chart_plan import Cartesian, Lines, Points, SeriesPlan
from deckgen.plan.charts.colors import text_like
from deckgen.plan.charts.geometry import bubble_radius, line_points, runs_of
from deckgen.plan.charts.ink import Box, LabelLine, Point
from deckgen.plan.charts.layout import Projection, Side
from deckgen.plan.charts.spread import spread
from deckgen.plan.charts.style import LEADING, ChartStyle
from deckgen.values import dataclass

_SAMPLES = 6
_ASSUMED_PLOT = 0.72
"""The plot's share of the frame's height, before it is known."""


@dataclass(frozen=True, slots=True)
class EndTexts:
    """What stands at the ends of lines, decided before the plot's width is known."""

    named: bool
    one_line: bool
    """Name and value on one line: on two, neighbours would push one another away."""

    def at_end(self, layer: Lines | Points, series: SeriesPlan, value: str) -> tuple[LabelLine, ...]:
        texts = [series.name] if self.names_end(layer) else []
        if layer.end_values or series.labels:
            texts.append(value)
        if self.one_line:
            texts = [" ".join(texts)] if texts else []
        return tuple(LabelLine(text, True) for text in texts)

    def at_start(self, series: SeriesPlan, value: str) -> tuple[LabelLine, ...]:
        """Of a slope chart."""
        return (LabelLine(f"{series.name} {value}" if self.named else value, True),)

    def names_end(self, layer: Lines | Points) -> bool:
        return self.named and not (isinstance(layer, Lines) and layer.label_ends)


def end_texts(body: Cartesian, height: float, style: ChartStyle, *, legend: bool) -> EndTexts:
    """Whether names are needed, and whether name and value find room on two lines in a frame so high."""
    layers = labelled_layers(body)
    named = sum(len(layer.series) for layer in layers) > 1 and not legend
    high = 2 * style.name * LEADING
    for layer in layers:
        lasts = [series.values[last] for series in layer.series if (last := last_filled(series)) is not None]
        centres = [_ASSUMED_PLOT * height * (1 - body.y.scale.share(value or 0.0)) for value in lasts]
        moved = spread(centres, [high] * len(centres), -height, 2 * height)
        if any(abs(new - old) > 0.4 * high for new, old in zip(moved, centres, strict=True)):
            return EndTexts(named, True)
    return EndTexts(named, False)


def labelled_layers(body: Cartesian) -> list[Lines | Points]:
    """The layers whose series are labelled at their points."""
    return [
        layer
        for layer in body.layers
        if (isinstance(layer, Lines) and not layer.second) or (isinstance(layer, Points) and layer.joined)
    ]


def last_filled(series: SeriesPlan) -> int | None:
    """The last place with a value."""
    return next(
        (place for place in range(len(series.values) - 1, -1, -1) if series.values[place] is not None), None
    )


def right_needs(body: Cartesian, texts: EndTexts, style: ChartStyle) -> Iterator[tuple[float, float]]:
    """For each line that ends farthest right: the share of the plot where it ends, the room needed beyond."""
    for layer in labelled_layers(body):
        far = max(layer.places, default=0.0)
        for series in layer.series:
            last = last_filled(series)
            if last is not None and layer.places[last] == far:
                lines = texts.at_end(layer, series, _value(series, last, body))
                if lines:
                    room = lines_width(lines, style.name, style) + style.near + style.marker / 2 + 1
                    yield body.x.share(far), room


def left_need(body: Cartesian, texts: EndTexts, style: ChartStyle) -> float:
    """The room left of a slope chart's first place."""
    needs = [0.0]
    for layer in labelled_layers(body):
        if isinstance(layer, Lines) and layer.label_ends:
            for series in layer.series:
                lines = texts.at_start(series, _value(series, 0, body))
                needs.append(lines_width(lines, style.name, style) + style.near + style.marker / 2 + 1)
    return max(needs)


def strokes_of(body: Cartesian, projection: Projection) -> list[Stroke]:
    """The strokes of all lines, and the points of scattered ones."""
    strokes: list[Stroke] = []
    for layer in body.layers:
        if not isinstance(layer, Lines | Points):
            continue
        joined = layer.joined
        for number in range(len(layer.series)):
            for run in runs_of(line_points(layer, number, projection)):
                strokes += pairwise(run) if joined else [(point, point) for point in run]
    return strokes


def place_line_labels(body: Cartesian, projection: Projection, texts: EndTexts, board: Board) -> None:
    """Put every label of lines, dots and points on the board."""
    for number, layer in enumerate(body.layers):
        if isinstance(layer, Lines) and layer.second:
            continue
        if isinstance(layer, Lines | Points):
            _Placer(number, layer, projection, texts, board).place()


class _Placer:
    """The labels of one layer."""

    def __init__(
        self, number: int, layer: Lines | Points, projection: Projection, texts: EndTexts, board: Board
    ) -> None:
        self._number, self._layer, self._projection = number, layer, projection
        self._texts, self._board = texts, board
        self._points = [line_points(layer, series, projection) for series in range(len(layer.series))]

    def place(self) -> None:
        layer = self._layer
        if isinstance(layer, Points) and not layer.joined:
            self._place_names(layer)
        elif isinstance(layer, Lines) and not layer.joined:
            self._place_dots(layer)
        else:
            self._place_ends()
            self._place_values()

    def _place_ends(self) -> None:
        layer = self._layer
        if isinstance(layer, Lines) and layer.label_ends:
            self._put_column(
                [
                    self._spot(series, 0, self._start_lines(series), Side.LEFT)
                    for series in self._with_value(0)
                ]
            )
        far = max(layer.places, default=0.0)
        early: list[Spot] = []
        together: list[Spot] = []
        for number, series in enumerate(layer.series):
            last = last_filled(series)
            if last is not None:
                lines = self._texts.at_end(layer, series, self._text(number, last))
                spot = self._spot(number, last, lines, Side.RIGHT)
                (together if layer.places[last] == far else early).append(spot)
        self._put_column([spot for spot in together if spot.lines])
        for spot in early:
            if spot.lines:
                self._place_early(spot)

    def _place_early(self, spot: Spot) -> None:
        """The end of a line over which others run on: together if there is room, else the name elsewhere."""
        at = self._at(spot)
        if self._board.cost(label_at(spot, at, self._board.style)) == 0 or not spot.says_name:
            self._put_near(spot)
            return
        name = (LabelLine(self._layer.series[spot.series].name, True),)
        spots = [
            (replace(spot, point=place, lines=name, side=side, says_name=True, says_value=False), point)
            for place, point in enumerate(self._points[spot.series])
            if point is not None and self._is_free(spot, place) and self._is_inside(name, point)
            for side in (Side.ABOVE, Side.BELOW)
        ]
        if not spots:
            self._put_near(spot)
            return
        value = (LabelLine(self._text(spot.series, spot.point), True),)
        if self._layer.end_values:
            self._put_near(replace(spot, lines=value, says_name=False))
        # Of equally clear places the one farthest from other lines is best, peaks before slopes.
        spots.sort(key=lambda pair: -self._clearance(pair[0], pair[1]))
        self._board.put_best(spots)

    def _is_free(self, end: Spot, place: int) -> bool:
        """Whether a point bears no label yet, and gets none: in PowerPoint it has one or none."""
        return place != end.point and not self._wants_value(end.series, place)

    def _wants_value(self, series: int, place: int) -> bool:
        labels = self._layer.series[series].labels
        return place in self._layer.marked or bool(labels and labels[place])

    def _is_inside(self, name: tuple[LabelLine, ...], at: Point) -> bool:
        """Whether a name over that point stays between the sides of the plot."""
        half = lines_width(name, self._board.style.name, self._board.style) / 2
        plot = self._projection.plot
        return plot.x <= at[0] - half and at[0] + half <= plot.right

    def _clearance(self, spot: Spot, at: Point) -> float:
        """How far a label is from the points of other lines and from other labels."""
        box = box_of(label_at(spot, at, self._board.style), self._board.style)
        others = [point for number in self._others(spot) for point in self._along(number)]
        others += [(own.x + own.width / 2, own.y + own.height / 2) for own in self._board.boxes]
        return min((box.distance(x, y) for x, y in others), default=0.0)

    def _others(self, spot: Spot) -> list[int]:
        return [number for number in range(len(self._points)) if number != spot.series]

    def _along(self, number: int) -> Iterator[Point]:
        """Points all along a line, not only at its values."""
        for run in runs_of(self._points[number]):
            for (x1, y1), (x2, y2) in pairwise(run):
                for step in range(_SAMPLES):
                    share = step / _SAMPLES
                    yield x1 + share * (x2 - x1), y1 + share * (y2 - y1)
            yield run[-1]

    def _place_values(self) -> None:
        """Values at marked places, and at all where the author wants them."""
        for number, series in enumerate(self._layer.series):
            last = last_filled(series)
            for place, point in enumerate(self._points[number]):
                said = place == last and self._layer.end_values
                if point is not None and self._wants_value(number, place) and not said:
                    lines = (LabelLine(self._text(number, place), True),)
                    self._put_near(replace(self._spot(number, place, lines, Side.ABOVE), says_name=False))

    def _place_dots(self, layer: Lines) -> None:
        """Right of each dot its value; at the last place the names too."""
        for place in range(len(layer.places)):
            is_last = place == len(layer.places) - 1
            spots = []
            for number in self._with_value(place):
                series = layer.series[number]
                value = self._text(number, place) if series.labels else ""
                names = [series.name] if is_last and self._texts.named else []
                texts = [" ".join([*names, value]).strip()] if self._texts.one_line else [*names, value]
                lines = tuple(LabelLine(text, True) for text in texts if text)
                if lines:
                    spot = self._spot(number, place, lines, Side.RIGHT)
                    spots.append(replace(spot, says_name=bool(names), says_value=bool(value)))
            self._put_column(spots)

    def _place_names(self, layer: Points) -> None:
        """The author's names of single points, each on the side where it is clear."""
        if layer.sizes:
            self._board.boxes += self._bubbles(layer)
        for number in range(len(layer.series)):
            for place, point in enumerate(self._points[number]):
                if point is not None and layer.names and layer.names[place]:
                    lines = (LabelLine(layer.names[place]),)
                    spot = replace(self._spot(number, place, lines, Side.RIGHT), says_value=False)
                    radius = (
                        bubble_radius(layer.sizes[place], layer, self._projection) if layer.sizes else 0.0
                    )
                    self._put_near(replace(spot, color=self._board.style.palette.ink, radius=radius))

    def _bubbles(self, layer: Points) -> Iterator[Box]:
        """The squares inside the bubbles: names keep off all of them."""
        for points in self._points:
            for point, size in zip(points, layer.sizes, strict=True):
                half = bubble_radius(size, layer, self._projection) * 0.7
                if point is not None and half:
                    yield Box(point[0] - half, point[1] - half, 2 * half, 2 * half)

    def _put_near(self, spot: Spot) -> None:
        """On whichever side of its point is clear."""
        at = self._at(spot)
        sides = dict.fromkeys((spot.side, Side.RIGHT, Side.ABOVE, Side.BELOW, Side.LEFT))
        self._board.put_best([(replace(spot, side=side), at) for side in sides])

    def _put_column(self, spots: Sequence[Spot]) -> None:
        """Labels at one place of the axis, moved apart where they would touch."""
        points = [self._at(spot) for spot in spots]
        heights = [len(spot.lines) * self._board.style.name * LEADING for spot in spots]
        bottom = self._projection.plot.bottom + max(heights, default=0.0) / 2
        moved = spread([y for _, y in points], heights, self._board.frame.y, bottom)
        for spot, point, centre in zip(spots, points, moved, strict=True):
            self._board.put(spot, point, centre - point[1])

    def _spot(self, series: int, place: int, lines: tuple[LabelLine, ...], side: Side) -> Spot:
        own = self._layer.series[series]
        style = self._board.style
        color = text_like(own.color or style.palette.ink, style.name, style.palette)
        named = self._texts.named if side is Side.LEFT else self._texts.names_end(self._layer)
        valued = bool(self._layer.end_values or own.labels) or side is Side.LEFT
        return Spot(self._number, series, place, lines, side, color, named, valued)

    def _start_lines(self, series: int) -> tuple[LabelLine, ...]:
        return self._texts.at_start(self._layer.series[series], self._text(series, 0))

    def _with_value(self, place: int) -> list[int]:
        return [number for number, points in enumerate(self._points) if points[place] is not None]

    def _at(self, spot: Spot) -> Point:
        point = self._points[spot.series][spot.point]
        assert point is not None, "labels are only placed where there is a value"
        return point

    def _text(self, series: int, place: int) -> str:
        return _value(self._layer.series[series], place, self._projection.body)


def _value(series: SeriesPlan, place: int, body: Cartesian) -> str:
    """What stands for a value: the author's text, or the number as labels write it."""
    if series.labels and series.labels[place]:
        return series.labels[place]
    value = series.values[place]
    return "" if value is None else body.label_format.text(value)
