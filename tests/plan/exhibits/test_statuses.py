"""The words and marks of a column of statuses."""

from __future__ import annotations

import pytest

from deckgen.model.exhibits import Tracker
from deckgen.model.walk import plain_text
from deckgen.plan.exhibits.statuses import legend, shown_table
from tests.read.reading import read_folder


@pytest.mark.parametrize(
    ("states", "shown", "explained"),
    [
        (("Agreed: talks", "Agreed: return"), ["Talks", "Return"], "● agreed"),
        (("Done", "Late: no cable"), ["Done", "No cable"], "○ late"),
        # One mark, two words: nobody could tell which of them a row means.
        (("Done: in May", "Late: no cable", "Open"), ["In May", "Late: no cable", "Open"], "● done"),
    ],
)
def test_mark_replaces_a_word_only_where_it_stands_for_that_word_alone(
    states: tuple[str, ...], shown: list[str], explained: str
) -> None:
    rows = "".join(f"| {number} | {state} |\n" for number, state in enumerate(states))
    briefing, _ = read_folder(a=f"## T\n\n::: {{.comparison status=B}}\n| A | B |\n|---|---|\n{rows}:::\n")
    (tracker,) = (block for block in briefing.sections[0].topics[0].blocks if isinstance(block, Tracker))
    table, _ = shown_table(tracker, "en-GB", with_words=False)
    assert [plain_text(row[1].inlines) for row in table.rows] == shown
    assert legend(tracker) == explained
