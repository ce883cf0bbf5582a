"""The table of targets: what can be built of a briefing. The one place that imports a renderer on demand,
so that a deck alone never loads the PDF library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from deckgen.build.output import OutputFile
from deckgen.diagnostics import Report, Span
from deckgen.model.briefing import Briefing
from deckgen.model.places import Belongs, find_character
from deckgen.theme.resolved import Theme
from deckgen.values import dataclass

if TYPE_CHECKING:
    from deckgen.plan.deck.slides import DeckPlan, Why
    from deckgen.plan.pages.page import PagesPlan

PER_PAGE = (1, 2, 3, 4, 6)
"""Slides on a page of a handout."""


@dataclass(frozen=True, slots=True)
class TargetOptions:
    """What is asked of single targets."""

    per_page: int = 3
    """Of the handout: one of `PER_PAGE`."""
    width: int = 1600
    """Of the pictures, in pixels."""
    explain: bool = False
    """Each slide of the deck says why it looks so."""


@dataclass(frozen=True)
class Sources:
    """What targets are planned from. Targets that show slides share one plan of the deck."""

    briefing: Briefing
    theme: Theme
    report: Report
    options: TargetOptions

    @cached_property
    def deck(self) -> DeckPlan:
        from deckgen.plan.deck.deck import plan_deck

        return plan_deck(self.briefing, self.theme, self.report, explain=self.options.explain)

    def find(self, belongs: Belongs) -> tuple[str, Span] | None:
        """The first character of a kind in the outlines, and where it stands."""
        return find_character(self.briefing, belongs)

    @cached_property
    def slides(self) -> PagesPlan:
        from deckgen.plan.sheets import plan_slides

        return plan_slides(self.deck, self.report, self.find)


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a slide looks as it does."""

    label: str
    """Its number."""
    title: str
    layout: str
    why: Why | None
    """None where nothing had to be decided."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A target whose every decision is made: only its bytes are missing."""

    render: Callable[[str], tuple[OutputFile, ...]]
    """Gives the one file that bears a name, or the files in the folder of that name."""
    summary: str
    """Such as "31 slides"."""
    explained: tuple[Explained, ...] = ()
    """A line for each slide, where that was asked for."""


@dataclass(frozen=True, slots=True)
class Target:
    name: str
    suffix: str
    """What follows the slug in the name of its file, or of the folder of its files."""
    plan: Callable[[Sources], Planned]
    """Adds diagnostics to the report; writes nothing."""


def _plan_deck(sources: Sources) -> Planned:
    from deckgen.render.pptx import render_deck

    plan = sources.deck
    planned = _one_file(lambda: render_deck(plan), _count(len(plan.slides), "slide"))
    if not sources.options.explain:
        return planned
    slides = (Explained(slide.label, slide.title, slide.layout, slide.why) for slide in plan.slides)
    return replace(planned, explained=tuple(slides))


def _plan_brief(sources: Sources) -> Planned:
    from deckgen.plan.brief import plan_brief

    return _pdf(plan_brief(sources.briefing, sources.theme, sources.report))


def _plan_slides(sources: Sources) -> Planned:
    return _pdf(sources.slides, "slide")


def _plan_handout(sources: Sources) -> Planned:
    from deckgen.plan.sheets import plan_handout

    return _pdf(plan_handout(sources.deck, sources.options.per_page, sources.report, sources.find))


def _plan_notes(sources: Sources) -> Planned:
    from deckgen.plan.sheets import plan_notes

    return _pdf(plan_notes(sources.deck, sources.report, sources.find))


def _plan_png(sources: Sources) -> Planned:
    from deckgen.render.pdf import render_pages
    from deckgen.render.png import render_pngs

    plan, width = sources.slides, sources.options.width

    def render(folder: str) -> tuple[OutputFile, ...]:
        pictures = render_pngs(render_pages(plan), width)
        return tuple(OutputFile(f"{folder}/{n:03}.png", data) for n, data in enumerate(pictures, 1))

    return Planned(render, _count(len(plan.pages), "picture"))


def _pdf(plan: PagesPlan, noun: str = "page") -> Planned:
    from deckgen.render.pdf import render_pages

    return _one_file(lambda: render_pages(plan), _count(len(plan.pages), noun))


def _one_file(render: Callable[[], bytes], summary: str) -> Planned:
    return Planned(lambda name: (OutputFile(name, render()),), summary)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


TARGETS = {
    target.name: target
    for target in (
        Target("deck", ".pptx", _plan_deck),
        Target("brief", "-brief.pdf", _plan_brief),
        Target("slides", "-slides.pdf", _plan_slides),
        Target("handout", "-handout.pdf", _plan_handout),
        Target("notes", "-notes.pdf", _plan_notes),
        Target("png", "-png", _plan_png),
    )
}

DEFAULT_TARGETS = ("deck", "brief")
