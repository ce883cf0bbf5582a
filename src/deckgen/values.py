"""`dataclass` as in the standard library, but that its methods are written on first use.

The standard decorator compiles up to eight methods of every class as the class is made: nearly half a
millisecond each, and a build meets some four hundred classes, many of them without ever making an instance.
Here a class gets its `__init__`, `__eq__` or `__hash__` when the first instance, comparison or hash asks for
it; classes of as many fields share one compiled `__init__`, with their own names in it; `__repr__` and the
guard against assignment are the same for all. To everything else, `fields`, `replace`,
`match` and type checkers included, such a class is an ordinary dataclass.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, FrozenInstanceError, fields
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, TypeVar

__all__ = ["dataclass"]

_Value = TypeVar("_Value")
_Method = Callable[..., Any]


class _Decorator(Protocol):
    def __call__(self, cls: type[_Value], /) -> type[_Value]: ...


def _dataclass(*, frozen: bool = False, slots: bool = False, **rare: bool) -> _Decorator:
    """A decorator as `dataclasses.dataclass(...)` gives it; rare options are left to the original."""
    if rare:
        return dataclasses.dataclass(frozen=frozen, slots=slots, **rare)

    def make(cls: type[_Value]) -> type[_Value]:
        if cls.__doc__ is None:
            cls.__doc__ = cls.__name__  # else the standard library writes a signature, which takes long
        made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
        _add_methods(made, frozen=frozen, slots=slots)
        return made

    return make


def _add_methods(cls: type, *, frozen: bool, slots: bool) -> None:
    own = vars(cls)
    if "__repr__" not in own:
        _set(cls, "__repr__", _repr)
    if "__eq__" not in own:
        _write_on_first_use(cls, "__eq__", _written_eq)
        if not frozen:
            _set(cls, "__hash__", None)
        elif own.get("__hash__") is None:
            _write_on_first_use(cls, "__hash__", _written_hash)
    if frozen:
        _set(cls, "__setattr__", _refuse_assignment)
        _set(cls, "__delattr__", _refuse_deletion)
        if slots:
            _set(cls, "__setstate__", _restore)
    setter = _set_plain if not frozen else _set_slot if slots else _set_frozen
    _write_on_first_use(cls, "__init__", lambda cls: _written_init(cls, setter))


def _write_on_first_use(cls: type, name: str, written: Callable[[type], _Method]) -> None:
    def first(self: object, *arguments: object, **named: object) -> object:
        method = written(cls)
        _set(cls, name, method)
        return method(self, *arguments, **named)

    _set(cls, name, first)


_set = type.__setattr__

_ABSENT: Any = object()
"""Stands for an argument that was not given, where a factory makes the default."""

_Setter = Callable[[str], str]
"""The beginning of the statement that sets a field; the value and a parenthesis follow."""


def _set_slot(name: str) -> str:
    # By the slot's own descriptor: half the time of `object.__setattr__`, which has to look for it.
    return f"set_{name}(self, "


def _set_frozen(name: str) -> str:
    return f"set_attribute(self, {name!r}, "


def _set_plain(name: str) -> str:
    return f"self.{name} = ("


def _written_init(cls: type, setter: _Setter) -> _Method:
    items = fields(cls)
    scope: dict[str, object] = {"ABSENT": _ABSENT, "set_attribute": object.__setattr__}
    defaults: list[object] = []
    for place, item in enumerate(items):
        if setter is _set_slot:
            scope[f"set_f{place}"] = getattr(cls, item.name).__set__
        if item.default_factory is not MISSING:
            scope[f"make_f{place}"] = item.default_factory
            defaults.append(_ABSENT)
        elif item.default is not MISSING:
            defaults.append(item.default)
    pattern = _init_pattern(setter, tuple(item.default_factory is not MISSING for item in items))
    names = {f"f{place}": item.name for place, item in enumerate(items)}
    code = _renamed(pattern, names, f"{cls.__qualname__}.__init__")
    return FunctionType(code, scope, "__init__", tuple(defaults))


@cache
def _init_pattern(setter: _Setter, has_factory: tuple[bool, ...]) -> CodeType:
    """An `__init__` whose fields are named f0, f1, …: compiled once for all classes that differ in names.

    Compiling takes 120 µs for a class of six fields, and a large build makes instances of four hundred.
    """
    parameters, statements = ["self"], ["pass"]
    for place, is_made in enumerate(has_factory):
        name = f"f{place}"
        parameters.append(name)
        value = f"make_{name}() if {name} is ABSENT else {name}" if is_made else name
        statements.append(f"{setter(name)}{value})")
    method = _compiled(f"__init__({', '.join(parameters)})", statements)
    return method.__code__


def _renamed(code: CodeType, names: Mapping[str, str], qualified: str) -> CodeType:
    def renamed(words: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(names.get(word, word) for word in words)

    return code.replace(
        co_varnames=renamed(code.co_varnames),
        co_names=renamed(code.co_names),
        co_consts=renamed(code.co_consts),
        co_qualname=qualified,
    )


def _written_eq(cls: type) -> _Method:
    mine, other = _compared(cls, "self"), _compared(cls, "other")
    guard = "if other.__class__ is not self.__class__: return NotImplemented"
    return _compiled("__eq__(self, other)", [guard, f"return {mine} == {other}"])


def _written_hash(cls: type) -> _Method:
    return _compiled("__hash__(self)", [f"return hash({_compared(cls, 'self')})"])


def _compared(cls: type, owner: str) -> str:
    return f"({''.join(f'{owner}.{item.name}, ' for item in fields(cls) if item.compare)})"


def _compiled(head: str, statements: list[str]) -> FunctionType:
    scope: dict[str, FunctionType] = {}
    exec(f"def {head}:\n " + "\n ".join(statements), scope)
    return scope[head.partition("(")[0]]


def _repr(self: Any) -> str:
    shown = (f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_assignment(self: object, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _restore(self: object, state: tuple[None, dict[str, object]]) -> None:
    """For `copy` and `pickle`, which would else assign."""
    for name, value in state[1].items():
        object.__setattr__(self, name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass
