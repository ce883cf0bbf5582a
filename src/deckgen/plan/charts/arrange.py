"""Give every part of a chart its place in a frame of so many points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deckgen.model.chart import Stacking
from deckgen.plan.charts.bar_labels import (
    is_one_stack,
    named_parts,
    outer_needs,
    place_bar_labels,
    value_size,
)
from deckgen.plan.charts.board import Board, box_of
from deckgen.plan.charts.chart_plan import BandAxis, Bars, Cartesian, ChartPlan, Pie, ScaleAxis
from deckgen.plan.charts.ink import Box, Ink, Label, LabelLine
from deckgen.plan.charts.layout import ChartLayout, Legend, NameLabels, Projection
from deckgen.plan.charts.legends import row_legend
from deckgen.plan.charts.line_labels import (
    EndTexts,
    end_texts,
    left_need,
    place_line_labels,
    right_needs,
    strokes_of,
)
from deckgen.plan.charts.names import fit_below, fit_beside, fit_ticks, place_below, place_beside, place_ticks
from deckgen.plan.charts.pie_layout import lay_out_pie
from deckgen.plan.charts.references import (
    draw_band_names,
    draw_bands,
    draw_events,
    draw_lines,
    draw_row_events,
    event_tiers,
    events_height,
    reference_headroom,
)
from deckgen.plan.charts.style import LEADING, ChartStyle
from deckgen.plan.text import Align

_MOST_FOR_NAMES = 0.4
"""Share of the width that names beside bars may take."""
_HIGHER_WITH_PARTS = 1.6
_SMALLEST = 10.0
"""Of a plot's side: a frame too small for its labels still shows something."""


def lay_out(plan: ChartPlan, width: float, height: float, style: ChartStyle) -> ChartLayout:
    """The chart in a frame of that width and height in points."""
    body = plan.body
    if isinstance(body, Pie):
        return lay_out_pie(plan, body, Box(0.0, 0.0, width, height), style)
    if plan.legend and is_one_stack(body):
        named = named_parts(body, _below(plan, body, None, Box(0.0, 0.0, width, height), style), style)
        if named is not None:
            return named
    legend = row_legend(plan, width, style)
    return _below(plan, body, legend, Box(0.0, 0.0, width, height), style)


def _below(
    plan: ChartPlan, body: Cartesian, legend: Legend | None, room: Box, style: ChartStyle
) -> ChartLayout:
    """The chart below its legend, where it has one, and the titles of its value axes."""
    width, height = room.width, room.height
    head = legend.box.height + style.near if legend else 0.0
    titles = _value_titles(body, width, head, style)
    if titles:
        head += style.note * LEADING + style.near
    frame = Box(0.0, head, width, height - head)
    arranged = _rows(body, frame, style) if body.horizontal else _upright(plan, body, frame, style)
    return replace(arranged, height=height, legend=legend, over=(*arranged.over, *titles))


def natural_height(plan: ChartPlan, width: float, style: ChartStyle, plot_height: float) -> float:
    """The height at which a chart is best read: rows at their widest pitch, else a plot of that height."""
    body = plan.body
    if isinstance(body, Pie):
        return min(width, plot_height + 2 * style.name * LEADING)
    trial = lay_out(plan, width, 10 * plot_height, style)
    if body.horizontal:
        return 10 * plot_height - _unused(trial)
    return 10 * plot_height - trial.plot.height + plot_height


def _unused(layout: ChartLayout) -> float:
    """What a chart of rows leaves free at its bottom."""
    lowest = max(
        (own.y + own.height for own in (*layout.names.labels, *layout.over) if isinstance(own, Label)),
        default=layout.plot.bottom,
    )
    return layout.height - max(lowest, layout.plot.bottom)


def _value_titles(body: Cartesian, width: float, top: float, style: ChartStyle) -> list[Ink]:
    """Titles of value axes: lying, at the top, over the axis that they name."""
    color = style.palette.text_2
    titles: list[Ink] = []
    if body.y.title:
        titles.append(Label((LabelLine(body.y.title),), 0.0, top, style.note, color))
    if body.y2 and body.y2.title:
        titles.append(Label((LabelLine(body.y2.title),), width, top, style.note, color, Align.RIGHT))
    return titles


