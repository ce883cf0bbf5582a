"""Fitting: which step of type, and how many slides, the pieces of a topic take.

The order is fixed: the largest type at which all fits on one slide; else as few slides as the smallest type
allows, in the largest type that needs no more of them, evenly filled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from deckgen.plan.deck.flow import Flow
from deckgen.plan.deck.pieces import Pieces
from deckgen.plan.deck.stack import divide_stack, stack_fits
from deckgen.units import Length
from deckgen.values import dataclass

_BALANCED = 8
"""So many slides at the end of a topic are filled evenly; those before are filled from the front."""

_TRIES = 6
"""Halvings in the search for an even height: to a sixty-fourth of the body."""


@dataclass(frozen=True, slots=True)
class Page:
    pieces: Pieces
    step: int


def fit(pieces: Pieces, height: Length, steps: int) -> tuple[Page, ...]:
    """One or more slides for the pieces; `steps` is the number of sizes down to the floor."""
    step = first_step(pieces, height, steps)
    if step < steps:
        return (Page(pieces, step),)
    cuts = tuple(_iter_cuts(pieces, height, steps - 1))
    floor = tuple(Page(head, steps - 1) for head, _ in cuts)
    if len(floor) > _BALANCED:
        front = len(floor) - _BALANCED
        return (*floor[:front], *_balanced(cuts[front - 1][1], height, floor[front:]))
    for step in range(steps):
        pages = paginate(pieces, height, step)
        if len(pages) <= len(floor):
            return _balanced(pieces, height, pages)
    return floor


def first_step(pieces: Pieces, height: Length, steps: int) -> int:
    """The first step at which all fits on one slide; `steps` where none does."""
    return next((step for step in range(steps) if stack_fits(pieces, height, step)), steps)


def paginate(pieces: Pieces, height: Length, step: int) -> tuple[Page, ...]:
    """Slides filled from the front at one step. A piece that cannot be divided stands alone, however high."""
    return tuple(Page(head, step) for head, _ in _iter_cuts(pieces, height, step))


def _iter_cuts(pieces: Pieces, height: Length, step: int) -> Iterator[tuple[Pieces, Pieces]]:
    """What stands on each slide, and what is left after it."""
    rest = pieces
    while rest:
        head, tail = divide_stack(rest, height, step)
        head, tail = _without_lead_in(head, tail)
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


def _balanced(pieces: Pieces, height: Length, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The same number of slides at the least height that needs no more of them."""
    least, most = height // 3, height
    best = pages
    for _ in range(_TRIES):
        middle = (least + most) // 2
        tried = paginate(pieces, middle, pages[0].step)
        if len(tried) == len(pages) and all(stack_fits(page.pieces, height, page.step) for page in tried):
            best, most = tried, middle
        else:
            least = middle
    return best


def _without_lead_in(head: Pieces, tail: Pieces) -> tuple[Pieces, Pieces]:
    """A lead-in at the foot of a slide moves to the next, where what it leads up to stands."""
    if not head or not tail or not isinstance(head[-1], Flow):
        return head, tail
    kept, moved = head[-1].lead_in()
    if moved is None or (kept is None and len(head) == 1):
        return head, tail
    return (*head[:-1], *((kept,) if kept else ())), (moved, *tail)
