"""The foot of a slide: footnotes with their marks, notes, sources, and far too much of them."""

from __future__ import annotations

from deckgen.model import block as b
from deckgen.model.inline import Footnote, Text
from deckgen.plan.deck.slides import SlidePlan
from deckgen.plan.text import Baseline
from tests.plan.deck.decks import (
    box,
    box_text,
    briefing_of,
    bullets,
    deck_of,
    paragraph,
    plan,
    slide_text,
    squeezed,
    table,
    text,
    text_boxes,
    topic,
    words,
)


def noted(label: str, length: int = 5) -> b.Paragraph:
    note = Footnote(label, (paragraph(f"note {label} " + words(length)),))
    return b.Paragraph((Text(f"text {label}"), note))


def foot(slide: SlidePlan) -> str:
    return box_text(box(slide, "source"))


def has_foot(slide: SlidePlan) -> bool:
    return any(one.placeholder == "source" for one in text_boxes(slide))


def test_a_slide_without_remarks_has_no_foot() -> None:
    (slide,) = deck_of(paragraph("words")).topic_slides
    assert not has_foot(slide)


def test_a_footnote_stands_at_the_foot_behind_its_mark() -> None:
    (slide,) = deck_of(noted("x")).topic_slides
    mark = box(slide, "body").paragraphs[0].runs[-1]
    assert (mark.text, mark.baseline) == ("1", Baseline.SUPERSCRIPT)
    assert foot(slide).startswith("1 note x")


def test_footnotes_are_numbered_in_the_order_of_the_topic() -> None:
    slides = deck_of(noted("b"), noted("a"), b.SlideBreak(), noted("c")).topic_slides
    assert [line[0] for line in foot(slides[0]).split("\n")] == ["1", "2"]
    assert foot(slides[1])[0] == "3"


def test_a_note_referred_to_twice_stands_once() -> None:
    (slide,) = deck_of(noted("x"), noted("x")).topic_slides
    assert len(foot(slide).split("\n")) == 1


def test_several_sources_are_joined_and_end_in_one_stop() -> None:
    (slide,) = deck_of(
        table(("a", "b"), ("c", "d"), source="First, 2020."),
        table(("e", "f"), ("g", "h"), source="Second, 2021"),
    ).topic_slides
    assert foot(slide) == "Source: First, 2020; Second, 2021."


def test_a_note_stands_above_the_source() -> None:
    (slide,) = deck_of(table(("a", "b"), ("c", "d"), source="S", note="N")).topic_slides
    assert foot(slide) == "Note: N.\nSource: S."


def test_the_foot_grows_upwards_and_the_body_makes_room() -> None:
    (slide,) = deck_of(bullets("one", "two"), *(noted(str(n), 12) for n in range(4))).topic_slides
    source, body = box(slide, "source"), box(slide, "body")
    (plain,) = deck_of(noted("x")).topic_slides
    assert source.rect.bottom == box(plain, "source").rect.bottom
    assert source.rect.height > box(plain, "source").rect.height
    assert body.rect.bottom <= source.rect.y


def test_a_footnote_longer_than_a_foot_goes_on_as_a_slide() -> None:
    slides = deck_of(noted("x", 900)).topic_slides
    assert len(slides) > 1
    said = squeezed("".join(slide_text(slide) for slide in slides))
    assert all(word in said for word in words(900).split())
    for slide in slides:
        for one in text_boxes(slide):
            assert one.rect.y >= 0


def test_many_footnotes_share_the_slides_of_their_points() -> None:
    items = tuple(b.ListItem((noted(str(n)),)) for n in range(40))
    slides = deck_of(b.List(items)).topic_slides
    for slide in slides:
        marks = [run.text for one in box(slide, "body").paragraphs for run in one.runs if run.text.isdigit()]
        assert [line.split()[0] for line in foot(slide).split("\n")] == marks


def test_sources_of_blocks_that_are_no_exhibits_are_shown() -> None:
    from deckgen.model.attributes import Attributes

    quote = b.Quote((paragraph("words"),), Attributes(pairs=(("source", "A speech"),)))
    (slide,) = deck_of(quote).topic_slides
    assert foot(slide) == "Source: A speech."


def test_a_footnote_of_the_title_is_kept() -> None:
    from dataclasses import replace

    titled = replace(
        topic(paragraph("words")), title=(*text("A title"), Footnote("t", (paragraph("said so"),)))
    )
    (slide,) = plan(briefing_of(titled)).topic_slides
    assert foot(slide) == "1 said so"


def test_sources_of_a_topic_stand_where_nothing_names_its_own() -> None:
    own = plan(briefing_of(topic(table(("a", "b"), ("c", "d"), source="Its own"), source="The topic's")))
    none = plan(briefing_of(topic(bullets("one", "two"), source="The topic's")))
    assert foot(own.topic_slides[0]) == "Source: Its own."
    assert foot(none.topic_slides[0]) == "Source: The topic's."
