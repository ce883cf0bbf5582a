"""Native charts: a frame on the slide, a chart part, and the workbook in which its data can be edited."""

from __future__ import annotations

from dataclasses import replace

from deckgen.plan.charts.chart_plan import Cartesian, ChartPlan, Pie
from deckgen.plan.charts.ink import Box
from deckgen.plan.charts.layout import ChartLayout, Legend
from deckgen.plan.deck.slides import ChartBox
from deckgen.render.pptx.chart_axes import render_axes
from deckgen.render.pptx.chart_data import ChartCells, chart_cells
from deckgen.render.pptx.chart_labels import LabelContext
from deckgen.render.pptx.chart_series import render_layers, render_pie
from deckgen.render.pptx.chart_text import INVISIBLE, fraction, text_properties
from deckgen.render.pptx.chart_workbook import CONTENT_TYPE as WORKBOOK_TYPE
from deckgen.render.pptx.chart_workbook import write_workbook
from deckgen.render.pptx.drawing import identity_xml, position_xml
from deckgen.render.pptx.package import Relations
from deckgen.render.pptx.sheet import Sheet
from deckgen.render.pptx.xml import DECLARATION, RELATIONSHIP_NAMESPACE

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMESPACES = (
    f'xmlns:c="{_NAMESPACE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{RELATIONSHIP_NAMESPACE}"'
)
_LEGEND_SLACK = 1.15
"""PowerPoint sets the names of a legend wider apart than we measure them."""


def render_chart(box: ChartBox, sheet: Sheet) -> str:
    """The chart's frame; its parts are added to the package."""
    relation = sheet.relations.add("chart", _add_parts(box, sheet))
    identity = identity_xml(sheet.next_id(), sheet.unique_name(box.name or "Chart"), box.alt)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity}<p:cNvGraphicFramePr/><p:nvPr/>"
        f"</p:nvGraphicFramePr>{position_xml(box.rect, 'p:xfrm')}<a:graphic>"
        f'<a:graphicData uri="{_NAMESPACE}"><c:chart xmlns:c="{_NAMESPACE}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _add_parts(box: ChartBox, sheet: Sheet) -> str:
    package = sheet.deck.package
    name = package.next_name("ppt/charts/chart{}.xml")
    workbook = package.next_name("ppt/embeddings/Microsoft_Excel_Sheet{}.xlsx")
    cells = chart_cells(box.plan)
    relations = Relations()
    relation = relations.add("package", workbook)
    package.add_binary(workbook, WORKBOOK_TYPE, write_workbook(cells.columns))
    package.add(name, CONTENT_TYPE, _chart_space(box, cells, relation, sheet.deck.lang), relations)
    return name


def _chart_space(box: ChartBox, cells: ChartCells, workbook: str, lang: str) -> str:
    style = box.style
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/>{_plot_area(box, cells, lang)}{_legend(box)}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{INVISIBLE}{text_properties(style.axis, style.palette.text_2)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _plot_area(box: ChartBox, cells: ChartCells, lang: str) -> str:
    plan, layout, style = box.plan, box.layout, box.style
    context = LabelContext(plan.format, True, layout.width, layout.height, lang)
    match plan.body:
        case Pie() as pie:
            context = replace(
                context, format=pie.format, names_points=True, shares=pie.shares, placed=not pie.hole
            )
            content = render_pie(pie, cells, layout, style, context)
        case Cartesian() as body:
            content = render_layers(body, cells, layout, style, context) + render_axes(body, layout, style)
    return f"<c:plotArea>{_placed(layout.plot, layout, inner=True)}{content}{INVISIBLE}</c:plotArea>"


def _placed(box: Box, layout: ChartLayout, *, inner: bool = False) -> str:
    """A rectangle of the chart, as shares of its frame. Inner: without the texts of the axes."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    edges = (
        ("x", box.x / layout.width),
        ("y", box.y / layout.height),
        ("w", box.width / layout.width),
        ("h", box.height / layout.height),
    )
    shares = "".join([f'<c:{tag} val="{fraction(share)}"/>' for tag, share in edges])
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>{shares}'
        "</c:manualLayout></c:layout>"
    )


def _legend(box: ChartBox) -> str:
    legend, layout, style = box.layout.legend, box.layout, box.style
    if legend is None:
        return ""
    text = text_properties(legend.size, style.palette.ink)
    return (
        f'<c:legend><c:legendPos val="{_legend_side(box.plan)}"/>'
        f'{_placed(_slack(legend, layout), layout)}<c:overlay val="0"/>{text}</c:legend>'
    )


def _legend_side(plan: ChartPlan) -> str:
    return "r" if isinstance(plan.body, Pie) else "t"


def _slack(legend: Legend, layout: ChartLayout) -> Box:
    box = legend.box
    width = box.width * _LEGEND_SLACK
    x = min(box.x, max(0.0, layout.width - width))
    return Box(x, box.y, min(width, layout.width - x), box.height)
