"""The first page of a brief with a bottom line: what it shows, in which order it gives way, and its boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.diagnostics import Code
from deckgen.model import block as b
from deckgen.model.exhibits import KeyFigures, KeyJudgment, Panel
from deckgen.model.inline import Emphasis, Text
from deckgen.plan.brief.blocks import set_blocks, set_pending_notes, with_term_above
from deckgen.plan.brief.box import Box, BoxItem, Keep, moved, stacked
from deckgen.plan.brief.desk import Desk, Type, plain_strands
from deckgen.plan.brief.front import set_inside, set_inside_wide
from deckgen.plan.brief.grid import POINTS_PER_MM
from deckgen.plan.brief.headings import Heading
from deckgen.plan.brief.judgments import set_judgment
from deckgen.plan.brief.lifted import Lifted
from deckgen.plan.brief.panels import PAD, field_style, set_field
from deckgen.plan.brief.prose import Place, set_plain
from deckgen.plan.brief.styles import Style
from deckgen.plan.exhibits.words import exhibit_words
from deckgen.plan.pages.page import Fill, Line, Mark, Role
from deckgen.plan.text import TextStyle
from deckgen.plan.words import percent
from deckgen.theme.fonts import Face
from deckgen.values import dataclass

_GAPS = (14.0, 10.5, 7.0)
_WIDE_GAP = 21.0
_SPARE = 56.0
"""Four lines: where more is left, the gaps grow."""
_SHORT = 0.6
"""Where less of the page is filled, the text begins below instead of on the next page."""
_MOST_FIGURES = 4
_FEWER_FIGURES = 3
_FEWER_JUDGMENTS = 3
_BLUF_WIDTH = 110 * POINTS_PER_MM
_SMALL_BLUF = (10.0, 14.0)
"""Size and leading of the bottom line where the page is full."""
_HEADING = (12.0, 14.0, 3.5)
"""Size and leading of the heading above the judgments, and the space below it."""
_ASIDE = 8.5
_ASIDE_SHIFT = 2.6
"""The first line of what stands beside the bottom line is on the line of its name."""
_BELOW_RULE = 7.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to fill the page."""

    gap: float
    has_contents: bool
    has_chart: bool
    figures: int
    judgments: int
    tight: bool = False
    """The rows of the chart stand closer."""
    small: bool = False
    """The bottom line, in the type of the text."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    boxes: list[Box]
    moved: tuple[b.Block, ...]
    """What the page shows and its topic no longer does."""
    has_contents: bool


@dataclass(frozen=True, slots=True)
class FrontParts:
    """What a first page is made of."""

    masthead: list[Box]
    lifted: Lifted
    headings: Sequence[Heading]
    """For the contents; none where there are to be no contents."""
    marks: tuple[str, ...]
    """Ids whose places are on this page."""


def set_front_page(parts: FrontParts, desk: Desk) -> FrontPage:
    """The page as one box that fills it, but for a short one; what does not fit goes on, and is reported."""
    choice = _chosen(parts, desk)
    components = _components(parts, choice, desk)
    stretches = [stacked(boxes) for boxes in components]
    notes = tuple(desk.notes)
    used = _total([height for height, _ in stretches], choice.gap)
    room = desk.grid.text_height - sum(box.height for note in desk.notes.values() for box in note)
    gap = _WIDE_GAP if choice.gap == _GAPS[0] and room - used > _SPARE else choice.gap
    moved_blocks = tuple(_iter_moved(parts.lifted, choice))
    if used > room:
        _report(used / room, parts, desk)
        return FrontPage(_over_pages(components, choice.gap, parts.marks), moved_blocks, choice.has_contents)
    y = 0.0
    items: list[BoxItem] = [Mark(name, 0.0) for name in parts.marks]
    for height, inner in stretches:
        items += (moved(item, y) for item in inner)
        y += height + gap
    height = used + gap if used < _SHORT * room else max(room, used)
    page = Box(height, tuple(items), keep=Keep.FREE, notes=notes, is_wide=True)
    return FrontPage([page], moved_blocks, choice.has_contents)


def _over_pages(components: Sequence[Sequence[Box]], gap: float, marks: Sequence[str]) -> list[Box]:
    """The parts of the page one below the other, to be divided between them."""
    boxes = [Box(0.0, tuple(Mark(name, 0.0) for name in marks), keep=Keep.HARD)]
    for component in components:
        first, *others = component
        boxes += (replace(first, before=max(gap, first.before)), *others)
    return [replace(box, is_wide=True, floats=False) for box in boxes]


def _iter_moved(lifted: Lifted, choice: Choice) -> Iterator[b.Block]:
    """What the page shows whole; figures of which it shows some stand in their topic as well."""
    yield lifted.bluf
    yield from lifted.facts
    if lifted.figures and len(lifted.figures.figures) == choice.figures:
        yield lifted.figures
    if lifted.chart and choice.has_chart:
        yield lifted.chart


def _chosen(parts: FrontParts, desk: Desk) -> Choice:
    """The first choice that fits the page; where none does, nothing is left out but chart and contents."""
    choices = tuple(_iter_choices(parts))
    for choice in choices:
        with desk.trial():
            heights = [stacked(boxes)[0] for boxes in _components(parts, choice, desk)]
            notes = sum(box.height for note in desk.notes.values() for box in note)
        if _total(heights, choice.gap) + notes <= desk.grid.text_height:
            return choice
    return replace(choices[0], gap=_GAPS[-1], has_contents=False, has_chart=False)


def _iter_choices(parts: FrontParts) -> Iterator[Choice]:
    """What gives way, in this order: gaps, space between bars, contents, chart, the fourth figure, size of
    the bottom line, the judgments behind the third."""
    lifted = parts.lifted
    figures = min(_MOST_FIGURES, len(lifted.figures.figures)) if lifted.figures else 0
    choice = Choice(_GAPS[0], bool(parts.headings), lifted.chart is not None, figures, len(lifted.judgments))
    for gap in _GAPS:
        choice = replace(choice, gap=gap)
        yield choice
    for changed in (
        {"tight": True},
        {"has_contents": False},
        {"has_chart": False},
        {"figures": min(figures, _FEWER_FIGURES)},
        {"small": True},
        {"judgments": min(choice.judgments, _FEWER_JUDGMENTS)},
    ):
        choice = replace(choice, **changed)
        yield choice


def _total(heights: Sequence[float], gap: float) -> float:
    return sum(heights) + gap * max(0, len(heights) - 1)


def _components(parts: FrontParts, choice: Choice, desk: Desk) -> list[list[Box]]:
    """The boxes of each part that the choice keeps, from top to bottom."""
    lifted = parts.lifted
    node = desk.tree.add(Role.DIVISION, 0)
    place = Place(desk.grid.left, desk.grid.full_width, node, desk.styles.body)
    found = [parts.masthead] if parts.masthead else []
    style = replace(field_style(lifted.bluf.role, desk), text_width=_BLUF_WIDTH)
    if choice.small:
        style = replace(style, size=_SMALL_BLUF[0], leading=_SMALL_BLUF[1])
    bluf = set_field(lifted.bluf, style, place, desk, set_blocks)
    beside, below = (lifted.facts, ()) if desk.grid.has_side else ((), lifted.facts)
    found.append(_with_facts(bluf, beside, place, desk))
    if below:
        found.append([box for fact in below for box in set_blocks(fact.blocks, place, desk)])
    if choice.judgments:
        found.append(_judgments(lifted.judgments, choice.judgments, place, desk))
    if choice.figures and lifted.figures:
        found.append(_figures(lifted.figures, choice.figures, place, desk))
    last = _last_row(parts, choice, place, desk)
    set_pending_notes(desk)
    return [*found, *([last] if last else [])]


def _with_facts(boxes: list[Box], facts: Sequence[Panel], place: Place, desk: Desk) -> list[Box]:
    """The bottom line as a single box that holds its field, with facts beside it where there are any."""
    grid = desk.grid
    style = replace(desk.styles.side, strong=desk.styles.palette.navy)
    beside = replace(place, x=grid.side_left, width=grid.side_width - PAD, style=style)
    aside = [box for fact in facts for box in set_blocks(with_term_above(fact.blocks), beside, desk)]
    side_height, side = stacked(aside)
    height, items = stacked(boxes)
    height = max(height, side_height + _ASIDE_SHIFT + 2 * PAD) if aside else height
    notes = tuple(note for box in (*boxes, *aside) for note in box.notes)
    fields = tuple(Fill(frame.x, 0.0, frame.width, height, frame.color) for frame in boxes[0].frames)
    return [Box(height, (*fields, *items, *(moved(item, PAD + _ASIDE_SHIFT) for item in side)), notes=notes)]


def _judgments(judgments: Sequence[KeyJudgment], count: int, place: Place, desk: Desk) -> list[Box]:
    """A heading, and the judgments in their order without what they rest on."""
    text = replace(place, width=desk.grid.text_width, is_top=True)
    boxes = [_heading(len(judgments), count, text, desk)]
    for judgment in judgments[:count]:
        boxes += set_judgment(_in_short(judgment), text, desk, set_blocks)
    return boxes


def _heading(total: int, count: int, place: Place, desk: Desk) -> Box:
    """ "Key judgments", and at the right what the bars beside them show."""
    words, colors = exhibit_words(desk.lang), desk.styles.palette
    family = desk.styles.caption.text.face.family
    title = words.judgments if count == total else f"{words.judgments} ({count}/{total})"
    size, leading, after = _HEADING
    node = desk.tree.add(Role.PARAGRAPH, place.parent)
    bold = Style(TextStyle(Face(family, bold=True), size, colors.ink), leading)
    aside = Style(TextStyle(Face(family), _ASIDE, colors.muted), leading)
    left = set_plain(
        plain_strands(title, Type(bold.text, node, node), desk), replace(place, style=bold), node
    )
    beside = Place(desk.grid.side_left, desk.grid.side_width, place.parent, aside)
    text = f"{words.likelihood}, {percent('0–100', desk.lang)}" if desk.grid.has_side else ""
    right = set_plain(plain_strands(text, Type(aside.text, node, node), desk), beside, node)
    items = tuple(item for box in (*left[:1], *right[:1]) for item in box.items)
    return Box(leading, items, after=after, keep=Keep.HARD)


def _in_short(judgment: KeyJudgment) -> KeyJudgment:
    """The outcome runs on behind the words; what the judgment rests on is in its topic."""
    short = replace(judgment, basis=(), horizon=None)
    match judgment.blocks:
        case (b.Paragraph() as first, *rest) if judgment.outcome:
            inlines = (*first.inlines, Text(" "), Emphasis(judgment.outcome))
            return replace(short, blocks=(replace(first, inlines=inlines), *rest), outcome=())
        case _:
            return short


def _figures(figures: KeyFigures, count: int, place: Place, desk: Desk) -> list[Box]:
    node = replace(figures, figures=figures.figures[:count])
    return set_blocks((node,), replace(place, is_top=True), desk)


def _last_row(parts: FrontParts, choice: Choice, place: Place, desk: Desk) -> list[Box]:
    """Chart and contents side by side; either alone where the other is missing."""
    chart = parts.lifted.chart_with_message if choice.has_chart else None
    text = replace(place, width=desk.grid.text_width, is_tight=choice.tight)
    left = set_blocks((chart,), text, desk) if chart is not None else []
    if not choice.has_contents:
        return left
    contents = desk.tree.add(Role.CONTENTS, place.parent)
    if not left:
        return set_inside_wide(parts.headings, contents, desk)
    side = set_inside(parts.headings, contents, desk)
    height, items = stacked(left)
    if side is None:
        return left if desk.grid.has_side else left + set_inside_wide(parts.headings, contents, desk)
    notes = tuple(note for box in left for note in box.notes)
    # Both columns hang from a rule.
    rule = Line(text.x, 0.375, text.x + text.width, 0.375, 0.75, desk.styles.palette.navy)
    lowered = (moved(item, _BELOW_RULE) for item in items)
    total = max(height + _BELOW_RULE, side.height)
    return [Box(total, (rule, *lowered, *side.items), notes=notes)]


def _report(share: float, parts: FrontParts, desk: Desk) -> None:
    if not desk.grid.has_side:
        return  # in one column, and all the more in large print, it may take two pages
    excess = 100 * (share - 1)
    message = f"the first page of the brief is {excess:.0f} % too full, and goes over to the second"
    desk.report.add(
        Code.FRONT_PAGE_FULL, parts.lifted.bluf.span, message, "shorten the bottom line or the judgments"
    )
