from __future__ import annotations

import json
from pathlib import Path

import pytest

from deckgen.diagnostics import Code, Report
from deckgen.project import read_section_front, split_front_matter


def test_mapping_between_fences_is_taken_off_with_its_lines_counted() -> None:
    front = split_front_matter("---\ntitle: T\nid: x\n---\nBody\n")
    assert front == ("title: T\nid: x\n", "Body\n", 5)


@pytest.mark.parametrize("end", ["---", "...", "---   ", "...\t"])
def test_front_matter_may_end_in_dashes_or_dots(end: str) -> None:
    assert split_front_matter(f"---\na: 1\n{end}\nBody") == ("a: 1\n", "Body", 4)


@pytest.mark.parametrize(
    "yaml",
    ["# comment\ntitle: T\n", '"quoted key": 1\n', "{a: 1}\n", "título: x\n", "key:\n  - 1\n", "k: a: b\n"],
)
def test_what_begins_as_a_mapping_is_front_matter(yaml: str) -> None:
    assert split_front_matter(f"---\n{yaml}---\n").yaml == yaml


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n---\n",
        "---\nFoo\n---\nBar\n---\nBaz\n",
        "---\n\ntitle: after a rule and a blank line\n---\n",
        "---\n- a list\n---\n",
        "---\ntitle: not closed\n",
        "----\ntitle: four dashes\n----\n",
        " ---\ntitle: indented\n---\n",
        "\n---\ntitle: not first\n---\n",
        "---\n*Note*: a sentence\n---\n",
    ],
)
def test_anything_else_is_body(text: str) -> None:
    assert split_front_matter(text) == (None, text, 1)


def test_no_example_of_commonmark_loses_text_to_front_matter(shared: Path) -> None:
    examples = json.loads((shared / "corpus" / "spec" / "commonmark.json").read_text("utf-8"))
    taken = [
        example["example"] for example in examples if split_front_matter(example["markdown"]).yaml is not None
    ]
    assert taken == []


def test_front_of_a_section_knows_the_place_of_its_values() -> None:
    report = Report()
    front = read_section_front("title: Cyber\nmessage: They met\nid: cyber\n", "20-cyber.md", True, report)
    assert front.title is not None
    assert (front.title.value, str(front.title.span)) == ("Cyber", "20-cyber.md:2:8")
    assert front.message is not None
    assert front.message.value == "They met"
    assert len(report) == 0


def test_audience_of_a_section_is_refused_and_other_keys_are_unknown() -> None:
    report = Report()
    read_section_front("audience: press\nmesage: x\n", "a.md", True, report)
    assert [(d.code, d.span.line) for d in report] == [(Code.KEY_RESERVED, 2), (Code.KEY_UNKNOWN, 3)]
