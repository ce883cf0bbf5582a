"""Exhibits that are drawn: the plan that slides share, in the sizes of the brief and with its structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckgen.model import exhibits as e
from deckgen.model.inline import Footnote
from deckgen.plan.brief.box import Box
from deckgen.plan.brief.desk import Desk
from deckgen.plan.brief.exhibits import Caption, set_caption, set_notes
from deckgen.plan.brief.figures import join_exhibit
from deckgen.plan.brief.grid import UNIT
from deckgen.plan.brief.prose import Place
from deckgen.plan.exhibits.figures import FiguresDrawing, FigureStyle
from deckgen.plan.exhibits.kit import Drawing, Kit, Sizes
from deckgen.plan.exhibits.matrix import MatrixDrawing, MatrixStyle
from deckgen.plan.exhibits.timeline import TimelineDrawing
from deckgen.plan.exhibits.timeline_layout import TimelineStyle
from deckgen.plan.exhibits.timeline_periods import PeriodStyle
from deckgen.plan.exhibits.words import exhibit_words
from deckgen.plan.pages.page import Area, Item, Node, Role
from deckgen.plan.runs import RunContext
from deckgen.plan.sheets.desk import Desk as SheetDesk
from deckgen.plan.sheets.desk import Place as SheetPlace
from deckgen.plan.sheets.placed import set_placed
from deckgen.plan.text import TextStyle
from deckgen.units import Color, Rect, millimetres, points, to_points

Drawn = e.KeyFigures | e.Timeline | e.Matrix
"""Exhibits that are drawn in the brief as on a slide."""

_SIZES = Sizes(body=(9.0,), lead=(8.5,), label=(8.5,), dense=(8.5,), small=8.0)

_FIGURES = FigureStyle(
    tile=(24.0, 20.0, 16.0, 12.0),
    stacked=(24.0, 20.0, 16.0, 12.0),
    unit=12.0,
    narrowest=millimetres(32),
    most=4,
    pad=points(4),
    gap=points(1.5),
    row_gap=points(14),
    pitch=points(48),
    optical=0,
    weight=0.75,
)
_TIMELINE = TimelineStyle(
    off=points(6),
    between=points(8),
    gap=points(9),
    stretch=0,
    tick=points(4),
    dot=points(6),
    main_dot=points(7.5),
    ring=1.0,
    short=millimetres(40),
    tick_pitch=millimetres(22),
    axis_weight=0.75,
    period_gap=points(8),
    periods=PeriodStyle(points(18), points(15), points(4), points(4)),
    square=True,
)
_MATRIX = MatrixStyle(
    least=millimetres(46),
    most=millimetres(58),
    disc=points(12),
    dot=points(6),
    gap=points(4),
    label=millimetres(44),
    row=points(20),
    narrowest=millimetres(60),
)


def set_drawn(node: Drawn, place: Place, desk: Desk) -> list[Box] | None:
    """The exhibit with what stands above and below it; None where it is too large to be drawn on a page."""
    is_wide = place.is_top and not isinstance(node, e.Matrix)
    width = desk.grid.full_width if is_wide else place.width
    marks = _Marks(desk, place.parent)
    drawing = _drawing(node, width, brief_kit(desk, marks), desk)
    if drawing.count == 0 or to_points(drawing.least_height(0)) > desk.grid.text_height - 10 * UNIT:
        return None
    outer = desk.tree.add(Role.DIVISION, place.parent)
    inner = replace(place, parent=outer, width=width)
    above = _caption(node, inner, outer, desk)
    box = draw_box(drawing, inner, desk)
    box = replace(box, notes=tuple(dict.fromkeys(marks.numbers)))
    below = set_notes(node.attributes, inner, desk, is_wide=is_wide)
    return [join_exhibit([*above, box, *below], place, desk, is_wide=is_wide)]


def draw_box(drawing: Drawing, place: Place, desk: Desk) -> Box:
    """A drawing as one box: a figure of the structure, whose words are those of its alternative text."""
    height = drawing.least_height(0)
    rect = Rect(points(place.x), 0, points(place.width), height)
    placed = drawing.draw(rect, 0)
    alt = next((one.alt for one in placed if hasattr(one, "alt") and one.alt), "")
    node = desk.tree.add_node(Node(Role.FIGURE, place.parent, alt=alt))
    area = Area(place.x, 0.0, place.width, to_points(height), node)
    items: Iterator[Item] = set_placed(placed, SheetPlace(node, is_figure=True), _sheet_desk(desk))
    return Box(to_points(height), (area, *items), after=5.25)


class _Marks:
    """Numbers the footnotes of a drawing, and notes which they are."""

    def __init__(self, desk: Desk, parent: int) -> None:
        self._desk, self._parent = desk, parent
        self.numbers: list[int] = []

    def __call__(self, note: Footnote) -> str:
        number = self._desk.number_note(note, self._parent)
        self.numbers.append(number)
        return str(number)


def _figure_style(width: float, desk: Desk) -> FigureStyle:
    """Over the full width the fourth figure stands in the side column."""
    grid = desk.grid
    if width < grid.full_width:
        return _FIGURES
    gap = points(grid.full_width - grid.text_width - grid.side_width)
    return replace(_FIGURES, gutter=gap, last=points(grid.side_width))


def brief_kit(desk: Desk, marks: _Marks | None = None) -> Kit:
    styles = desk.styles
    numbered = marks or _Marks(desk, 0)

    def context(style: TextStyle, strong: Color | None) -> RunContext:
        return RunContext(style, styles.mono, styles.palette.link, strong, mono_size=0.88, mark=numbered)

    family = styles.caption.text.face.family
    return Kit(styles.palette, family, _SIZES, exhibit_words(desk.lang), desk.lang, context)


def _drawing(node: Drawn, width: float, kit: Kit, desk: Desk) -> Drawing:
    match node:
        case e.KeyFigures():
            return FiguresDrawing(node, points(width), kit, _figure_style(width, desk))
        case e.Timeline():
            # A page has the room that a slide may lack.
            pacing = e.Pacing.SCALE if node.pacing is e.Pacing.AUTO else node.pacing
            return TimelineDrawing(replace(node, caption=(), pacing=pacing), points(width), kit, _TIMELINE)
        case e.Matrix():
            return MatrixDrawing(replace(node, caption=()), points(width), kit, _MATRIX)


def _caption(node: Drawn, place: Place, parent: int, desk: Desk) -> list[Box]:
    """Number and message; key figures bear their caption themselves."""
    if isinstance(node, e.KeyFigures) or not node.caption:
        return []
    label = desk.figure_label(node.attributes.id)
    caption = Caption(label, node.caption, node.attributes.get("subtitle"), node.span)
    return set_caption(caption, place, desk.tree.add(Role.CAPTION, parent), desk)


def _sheet_desk(desk: Desk) -> SheetDesk:
    return SheetDesk(desk.theme, desk.tree, desk.glyphs, desk.targets)
