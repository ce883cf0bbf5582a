"""A paragraph of a slide as lines of placed runs.

It breaks where PowerPoint and LibreOffice break it: at its true width. The planner of the deck counts with a
little less room and wider words, so there are never more lines here than it has planned for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from deckgen.plan.breaks import extra_space
from deckgen.plan.lines import SCRIPT_SIZE, Measured, measure
from deckgen.plan.pages.glyphs import text_width
from deckgen.plan.pages.page import Item, Line, LineEnd, PlacedRun
from deckgen.plan.sheets.desk import Strand
from deckgen.plan.text import Align, Baseline, NumberBullet, Run, TextParagraph
from deckgen.units import to_points
from deckgen.values import dataclass

_RISE = {Baseline.NORMAL: 0.0, Baseline.SUPERSCRIPT: 0.30, Baseline.SUBSCRIPT: -0.25}
"""As PowerPoint raises and lowers, as a share of the size."""
_UNDERLINE = (0.12, 0.06)
_STRIKE = (-0.26, 0.05)
"""Distance below the baseline and weight, as shares of the size."""
_DEFAULT_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class SetLine:
    runs: tuple[PlacedRun, ...]
    size: float
    """Of its largest type, in points."""
    end: LineEnd


def set_lines(paragraph: TextParagraph, strands: Sequence[Strand], x: float, width: float) -> list[SetLine]:
    """The lines of a paragraph in a box whose inside begins at `x` and is `width` points wide."""
    left, shift = x + to_points(paragraph.indent), _first_shift(paragraph, strands)
    measured = measure([strand.run for strand in strands], kerned=True)
    if shift and measured.widths:
        # The first word takes so much more of its line, or less where it hangs out.
        measured.widths[0] += shift
    text = "".join(strand.run.text for strand in strands)
    ends = list(accumulate(len(strand.run.text) for strand in strands))
    size = _size(strands) or _size_of(paragraph.runs)
    lines: list[SetLine] = []
    for start, end in pairwise((*_starts(measured, x + width - left), len(text))):
        shown = text[start:end].rstrip(" \t\n")
        runs = _placed(strands, ends, (start, start + len(shown)), left if lines else left + shift)
        if paragraph.align is not Align.LEFT:
            runs = _aligned(runs, paragraph.align, x + width)
        lines.append(SetLine(tuple(runs), _line_size(runs, size), _end(text, start + len(shown), end)))
    return lines


def iter_rules(line: SetLine, baseline: float) -> Iterator[Item]:
    """The lines under and through its runs."""
    for placed in line.runs:
        run = placed.run
        wanted = ((run.underline, _UNDERLINE), (run.strike, _STRIKE))
        for is_wanted, (below, weight) in wanted:
            if is_wanted and run.text.strip():
                size = run.style.size
                y = baseline - placed.rise + below * size
                yield Line(placed.x, y, placed.x + placed.width, y, weight * size, run.style.color)


def _first_shift(paragraph: TextParagraph, strands: Sequence[Strand]) -> float:
    """How far right of the others the first line begins: behind a number too wide for its place, or, hanging
    out, left of them."""
    hang = to_points(paragraph.hang)
    match paragraph.bullet:
        case None:
            return -hang
        case NumberBullet(number=number) if strands:
            style = strands[0].run.style
            return max(0.0, text_width(f"{number}. ", style) - hang)
        case _:
            return 0.0


def _starts(measured: Measured, room: float) -> Iterator[int]:
    """Where the lines begin, as numbers of characters."""
    ends = [0, *accumulate(map(sum, zip(measured.letters, measured.spaces, strict=True)))]
    yield 0
    for place in measured.starts(room):
        yield measured.lead + ends[place.word] + place.inside


def _placed(
    strands: Sequence[Strand], ends: Sequence[int], stretch: tuple[int, int], x: float
) -> list[PlacedRun]:
    """The runs of a line that begins at `x`. `ends`: the characters up to the end of each strand."""
    placed: list[PlacedRun] = []
    start, end = stretch
    # Found, not walked to: a paragraph of many lines may have as many strands.
    for position in range(bisect_right(ends, start), len(strands)):
        strand = strands[position]
        first = ends[position] - len(strand.run.text)
        if first >= end:
            break
        run = _cut(strand.run, max(0, start - first), end - first)
        rise = _RISE[run.baseline] * strand.run.style.size
        if placed:
            # Between ideographs and letters every program leaves a gap.
            x += extra_space(placed[-1].run.text[-1], run.text[0]) * strand.run.style.size
        wide = text_width(run.text, run.style)
        actual = strand.actual[max(0, start - first) : end - first]
        placed.append(PlacedRun(run, x, wide, strand.node, rise, actual))
        x += wide
    return placed


def _cut(run: Run, start: int, end: int) -> Run:
    """The part of a run that stands on a line, at the size at which it is drawn."""
    if run.baseline is not Baseline.NORMAL:
        style = replace(run.style, size=round(run.style.size * SCRIPT_SIZE, 2))
        return replace(run, text=run.text[start:end], style=style)
    if start == 0 and end >= len(run.text):
        return run
    return replace(run, text=run.text[start:end])


def _aligned(runs: Sequence[PlacedRun], align: Align, right: float) -> list[PlacedRun]:
    """The runs of a line moved to the middle or the end of their room."""
    free = right - runs[-1].x - runs[-1].width if runs else 0.0
    shift = free / 2 if align is Align.CENTRE else free
    return [replace(run, x=run.x + shift) for run in runs]


def _end(text: str, shown: int, end: int) -> LineEnd:
    if end >= len(text):
        return LineEnd.PARAGRAPH
    return LineEnd.SPACE if shown < end else LineEnd.JOINT


def _line_size(runs: Sequence[PlacedRun], default: float) -> float:
    normal = [placed.run.style.size for placed in runs if placed.run.baseline is Baseline.NORMAL]
    return max(normal, default=default)


def _size(strands: Sequence[Strand]) -> float:
    return max((strand.run.style.size for strand in strands), default=0.0)


def _size_of(runs: Sequence[Run]) -> float:
    return max((run.style.size for run in runs), default=_DEFAULT_SIZE)
