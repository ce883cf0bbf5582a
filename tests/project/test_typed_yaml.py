from __future__ import annotations

import datetime
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.diagnostics import NOWHERE, Code, Report, Severity, Span
from deckgen.project import Located, YamlText, read_typed
from tests.cases.text_dump import dump_report


class Size(Enum):
    SMALL = "small"
    LARGE = "Large"


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    weight: float = 1.0
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    RESERVED: ClassVar[frozenset[str]] = frozenset({"later"})

    text: str = ""
    two_words: str | None = None
    class_: str = ""
    count: int | None = None
    share: float | None = None
    flag: bool | None = None
    day: datetime.date | None = None
    size: Size | None = None
    names: str | tuple[str, ...] = ()
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    colours: Mapping[str, str] = field(default_factory=dict)
    placed: Located[int] | None = None
    free: Any = None


def read(text: str, strict: bool = True) -> tuple[Sheet, Report]:
    report = Report()
    return read_typed(YamlText(text, "f.yaml", strict=strict), Sheet, report), report


def value_of(text: str) -> Sheet:
    sheet, report = read(text)
    assert dump_report(report) == ""
    return sheet


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("text: words", "text", "words"),
        ("text: 1.0", "text", "1.0"),
        ("text: no", "text", "no"),
        ("text: 2021-06-16", "text", "2021-06-16"),
        ("text:", "text", ""),
        ("two-words: x", "two_words", "x"),
        ("class: x", "class_", "x"),
        ("count: -3", "count", -3),
        ("share: 3", "share", 3),
        ("share: .5", "share", 0.5),
        ("flag: yes", "flag", True),
        ("flag: off", "flag", False),
        ("day: 2021-06-16", "day", datetime.date(2021, 6, 16)),
        ("day: '2021-06-16'", "day", datetime.date(2021, 6, 16)),
        ("day: 2021-06-16 10:00:00", "day", datetime.date(2021, 6, 16)),
        ("size: LARGE", "size", Size.LARGE),
        ("names: one", "names", "one"),
        ("names: [one, 2]", "names", ("one", "2")),
        ("part: {name: x, weight: 2}", "part", Part("x", 2)),
        ("parts: [{name: x}, {name: y}]", "parts", (Part("x"), Part("y"))),
        ("colours: {ink: '#000000'}", "colours", {"ink": "#000000"}),
        ("free: [1, 2.5, true, ~]", "free", (1, 2.5, True, None)),
        ("free: [no, 007, 12:30, 1e3, 0x1F]", "free", ("no", "007", "12:30", "1e3", "0x1F")),
        ("free: {a: &x {k: v}, b: {<<: *x, l: m}}", "free", {"a": {"k": "v"}, "b": {"k": "v", "l": "m"}}),
        ("free: 2021-06-16", "free", datetime.date(2021, 6, 16)),
        ("", "text", ""),
        ("# nothing", "text", ""),
    ],
)  # fmt: skip
def test_value_is_read_as_the_field_says(text: str, name: str, value: object) -> None:
    assert getattr(value_of(text), name) == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("text: [a]", "1:7 yaml-type: 'text' must be text, not a list"),
        ("count: 1.5", "1:8 yaml-type: 'count' must be a whole number, not '1.5'"),
        ("count: '3'", "1:8 yaml-type: 'count' must be a whole number, not '3'"),
        ("flag: 1", "1:7 yaml-type: 'flag' must be true or false, not '1'"),
        ("day: 2021-02-30", "1:6 yaml-type: 'day' must be a date (year-month-day), not '2021-02-30'"),
        ("size: medium", "1:7 yaml-type: 'size' must be one of small, Large, not 'medium'"),
        ("names: {a: b}", "1:8 yaml-type: 'names' must be text or a list, not keys with values"),
        ("names: [a, {b: c}]", "1:12 yaml-type: 'names[2]' must be text, not keys with values"),
        ("names: [a, ~]", "1:12 yaml-type: 'names[2]' must be text, not empty"),
        ("part: x", "1:7 yaml-type: 'part' must be keys with values, not 'x'"),
        ("part: {weight: 2}", "1:7 yaml-type: 'part.name' is missing"),
        ("parts:\n- name: x\n  wieght: 2", "3:3 key-unknown: the key 'wieght' is not known here"),
        ("colours: {ink: [1]}", "1:16 yaml-type: 'colours.ink' must be text, not a list"),
        ("later: 1", "1:1 key-reserved: the key 'later' is reserved"),
        ("text: a\ntext: b", "2:1 yaml-type: the key 'text' stands here a second time, after line 1"),
        ("? [a]\n: b", "1:3 yaml-type: a key must be a word, not a list or a mapping"),
        ("- a", "1:1 yaml-type: this must be keys with values, not a list"),
        ("a: b: c", "1:5 yaml-syntax: this YAML cannot be read: mapping values are not allowed"),
        ("text: 'open", "1:12 yaml-syntax: this YAML cannot be read: found unexpected end of stream"),
        ("text:\n\tx", "2:1 yaml-syntax: this YAML cannot be read: found character that cannot start"),
        ("text: a\n\tcount: 1", "2:1 yaml-syntax: this YAML cannot be read: found a tab"),
        ("text: [a\ncount: 1", "2:6 yaml-syntax: this YAML cannot be read: did not find expected ',' or ']'"),
        ("text: *none", "1:7 yaml-syntax: this YAML cannot be read: found undefined alias"),
        ("text: é\nx: \x01", "2:4 yaml-syntax: this YAML cannot be read: character U+0001 is not allowed"),
        ("text: a\n---\ntext: b", "2:1 yaml-syntax: this YAML cannot be read: but found another document"),
    ],
)  # fmt: skip
def test_fault_is_told_with_its_place(text: str, message: str) -> None:
    _, report = read(text)
    assert dump_report(report).startswith(f"f.yaml:{message}")
    assert len(report) == 1


