"""Running text on slides: paragraphs and lists as one flow that can be measured, divided and placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import chain
from math import floor

from deckgen.model.inline import Footnote
from deckgen.plan.deck.desk import LINE
from deckgen.plan.deck.pieces import NO_REMARKS, Remarks, Slot
from deckgen.plan.deck.slides import Anchor, Insets, Placed, TextBox
from deckgen.plan.lines import Measured, cut_runs, measure
from deckgen.plan.text import Align, Bullet, Entrance, NumberBullet, Run, TextParagraph, TextStyle
from deckgen.units import Color, Length, points, to_points
from deckgen.values import dataclass

_TOO_MANY_LEAD_INS = 4
"""So many paragraphs that each only lead up to the next lead up to nothing, and may be parted."""

_CAPTION_LINES = 3

_TOLERANCE = 0.01
"""In points: heights that are sums of roundings may differ by less."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How paragraphs of one kind are set, at each step of type."""

    sizes: tuple[float, ...]
    """The size of the text at each step; its runs have the first."""
    after: float = 0.0
    """In points."""
    level: int = 0
    indent: Length = 0
    line_spacing: float = 1.0
    align: Align = Align.LEFT

    def size(self, step: int) -> float:
        return self.sizes[min(step, len(self.sizes) - 1)]

    def scale(self, step: int) -> float:
        return self.size(step) / self.sizes[0]

    def line_height(self, step: int) -> float:
        return LINE * self.size(step) * self.line_spacing


