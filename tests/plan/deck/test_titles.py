"""Titles: sizes, two even lines, parts of several, and titles far too long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.model.briefing import Density, Settings
from deckgen.plan.deck.slides import SlidePlan
from deckgen.plan.lines import line_count, measure
from deckgen.units import to_points
from tests.plan.deck.decks import (
    box,
    box_text,
    briefing_of,
    bullets,
    deck_of,
    paragraph,
    plan,
    sizes,
    slide_text,
    squeezed,
    topic,
    words,
)

SHORT = "One thing is true"
TWO_LINES = (
    "Geneva restarted contact between the presidents, but it settled no dispute and lasted eight months"
)


def slide_titled(title: str) -> SlidePlan:
    return deck_of(bullets("point one", "point two"), title=title).topic_slides[0]


def lines(slide: SlidePlan) -> int:
    title = box(slide, "title")
    (one,) = title.paragraphs
    return line_count(one.runs, to_points(title.rect.width - title.insets.right))


def test_a_short_title_has_the_first_size_and_no_inset() -> None:
    title = box(slide_titled(SHORT), "title")
    assert sizes(title) == {28}
    assert title.insets.right == 0


def test_a_title_of_two_lines_is_balanced_by_its_right_inset() -> None:
    slide = slide_titled(TWO_LINES)
    title = box(slide, "title")
    assert sizes(title) == {28}
    assert lines(slide) == 2
    assert title.insets.right > title.rect.width // 4


def test_small_words_do_not_end_the_first_line() -> None:
    assert "and\xa0lasted" in box_text(box(slide_titled(TWO_LINES), "title"))


@pytest.mark.parametrize(
    ("title", "first"),
    [
        (
            "Treaty counts and estimates differ, and one declared number of the older ones is disputed",
            "Treaty counts and estimates differ,",
        ),
        (
            "Washington asked for limits, Moscow asked for many answers; both agreed to expert talks soon",
            "Washington asked for limits, Moscow asked for many answers;",
        ),
    ],
)
def test_two_lines_part_at_punctuation(title: str, first: str) -> None:
    one = box(slide_titled(title), "title")
    width = to_points(one.rect.width - one.insets.right)
    (runs,) = (paragraph.runs for paragraph in one.paragraphs)
    (start,) = measure(runs).line_starts(width)
    assert "".join(run.text for run in runs)[:start].replace("\xa0", " ").strip() == first


def test_the_title_holds_no_hard_break() -> None:
    assert "\n" not in box_text(box(slide_titled(TWO_LINES), "title"))


@pytest.mark.parametrize(("count", "size"), [(16, 28), (19, 24), (22, 20), (25, 18)])
def test_longer_titles_take_smaller_steps(count: int, size: float) -> None:
    slide = slide_titled(words(count))
    assert sizes(box(slide, "title")) == {size}
    assert lines(slide) == 2


@pytest.mark.parametrize("title", [*map(words, range(8, 20)), "Verylongtitleword" * 17, "Longword" * 30])
def test_large_titles_of_a_stage_have_the_height_that_they_need(title: str) -> None:
    one = topic(bullets("point one", "point two"), title=title)
    briefing = replace(briefing_of(one), settings=Settings(density=Density.STAGE))
    for slide in plan(briefing).topic_slides:
        found = box(slide, "title")
        needed = lines(slide) * max(sizes(found)) * 1.2117 * 0.9
        assert needed <= to_points(found.rect.height) + 0.1
        assert found.rect.bottom <= box(slide, "body").rect.y


def test_a_title_of_three_lines_moves_the_body_down_and_is_reported() -> None:
    deck = deck_of(bullets("point one", "point two"), title=words(40))
    (slide,) = deck.topic_slides
    title, body = box(slide, "title"), box(slide, "body")
    assert sizes(title) == {18}
    assert title.rect.bottom <= body.rect.y
    assert deck.codes == ["title-too-long"]


def test_a_title_far_too_long_is_cut_short_and_stands_whole_in_the_body() -> None:
    deck = deck_of(bullets("point one", "point two"), title=words(100))
    (slide,) = deck.topic_slides
    assert box_text(box(slide, "title")).endswith("…")
    assert squeezed(words(100)) in squeezed(slide_text(slide))
    assert deck.codes == ["title-too-long"]


def test_the_part_is_named_behind_the_title_in_muted_type() -> None:
    slides = deck_of(paragraph(words(400))).topic_slides
    last = box(slides[0], "title").paragraphs[0].runs[-1]
    assert last.text.replace("\xa0", " ") == f" (1 of {len(slides)})"
    assert not last.style.face.bold


def test_equal_titles_are_told_apart() -> None:
    deck = plan(briefing_of(topic(paragraph("a"), id="one"), topic(paragraph("b"), id="two")))
    assert [slide.title for slide in deck.topic_slides] == [SHORT, f"{SHORT} (2)"]
