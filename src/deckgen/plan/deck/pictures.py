"""Pictures on slides: as large as their place allows, never stretched, with caption and alt text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from deckgen.model import block as b
from deckgen.model.walk import footnotes_in, plain_text
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.flow import Flow, FlowParagraph, Setting, is_long_caption
from deckgen.plan.deck.pieces import Pieces, Remarks, Slot
from deckgen.plan.deck.slides import Anchor, Group, PictureBox, Placed, Stroke, TextBox
from deckgen.plan.lines import measure
from deckgen.plan.resolution import SLIDE_DPI, picture_widths
from deckgen.plan.runs import to_runs
from deckgen.plan.text import Align, Run, TextParagraph
from deckgen.units import Length, Rect, inches, points, to_points

_LEAST_HEIGHT = inches(1.6)
_GAP = inches(0.08)
"""Between picture and caption."""
_POINTS_PER_PIXEL = 0.75
"""A picture is shown at 96 pixels to the inch at most twice enlarged."""
_ENLARGED = 2.0


@dataclass(frozen=True)
class PicturePiece:
    desk: Desk
    figure: b.Figure
    width: Length
    caption: tuple[FlowParagraph, ...] = ()
    grows: int = 3
    is_text: bool = False

    @property
    def remarks(self) -> Remarks:
        attributes = self.figure.attributes
        return Remarks(
            footnotes_in(self.figure.caption), attributes.get_all("note"), attributes.get_all("source")
        )

    @property
    def is_upright(self) -> bool:
        """Narrow enough to stand beside text."""
        width, height = self._pixels
        return width < 2.2 * height

    def height(self, step: int) -> Length:
        return min(_LEAST_HEIGHT, self._natural(self.width)[1]) + self._caption_height(step)

    def fits(self, height: Length, step: int) -> bool:
        return self.height(step) <= height

    def divide(self, height: Length, step: int) -> None:
        return None

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        below = self._caption_height(slot.step)
        width, height = self._natural(slot.rect.width)
        room = max(slot.rect.height - below, inches(0.2))
        if height > room:
            width, height = round(width * room / height), room
        picture = self._drawn(Rect(slot.rect.x, slot.rect.y, max(width, 1), max(height, 1)))
        if not self.caption:
            return (picture,)
        top = slot.rect.y + height + _GAP
        texts = tuple(one.to_paragraph(slot.step, None) for one in self.caption)
        caption = TextBox(Rect(slot.rect.x, top, slot.rect.width, below - _GAP), texts, name="Caption")
        return (picture, caption)

    def _drawn(self, rect: Rect) -> Placed:
        figure = self.figure
        alt = figure.alt or plain_text(figure.caption)
        if figure.asset is not None:
            return PictureBox(rect, figure.asset, "Picture", alt, decorative=not alt)
        palette = self.desk.theme.palette
        style = self.desk.style(self.desk.scale.dense, palette.muted)
        text = TextParagraph((Run(alt or figure.source, style),), align=Align.CENTRE)
        frame = Stroke(palette.rule, 0.75)
        return TextBox(
            rect, (text,), "Picture stand-in", anchor=Anchor.MIDDLE, fill=palette.panel, stroke=frame
        )

    @property
    def _pixels(self) -> tuple[int, int]:
        asset = self.figure.asset
        return (asset.width, asset.height) if asset else (1600, 900)

    def _natural(self, width: Length) -> tuple[Length, Length]:
        """Width and height where only the width is bounded."""
        pixels, rows = self._pixels
        wide = min(width, points(pixels * _POINTS_PER_PIXEL * _ENLARGED))
        return wide, max(1, round(wide * rows / pixels))

    def _caption_height(self, step: int) -> Length:
        if not self.caption:
            return 0
        return points(sum(one.text_height(self.width, step) for one in self.caption)) + _GAP


def picture_pieces(figure: b.Figure, width: Length, desk: Desk) -> Pieces:
    """The picture with its caption; a caption that is a text in itself follows as one."""
    if not figure.caption:
        return (PicturePiece(desk, figure, width),)
    size = desk.scale.secondary
    style = desk.style(size, desk.theme.palette.text_2)
    runs = to_runs(figure.caption, desk.context(style))
    caption = (FlowParagraph(runs, measure(runs), Setting((size,))),)
    if is_long_caption(caption, width):
        return (PicturePiece(desk, figure, width), Flow(caption, width))
    return (PicturePiece(desk, figure, width, caption),)


def slide_widths(things: Iterable[Placed]) -> Mapping[str, int]:
    """In how many pixels across the pictures of slides are stored, by digest."""
    boxes = _iter_boxes(things)
    return picture_widths(
        ((box.asset, to_points(box.rect.width) / box.crop.width) for box in boxes), SLIDE_DPI
    )


def _iter_boxes(things: Iterable[Placed]) -> Iterator[PictureBox]:
    for thing in things:
        if isinstance(thing, PictureBox):
            yield thing
        elif isinstance(thing, Group):
            yield from _iter_boxes(thing.children)
