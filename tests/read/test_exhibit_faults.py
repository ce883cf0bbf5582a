"""What can be wrong with a block of the catalogue: it is said with its line and the right form, and no word
is lost, neither from the deck nor from the brief."""

from __future__ import annotations

import re

import pytest

from deckgen.diagnostics import Severity
from tests.building import build_text
from tests.read.reading import read_folder, words_of

HEAD = "---\ntitle: S\nslide-level: 2\n---\n## T\n\n"
FIRST = 7
"""The line that a block begins on."""


def block(head: str, *lines: str) -> str:
    return "\n".join((f"::: {head}", *lines, ":::"))


def table(*rows: str) -> tuple[str, ...]:
    return rows[0], "|---" * (rows[0].count("|") - 1) + "|", *rows[1:]


STEPS = "| Step | Owner | Due |"
CROWD = [f"- 2021-06-{1 + n % 30:02}: event{n}" for n in range(60)]

FAULTS: dict[str, tuple[str, str, int, str]] = {
    # name: outline, code, line behind the first, what the hint shows
    "key figures without items": (block("key-figures"), "exhibit-empty", 0, "- **158 min** of talks"),
    "timeline without items": (block("timeline"), "exhibit-empty", 0, "- 2021-06-16: text"),
    "matrix without items": (block("matrix"), "exhibit-empty", 0, "{likelihood=4 consequence=5}"),
    "questions without items": (block("qa"), "exhibit-empty", 0, "begins with ': '"),
    "next steps without rows": (block("next-steps"), "exhibit-empty", 0, "Step, Owner and Due"),
    "bottom line without text": (block("bluf"), "exhibit-empty", 0, "a paragraph or a list"),
    "judgment without text": (block("key-judgment"), "exhibit-empty", 0, "likelihood= and confidence="),
    "quotation without words": (block("{.quote by=Zorro}"), "exhibit-empty", 0, 'by="Name"'),
    "columns without content": (block("columns"), "exhibit-empty", 0, "::: column"),
    "columns wider than the slide": (
        ":::: columns\n::: {.column width=80%}\none\n:::\n::: {.column width=70%}\ntwo\n:::\n::::",
        "attribute-value",
        0,
        "width=60% and width=40%",
    ),
    "agenda with text": (block("agenda", "- surplus"), "block-content", 0, "::: agenda"),
    "key figures as a paragraph": (block("key-figures", "alpha"), "block-content", 0, "- **158 min**"),
    "key figure without number": (
        block("key-figures", "- **3** one", "- two"),
        "block-content",
        2,
        "- **158",
    ),
    "process as a table": (
        block("process", *table("| A | B |", "| one | two |")),
        "block-content",
        0,
        "1. **Call.**",
    ),
    "option without name": (block("options", "- waiting"), "block-content", 1, "- **Name**: what it means"),
    "questions as paragraphs": (block("qa", "one", "", "two"), "block-content", 0, "a definition list"),
    "comparison as a list": (block("comparison", "- one", "- two"), "block-content", 0, "a table"),
    "next steps as a list": (block("next-steps", "- sweep"), "block-content", 0, "Step, Owner and Due"),
    "date in words that say none": (
        block("timeline", "- 2021-06-16: meeting", "- someday: nothing"),
        "date-unreadable",
        2,
        "- 2021-06-16: text",
    ),
    "day that no month has": (block("timeline", "- 2021-06-31: late"), "date-unreadable", 1, "2021-06-16"),
    "date without text": (block("timeline", "- 2021-06-16"), "date-unreadable", 1, "a colon and a text"),
    "period that ends too soon": (block("timeline", "- 2021/2018: back"), "date-unreadable", 1, "2018/2021"),
    "sixty events in a month": (block("timeline", *CROWD), "exhibit-crowded", 0, "only=brief"),
    "unknown likelihood": (
        block("{.key-judgment likelihood=perhaps}", "It rains."),
        "likelihood-unknown",
        0,
        "very likely",
    ),
    "unknown confidence": (
        block("{.key-judgment likelihood=likely confidence=middling}", "It rains."),
        "attribute-value",
        0,
        "moderate",
    ),
    "unreadable horizon": (
        block("{.key-judgment horizon=soonish}", "It rains."),
        "date-unreadable",
        0,
        "horizon=2021-06-16",
    ),
    "scale without ranges": (
        block('{.key-judgment likelihood=rare scale="seldom"}', "It rains."),
        "attribute-value",
        0,
        "rare 0-10",
    ),
    "two judgments with one number": (
        block(
            "{.key-judgment number=1}", "It rains.", ":::", "", "::: {.key-judgment number=1}", "It snows."
        ),
        "judgment-number",
        4,
        "leave number= out",
    ),
    "item outside its matrix": (
        block("matrix", "- flood {likelihood=9 consequence=2}"),
        "matrix-outside",
        1,
        "from 1 to 5",
    ),
    "item without a place": (
        block("{.matrix x=Reach y=Effort}", "- flood {x=0.5}"),
        "matrix-outside",
        1,
        "{x=0.8 y=0.2}",
    ),
    "owner missing": (
        block("next-steps", *table(STEPS, "| sweep |  | May |")),
        "step-incomplete",
        3,
        "fill in the cell",
    ),
    "no column of owners": (
        block("next-steps", *table("| Step | Due |", "| sweep | May |")),
        "step-incomplete",
        0,
        "Step, Owner and Due",
    ),
    "unknown status": (
        block("{.table status=State}", *table("| A | State |", "| one | purple |")),
        "status-unknown",
        3,
        "'Agreed: ambassadors return'",
    ),
    "no such column of statuses": (
        block("{.table status=Stat}", *table("| A | State |", "| one | done |")),
        "attribute-value",
        0,
        "did you mean 'State'?",
    ),
    "unknown kind of callout": (block("{.callout type=danger}", "one"), "attribute-value", 0, "warning"),
    "unreadable date of a quotation": (
        block("{.quote by=Zorro date=soonish}", "I came."),
        "date-unreadable",
        0,
        "date=2021-06-16",
    ),
    "unknown word behind an item": (
        block("key-figures", "- **3** one {hilight}"),
        "attribute-unknown",
        1,
        "did you mean 'highlight'?",
    ),
    "no form of its own": (block("sources", "- one"), "block-plain", 0, ""),
}

