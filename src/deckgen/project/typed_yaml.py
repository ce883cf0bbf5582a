"""Read YAML into frozen dataclasses, and report every fault of the text in one run.

The dataclasses are the schema: their annotations say what a key may hold, and a key that the text leaves
out keeps its default. A field may be `str int float bool date Any`, an enum, `Located[X]`, `tuple[X, ...]`,
`Mapping[str, X]`, a further dataclass, or a union of these. Keys are the field names with `-` for `_`.
A field of type `Span` is filled with the place of its mapping, and `RESERVED: ClassVar[frozenset[str]]`
names the keys that a later version will bring.
"""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Generic, TypeVar

import yaml

from deckgen.diagnostics import Code, Diagnostic, Report, Span, nearest_hint
from deckgen.project import yaml_nodes
from deckgen.project.yaml_nodes import YamlText
from deckgen.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """A value together with its place, for checks that come after reading."""

    value: T
    span: Span = field(compare=False)


def read_typed(source: YamlText, cls: type[T], report: Report) -> T:
    """The text as a `cls`, whose fields all have defaults; what cannot be used is reported and left out."""
    node = yaml_nodes.compose(source, report)
    if node is None or yaml_nodes.is_null(node):
        return cls()
    reader = _Reader(source)
    value = reader.read(node, cls, "")
    report.extend(reader.problems)
    return cls() if value is _UNUSABLE else typing.cast(T, value)


def read_scalar(text: str, hint: Any, span: Span, key: str, report: Report) -> Any:
    """A lone value of the command line as the type `hint`; None where it was reported or is null."""
    node = yaml_nodes.scalar_node(text)
    reader = _Reader(YamlText(text, span.file), span)
    value = None if yaml_nodes.is_null(node) else reader.read(node, hint, key)
    report.extend(reader.problems)
    return None if value is _UNUSABLE else value


def key_name(field_name: str) -> str:
    """How a field is written in YAML: `short_title` is `short-title`, `from_` is `from`."""
    return field_name.rstrip("_").replace("_", "-")


def field_types(cls: type) -> Mapping[str, Any]:
    """The annotation of each field of a dataclass that a text may fill."""
    return _field_types(cls)


