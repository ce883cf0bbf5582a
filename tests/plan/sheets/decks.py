"""Decks made by hand and by the planner, set on sheets, and asked what stands where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from deckgen.build.pipeline import Request, load_briefing
from deckgen.diagnostics import Report
from deckgen.model.briefing import Density, Meta, Settings
from deckgen.plan.deck.deck import plan_deck
from deckgen.plan.deck.slides import DeckPlan, DeckSection, Placed, SlidePlan, TextBox
from deckgen.plan.pages.page import ARTIFACT, Page, PagesPlan, PlacedRun, Role, TextLine
from deckgen.plan.sheets import plan_slides
from deckgen.plan.text import Run, TextParagraph, TextStyle
from deckgen.project import DiskFiles, MemoryFiles, Overrides
from deckgen.theme import Theme, load_theme
from deckgen.theme.fonts import Face
from deckgen.units import Color, Rect, inch_rect

_Kind = TypeVar("_Kind")

INK = Color("1B2430")
META = Meta(title="A deck")
BOX = inch_rect(1, 1, 6, 3)


@cache
def theme(name: str = "navy") -> Theme:
    return load_theme(Settings(theme=name), MemoryFiles({}), Report())


def style(size: float = 20, *, bold: bool = False, family: str = "Calibri") -> TextStyle:
    return TextStyle(Face(family, bold), size, INK)


def paragraph(text: str, size: float = 20) -> TextParagraph:
    return TextParagraph((Run(text, style(size)),))


def box(*paragraphs: TextParagraph, rect: Rect = BOX) -> TextBox:
    return TextBox(rect, paragraphs)


def slide(*placed: Placed, id: str = "one", notes: tuple[TextParagraph, ...] = ()) -> SlidePlan:
    return SlidePlan(id, "title-only", f"Title of {id}", placed, notes, label=id)


def deck(*slides: SlidePlan, section: str = "") -> DeckPlan:
    sections = (DeckSection(section, tuple(one.id for one in slides)),)
    return DeckPlan(META, theme(), slides, sections, Density.ROOM)


def set_deck(plan: DeckPlan) -> PagesPlan:
    report = Report()
    pages = plan_slides(plan, report)
    assert not list(report)
    return pages


def set_things(*placed: Placed) -> PagesPlan:
    """One slide with these things."""
    return set_deck(deck(slide(*placed)))


def deck_of(text: str, **meta: str) -> DeckPlan:
    """The planner's deck of a single Markdown file."""
    return _planned("talk.md", MemoryFiles({"talk.md": text.encode()}), meta)


def deck_at(path: str, **meta: str) -> DeckPlan:
    """The planner's deck of what lies on the disk."""
    return _planned(path, DiskFiles(), meta)


def _planned(path: str, files: MemoryFiles | DiskFiles, meta: dict[str, str]) -> DeckPlan:
    report = Report()
    briefing = load_briefing(Request(path, overrides=Overrides(meta=meta)), report, files)
    assert briefing is not None
    return plan_deck(briefing, load_theme(briefing.settings, files, report), report)


def lines(page: Page, *, artifacts: bool = False) -> list[TextLine]:
    """The lines of text of a page, in the order in which they are read."""
    found = [item for item in page.items if isinstance(item, TextLine)]
    return [line for line in found if artifacts or line.node != ARTIFACT]


def words(line: TextLine) -> str:
    return "".join(placed.run.text for placed in line.runs)


def texts(page: Page) -> list[str]:
    return [words(line) for line in lines(page)]


def runs(plan: PagesPlan) -> Iterator[PlacedRun]:
    for page in plan.pages:
        for line in lines(page, artifacts=True):
            yield from line.runs


def role(plan: PagesPlan, node: int) -> Role:
    return plan.nodes[node].role


def path(plan: PagesPlan, node: int) -> list[str]:
    """The roles from the document down to a node."""
    found: list[str] = []
    while node > 0:
        found.append(plan.nodes[node].role.value)
        node = plan.nodes[node].parent
    return found[::-1]


def find(plan: PagesPlan, text: str) -> TextLine:
    """The line of text that says just this."""
    return next(line for page in plan.pages for line in lines(page, artifacts=True) if words(line) == text)


def of_kind(plan: PagesPlan, kind: type[_Kind]) -> list[_Kind]:
    return [item for page in plan.pages for item in page.items if isinstance(item, kind)]
