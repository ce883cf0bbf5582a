"""One slide as items of a page."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.plan.deck.slides import SlidePlan
from deckgen.plan.pages.page import Item, Mark
from deckgen.plan.sheets.desk import Desk, Place
from deckgen.plan.sheets.placed import set_placed
from deckgen.plan.sheets.shapes import set_furniture
from deckgen.theme.layouts import Layout


def set_slide(slide: SlidePlan, node: int, layouts: Mapping[str, Layout], desk: Desk) -> tuple[Item, ...]:
    """Everything that the slide shows, at its own size, and the mark that links to it lead to."""
    items: list[Item] = [Mark(slide.id, 0.0)]
    for furniture in layouts[slide.layout].furniture:
        items += set_furniture(furniture)
    items += set_placed(slide.placed, Place(node), desk)
    return tuple(items)
