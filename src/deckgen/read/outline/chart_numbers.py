"""Numbers and dates out of a column of cells, as people write them: `1,550`, `45%`, `$4.4m`, `16 June 2021`.

A column is read as a whole, since one cell alone cannot tell a decimal comma from one between thousands.
"""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from deckgen.model.chart import Granularity
from deckgen.values import dataclass

Cell: TypeAlias = str | float | datetime.date | None
"""A cell of a table, an inline one's always text; None and what `is_blank` says: no value."""

_BLANK = frozenset(("", "n/a", "na", "nan", "null", "-", "–", "—", "..", "...", "…"))

_NUMBER = re.compile(
    r"""(?P<open>\()?\s*
        (?P<sign>[+\-−–]?)\s*
        (?P<prefix>[A-Z]{0,3}[^\w\s.,()+\-−–%‰]?)\s*
        (?P<late_sign>[+\-−–]?)
        (?P<body>\d[\d.,'’\s]*|[.,]\d+)
        (?P<power>[eE][+\-]?\d{1,3})?\s*
        (?P<suffix>[^\d()]*)
        (?P<close>\))?$""",
    re.VERBOSE,
)
_POINT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\d*\.?\d+$|\d+\.$")
"""Thousands by commas, decimals by a point."""
_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$|\d*,?\d+$")
"""The other way round."""
_GROUPED_ONLY = re.compile(r"\d{1,3}(?:[.,]\d{3})+$")
_SPACES = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")

_MINUS = "-−–"


@dataclass(frozen=True, slots=True)
class NumberColumn:
    values: tuple[float | None, ...]
    unit: str
    """What every number of the column bears: `%`, `$`, `km`; empty where they bear none."""
    faults: tuple[int, ...]
    """Rows whose text is no number; their value is None."""


@dataclass(frozen=True, slots=True)
class DateColumn:
    values: tuple[datetime.date | None, ...]
    granularity: Granularity


@dataclass(frozen=True, slots=True)
class _Written:
    """A number before its marks are understood."""

    body: str
    power: str
    unit: str
    negative: bool


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _BLANK)


def read_numbers(cells: Sequence[Cell], *, decimal_comma: bool) -> NumberColumn:
    """The column as numbers. `decimal_comma`: what the language writes, where the column is silent."""
    if not decimal_comma and (plain := _plain_numbers(cells)) is not None:
        return NumberColumn(plain, "", ())
    written = [_split(cell) if isinstance(cell, str) and not is_blank(cell) else None for cell in cells]
    comma = _writes_commas((w.body for w in written if w), decimal_comma)
    unit = _common_unit(w.unit for w in written if w)
    values: list[float | None] = []
    faults: list[int] = []
    for row, (cell, parts) in enumerate(zip(cells, written, strict=True)):
        value = _value(cell, parts, comma=comma)
        if parts is not None and parts.unit not in ("", unit):
            value = None
        if value is None and not is_blank(cell):
            faults.append(row)
        values.append(value)
    return NumberColumn(tuple(values), unit, tuple(faults))


def read_number(text: str) -> float | None:
    """A number as an attribute holds it: with a decimal point."""
    parts = _split(text)
    return _value(text, parts, comma=False) if parts and not parts.unit else None


def read_dates(cells: Sequence[Cell], lang: str) -> DateColumn | None:
    """The column as dates; None where any cell that is not blank is no date, or where all are blank."""
    month_first = _is_month_first(cells, lang)
    values: list[datetime.date | None] = []
    found: set[Granularity] = set()
    for cell in cells:
        if is_blank(cell):
            values.append(None)
            continue
        date = _date(cell, lang, month_first=month_first)
        if date is None:
            return None
        values.append(date[0])
        found.add(date[1])
    for granularity in (Granularity.DAY, Granularity.MONTH, Granularity.YEAR):
        if granularity in found:
            return DateColumn(tuple(values), granularity)
    return None


def read_date(text: str, lang: str) -> datetime.date | None:
    """A date as an attribute holds it."""
    date = _date(text, lang, month_first=_is_month_first((text,), lang))
    return date[0] if date else None


_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")


def _plain_numbers(cells: Sequence[Cell]) -> tuple[float | None, ...] | None:
    """The quick way for long columns in which every cell is a bare number; None where any is not."""
    values: list[float | None] = []
    for cell in cells:
        if isinstance(cell, str) and _PLAIN.fullmatch(cell):
            values.append(float(cell))
        elif cell is None or cell == "":
            values.append(None)
        else:
            return None
    return tuple(values)


def _split(text: str) -> _Written | None:
    match = _NUMBER.match(text.strip())
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    prefix = match["prefix"]
    # Letters in front are a currency's code only together with its sign (`US$`), or three of them (`EUR`).
    if prefix and unicodedata.category(prefix[-1]) != "Sc" and not (len(prefix) == 3 and prefix.isalpha()):
        return None
    signs = match["sign"] + match["late_sign"]
    negative = bool(match["open"]) or any(sign in _MINUS for sign in signs)
    unit = " ".join((prefix + " " + match["suffix"].strip()).split())
    return _Written(match["body"].strip(), match["power"] or "", unit, negative)


