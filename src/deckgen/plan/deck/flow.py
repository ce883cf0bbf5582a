"""Running text on slides: paragraphs and lists as one flow that can be measured, divided and placed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from deckgen.model.inline import Footnote
from deckgen.plan.deck.desk import LINE
from deckgen.plan.deck.pieces import Remarks, Slot
from deckgen.plan.deck.slides import Anchor, Placed, TextBox
from deckgen.plan.lines import count_up_to, line_count, split_runs
from deckgen.plan.text import Align, Bullet, NumberBullet, Run, TextParagraph
from deckgen.units import Color, Length, points, to_points

_TOLERANCE = 0.01
"""In points: heights that are sums of roundings may differ by less."""


@dataclass(frozen=True, slots=True)
class FlowParagraph:
    """A paragraph before its size is settled."""

    runs: tuple[Run, ...]
    """At the first of `sizes`."""
    sizes: tuple[float, ...]
    """The size of its text at each step."""
    level: int = 0
    bullet: Bullet | None = None
    indent: Length = 0
    hang: Length = 0
    after: float = 0.0
    """In points."""
    line_spacing: float = 1.0
    align: Align = Align.LEFT
    keep_next: bool = False
    """A lead-in or heading: it stays with what follows."""
    item: int = 0
    """Equal for all paragraphs of one top-level list item; 0 outside lists."""
    footnotes: tuple[Footnote, ...] = ()

    def scale(self, step: int) -> float:
        return self.size(step) / self.sizes[0]

    def size(self, step: int) -> float:
        return self.sizes[min(step, len(self.sizes) - 1)]

    def lines(self, width: Length, step: int) -> int:
        return line_count(self.runs, to_points(width - self.indent), self.scale(step))

    def lines_up_to(self, width: Length, step: int, limit: int) -> int:
        return count_up_to(self.runs, to_points(width - self.indent), limit, self.scale(step))

    def text_height(self, width: Length, step: int) -> float:
        """In points, without the space after it."""
        return self.lines(width, step) * self.line_height(step)

    def line_height(self, step: int) -> float:
        return LINE * self.size(step) * self.line_spacing

    def to_paragraph(self, step: int, bullet: Bullet | None) -> TextParagraph:
        runs = self.runs if self.scale(step) == 1.0 else tuple(_scaled(self.runs, self.scale(step)))
        return TextParagraph(
            runs,
            level=self.level,
            bullet=bullet,
            indent=self.indent,
            hang=self.hang,
            align=self.align,
            after=self.after,
            line_spacing=self.line_spacing,
        )


@dataclass(frozen=True)
class Flow:
    """A piece of running text in one box."""

    paragraphs: tuple[FlowParagraph, ...]
    width: Length
    name: str = "Text"
    fill: Color | None = None
    pad: Length = 0
    """Space inside the box on all sides, where it has a fill."""

    grows: int = 0
    is_text: bool = True

    @cached_property
    def remarks(self) -> Remarks:
        return Remarks(footnotes=tuple(note for one in self.paragraphs for note in one.footnotes))

    def height(self, step: int) -> Length:
        width = self._text_width
        total = 0.0
        for paragraph in self.paragraphs:
            total += paragraph.text_height(width, step) + paragraph.after
        if self.paragraphs:
            total -= self.paragraphs[-1].after
        return points(total) + 2 * self.pad

    def fits(self, height: Length, step: int) -> bool:
        return self._fitting(to_points(height - 2 * self.pad), step) == len(self.paragraphs)

    def divide(self, height: Length, step: int) -> tuple[Flow, Flow] | None:
        room = to_points(height - 2 * self.pad)
        fitting = self._fitting(room, step)
        cut = _good_cut(self.paragraphs, fitting)
        if cut > 0:
            return self._parts(self.paragraphs[:cut], self.paragraphs[cut:])
        if fitting == 0 or self._is_leading_up_to(fitting):
            return self._divide_first(room, step, min(fitting, len(self.paragraphs) - 1))
        return None

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        box = TextBox(
            slot.rect,
            tuple(_settled(self.paragraphs, slot.step)),
            name=self.name,
            placeholder="" if self.fill else slot.placeholder,
            anchor=Anchor.TOP,
            fill=self.fill,
        )
        return (box,)

    def lead_in(self) -> tuple[Flow | None, Flow | None]:
        """The flow without the lead-ins at its end, and these; None for a part that is empty."""
        cut = len(self.paragraphs)
        while cut > 0 and self.paragraphs[cut - 1].keep_next:
            cut -= 1
        head = self._with(self.paragraphs[:cut]) if cut else None
        tail = self._with(self.paragraphs[cut:]) if cut < len(self.paragraphs) else None
        return head, tail

    @property
    def _text_width(self) -> Length:
        return self.width - 2 * self.pad

    def _fitting(self, room: float, step: int) -> int:
        """How many whole paragraphs fit."""
        used = 0.0
        for position, paragraph in enumerate(self.paragraphs):
            limit = int((room - used + _TOLERANCE) / paragraph.line_height(step)) + 1
            lines = paragraph.lines_up_to(self._text_width, step, limit) if limit > 0 else limit
            if lines >= limit:
                return position
            used += lines * paragraph.line_height(step) + paragraph.after
        return len(self.paragraphs)

    def _is_leading_up_to(self, position: int) -> bool:
        """Whether all paragraphs before the position only lead up to the one there."""
        return all(one.keep_next for one in self.paragraphs[:position])

    def _divide_first(self, room: float, step: int, position: int) -> tuple[Flow, Flow] | None:
        """Divide the first paragraph that does not fit between two lines: it is longer than a slide."""
        before = self.paragraphs[:position]
        used = sum(one.text_height(self._text_width, step) + one.after for one in before)
        long = self.paragraphs[position]
        lines = int((room - used) / long.line_height(step))
        if lines < 2:
            return None
        width = to_points(self._text_width - long.indent)
        head, tail = split_runs(long.runs, width, lines, long.scale(step))
        if not head or not tail:
            return None
        first = replace(long, runs=head, footnotes=())
        rest = replace(long, runs=tail, bullet=None)
        return self._parts((*before, first), (rest, *self.paragraphs[position + 1 :]))

    def _parts(self, head: tuple[FlowParagraph, ...], tail: tuple[FlowParagraph, ...]) -> tuple[Flow, Flow]:
        return self._with(head), self._with(tail)

    def _with(self, paragraphs: tuple[FlowParagraph, ...]) -> Flow:
        return Flow(paragraphs, self.width, self.name, self.fill, self.pad)


def _good_cut(paragraphs: Sequence[FlowParagraph], fitting: int) -> int:
    """Where to cut so that at most `fitting` paragraphs stay: not behind a lead-in, not before a lone last
    point, not inside a point that is short; 0 where no such place is."""
    total = len(paragraphs)
    for cut in range(min(fitting, total - 1), 0, -1):
        if paragraphs[cut - 1].keep_next:
            continue
        if _is_lone_last(paragraphs, cut) and cut > 1 and not paragraphs[cut - 2].keep_next:
            continue
        if _is_inside_item(paragraphs, cut) and _has_cut_at_item(paragraphs, cut):
            continue
        return cut
    # Rather a lone point than none at all.
    for cut in range(min(fitting, total - 1), 0, -1):
        if not paragraphs[cut - 1].keep_next:
            return cut
    return 0


def _is_lone_last(paragraphs: Sequence[FlowParagraph], cut: int) -> bool:
    rest = paragraphs[cut:]
    return bool(rest[0].item) and len({one.item for one in rest}) == 1 and len(rest) == 1


def _is_inside_item(paragraphs: Sequence[FlowParagraph], cut: int) -> bool:
    return paragraphs[cut].item != 0 and paragraphs[cut].item == paragraphs[cut - 1].item


def _has_cut_at_item(paragraphs: Sequence[FlowParagraph], cut: int) -> bool:
    """Whether the list can be cut before this item without leaving less than a third of what fits."""
    start = cut
    while start > 0 and paragraphs[start - 1].item == paragraphs[cut].item:
        start -= 1
    return start >= max(1, cut // 3)


def _settled(paragraphs: Sequence[FlowParagraph], step: int) -> Iterator[TextParagraph]:
    """The paragraphs at their size, numbered so that each stretch of numbers begins where it has to."""
    starts: dict[int, tuple[int, int]] = {}
    """By level: the number that the running list starts with, and its last number."""
    for one in paragraphs:
        bullet = one.bullet
        for level in [level for level in starts if level > one.level]:
            del starts[level]
        if isinstance(bullet, NumberBullet):
            start, last = starts.get(one.level, (bullet.number, bullet.number - 1))
            if bullet.number != last + 1:
                start = bullet.number
            starts[one.level] = (start, bullet.number)
            bullet = replace(bullet, start=start)
        else:
            starts.pop(one.level, None)
        yield one.to_paragraph(step, bullet)


def _scaled(runs: Sequence[Run], scale: float) -> Iterator[Run]:
    for run in runs:
        style = run.style
        size = round(style.size * scale * 2) / 2
        yield replace(run, style=replace(style, size=size))
