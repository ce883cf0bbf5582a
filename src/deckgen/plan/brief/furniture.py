"""What every page bears: header and footer. Nothing of it belongs to the structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.model.briefing import Meta
from deckgen.plan.brief.breaker import Measure, break_lines
from deckgen.plan.brief.desk import Desk, Type, plain_strands
from deckgen.plan.brief.grid import FOOTER_INDENT, FURNITURE_HEIGHT
from deckgen.plan.brief.pieces import Strand, natural_widths
from deckgen.plan.brief.prose import BASELINE
from deckgen.plan.pages.page import ARTIFACT, PlacedRun, TextLine
from deckgen.plan.text import TextStyle
from deckgen.plan.words import long_date
from deckgen.values import dataclass

_ELLIPSIS_ROOM = 8.0
_DOT = "\u2002·\u2002"


@dataclass(frozen=True, slots=True)
class Furniture:
    """The texts that stay the same on every page."""

    header: tuple[Strand, ...]
    first_header: tuple[Strand, ...]
    footer: tuple[Strand, ...]


def furniture_for(meta: Meta, desk: Desk) -> Furniture:
    styles = desk.styles
    title = meta.short_title or meta.title
    return Furniture(
        _strands(title, styles.furniture, desk),
        _strands(meta.kind, styles.kind, desk),
        _strands(_DOT.join(_iter_facts(meta, desk)), styles.furniture, desk),
    )


def iter_furniture(furniture: Furniture, page: int, pages: int, desk: Desk) -> Iterator[TextLine]:
    """Header and footer of one page."""
    grid, styles = desk.grid, desk.styles
    header = furniture.first_header if page == 1 else furniture.header
    yield from _line(header, grid.left, grid.header, desk)
    folio = _strands(str(page), styles.folio, desk)
    of = _strands(f"\u2002{desk.words.of.format(pages=pages)}", styles.furniture, desk)
    yield from _line((*folio, *of), grid.left, grid.footer, desk)
    width = natural_widths((*folio, *of))[0]
    indent = max(FOOTER_INDENT, width + FURNITURE_HEIGHT)
    yield from _line(furniture.footer, grid.left + indent, grid.footer, desk)


def _strands(text: str, style: TextStyle, desk: Desk) -> tuple[Strand, ...]:
    return plain_strands(text, Type(style, ARTIFACT, ARTIFACT), desk) if text else ()


def _iter_facts(meta: Meta, desk: Desk) -> Iterator[str]:
    words = desk.words
    if meta.version:
        yield words.version.format(version=meta.version)
    if meta.date:
        yield long_date(meta.date, meta.lang)
    if meta.cutoff:
        yield words.cutoff.format(date=long_date(meta.cutoff, meta.lang))


def _line(strands: Sequence[Strand], x: float, top: float, desk: Desk) -> Iterator[TextLine]:
    """The first line of a text that should need no more; a longer one ends in an ellipsis."""
    if not strands:
        return
    room = desk.grid.right - x
    lines = break_lines(strands, Measure(x, room))
    runs = lines[0].runs
    if len(lines) > 1:
        lines = break_lines(strands, Measure(x, room - _ELLIPSIS_ROOM))
        runs = _with_ellipsis(lines[0].runs, desk)
    yield TextLine(top + FURNITURE_HEIGHT * BASELINE, runs, ARTIFACT)


def _with_ellipsis(runs: tuple[PlacedRun, ...], desk: Desk) -> tuple[PlacedRun, ...]:
    last = runs[-1]
    strand = _strands("…", last.run.style, desk)[0]
    return (*runs, PlacedRun(strand.run, last.x + last.width, natural_widths((strand,))[0], ARTIFACT))
