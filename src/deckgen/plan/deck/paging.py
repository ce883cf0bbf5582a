"""Fitting: which step of type, and how many slides, the pieces of a topic take.

The order is fixed: the largest type at which all fits on one slide; else as few slides as the smallest type
allows, in the largest type that needs no more of them, evenly filled. A slide ends between two pieces rather
than inside an exhibit, where that takes no more slides, or few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from deckgen.plan.deck.flow import Flow
from deckgen.plan.deck.pieces import Piece, Pieces
from deckgen.plan.deck.stack import divide_stack, stack_fits
from deckgen.units import Length
from deckgen.values import dataclass

_BALANCED = 8
"""So many slides at the end of a topic are filled evenly; those before are filled from the front."""

_SPARED = 5
"""For so many slides, and at least once, one more is spent on keeping tables, code and the like whole."""

_TRIES = 6
"""Halvings in the search for an even height: to a sixty-fourth of the body."""


_Cut: TypeAlias = tuple[Pieces, Pieces]
"""What stands on a slide, and what is left after it."""


@dataclass(frozen=True, slots=True)
class Page:
    pieces: Pieces
    step: int


def fit(pieces: Pieces, height: Length, steps: int) -> tuple[Page, ...]:
    """One or more slides for the pieces; `steps` is the number of sizes down to the floor."""
    step = first_step(pieces, height, steps)
    if step < steps:
        return (Page(pieces, step),)
    cuts, keeps = tuple(_iter_cuts(pieces, height, steps - 1)), 0
    if len(pieces) > 1:
        whole = tuple(_iter_cuts(pieces, height, steps - 1, height))
        if len(whole) <= len(cuts) + max(1, len(cuts) // _SPARED):
            cuts, keeps = whole, height
    floor = tuple(Page(head, steps - 1) for head, _ in cuts)
    if len(floor) > _BALANCED:
        front = len(floor) - _BALANCED
        return (*floor[:front], *_balanced(cuts[front - 1][1], height, floor[front:], keeps))
    for step in range(steps):
        pages = paginate(pieces, height, step, keeps)
        # What cannot be divided in larger type may well be in smaller.
        if len(pages) <= len(floor) and _all_fit(pages, height):
            return _balanced(pieces, height, pages, keeps)
    return floor


def first_step(pieces: Pieces, height: Length, steps: int) -> int:
    """The first step at which all fits on one slide; `steps` where none does."""
    return next((step for step in range(steps) if stack_fits(pieces, height, step)), steps)


def paginate(pieces: Pieces, height: Length, step: int, keeps: Length = 0) -> tuple[Page, ...]:
    """Slides filled from the front at one step. A piece that cannot be divided stands alone, however high."""
    return tuple(Page(head, step) for head, _ in _iter_cuts(pieces, height, step, keeps))


def _iter_cuts(pieces: Pieces, height: Length, step: int, keeps: Length = 0) -> Iterator[_Cut]:
    """What stands on each slide, and what is left after it. Exhibits no higher than `keeps` stay whole, but
    for those that would part from what leads up to them."""
    rest = pieces
    while rest:
        head, tail = _without_lead_in(*divide_stack(rest, height, step, keeps))
        if keeps and tail and len(head) == 1 and _is_lead_in(head[0]):
            head, tail = _without_lead_in(*divide_stack(rest, height, step))
        if not head:
            head, tail = rest[:1], rest[1:]
        yield head, tail
        rest = tail


def largest_that(count: int, fits: Callable[[int], bool]) -> int:
    """The largest number from `count` down to 1 that fits; 1 where none does."""
    for number in range(count, 1, -1):
        if fits(number):
            return number
    return 1


def _balanced(pieces: Pieces, height: Length, pages: tuple[Page, ...], keeps: Length) -> tuple[Page, ...]:
    """The same number of slides at the least height that needs no more of them, and the last two at theirs:
    where all points are of one height, the last slide may hold far fewer than the others."""
    step = pages[0].step
    cuts = _least_cuts(pieces, height, step, (len(pages), keeps))
    if len(cuts) > 2:
        cuts = (*cuts[:-2], *_least_cuts(cuts[-3][1], height, step, (2, keeps)))
    return tuple(Page(head, step) for head, _ in cuts)


def _least_cuts(pieces: Pieces, height: Length, step: int, wanted: tuple[int, Length]) -> tuple[_Cut, ...]:
    """As many slides as wanted. `wanted`: their number, and the height up to which pieces stay whole."""
    count, keeps = wanted
    best = tuple(_iter_cuts(pieces, height, step, keeps))
    least, most = height // 3, height
    for _ in range(_TRIES):
        middle = (least + most) // 2
        tried = tuple(_iter_cuts(pieces, middle, step, keeps))
        if len(tried) == count and all(stack_fits(head, height, step) for head, _ in tried):
            best, most = tried, middle
        else:
            least = middle
    return best


def _all_fit(pages: tuple[Page, ...], height: Length) -> bool:
    return all(stack_fits(page.pieces, height, page.step) for page in pages)


def _without_lead_in(head: Pieces, tail: Pieces) -> _Cut:
    """A lead-in at the foot of a slide moves to the next, where what it leads up to stands."""
    if not head or not tail or not isinstance(head[-1], Flow):
        return head, tail
    kept, moved = head[-1].lead_in()
    if moved is None or (kept is None and len(head) == 1):
        return head, tail
    return (*head[:-1], *((kept,) if kept else ())), (moved, *tail)


def _is_lead_in(piece: Piece) -> bool:
    return isinstance(piece, Flow) and piece.lead_in()[0] is None
