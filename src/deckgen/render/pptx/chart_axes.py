"""The axes of a native chart, with the bounds and steps that the plan settled."""

from __future__ import annotations

from deckgen.model.chart import Stacking
from deckgen.plan.charts.chart_plan import (
    Areas,
    BandAxis,
    Bars,
    Cartesian,
    Lines,
    Points,
    ScaleAxis,
    ValueAxis,
)
from deckgen.plan.charts.layout import ChartLayout
from deckgen.plan.charts.scales import Scale, Step
from deckgen.plan.charts.style import ChartStyle
from deckgen.render.pptx.chart_text import line_xml, name_properties, number_format, text_properties
from deckgen.render.pptx.chart_workbook import number_text
from deckgen.units import Color
from deckgen.values import dataclass

# Ids tell the axes of one chart apart. They have to be positive: the schema allows no others, whatever some
# writers do.
FIRST = ("50010", "50020")
SECOND = ("50030", "50040")


@dataclass(frozen=True, slots=True)
class AxisIds:
    along: str
    values: str


def axis_ids(layer: Bars | Lines | Areas | Points) -> AxisIds:
    return AxisIds(*(SECOND if isinstance(layer, Lines) and layer.second else FIRST))


def render_axes(body: Cartesian, layout: ChartLayout, style: ChartStyle) -> str:
    ids = AxisIds(*FIRST)
    axes = _along_axis(body, layout, style) + _value_axis(body, body.y, ids, style)
    if body.y2:
        second = AxisIds(*SECOND)
        axes += _hidden_names(second) + _second_axis(body.y2, second, style)
    return axes


def is_slope(body: Cartesian) -> bool:
    return any(isinstance(layer, Lines) and layer.label_ends for layer in body.layers)


def _along_axis(body: Cartesian, layout: ChartLayout, style: ChartStyle) -> str:
    match body.x:
        case BandAxis():
            return _names_axis(body, body.x, layout, style)
        case ScaleAxis(scale=scale) if scale.step is Step.UNITS:
            return _number_axis(body, scale, layout, style)
        case ScaleAxis(scale=scale):
            return _date_axis(body, scale, layout, style)


def _names_axis(body: Cartesian, axis: BandAxis, layout: ChartLayout, style: ChartStyle) -> str:
    # The first row stands at the top, as in the table; PowerPoint counts rows from below.
    orientation, position = ("maxMin", "l") if body.horizontal else ("minMax", "b")
    color = style.palette.ink if body.horizontal else style.palette.text_2
    grid = ""
    line = line_xml(style.palette.ink, style.base)
    if is_slope(body):
        grid = _grid_lines(style.palette.rule, style)
        line = line_xml(None, 0)
    return (
        f'<c:catAx><c:axId val="{FIRST[0]}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{position}"/>{grid}'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line}</c:spPr>{name_properties(layout.names.size, color, every=layout.names.every)}"
        f'<c:crossAx val="{FIRST[1]}"/><c:crosses val="{_crosses(body.y.scale)}"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="{layout.names.every}"/>'
        '<c:tickMarkSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _date_axis(body: Cartesian, scale: Scale, layout: ChartLayout, style: ChartStyle) -> str:
    return (
        f'<c:dateAx><c:axId val="{FIRST[0]}"/>{_scaling(scale)}<c:delete val="0"/><c:axPos val="b"/>'
        f'{number_format(scale.format)}{_ticks(body)}<c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr>{line_xml(style.palette.ink, style.base)}</c:spPr>'
        f"{text_properties(layout.names.size, style.palette.text_2)}"
        f'<c:crossAx val="{FIRST[1]}"/><c:crosses val="{_crosses(body.y.scale)}"/><c:auto val="0"/>'
        f'<c:lblOffset val="100"/><c:baseTimeUnit val="days"/>'
        f'<c:majorUnit val="{number_text(scale.every * layout.names.every)}"/>'
        f'<c:majorTimeUnit val="{scale.step.value}"/></c:dateAx>'
    )


def _number_axis(body: Cartesian, scale: Scale, layout: ChartLayout, style: ChartStyle) -> str:
    """Of a chart of points: both of its axes count."""
    return (
        f'<c:valAx><c:axId val="{FIRST[0]}"/>{_scaling(scale)}<c:delete val="0"/><c:axPos val="b"/>'
        f'{number_format(scale.format)}{_ticks(body)}<c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr>{line_xml(style.palette.ink, style.base)}</c:spPr>'
        f"{text_properties(layout.names.size, style.palette.text_2)}"
        f'<c:crossAx val="{FIRST[1]}"/><c:crosses val="{_crosses(body.y.scale)}"/>'
        f'<c:crossBetween val="midCat"/><c:majorUnit val="{number_text(scale.every * layout.names.every)}"/>'
        "</c:valAx>"
    )


