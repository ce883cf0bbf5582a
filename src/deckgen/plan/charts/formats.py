"""How a chart writes numbers and dates: as text in the briefing's language, and as a format code of Excel.

Both come from one value, so that a label drawn and a label that PowerPoint writes say the same.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable
from functools import cache

from deckgen.model.chart import Granularity
from deckgen.plan.words import babel_locale, date_by_parts, percent
from deckgen.plan.words import long_date as day_in_words
from deckgen.values import dataclass

NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"

_AT_THE_NUMBER = frozenset(("", *"% ‰ ° °C °F k m mn bn tn K M B T".split()))
"""What is short enough to be said with every number, and is set without a space."""

_MONTH_FIRST = ("en-US", "en-CA")

_DAY_ZERO = datetime.date(1899, 12, 30).toordinal()
"""Excel counts days from here; right from March 1900 on, since it takes 1900 for a leap year."""

FIRST_DATE = datetime.date(1900, 3, 1)
"""Earlier dates a workbook cannot hold."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    decimals: int = 0
    prefix: str = ""
    suffix: str = ""
    group: str = ","
    """Between thousands; empty for years and their like."""
    point: str = "."
    plus: bool = False
    """Whether a rise bears its sign."""

    def text(self, value: float) -> str:
        digits = f"{abs(value):,.{self.decimals}f}"
        if (self.group, self.point) != (",", "."):
            digits = "".join({",": self.group, ".": self.point}.get(mark, mark) for mark in digits)
        is_zero = not any(digit in "123456789" for digit in digits)
        sign = "" if is_zero else _MINUS if value < 0 else "+" if self.plus else ""
        return f"{sign}{self.prefix}{digits}{self.suffix}"

    @property
    def code(self) -> str:
        """The format as Excel writes it; the reader's own program supplies the marks of its language."""
        digits = ("#,##0" if self.group else "0") + ("." + "0" * self.decimals if self.decimals else "")
        end = digits + _literal(self.suffix)
        code = _literal(self.prefix) + end
        if code == "0":
            return "General"
        below = _literal(_MINUS + self.prefix) + end  # Excel's own sign would be a hyphen
        return f"+{code};{below};{code}" if self.plus else f"{code};{below}"


@dataclass(frozen=True, slots=True)
class DateFormat:
    granularity: Granularity
    lang: str = "en-GB"
    with_year: bool = True
    """False: days of one year, which is said elsewhere."""

    def text(self, value: float) -> str:
        return format_date(from_serial(value), self)

    @property
    def code(self) -> str:
        match self.granularity:
            case Granularity.YEAR:
                return "yyyy"
            case Granularity.MONTH:
                return "mmm\\ yyyy" if self.with_year else "mmm"
            case Granularity.DAY:
                return "d\\ mmm\\ yyyy" if self.with_year else "d\\ mmm"


ValueFormat = NumberFormat | DateFormat


def number_format(unit: str, values: Iterable[float], decimals: int | None, lang: str) -> NumberFormat:
    """How these values are written: with no more decimals than they need, and the unit where it is short."""
    prefix, suffix = attached_unit(unit)
    if suffix in {"%", "‰"}:
        suffix = percent("", lang).replace("%", suffix)
    group, point = _marks(lang)
    if decimals is None:
        decimals = _needed_decimals(list(values))
    return NumberFormat(decimals, prefix, suffix, group, point)


def attached_unit(unit: str) -> tuple[str, str]:
    """What stands before and after each number: a sign or a short unit. A unit in words is said elsewhere."""
    prefix, rest = "", unit.strip()
    first = rest.split(" ")[0]
    if first and unicodedata.category(first[-1]) == "Sc" and len(first) <= 3:
        prefix, rest = first, rest[len(first) :].strip()
    elif rest and unicodedata.category(rest[0]) == "Sc":
        prefix, rest = rest[0], rest[1:].strip()
    return (prefix, rest) if rest in _AT_THE_NUMBER else ("", "")


def unit_in_words(unit: str) -> str:
    """The unit where it does not stand at each number."""
    return unit.strip() if attached_unit(unit) == ("", "") else ""


def to_serial(date: datetime.date) -> float:
    """The date as Excel counts it."""
    return float(date.toordinal() - _DAY_ZERO)


def from_serial(value: float) -> datetime.date:
    return datetime.date.fromordinal(int(value) + _DAY_ZERO)


def long_date(date: datetime.date, granularity: Granularity, lang: str) -> str:
    """The date in words, such as "16 June 2021"."""
    if granularity is Granularity.DAY:
        return day_in_words(date, lang)
    if granularity is Granularity.YEAR or not lang.startswith("en"):
        return format_date(date, DateFormat(granularity, lang))
    return f"{_MONTHS[date.month - 1]}{NO_BREAK_SPACE}{date.year}"


_MONTHS = "January February March April May June July August September October November December".split()


def format_date(date: datetime.date, style: DateFormat) -> str:
    """The date in few letters, such as "16 Jun 2021": three for a month, as PowerPoint writes it."""
    if style.granularity is Granularity.YEAR:
        return str(date.year)
    if not style.lang.startswith("en"):
        return _foreign_date(date, style)
    month = _MONTHS[date.month - 1][:3]
    if style.granularity is Granularity.MONTH:
        return f"{month}{NO_BREAK_SPACE}{date.year}" if style.with_year else month
    if style.lang in _MONTH_FIRST:
        day = f"{month}{NO_BREAK_SPACE}{date.day}"
        return f"{day}, {date.year}" if style.with_year else day
    day = f"{date.day}{NO_BREAK_SPACE}{month}"
    return f"{day}{NO_BREAK_SPACE}{date.year}" if style.with_year else day


def _foreign_date(date: datetime.date, style: DateFormat) -> str:
    month_only = style.granularity is Granularity.MONTH
    parts = ("yMMM" if style.with_year else "LLL") if month_only else "yMMMd" if style.with_year else "MMMd"
    return date_by_parts(date, parts, style.lang)


@cache
def _marks(lang: str) -> tuple[str, str]:
    """What a language writes between thousands and before decimals."""
    if lang.startswith("en"):
        return ",", "."
    from babel import numbers  # noqa: PLC0415  on demand: it would slow every start

    locale = babel_locale(lang)
    group: str = numbers.get_group_symbol(locale)
    # The narrow no-break space of French has no glyph in many fonts; the plain one has the same meaning.
    return (NO_BREAK_SPACE if group.isspace() else group), numbers.get_decimal_symbol(locale)


def _needed_decimals(values: list[float]) -> int:
    """The fewest that keep the values apart from their roundings; none in hundreds, one in tens."""
    largest = max((abs(value) for value in values), default=0.0)
    most = 0 if largest >= 100 else 1 if largest >= 10 else 2 if largest >= 0.1 else 4
    for decimals in range(most):
        if all(abs(round(value, decimals) - value) < 1e-9 * max(1.0, largest) for value in values):
            return decimals
    return most


def _literal(text: str) -> str:
    """Text inside a format code. A quotation mark cannot stand in it and is left out."""
    return '"' + text.replace('"', "") + '"' if text else ""
