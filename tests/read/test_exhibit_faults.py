"""What can be wrong with a block of the catalogue: it is reported with its line, and no word is lost."""

from __future__ import annotations

import pytest

from tests.read.reading import read_folder, words_of

HEAD = "---\ntitle: S\n---\n## T\n\n"
FENCE_LINE = 6

FAULTS = {
    "block-plain": ("::: sources\n- one\n:::", FENCE_LINE),
    "exhibit-empty": ("::: key-figures\n:::", FENCE_LINE),
    "date-unreadable": ("::: timeline\n- someday: nothing\n- 2021-06-16: meeting\n:::", 7),
    "likelihood-unknown": ("::: {.key-judgment likelihood=perhaps}\nIt rains.\n:::", FENCE_LINE),
    "judgment-number": (
        "::: {.key-judgment number=1}\nIt rains.\n:::\n\n::: {.key-judgment number=1}\nIt snows.\n:::",
        10,
    ),
    "matrix-outside": ("::: {.matrix}\n- flood {likelihood=9 consequence=2}\n:::", 7),
    "status-unknown": ("::: {.table status=State}\n| A | State |\n|---|---|\n| x | purple |\n:::", 9),
    "step-incomplete": (
        "::: next-steps\n| Step | Owner | Due |\n|---|---|---|\n| sweep |  | May |\n:::",
        9,
    ),
}

WORDS = ("one", "nothing", "meeting", "rains", "snows", "flood", "purple", "sweep")


@pytest.mark.parametrize("code", FAULTS)
def test_fault_is_reported_where_it_stands(code: str) -> None:
    text, line = FAULTS[code]
    _, report = read_folder(one=HEAD + text + "\n")
    found = {(one.code.id, one.span.line) for one in report}
    assert (code, line) in found, found


@pytest.mark.parametrize("code", FAULTS)
def test_words_of_a_faulty_block_are_kept(code: str) -> None:
    text, _ = FAULTS[code]
    briefing, _ = read_folder(one=HEAD + text + "\n")
    kept = {word.strip(".:") for word in words_of(briefing)}
    assert {word for word in WORDS if f" {word}" in text} <= kept
