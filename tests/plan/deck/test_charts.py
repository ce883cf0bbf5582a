from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.model import block as b
from deckgen.model.attributes import Attributes
from deckgen.model.chart import Categories, Chart, ChartKind
from deckgen.plan.deck.slides import ChartBox, Group, Placed, ShapeBox, TextBox
from deckgen.units import inches
from tests.charts import GALLERY, chart, series
from tests.plan.deck.decks import Deck, bullets, deck_of, item, led, words

BAR = replace(GALLERY["bar"], attributes=Attributes(pairs=(("source", "A report"), ("note", "Estimates"))))


def charts(placed: tuple[Placed, ...]) -> list[ChartBox]:
    found: list[ChartBox] = []
    for one in placed:
        if isinstance(one, ChartBox):
            found.append(one)
        elif isinstance(one, Group):
            found += charts(one.children)
    return found


def only_chart(deck: Deck) -> ChartBox:
    (slide,) = deck.topic_slides
    (box,) = charts(slide.placed)
    return box


def texts(deck: Deck) -> str:
    (slide,) = deck.topic_slides
    boxes = [one for one in slide.placed if isinstance(one, TextBox)]
    return "\n".join("".join(run.text for run in p.runs) for box in boxes for p in box.paragraphs)


def test_a_chart_alone_takes_the_whole_width_under_its_caption() -> None:
    deck = deck_of(BAR)
    box = only_chart(deck)
    assert box.rect.x == inches(0.5)
    assert box.rect.width == inches(13 + 1 / 3) - inches(1)
    assert "What is shown" in texts(deck)
    assert (box.layout.width, box.layout.height) == pytest.approx(
        (box.rect.width / 12700, box.rect.height / 12700)
    )


def test_note_and_source_stand_at_the_foot() -> None:
    said = texts(deck_of(BAR))
    assert "Note: Estimates." in said
    assert "Source: A report." in said


def test_a_scale_that_does_not_start_at_zero_is_told_once() -> None:
    line = replace(GALLERY["line"], attributes=Attributes())
    assert "Note: The scale starts at 1,300." in texts(deck_of(line))
    told = replace(line, attributes=Attributes(pairs=(("note", "The axis begins at 1,300"),)))
    assert texts(deck_of(told)).count("1,300") == 1


def test_three_short_points_stand_beside_the_chart_each_under_a_rule() -> None:
    points = b.List((led("The limit:", "1,550 warheads"), led("Before:", "1,456"), item("After it 1,474")))
    deck = deck_of(BAR, points)
    box = only_chart(deck)
    (slide,) = deck.topic_slides
    assert box.rect.right < inches(8.7)
    rules = [one for one in slide.placed if isinstance(one, ShapeBox)]
    assert len(rules) == 3
    assert {one.rect.x for one in rules} == {box.rect.right + inches(0.4)}
    remarks = [one for one in slide.placed if isinstance(one, TextBox) and one.name == "Remark"]
    assert ["".join(run.text for run in p.runs) for p in remarks[0].paragraphs] == [
        "The limit",
        "1,550 warheads",
    ]
    assert remarks[0].paragraphs[0].runs[0].style.face.bold


@pytest.mark.parametrize(
    "points", [bullets("one", "two", "three", "four"), bullets(words(60)), b.List((item("a", bullets("b")),))]
)
def test_other_points_go_where_points_go(points: b.List) -> None:
    deck = deck_of(BAR, points)
    boxes = [box for slide in deck.topic_slides for box in charts(slide.placed)]
    assert len(boxes) == 1
    assert not any(
        isinstance(one, TextBox) and one.name == "Remark"
        for slide in deck.topic_slides
        for one in slide.placed
    )


def test_panels_share_the_frame() -> None:
    (slide,) = deck_of(GALLERY["panels"]).topic_slides
    first, second = charts(slide.placed)
    assert first.rect.y == second.rect.y
    assert first.rect.right < second.rect.x
    assert first.layout.plot.height == second.layout.plot.height


def test_names_that_find_no_room_are_reported() -> None:
    names = tuple(f"The administration of district number {n}" for n in range(14))
    long = chart(ChartKind.COLUMN, Categories("Name", names), series("Value", *range(14)))
    assert "chart-crowded" in deck_of(long).codes


def test_every_chart_has_an_alt_text() -> None:
    for own in GALLERY.values():
        for slide in deck_of(own).topic_slides:
            assert all(box.alt for box in charts(slide.placed))


def test_caption_may_be_missing() -> None:
    bare: Chart = replace(BAR, caption=())
    assert only_chart(deck_of(bare)).rect.y == inches(1.88)
    assert "What is shown" not in texts(deck_of(bare))