def _value(cell: Cell, parts: _Written | None, *, comma: bool) -> float | None:
    if isinstance(cell, datetime.date):
        return None
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else None
    if parts is None:
        return None
    body = _SPACES.sub("", parts.body)
    if not (_COMMA if comma else _POINT).match(body):
        return None
    marks = str.maketrans({".": "", ",": "."} if comma else {",": ""})
    value = float(body.translate(marks) + parts.power)
    if not math.isfinite(value):
        return None
    return -value if parts.negative else value


def _writes_commas(bodies: Iterable[str], decimal_comma: bool) -> bool:
    """Whether the column's decimal mark is a comma: by its clear cases, else by the language."""
    clear = [body for body in (_SPACES.sub("", b) for b in bodies) if not _GROUPED_ONLY.match(body)]
    marked = [body for body in clear if "," in body or "." in body]
    if not marked:
        return decimal_comma
    points = sum(bool(_POINT.match(body)) for body in marked)
    commas = sum(bool(_COMMA.match(body)) for body in marked)
    # A comma is taken for a decimal mark only in a language that writes one: `1,5` is no English number.
    return decimal_comma and commas > points


def _common_unit(units: Iterable[str]) -> str:
    counts: dict[str, int] = {}
    for unit in units:
        counts[unit] = counts.get(unit, 0) + 1
    counts.pop("", None)
    return max(counts, key=lambda unit: counts[unit], default="")


_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$")
_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d|21\d\d)$")
_QUARTER = re.compile(
    r"(?:(?P<year>\d{4})[ \-]?Q(?P<quarter>[1-4])|Q(?P<quarter2>[1-4])[ \-](?P<year2>\d{4}))$"
)
_NUMERIC = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})$")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d]+)\.?,?\s+(\d{4})$")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2}),?\s+(\d{4})$")

_Found: TypeAlias = tuple[datetime.date, Granularity]


def _date(cell: Cell, lang: str, *, month_first: bool) -> _Found | None:
    if isinstance(cell, datetime.datetime):
        return cell.date(), Granularity.DAY
    if isinstance(cell, datetime.date):
        return cell, Granularity.DAY
    if isinstance(cell, float) and cell.is_integer() and _YEAR.match(str(int(cell))):
        return datetime.date(int(cell), 1, 1), Granularity.YEAR
    if not isinstance(cell, str):
        return None
    try:
        return _date_of_text(" ".join(cell.split()), lang, month_first=month_first)
    except ValueError:  # the thirtieth of February
        return None


def _date_of_text(text: str, lang: str, *, month_first: bool) -> _Found | None:
    if match := _YEAR.match(text):
        return datetime.date(int(text), 1, 1), Granularity.YEAR
    if match := _ISO.match(text):
        day = int(match[3] or 1)
        granularity = Granularity.DAY if match[3] else Granularity.MONTH
        return datetime.date(int(match[1]), int(match[2]), day), granularity
    if match := _QUARTER.match(text):
        year = int(match["year"] or match["year2"])
        quarter = int(match["quarter"] or match["quarter2"])
        return datetime.date(year, 3 * quarter - 2, 1), Granularity.MONTH
    if match := _NUMERIC.match(text):
        first, second = int(match[1]), int(match[3])
        month, day = (first, second) if month_first else (second, first)
        return datetime.date(int(match[4]), month, day), Granularity.DAY
    return _date_in_words(text, _month_names(lang))


def _date_in_words(text: str, months: Mapping[str, int]) -> _Found | None:
    if match := _DAY_FIRST.match(text):
        if month := months.get(match[2].casefold(), 0):
            granularity = Granularity.DAY if match[1] else Granularity.MONTH
            return datetime.date(int(match[3]), month, int(match[1] or 1)), granularity
        return None
    if (match := _MONTH_FIRST.match(text)) and (month := months.get(match[1].casefold(), 0)):
        return datetime.date(int(match[3]), month, int(match[2])), Granularity.DAY
    return None


def _is_month_first(cells: Sequence[Cell], lang: str) -> bool:
    """Whether `06/16/2021` is meant: where a second number is no month, else as the language has it."""
    for cell in cells:
        match = _NUMERIC.match(cell.strip()) if isinstance(cell, str) else None
        if match and max(int(match[1]), int(match[3])) > 12:
            return int(match[3]) > 12
    return lang == "en-US"


_ENGLISH_MONTHS = (
    "january february march april may june july august september october november december".split()
)


@cache
def _month_names(lang: str) -> Mapping[str, int]:
    """Names and their short forms, folded, to numbers; English ones are known in every briefing."""
    names = {name: number for number, name in enumerate(_ENGLISH_MONTHS, 1)}
    names |= {name[:3]: number for name, number in names.items()} | {"sept": 9}
    if not lang.startswith("en"):
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415  on demand: it would slow every start

        try:
            months = Locale.parse(lang, sep="-").months["format"]
        except (UnknownLocaleError, ValueError):
            return names
        for width in ("wide", "abbreviated"):
            names |= {name.casefold().rstrip("."): number for number, name in months[width].items()}
    return names
