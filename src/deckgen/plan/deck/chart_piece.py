"""A chart as a piece of a slide's body, and the short remarks that may stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckgen.model import block as b
from deckgen.model.chart import Chart
from deckgen.model.inline import Footnote, Inlines, Strong, Text
from deckgen.model.walk import footnotes_in
from deckgen.plan.charts.arrange import natural_height
from deckgen.plan.charts.bar_labels import is_one_stack
from deckgen.plan.charts.chart_plan import ChartGrid, Pie
from deckgen.plan.charts.planner import plan_chart, report_hidden
from deckgen.plan.charts.style import ChartStyle, deck_panel_style, deck_style
from deckgen.plan.charts.words import unsaid_remarks
from deckgen.plan.deck.captions import Caption, set_caption
from deckgen.plan.deck.charts import hidden_names, place_chart
from deckgen.plan.deck.columns import ColumnsPiece
from deckgen.plan.deck.desk import LINE, Desk
from deckgen.plan.deck.pieces import Pieces, Remarks, Slot
from deckgen.plan.deck.slides import Placed, Shape, ShapeBox, Stroke, TextBox
from deckgen.plan.lines import line_count
from deckgen.plan.runs import tied_runs, to_runs
from deckgen.plan.text import Entrance, Run, TextParagraph
from deckgen.theme.grid import BODY_TOP, GUTTER, TEXT_TOP
from deckgen.units import Length, Rect, inches, points, to_points
from deckgen.values import dataclass

_LEAST_HEIGHT = inches(2.2)
_GAP = inches(0.08)
"""Between caption and chart."""
_CHART_COLUMNS = 8
_BESIDE = inches(0.20)
"""Between a chart and remarks, beside the gutter: values and names stand at the chart's very edge."""
_REMARK_COLUMNS = 4
_MOST_REMARKS = 3
_LARGEST_PITCH = inches(1.46)
_BELOW_RULE = inches(0.06)


