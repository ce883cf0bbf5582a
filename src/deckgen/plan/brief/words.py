"""The brief's own words, and dates as its language writes them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Words:
    contents: str = "Contents"
    inside: str = "Inside"
    figure: str = "Figure"
    table: str = "Table"
    annex: str = "Annex"
    note: str = "Note"
    source: str = "Source"
    continued: str = "(continued)"
    continued_on: str = "continued on page {page}"
    of: str = "of {pages}"
    version: str = "Version {version}"
    cutoff: str = "information to {date}"
    date_label: str = "Date"
    cutoff_label: str = "Information to"
    version_label: str = "Version"
    from_label: str = "From"
    author_label: str = "Prepared by"
    done: str = "done"
    to_do: str = "to do"


_CATALOGUES = {"en": Words()}
"""By primary language; a language without one is served in English."""


def words_for(lang: str) -> Words:
    return _CATALOGUES.get(lang.split("-", maxsplit=1)[0].lower(), _CATALOGUES["en"])


def long_date(date: datetime.date, lang: str) -> str:
    """Such as "22 November 2026", with no-break spaces between day, month and year."""
    month = _MONTHS[date.month - 1]
    if lang.lower() in ("en-us", "en-ca"):
        return f"{month}\u00a0{date.day}, {date.year}"
    return f"{date.day}\u00a0{month}\u00a0{date.year}"
