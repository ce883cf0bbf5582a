"""Lines of text as boxes: paragraphs, headings and labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.plan.brief.box import Box, BoxItem, Keep
from deckgen.plan.brief.breaker import BrokenLine, Measure, break_lines
from deckgen.plan.brief.grid import UNIT
from deckgen.plan.brief.hyphens import Hyphenator
from deckgen.plan.brief.pieces import Strand
from deckgen.plan.brief.styles import Style
from deckgen.plan.pages.page import Line, LineEnd, PlacedRun, TextLine
from deckgen.plan.text import Align
from deckgen.values import dataclass

BASELINE = 0.74
"""Where in its line box a baseline stands, as a share of the leading."""

_NARROWEST = 60.0
"""However deep a block is nested, its lines stay this long, in points."""
_LEAST_JUSTIFIED = 22.0
"""Ems: narrower lines hold too few words to be filled evenly."""
_UNDERLINE = (0.12, 0.05)
_STRIKE = (-0.27, 0.05)
"""Distance below the baseline and weight, as shares of the size."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block is set: its column, its parent in the structure, and the style of its paragraphs."""

    x: float
    width: float
    parent: int
    style: Style
    is_top: bool = False
    """The text column itself: exhibits may use the page's full width, and side notes stand beside it."""
    is_tight: bool = False
    """On a page that is nearly too full: the rows of charts stand as close as they may."""
    heading: int = 3
    """The structure level of headings below topics."""

    def inset(self, left: float, parent: int, right: float = 0.0) -> Place:
        left = min(left, max(0.0, self.width - _NARROWEST))
        right = min(right, max(0.0, self.width - left - _NARROWEST))
        width = self.width - left - right
        return replace(self, x=self.x + left, width=width, parent=parent, is_top=False)


def set_paragraph(
    strands: Sequence[Strand],
    place: Place,
    node: int,
    hyphenator: Hyphenator | None,
    *,
    balanced: bool = False,
) -> list[Box]:
    """A paragraph whose lines hold together by twos at either end."""
    style = place.style
    hyphenator = hyphenator if style.hyphenated else None
    justified = style.justified and place.width >= _LEAST_JUSTIFIED * style.text.size
    lines = break_lines(
        strands,
        Measure(place.x, place.width, balanced=balanced, hyphenator=hyphenator, justified=justified),
    )
    phase = 0.0 if style.leading % UNIT == 0 else None
    last = len(lines) - 1
    return [
        Box(
            style.leading,
            line_items(line, style, node),
            style.before if i == 0 else 0.0,
            style.after if i == last else 0.0,
            _paragraph_keep(i, last, line),
            phase if i == 0 else None,
            line.notes,
        )
        for i, line in enumerate(lines)
    ]


def set_heading(strands: Sequence[Strand], place: Place, node: int, *, balanced: bool = True) -> list[Box]:
    """A heading, which stays with what follows; its last line ends where the baseline grid goes on."""
    style = place.style
    lines = break_lines(strands, Measure(place.x, place.width, balanced=balanced))
    height = style.leading * len(lines) + style.after
    last = len(lines) - 1
    return [
        Box(
            style.leading,
            line_items(line, style, node),
            style.before if i == 0 else 0.0,
            style.after if i == last else 0.0,
            Keep.HARD,
            -height % UNIT if i == 0 else None,
            line.notes,
            is_heading=True,
        )
        for i, line in enumerate(lines)
    ]


def set_plain(
    strands: Sequence[Strand], place: Place, node: int, *, align: Align = Align.LEFT, balanced: bool = False
) -> list[Box]:
    """Lines off the baseline grid: captions, notes, labels. They stay together."""
    style = place.style
    lines = break_lines(strands, Measure(place.x, place.width, align, balanced))
    last = len(lines) - 1
    return [
        Box(
            style.leading,
            line_items(line, style, node),
            style.before if i == 0 else 0.0,
            style.after if i == last else 0.0,
            Keep.FREE if i == last else Keep.HARD,
            None,
            line.notes,
        )
        for i, line in enumerate(lines)
    ]


def line_items(line: BrokenLine, style: Style, node: int, top: float = 0.0) -> tuple[BoxItem, ...]:
    """A line of text, with the rules under and through it, in a box whose line begins at `top`."""
    baseline = top + style.leading * BASELINE
    text = TextLine(baseline, line.runs, node, line.end)
    rules = tuple(rule for run in line.runs for rule in _iter_rules(run, baseline))
    return (text, *rules)


def label_line(
    strands: Sequence[Strand], x: float, baseline: float, node: int, end: LineEnd = LineEnd.PARAGRAPH
) -> TextLine:
    """A number or dash that stands before a text, on one line however narrow its place."""
    runs = []
    for strand in strands:
        width = strand.width(0, len(strand.run.text))
        runs.append(PlacedRun(strand.run, x, width, strand.node, strand.rise, strand.actual))
        x += width
    return TextLine(baseline, tuple(runs), node, end)


def _iter_rules(placed: PlacedRun, baseline: float) -> Iterator[BoxItem]:
    run = placed.run
    wanted = ((run.underline, _UNDERLINE), (run.strike, _STRIKE))
    for is_wanted, (below, weight) in wanted:
        if is_wanted:
            size = run.style.size
            y = baseline - placed.rise + below * size
            yield Line(placed.x, y, placed.x + placed.width, y, weight * size, run.style.color)


def _paragraph_keep(position: int, last: int, line: BrokenLine) -> Keep:
    if position == last:
        return Keep.FREE
    # No single line at a page's foot or head, and no hyphen at its end.
    return Keep.HARD if position == 0 or position == last - 1 or line.end is LineEnd.HYPHEN else Keep.FREE
