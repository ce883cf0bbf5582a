"""Texts of two lines, evened by an inset at their right."""

from __future__ import annotations

import pytest

from deckgen.plan.deck.balance import balanced
from deckgen.plan.lines import measure
from deckgen.plan.text import Run, TextStyle
from deckgen.theme.fonts import Face
from deckgen.units import Color, points, to_points

STYLE = TextStyle(Face("Arial", bold=True), 18, Color("000000"))


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize(
    "text", ["Disagreement and friction", "Ab Donaudampfschifffahrt", "On it: incomprehensibilities"]
)
@pytest.mark.parametrize("room", [1.02, 1.2, 1.5])
def test_no_line_parts_a_word(text: str, room: float, lang: str) -> None:
    runs: tuple[Run, ...] = (Run(text, STYLE),)
    words = measure(runs)
    width = points(words.widest * room)
    runs, inset = balanced(runs, words, 1.0, width, lang)
    starts = measure(runs).line_starts(to_points(width - inset), 1.0)
    assert all(text[start] == " " or text[start - 1] == " " for start in starts)
