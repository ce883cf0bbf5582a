"""`{layout="…"}` on a topic: what it does, and what an unknown name gives."""

from __future__ import annotations

import pytest

from deckgen.diagnostics import Code, Report
from deckgen.model.attributes import Attributes
from deckgen.model.block import List, ListItem, Paragraph
from deckgen.model.briefing import Briefing, Meta, Section, Settings, Topic
from deckgen.model.inline import Text
from deckgen.plan.deck.deck import plan_deck
from deckgen.plan.deck.slides import SlidePlan, TextBox
from deckgen.project import MemoryFiles
from deckgen.theme import load_theme


def planned(layout: str, report: Report) -> SlidePlan:
    """The slide of a topic with a list of four points and the named layout."""
    points = tuple(ListItem((Paragraph((Text(f"point {n}"),)),)) for n in range(4))
    named = Attributes(pairs=(("layout", layout),)) if layout else Attributes()
    topic = Topic("t", (Text("One thing is true"),), (List(points),), attributes=named)
    briefing = Briefing(Meta(title="B"), Settings(), (Section("s", (), (topic,)),))
    theme = load_theme(briefing.settings, MemoryFiles({}), report)
    return plan_deck(briefing, theme, report).slides[-1]


def bodies(slide: SlidePlan) -> list[str]:
    return [
        box.placeholder
        for box in slide.placed
        if isinstance(box, TextBox) and any("point" in run.text for one in box.paragraphs for run in one.runs)
    ]


@pytest.mark.parametrize(
    ("asked", "layout", "placeholders"),
    [
        ("", "title-and-content", ["body"]),
        ("title-and-content", "title-and-content", ["body"]),
        ("two-content", "two-content", ["left", "right"]),
        ("title-only", "title-only", [""]),
    ],
)
def test_named_layout_is_used(asked: str, layout: str, placeholders: list[str]) -> None:
    report = Report()
    slide = planned(asked, report)
    assert (slide.layout, bodies(slide)) == (layout, placeholders)
    assert len(report) == 0


def test_unknown_layout_is_an_error_with_the_nearest_name() -> None:
    report = Report()
    planned("two-contnet", report)
    (diagnostic,) = report
    assert diagnostic.code is Code.LAYOUT_UNKNOWN
    assert "'two-content'" in diagnostic.hint
