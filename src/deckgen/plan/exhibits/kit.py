"""What an exhibit needs to know of the medium that it is drawn in, and the text of its boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Protocol, Self

from deckgen.model import block as b
from deckgen.model.inline import Inlines
from deckgen.model.walk import child_blocks, own_inlines
from deckgen.plan.deck.slides import Anchor, Group, Placed, Shape, ShapeBox, Stroke, TextBox
from deckgen.plan.exhibits.words import ExhibitWords
from deckgen.plan.lines import SAFETY, Measured, Runs, measure
from deckgen.plan.runs import RunContext, tied_runs, to_runs
from deckgen.plan.text import Align, CharacterBullet, Run, TextParagraph, TextStyle
from deckgen.theme.fonts import Face
from deckgen.theme.grid import GUTTER
from deckgen.theme.resolved import Palette
from deckgen.units import Color, Length, Rect, inches, points, to_points
from deckgen.values import dataclass

LINE = 1.2117
"""Height of a line as a share of its size, for every program and font tried."""


class Drawing(Protocol):
    """An exhibit of a known width. A step is an index into the sizes of type: the last is the floor."""

    @property
    def count(self) -> int:
        """How many items it has; it can be divided between any two."""
        ...

    def part(self, start: int, stop: int) -> Self:
        """The exhibit with these of its items."""
        ...

    def least_height(self, step: int) -> Length: ...

    def draw(self, rect: Rect, step: int) -> tuple[Placed, ...]:
        """Everything in its place, inside a rectangle at least as high as `least_height` says."""
        ...


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of type in points. Each has a value for each step."""

    body: tuple[float, ...]
    """Running text: the bottom line, a labelled list."""
    lead: tuple[float, ...]
    """What is read first in an exhibit, and its text."""
    label: tuple[float, ...]
    """Labels, second lines, cells."""
    dense: tuple[float, ...]
    """Dates, ticks, heads of columns."""
    small: float

    @property
    def steps(self) -> int:
        return len(self.body)


@dataclass(frozen=True, slots=True)
class Kit:
    palette: Palette
    family: str
    sizes: Sizes
    words: ExhibitWords
    lang: str
    context: Callable[[TextStyle, Color | None], RunContext]
    """How inlines become runs; the colour is that of bold words, if it differs."""

    def style(self, size: float, color: Color, *, bold: bool = False) -> TextStyle:
        return TextStyle(Face(self.family, bold), size, color)

    def text(self, text: str, style: TextStyle) -> Runs:
        return (Run(text, style),) if text else ()

    def runs(self, inlines: Inlines, style: TextStyle, strong: Color | None = None) -> Runs:
        """`strong`: the colour of bold words, where it is another."""
        return to_runs(inlines, self.context(style, strong))

    def label(self, inlines: Inlines, style: TextStyle) -> Runs:
        """A short text, whose last word never stands on a line alone."""
        return tied_runs(self.runs(inlines, style))

    def paragraphs(
        self, blocks: b.Blocks, style: TextStyle, strong: Color | None = None, after: float = 4.0
    ) -> tuple[TextParagraph, ...]:
        """The text of blocks in one size: lists with a dash, anything else line by line."""
        return tuple(self._iter_paragraphs(blocks, style, strong, after))

    def _iter_paragraphs(
        self, blocks: b.Blocks, style: TextStyle, strong: Color | None, after: float
    ) -> Iterator[TextParagraph]:
        hang = points(style.size * 0.75)
        for block in blocks:
            for inlines in own_inlines(block):
                if inlines:
                    yield TextParagraph(tied_runs(self.runs(inlines, style, strong)), after=after)
            if isinstance(block, b.CodeBlock | b.MathBlock):
                text = block.text if isinstance(block, b.CodeBlock) else block.tex
                yield TextParagraph(self.text(text, style), after=after)
            inner = self._iter_paragraphs(child_blocks(block), style, strong, after)
            if isinstance(block, b.List):
                bullet = CharacterBullet("–", self.palette.accent)
                inner = (replace(one, bullet=bullet, indent=hang, hang=hang) for one in inner)
            yield from inner


