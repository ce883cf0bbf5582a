"""Filters of our own: numbers and dates as the briefing's language writes them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

_STYLES = ("short", "medium", "long", "full")


def filters_for(lang: str) -> dict[str, Callable[..., str]]:
    """The filters by name, for a language given as a BCP 47 tag."""

    def number(value: Any, decimals: int | None = None) -> str:
        return format_number(value, decimals, lang)

    def day(value: Any, style: str = "long") -> str:
        return format_day(value, style, lang)

    return {"number": number, "date": day}


def format_number(value: Any, decimals: int | None, lang: str) -> str:
    """The number with the language's marks, rounded to `decimals` or with all its digits: 1,234.5."""
    from babel.numbers import parse_pattern  # noqa: PLC0415  0.03 s at the start, for few templates

    locale = _locale(lang)
    amount = _to_decimal(value)
    pattern = parse_pattern(locale.decimal_formats[None].pattern)
    places = max(0, -int(amount.as_tuple().exponent)) if decimals is None else min(max(decimals, 0), 20)
    pattern.frac_prec = (places, places)
    amount = amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return str(pattern.apply(amount, locale))


def format_day(value: Any, style: str, lang: str) -> str:
    """The date in one of the language's styles, or in a pattern such as `d MMMM` (Unicode LDML)."""
    from babel.dates import format_date  # noqa: PLC0415  0.03 s at the start, for few templates

    if not isinstance(value, datetime.date):
        try:
            value = datetime.date.fromisoformat(str(value))
        except ValueError:
            raise ValueError(f"'{value}' is not a date such as 2026-11-22") from None
    return format_date(value, style, locale=_locale(lang))


def _to_decimal(value: Any) -> Decimal:
    try:
        amount = Decimal(str(value).strip())
    except InvalidOperation:
        raise ValueError(f"'{value}' is not a number such as 1234.5") from None
    if not amount.is_finite() or abs(amount.adjusted()) > 100:
        raise ValueError(f"'{value}' is not a number that can be written out")
    return amount


@cache
def _locale(lang: str) -> Locale:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  as above

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en-GB", sep="-")
