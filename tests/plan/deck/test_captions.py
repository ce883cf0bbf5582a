"""A subtitle is said on the slide as it is in the brief, whatever it stands on."""

from __future__ import annotations

import pytest

from tests.building import build_text, squeezed

TABLE = "| Step | Owner | Due |\n|---|---|---|\n| One | Two | 2026 |\n"
DATA = "| Name | Value |\n|---|---|\n| One | 1 |\n| Two | 2 |\n"


@pytest.mark.parametrize(
    "opening",
    ["{.table caption=Above %s}", "{.next-steps caption=Above %s}", "{.chart type=bar caption=Above %s}"],
)
def test_a_subtitle_is_in_both_files(opening: str) -> None:
    content = DATA if "chart" in opening else TABLE
    attributes = opening % 'subtitle="Below, it is said"'
    built = build_text(f"## A topic\n\n::: {attributes}\n{content}:::\n")
    for said in (built.deck_text(), built.brief_text()):
        assert squeezed("Below, it is said") in said