@dataclass(frozen=True)
class Copy:
    """Text that is settled but for its place."""

    paragraphs: tuple[TextParagraph, ...]

    @cached_property
    def _measured(self) -> tuple[Measured, ...]:
        return tuple(measure(one.runs) for one in self.paragraphs)

    def height(self, width: Length) -> Length:
        """In a box of this width; 0 for an empty text."""
        total = 0.0
        for one, measured in zip(self.paragraphs, self._measured, strict=True):
            size = max((run.style.size for run in one.runs), default=0.0)
            lines = measured.lines(to_points(width - one.indent))
            total += (lines * LINE * one.line_spacing + measured.extra_height(lines)) * size + one.after
        last = self.paragraphs[-1].after if self.paragraphs else 0.0
        return points(total - last)

    def lines(self, width: Length) -> int:
        return sum(
            measured.lines(to_points(width - one.indent))
            for one, measured in zip(self.paragraphs, self._measured, strict=True)
        )

    @property
    def natural(self) -> Length:
        """The least width of a box that holds every paragraph on one line."""
        return _box_width(measured.natural() for measured in self._measured)

    @property
    def longest(self) -> Length:
        """The least width of a box that breaks no word."""
        return _box_width(measured.widest for measured in self._measured)

    def aligned(self, align: Align) -> Copy:
        return Copy(tuple(replace(one, align=align) for one in self.paragraphs))

    def box(self, rect: Rect, name: str, anchor: Anchor = Anchor.TOP) -> TextBox:
        return TextBox(rect, self.paragraphs, name, anchor=anchor)


NO_COPY = Copy(())


def line_of(runs: Runs, align: Align = Align.LEFT, spacing: float = 1.0) -> Copy:
    """A text of one paragraph; none for no runs."""
    return Copy((TextParagraph(runs, align=align, line_spacing=spacing),)) if runs else NO_COPY


def joined(*copies: Copy) -> Copy:
    return Copy(tuple(one for copy in copies for one in copy.paragraphs))


def _box_width(widths: Iterable[float]) -> Length:
    # A little more than the measure asks for: LibreOffice rounds each letter, which tells in short texts.
    return points(max(widths, default=0.0) / SAFETY + 0.5)


def tracks(rect: Rect, count: int, gutter: Length = GUTTER) -> tuple[Rect, ...]:
    """Equal columns side by side."""
    width = (rect.width - gutter * (count - 1)) / count
    return tuple(
        Rect(rect.x + round(number * (width + gutter)), rect.y, round(width), rect.height)
        for number in range(count)
    )


def rule(x: Length, y: Length, width: Length, color: Color, weight: float) -> ShapeBox:
    """A line across."""
    return ShapeBox(Rect(x, y, width, 0), Shape.LINE, stroke=Stroke(color, weight), name="Rule")


def upright(x: Length, top: Length, bottom: Length, color: Color, weight: float) -> ShapeBox:
    return ShapeBox(Rect(x, top, 0, bottom - top), Shape.LINE, stroke=Stroke(color, weight), name="Leader")


def block(rect: Rect, color: Color, name: str = "Block") -> ShapeBox:
    return ShapeBox(rect, Shape.RECTANGLE, fill=color, name=name)


def disc(x: Length, y: Length, diameter: Length, color: Color, ring: Stroke | None = None) -> ShapeBox:
    """A filled circle around a point."""
    half = diameter // 2
    return ShapeBox(Rect(x - half, y - half, 2 * half, 2 * half), Shape.ELLIPSE, color, ring, "Dot")


def grouped(placed: Iterable[Placed], name: str, alt: str) -> tuple[Placed, ...]:
    """Everything as one group, as large as what it holds; nothing for nothing."""
    children = tuple(placed)
    if not children:
        return ()
    left = min(child.rect.x for child in children)
    top = min(child.rect.y for child in children)
    right = max(child.rect.right for child in children)
    bottom = max(child.rect.bottom for child in children)
    return (Group(Rect(left, top, right - left, bottom - top), children, name, alt),)


def caption_copy(caption: Inlines, kit: Kit, step: int) -> Copy:
    """What stands above a drawing: measure, unit, period."""
    return line_of(kit.runs(caption, kit.style(kit.sizes.label[step], kit.palette.text_2)))


CAPTION_GAP = inches(0.16)
"""Between a caption and its drawing."""


def caption_height(copy: Copy, width: Length) -> Length:
    return copy.height(width) + CAPTION_GAP if copy.paragraphs else 0
