"""What a chart's attributes ask of its look: units, highlights, reference lines, events, axes.

The attributes that choose the data (`x`, `y`, `where` …) are read in `chart_columns`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import TypeVar

from deckgen.diagnostics import Code, nearest_hint
from deckgen.model.attributes import Attributes
from deckgen.model.chart import (
    ChartAxes,
    ChartKind,
    ChartSettings,
    EventMarker,
    Place,
    ReferenceBand,
    ReferenceLine,
    Stacking,
    ValueLabels,
)
from deckgen.read.outline.chart_numbers import read_number
from deckgen.read.outline.chart_rows import Reading

DATA_KEYS = frozenset(
    "type data sheet range x y series names by label size low high where sort top rest".split()
)
LOOK_KEYS = frozenset(
    "unit second-unit decimals highlight limit band event mark second total labels log min max from-zero "
    "x-title y-title second-title".split()
)
CHART_ATTRIBUTES = DATA_KEYS | LOOK_KEYS | {"alt", "caption", "subtitle", "note"}
"""Every attribute that a chart may have besides those of every block."""

KINDS: dict[str, tuple[ChartKind, Stacking]] = {
    **{kind.value: (kind, Stacking.NONE) for kind in ChartKind},
    **{
        f"{prefix}-{kind.value}": (kind, stacking)
        for prefix, stacking in (("stacked", Stacking.STACKED), ("percent", Stacking.PERCENT))
        for kind in (ChartKind.COLUMN, ChartKind.BAR, ChartKind.AREA)
    },
    "stacked": (ChartKind.COLUMN, Stacking.STACKED),
    "percent": (ChartKind.COLUMN, Stacking.PERCENT),
    "donut": (ChartKind.DOUGHNUT, Stacking.NONE),
}
"""What `type=` may say."""

PlaceReader = Callable[[str], Place | None]
"""Turns what an author wrote into a place on the chart's own axis, or None where there is no such place."""

_Choice = TypeVar("_Choice", bound=Enum)


def read_kind(attributes: Attributes, reading: Reading) -> tuple[ChartKind, Stacking]:
    """The chart's kind; an unknown or missing one is reported, and columns stand in."""
    written = attributes.get("type").strip().casefold().replace("_", "-")
    if written in KINDS:
        return KINDS[written]
    message = f"there is no chart type '{attributes.get('type')}'" if written else "the chart names no type"
    hint = nearest_hint(written, KINDS) if written else "write type=column, type=line or another in the fence"
    reading.add(Code.CHART_TYPE, message, hint)
    return KINDS["column"]


def read_settings(attributes: Attributes, place: PlaceReader, reading: Reading) -> ChartSettings:
    """The settings of the author, complete; what cannot be used is reported and left out."""
    return ChartSettings(
        unit=attributes.get("unit").strip(),
        second_unit=attributes.get("second-unit").strip(),
        decimals=_decimals(attributes, reading),
        highlights=split_names(attributes.get("highlight")),
        lines=tuple(_lines(attributes, reading)),
        bands=tuple(_bands(attributes, reading)),
        events=tuple(_events(attributes, place, reading)),
        marks=tuple(_places("mark", attributes.get("mark"), place, reading)),
        second=split_names(attributes.get("second")),
        totals=split_names(attributes.get("total")),
        labels=_choice("labels", attributes, ValueLabels.AUTO, reading),
        axes=_axes(attributes, reading),
    )


def split_names(text: str) -> tuple[str, ...]:
    """Names between semicolons: a comma may belong to a name."""
    return tuple(name for part in text.split(";") if (name := part.strip()))


def read_flag(key: str, attributes: Attributes, reading: Reading) -> bool | None:
    """What a key says that is either true or false; None where the author said nothing."""
    written = attributes.get(key).strip().casefold()
    if not written:
        return None
    if written in ("true", "yes", "on", "1"):
        return True
    if written not in ("false", "no", "off", "0"):
        reading.add(Code.ATTRIBUTE_VALUE, f"{key}='{written}' is neither true nor false", f"write {key}=true")
    return False


