"""Input that nobody means: read to the end, in time that grows with its length, with its text kept."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.model.walk import iter_blocks
from deckgen.read.outline.source import MAX_LINE
from tests.read.reading import code_ids, read_file, words_of

SIZE = 4_000

HOSTILE = {
    "quotes": ">" * SIZE + " end",
    "lists": "- " * SIZE + "end",
    "numbered lists": "1. " * SIZE + "end",
    "lists of many lines": "".join("  " * depth + "- x\n" for depth in range(600)),
    "quotes of many lines": "".join(">" * depth + " x\n" for depth in range(600)),
    "brackets": "[" * SIZE + "]" * SIZE,
    "links in links": "[a" * SIZE + "](b)" * SIZE,
    "links that do not end": "[a](" * SIZE,
    "pictures that do not end": "![" * SIZE,
    "pictures in pictures": "![" * SIZE + "](b)" * SIZE,
    "stressed text that does not end": "*a **b " * SIZE,
    "stressed text in stressed text": "*a " * SIZE + "b*" * SIZE,
    "stars and lines": "*_" * SIZE,
    "lowered text": "~a" * SIZE,
    "raised text": "^a" * SIZE,
    "code": "".join("e" + "`" * run for run in range(150)),
    "tags": "<a" * SIZE,
    "comments": "a <!-- " * SIZE,
    "comment blocks": "<!-- \n" * SIZE,
    "sections of characters": "a <![CDATA[" * SIZE,
    "inline tags": "a " + "<sub>" * SIZE + "x" + "</sub>" * SIZE,
    "formulas": "$a" * SIZE,
    "display formulas": "$$ a\n" * SIZE,
    "spans": "[a]{.b}" * SIZE,
    "spans that do not end": "[a]{.b " * SIZE,
    "spans in spans": "[" * SIZE + "a" + "]{.a}" * SIZE,
    "attributes of code": "`a`{.b} " * SIZE,
    "attributes of a heading": "# a " + "{" * SIZE + "}",
    "quoted attributes of a heading": "# a " + '{"' * SIZE + "}",
    "blocks": "::: a\n" * SIZE + ":::\n" * SIZE,
    "blocks that do not end": "::: a\n" * SIZE,
    "blocks with half their attributes": "::: {.a\n" * SIZE,
    "blocks in lists": "- ::: a\n" * SIZE,
    "notes in notes": "^[" * SIZE + "a" + "]" * SIZE,
    "marks of notes": "[^a" * SIZE,
    "undefined notes": "[^a] " * SIZE,
    "a chain of notes": "x[^0]\n\n" + "".join(f"[^{n}]: b[^{n + 1}]\n\n" for n in range(SIZE)),
    "references": "".join(f"[{n}]: /u\n" for n in range(SIZE)),
    "half references": "[a\n" * SIZE,
    "a wide table": "|a" * SIZE + "\n" + "|-" * SIZE + "\n" + "|b" * SIZE,
    "a table that fills itself": "|a" * 300 + "\n" + "|-" * 300 + "\n" + "|b\n" * SIZE,
    "definitions": "a\n: b\n" * SIZE,
    "definitions in definitions": "a\n" + ":   " * SIZE + "b",
    "headings": "## a\n" * SIZE,
    "headings of lines": "a\n" * SIZE + "---",
    "links to nothing": "## a\n\n" + "".join(f"[x](#q{n})\n" for n in range(SIZE)),
    "control characters": "a\x01\n" * SIZE,
    "a long line": "word " * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_time(name: str) -> None:
    start = time.process_time()
    read_file(HOSTILE[name])
    # Most take a tenth of this; what takes quadratic time would need minutes.
    assert time.process_time() - start < 5


@pytest.mark.parametrize("name", ["quotes", "lists", "numbered lists"])
def test_what_is_nested_too_deeply_is_reported_once_and_kept(name: str) -> None:
    briefing, report = read_file(HOSTILE[name])
    assert code_ids(report) == ["nesting-depth"]
    assert words_of(briefing)["end"] == 1


def test_text_below_a_thousand_levels_is_kept() -> None:
    outline = "".join("  " * depth + f"- level{depth}\n" for depth in range(1_000))
    briefing, report = read_file(outline)
    assert code_ids(report) == ["nesting-depth"]
    assert all(words_of(briefing)[f"level{depth}"] for depth in range(1_000))


def test_marks_nested_too_deeply_keep_their_text() -> None:
    briefing, report = read_file("## T\n\n" + "*a **b " * 50 + "c" + "** d*" * 50)
    assert code_ids(report) == ["nesting-depth"]
    assert words_of(briefing) == Counter(T=1, Outline=1, a=50, b=50, c=1, d=50)


def test_blocks_nested_too_deeply_keep_their_text() -> None:
    briefing, report = read_file("::: notes\n" * 100 + "deep\n" + ":::\n" * 100)
    assert set(code_ids(report)) == {"nesting-depth"}
    assert words_of(briefing)["deep"] == 1
    assert len(list(iter_blocks(briefing.sections[0].topics[0].blocks))) <= 61


def test_an_endless_line_is_an_error_with_its_line() -> None:
    _, report = read_file("## T\n\n" + "x" * 1_000_000)
    (diagnostic,) = report
    assert diagnostic.code.id == "line-too-long"
    assert diagnostic.span.line == 3
    assert f"{MAX_LINE:,}" in diagnostic.message


PIECES = st.sampled_from(
    (
        "- ¦1. ¦> ¦# ¦## ¦::: notes\n¦::: {.columns}\n¦::: x {a=b}\n¦:::\n¦---\n¦***¦```\n¦~~~ {.a}\n¦    "
        "¦\t¦\n¦\n\n¦| a | b |\n¦|---|--:|\n¦: ¦Table: ¦[^1]¦[^1]: ¦^[¦]¦[¦![¦](¦)¦{.a}¦{#b¦{k='v'}¦}¦*¦**¦_"
        "¦~¦~~¦^¦`¦``¦$¦$$¦<br>¦<sub>¦</sub>¦<!--¦-->¦<div>¦&amp;¦\\¦[ ] ¦a¦word¦ ¦é¦語¦\x07"
    ).split("¦")
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join))
def test_random_outlines_never_crash(text: str) -> None:
    briefing, _ = read_file(text)
    for section in briefing.sections:
        assert section.title or section.topics


@given(
    st.lists(
        st.sampled_from(["word", "*x*", "- a", "> b", "## c", "\n", "1. d", "`e`", "H~2~O"]), max_size=30
    )
)
def test_random_plain_outlines_lose_no_word(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    briefing, report = read_file(text)
    assert not code_ids(report) or set(code_ids(report)) <= {"section-empty"}
    missing = Counter(re.findall(r"[a-z]+", text)) - words_of(briefing)
    assert not missing
