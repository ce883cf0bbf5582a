"""What all parts share while slides are set on sheets: the structure, the fonts, and where links lead."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from deckgen.diagnostics import NOWHERE
from deckgen.plan.pages.glyphs import Glyphs
from deckgen.plan.pages.page import ARTIFACT, Node, Role
from deckgen.plan.pages.tree import Tree
from deckgen.plan.text import Run, TextStyle
from deckgen.theme.fonts import twin
from deckgen.theme.resolved import Theme
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Desk:
    theme: Theme
    tree: Tree
    glyphs: Glyphs
    slides: frozenset[str]
    """Ids of the slides that are shown: a link to any other stays plain text."""

    def link(self, target: str) -> str:
        return "" if target.startswith("#") and target[1:] not in self.slides else target


@dataclass(frozen=True, slots=True)
class Place:
    """Where something belongs in the structure."""

    node: int
    """Its parent; of what is inside a figure, the figure itself."""
    is_figure: bool = False

    @property
    def mark(self) -> int:
        """The node of a shape that says nothing of its own."""
        return self.node if self.is_figure else ARTIFACT


@dataclass(frozen=True, slots=True)
class Strand:
    """Text of one format and one structure node, every character of which its font can draw."""

    run: Run
    """In a font that deckgen ships, at the size of its surroundings even where it is raised."""
    node: int
    actual: str = ""
    """What boxes stand for; as long as the run's text. Empty where the text is itself."""


def strands(runs: tuple[Run, ...], node: int, desk: Desk, around: str = "") -> list[Strand]:
    """The runs as they are drawn; a link and a stretch in another language get nodes of their own.

    A link of the text itself is underlined, as Office does; `around`, the link of a whole box, is not.
    """
    found: list[Strand] = []
    link, home = "", node
    for run in runs:
        target = "" if node == ARTIFACT else desk.link(run.link or around)
        if target != link:
            link = target
            home = desk.tree.add(Role.LINK, node) if link else node
        own = desk.tree.add_node(Node(Role.SPAN, home, lang=run.lang)) if run.lang and home >= 0 else home
        style = _embedded(run.style)
        if style is not run.style or run.link or link:
            underline = run.underline or bool(run.link and link)
            run = Run(run.text, style, link, run.baseline, underline, run.strike, run.lang)
        found += (Strand(one.run, own, one.actual) for one in desk.glyphs.split(run, NOWHERE))
    return found


@cache
def _embedded(style: TextStyle) -> TextStyle:
    face = twin(style.face)
    return style if face == style.face else replace(style, face=face)
