"""`--explain`: what a slide says of itself."""

from __future__ import annotations

import pytest

from deckgen.diagnostics import Report
from deckgen.model import block as b
from deckgen.plan.deck.deck import plan_deck
from deckgen.plan.deck.slides import Why
from tests.plan.deck.decks import THEME, briefing_of, bullets, led, paragraph, table, topic, words


def reasons(*blocks: b.Block, **named: str) -> list[Why]:
    deck = plan_deck(briefing_of(topic(*blocks, **named)), THEME, Report(), explain=True)
    return [slide.why for slide in deck.slides if slide.why]


def test_a_slide_with_room_names_its_content_its_type_and_how_much_of_the_body_it_takes() -> None:
    assert reasons(paragraph("one line")) == [Why("text, 24 pt", 9)]


def test_smaller_type_is_given_with_what_the_larger_would_have_taken() -> None:
    (reason,) = reasons(bullets(*(words(9, 9 * n) for n in range(7))))
    assert reason.shows in {"text, 22 pt", "text, 20 pt", "text, 18 pt"}
    assert reason.because.startswith("one size larger it would take 1")


def test_further_slides_are_given_with_what_all_would_have_taken() -> None:
    found = reasons(bullets(*(words(14, 14 * n) for n in range(9))))
    assert len(found) == 2
    assert all(reason.because.startswith("all together would take 1") for reason in found)


@pytest.mark.parametrize(
    ("block", "name"),
    [
        (table(("a", "b"), ("c", "d")), "a table, 16 pt"),
        (b.List(tuple(led(f"Lead {n}.", words(5)) for n in range(4))), "labelled rows"),
        (b.CodeBlock("x = 1"), "code, 16 pt"),
        (b.Figure("gone.png", "a picture"), "a picture"),
        (b.Columns((b.Column((paragraph("x"),)), b.Column((paragraph("y"),)))), "2 columns of text, 24 pt"),
    ],
)
def test_each_kind_of_content_has_a_name(block: b.Block, name: str) -> None:
    assert reasons(block)[0].shows == name


def test_what_the_author_asked_for_is_mentioned() -> None:
    parts = bullets("a"), table(("a", "b"), ("c", "d"))
    assert reasons(*parts, layout="title-only")[0].shows.startswith("as asked, one below the other: text")
    assert reasons(*parts, ratio="1:1")[0].shows.startswith("as asked, side by side: text")


def test_other_arrangements_are_given_with_what_they_would_have_taken() -> None:
    (rows,) = reasons(b.List(tuple(led(f"Lead {n}.", words(5)) for n in range(4))))
    assert rows.rejected == ("plain text (1 slide at 24 pt)",)
    (points,) = reasons(bullets(*(f"point {n}" for n in range(14))))
    assert points.shows == "points in two columns: text, 24 pt"
    assert points.rejected == ("plain text (2 slides at 24 pt)",)
