from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from functools import cached_property
from typing import Any

import pytest

from deckgen import values


def body() -> dict[str, Any]:
    """What a class statement would hand over, with each kind of field that the program has."""
    names: dict[str, Any] = {
        "__annotations__": {"name": "str", "size": "int", "items": "list[int]", "place": "str"}
    }
    names["__module__"] = __name__
    names["size"] = 3
    names["items"] = field(default_factory=list)
    names["place"] = field(default="nowhere", repr=False, compare=False)
    return names


def twins(**options: bool) -> tuple[Any, Any]:
    """The same class, made by the standard library and by us."""
    made: list[Any] = [
        make(**options)(type("Twin", (), body())) for make in (dataclasses.dataclass, values.dataclass)
    ]
    return made[0], made[1]


KINDS = [{"frozen": True, "slots": True}, {"frozen": True}, {"slots": True}, {"slots": True, "eq": False}]


@pytest.mark.parametrize("options", KINDS, ids=str)
def test_class_behaves_as_that_of_the_standard_library(options: dict[str, bool]) -> None:
    theirs, ours = twins(**options)
    assert behaviour(ours) == behaviour(theirs)


def behaviour(made: Any) -> list[object]:
    one = made("a", 4, (), place="here")
    return [
        repr(one),
        one == made("a", 4, ()),
        made("a") == made("b"),
        made("a") == "a",
        made("a").items is made("a").items,
        made.__match_args__,
        [item.name for item in fields(made)],
        repr(replace(one, size=7)),
        error_of(made),
        error_of(lambda: made("a", colour="red")),
        error_of(lambda: setattr(one, "size", 5)),
        error_of(lambda: delattr(one, "size")),
        error_of(lambda: hash(made("a"))),
        error_of(lambda: hash(one) == hash(made("a", 4, ())) or 1 / 0),
        hasattr(one, "__dict__"),
    ]


def error_of(act: Any) -> str:
    """The kind and message of the error that an act ends with."""
    try:
        act()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


@values.dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0


@values.dataclass(frozen=True, slots=True)
class Place(Point):
    name: str = ""

    def __repr__(self) -> str:
        return f"<{self.name}>"


@values.dataclass(frozen=True)
class Sheet:
    width: int

    @cached_property
    def half(self) -> int:
        return self.width // 2


def test_heir_has_the_fields_of_both_and_keeps_its_own_methods() -> None:
    place = Place(1, 2, "quay")
    assert (place.x, place.y, place.name, str(place)) == (1, 2, "quay", "<quay>")
    assert Point(1, 2) != place
    assert place == Place(1, 2, "quay") != Place(1, 3, "quay")


def test_first_use_by_an_heir_leaves_the_other_class_alone() -> None:
    heir = type("Heir", (Point,), {})
    assert (heir(5).x, Point(6).x, heir(5) == heir(5)) == (5, 6, True)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
def test_values_can_be_copied_and_pickled(copied: Any) -> None:
    assert copied(Point(3, 4)) == Point(3, 4)
    assert copied(Sheet(8)).half == 4


def test_frozen_class_without_slots_can_cache_a_property() -> None:
    sheet = Sheet(10)
    assert (sheet.half, vars(sheet)["half"]) == (5, 5)
    with pytest.raises(FrozenInstanceError):
        sheet.width = 3  # type: ignore[misc]  # the point of this test


def test_match_binds_by_place() -> None:
    match Point(7, 8):
        case Point(x, y):
            assert (x, y) == (7, 8)


@pytest.mark.parametrize("options", KINDS, ids=str)
def test_fields_may_bear_any_names(options: dict[str, bool]) -> None:
    names = {
        "__annotations__": {"f1": "int", "f0": "str", "cls": "int"},
        "f0": "f1",
        "cls": 2,
        "__module__": __name__,
    }
    made: Any = values.dataclass(**options)(type("Odd", (), names))
    odd = made(7, cls=9)
    assert (odd.f1, odd.f0, odd.cls) == (7, "f1", 9)