@dataclass(frozen=True)
class ChartPiece:
    desk: Desk
    chart: Chart
    grid: ChartGrid
    width: Length
    caption: Caption
    grows: int = 3
    is_text: bool = False

    @property
    def remarks(self) -> Remarks:
        attributes = self.chart.attributes
        notes = (*attributes.get_all("note"), *unsaid_remarks(self.chart, self.grid))
        return Remarks(
            footnotes_in(self.chart.caption), notes, attributes.get_all("source"), (attributes.id,)
        )

    def height(self, step: int) -> Length:
        return _LEAST_HEIGHT + self._caption_height(step)

    def fits(self, height: Length, step: int) -> bool:
        return self.height(step) <= height

    def divide(self, height: Length, step: int) -> None:
        return None

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        rect, above = slot.rect, self._caption_height(slot.step)
        chart = place_chart(self.grid, self._centred(rect.inset(top=above)), self._style)
        report_hidden(self.chart, hidden_names(chart), self.desk.report)
        if not self.caption:
            return (chart,)
        # Text stands a little higher than rules do, so that its capitals are on their line.
        top = rect.y - (BODY_TOP - TEXT_TOP)
        texts = tuple(one.to_paragraph(slot.step, None) for one in self.caption)
        return TextBox(Rect(rect.x, top, rect.width, above), texts, name="Caption"), chart

    def _centred(self, rect: Rect) -> Rect:
        """A single row is never as high as the body: it stands in its middle."""
        body = self.grid.panels[0].body
        if len(self.grid.panels) > 1 or isinstance(body, Pie) or not is_one_stack(body):
            return rect
        width, height = to_points(rect.width), to_points(rect.height)
        free = rect.height - points(natural_height(self.grid.panels[0], width, self._style, height))
        return rect.inset(top=max(0, free) // 2, bottom=max(0, free) // 2)

    @property
    def _style(self) -> ChartStyle:
        alone = len(self.grid.panels) == 1
        return (deck_style if alone else deck_panel_style)(self.desk.theme, self.desk.scale)

    def _caption_height(self, step: int) -> Length:
        if not self.caption:
            return 0
        return points(sum(one.text_height(self.width, step) for one in self.caption)) + _GAP


@dataclass(frozen=True, slots=True)
class _Remark:
    paragraphs: tuple[TextParagraph, ...]
    height: Length
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True)
class RemarksPiece:
    """Up to three remarks beside a chart, each under a rule of its own."""

    desk: Desk
    texts: tuple[_Remark, ...]
    width: Length
    grows: int = 1
    is_text: bool = False

    @property
    def remarks(self) -> Remarks:
        return Remarks(footnotes=tuple(note for text in self.texts for note in text.footnotes))

    def height(self, step: int) -> Length:
        return sum(text.height + 2 * _BELOW_RULE for text in self.texts)

    def fits(self, height: Length, step: int) -> bool:
        return self.height(step) <= height

    def divide(self, height: Length, step: int) -> None:
        return None

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        return tuple(self._iter_placed(slot.rect))

    def _iter_placed(self, rect: Rect) -> Iterator[Placed]:
        rule = Stroke(self.desk.theme.palette.navy, 1.0)
        pitch = min(_LARGEST_PITCH, rect.height // _MOST_REMARKS)
        top = rect.y
        for text in self.texts:
            yield ShapeBox(Rect(rect.x, top, rect.width, 0), Shape.LINE, stroke=rule, name="Rule")
            box = Rect(rect.x, top + _BELOW_RULE, rect.width, text.height)
            yield TextBox(box, text.paragraphs, name="Remark")
            top += max(pitch, text.height + 2 * _BELOW_RULE)


def make_chart_piece(chart: Chart, width: Length, desk: Desk) -> ChartPiece:
    grid = plan_chart(chart, desk.theme.palette, desk.lang, desk.report)
    return ChartPiece(desk, chart, grid, width, set_caption(chart.caption, chart.attributes, desk))


def make_chart_with_remarks(blocks: b.Blocks, desk: Desk) -> Pieces | None:
    """A chart and up to three short points as chart and remarks side by side; None for any other content."""
    charts = [block for block in blocks if isinstance(block, Chart)]
    lists = [block for block in blocks if isinstance(block, b.List)]
    if len(blocks) != 2 or len(charts) != 1 or len(lists) != 1:
        return None
    width = desk.grid.span(_REMARK_COLUMNS)
    texts = [_remark(item, width, desk) for item in lists[0].items]
    short = [text for text in texts if text is not None and text.height <= _LARGEST_PITCH - 2 * _BELOW_RULE]
    if len(short) != len(texts) or len(short) > _MOST_REMARKS:
        return None
    chart = make_chart_piece(charts[0], desk.grid.span(_CHART_COLUMNS) - _BESIDE, desk)
    if lists[0].build:
        short = [replace(text, paragraphs=tuple(_one_by_one(text.paragraphs))) for text in short]
    remarks = RemarksPiece(desk, tuple(short), width)
    return (ColumnsPiece(((chart,), (remarks,)), (chart.width, width), GUTTER + _BESIDE),)


def _one_by_one(paragraphs: tuple[TextParagraph, ...]) -> Iterator[TextParagraph]:
    """A remark that appears on a click."""
    for position, paragraph in enumerate(paragraphs):
        yield replace(paragraph, entrance=Entrance.WITH if position else Entrance.CLICK)


def _remark(item: b.ListItem, width: Length, desk: Desk) -> _Remark | None:
    """The point's bold lead-in on a line of its own, its text below; None where it is more than that."""
    paragraph = item.blocks[0] if len(item.blocks) == 1 else None
    if not isinstance(paragraph, b.Paragraph) or item.checked is not None:
        return None
    size, palette = desk.scale.body[-1], desk.theme.palette
    lead, text = _led(paragraph.inlines)
    runs = [
        to_runs(lead, desk.context(desk.style(size, palette.navy, bold=True))),
        tied_runs(to_runs(text, desk.context(desk.style(size, palette.ink)))),
    ]
    shown = [own for own in runs if own]
    height = points(sum(_lines(own, width) for own in shown) * LINE * size)
    return _Remark(tuple(TextParagraph(own) for own in shown), height, footnotes_in(paragraph.inlines))


def _lines(runs: tuple[Run, ...], width: Length) -> int:
    return line_count(runs, to_points(width))


def _led(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """The bold words at the start, without the stop that parts them from the rest, and the rest."""
    if len(inlines) < 2 or not isinstance(inlines[0], Strong):
        return (), inlines
    lead, rest = inlines[0].children, inlines[1:]
    last, first = lead[-1] if lead else None, rest[0]
    if isinstance(last, Text):
        lead = (*lead[:-1], replace(last, text=last.text.rstrip(" :.")))
    if isinstance(first, Text):
        rest = (replace(first, text=first.text.lstrip(" :–—.")), *rest[1:])
    return lead, rest
