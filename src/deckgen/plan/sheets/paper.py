"""The paper of handouts and scripts: the brief's page, so that what is handed out together looks alike."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.model.briefing import Meta
from deckgen.plan.brief.grid import FOOTER_INDENT, FURNITURE_HEIGHT, Grid, grid_for
from deckgen.plan.brief.words import Words, words_for
from deckgen.plan.deck.slides import DeckPlan
from deckgen.plan.pages.page import ARTIFACT, Item
from deckgen.plan.sheets.desk import Desk
from deckgen.plan.sheets.lists import Nodes
from deckgen.plan.sheets.text import Frame, line_items, set_block
from deckgen.plan.text import Run, TextParagraph, TextStyle
from deckgen.plan.words import long_date
from deckgen.theme.fonts import Face
from deckgen.values import dataclass

_SIZE = 8.5
_DOT = "\u2002·\u2002"


@dataclass(frozen=True, slots=True)
class Paper:
    grid: Grid
    words: Words
    number: TextStyle
    """Of the page's number."""
    text: TextStyle
    title: str
    facts: str


def paper_for(deck: DeckPlan) -> Paper:
    family, palette = deck.theme.brief_fonts.sans, deck.theme.palette
    words, meta = words_for(deck.meta.lang), deck.meta
    return Paper(
        grid_for(deck.theme.paper),
        words,
        TextStyle(Face(family, bold=True), _SIZE, palette.ink),
        TextStyle(Face(family), _SIZE, palette.muted),
        meta.short_title or meta.title,
        _DOT.join(_iter_facts(meta, words)),
    )


def iter_running(paper: Paper, page: int, pages: int, desk: Desk) -> Iterator[Item]:
    """Head and foot of one page. Nothing of them belongs to the structure."""
    grid, words = paper.grid, paper.words
    yield from _line((Run(paper.title, paper.text),), grid.left, grid.header, desk, grid)
    of = f"\u2002{words.of.format(pages=pages)}"
    folio = (Run(str(page), paper.number), Run(of, paper.text))
    yield from _line(folio, grid.left, grid.footer, desk, grid)
    facts = (Run(paper.facts, paper.text),)
    yield from _line(facts, grid.left + FOOTER_INDENT, grid.footer, desk, grid)


def _iter_facts(meta: Meta, words: Words) -> Iterator[str]:
    if meta.version:
        yield words.version.format(version=meta.version)
    if meta.date:
        yield long_date(meta.date, meta.lang)
    if meta.cutoff:
        yield words.cutoff.format(date=long_date(meta.cutoff, meta.lang))


def _line(runs: tuple[Run, ...], left: float, top: float, desk: Desk, grid: Grid) -> Iterator[Item]:
    """As much of a text as one line holds."""
    frame = Frame(left, top, grid.left + grid.full_width - left, FURNITURE_HEIGHT)
    block = set_block(TextParagraph(runs), Nodes(ARTIFACT, ARTIFACT), frame, desk)
    yield from line_items(block, 0, frame, top)
