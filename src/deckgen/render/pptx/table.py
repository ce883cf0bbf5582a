"""Native tables: a grid of widths, rows of cells, and lines at the edges of cells."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.plan.deck.slides import Insets, TableBox, TableCell, TableRow
from deckgen.plan.text import Run, TextParagraph
from deckgen.render.pptx.drawing import (
    DEFAULT_INSETS,
    anchor_xml,
    fill_xml,
    identity_xml,
    position_xml,
    stroke_xml,
)
from deckgen.render.pptx.sheet import Sheet
from deckgen.render.pptx.text import paragraphs_xml
from deckgen.render.pptx.xml import element

# PowerPoint's "No Style, No Grid": every line and fill is the plan's own.
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def render_table(box: TableBox, sheet: Sheet) -> str:
    identity = identity_xml(sheet.next_id(), sheet.unique_name(box.name or "Table"), box.alt)
    flags = (' firstRow="1"' if box.has_head else "") + (' firstCol="1"' if box.has_stub else "")
    grid = "".join([f'<a:gridCol w="{width}"/>' for width in box.columns])
    filler = _filler([cell for row in box.rows for cell in row.cells], TextParagraph(()))
    rows = "".join([_row(row, filler, sheet) for row in box.rows])
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f"{position_xml(box.rect, 'p:xfrm')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f"<a:tblPr{flags}><a:tableStyleId>{_PLAIN_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _filler(cells: Sequence[TableCell], default: TextParagraph) -> TextParagraph:
    """An empty line in the style of the cells' first text, for cells without any.

    PowerPoint gives an empty cell the height of its type, which would stretch a row of small type.
    """
    runs = (run for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs)
    first = next(runs, None)
    return TextParagraph((Run("", first.style),)) if first else default


def _row(row: TableRow, filler: TextParagraph, sheet: Sheet) -> str:
    filler = _filler(row.cells, filler)
    cells = "".join([_cell(cell, filler, sheet) for cell in row.cells])
    return f'<a:tr h="{row.height}">{cells}</a:tr>'


def _cell(cell: TableCell, filler: TextParagraph, sheet: Sheet) -> str:
    has_text = any(paragraph.runs for paragraph in cell.paragraphs)
    text = _text(cell.paragraphs if has_text else (filler,), sheet)
    properties = _properties(cell)
    if cell.columns == 1:
        return f"<a:tc>{text}{properties}</a:tc>"
    # The grid has a place for every cell that is covered, with the lines of the cell that covers it.
    covered = f'<a:tc hMerge="1">{_text((filler,), sheet)}{properties}</a:tc>' * (cell.columns - 1)
    return f'<a:tc gridSpan="{cell.columns}">{text}{properties}</a:tc>{covered}'


def _text(paragraphs: Sequence[TextParagraph], sheet: Sheet) -> str:
    lines = paragraphs_xml(paragraphs, sheet.deck.template.plain, sheet)
    return f"<a:txBody><a:bodyPr/><a:lstStyle/>{lines}</a:txBody>"


def _properties(cell: TableCell) -> str:
    attributes = _margins(cell.insets) + anchor_xml(cell.anchor)
    children = stroke_xml("a:lnT", cell.above) if cell.above else ""
    if cell.below:
        children += stroke_xml("a:lnB", cell.below)
    if cell.fill:
        children += fill_xml(cell.fill)
    return element("a:tcPr", attributes, children)


def _margins(insets: Insets) -> str:
    edges = (
        ("marL", insets.left, DEFAULT_INSETS.left),
        ("marR", insets.right, DEFAULT_INSETS.right),
        ("marT", insets.top, DEFAULT_INSETS.top),
        ("marB", insets.bottom, DEFAULT_INSETS.bottom),
    )
    return "".join([f' {edge}="{length}"' for edge, length, default in edges if length != default])
