"""Titles: the largest size at which they take two lines, broken by sense; the body of the slide moves down
only where even the smallest does not do."""

from __future__ import annotations

from deckgen.diagnostics import Code, Span
from deckgen.model.inline import Inlines, Text
from deckgen.model.walk import plain_text
from deckgen.plan.deck.balance import balanced
from deckgen.plan.deck.desk import LINE, Desk
from deckgen.plan.deck.flow import scaled
from deckgen.plan.deck.slides import Insets, TextBox
from deckgen.plan.lines import Measured, measure, shortened
from deckgen.plan.runs import to_runs
from deckgen.plan.text import Run, TextParagraph
from deckgen.theme.layouts import Placeholder
from deckgen.units import Length, Rect, points, to_points
from deckgen.values import dataclass

_NBSP = "\N{NO-BREAK SPACE}"
_LINES = 2
_MOST_LINES = 4
"""A title of more lines is shortened, and stands whole in the body."""


@dataclass(frozen=True, slots=True)
class SetTitle:
    """How the title of a topic stands on each of its slides."""

    whole: Inlines
    shown: Inlines
    """The whole, or its beginning where it would take the slide for itself."""
    excess: Length
    """By how much it is higher than its placeholder: the body begins so much lower."""

    @property
    def is_shortened(self) -> bool:
        return self.shown is not self.whole


@dataclass(frozen=True, slots=True)
class _Fit:
    scale: float
    """Of the first size."""
    lines: int
    lowered: float = 0.0
    """What subscripts and the like add to its height, as a share of its size."""


def plan_title(inlines: Inlines, placeholder: Placeholder, desk: Desk, span: Span) -> SetTitle:
    """Reports a title of more than two lines in the smallest size; shortens one that is far too long."""
    # The longest suffix that a topic of less than a hundred slides can have.
    suffix = desk.words.part.format(part=99, parts=99)
    fit = _fitted(measure(_runs(inlines, suffix, desk)), placeholder, desk)
    shown = inlines
    alone = _fitted(measure(_runs(inlines, "", desk)), placeholder, desk)
    if alone.lines > _LINES:
        size = desk.scale.title[-1]
        message = f"the title takes {alone.lines} lines even in {size:g} points"
        hint = "a title is one sentence; move the rest into the text"
        desk.report.add(Code.TITLE_TOO_LONG, span, message, hint)
    if fit.lines > _MOST_LINES:
        shown = _beginning(inlines, placeholder, desk)
        fit = _fitted(measure(_runs(shown, suffix, desk)), placeholder, desk)
        alone = _fitted(measure(_runs(shown, "", desk)), placeholder, desk)
    # Alone it may stand in larger type, and so higher, than with its suffix.
    excess = max(_excess(one, placeholder, desk) for one in (fit, alone))
    return SetTitle(inlines, shown, excess)


def fits_placeholder(inlines: Inlines, placeholder: Placeholder, desk: Desk) -> bool:
    """Whether it stands in its place as a title of one or two lines."""
    fit = _fitted(measure(_runs(inlines, "", desk)), placeholder, desk)
    return fit.lines <= _LINES and _excess(fit, placeholder, desk) == 0


def title_box(title: SetTitle, suffix: str, placeholder: Placeholder, desk: Desk) -> TextBox:
    """The title in its place. `suffix` says which part of several this is."""
    runs = _runs(title.shown, suffix, desk)
    words = measure(runs)
    fit = _fitted(words, placeholder, desk)
    inset = 0
    if fit.lines == _LINES:
        runs, inset = balanced(runs, words, fit.scale, placeholder.rect.width, desk.lang)
    rect = placeholder.rect
    if title.excess:
        rect = Rect(rect.x, rect.y, rect.width, rect.height + title.excess)
    paragraph = TextParagraph(scaled(runs, fit.scale), line_spacing=placeholder.levels[0].line_spacing)
    return TextBox(rect, (paragraph,), "Title", "title", insets=Insets(right=inset))


def _beginning(inlines: Inlines, placeholder: Placeholder, desk: Desk) -> Inlines:
    """As much of the title as takes two lines in the smallest size."""
    sizes = desk.scale.title
    (run, *_) = _runs((Text(plain_text(inlines)),), "", desk)
    width = to_points(placeholder.rect.width)
    (short, *_) = shortened((run,), width, _LINES, sizes[-1] / sizes[0])
    return (Text(short.text),)


def _runs(inlines: Inlines, suffix: str, desk: Desk) -> tuple[Run, ...]:
    return title_runs(inlines, suffix, desk, desk.scale.title[0])


def title_runs(inlines: Inlines, suffix: str, desk: Desk, size: float) -> tuple[Run, ...]:
    """A title and which part of several it is of, in one size."""
    palette = desk.theme.palette
    runs = to_runs(inlines, desk.context(desk.style(size, palette.navy, bold=True)))
    if suffix:
        # Tied to the last word, so that it never stands on a line of its own.
        runs = (*runs, Run(f"{_NBSP}{suffix.replace(' ', _NBSP)}", desk.style(size, palette.muted)))
    return runs


def _fitted(words: Measured, placeholder: Placeholder, desk: Desk) -> _Fit:
    sizes = desk.scale.title
    width = to_points(placeholder.rect.width)
    fit = _Fit(1.0, 1)
    for size in sizes:
        scale = size / sizes[0]
        lines = words.lines(width, scale)
        fit = _Fit(scale, lines, words.extra_height(lines))
        if fit.lines <= _LINES:
            break
    return fit


def _excess(fit: _Fit, placeholder: Placeholder, desk: Desk) -> Length:
    size = desk.scale.title[0] * fit.scale
    height = points((fit.lines * LINE * placeholder.levels[0].line_spacing + fit.lowered) * size)
    return max(0, height - placeholder.rect.height)
