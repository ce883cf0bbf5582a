"""Turn a `DeckPlan` into paper: slides as pictures with their notes, for an audience or for the speaker."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.diagnostics import Report
from deckgen.plan.brief.figures import page_widths
from deckgen.plan.deck.slides import DeckPlan
from deckgen.plan.pages.glyphs import Finder, nowhere
from deckgen.plan.pages.page import ARTIFACT, Item, Line, Page, PagesPlan, Path
from deckgen.plan.pages.scale import Move, moved
from deckgen.plan.sheets.desk import Desk
from deckgen.plan.sheets.lists import Nodes
from deckgen.plan.sheets.paper import Paper, iter_running, paper_for
from deckgen.plan.sheets.rows import Area, Cell, cut_into_pages
from deckgen.plan.sheets.slides import SetSlide, desk_for, iter_bookmarks, iter_set_slides, page_label
from deckgen.plan.sheets.text import Frame, set_block, set_text
from deckgen.plan.sheets.units import Type, iter_units
from deckgen.plan.text import Run, TextParagraph, TextStyle
from deckgen.theme.fonts import Face
from deckgen.units import Color, to_points
from deckgen.values import dataclass

_GAP = 14.0
"""Between rows, between columns, and between a slide and its notes."""
_MEASURE = 350.0
"""Longest line of notes: some eighty letters."""
_RULE = 0.75
_EDGE = 0.5


@dataclass(frozen=True, slots=True)
class Form:
    """How slides and notes share a page."""

    columns: int
    rows: int
    """On a page while notes are short; 0: a row is as high as its slide or its notes."""
    picture: float
    """Width of a slide's picture, as a share of its column."""
    beside: bool
    """The notes stand right of the picture, else below it."""
    notes: Type
    caption: float = 9.0
    """Size of the slide's number above it."""
    titled: bool = False
    """Its title stands beside the number, since the picture is too small to read."""
    may_be_empty: float = 0.2
    """Share of a page that stays empty rather than that a slide is parted from the end of its notes."""


HANDOUTS = {
    1: Form(1, 1, 1.0, False, Type(10.5, 14.5, 5.0)),
    2: Form(1, 2, 0.72, False, Type(10.0, 13.5, 4.0)),
    3: Form(1, 3, 0.48, True, Type(10.0, 13.5, 4.0)),
    4: Form(2, 2, 1.0, False, Type(9.5, 12.5, 4.0)),
    6: Form(2, 3, 1.0, False, Type(9.0, 11.5, 3.0)),
}
"""By the number of slides on a page."""

SCRIPT = Form(1, 0, 0.26, True, Type(15.0, 21.0, 9.0), caption=12.0, titled=True, may_be_empty=0.4)


def plan_handout(deck: DeckPlan, per_page: int, report: Report, find: Finder = nowhere) -> PagesPlan:
    """Pages for the audience: so many slides on each, with their notes, which go on where they are long."""
    return _plan(deck, HANDOUTS[per_page], report, find)


def plan_notes(deck: DeckPlan, report: Report, find: Finder = nowhere) -> PagesPlan:
    """The speaker's script: slides small, what is to be said large."""
    return _plan(deck, SCRIPT, report, find)


def _plan(deck: DeckPlan, form: Form, report: Report, find: Finder) -> PagesPlan:
    desk = desk_for(deck, report, find)
    paper = paper_for(deck)
    sheet = _Sheet(deck, form, paper, desk)
    cells = [sheet.cell(slide, number) for number, slide in enumerate(iter_set_slides(deck, desk))]
    rows = [cells[start : start + form.columns] for start in range(0, len(cells), form.columns)]
    drawn = cut_into_pages(rows, sheet.least, sheet.area)
    pages = tuple(
        Page((*items, *iter_running(paper, number, len(drawn), desk)), str(number), in_order=True)
        for number, items in enumerate(drawn, 1)
    )
    grid = paper.grid
    bookmarks = tuple(iter_bookmarks(deck))
    widths = page_widths(item for page in pages for item in page.items)
    nodes = desk.tree.freeze()
    return PagesPlan(deck.meta, grid.width, grid.height, pages, nodes, bookmarks, widths, deck.theme.shelf)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Makes the cells of one document."""

    deck: DeckPlan
    form: Form
    paper: Paper
    desk: Desk

    @property
    def area(self) -> Area:
        grid = self.paper.grid
        return Area(grid.top, grid.text_height, _GAP, self.form.may_be_empty)

    def least(self, row: Sequence[Cell]) -> float:
        """A share of the page; of a script, what its pictures and the first lines of its notes need."""
        rows = self.form.rows
        if rows:
            return (self.area.height - (rows - 1) * _GAP) / rows
        return max(cell.head_height for cell in row)

    def cell(self, slide: SetSlide, number: int) -> Cell:
        form, gap = self.form, _GAP
        width = (self.paper.grid.full_width - (form.columns - 1) * gap) / form.columns
        left = self.paper.grid.left + number % form.columns * (width + gap)
        label, title = page_label(slide), slide.plan.title if form.titled else ""
        top, caption = self._caption(label, title, left, width)
        wide = width * form.picture
        picture_height, picture = self._picture(slide, left, top, wide)
        notes_left, notes_width = (left + wide + gap, width - wide - gap) if form.beside else (left, width)
        column = Frame(notes_left, 0.0, min(notes_width, _MEASURE), 0.0)
        notes = iter_units(slide.plan.notes, column, form.notes, slide.node, self.desk)
        again = f"{label} {self.paper.words.continued}"
        continued_height, continued = self._caption(again, title, left, width)
        return Cell(
            head=(*caption, *picture),
            head_height=top + picture_height,
            notes_top=top if form.beside else top + picture_height + gap / 2,
            notes=tuple(notes),
            continued=tuple(continued),
            continued_height=continued_height,
        )

    def _caption(self, label: str, title: str, left: float, width: float) -> tuple[float, list[Item]]:
        """The number above a slide, and its title under a rule of its own; with the height of both."""
        palette = self.deck.theme.palette
        family, size = self.deck.theme.deck_fonts.body, self.form.caption
        runs = [Run(label, TextStyle(Face(family, bold=True), size, palette.navy))]
        items: list[Item] = []
        drop = 0.0
        if title:
            runs.append(Run(f"\u2002{title}", TextStyle(Face(family, bold=True), size, palette.ink)))
            items.append(Line(left, _RULE / 2, left + width, _RULE / 2, _RULE, palette.navy))
            drop = size * 0.35
        frame = Frame(left, drop, width, 0.0)
        block = set_block(TextParagraph(tuple(runs)), Nodes(ARTIFACT, ARTIFACT), frame, self.desk)
        items += set_text((block.paragraph,), (block.nodes,), frame, self.desk)
        return drop + block.height + size * 0.35, items

    def _picture(self, slide: SetSlide, left: float, top: float, width: float) -> tuple[float, list[Item]]:
        """The slide in small, in a frame; and its height."""
        size = self.deck.theme.slide
        scale = width / to_points(size.width)
        height = to_points(size.height) * scale
        edge: Color = self.deck.theme.palette.rule
        corners = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
        frame = Path(corners, None, edge, _EDGE)
        return height, [*moved(slide.items, Move(left, top, scale)), frame]
