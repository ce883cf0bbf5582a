"""Fitting: which step of type, and how many slides, the pieces of a topic take.

The order is fixed: the largest type at which all fits on one slide; else as few slides as the smallest type
allows, in the largest type that needs no more of them, evenly filled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deckgen.plan.deck.flow import Flow
from deckgen.plan.deck.pieces import Pieces
from deckgen.plan.deck.stack import divide_stack, stack_fits
from deckgen.units import Length

_BALANCED_UP_TO = 8
"""So many slides are filled evenly; more are filled from the front."""

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
    floor = paginate(pieces, height, steps - 1)
    if len(floor) > _BALANCED_UP_TO:
        return floor
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
    pages: list[Page] = []
    rest = pieces
    while rest:
        head, tail = divide_stack(rest, height, step)
        head, tail = _without_lead_in(head, tail)
        if not head:
            head, tail = rest[:1], rest[1:]
        pages.append(Page(head, step))
        rest = tail
    return tuple(pages)


def largest_that(count: int, fits: Callable[[int], bool]) -> int:
    """The largest number from `count` down to 1 that fits; 1 where none does."""
    for number in range(count, 1, -1):
        if fits(number):
            return number
    return 1


def _balanced(pieces: Pieces, height: Length, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The same number of slides at the least height that needs no more of them."""
    if not 1 < len(pages) <= _BALANCED_UP_TO:
        return pages
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
