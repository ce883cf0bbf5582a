"""JSON Schemas (draft 2020-12), generated from the dataclasses that hold what is read or dumped.

One generator serves both kinds: what `typed_yaml` reads, and the content model as `model.dump` prints it.
"""

from __future__ import annotations

import ast
import inspect
import sys
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from deckgen.diagnostics import Span
from deckgen.model.dump import TYPE_KEY, dumped_fields
from deckgen.model.ids import kind_name
from deckgen.project.typed_yaml import Located, field_types, key_name

Json = dict[str, Any]

_MODEL = "deckgen.model"

_PLAIN: Mapping[Any, Json] = {
    Any: {},
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    Span: {"type": "string", "description": "file:line:column"},
    types.NoneType: {"type": "null"},
}

_YAML: Mapping[Any, Json] = {**_PLAIN, str: {"type": ["string", "number", "boolean"]}}
"""Text takes any value as it is written, such as `version: 1.0`."""


def schema_of(cls: type) -> Json:
    """The schema of a dataclass: of YAML that `read_typed` takes, or of the dump of a part of the model."""
    definitions: dict[str, Json] = {}
    pending = [cls]
    while pending:
        current = pending.pop()
        if current.__name__ not in definitions:
            definitions[current.__name__] = _object(current, pending)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": f"#/$defs/{cls.__name__}",
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _object(cls: type, found: list[type]) -> Json:
    """The schema of one dataclass; those that its fields name are added to `found`."""
    is_dumped = cls.__module__.startswith(_MODEL)
    hints = _model_types(cls) if is_dumped else field_types(cls)
    plain = _PLAIN if is_dumped else _YAML
    texts = _field_texts(cls)
    properties: dict[str, Json] = {TYPE_KEY: {"const": kind_name(cls)}} if is_dumped else {}
    required = list(properties)
    for field in fields(cls):
        if field.name not in hints:
            continue
        schema = dict(_schema(hints[field.name], plain, found))
        if field.name in texts:
            schema["description"] = texts[field.name]
        properties[key_name(field.name)] = schema
        if field.default is MISSING and field.default_factory is MISSING:
            required.append(key_name(field.name))
    result: Json = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        result["required"] = required
    if cls.__doc__ and not cls.__doc__.startswith(f"{cls.__name__}("):  # else it is the dataclass's own
        result["description"] = inspect.cleandoc(cls.__doc__)
    return result


def _schema(hint: Any, plain: Mapping[Any, Json], found: list[type]) -> Json:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_schema(member, plain, found) for member in arguments]}
    if origin is Located:
        return _schema(arguments[0], plain, found)
    if origin is tuple:
        if arguments[1:] == (...,):
            return {"type": "array", "items": _schema(arguments[0], plain, found)}
        items = [_schema(argument, plain, found) for argument in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(arguments[1], plain, found)}
    if hint in plain:
        return plain[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    if is_dataclass(hint):
        found.append(typing.cast(type, hint))
        return {"$ref": f"#/$defs/{typing.cast(type, hint).__name__}"}
    raise TypeError(f"no schema for a field of type {hint!r}")


def _model_types(cls: type) -> Mapping[str, Any]:
    """The types of the dumped fields. The parts of the model name one another across its modules."""
    names: dict[str, Any] = {}
    for name, module in sys.modules.items():
        if name.startswith(_MODEL):
            names |= vars(module)
    hints = typing.get_type_hints(cls, localns=names)
    return {field.name: hints[field.name] for field in dumped_fields(cls)}


def _field_texts(cls: type) -> Mapping[str, str]:
    """The text that stands below each field in the source, for a class and those that it extends."""
    texts: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if is_dataclass(base):
            definition = ast.parse(inspect.cleandoc(inspect.getsource(base))).body[0]
            assert isinstance(definition, ast.ClassDef)
            texts.update(_texts_below_fields(definition))
    return texts


def _texts_below_fields(definition: ast.ClassDef) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for field, below in zip(definition.body, definition.body[1:], strict=False):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                texts[name] = " ".join(text.split())
            case _:
                pass
    return texts
