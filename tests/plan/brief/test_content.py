from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen.diagnostics import Report
from deckgen.model import block as b
from deckgen.model.briefing import Paper
from deckgen.model.exhibits import Panel, PanelRole
from deckgen.model.inline import Link
from deckgen.model.walk import plain_text
from deckgen.plan.brief import plan_brief
from deckgen.plan.brief.grid import grid_for
from tests.plan.brief.briefings import (
    briefing,
    figure,
    items,
    noted,
    outside,
    paragraph,
    picture,
    plan_blocks,
    read,
    runs,
    table,
    text,
    theme,
    words_of,
)
from tests.samples import BLOCKS, INLINES

A4 = grid_for(Paper.A4)


@pytest.mark.parametrize("kind", BLOCKS, ids=lambda kind: kind.__name__)
def test_each_kind_of_block_is_shown_whole(kind: type) -> None:
    block = BLOCKS[kind]
    shown = read(plan_blocks(block)).replace("\u00a0", " ")
    expected = set() if isinstance(block, b.Notes | b.SlideBreak) else words_of((block,))
    assert {word for word in expected if word not in shown} == set()


def test_speaker_notes_are_not_shown() -> None:
    assert "spoken" not in read(plan_blocks(BLOCKS[b.Notes], paragraph("x")))


@pytest.mark.parametrize("kind", INLINES, ids=lambda kind: kind.__name__)
def test_each_kind_of_inline_is_shown_whole(kind: type) -> None:
    inlines = (*text("before "), INLINES[kind], *text(" after"))
    shown = read(plan_blocks(b.Paragraph(inlines)))
    assert {word for word in plain_text(inlines).split() if word not in shown} == set()


def nested(depth: int) -> b.Block:
    block: b.Block = paragraph("the innermost words")
    for level in range(depth):
        inner = (paragraph(f"level{level}"), block)
        block = b.Quote(inner) if level % 2 else b.List((b.ListItem(inner),))
    return block


def test_deep_nesting_stays_on_the_page() -> None:
    planned = plan_blocks(nested(60))
    assert "the innermost words" in read(planned)
    assert outside(planned) == []


WORDS = st.text(st.sampled_from("abcdefgh éß–-’…λДж"), min_size=1, max_size=60)
SIMPLE = st.one_of(
    st.builds(paragraph, WORDS),
    st.builds(noted, WORDS, WORDS),
    st.builds(lambda words: items(*words), st.lists(WORDS, min_size=1, max_size=12)),
    st.builds(b.CodeBlock, WORDS),
    st.builds(
        table,
        st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=40),
        WORDS,
    ),
    st.builds(lambda w, h, c: figure(picture(w, h), c), st.integers(1, 900), st.integers(1, 900), WORDS),
)
BLOCK = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.builds(lambda one: b.Quote((one,)), inner),
        st.builds(lambda one: b.List((b.ListItem((one,)),)), inner),
        st.builds(lambda one: Panel(PanelRole.SIDE, (one,)), inner),
    ),
    max_leaves=3,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCK, max_size=25), st.sampled_from(Paper))
def test_random_blocks_lose_no_word_and_stay_on_the_page(blocks: list[b.Block], paper: Paper) -> None:
    planned = plan_brief(briefing(*blocks), theme(paper), Report())
    shown = "".join(read(planned).split())
    for block in blocks:
        assert all(word in shown for word in words_of((block,)))
    assert outside(planned) == []


def test_a_link_is_underlined_so_that_it_shows_in_grey_print_too() -> None:
    linked = b.Paragraph((*text("See "), Link(text("there"), "https://example.org")))
    underlined = [run.run.text for run in runs(plan_blocks(linked)) if run.run.underline]
    assert underlined == ["there"]
