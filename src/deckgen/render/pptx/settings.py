"""The small parts beside the presentation: properties, view, and the style of tables that people add."""

from __future__ import annotations

from deckgen.render.pptx.drawing import fill_xml
from deckgen.render.pptx.package import Package
from deckgen.render.pptx.xml import DECLARATION, DRAWING_NAMESPACE, NAMESPACES
from deckgen.theme.resolved import Palette, Theme
from deckgen.units import Color, points

SETTINGS = {
    "presProps": "ppt/presProps.xml",
    "viewProps": "ppt/viewProps.xml",
    "tableStyles": "ppt/tableStyles.xml",
}
"""Names of the parts by the kinds of their relationships."""

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml."
_TABLE_STYLE = "{3F0D3B58-52A6-4F0C-9D5E-6C8B2A7E1F40}"


def add_settings(theme: Theme, package: Package) -> None:
    properties = f"{DECLARATION}<p:presentationPr {NAMESPACES}/>"
    view = f"{DECLARATION}<p:viewPr {NAMESPACES}/>"
    package.add(SETTINGS["presProps"], f"{_MAIN}presProps+xml", properties)
    package.add(SETTINGS["viewProps"], f"{_MAIN}viewProps+xml", view)
    package.add(SETTINGS["tableStyles"], f"{_MAIN}tableStyles+xml", _table_styles(theme.palette))


def _table_styles(palette: Palette) -> str:
    """A table that somebody inserts later looks like ours: rules and bold heads, no fills.

    Our own tables do not refer to it, since the plan settles each of their lines.
    """
    rules = _edge("left") + _edge("right") + _edge("top")
    rules += _edge("bottom", palette.rule, 0.75) + _edge("insideH", palette.grid, 0.75) + _edge("insideV")
    whole = _part("wholeTbl", palette.ink, rules, "<a:fill><a:noFill/></a:fill>")
    first_column = _part("firstCol", palette.navy, "")
    first_row = _part("firstRow", palette.navy, _edge("bottom", palette.navy, 1.5))
    return (
        f'{DECLARATION}<a:tblStyleLst xmlns:a="{DRAWING_NAMESPACE}" def="{_TABLE_STYLE}">'
        f'<a:tblStyle styleId="{_TABLE_STYLE}" styleName="deckgen">'
        f"{whole}{first_column}{first_row}</a:tblStyle></a:tblStyleLst>"
    )


def _part(tag: str, color: Color, edges: str, fill: str = "") -> str:
    bold = "" if tag == "wholeTbl" else ' b="on"'
    scheme = f'<a:schemeClr val="{color.slot}"/>' if color.slot else f'<a:srgbClr val="{color.rgb}"/>'
    return (
        f'<a:{tag}><a:tcTxStyle{bold}><a:fontRef idx="minor"/>{scheme}</a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{edges}</a:tcBdr>{fill}</a:tcStyle></a:{tag}>"
    )


def _edge(name: str, color: Color | None = None, weight: float = 0.0) -> str:
    width = f' w="{points(weight)}"' if color else ""
    return f"<a:{name}><a:ln{width}>{fill_xml(color)}</a:ln></a:{name}>"
