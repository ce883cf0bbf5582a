"""Titles: the largest size at which they take two lines, broken by sense, with the rest of the slide moved
down only where even the smallest does not do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deckgen.diagnostics import Code, Span
from deckgen.model.inline import Inlines
from deckgen.plan.deck.desk import LINE, Desk
from deckgen.plan.deck.slides import Insets, TextBox
from deckgen.plan.lines import line_count
from deckgen.plan.runs import to_runs
from deckgen.plan.text import Run, TextParagraph
from deckgen.plan.words import primary
from deckgen.theme.layouts import Placeholder
from deckgen.units import Length, Rect, points, to_points

_TIED = re.compile(
    r"(?i)(?<![\w\u00a0])(a|an|the|of|in|on|at|to|and|or|but|for|by|with|from|as|that|than|its|no) (?=\S)"
)
"""English words that should not end a line."""

_NBSP = "\N{NO-BREAK SPACE}"
_LINES = 2


@dataclass(frozen=True, slots=True)
class Title:
    box: TextBox
    excess: Length
    """By how much the title is higher than its placeholder: the body begins so much lower."""


def set_title(inlines: Inlines, suffix: str, placeholder: Placeholder, desk: Desk, span: Span) -> Title:
    """The title in its box. `suffix` says which part of several this is."""
    sizes = desk.scale.title
    base = _runs(inlines, suffix, sizes[0], desk)
    width = to_points(placeholder.rect.width)
    spacing = placeholder.levels[0].line_spacing
    for size in sizes:
        lines = line_count(base, width, size / sizes[0])
        if lines <= _LINES:
            return Title(_box(base, size / sizes[0], lines, placeholder, desk), 0)
    desk.report.add(
        Code.TITLE_TOO_LONG,
        span,
        f"the title takes {lines} lines even in {sizes[-1]:g} points",
        "a title is one sentence; move the rest into the text",
    )
    height = points(lines * LINE * spacing * sizes[-1])
    rect = placeholder.rect
    grown = Rect(rect.x, rect.y, rect.width, max(rect.height, height))
    box = _box(base, sizes[-1] / sizes[0], lines, placeholder, desk)
    return Title(replace(box, rect=grown), grown.height - rect.height)


def _runs(inlines: Inlines, suffix: str, size: float, desk: Desk) -> tuple[Run, ...]:
    palette = desk.theme.palette
    runs = to_runs(inlines, desk.context(desk.style(size, palette.navy, bold=True)))
    if suffix:
        # Tied to the last word, so that it never stands on a line of its own.
        runs = (*runs, Run(f"{_NBSP}{suffix}", desk.style(size, palette.muted)))
    return runs


def _box(runs: Sequence[Run], scale: float, lines: int, placeholder: Placeholder, desk: Desk) -> TextBox:
    if scale != 1.0:
        runs = [replace(run, style=replace(run.style, size=run.style.size * scale)) for run in runs]
    width = to_points(placeholder.rect.width)
    inset = 0
    if lines == _LINES:
        tied = [_tied(run, desk.lang) for run in runs]
        # The ties may not cost a line.
        if line_count(tied, width) == _LINES:
            runs = tied
        inset = placeholder.rect.width - points(_narrowest(runs, width))
    paragraph = TextParagraph(tuple(runs), line_spacing=placeholder.levels[0].line_spacing)
    return TextBox(placeholder.rect, (paragraph,), "Title", "title", insets=Insets(right=inset))


def _tied(run: Run, lang: str) -> Run:
    if primary(lang) != "en":
        return run
    return replace(run, text=_TIED.sub(lambda found: found[1] + _NBSP, run.text))


def _narrowest(runs: Sequence[Run], width: float) -> float:
    """The narrowest width, in points, at which the runs still take two lines: both then are about as long."""
    low, high = width / 2, width
    while high - low > 2.0:
        middle = (low + high) / 2
        if line_count(runs, middle) <= _LINES:
            high = middle
        else:
            low = middle
    return high
