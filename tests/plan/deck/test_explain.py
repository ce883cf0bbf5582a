"""`--explain`: what a slide says of itself."""

from __future__ import annotations

import pytest

from deckgen.diagnostics import Report
from deckgen.model import block as b
from deckgen.plan.deck.deck import plan_deck
from tests.plan.deck.decks import THEME, briefing_of, bullets, led, paragraph, table, topic, words


def reasons(*blocks: b.Block, layout: str = "") -> list[str]:
    named = {"layout": layout} if layout else {}
    deck = plan_deck(briefing_of(topic(*blocks, **named)), THEME, Report(), explain=True)
    return [slide.why for slide in deck.slides if slide.layout != "cover"]


def test_a_slide_with_room_names_its_content_its_type_and_how_much_of_the_body_it_takes() -> None:
    assert reasons(paragraph("one line")) == ["text, 24 pt; takes 9 % of the body"]


def test_smaller_type_is_given_with_what_the_larger_would_have_taken() -> None:
    (reason,) = reasons(bullets(*(words(9, 9 * n) for n in range(7))))
    parts = reason.split("; ")
    assert parts[0] in {"text, 22 pt", "text, 20 pt", "text, 18 pt"}
    assert parts[2].startswith("one size larger it would take 1")


def test_further_slides_are_given_with_what_all_would_have_taken() -> None:
    found = reasons(bullets(*(words(14, 14 * n) for n in range(9))))
    assert len(found) == 2
    assert all("in the smallest type all would take 1" in reason for reason in found)


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
    assert reasons(block)[0].startswith(f"{name}; takes ")


def test_a_named_layout_is_mentioned() -> None:
    assert reasons(paragraph("x"), layout="title-only")[0].startswith("as its layout= asks; ")
