"""Where in the outlines something stands that only its text tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from deckgen.diagnostics import NOWHERE, Span
from deckgen.model.briefing import Briefing

Belongs = Callable[[str], bool]
"""Says of a character whether it is one of those sought."""


def find_character(briefing: Briefing, belongs: Belongs) -> tuple[str, Span] | None:
    """The first character of a kind, and where it stands; None if the outlines hold none."""
    return next(_iter_found(briefing.sections, belongs, NOWHERE), None)


def _iter_found(value: Any, belongs: Belongs, around: Span) -> Iterator[tuple[str, Span]]:
    """`around`: the span of the innermost node that has one."""
    if isinstance(value, str):
        if not value.isascii():
            yield from ((character, around) for character in value if belongs(character))
    elif isinstance(value, tuple):
        for one in value:
            yield from _iter_found(one, belongs, around)
    elif is_dataclass(value) and not isinstance(value, type):
        own = getattr(value, "span", NOWHERE)
        for field in fields(value):
            yield from _iter_found(getattr(value, field.name), belongs, around if own == NOWHERE else own)
