"""The layers of a native chart: groups of series, each series with its cells, colours and labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from deckgen.model.chart import Stacking
from deckgen.plan.charts.bar_labels import STACK
from deckgen.plan.charts.chart_plan import Areas, Bars, Cartesian, Layer, Lines, Pie, Points, SeriesPlan
from deckgen.plan.charts.layout import ChartLayout, PointLabel
from deckgen.plan.charts.style import ChartStyle
from deckgen.render.pptx.chart_axes import axis_ids
from deckgen.render.pptx.chart_data import ChartCells, SeriesCells
from deckgen.render.pptx.chart_labels import LabelContext, render_labels
from deckgen.render.pptx.chart_text import INVISIBLE, line_xml, shape_properties
from deckgen.units import Color
from deckgen.values import dataclass

_GROUPING = {Stacking.NONE: "clustered", Stacking.STACKED: "stacked", Stacking.PERCENT: "percentStacked"}
_NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'
_EDGE = 0.75
"""White between areas that touch, in points."""


@dataclass(frozen=True, slots=True)
class _Series:
    """One series with all that its XML needs."""

    plan: SeriesPlan
    cells: SeriesCells
    labels: Sequence[PointLabel]
    context: LabelContext


def render_layers(
    body: Cartesian, cells: ChartCells, layout: ChartLayout, style: ChartStyle, context: LabelContext
) -> str:
    """Every group of series, in the order of the workbook's columns."""
    labels = _by_series(layout.point_labels)
    groups = []
    for number, layer in enumerate(body.layers):
        series = [
            _Series(
                plan,
                cells.series[number][at],
                labels.get((number, at), ()),
                replace(context, live=plan.live_labels),
            )
            for at, plan in enumerate(layer.series)
        ]
        live = replace(context, live=isinstance(layer, Bars) and layer.live_ends)
        carrier = _carrier(cells.series[number][len(series) :], labels.get((number, STACK), ()), live)
        groups.append(_group(layer, series, carrier, body, style))
    return "".join(groups)


def render_pie(
    pie: Pie, cells: ChartCells, layout: ChartLayout, style: ChartStyle, context: LabelContext
) -> str:
    own = cells.series[0][0]
    edge = line_xml(style.palette.white, _EDGE)
    points = "".join(
        [
            f'<c:dPt><c:idx val="{number}"/><c:bubble3D val="0"/>{shape_properties(part.color, edge)}</c:dPt>'
            for number, part in enumerate(pie.slices)
        ]
    )
    labels = render_labels(layout.point_labels, context)
    series = f"<c:ser>{own.head}{points}{labels}{own.along}{own.values}</c:ser>"
    if pie.hole:
        return (
            f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/>'
            f'<c:holeSize val="{round(100 * pie.hole)}"/></c:doughnutChart>'
        )
    return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'


def _by_series(labels: Sequence[PointLabel]) -> Mapping[tuple[int, int], Sequence[PointLabel]]:
    found: dict[tuple[int, int], list[PointLabel]] = {}
    for own in labels:
        found.setdefault((own.layer, own.series), []).append(own)
    return found


def _group(layer: Layer, series: Sequence[_Series], carrier: str, body: Cartesian, style: ChartStyle) -> str:
    ids = axis_ids(layer)
    axes = f'<c:axId val="{ids.along}"/><c:axId val="{ids.values}"/>'
    match layer:
        case Bars():
            edge = line_xml(style.palette.white, _EDGE) if layer.parts_touch else ""
            content = "".join([_bar(own, edge) for own in series]) + carrier
            return _bars(layer, content, axes, horizontal=body.horizontal)
        case Lines():
            content = "".join([_line(layer, own, style) for own in series])
            return (
                f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{content}'
                f'<c:marker val="1"/>{axes}</c:lineChart>'
            )
        case Areas():
            grouping = _GROUPING[layer.stacking] if layer.stacking is not Stacking.NONE else "standard"
            content = "".join([_area(own, style) for own in series])
            return (
                f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{content}{axes}'
                "</c:areaChart>"
            )
        case Points():
            return _points(layer, series, axes, style)
        case _:
            assert_never(layer)


def _bars(layer: Bars, content: str, axes: str, *, horizontal: bool) -> str:
    overlap = "" if layer.stacking is Stacking.NONE else '<c:overlap val="100"/>'
    return (
        f'<c:barChart><c:barDir val="{"bar" if horizontal else "col"}"/>'
        f'<c:grouping val="{_GROUPING[layer.stacking]}"/><c:varyColors val="0"/>{content}'
        f'<c:gapWidth val="{round(100 * layer.gap)}"/>{overlap}{axes}</c:barChart>'
    )


