"""The table of targets: what can be built of a briefing. The one place that imports a renderer on demand,
so that a deck alone never loads the PDF library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deckgen.diagnostics import Report
from deckgen.model.briefing import Briefing
from deckgen.theme.resolved import Theme


@dataclass(frozen=True, slots=True)
class Planned:
    """A target whose every decision is made: only its bytes are missing."""

    render: Callable[[], bytes]
    summary: str
    """Such as "31 slides"."""


@dataclass(frozen=True, slots=True)
class Target:
    name: str
    suffix: str
    """What follows the slug in the file's name."""
    plan: Callable[[Briefing, Theme, Report], Planned]
    """Adds diagnostics to the report; writes nothing."""


def _plan_deck(briefing: Briefing, theme: Theme, report: Report) -> Planned:
    from deckgen.plan.deck import plan_deck
    from deckgen.render.pptx import render_deck

    plan = plan_deck(briefing, theme, report)
    return Planned(lambda: render_deck(plan), _count(len(plan.slides), "slide"))


def _plan_brief(briefing: Briefing, theme: Theme, report: Report) -> Planned:
    from deckgen.plan.brief import plan_brief
    from deckgen.render.pdf import render_brief

    plan = plan_brief(briefing, theme, report)
    return Planned(lambda: render_brief(plan), _count(len(plan.pages), "page"))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


TARGETS = {
    target.name: target
    for target in (
        Target("deck", ".pptx", _plan_deck),
        Target("brief", "-brief.pdf", _plan_brief),
    )
}

DEFAULT_TARGETS = ("deck", "brief")