def union_members(hint: Any) -> tuple[Any, ...]:
    """The members of a union without None; a type that is no union stands for itself."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return tuple(member for member in typing.get_args(hint) if member is not types.NoneType)
    return (hint,)


@cache
def _field_types(cls: type) -> Mapping[str, Any]:
    hints = typing.get_type_hints(cls)
    return {f.name: hints[f.name] for f in fields(cls) if hints[f.name] is not Span}


class _Unusable(Enum):
    UNUSABLE = "a value that was reported"


_UNUSABLE = _Unusable.UNUSABLE

_EXPECTED: Mapping[Any, tuple[str, str]] = {
    str: ("text", "some words"),
    int: ("a whole number", "3"),
    float: ("a number", "1.5"),
    bool: ("true or false", "true"),
    date: ("a date (year-month-day)", "2026-11-22"),
    tuple: ("a list", "[one, two]"),
    Mapping: ("keys with values", "{key: value}"),
}
"""What a type is called in messages, and an example of it."""


class _Reader:
    """Reads the nodes of one text; gathers what is wrong with them."""

    def __init__(self, source: YamlText, place: Span | None = None) -> None:
        self.source = source
        self._place = place
        self.problems: list[Diagnostic] = []

    def read(self, node: yaml.Node, hint: Any, path: str) -> Any:
        """The node as the type `hint`, or `_UNUSABLE`; `path` is the chain of keys that leads to it."""
        members = union_members(hint)
        if len(members) > 1:
            return self._read_union(node, members, path)
        hint = members[0]
        if hint is Any:
            return yaml_nodes.to_plain(node)
        if typing.get_origin(hint) is Located:
            return self._read_located(node, typing.get_args(hint)[0], path)
        kind = _kind_of(hint)
        if kind is tuple and isinstance(node, yaml.SequenceNode):
            return self._read_list(node, typing.get_args(hint)[0], path)
        if kind is Mapping and isinstance(node, yaml.MappingNode):
            if is_dataclass(hint):
                return self._read_record(node, typing.cast(type, hint), path)
            return self._read_mapping(node, typing.get_args(hint)[1], path)
        if kind not in (tuple, Mapping) and isinstance(node, yaml.ScalarNode):
            value = _read_scalar(node, hint)
            if value is not None:
                return value
        return self._refuse(node, (hint,), path)

    def _read_located(self, node: yaml.Node, hint: Any, path: str) -> Any:
        value = self.read(node, hint, path)
        return value if value is _UNUSABLE else Located(value, self._span_of(node))

    def _read_union(self, node: yaml.Node, members: tuple[Any, ...], path: str) -> Any:
        """The first member that reads without a fault; else the faults of the one that fits the node."""
        kept = self.problems
        attempts = []
        for member in members:
            self.problems = []
            value = self.read(node, member, path)
            if value is not _UNUSABLE and not self.problems:
                self.problems = kept
                return value
            attempts.append((member, value, self.problems))
        self.problems = kept
        fitting = [attempt for attempt in attempts if _fits(node, attempt[0])]
        if len(fitting) == 1 and not isinstance(node, yaml.ScalarNode):
            self.problems.extend(fitting[0][2])
            return fitting[0][1]
        return self._refuse(node, members, path)

    def _read_list(self, node: yaml.SequenceNode, hint: Any, path: str) -> Any:
        items = (
            self._read_present(item, hint, f"{path}[{number}]") for number, item in enumerate(node.value, 1)
        )
        return tuple(item for item in items if item is not _UNUSABLE)

    def _read_mapping(self, node: yaml.MappingNode, hint: Any, path: str) -> Any:
        values = {
            name: self._read_present(value, hint, _joined(path, name)) for name, _, value in self._pairs(node)
        }
        return {name: value for name, value in values.items() if value is not _UNUSABLE}

    def _read_present(self, node: yaml.Node, hint: Any, path: str) -> Any:
        if yaml_nodes.is_null(node) and hint is not Any:
            return self._refuse(node, union_members(hint), path)
        return self.read(node, hint, path)

    def _read_record(self, node: yaml.MappingNode, cls: type, path: str) -> Any:
        types_by_field = field_types(cls)
        names = {key_name(name): name for name in types_by_field}
        values: dict[str, Any] = {}
        for key, key_node, value_node in self._pairs(node):
            if key not in names:
                self._refuse_key(key, key_node, cls, names)
            elif not yaml_nodes.is_null(value_node):  # `title:` with nothing after it says nothing
                values[names[key]] = self.read(value_node, types_by_field[names[key]], _joined(path, key))
        missing = [key for key, name in names.items() if name not in values and _is_required(cls, name)]
        for key in missing:
            self._add(Code.YAML_TYPE, node, f"'{_joined(path, key)}' is missing", f"add the key '{key}'")
        usable = {name: value for name, value in values.items() if value is not _UNUSABLE}
        if any(_is_required(cls, name) and name not in usable for name in types_by_field):
            return _UNUSABLE
        spans = {f.name: self._span_of(node) for f in fields(cls) if f.name not in types_by_field}
        return cls(**usable, **spans)

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        """Key, its node and the value's; a key that is no text or comes twice is reported and left out."""
        seen: dict[str, yaml.Node] = {}
        for key_node, value_node in yaml_nodes.iter_pairs(node):
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(Code.YAML_TYPE, key_node, "a key must be a word, not a list or a mapping", "")
            elif key_node.value in seen:
                line = self._span_of(seen[key_node.value]).line
                message = f"the key '{key_node.value}' stands here a second time, after line {line}"
                self._add(Code.YAML_TYPE, key_node, message, "remove one of the two")
            else:
                seen[key_node.value] = key_node
                yield key_node.value, key_node, value_node

    def _refuse_key(self, key: str, node: yaml.Node, cls: type, known: Collection[str]) -> None:
        if key in getattr(cls, "RESERVED", ()):
            hint = "remove it: a later version of deckgen will bring it"
            self._add(Code.KEY_RESERVED, node, f"the key '{key}' is reserved", hint)
        elif self.source.strict:
            self._add(Code.KEY_UNKNOWN, node, f"the key '{key}' is not known here", nearest_hint(key, known))
        else:
            # Most of these are another tool's keys, so only a slip of the finger earns a hint.
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.8)
            hint = f"did you mean '{near[0]}'?" if near else ""
            self._add(Code.KEY_UNKNOWN_KIND, node, f"the key '{key}' is not known and is ignored", hint)

    def _refuse(self, node: yaml.Node, members: tuple[Any, ...], path: str) -> _Unusable:
        expected = " or ".join(dict.fromkeys(_expected(member)[0] for member in members))
        key = path.rpartition(".")[2].partition("[")[0]
        subject = f"'{path}'" if path else "this"
        message = f"{subject} must be {expected}, not {_described(node)}"
        hint = (
            f"for example {key}: {_expected(members[0])[1]}" if path else "write a key a line: title: Geneva"
        )
        code = Code.YAML_TYPE if self.source.strict else Code.YAML_TYPE_KIND
        self._add(code, node, message, hint)
        return _UNUSABLE

    def _add(self, code: Code, node: yaml.Node, message: str, hint: str) -> None:
        self.problems.append(Diagnostic(code, self._span_of(node), message, hint))

    def _span_of(self, node: yaml.Node) -> Span:
        return self._place or self.source.span_of(node)


def _read_scalar(node: yaml.ScalarNode, hint: Any) -> Any:
    """The value of a scalar as the type `hint`, or None. Text takes any value as it is written."""
    if hint is str:
        return None if yaml_nodes.is_null(node) else node.value
    if hint is bool:
        return yaml_nodes.to_bool(node)
    if hint is int:
        return yaml_nodes.to_int(node)
    if hint is float:
        return yaml_nodes.to_float(node)
    if hint is date:
        return yaml_nodes.to_date(node)
    if isinstance(hint, type) and issubclass(hint, Enum):
        word = node.value.casefold()
        return next((member for member in hint if str(member.value).casefold() == word), None)
    raise TypeError(f"read_typed cannot read a field of type {hint!r}")


def _kind_of(hint: Any) -> Any:
    """`tuple` for what is written as a list, `Mapping` for what has keys, else the type itself."""
    origin = typing.get_origin(hint)
    if is_dataclass(hint) or origin is Mapping:
        return Mapping
    return tuple if origin is tuple else hint


def _fits(node: yaml.Node, hint: Any) -> bool:
    kind = _kind_of(hint)
    if isinstance(node, yaml.SequenceNode):
        return kind is tuple
    return (kind is Mapping) == isinstance(node, yaml.MappingNode)


def _expected(hint: Any) -> tuple[str, str]:
    if typing.get_origin(hint) is Located:
        return _expected(typing.get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, Enum):
        values = [str(member.value) for member in hint]
        return f"one of {', '.join(values)}", values[0]
    return _EXPECTED.get(_kind_of(hint), ("something else", "…"))


def _described(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "keys with values"
    if yaml_nodes.is_null(node):
        return "empty"
    text = node.value if len(node.value) <= 40 else node.value[:39] + "…"
    return f"'{text}'"


def _is_required(cls: type, name: str) -> bool:
    own = next(f for f in fields(cls) if f.name == name)
    return own.default is MISSING and own.default_factory is MISSING


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
