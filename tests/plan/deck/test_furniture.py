"""Tracker, footer and number keep to their line, whatever they have to say."""

from __future__ import annotations

import pytest

from deckgen.model.briefing import Briefing, Meta, Section, Settings
from deckgen.plan.lines import line_count
from deckgen.units import to_points
from tests.plan.deck.decks import box, paragraph, plan, text, topic, words


@pytest.mark.parametrize("name", ["tracker", "footer"])
@pytest.mark.parametrize("long", [words(60), "x" * 400], ids=["words", "one word"])
def test_what_is_too_long_for_its_line_ends_in_an_ellipsis(name: str, long: str) -> None:
    section = Section("s", text(long), (topic(paragraph("x")),))
    briefing = Briefing(Meta(title="T", short_title=long), Settings(), (section,))
    found = box(plan(briefing).topic_slides[0], name)
    (line,) = found.paragraphs
    assert line.runs[-1].text.endswith("…")
    assert line_count(line.runs, to_points(found.rect.width)) == 1
