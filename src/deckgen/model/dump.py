"""The content model as plain data for JSON: what `deckgen dump` prints and `project.schema` describes.

Every object bears its `type`, its fields under the names that YAML would use, and a node its place in the
sources. What has its default value is left out.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from deckgen.diagnostics import NOWHERE, Span
from deckgen.model.briefing import Briefing
from deckgen.model.ids import kind_name

Json = dict[str, Any]

# Not `kind`, which is a word of the language: a briefing has one, and so has a chart.
TYPE_KEY = "type"


def to_json(briefing: Briefing) -> Json:
    """The briefing as dictionaries, lists, texts and numbers.

    It goes down without recursion, for an outline may be nested deeper than Python likes to call.
    """
    result: Json = {}
    pending: list[tuple[Json, Any]] = [(result, briefing)]
    while pending:
        target, node = pending.pop()
        target[TYPE_KEY] = kind_name(type(node))
        for field in dumped_fields(type(node)):
            value = getattr(node, field.name)
            if not _is_default(value, field):
                target[json_name(field.name)] = _to_plain(value, pending)
    return result


def dumped_fields(cls: type) -> tuple[Field[Any], ...]:
    """The fields of a dataclass of the model that are dumped: all but what pictures are made of."""
    return tuple(field for field in fields(cls) if field.type not in ("bytes", "Drawing | None"))


def json_name(field_name: str) -> str:
    return field_name.rstrip("_").replace("_", "-")


def _is_default(value: Any, field: Field[Any]) -> bool:
    if isinstance(value, Span):
        return value == NOWHERE
    if field.default_factory is not MISSING:
        return bool(value == field.default_factory())
    return type(value) is type(field.default) and bool(value == field.default)


def _to_plain(value: Any, pending: list[tuple[Json, Any]]) -> Any:
    """The value itself where JSON has it; for a dataclass an object that is still to be filled."""
    if isinstance(value, tuple):
        return [_to_plain(item, pending) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Span):
        return str(value)
    if is_dataclass(value):
        target: Json = {}
        pending.append((target, value))
        return target
    return value
