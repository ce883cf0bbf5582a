"""Quotations as Markdown has them, on slides: large where they stand alone, else indented among the text."""

from __future__ import annotations

from deckgen.model import block as b
from tests.plan.deck.decks import deck_of, paragraph, text_boxes

WORDS = "We build as soon as we may."
QUOTE = b.Quote((paragraph(WORDS),))


def set_in(*blocks: b.Block) -> tuple[float, int, float]:
    """The size and indent of the quotation, and the size of what the slide begins with."""
    (slide,) = deck_of(*blocks).topic_slides
    body = [one for box in text_boxes(slide) for one in box.paragraphs if one.runs]
    body = [one for one in body if one.runs[0].text.startswith(("We build", "first"))]
    return body[-1].runs[0].style.size, body[-1].indent, body[0].runs[0].style.size


def test_a_quotation_alone_is_large_and_one_among_text_is_indented_in_its_size() -> None:
    size, indent, _ = set_in(QUOTE)
    assert (size, indent) == (32.0, 0)
    points = b.List((b.ListItem((paragraph("first"),)),))
    size, indent, around = set_in(points, QUOTE)
    assert size == around
    assert indent > 0
