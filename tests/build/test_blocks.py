"""Every block of the catalogue in built files: native, named, grouped, described, and in both files whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests import blocks
from tests.building import build_text, squeezed
from tests.inspect.pptx import Slide, Thing, open_deck

COUNT = 4
DRAWN = {
    "key figures": "Key figures",
    "key judgment": "Key judgments",
    "timeline": "Timeline",
    "timeline with periods": "Timeline",
    "process": "Process",
    "matrix": "Matrix",
    "risk matrix": "Matrix",
    "quote": "Quotation",
    "callout": "Caution",
    "alternative": "An alternative view",
    "options": "Options",
    "recommendation": "Recommendation",
}
"""Blocks that are a group of shapes, with its name."""

TABLES = ("comparison", "status tracker", "next steps", "questions", "glossary")


@cache
def deck_of(name: str) -> tuple[Slide, ...]:
    data, _ = blocks.build_deck([blocks.Case(((name, COUNT),))])
    return open_deck(data).slides[1:]


def drawn(slide: Slide) -> Iterator[Thing]:
    """What is neither title nor foot of the slide."""
    return (one for one in slide.things if one.placeholder not in {"title", "ftr", "sldNum"})


@pytest.mark.parametrize("name", blocks.BLOCKS)
def test_nothing_is_a_picture_and_every_text_has_a_named_box(name: str) -> None:
    for slide in deck_of(name):
        things = tuple(slide.iter_things())
        assert [one.name for one in things if one.kind == "picture"] == []
        assert [one.text for one in things if one.text and not re.match(r"[A-Z]", one.name)] == []


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_is_one_group_with_one_alternative_text(name: str) -> None:
    for slide in deck_of(name):
        groups = [one for one in drawn(slide) if one.kind == "group"]
        assert [re.sub(r" \d+$", "", one.name) for one in groups] == [DRAWN[name]]
        inner = groups[0].children
        assert [one.alt for one in inner if one.alt] == []
        assert not any(one.kind in {"group", "picture"} for one in inner)


@pytest.mark.parametrize("name", DRAWN)
def test_the_alternative_text_says_what_the_longest_texts_say(name: str) -> None:
    """Labels of axes and heads of columns are not repeated; what the author wrote is."""
    for slide in deck_of(name):
        (group,) = (one for one in drawn(slide) if one.kind == "group")
        texts = sorted((one.paragraphs[-1].text for one in group.children if one.text), key=len)
        said = squeezed(group.alt).casefold()
        assert [text for text in texts[-2:] if squeezed(text).casefold().strip("“”.") not in said] == []


@pytest.mark.parametrize("name", TABLES)
def test_tables_stay_tables(name: str) -> None:
    assert all(any(one.kind == "table" for one in slide.things) for slide in deck_of(name))


@pytest.mark.parametrize("name", blocks.BLOCKS)
def test_every_word_is_on_slides_and_in_the_brief(name: str) -> None:
    """A side note is for brief and speaker notes, an agenda has no words of its own."""
    count = blocks.COUNTS["many"]
    text = blocks.BLOCKS[name](count)
    build = build_text(f"---\ntitle: B\nslide-level: 2\nagenda: false\n---\n## T\n\nBefore.\n\n{text}")
    said = re.sub(r"\{[^}]*\}|^:::.*$|^```.*$|\d{4}-\d\d-\d\d", " ", text, flags=re.MULTILINE)
    wanted = {word.casefold() for word in re.findall(r"[^\W\d_]{4,}", said)}
    deck, brief = build.deck_text().casefold(), build.brief_text().casefold()
    assert {word for word in wanted if word not in deck} == set()
    assert {word for word in wanted if word not in brief} == set()