WORDS = re.compile(
    r"\b(alpha|one|two|waiting|sweep|meeting|someday|nothing|late|back|event\d+|rains|snows|perhaps|middling|"
    r"soonish|flood|purple|Zorro|came|surplus)\b"
)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_reported_where_it_stands_with_the_right_form(name: str) -> None:
    outline, code, offset, shown = FAULTS[name]
    _, report = read_folder(one=HEAD.replace("slide-level: 2\n", "") + outline + "\n")
    found = {(one.code.id, one.span.line): one for one in report}
    assert (code, FIRST - 1 + offset) in found, found
    assert shown in found[code, FIRST - 1 + offset].hint


@pytest.mark.parametrize("name", FAULTS)
def test_a_single_file_is_built_with_a_warning_and_every_word(name: str) -> None:
    """The same block in a single file, which is kind: a person gets both files."""
    outline, code, _, _ = FAULTS[name]
    build = build_text(f"{HEAD}{outline}\n")
    assert build.errors == ()
    levels = {one.severity for one in build.diagnostics if one.code.id != "slide-empty"}
    assert (Severity.NOTE if code == "block-plain" else Severity.WARNING) in levels
    wanted = set(WORDS.findall(outline))
    deck, brief = build.deck_text(), build.brief_text()
    assert {word for word in wanted if word not in deck} == set()
    assert {word for word in wanted if word not in brief} == set()


@pytest.mark.parametrize("name", FAULTS)
def test_words_of_a_faulty_block_are_in_the_model(name: str) -> None:
    outline = FAULTS[name][0]
    briefing, _ = read_folder(one=HEAD.replace("slide-level: 2\n", "") + outline + "\n")
    kept = {word.strip(".:;") for word in words_of(briefing)}
    assert set(WORDS.findall(outline)) - {"Zorro", "soonish"} <= kept
