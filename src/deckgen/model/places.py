"""Where in the outlines something stands that only its text tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from deckgen.diagnostics import NOWHERE, Span
from deckgen.model.briefing import Briefing


def find_character(briefing: Briefing, character: str) -> Span:
    """Where a character first stands; nowhere if only what surrounds the text holds it."""
    return next(_iter_places(briefing.sections, character, NOWHERE), NOWHERE)


def _iter_places(value: Any, character: str, around: Span) -> Iterator[Span]:
    """`around`: the span of the innermost node that has one."""
    if isinstance(value, str):
        if character in value:
            yield around
    elif isinstance(value, tuple):
        for one in value:
            yield from _iter_places(one, character, around)
    elif is_dataclass(value) and not isinstance(value, type):
        own = getattr(value, "span", NOWHERE)
        around = around if own == NOWHERE else own
        for field in fields(value):
            yield from _iter_places(getattr(value, field.name), character, around)