def _bar(own: _Series, edge: str) -> str:
    plan = own.plan
    points = "".join(
        [
            f'<c:dPt><c:idx val="{number}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
            f"{shape_properties(color, edge)}</c:dPt>"
            for number, color in enumerate(plan.point_colors)
            if color != plan.color and plan.values[number] is not None
        ]
    )
    fill = INVISIBLE if plan.color is None else shape_properties(plan.color, edge)
    return (
        f'<c:ser>{own.cells.head}{fill}<c:invertIfNegative val="0"/>{points}'
        f"{render_labels(own.labels, own.context)}{own.cells.along}{own.cells.values}</c:ser>"
    )


def _carrier(cells: Sequence[SeriesCells], labels: Sequence[PointLabel], context: LabelContext) -> str:
    """The invisible series on top of the stacks, whose labels stand at their ends.

    Labels of stacked bars can only stand inside them: PowerPoint refuses a file that asks for the outer end.
    """
    return "".join(
        [
            f'<c:ser>{own.head}{INVISIBLE}<c:invertIfNegative val="0"/>{render_labels(labels, context)}'
            f"{own.along}{own.values}</c:ser>"
            for own in cells
        ]
    )


def _line(layer: Lines, own: _Series, style: ChartStyle) -> str:
    color = own.plan.color or style.palette.ink
    if layer.joined:
        stroke = line_xml(color, style.line if own.plan.strong else style.quiet_line, round_ends=True)
        marker, points = _NO_MARKER, _marked_points(own, color, stroke, style)
    else:
        stroke, points = line_xml(None, 0), ""
        marker = _marker(color, 2 * style.marker)
    return (
        f"<c:ser>{own.cells.head}<c:spPr>{stroke}</c:spPr>{marker}{points}"
        f"{render_labels(own.labels, own.context)}{own.cells.along}{own.cells.values}"
        '<c:smooth val="0"/></c:ser>'
    )


def _marked_points(own: _Series, color: Color, stroke: str, style: ChartStyle) -> str:
    """Markers at the points that bear their value, and at those that no line reaches."""
    values = own.plan.values
    marked = {label.point for label in own.labels if label.says_value}
    marked |= {at for at, value in enumerate(values) if value is not None and _is_alone(values, at)}
    marker = _marker(color, style.marker)
    return "".join(
        [
            f'<c:dPt><c:idx val="{at}"/>{marker}<c:bubble3D val="0"/><c:spPr>{stroke}</c:spPr></c:dPt>'
            for at in sorted(marked)
        ]
    )


def _is_alone(values: Sequence[float | None], at: int) -> bool:
    before = values[at - 1] if at else None
    after = values[at + 1] if at + 1 < len(values) else None
    return before is None and after is None


def _marker(color: Color, size: float) -> str:
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{max(2, round(size))}"/>'
        f"{shape_properties(color, line_xml(None, 0))}</c:marker>"
    )


def _area(own: _Series, style: ChartStyle) -> str:
    edge = line_xml(style.palette.white, _EDGE)
    return (
        f"<c:ser>{own.cells.head}{shape_properties(own.plan.color, edge)}"
        f"{own.cells.along}{own.cells.values}</c:ser>"
    )


def _points(layer: Points, series: Sequence[_Series], axes: str, style: ChartStyle) -> str:
    if layer.sizes:
        content = "".join([_bubbles(own, style) for own in series])
        return (
            f'<c:bubbleChart><c:varyColors val="0"/>{content}<c:bubbleScale val="100"/>'
            f'<c:sizeRepresents val="area"/>{axes}</c:bubbleChart>'
        )
    content = "".join([_scattered(layer, own, style) for own in series])
    return (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{content}{axes}'
        "</c:scatterChart>"
    )


def _scattered(layer: Points, own: _Series, style: ChartStyle) -> str:
    color = own.plan.color or style.palette.ink
    if layer.joined:
        stroke = line_xml(color, style.line if own.plan.strong else style.quiet_line, round_ends=True)
        marker, points = _NO_MARKER, _marked_points(own, color, stroke, style)
    else:
        stroke, marker, points = line_xml(None, 0), _marker(color, style.marker), ""
    return (
        f"<c:ser>{own.cells.head}<c:spPr>{stroke}</c:spPr>{marker}{points}"
        f"{render_labels(own.labels, own.context)}{own.cells.along}{own.cells.values}"
        '<c:smooth val="0"/></c:ser>'
    )


def _bubbles(own: _Series, style: ChartStyle) -> str:
    fill = shape_properties(own.plan.color, line_xml(style.palette.white, _EDGE))
    return (
        f'<c:ser>{own.cells.head}{fill}<c:invertIfNegative val="0"/>{render_labels(own.labels, own.context)}'
        f'{own.cells.along}{own.cells.values}{own.cells.sizes}<c:bubble3D val="0"/></c:ser>'
    )
