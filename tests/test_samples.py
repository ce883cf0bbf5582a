from __future__ import annotations

from typing import get_args

import pytest

from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.walk import iter_blocks, own_inlines, plain_text
from deckgen.pictures.header import read_header
from tests.samples import BLOCKS, INLINES, PNG, SAMPLES


def kinds(union: object) -> set[str]:
    return {reference.__forward_arg__ for reference in get_args(union)}


def test_each_kind_of_block_has_a_sample() -> None:
    assert {kind.__name__ for kind in BLOCKS} == kinds(b.Block)


def test_each_kind_of_inline_has_a_sample() -> None:
    assert {kind.__name__ for kind in INLINES} == kinds(i.Inline)


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
def test_a_sample_is_of_its_kind_and_knows_its_place(kind: type) -> None:
    assert type(SAMPLES[kind]) is kind
    assert SAMPLES[kind].span.line > 0


@pytest.mark.parametrize("block", BLOCKS.values(), ids=lambda block: type(block).__name__)
def test_walks_know_each_kind_of_block(block: b.Block) -> None:
    assert next(iter_blocks((block,))) is block
    for run in own_inlines(block):
        assert plain_text(run)


def test_the_picture_can_be_read() -> None:
    header = read_header(PNG)
    assert header is not None
    assert (header.width, header.height) == (1, 1)
