"""What the lines of a timeline may not cross."""

from __future__ import annotations

from deckgen.plan.deck.slides import ShapeBox, TextBox
from tests.plan.deck.decks import everything, plan
from tests.read.reading import read_file

OUTLINE = """## Schemes

::: timeline
- 2006/2009: Pilot
- 2018/: Discount
- 2008-10: Trial
- 2020-03-24: Lockdown{mark}
- 2026-03-15: Decision
:::
"""


def labels_and_lines(mark: str) -> tuple[set[str], list[str]]:
    """The labels of the axis, and those that an upright line crosses."""
    briefing, _ = read_file(OUTLINE.replace("{mark}", mark))
    (slide,) = plan(briefing).topic_slides
    boxes = tuple(everything(slide))
    labels = [one for one in boxes if isinstance(one, TextBox) and one.name == "Tick label"]
    lines = [
        one.rect for one in boxes if isinstance(one, ShapeBox) and not one.rect.width and one.rect.height
    ]
    crossed = [
        label.paragraphs[0].runs[0].text
        for label in labels
        for line in lines
        if label.rect.x < line.x < label.rect.right
        and line.y < label.rect.y
        and line.bottom > label.rect.bottom
    ]
    return {label.paragraphs[0].runs[0].text for label in labels}, crossed


def test_line_that_drops_from_the_highlighted_event_crosses_no_label_of_the_axis() -> None:
    plain, _ = labels_and_lines("")
    marked, crossed = labels_and_lines(" {highlight}")
    assert "2020" in plain
    assert crossed == []
    assert plain - marked == {"2020"}
