"""Turn a `DeckPlan` into a document of one slide a page; decides everything, writes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Report
from deckgen.plan.deck.slides import DeckPlan, SlidePlan
from deckgen.plan.pages.glyphs import Finder, Glyphs, nowhere
from deckgen.plan.pages.page import Bookmark, Item, Page, PagesPlan, Role
from deckgen.plan.pages.tree import Tree
from deckgen.plan.sheets.desk import Desk
from deckgen.plan.sheets.slide import set_slide
from deckgen.theme.fonts import FALLBACK
from deckgen.theme.layouts import layouts
from deckgen.units import to_points
from deckgen.values import dataclass


def plan_slides(deck: DeckPlan, report: Report, find: Finder = nowhere) -> PagesPlan:
    """A page for each slide that is not hidden. Reports characters without a glyph."""
    desk = desk_for(deck, report, find)
    pages = tuple(Page(one.items, page_label(one), in_order=True) for one in iter_set_slides(deck, desk))
    size = deck.theme.slide
    return PagesPlan(
        deck.meta,
        to_points(size.width),
        to_points(size.height),
        pages,
        desk.tree.freeze(),
        tuple(iter_bookmarks(deck)),
        deck.picture_widths,
        deck.theme.shelf,
    )


@dataclass(frozen=True, slots=True)
class SetSlide:
    plan: SlidePlan
    position: int
    """Among all slides of the deck, hidden ones too, from 1."""
    items: tuple[Item, ...]
    node: int
    """Of the slide in the structure."""


def desk_for(deck: DeckPlan, report: Report, find: Finder) -> Desk:
    shown = frozenset(slide.id for slide in deck.slides if not slide.hidden)
    glyphs = Glyphs(FALLBACK, report, deck.theme.shelf, deck.meta.lang, find)
    return Desk(deck.theme, Tree(), glyphs, shown)


def iter_set_slides(deck: DeckPlan, desk: Desk) -> Iterator[SetSlide]:
    """The slides that are not hidden, each in the part of the structure that its section has."""
    of_theme = layouts(deck.theme, deck.density)
    slides = {slide.id: (position, slide) for position, slide in enumerate(deck.slides, 1)}
    for section in deck.sections:
        parent = desk.tree.add(Role.SECTION, 0) if section.title else 0
        for id in section.slides:
            position, slide = slides[id]
            if not slide.hidden:
                node = desk.tree.add(Role.SECTION, parent)
                yield SetSlide(slide, position, set_slide(slide, node, of_theme, desk), node)


def iter_bookmarks(deck: DeckPlan) -> Iterator[Bookmark]:
    """Sections, and below them their slides; a section without a title adds no level."""
    slides = {slide.id: slide for slide in deck.slides if not slide.hidden}
    for section in deck.sections:
        shown = [slides[id] for id in section.slides if id in slides]
        level = 1 if section.title and shown else 0
        if level:
            yield Bookmark(section.title, 0, shown[0].id)
        for slide in shown:
            # The slide that opens a section bears its title: the section's bookmark leads there.
            if not (level and slide is shown[0] and slide.title == section.title):
                yield Bookmark(slide.title, level, slide.id)


def page_label(slide: SetSlide) -> str:
    return slide.plan.label or str(slide.position)
