"""Key judgments: a row each, with the likelihood as a band on a scale and the confidence as blocks.

The two are drawn on scales of their own and never share a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from deckgen.model import block as b
from deckgen.model.exhibits import KeyJudgment
from deckgen.model.likelihood import Confidence, Likelihood
from deckgen.model.walk import plain_text
from deckgen.plan.deck.slides import Anchor, Placed
from deckgen.plan.exhibits.kit import NO_COPY, Copy, Kit, block, grouped, joined, line_of, rule, upright
from deckgen.plan.exhibits.rows import shared
from deckgen.plan.exhibits.words import long_moment
from deckgen.plan.text import Align, TextParagraph, TextStyle
from deckgen.theme.grid import GUTTER
from deckgen.units import Length, Rect, inches, points
from deckgen.values import dataclass

_TEXT_AT, _TEXT_END, _SCALE_AT, _CONFIDENCE_AT = 0.0406, 0.4640, 0.5166, 0.8751
"""Where the columns begin, as shares of the width."""
_AFTER_NUMBER = inches(0.15)
_SCALE_WIDTH = 0.3163
_LARGEST_PITCH = inches(1.28)
_PAD = inches(0.12)
_GAP = inches(0.06)
_TRACK = inches(0.16)
_BLOCK, _BLOCK_PITCH = inches(0.18), inches(0.24)
_TICK = inches(0.06)
_HEAD_GAP = inches(0.03)
"""Between the heads of the columns and their rule."""


class _Columns(NamedTuple):
    number: Length
    text: Length
    text_width: Length
    scale: Length
    scale_width: Length
    confidence: Length
    confidence_width: Length


class _Copies(NamedTuple):
    number: Copy
    text: Copy
    term: Copy
    low: Copy
    high: Copy
    confidence: Copy


@dataclass(frozen=True)
class JudgmentsDrawing:
    judgments: tuple[KeyJudgment, ...]
    width: Length
    kit: Kit

    @property
    def count(self) -> int:
        return len(self.judgments)

    def part(self, start: int, stop: int) -> JudgmentsDrawing:
        return replace(self, judgments=self.judgments[start:stop])

    def least_height(self, step: int) -> Length:
        return self._head_height(step) + sum(self._least(step)) + self._foot_height

    def draw(self, rect: Rect, step: int) -> tuple[Placed, ...]:
        return grouped(self._iter_placed(rect, step), "Key judgments", self.alt)

    @property
    def alt(self) -> str:
        return " ".join(judgment_sentence(one, self.kit) for one in self.judgments)

    @cached_property
    def _has_scales(self) -> bool:
        return any(one.likelihood or one.confidence for one in self.judgments)

    def _columns(self, rect: Rect) -> _Columns:
        def at(share: float) -> Length:
            return rect.x + round(rect.width * share)

        text = max(at(_TEXT_AT), rect.x + self._number_width + _AFTER_NUMBER)
        end = at(_TEXT_END) if self._has_scales else rect.right
        confidence = at(_CONFIDENCE_AT)
        return _Columns(
            rect.x,
            text,
            end - text,
            at(_SCALE_AT),
            round(rect.width * _SCALE_WIDTH),
            confidence,
            rect.right - confidence,
        )

    @cached_property
    def _number_width(self) -> Length:
        """Of the widest, in the largest type."""
        style = self._number_style(0)
        return max(line_of(self.kit.text(str(one.number), style)).natural for one in self.judgments)

    def _number_style(self, step: int) -> TextStyle:
        sizes = self.kit.sizes
        return self.kit.style(max(sizes.lead[step], sizes.body[0]), self.kit.palette.navy, bold=True)

    @cached_property
    def _own_columns(self) -> _Columns:
        return self._columns(Rect(0, 0, self.width, 0))

    def _head(self, step: int) -> tuple[Copy, Copy, Copy]:
        kit = self.kit
        style = kit.style(kit.sizes.dense[step], kit.palette.navy, bold=True)
        words = kit.words
        title = words.judgment if self.count == 1 else words.judgments
        if not self._has_scales:
            return line_of(kit.text(title, style)), NO_COPY, NO_COPY
        likelihood = f"{words.likelihood}, {words.percent}"
        return (
            line_of(kit.text(title, style)),
            line_of(kit.text(likelihood, style)),
            line_of(kit.text(words.confidence, style)),
        )

    def _head_height(self, step: int) -> Length:
        columns = self._own_columns
        title, likelihood, confidence = self._head(step)
        return _HEAD_GAP + max(
            title.height(columns.text_width),
            likelihood.height(columns.scale_width),
            confidence.height(columns.confidence_width),
        )

    @property
    def _foot_height(self) -> Length:
        """Of the scale under the last row."""
        return _TICK + points(self.kit.sizes.small * 1.25) if self._has_scales else 0

    def _copies(self, judgment: KeyJudgment, step: int) -> _Copies:
        kit, palette, sizes = self.kit, self.kit.palette, self.kit.sizes
        strong = kit.style(sizes.label[step], palette.navy, bold=True)
        end = kit.style(sizes.dense[step], palette.text_2)
        likelihood = judgment.likelihood
        low, high = _ends(likelihood)
        return _Copies(
            line_of(kit.text(str(judgment.number), self._number_style(step))),
            self._text(judgment, step),
            line_of(kit.text(capitalised(likelihood.term) if likelihood else "", strong), Align.CENTRE),
            line_of(kit.text(low, end), Align.CENTRE),
            line_of(kit.text(high, end), Align.CENTRE),
            line_of(
                kit.text(kit.words.confidences[judgment.confidence] if judgment.confidence else "", strong)
            ),
        )

    def _text(self, judgment: KeyJudgment, step: int) -> Copy:
        """The judgment, and in smaller type what else there is to say."""
        kit, palette = self.kit, self.kit.palette
        main = Copy(kit.paragraphs(judgment.blocks, kit.style(kit.sizes.lead[step], palette.ink)))
        is_short = main.lines(self._own_columns.text_width) == 1
        further = self._further_lines(judgment, step, is_short=is_short)
        return joined(_spaced(main), *(_spaced(line, 1.0) for line in further))

    def _further_lines(self, judgment: KeyJudgment, step: int, *, is_short: bool) -> Iterator[Copy]:
        """The outcome where it is known, and the basis too where there is room for it; else the basis, and
        until when the judgment holds. The alternative text has them all."""
        kit, words = self.kit, self.kit.words
        size, color = kit.sizes.label[step], kit.palette.text_2
        style, lead = kit.style(size, color), kit.style(size, color, bold=True)
        horizon = long_moment(judgment.horizon, kit.lang) if judgment.horizon else ""
        lines = [
            (words.basis, kit.runs(judgment.basis, style)),
            (words.horizon, kit.text(horizon, style)),
        ]
        if judgment.outcome:
            lines = [*lines[: int(is_short)], (words.outcome, kit.runs(judgment.outcome, style))]
        for word, runs in lines:
            if runs:
                yield line_of((*kit.text(f"{word}: ", lead), *runs))

    def _least(self, step: int) -> list[Length]:
        columns = self._own_columns
        heights = []
        for judgment in self.judgments:
            copies = self._copies(judgment, step)
            text = max(copies.text.height(columns.text_width), copies.number.height(columns.text))
            heights.append(2 * _PAD + max(text, 2 * self._half_height(copies)))
        return heights

    def _half_height(self, copies: _Copies) -> Length:
        """Of the larger part of the likelihood's drawing, above or below the middle of its track."""
        columns = self._own_columns
        term = copies.term.height(columns.scale_width)
        word = copies.confidence.height(columns.confidence_width)
        below = copies.low.height(columns.scale_width)
        return max(term, word, below) + _GAP + _TRACK // 2

    def _iter_placed(self, rect: Rect, step: int) -> Iterator[Placed]:
        palette, columns = self.kit.palette, self._columns(rect)
        top = rect.y + self._head_height(step)
        yield from self._place_head(rect, columns, step)
        yield rule(rect.x, top, rect.width, palette.navy, 1.5)
        heights = shared(self._least(step), rect.bottom - top - self._foot_height, _LARGEST_PITCH)
        for number, (judgment, height) in enumerate(zip(self.judgments, heights, strict=True), 1):
            yield from self._place_row(judgment, Rect(rect.x, top, rect.width, height), step)
            top += height
            color = palette.rule if number == self.count else palette.grid
            yield rule(rect.x, top, rect.width, color, 0.75)
        if self._has_scales:
            yield from self._place_scale(columns, top)

    def _place_head(self, rect: Rect, columns: _Columns, step: int) -> Iterator[Placed]:
        height = self._head_height(step) - _HEAD_GAP
        boxes = (
            Rect(rect.x, rect.y, columns.scale - GUTTER - rect.x, height),
            Rect(columns.scale, rect.y, columns.confidence - GUTTER - columns.scale, height),
            Rect(columns.confidence, rect.y, columns.confidence_width, height),
        )
        for copy, box in zip(self._head(step), boxes, strict=True):
            if copy.paragraphs:
                yield copy.box(box, "Column head", Anchor.BOTTOM)

    def _place_row(self, judgment: KeyJudgment, row: Rect, step: int) -> Iterator[Placed]:
        columns = self._columns(row)
        copies = self._copies(judgment, step)
        # Number and text begin on one line although their sizes differ.
        size = copies.number.paragraphs[0].runs[0].style.size
        drop = points((size - self.kit.sizes.lead[step]) * 0.95)
        number = Rect(
            row.x, row.y + max(0, _PAD - drop), columns.text - row.x, copies.number.height(row.width)
        )
        yield copies.number.box(number, "Number")
        height = copies.text.height(columns.text_width)
        yield copies.text.box(Rect(columns.text, row.y + _PAD, columns.text_width, height), "Judgment")
        middle = row.y + row.height // 2
        track = Rect(columns.scale, middle - _TRACK // 2, columns.scale_width, _TRACK)
        if judgment.likelihood:
            yield from self._place_likelihood(judgment.likelihood, copies, track)
        if judgment.confidence:
            box = Rect(columns.confidence, track.y, columns.confidence_width, _TRACK)
            yield from self._place_confidence(judgment.confidence, copies.confidence, box)

    def _place_likelihood(self, likelihood: Likelihood, copies: _Copies, track: Rect) -> Iterator[Placed]:
        palette = self.kit.palette
        yield block(track, palette.rail, "Scale")
        low = track.x + track.width * likelihood.low // 100
        high = track.x + track.width * likelihood.high // 100
        yield block(Rect(low, track.y, high - low, track.height), palette.navy, "Likelihood")
        height = copies.term.height(track.width)
        width = min(copies.term.natural, track.width)
        left = _inside((low + high - width) // 2, width, track)
        yield copies.term.box(Rect(left, track.y - _GAP - height, width, height), "Term")
        below = track.bottom + _GAP
        ends = ((copies.low, low), (copies.high, high))
        widths = [copy.natural for copy, _ in ends]
        if high - low < sum(widths) // 2 + _GAP:
            yield self._both_ends(likelihood, (low + high) // 2, below, copies)
            return
        for (copy, x), own in zip(ends, widths, strict=True):
            yield copy.box(Rect(x - own // 2, below, own, copy.height(own)), "Per cent")

    def _both_ends(self, likelihood: Likelihood, x: Length, y: Length, copies: _Copies) -> Placed:
        """The range as one text, where the band is narrower than its two numbers."""
        low, high = _ends(likelihood)
        style = copies.low.paragraphs[0].runs[0].style
        copy = line_of(self.kit.text(f"{low}–{high}", style), Align.CENTRE)
        width = copy.natural
        return copy.box(Rect(x - width // 2, y, width, copy.height(width)), "Per cent")

    def _place_confidence(self, confidence: Confidence, word: Copy, box: Rect) -> Iterator[Placed]:
        palette = self.kit.palette
        height = word.height(box.width)
        yield word.box(Rect(box.x, box.y - _GAP - height, box.width, height), "Confidence")
        for number in range(len(Confidence)):
            color = palette.navy if number < confidence.rank else palette.rail
            yield block(Rect(box.x + number * _BLOCK_PITCH, box.y, _BLOCK, box.height), color)

    def _place_scale(self, columns: _Columns, top: Length) -> Iterator[Placed]:
        kit, palette = self.kit, self.kit.palette
        style = kit.style(kit.sizes.small, palette.muted)
        for percent in (0, 50, 100):
            x = columns.scale + columns.scale_width * percent // 100
            yield upright(x, top, top + _TICK, palette.rule, 0.75)
            copy = line_of(kit.text(str(percent), style), Align.CENTRE)
            width = copy.natural
            yield copy.box(Rect(x - width // 2, top + _TICK, width, copy.height(width)), "Scale value")


def judgment_sentence(judgment: KeyJudgment, kit: Kit) -> str:
    """A judgment as alternative text: number, words, likelihood and confidence apart."""
    words = kit.words
    parts = [f"{judgment.number}. {_plain(judgment.blocks)}"]
    if judgment.likelihood:
        low, high = _ends(judgment.likelihood)
        parts.append(f"{words.likelihood}: {judgment.likelihood.term}, {low}–{high} {words.percent}.")
    if judgment.confidence:
        parts.append(f"{words.confidence}: {words.confidences[judgment.confidence].lower()}.")
    horizon = long_moment(judgment.horizon, kit.lang) if judgment.horizon else ""
    for word, text in (
        (words.horizon, horizon),
        (words.basis, plain_text(judgment.basis)),
        (words.outcome, plain_text(judgment.outcome)),
    ):
        if text:
            parts.append(f"{word}: {text.rstrip('. ')}.")
    return " ".join(parts)


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain(blocks: b.Blocks) -> str:
    return " ".join(plain_text(one.inlines) for one in blocks if isinstance(one, b.Paragraph)).strip()


def _ends(likelihood: Likelihood | None) -> tuple[str, str]:
    return (str(likelihood.low), str(likelihood.high)) if likelihood else ("", "")


def _inside(x: Length, width: Length, track: Rect) -> Length:
    return max(track.x, min(x, track.right - width))


def _spaced(copy: Copy, after: float = 3.0) -> Copy:
    paragraphs: list[TextParagraph] = [replace(one, after=after) for one in copy.paragraphs]
    return Copy(tuple(paragraphs))
