"""What every page bears: header and footer. Nothing of it belongs to the structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deckgen.model.briefing import Meta
from deckgen.plan.brief.breaker import Measure, break_lines
from deckgen.plan.brief.desk import Desk, Type, plain_strands
from deckgen.plan.brief.grid import FOOTER_INDENT, FURNITURE_HEIGHT
from deckgen.plan.brief.pieces import Strand, natural_widths
from deckgen.plan.brief.prose import BASELINE
from deckgen.plan.pages.page import ARTIFACT, PlacedRun, TextLine
from deckgen.plan.text import Align, TextStyle
from deckgen.plan.words import long_date
from deckgen.values import dataclass

_ELLIPSIS_ROOM = 8.0
_DOT = "\u2002·\u2002"


@dataclass(frozen=True, slots=True)
class Furniture:
    """The texts that stay the same on every page."""

    header: tuple[Strand, ...]
    first_header: tuple[Strand, ...]
    footers: tuple[tuple[Strand, ...], ...]
    """The same facts, the last left out in each further one: the first that fits is shown."""


def furniture_for(meta: Meta, desk: Desk) -> Furniture:
    styles = desk.styles
    title = meta.short_title or meta.title
    facts = tuple(_iter_facts(meta, desk))
    return Furniture(
        _strands(title, styles.furniture, desk),
        _strands(meta.kind, styles.kind, desk),
        tuple(
            _strands(_DOT.join(facts[:count]), styles.furniture, desk) for count in range(len(facts), 0, -1)
        ),
    )


def iter_furniture(furniture: Furniture, page: int, pages: int, desk: Desk) -> Iterator[TextLine]:
    """Header and footer of one page."""
    grid, styles = desk.grid, desk.styles
    header = furniture.first_header if page == 1 else furniture.header
    folio = _strands(str(page), styles.folio, desk)
    of = _strands(f"\u2002{desk.words.of.format(pages=pages)}", styles.furniture, desk)
    width = natural_widths((*folio, *of))[0]
    indent = max(FOOTER_INDENT, width + FURNITURE_HEIGHT)
    whole = _Place(grid.left, grid.full_width)
    footer = _fitting(furniture.footers, grid.full_width - indent)
    if desk.is_duplex and page % 2:
        align = Align.LEFT if page == 1 else Align.RIGHT
        yield from _line(header, _Place(grid.left, grid.full_width, align), grid.header, desk)
        yield from _line((*folio, *of), whole._replace(align=Align.RIGHT), grid.footer, desk)
        yield from _line(footer, _Place(grid.left, grid.full_width - indent), grid.footer, desk)
    else:
        yield from _line(header, whole, grid.header, desk)
        yield from _line((*folio, *of), whole, grid.footer, desk)
        rest = _Place(grid.left + indent, grid.full_width - indent)
        yield from _line(footer, rest, grid.footer, desk)


def _fitting(footers: Sequence[tuple[Strand, ...]], room: float) -> tuple[Strand, ...]:
    fits = (footer for footer in footers if natural_widths(footer)[0] <= room)
    return next(fits, footers[-1] if footers else ())


class _Place(NamedTuple):
    """Where on its line a text of the furniture stands."""

    x: float
    width: float
    align: Align = Align.LEFT


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


def _line(strands: Sequence[Strand], place: _Place, top: float, desk: Desk) -> Iterator[TextLine]:
    """The first line of a text that should need no more; a longer one ends in an ellipsis."""
    if not strands:
        return
    x, width, align = place
    lines = break_lines(strands, Measure(x, width, align))
    runs = lines[0].runs
    if len(lines) > 1:
        lines = break_lines(strands, Measure(x, width - _ELLIPSIS_ROOM))
        runs = _with_ellipsis(lines[0].runs, desk)
    yield TextLine(top + FURNITURE_HEIGHT * BASELINE, runs, ARTIFACT)


def _with_ellipsis(runs: tuple[PlacedRun, ...], desk: Desk) -> tuple[PlacedRun, ...]:
    last = runs[-1]
    strand = _strands("…", last.run.style, desk)[0]
    return (*runs, PlacedRun(strand.run, last.x + last.width, natural_widths((strand,))[0], ARTIFACT))
