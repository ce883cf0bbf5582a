"""Pictures on slides: as large as their place allows, never stretched, with caption and alt text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from deckgen.model import block as b
from deckgen.model.walk import footnotes_in, plain_text
from deckgen.plan.deck.captions import Caption, set_caption
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.flow import caption_flow, is_long_caption
from deckgen.plan.deck.pieces import Pieces, Remarks, Slot
from deckgen.plan.deck.slides import Anchor, Group, PictureBox, Placed, Stroke, TextBox
from deckgen.plan.framing import Framed, Room, frame, shape
from deckgen.plan.resolution import SLIDE_DPI, picture_widths
from deckgen.plan.text import Align, Run, TextParagraph
from deckgen.units import EMU_PER_POINT, Length, Rect, inches, points, to_points
from deckgen.values import dataclass

_LEAST_HEIGHT = inches(1.6)
_GAP = inches(0.08)
"""Between picture and caption."""
_LARGEST = 0.75 * 2 * EMU_PER_POINT
"""A picture is shown at 96 pixels to the inch at most twice enlarged."""
_LEAST_ROOM = inches(0.2)


@dataclass(frozen=True)
class PicturePiece:
    desk: Desk
    figure: b.Figure
    width: Length
    caption: Caption = ()
    grows: int = 3
    is_text: bool = False

    @property
    def remarks(self) -> Remarks:
        return picture_remarks(self.figure)

    @property
    def is_upright(self) -> bool:
        """Narrow enough to stand beside text."""
        return shape(self.figure) < 2.2

    def height(self, step: int) -> Length:
        natural = frame_picture(self.figure, self.width, self.desk.grid.body.height).height
        return min(_LEAST_HEIGHT, round(natural)) + caption_height(self.caption, self.width, step)

    def fits(self, height: Length, step: int) -> bool:
        return self.height(step) <= height

    def divide(self, height: Length, step: int) -> None:
        return None

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        rect = slot.rect
        below = caption_height(self.caption, self.width, slot.step)
        framed = frame_picture(self.figure, rect.width, max(rect.height - below, _LEAST_ROOM))
        picture = draw_picture(self.figure, framed, (rect.x, rect.y), self.desk)
        top = rect.y + round(framed.height)
        return (picture, *place_caption(self.caption, Rect(rect.x, top, rect.width, below), slot.step))


def picture_pieces(figure: b.Figure, width: Length, desk: Desk) -> Pieces:
    """The picture with its caption; a caption that is a text in itself follows as one."""
    caption = set_caption(figure.caption, figure.attributes, desk)
    if is_long_caption(caption, width):
        return (PicturePiece(desk, figure, width), caption_flow(caption, width, desk.scale.body))
    return (PicturePiece(desk, figure, width, caption),)


def picture_remarks(figure: b.Figure | b.FigureGroup) -> Remarks:
    attributes = figure.attributes
    notes, sources = attributes.get_all("note"), attributes.get_all("source")
    return Remarks(footnotes_in(figure.caption), notes, sources, (attributes.id,))


def caption_height(caption: Caption, width: Length, step: int) -> Length:
    """With the space above it; nothing where there is none."""
    return points(sum(one.text_height(width, step) for one in caption)) + _GAP if caption else 0


def place_caption(caption: Caption, rect: Rect, step: int) -> tuple[Placed, ...]:
    """The caption at the foot of a place that is as high as `caption_height` says."""
    if not caption:
        return ()
    texts = tuple(one.to_paragraph(step, None) for one in caption)
    return (TextBox(rect.inset(top=_GAP), texts, name="Caption"),)


def frame_picture(figure: b.Figure, width: Length, height: Length) -> Framed:
    """The picture's size in EMU, within a place of this size."""
    return frame(figure, Room(width, height, _LARGEST, unit=1, fills=True))


def draw_picture(figure: b.Figure, framed: Framed, place: tuple[Length, Length], desk: Desk) -> Placed:
    """The picture with its top left corner at a place, or a frame that says which one is missing."""
    rect = Rect(*place, max(1, round(framed.width)), max(1, round(framed.height)))
    alt = "" if figure.decorative else figure.alt or plain_text(figure.caption)
    if figure.asset is not None:
        link = desk.link(figure.link)
        return PictureBox(rect, figure.asset, "Picture", alt, not alt, link, framed.crop)
    palette = desk.theme.palette
    style = desk.style(desk.scale.dense, palette.muted)
    text = TextParagraph((Run(alt or figure.source, style),), align=Align.CENTRE)
    frame_line = Stroke(palette.rule, 0.75)
    return TextBox(
        rect,
        (text,),
        "Picture stand-in",
        anchor=Anchor.MIDDLE,
        fill=palette.panel,
        stroke=frame_line,
        link=desk.link(figure.link),
    )


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
