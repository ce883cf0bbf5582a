"""`dataclass` as in the standard library, but that its methods are written on first use.

The standard decorator compiles up to eight methods of every class as the class is made: nearly half a
millisecond each, and a build meets some four hundred classes, most of them without ever making an instance.
Here a class compiles its `__init__`, `__eq__` or `__hash__` when the first instance, comparison or hash asks
for it; `__repr__` and the guard against assignment are shared. To everything else, `fields`, `replace`,
`match` and type checkers included, such a class is an ordinary dataclass.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
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
    setter = _setter_of_slots if frozen and slots else _setter_of_frozen if frozen else _plain_setter
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

_Setter = Callable[[type, str, str, dict[str, object]], str]
"""The statement that sets a field to a value; what it needs, it adds to the names that the method sees."""


def _setter_of_slots(cls: type, name: str, value: str, scope: dict[str, object]) -> str:
    # The slot's own descriptor: half the time of `object.__setattr__`, which has to look for it.
    scope[f"set_{name}"] = getattr(cls, name).__set__
    return f"set_{name}(self, {value})"


def _setter_of_frozen(cls: type, name: str, value: str, scope: dict[str, object]) -> str:
    scope["set_attribute"] = object.__setattr__
    return f"set_attribute(self, {name!r}, {value})"


def _plain_setter(cls: type, name: str, value: str, scope: dict[str, object]) -> str:
    return f"self.{name} = {value}"


def _written_init(cls: type, setter: _Setter) -> _Method:
    scope: dict[str, object] = {"ABSENT": _ABSENT}
    parameters, statements = ["self"], []
    for item in fields(cls):
        parameter, value = _parameter(item, scope)
        parameters.append(parameter)
        statements.append(setter(cls, item.name, value, scope))
    return _compiled(cls, f"__init__({', '.join(parameters)})", statements or ["pass"], scope)


def _parameter(item: Field[Any], scope: dict[str, object]) -> tuple[str, str]:
    """A field as a parameter of `__init__`, and the value that it gets there."""
    name = item.name
    if item.default_factory is not MISSING:
        scope[f"make_{name}"] = item.default_factory
        return f"{name}=ABSENT", f"make_{name}() if {name} is ABSENT else {name}"
    if item.default is not MISSING:
        scope[f"default_{name}"] = item.default
        return f"{name}=default_{name}", name
    return name, name


def _written_eq(cls: type) -> _Method:
    mine, other = _compared(cls, "self"), _compared(cls, "other")
    return _compiled(
        cls,
        "__eq__(self, other)",
        ["if other.__class__ is not self.__class__: return NotImplemented", f"return {mine} == {other}"],
        {},
    )


def _written_hash(cls: type) -> _Method:
    return _compiled(cls, "__hash__(self)", [f"return hash({_compared(cls, 'self')})"], {})


def _compared(cls: type, owner: str) -> str:
    return f"({''.join(f'{owner}.{item.name}, ' for item in fields(cls) if item.compare)})"


def _compiled(cls: type, head: str, statements: list[str], scope: dict[str, object]) -> _Method:
    name = head.partition("(")[0]
    exec(f"def {head}:\n " + "\n ".join(statements), scope)
    method: Any = scope[name]
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    return method  # type: ignore[no-any-return]  # a function, as compiled above


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