def read_whole_number(key: str, attributes: Attributes, reading: Reading) -> int | None:
    """A number without decimals, at least 0; None where the author gave none that can be used."""
    written = attributes.get(key).strip()
    if not written:
        return None
    if not written.isdecimal() or len(written) > 6:
        reading.add(
            Code.ATTRIBUTE_VALUE, f"{key}='{written}' is no whole number", f"write {key}=3, for example"
        )
        return None
    return int(written)


def _decimals(attributes: Attributes, reading: Reading) -> int | None:
    decimals = read_whole_number("decimals", attributes, reading)
    if decimals is not None and decimals > 6:
        reading.add(Code.ATTRIBUTE_VALUE, f"decimals={decimals} is more than a chart shows", "6 is the most")
        return 6
    return decimals


def _axes(attributes: Attributes, reading: Reading) -> ChartAxes:
    low, high = (_number(key, attributes, reading) for key in ("min", "max"))
    if low is not None and high is not None and low >= high:
        reading.add(Code.ATTRIBUTE_VALUE, f"min={low:g} is not below max={high:g}", "exchange the two")
        low = high = None
    return ChartAxes(
        x_title=attributes.get("x-title"),
        y_title=attributes.get("y-title"),
        second_title=attributes.get("second-title"),
        minimum=low,
        maximum=high,
        from_zero=read_flag("from-zero", attributes, reading),
        log=bool(read_flag("log", attributes, reading)),
    )


def _number(key: str, attributes: Attributes, reading: Reading) -> float | None:
    written = attributes.get(key)
    number = read_number(written) if written else None
    if written and number is None:
        reading.add(Code.ATTRIBUTE_VALUE, f"{key}='{written}' is no number", f"write {key}=1200, for example")
    return number


def _choice(key: str, attributes: Attributes, default: _Choice, reading: Reading) -> _Choice:
    written = attributes.get(key).strip().casefold()
    for choice in type(default):
        if written == choice.value:
            return choice
    if written:
        hint = nearest_hint(written, (choice.value for choice in type(default)))
        reading.add(Code.ATTRIBUTE_VALUE, f"{key}='{written}' is not known", hint)
    return default


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """`place: text; place: text` in pieces; the text may be missing."""
    for entry in split_names(text):
        place, _, name = entry.partition(":")
        yield place.strip(), name.strip()


def _lines(attributes: Attributes, reading: Reading) -> Iterator[ReferenceLine]:
    for place, text in _entries(attributes.get("limit")):
        value = read_number(place)
        if value is None:
            hint = 'write the value, a colon and its name: limit="1550: Limit 1,550"'
            reading.add(Code.ATTRIBUTE_VALUE, f"limit: '{place}' is no number", hint)
        else:
            yield ReferenceLine(value, text)


_BAND = re.compile(r"(?P<low>[+\-−]?[\d.,]+)\s*(?:-|–|\.\.+|…|to)\s*(?P<high>[+\-−]?[\d.,]+)$")


def _bands(attributes: Attributes, reading: Reading) -> Iterator[ReferenceBand]:
    for place, text in _entries(attributes.get("band")):
        match = _BAND.match(place)
        low, high = (read_number(match[key]) if match else None for key in ("low", "high"))
        if low is None or high is None or low >= high:
            hint = 'write two values, a colon and a name: band="240 to 300: planned"'
            reading.add(Code.ATTRIBUTE_VALUE, f"band: '{place}' is no range from low to high", hint)
        else:
            yield ReferenceBand(low, high, text)


def _events(attributes: Attributes, place: PlaceReader, reading: Reading) -> Iterator[EventMarker]:
    for written, text in _entries(attributes.get("event")):
        for where in _places("event", written, place, reading):
            yield EventMarker(where, text)


def _places(key: str, text: str, place: PlaceReader, reading: Reading) -> Iterator[Place]:
    for written in split_names(text):
        where = place(written)
        if where is None:
            hint = "write it as the data do, a date as 2021-06-16"
            reading.add(Code.ATTRIBUTE_VALUE, f"{key}: '{written}' is no place on the chart's axis", hint)
        else:
            yield where