def _upright(plan: ChartPlan, body: Cartesian, frame: Box, style: ChartStyle) -> ChartLayout:
    texts = end_texts(body, frame.height, style, legend=plan.legend)
    left = max(_ticks_width(body, style), left_need(body, texts, style), _first_name(body, style))
    room = frame.width - left
    if body.y2:
        room -= max(style.width(tick.text, style.axis) for tick in body.y2.scale.ticks) + style.gap
    width = _fit(room, [*right_needs(body, texts, style), *_last_name(body, style)])
    across = Projection(body, Box(left, frame.y, width, frame.height))
    names = _names_below(body, across, style)
    below = max((label.height for label in names.labels), default=0.0) + style.near
    if body.x.title:
        below += style.note * LEADING + style.near
    xs = [across.from_shares(body.x.share(event.place), 0.0)[0] for event in body.events]
    tiers = event_tiers(body.events, xs, frame.width, style)
    size = value_size(body, _bar_room(body, across), style)
    above = max(events_height(tiers, style), _headroom(body, style))
    high, plot_top = _height_between(body, frame, (above, below), size, style)
    projection = Projection(body, Box(left, plot_top, width, high))
    board = _board(body, projection, frame, style)
    lines = _reference_lines(body, projection, board, style)
    _place_labels(body, projection, texts, board, size)
    over = [*lines, *draw_band_names(body, projection, style), *draw_events(tiers, projection, style)]
    over += _place_title(body, projection, names, style)
    return ChartLayout(
        frame.width,
        frame.bottom,
        projection.plot,
        _names_below(body, projection, style),
        tuple(board.labels),
        size,
        behind=tuple(draw_bands(body, projection, style)),
        over=tuple(over),
    )


def _rows(body: Cartesian, frame: Box, style: ChartStyle) -> ChartLayout:
    axis = body.x
    assert isinstance(axis, BandAxis), "only names stand beside rows"
    size = style.value[0]
    above = max(reference_headroom(body, style), style.near)
    below = style.axis * LEADING + style.near if body.y.visible else 0.0
    count = len(axis.labels)
    largest = style.lone_row if is_one_stack(body) else style.pitch[1] * _bars_in_row(body)
    pitch = min(largest, max(1.0, (frame.height - above - below) / count))
    names = fit_beside(axis, _MOST_FOR_NAMES * frame.width, pitch, style)
    left = names.width(style) + style.gap
    needs = list(outer_needs(body, size, style))
    # Values left of bars below zero stand between the names and the bars.
    left += max((-need - share * (frame.width - left) for share, need in needs if need < 0), default=0.0)
    left = max(left, names.width(style) + style.gap)
    needs += _last_tick(body, style)
    width = _fit(frame.width - left, [(share, need) for share, need in needs if need > 0])
    projection = Projection(body, Box(left, frame.y + above, width, max(_SMALLEST, pitch * count)))
    board = _board(body, projection, frame, style)
    _place_labels(body, projection, EndTexts(False, False), board, size)
    over = [*draw_lines(body, projection, style, ()), *draw_band_names(body, projection, style)]
    over += draw_row_events(body, projection, style)
    # Names stand at the frame's left edge, whatever lies between them and the bars.
    placed = place_beside(axis, names, projection, style)
    return ChartLayout(
        frame.width,
        frame.bottom,
        projection.plot,
        placed,
        tuple(board.labels),
        size,
        behind=tuple(draw_bands(body, projection, style)),
        over=tuple(over),
    )


def _fit(room: float, needs: Iterable[tuple[float, float]]) -> float:
    """The longest plot such that what stands at each share of it has its room beyond and all stays inside."""
    lengths = [room]
    lengths += [(room - need) / share for share, need in needs if share > 0]
    return max(_SMALLEST, min(lengths))


def _height_between(
    body: Cartesian, frame: Box, around: tuple[float, float], size: float, style: ChartStyle
) -> tuple[float, float]:
    """The plot's height and top, between what stands above and below it."""
    above, below = around
    needs = list(outer_needs(body, size, style))
    under = max((-need for share, need in needs if need < 0), default=0.0)
    room = frame.height - below - under
    high = _fit(room, [(1.0, above), *((share, need) for share, need in needs if need > 0)])
    return high, frame.y + room - high


def _ticks_width(body: Cartesian, style: ChartStyle) -> float:
    if not body.y.visible:
        return 0.0
    return max(style.width(tick.text, style.axis) for tick in body.y.scale.ticks) + style.gap


