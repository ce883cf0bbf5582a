"""Dates as authors write them in blocks: a day, a month, a year, or a stretch from one to another."""

from __future__ import annotations

import re

from deckgen.diagnostics import Code, Span
from deckgen.model.exhibits import Moment
from deckgen.read.outline.chart_numbers import read_dates
from deckgen.read.outline.exhibit_reading import Reading
from deckgen.values import dataclass

EXAMPLE = "2021-06-16, 2021-06, 2021, or a period such as 2018/2021"

_BOUND = re.compile(r"\s*(?:/|–|—|\bto\b)\s*")
_OPEN_END = frozenset({"", "..", "…", "today", "now", "open"})


@dataclass(frozen=True, slots=True)
class Stretch:
    start: Moment
    end: Moment | None
    """None: it lasts."""


def read_moment(text: str, lang: str) -> Moment | None:
    """The date that a text is, or None."""
    text = text.strip().replace("\N{NO-BREAK SPACE}", " ")
    column = read_dates((text,), lang) if text else None
    date = column.values[0] if column else None
    return Moment(date, column.granularity) if column and date else None


def read_stretch(text: str, lang: str) -> Stretch | None:
    """The period `2018/2021` or `2018-05/`, or None."""
    parts = _BOUND.split(text.strip())
    if len(parts) != 2:
        return None
    start = read_moment(parts[0], lang)
    if parts[1].strip().casefold() in _OPEN_END:
        return Stretch(start, None) if start else None
    end = read_moment(parts[1], lang)
    return Stretch(start, end) if start and end else None


def read_attribute_moment(text: str, span: Span, key: str, reading: Reading) -> Moment | None:
    """The date in an attribute; reports one that cannot be read."""
    found = read_moment(text, reading.lang) if text else None
    if text and found is None:
        message = f"{key}='{text}' is no date"
        reading.fault(Code.DATE_UNREADABLE, span, message, f"write it as {key}=2021-06-16")
    return found