def _value_axis(body: Cartesian, axis: ValueAxis, ids: AxisIds, style: ChartStyle) -> str:
    scale = axis.scale
    grid = _grid_lines(style.palette.grid, style)
    position = "b" if body.horizontal else "l"
    # With its first row at the top, the other axis would be drawn there too.
    crosses = "max" if body.horizontal else _start(body)
    return (
        f'<c:valAx><c:axId val="{ids.values}"/>{_value_scaling(body, scale)}'
        f'<c:delete val="{int(not axis.visible)}"/><c:axPos val="{position}"/>{grid if axis.visible else ""}'
        f'{_value_format(body, scale)}<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr>{line_xml(None, 0)}</c:spPr>'
        f"{text_properties(style.axis, style.palette.text_2)}"
        f'<c:crossAx val="{ids.along}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="{_between(body)}"/>{_major_unit(body, scale)}</c:valAx>'
    )


def _second_axis(axis: ValueAxis, ids: AxisIds, style: ChartStyle) -> str:
    scale = axis.scale
    return (
        f'<c:valAx><c:axId val="{ids.values}"/>{_scaling(scale)}<c:delete val="0"/><c:axPos val="r"/>'
        f'{number_format(scale.format)}<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr>{line_xml(None, 0)}</c:spPr>'
        f"{text_properties(style.axis, style.palette.text_2)}"
        f'<c:crossAx val="{ids.along}"/><c:crosses val="max"/><c:crossBetween val="between"/>'
        f'<c:majorUnit val="{number_text(scale.every)}"/></c:valAx>'
    )


def _hidden_names(ids: AxisIds) -> str:
    """A second value axis needs names of its own to cross, which nobody is to see."""
    return (
        f'<c:catAx><c:axId val="{ids.along}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:crossAx val="{ids.values}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _grid_lines(color: Color, style: ChartStyle) -> str:
    return f"<c:majorGridlines><c:spPr>{line_xml(color, style.grid)}</c:spPr></c:majorGridlines>"


def _scaling(scale: Scale) -> str:
    base = '<c:logBase val="10"/>' if scale.step is Step.FACTOR else ""
    return (
        f'<c:scaling>{base}<c:orientation val="minMax"/><c:max val="{number_text(scale.high)}"/>'
        f'<c:min val="{number_text(scale.low)}"/></c:scaling>'
    )


def _value_scaling(body: Cartesian, scale: Scale) -> str:
    if _is_share(body):
        return '<c:scaling><c:orientation val="minMax"/><c:max val="1"/><c:min val="0"/></c:scaling>'
    return _scaling(scale)


def _value_format(body: Cartesian, scale: Scale) -> str:
    if _is_share(body):
        return '<c:numFmt formatCode="0%" sourceLinked="0"/>'
    if scale.step is Step.FACTOR and scale.low < 1:
        return '<c:numFmt formatCode="General" sourceLinked="0"/>'
    return number_format(scale.format)


def _major_unit(body: Cartesian, scale: Scale) -> str:
    if _is_share(body):
        return f'<c:majorUnit val="{number_text(scale.every / 100)}"/>'
    return f'<c:majorUnit val="{number_text(scale.every)}"/>'


def _is_share(body: Cartesian) -> bool:
    """Whether PowerPoint makes percentages of the values: its axis then runs from 0 to 1."""
    return any(isinstance(own, Bars | Areas) and own.stacking is Stacking.PERCENT for own in body.layers)


def _ticks(body: Cartesian) -> str:
    return f'<c:majorTickMark val="{"out" if body.has_ticks else "none"}"/>'


def _crosses(scale: Scale) -> str:
    """Where the axis of names stands: at zero, or at the low end of a scale without it."""
    return "min" if scale.step is Step.FACTOR else "autoZero"


def _start(body: Cartesian) -> str:
    return "min" if isinstance(body.x, ScaleAxis) else "autoZero"


def _between(body: Cartesian) -> str:
    """Whether values stand on the ticks of the axis of names or between them."""
    on_ticks = isinstance(body.x, ScaleAxis) or body.x.on_edges
    return "midCat" if on_ticks else "between"