def test_all_faults_are_told_in_one_run_and_the_rest_is_read() -> None:
    sheet, report = read("text: kept\ncount: x\nflag: x\nnon: 1\nsize: small")
    assert sheet == Sheet(text="kept", size=Size.SMALL)
    assert [d.span.line for d in report] == [2, 3, 4]


def test_foreign_text_is_read_with_warnings_only() -> None:
    sheet, report = read("text: kept\ncount: x\nmarp: true\nparts: [{nam: x}]", strict=False)
    assert sheet.text == "kept"
    assert {d.code for d in report if d.severity is Severity.WARNING} == {
        Code.YAML_TYPE_KIND,
        Code.KEY_UNKNOWN_KIND,
    }


def test_places_count_from_the_first_line_and_by_line_feeds_alone() -> None:
    report = Report()
    text = "text: 'a\u2028b\x85c'\nplaced: 3\npart: {name: x}"
    sheet = read_typed(YamlText(text, "f.md", first_line=10), Sheet, report)
    assert sheet.placed is not None
    assert (sheet.placed.value, str(sheet.placed.span)) == (3, "f.md:11:9")
    assert sheet.part is not None
    assert sheet.part.span == Span("f.md", 12, 7)


NINES = "".join(
    f"  {name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        "free:\n  a: &a [x, x]\n" + NINES,
        "free: &a [*a]",
        "free: &a {b: *a}",
        "free: " + "[" * 100_000,
        "free: " + "{a: " * 100_000,
        "- " * 100_000,
        "\n".join(" " * depth + "a:" for depth in range(1000)),
    ],
    ids=["aliases", "list in itself", "mapping in itself", "brackets", "braces", "dashes", "indents"],
)
def test_yaml_that_would_grow_without_end_is_refused_quickly(text: str) -> None:
    start = time.process_time()
    sheet, report = read(text)
    assert sheet == Sheet()
    assert [d.code for d in report] == [Code.YAML_SYNTAX]
    assert time.process_time() - start < 2


@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`\n\t ,?~1.", max_size=60))
def test_no_text_makes_reading_fail(text: str) -> None:
    lines = len(text.splitlines()) + 1
    for strict in (True, False):
        sheet, report = read(text, strict)
        assert isinstance(sheet, Sheet)
        assert all(1 <= one.span.line <= lines for one in report)
