"""What all parts of the deck's planner share while one deck is planned."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import field

from deckgen.diagnostics import Report
from deckgen.model.briefing import Briefing
from deckgen.plan.runs import RunContext
from deckgen.plan.text import TextStyle
from deckgen.plan.words import SlideWords
from deckgen.theme.fonts import Face
from deckgen.theme.grid import Grid
from deckgen.theme.layouts import Layout
from deckgen.theme.resolved import Scale, Theme
from deckgen.units import Color
from deckgen.values import dataclass

LINE = 1.2117
"""Height of a line as a share of its size: the upper bound of what PowerPoint and LibreOffice set, for
every font tried."""

FOREIGN_LINE = 1.46
"""Height of a line in a table's cell where another font has to draw some of it: that of Noto's Chinese,
Japanese and Korean fonts, the highest met. In cells, other than in boxes, LibreOffice goes by the font."""


@dataclass(frozen=True, slots=True)
class Desk:
    briefing: Briefing
    theme: Theme
    grid: Grid
    scale: Scale
    layouts: Mapping[str, Layout]
    words: SlideWords
    lang: str
    targets: Set[str]
    """Every id that a link may name."""
    report: Report
    marks: Mapping[str, str] = field(default_factory=dict)
    """Number of each footnote of the topic at hand, by its label."""
    explains: bool = False
    """Whether each slide says why it looks so, which takes measuring once more."""

    def style(self, size: float, color: Color, *, bold: bool = False, italic: bool = False) -> TextStyle:
        return TextStyle(Face(self.theme.deck_fonts.body, bold, italic), size, color)

    def context(self, style: TextStyle, strong: Color | None = None) -> RunContext:
        """How inlines become runs on a slide. Bold lead-ins take the colour of structure."""
        return RunContext(
            style,
            self.theme.deck_fonts.mono,
            self.theme.palette.link,
            strong_color=strong,
            link=self.link,
            mark=lambda note: self.marks.get(note.label, note.label),
        )

    def link(self, target: str) -> str:
        """The target as the plan's link: an address or an id, which `links` leads to its slide."""
        return "" if target.startswith("#") and target[1:] not in self.targets else target
