"""A `DeckPlan` to the bytes of a PowerPoint package; decides nothing, and takes time linear in the slides."""

from __future__ import annotations

from deckgen.diagnostics import DeckgenError
from deckgen.plan.deck.slides import DeckPlan, SlidePlan
from deckgen.render.pptx import notes, slide
from deckgen.render.pptx.lint import lint
from deckgen.render.pptx.master import add_master
from deckgen.render.pptx.package import Package, write_zip
from deckgen.render.pptx.presentation import add_presentation
from deckgen.render.pptx.properties import add_properties
from deckgen.render.pptx.settings import add_settings
from deckgen.render.pptx.sheet import Deck, Sheet
from deckgen.render.pptx.template import build_template


def render_deck(plan: DeckPlan) -> bytes:
    """The deck's file. Raises `DeckgenError` if the package is unsound, which means a mistake in deckgen."""
    parts = render_parts(plan)
    if findings := lint(parts):
        faults = "; ".join(f"{finding.part}: {finding.message}" for finding in findings)
        raise DeckgenError(f"the deck's package is unsound: {faults}")
    return write_zip(parts)


def render_parts(plan: DeckPlan) -> dict[str, bytes]:
    """Every part of the package by its name, before it is checked and zipped."""
    package = Package()
    template = build_template(plan.theme, plan.density, plan.meta.lang)
    names = {one.id: f"ppt/slides/slide{number}.xml" for number, one in enumerate(plan.slides, start=1)}
    deck = Deck(package, template, plan.meta.lang, names, plan.picture_widths)
    add_presentation(plan, tuple(names.values()), template, package)
    add_master(template, package)
    notes.add_notes_master(template, package)
    add_settings(plan.theme, package)
    for number, one in enumerate(plan.slides, start=1):
        _add_slide(one, number, deck)
    add_properties(plan, package)
    return package.to_parts()


def _add_slide(plan: SlidePlan, number: int, deck: Deck) -> None:
    layout = deck.template.layouts[plan.layout]
    sheet = Sheet(deck, layout.slots)
    sheet.relations.add("slideLayout", layout.name)
    xml = slide.render_slide(plan, sheet)
    name = deck.slides[plan.id]
    if plan.notes:
        notes_name = f"ppt/notesSlides/notesSlide{number}.xml"
        sheet.relations.add("notesSlide", notes_name)
        _add_notes(plan, notes_name, deck)
    deck.package.add(name, slide.CONTENT_TYPE, xml, sheet.relations)


def _add_notes(plan: SlidePlan, name: str, deck: Deck) -> None:
    sheet = Sheet(deck, {})
    sheet.relations.add("notesMaster", notes.NOTES_MASTER)
    sheet.relations.add("slide", deck.slides[plan.id])
    deck.package.add(name, notes.CONTENT_TYPE, notes.render_notes(plan.notes, sheet), sheet.relations)
