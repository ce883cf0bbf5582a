from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.model.attributes import Attributes
from deckgen.model.block import Column, Columns, Paragraph, Rule, RunInHeading, Table
from deckgen.model.briefing import Topic
from deckgen.model.ids import block_ids, kind_name, slugify, unique


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Sixteen sectors were named", "sixteen-sectors-were-named"),
        ("  What?! – Nothing…  ", "what-nothing"),
        ("Straße ÉTÉ ﬁn ①", "strasse-été-fin-1"),
        ("Кибербезопасность и Женева", "кибербезопасность-и-женева"),
        ("हिन्दी में", "हिन्दी-में"),
        ("日本語 2021", "日本語-2021"),
        ("القرار 5", "القرار-5"),
        ("–—…", ""),
        ("", ""),
    ],
)
def test_slug_keeps_letters_and_digits_of_every_script(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_slug_of_a_slug_is_itself(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


def test_slug_is_the_same_however_letters_are_composed() -> None:
    assert slugify("é") == slugify("e\u0301")


def test_taken_id_gets_the_next_free_number() -> None:
    taken: dict[str, int] = {}
    assert [unique("a", taken) for _ in range(3)] == ["a", "a-2", "a-3"]
    assert unique("b", taken) == "b"


def test_number_that_an_author_took_is_left_out() -> None:
    taken = {"a": 1, "a-2": 1}
    assert unique("a", taken) == "a-3"
    assert unique("a-2", taken) == "a-2-2"


def test_blocks_are_counted_by_kind_and_keep_authored_ids() -> None:
    table = Table((), (), ())
    named = Table((), (), (), attributes=Attributes("red-lines"))
    columns = Columns((Column((table,)), Column((Paragraph(()),))))
    topic = Topic("cyber/t", (), (Paragraph(()), table, named, columns, Rule(), table))
    assert block_ids(topic) == (
        "cyber/t/paragraph-1",
        "cyber/t/table-1",
        "red-lines",
        "cyber/t/columns-1",
        "cyber/t/table-3",
        "cyber/t/paragraph-2",
        "cyber/t/rule-1",
        "cyber/t/table-4",
    )


def test_name_of_a_kind_is_in_lower_case_with_hyphens() -> None:
    assert kind_name(RunInHeading) == "run-in-heading"
