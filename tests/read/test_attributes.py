from __future__ import annotations

import pytest

from deckgen.model.attributes import Attributes
from deckgen.read.outline.attributes import (
    find_trailing,
    merge,
    parse_attributes,
    without_class,
    without_pairs,
)

PARSED = {
    "{#id}": Attributes("id"),
    "{.a .b}": Attributes(classes=("a", "b")),
    "{ #id .a key=value }": Attributes("id", ("a",), (("key", "value"),)),
    '{key="two words"}': Attributes(pairs=(("key", "two words"),)),
    "{key='single'}": Attributes(pairs=(("key", "single"),)),
    r'{key="a \"quoted\" word"}': Attributes(pairs=(("key", 'a "quoted" word'),)),
    "{data=a.csv width=50% source=@ic3}": Attributes(
        pairs=(("data", "a.csv"), ("width", "50%"), ("source", "@ic3"))
    ),
    "{x-title=année}": Attributes(pairs=(("x-title", "année"),)),
    "{source=a source=b}": Attributes(pairs=(("source", "a"), ("source", "b"))),
    '{key="a } brace"}': Attributes(pairs=(("key", "a } brace"),)),
    "{key=}": Attributes(pairs=(("key", ""),)),
    '{id=one class="a b"}': Attributes("one", ("a", "b")),
    "{-}": Attributes(classes=("unnumbered",)),
    "{.a\n key=b}": Attributes(classes=("a",), pairs=(("key", "b"),)),
    "{}": Attributes(),
}

REFUSED = ["{", "{a}", "{.a b}", '{.a"b"}', '{key="open}', "{key=a b}", "{.a", "{=html}", "{1=2}", "text"]


@pytest.mark.parametrize("text", PARSED)
def test_attributes_are_read(text: str) -> None:
    parsed = parse_attributes(text + " rest", 0)
    assert parsed is not None
    assert parsed.attributes == PARSED[text]
    assert parsed.end == len(text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_breaks_the_rules_is_refused(text: str) -> None:
    assert parse_attributes(text, 0) is None


def test_what_stands_behind_the_end_is_not_read() -> None:
    assert parse_attributes("{.a}", 0, 3) is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Heading {#id}", 8),
        ("Heading {a} {#id}  ", 12),
        ('Heading {key="a } {b"}', 8),
        ("Heading {#id} more", -1),
        ("Heading", -1),
        ("{#first}\nline {#id}", 14),
    ],
)
def test_the_last_braces_of_a_text_are_found(text: str, start: int) -> None:
    assert find_trailing(text) == start


def test_outer_attributes_win_over_inner_ones() -> None:
    outer = Attributes("out", ("a",), (("k", "outer"),))
    inner = Attributes("in", ("a", "b"), (("k", "inner"), ("l", "x")))
    both = merge(outer, inner)
    assert (both.id, both.classes, both.get("k"), both.get("l")) == ("out", ("a", "b"), "outer", "x")
    assert merge(Attributes(), inner) == inner


def test_parts_are_taken_away() -> None:
    attributes = Attributes("i", ("a", "b", "a"), (("k", "1"), ("l", "2"), ("k", "3")))
    assert without_class(attributes, "a").classes == ("b", "a")
    assert without_class(attributes, "c") == attributes
    assert without_pairs(attributes, "k").pairs == (("l", "2"),)