@dataclass(frozen=True, slots=True)
class FlowParagraph:
    """A paragraph before its size is settled."""

    runs: tuple[Run, ...]
    words: Measured
    """Of the runs."""
    setting: Setting
    bullet: Bullet | None = None
    hang: Length = 0
    keep_next: bool = False
    """A lead-in or heading: it stays with what follows."""
    item: int = 0
    """Equal for all paragraphs of one top-level list item; 0 outside lists."""
    footnotes: tuple[Footnote, ...] = ()
    builds: bool = False
    """It appears with its item, a click an item."""
    anchors: tuple[str, ...] = ()
    """Ids that begin here."""

    def text_height(self, width: Length, step: int) -> float:
        """In points, without the space after it."""
        setting = self.setting
        lines = self.words.lines(to_points(width - setting.indent), setting.scale(step))
        return self.height_of(lines, step)

    def height_of(self, lines: int, step: int) -> float:
        """Of so many of its lines, in points."""
        return lines * self.setting.line_height(step) + self.words.extra_height(lines) * self.setting.size(
            step
        )

    def to_paragraph(
        self, step: int, bullet: Bullet | None, entrance: Entrance = Entrance.THERE
    ) -> TextParagraph:
        setting = self.setting
        return TextParagraph(
            scaled(self.runs, setting.scale(step)),
            level=setting.level,
            bullet=bullet,
            indent=setting.indent,
            hang=self.hang,
            align=setting.align,
            after=setting.after,
            line_spacing=setting.line_spacing,
            entrance=entrance,
        )

    def split(self, lines: int, width: Length, step: int) -> tuple[FlowParagraph, FlowParagraph] | None:
        """Its first lines, and the rest; None where it has no more lines."""
        inner = to_points(width - self.setting.indent)
        scale = self.setting.scale(step)
        place = self.words.start_of_line(lines, inner, scale)
        if place is None:
            return None
        if place.inside:
            # Rather some lines less than a word on two slides.
            starts = (
                self.words.start_of_line(lines - less, inner, scale) for less in range(1, min(4, lines))
            )
            place = next((start for start in starts if start is not None and not start.inside), place)
        head, tail = cut_runs(self.runs, self.words.offset(place))
        first = replace(self, runs=head, words=measure(head), keep_next=False)
        return first, replace(
            self, runs=tail, words=self.words.after(place), bullet=None, footnotes=(), anchors=()
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
        notes = tuple(chain.from_iterable(one.footnotes for one in self.paragraphs))
        ids = tuple(chain.from_iterable(one.anchors for one in self.paragraphs))
        return Remarks(footnotes=notes, shows=ids) if notes or ids else NO_REMARKS

    def height(self, step: int) -> Length:
        width = self._text_width
        total = 0.0
        for paragraph in self.paragraphs:
            total += paragraph.text_height(width, step) + paragraph.setting.after
        if self.paragraphs:
            total -= self.paragraphs[-1].setting.after
        return points(total) + 2 * self.pad

    def fits(self, height: Length, step: int) -> bool:
        return self._fitting(to_points(height - 2 * self.pad), step) == len(self.paragraphs)

    def divide(self, height: Length, step: int) -> tuple[Flow, Flow] | None:
        room = to_points(height - 2 * self.pad)
        fitting = self._fitting(room, step)
        cut = _good_cut(self.paragraphs, fitting)
        if not cut and fitting >= _TOO_MANY_LEAD_INS:
            cut = min(fitting, len(self.paragraphs) - 1)
        if cut > 0:
            return self._with(self.paragraphs[:cut]), self._with(self.paragraphs[cut:])
        if all(one.keep_next for one in self.paragraphs[:fitting]):
            return self._divide_first(room, step, min(fitting, len(self.paragraphs) - 1))
        return None

    def count_fitting(self, height: Length, step: int) -> int:
        """How many whole paragraphs fit into the height."""
        return self._fitting(to_points(height - 2 * self.pad), step)

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        rect, insets = slot.rect, Insets()
        if self.fill:
            # A panel ends where its text does.
            rect = replace(rect, height=min(rect.height, self.height(slot.step)))
            insets = Insets(self.pad, self.pad, self.pad, self.pad)
        box = TextBox(
            rect,
            tuple(_settled(self.paragraphs, slot.step)),
            name=self.name,
            placeholder="" if self.fill else slot.placeholder,
            anchor=Anchor.TOP,
            insets=insets,
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
        width = self._text_width
        for position, paragraph in enumerate(self.paragraphs):
            setting = paragraph.setting
            height = setting.line_height(step)
            most = int((room - used + _TOLERANCE) / height)
            inner = to_points(width - setting.indent)
            lines = paragraph.words.lines_up_to(most + 1, inner, setting.scale(step)) if most > 0 else 1
            needed = paragraph.height_of(lines, step)
            if lines > most or used + needed > room + _TOLERANCE:
                return position
            used += needed + setting.after
        return len(self.paragraphs)

    def _divide_first(self, room: float, step: int, position: int) -> tuple[Flow, Flow] | None:
        """Divide the first paragraph that does not fit between two lines: it is longer than a slide."""
        before = self.paragraphs[:position]
        used = sum(one.text_height(self._text_width, step) + one.setting.after for one in before)
        long = self.paragraphs[position]
        room -= used
        for lines in range(int(room / long.setting.line_height(step)), 1, -1):
            # What subscripts add may leave room for one line less than the paragraph has.
            parts = long.split(lines, self._text_width, step)
            if parts is not None and parts[0].text_height(self._text_width, step) <= room + _TOLERANCE:
                head, tail = parts
                return self._with((*before, head)), self._with((tail, *self.paragraphs[position + 1 :]))
        return None

    @property
    def is_flat_list(self) -> bool:
        """Points of the first level alone, each of one paragraph."""
        return all(one.bullet is not None and one.setting.level == 0 for one in self.paragraphs)

    def takes_one_line_each(self, width: Length, step: int) -> bool:
        """Whether each paragraph would take one line in a box of this width."""
        return all(
            one.words.lines(to_points(width - one.setting.indent), one.setting.scale(step)) == 1
            for one in self.paragraphs
        )

    def _with(self, paragraphs: tuple[FlowParagraph, ...]) -> Flow:
        return Flow(paragraphs, self.width, self.name, self.fill, self.pad)


def is_long_caption(caption: tuple[FlowParagraph, ...], width: Length) -> bool:
    """Whether it is rather a text beside its exhibit, which may go on over slides."""
    return sum(one.words.lines(to_points(width - one.setting.indent)) for one in caption) > _CAPTION_LINES


def caption_flow(caption: tuple[FlowParagraph, ...], width: Length, sizes: tuple[float, ...]) -> Flow:
    """A long caption as running text, in the sizes of the body."""
    paragraphs = []
    for one in caption:
        runs = scaled(one.runs, sizes[0] / one.setting.sizes[0])
        setting = replace(one.setting, sizes=sizes)
        paragraphs.append(replace(one, runs=runs, words=measure(runs), setting=setting))
    return Flow(tuple(paragraphs), width)


def scaled(runs: tuple[Run, ...], scale: float) -> tuple[Run, ...]:
    """The runs at a size that is `scale` times their own."""
    if scale == 1.0:
        return runs
    return tuple(
        Run(
            run.text,
            _scaled_style(run.style, scale),
            run.link,
            run.baseline,
            run.underline,
            run.strike,
            run.lang,
            run.field,
        )
        for run in runs
    )


@lru_cache(maxsize=1024)
def _scaled_style(style: TextStyle, scale: float) -> TextStyle:
    # To half points, and down: what was measured must not grow.
    return TextStyle(style.face, floor(style.size * scale * 2 + 1e-6) / 2, style.color)


def _good_cut(paragraphs: Sequence[FlowParagraph], fitting: int) -> int:
    """Where to cut so that at most `fitting` paragraphs stay: not behind a lead-in, not before a lone last
    point, not inside a point that is short; 0 where no such place is."""
    total = len(paragraphs)
    for cut in range(min(fitting, total - 1), 0, -1):
        if paragraphs[cut - 1].keep_next:
            continue
        if _is_lone_last(paragraphs, cut) and cut > 1 and not paragraphs[cut - 2].keep_next:
            continue
        if _is_inside_item(paragraphs, cut) and _has_better_cut(paragraphs, cut):
            continue
        return cut
    # Rather a lone point than none at all.
    for cut in range(min(fitting, total - 1), 0, -1):
        if not paragraphs[cut - 1].keep_next:
            return cut
    return 0


def _is_lone_last(paragraphs: Sequence[FlowParagraph], cut: int) -> bool:
    return cut == len(paragraphs) - 1 and paragraphs[cut].item != 0


def _is_inside_item(paragraphs: Sequence[FlowParagraph], cut: int) -> bool:
    return paragraphs[cut].item != 0 and paragraphs[cut].item == paragraphs[cut - 1].item


def _has_better_cut(paragraphs: Sequence[FlowParagraph], cut: int) -> bool:
    """Whether a cut further up is better: before this item, where at least half of what fits stays or the
    item would leave nothing but its first paragraph; inside it, where a lone paragraph would go over."""
    item = paragraphs[cut].item
    start, end = cut, cut + 1
    while start > 0 and paragraphs[start - 1].item == item:
        start -= 1
    while end < len(paragraphs) and paragraphs[end].item == item:
        end += 1
    if start > 0 and (2 * start >= cut or cut - start == 1):
        return True
    return end - cut == 1 and cut - start > 2


def _settled(paragraphs: Iterable[FlowParagraph], step: int) -> Iterator[TextParagraph]:
    """The paragraphs at their size, numbered so that each stretch of numbers begins where it has to."""
    starts: dict[int, tuple[int, int]] = {}
    """By level: the number that the running list starts with, and its last number."""
    item = 0
    for one in paragraphs:
        bullet, level = one.bullet, one.setting.level
        for deeper in [known for known in starts if known > level]:
            del starts[deeper]
        if isinstance(bullet, NumberBullet):
            start, last = starts.get(level, (bullet.number, bullet.number - 1))
            if bullet.number != last + 1:
                start = bullet.number
            starts[level] = (start, bullet.number)
            bullet = NumberBullet(bullet.number, bullet.color, start)
        else:
            starts.pop(level, None)
        yield one.to_paragraph(step, bullet, _entrance(one, item))
        item = one.item


def _entrance(one: FlowParagraph, item: int) -> Entrance:
    """`item`: that of the paragraph before. What goes on from another slide waits for a click as well."""
    if not one.builds:
        return Entrance.THERE
    return Entrance.WITH if one.item == item else Entrance.CLICK
