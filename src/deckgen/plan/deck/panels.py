"""Panels on slides: the bottom line behind its bar, callouts and their like on a field, and the strip that
holds what is said last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from deckgen.model.exhibits import Panel, PanelRole
from deckgen.model.inline import Text
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.flow import Flow, FlowParagraph, scaled
from deckgen.plan.deck.pieces import Remarks, Slot
from deckgen.plan.deck.slides import Anchor, Placed, Shape, ShapeBox, TextBox
from deckgen.plan.deck.texts import TextMaker
from deckgen.plan.exhibits.colors import callout_colors
from deckgen.plan.exhibits.kit import Copy, Kit, grouped
from deckgen.plan.lines import Runs, measure
from deckgen.plan.text import TextParagraph
from deckgen.theme.resolved import Palette
from deckgen.units import Color, Length, Rect, inches
from deckgen.values import dataclass

_BAR = inches(0.06)
_OPEN_COLUMNS = 9
"""Running text is no wider."""
_FIELD_COLUMNS = 10
"""Nor is it in a field, which itself may be as wide as the slide."""
_INDENT = inches(0.30)
"""From the bar of an open panel to its text."""
_PAD = inches(0.16)
"""Inside a field, above and below; twice as much at the sides."""
_STRIP_INDENT = inches(0.22)
_STRIP_HEIGHT = inches(0.52)
_STRIP_PAD = inches(0.11)
_ABOVE_STRIP = inches(0.18)
_AFTER_BLUF = 20.0
_AFTER = 6.0


@dataclass(frozen=True, slots=True)
class PanelStyle:
    bar: Color
    fill: Color | None
    """None: the panel is open and fills the height that it is given."""
    label: Color | None
    """Of the line that says what the panel is; None: it needs none."""
    sizes: tuple[float, ...]
    after: float


@dataclass(frozen=True)
class PanelPiece:
    """Text behind a bar, or on a field."""

    flow: Flow
    width: Length
    style: PanelStyle
    name: str
    is_text: bool = True

    @property
    def grows(self) -> int:
        return 0 if self.style.fill else 2

    @property
    def is_open(self) -> bool:
        return self.style.fill is None

    @property
    def remarks(self) -> Remarks:
        return self.flow.remarks

    def height(self, step: int) -> Length:
        return self.flow.height(step) + 2 * self._pad

    def fits(self, height: Length, step: int) -> bool:
        return self.flow.fits(height - 2 * self._pad, step)

    def divide(self, height: Length, step: int) -> tuple[PanelPiece, PanelPiece] | None:
        parts = self.flow.divide(height - 2 * self._pad, step)
        return None if parts is None else (replace(self, flow=parts[0]), replace(self, flow=parts[1]))

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        rect = replace(slot.rect, width=min(slot.rect.width, self.width))
        if not self.is_open:
            # A field ends where its text does.
            rect = replace(rect, height=min(rect.height, self.height(slot.step)))
        bar = ShapeBox(Rect(rect.x, rect.y, _BAR, rect.height), Shape.RECTANGLE, self.style.bar, name="Bar")
        if self.is_open:
            inner = rect.inset(left=_INDENT)
            return bar, *self._text(replace(slot, rect=inner), Anchor.MIDDLE)
        field = ShapeBox(rect, Shape.RECTANGLE, self.style.fill, name="Field")
        inner = replace(rect.inset(2 * _PAD, _PAD, 2 * _PAD, _PAD), width=self.flow.width)
        parts = (field, bar, *self._text(Slot(inner, slot.step), Anchor.TOP))
        if any(one.builds for one in self.flow.paragraphs):
            return parts  # PowerPoint animates nothing inside a group
        return grouped(parts, self.name, _said(one.runs for one in self.flow.paragraphs))

    @property
    def _pad(self) -> Length:
        return 0 if self.is_open else _PAD

    def _text(self, slot: Slot, anchor: Anchor) -> Iterator[Placed]:
        for box in self.flow.place(slot):
            yield replace(box, name=self.name, anchor=anchor) if isinstance(box, TextBox) else box


def panel_piece(panel: Panel, width: Length, kit: Kit, desk: Desk) -> PanelPiece:
    """The panel as a piece as wide as said, its title or the name of its role on a line above its text."""
    style = _style(panel.role, kit)
    texts = TextMaker(desk, exhibits_as_text=True)
    paragraphs = [_at(one, style) for block in panel.blocks for one in texts.paragraphs(block)]
    name = kit.words.roles[panel.role]
    if style.label or panel.title:
        title = panel.title or (Text(name),)
        runs = kit.runs(title, kit.style(style.sizes[0], style.label or kit.palette.navy, bold=True))
        setting = replace(paragraphs[0].setting, after=2.0) if paragraphs else None
        if setting:
            head = FlowParagraph(runs, measure(runs), replace(setting, indent=0, level=0), keep_next=True)
            paragraphs.insert(0, head)
    if paragraphs and panel.attributes.id:
        anchors = (panel.attributes.id, *paragraphs[0].anchors)
        paragraphs[0] = replace(paragraphs[0], anchors=anchors)
    if style.fill is None:
        width = min(width, desk.grid.span(_OPEN_COLUMNS))
    inner = min(width - (_INDENT if style.fill is None else 4 * _PAD), desk.grid.span(_FIELD_COLUMNS))
    return PanelPiece(Flow(tuple(paragraphs), inner), width, style, name)


def _style(role: PanelRole, kit: Kit) -> PanelStyle:
    palette, sizes = kit.palette, kit.sizes
    # A size below that of the text beside which it stands.
    text = sizes.body[1:] or sizes.body
    match role:
        case PanelRole.BLUF:
            return PanelStyle(palette.navy, None, None, sizes.body, _AFTER_BLUF)
        case PanelRole.RECOMMENDATION:
            return PanelStyle(palette.navy, palette.tint, palette.navy, text, _AFTER)
        case PanelRole.TAKEAWAY:
            return PanelStyle(palette.navy, palette.tint, None, text, _AFTER)
        case PanelRole.ALTERNATIVE | PanelRole.SIDE:
            return PanelStyle(palette.rule, palette.panel, palette.navy, text, _AFTER)
        case PanelRole.NOTE | PanelRole.TIP | PanelRole.IMPORTANT | PanelRole.WARNING | PanelRole.CAUTION:
            bar, label = callout_colors(role, palette)
            return PanelStyle(bar, palette.panel, label, text, _AFTER)
        case _:
            assert_never(role)


def _at(paragraph: FlowParagraph, style: PanelStyle) -> FlowParagraph:
    """A paragraph of running text in the sizes of its panel."""
    setting = paragraph.setting
    if setting.sizes[0] != style.sizes[0]:
        runs = scaled(paragraph.runs, style.sizes[0] / setting.sizes[0])
        paragraph = replace(paragraph, runs=runs, words=measure(runs))
    return replace(paragraph, setting=replace(setting, sizes=style.sizes, after=style.after))


def strip_copy(takeaways: tuple[Panel, ...], kit: Kit) -> Copy:
    """What the strip says, a paragraph for each takeaway; nothing for none."""
    style = kit.style(kit.sizes.lead[0], kit.palette.navy, bold=True)
    paragraphs: list[TextParagraph] = []
    for panel in takeaways:
        paragraphs += kit.paragraphs(panel.blocks, style, after=4.0)
    return Copy(tuple(paragraphs))


def strip_height(copy: Copy, width: Length) -> Length:
    """0 where there is nothing to say."""
    if not copy.paragraphs:
        return 0
    return max(_STRIP_HEIGHT, copy.height(width - 2 * _STRIP_INDENT) + 2 * _STRIP_PAD)


def strip_room(copy: Copy, width: Length) -> Length:
    """What the strip takes of a slide's body, with the space above it."""
    height = strip_height(copy, width)
    return height + _ABOVE_STRIP if height else 0


def place_strip(copy: Copy, rect: Rect, palette: Palette) -> tuple[Placed, ...]:
    """A tinted field with a bar at its left: what is said last."""
    inner = rect.inset(left=_STRIP_INDENT, right=_STRIP_INDENT)
    parts = (
        ShapeBox(rect, Shape.RECTANGLE, palette.tint, name="Strip"),
        ShapeBox(Rect(rect.x, rect.y, _BAR, rect.height), Shape.RECTANGLE, palette.navy, name="Bar"),
        copy.box(inner, "Takeaway", Anchor.MIDDLE),
    )
    return grouped(parts, "Takeaway strip", _said(one.runs for one in copy.paragraphs))


def _said(paragraphs: Iterable[Runs]) -> str:
    return " ".join("".join(run.text for run in runs).strip() for runs in paragraphs)
