"""What kind of table it is, how wide its columns are, and at which size it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import assert_never

from deckgen.model import block as b
from deckgen.model.walk import plain_text
from deckgen.plan.brief.columns import share_room, stretch_numbers
from deckgen.plan.brief.grid import Grid
from deckgen.plan.brief.pieces import Strand, natural_widths
from deckgen.plan.brief.prose import Place
from deckgen.plan.text import Align
from deckgen.values import dataclass

_GAP, _WIDE_GAP = 10.0, 20.0
"""Between the texts of two columns, in points."""
_SHRINK = (1.0, 8 / 9, 7 / 9)
"""Sizes to try, as shares of the style's, where the words of a table are wider than the page."""
_STRETCH = 1.25
"""A table of three columns stays in the text column if its lines are at most this much too long."""
_LOOSE = 0.8
"""So does one of more columns whose lines leave some of it empty."""

_LONGEST_WORD = 0.6
"""Share of the table's width that one word may ask for."""
_KEY = 0.35
"""Share that the first column takes at most of each part of a table that is set in parts."""
_COLUMN = 90.0
"""Points that a column of such a table takes before its text is broken."""

_NUMBER = re.compile(
    r"[(~≈<>≤≥+−–-]*\s?(?:[$€£]|US\$)?\s?\d[\d.,\u00a0\u202f ]*\s?(?:%|‰|[^\W\d_]{1,4})?[)*†]*|n/a|–|—|-|"
)


@dataclass(frozen=True, slots=True)
class Shape:
    alignments: tuple[Align, ...]
    is_data: bool
    """A table of numbers: closer rows, no bold first column."""


def shape_of(table: b.Table) -> Shape:
    """Numbers stand right, all else left, unless the author says otherwise; the first column is left."""
    kinds = [_kind(table, i) for i in range(len(table.alignments))]
    is_data = _Kind.NUMBERS in kinds[1:]
    numbers = [
        i > 0 and (kind is _Kind.NUMBERS or (is_data and kind is _Kind.GAPS)) for i, kind in enumerate(kinds)
    ]
    alignments = (
        _alignment(asked, is_number=number) for asked, number in zip(table.alignments, numbers, strict=True)
    )
    return Shape(tuple(alignments), is_data)


class _Kind(Enum):
    TEXT = "text"
    NUMBERS = "numbers"
    GAPS = "gaps"
    """Only signs that say a number is missing: a column of numbers if the others are."""


def _kind(table: b.Table, column: int) -> _Kind:
    kind = _Kind.TEXT
    for row in table.rows:
        text = plain_text(row[column].inlines).strip()
        if not _NUMBER.fullmatch(text):
            return _Kind.TEXT
        if any(character.isdigit() for character in text):
            kind = _Kind.NUMBERS
        elif text and kind is _Kind.TEXT:
            kind = _Kind.GAPS
    return kind


def _alignment(asked: b.Alignment | None, *, is_number: bool) -> Align:
    match asked:
        case b.Alignment.LEFT:
            return Align.LEFT
        case b.Alignment.CENTRE:
            return Align.CENTRE
        case b.Alignment.RIGHT:
            return Align.RIGHT
        case None:
            return Align.RIGHT if is_number else Align.LEFT
        case _:
            assert_never(asked)


@dataclass(frozen=True, slots=True)
class Fit:
    """A table, or one of the parts below one another of a table that is wider than the page."""

    columns: tuple[int, ...]
    scale: float
    """The share of its size at which it is set."""
    widths: list[float]
    """Of its columns, gaps included."""


def fit_columns(
    rows: Sequence[Sequence[Sequence[Strand]]], shape: Shape, place: Place, grid: Grid
) -> tuple[Fit, ...]:
    """The table whole if its words fit at some size, else in parts that all begin with its first column."""
    count = len(shape.alignments)
    natural, longest = [0.0] * count, [0.0] * count
    for row in rows:
        for i, strands in enumerate(row):
            widest, word = natural_widths(strands)
            natural[i], longest[i] = max(natural[i], widest), max(longest[i], word)
    gaps = column_gaps(shape.alignments)
    room = _room(sum(natural) + sum(gaps), count, place, grid)
    # A longer word, often an address, is cut rather than that it takes the others' room.
    longest = [min(width, room * _LONGEST_WORD) for width in longest]
    scale = next((s for s in _SHRINK if sum(longest) * s + sum(gaps) <= room), None)
    if scale is None and count > 2:
        return tuple(_iter_parts(natural, longest, shape, room))
    scale = scale or _SHRINK[-1]
    wanted = [width * scale + gap for width, gap in zip(natural, gaps, strict=True)]
    least = [width * scale + gap for width, gap in zip(longest, gaps, strict=True)]
    if shape.is_data and sum(wanted) <= room:
        widths = stretch_numbers(wanted, [one is Align.RIGHT for one in shape.alignments], room)
    else:
        widths = _shared(wanted, least, room, grid)
    return (Fit(tuple(range(count)), scale, widths),)


def _iter_parts(natural: list[float], longest: list[float], shape: Shape, room: float) -> Iterator[Fit]:
    """As many columns as fit well, then as many of the others, each time behind the first column."""
    key = room * _KEY
    natural, longest = [min(natural[0], key), *natural[1:]], [min(longest[0], key), *longest[1:]]
    wanted = [max(min(width, _COLUMN), word) for width, word in zip(natural, longest, strict=True)]
    key = wanted[0]
    columns, used = [0], key
    for column in range(1, len(wanted)):
        if used + _WIDE_GAP + wanted[column] > room and len(columns) > 1:
            yield _part(columns, natural, longest, shape, room)
            columns, used = [0], key
        columns.append(column)
        used += _WIDE_GAP + wanted[column]
    yield _part(columns, natural, longest, shape, room)


def _part(
    columns: Sequence[int], natural: Sequence[float], longest: Sequence[float], shape: Shape, room: float
) -> Fit:
    gaps = column_gaps([shape.alignments[column] for column in columns])
    wanted = [natural[column] + gap for column, gap in zip(columns, gaps, strict=True)]
    words = [longest[column] + gap for column, gap in zip(columns, gaps, strict=True)]
    # Columns that need less than the room keep their widths, so that those of all parts look alike.
    widths = wanted if sum(wanted) <= room else share_room(wanted, words, room)
    return Fit(tuple(columns), 1.0, widths)


def column_gaps(alignments: Sequence[Align]) -> list[float]:
    """Between the texts of two columns: more where numbers at the right meet words at the left."""
    pairs = pairwise(alignments)
    return [*(_WIDE_GAP if pair == (Align.RIGHT, Align.LEFT) else _GAP for pair in pairs), 0.0]


def _room(wanted: float, columns: int, place: Place, grid: Grid) -> float:
    limit = _STRETCH if columns <= 3 else _LOOSE
    if not place.is_top or wanted <= place.width * limit:
        return place.width
    return grid.full_width


def _shared(wanted: list[float], least: list[float], room: float, grid: Grid) -> list[float]:
    """The last column of a wide table stands above the side column if its text and the others' allow it."""
    side = grid.side_width
    others = room - side
    is_wide = grid.has_side and room == grid.full_width
    if is_wide and len(wanted) > 1 and wanted[-1] <= side and sum(least[:-1]) <= others:
        return [*share_room(wanted[:-1], least[:-1], others), side]
    return share_room(wanted, least, room)
