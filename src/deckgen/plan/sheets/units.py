"""Running text as lines that can be cut between pages: the notes beside a slide's picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.plan.pages.page import Item
from deckgen.plan.sheets.desk import Desk
from deckgen.plan.sheets.lists import iter_nodes
from deckgen.plan.sheets.text import PITCH, Frame, line_items, set_block
from deckgen.plan.text import Run, TextParagraph
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Type:
    """How notes are set, in points."""

    size: float
    leading: float
    after: float
    """Below a paragraph."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A line, with its items as if its top were the top of the page."""

    height: float
    items: tuple[Item, ...]
    before: float = 0.0
    """Space above, but not at the top of a page."""
    keeps_next: bool = False
    """The line and the next stay on one page: no paragraph leaves a single line at either side."""


def iter_units(
    paragraphs: Sequence[TextParagraph], column: Frame, type_: Type, parent: int, desk: Desk
) -> Iterator[Unit]:
    """The lines of notes in a column. `parent`: the node of their slide."""
    own = [_in_type(paragraph, type_) for paragraph in paragraphs]
    space = 0.0
    for paragraph, nodes in zip(own, iter_nodes(own, parent, desk.tree), strict=True):
        block = set_block(paragraph, nodes, column, desk)
        last = len(block.lines) - 1
        for number in range(len(block.lines)):
            items = tuple(line_items(block, number, column, 0.0))
            keeps_next = number < last and number in (0, last - 1)
            yield Unit(type_.leading, items, space if number == 0 else 0.0, keeps_next)
        space = paragraph.after


def fitting(units: Sequence[Unit], room: float) -> int:
    """How many of the lines fit into the room, cut where a paragraph may be cut."""
    count, used = 0, 0.0
    for unit in units:
        used += unit.height + (unit.before if count else 0.0)
        if used > room:
            break
        count += 1
    if count == len(units):
        return count
    cut = count
    while cut and units[cut - 1].keeps_next:
        cut -= 1
    return cut


def height_of(units: Sequence[Unit]) -> float:
    return sum(unit.height for unit in units) + sum(unit.before for unit in units[1:])


def _in_type(paragraph: TextParagraph, type_: Type) -> TextParagraph:
    """The paragraph in the type of its sheet, whatever size the deck's notes have."""
    size = max((run.style.size for run in paragraph.runs), default=type_.size)
    share = type_.size / size
    return replace(
        paragraph,
        runs=tuple(_resized(run, share) for run in paragraph.runs),
        indent=round(paragraph.indent * share),
        hang=round(paragraph.hang * share),
        before=0.0,
        after=type_.after,
        line_spacing=type_.leading / (type_.size * PITCH),
    )


def _resized(run: Run, share: float) -> Run:
    return replace(run, style=replace(run.style, size=round(run.style.size * share, 2)))