def _first_name(body: Cartesian, style: ChartStyle) -> float:
    """Half of a name that stands under the left end of the axis."""
    match body.x:
        case ScaleAxis(scale=scale):
            return style.width(scale.ticks[0].text, style.axis) / 2 if scale.ticks else 0.0
        case BandAxis(labels=labels, on_edges=True):
            return style.width(labels[0], style.category[-1]) / 2
        case _:
            return 0.0


def _last_name(body: Cartesian, style: ChartStyle) -> list[tuple[float, float]]:
    """The share at which the last name stands, and half of its width."""
    match body.x:
        case ScaleAxis(scale=scale) if scale.ticks:
            tick = scale.ticks[-1]
            return [(scale.share(tick.value), style.width(tick.text, style.axis) / 2)]
        case BandAxis(labels=labels, on_edges=True):
            return [(1.0, style.width(labels[-1], style.category[-1]) / 2)]
        case _:
            return []


def _last_tick(body: Cartesian, style: ChartStyle) -> list[tuple[float, float]]:
    """The same for the value axis under rows."""
    if not body.y.visible:
        return []
    return [
        (body.y.scale.share(tick.value), style.width(tick.text, style.axis) / 2)
        for tick in body.y.scale.ticks[-1:]
    ]


def _names_below(body: Cartesian, projection: Projection, style: ChartStyle) -> NameLabels:
    match body.x:
        case BandAxis():
            room = projection.band
            if body.x.on_edges and len(body.x.labels) > 1:
                room = projection.plot.width / (len(body.x.labels) - 1)
            return place_below(body.x, fit_below(body.x, room, style), projection, style)
        case ScaleAxis():
            return place_ticks(body.x, fit_ticks(body.x, projection.plot.width, style), projection, style)


def _bar_room(body: Cartesian, projection: Projection) -> float:
    """How wide a value over a column may be: a little wider than the column."""
    rooms = [projection.plot.width]
    for layer in body.layers:
        if isinstance(layer, Bars):
            alone = layer.stacking is not Stacking.NONE or len(layer.series) == 1
            rooms.append(projection.band * (1.0 if alone else 1.15 / (len(layer.series) + layer.gap)))
    return min(rooms)


def _bars_in_row(body: Cartesian) -> float:
    """How much higher a row may be that holds several bars, or parts that bear their values."""
    factor = 1.0
    for layer in body.layers:
        if isinstance(layer, Bars) and layer.stacking is Stacking.NONE:
            factor = max(factor, 0.5 + 0.5 * len(layer.series))
        elif isinstance(layer, Bars) and any(series.labels for series in layer.series):
            factor = _HIGHER_WITH_PARTS
    return factor


def _headroom(body: Cartesian, style: ChartStyle) -> float:
    """Half of the top tick's text, or the label of a point at the top."""
    return style.axis * LEADING / 2 if body.y.visible else style.near


def _board(body: Cartesian, projection: Projection, frame: Box, style: ChartStyle) -> Board:
    allowed = Box(0.0, frame.y, frame.width, projection.plot.bottom - frame.y)
    strokes = strokes_of(body, projection)
    for event in body.events:
        share = body.x.share(event.place)
        strokes.append((projection.from_shares(share, 0.0), projection.from_shares(share, 1.0)))
    return Board(strokes, style, allowed)


def _reference_lines(body: Cartesian, projection: Projection, board: Board, style: ChartStyle) -> list[Ink]:
    """Reference lines, with their names on the board so that no label covers them."""
    ink = draw_lines(body, projection, style, board.strokes)
    board.boxes += [box_of(own, style) for own in ink if isinstance(own, Label)]
    return ink


def _place_labels(
    body: Cartesian, projection: Projection, texts: EndTexts, board: Board, size: float
) -> None:
    for number, layer in enumerate(body.layers):
        if isinstance(layer, Bars):
            board.labels += place_bar_labels(layer, number, projection, size, board.style)
    place_line_labels(body, projection, texts, board)


def _place_title(body: Cartesian, projection: Projection, names: NameLabels, style: ChartStyle) -> list[Ink]:
    """The title of the axis below, under its right end."""
    if not body.x.title:
        return []
    high = max((label.height for label in names.labels), default=0.0)
    top = projection.plot.bottom + 2 * style.near + high
    lines = (LabelLine(body.x.title),)
    return [Label(lines, projection.plot.right, top, style.note, style.palette.text_2, Align.RIGHT)]
