"""A statement: a slide that holds nothing but its title, large, below the tab of cover and section slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.fitted import fitted
from deckgen.plan.deck.slides import Anchor, Placed, Shape, ShapeBox, TextBox
from deckgen.plan.deck.titles import SetTitle, title_runs
from deckgen.plan.exhibits.kit import line_of
from deckgen.plan.select import SlideContent
from deckgen.plan.text import TextParagraph
from deckgen.theme.grid import MARGIN
from deckgen.units import Rect, inches

LAYOUT = "statement"
"""As `{layout="…"}` on a topic names it."""

_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0)
_COLUMNS = 10
_HIGHEST = inches(2.7)
"""Four lines of the largest size."""
_TAB_WIDTH, _TAB_HEIGHT = inches(0.844), inches(0.08)
_TAB_GAP = inches(0.24)
_ABOVE = 0.4
"""Share of the free height above the statement: the eye's middle is higher than the ruler's."""


def stated(contents: Sequence[SlideContent]) -> list[SlideContent]:
    """What the slides of a statement hold: the first has its notes alone. What is more than a topic's own
    prose, which brief and notes have, stands on a slide of its own behind it."""
    first, *rest = contents
    alone = replace(first, blocks=())
    if first.is_prose or not first.blocks:
        return [replace(alone, prose_count=first.prose_count or len(first.blocks)), *rest]
    return [alone, replace(first, notes=(), prose_count=0), *rest]


def place_statement(title: SetTitle, suffix: str, room: Rect, desk: Desk) -> Iterator[Placed]:
    """The title as large as fits, and the tab above it."""
    slot = desk.layouts["title-only"].placeholder("title")
    runs = title_runs(title.shown, suffix, desk, _SIZES[0])
    width = min(room.width, desk.grid.span(_COLUMNS))
    most = Rect(room.x, room.y, width, min(_HIGHEST, room.height - _TAB_HEIGHT - _TAB_GAP))
    spacing = slot.levels[0].line_spacing
    found = fitted(runs, _SIZES, most, desk.lang, spacing)
    height = line_of(found.runs, spacing=spacing).height(width - found.insets.right)
    top = room.y + round((room.height - _TAB_HEIGHT - _TAB_GAP - height) * _ABOVE)
    tab = Rect(MARGIN, top, _TAB_WIDTH, _TAB_HEIGHT)
    yield ShapeBox(tab, Shape.RECTANGLE, fill=desk.theme.palette.highlight, name="Tab")
    rect = Rect(room.x, top + _TAB_HEIGHT + _TAB_GAP, width, height)
    paragraph = TextParagraph(found.runs, line_spacing=spacing)
    yield TextBox(rect, (paragraph,), "Title", "title", anchor=Anchor.TOP, insets=found.insets)
