"""Text boxes as items of a page: lines from the top, the middle or the bottom of their boxes, with bullets.

Lines lie as PowerPoint and LibreOffice lay them, whatever the font: a line takes 1.2 times its size, and the
first baseline stands one size below the top of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from deckgen.plan.deck.slides import Anchor, Insets, Stroke
from deckgen.plan.pages.glyphs import text_width
from deckgen.plan.pages.page import ARTIFACT, Fill, Item, LineEnd, Path, PlacedRun, TextLine
from deckgen.plan.sheets.desk import Desk, strands
from deckgen.plan.sheets.lines import SetLine, iter_rules, set_lines
from deckgen.plan.sheets.lists import Nodes
from deckgen.plan.text import CharacterBullet, NumberBullet, Run, TextParagraph, TextStyle
from deckgen.theme.fonts import Face, twin
from deckgen.units import Color, Rect, to_points
from deckgen.values import dataclass

PITCH = 1.2
_ASCENT = 1.0
_BULLET_FACE = Face("Arimo")
"""The deck asks for Arial."""
_BOXES = {"o": "☐", "þ": "☑"}
"""What Wingdings shows for these letters."""
_BOX_SIZE = 0.62
_TICK = ((0.18, 0.52), (0.42, 0.78), (0.84, 0.20))
"""Its corners, as shares of the box."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The inside of a box, in points."""

    x: float
    y: float
    width: float
    height: float
    anchor: Anchor = Anchor.TOP
    link: str = ""
    """Where a click on the box leads."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that is broken into lines."""

    paragraph: TextParagraph
    nodes: Nodes
    lines: tuple[SetLine, ...]

    def pitch(self, number: int) -> float:
        """The height of one of its lines."""
        return self.lines[number].size * PITCH * self.paragraph.line_spacing

    @property
    def height(self) -> float:
        return sum(map(self.pitch, range(len(self.lines))))


def frame_of(rect: Rect, insets: Insets, anchor: Anchor, link: str = "") -> Frame:
    inside = rect.inset(insets.left, insets.top, insets.right, insets.bottom)
    x, y, width, height = (to_points(length) for length in (inside.x, inside.y, inside.width, inside.height))
    return Frame(x, y, width, height, anchor, link)


def set_text(
    paragraphs: Sequence[TextParagraph], nodes: Iterable[Nodes], frame: Frame, desk: Desk
) -> Iterator[Item]:
    """Everything that a box of text shows."""
    blocks = [set_block(one, own, frame, desk) for one, own in zip(paragraphs, nodes, strict=True)]
    y = frame.y + _drop(frame, _height(blocks))
    for position, block in enumerate(blocks):
        if position:
            y += block.paragraph.before
        for number in range(len(block.lines)):
            yield from line_items(block, number, frame, y)
            y += block.pitch(number)
        y += block.paragraph.after


def set_block(paragraph: TextParagraph, nodes: Nodes, frame: Frame, desk: Desk) -> Block:
    found = strands(paragraph.runs, nodes.text, desk, frame.link)
    return Block(paragraph, nodes, tuple(set_lines(paragraph, found, frame.x, frame.width)))


def line_items(block: Block, number: int, frame: Frame, top: float) -> Iterator[Item]:
    """Everything that one line of a block shows."""
    line = block.lines[number]
    # What spacing takes or adds, it takes or adds above the line.
    baseline = top + line.size * (_ASCENT + PITCH * (block.paragraph.line_spacing - 1))
    if number == 0:
        yield from _bullet_of(block, line, frame, baseline)
    yield from iter_rules(line, baseline)
    if line.runs:
        yield TextLine(baseline, line.runs, block.nodes.text, line.end)


def outline(rect: Rect, fill: Color | None, stroke: Stroke | None, node: int = ARTIFACT) -> Iterator[Item]:
    """A rectangle: its ground, then its edge."""
    x, y, width, height = (to_points(length) for length in (rect.x, rect.y, rect.width, rect.height))
    if fill is not None:
        yield Fill(x, y, width, height, fill, node)
    if stroke is not None:
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        yield Path(corners, None, stroke.color, stroke.weight, dash_of(stroke), node=node)


def dash_of(stroke: Stroke) -> tuple[float, ...]:
    """As PowerPoint's "dash": four widths of the line, then three without."""
    return (4 * stroke.weight, 3 * stroke.weight) if stroke.dashed else ()


def _height(blocks: Sequence[Block]) -> float:
    """Of all text. What a first paragraph wants above and a last one below does not count."""
    between = sum(block.paragraph.after for block in blocks[:-1])
    between += sum(block.paragraph.before for block in blocks[1:])
    return between + sum(block.height for block in blocks)


def _drop(frame: Frame, height: float) -> float:
    """How far below the top of its frame the text begins."""
    match frame.anchor:
        case Anchor.TOP:
            return 0.0
        case Anchor.MIDDLE:
            return (frame.height - height) / 2
        case Anchor.BOTTOM:
            return frame.height - height
        case _:
            assert_never(frame.anchor)


def _bullet_of(block: Block, line: SetLine, frame: Frame, baseline: float) -> Iterator[Item]:
    paragraph = block.paragraph
    if paragraph.bullet is not None:
        x = frame.x + to_points(paragraph.indent - paragraph.hang)
        yield from _bullet(paragraph.bullet, _style_of(paragraph, line), (x, baseline), block.nodes.label)


def _bullet(
    bullet: CharacterBullet | NumberBullet, style: TextStyle, at: tuple[float, float], node: int
) -> Iterator[Item]:
    x, baseline = at
    if isinstance(bullet, NumberBullet):
        run = Run(f"{bullet.number}.", replace(style, color=bullet.color))
    elif bullet.character in _BOXES and bullet.font == "Wingdings":
        yield from _task_box(bullet, style, at, node)
        return
    else:
        face = twin(Face(bullet.font)) if bullet.font else _BULLET_FACE
        run = Run(bullet.character, TextStyle(face, style.size * bullet.size, bullet.color))
    placed = PlacedRun(run, x, text_width(run.text, run.style), node)
    yield TextLine(baseline, (placed,), node, LineEnd.SPACE)


def _task_box(
    bullet: CharacterBullet, style: TextStyle, at: tuple[float, float], node: int
) -> Iterator[Item]:
    """A drawn box, ticked or not: no font that is shipped has one."""
    x, bottom = at
    side, weight = style.size * _BOX_SIZE, style.size * 0.06
    top = bottom - side
    corners = ((x, top), (x + side, top), (x + side, bottom), (x, bottom))
    yield Path(corners, None, bullet.color, weight)
    if bullet.character == "þ":
        tick = tuple((x + across * side, top + down * side) for across, down in _TICK)
        yield Path(tick, None, bullet.color, weight * 1.4, closed=False)
    unseen = Run(" ", style)
    placed = PlacedRun(unseen, x, text_width(" ", style), node, actual=_BOXES[bullet.character])
    yield TextLine(bottom, (placed,), node, LineEnd.SPACE)


def _style_of(paragraph: TextParagraph, line: SetLine) -> TextStyle:
    """A number looks like the first text that it stands before."""
    if line.runs:
        return replace(line.runs[0].run.style, size=line.size)
    return replace(paragraph.runs[0].style, face=twin(paragraph.runs[0].style.face))
