"""Real text by other people goes through the whole pipeline: nothing fails and no word is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.model import block as b
from deckgen.model.briefing import Briefing
from deckgen.model.inline import Code, Footnote, Inlines, Text
from deckgen.model.walk import iter_blocks, iter_inlines, own_inlines
from deckgen.plan.breaks import has_ideographs, iter_ideographs
from tests.building import build_path, build_text, squeezed
from tests.oracles import ooxml

GROUPS = 8
"""The examples of CommonMark are dealt out, so that workers share them."""


def words_of(briefing: Briefing) -> Iterator[str]:
    """Every word of the model, wherever it is meant to go."""
    for section in briefing.sections:
        blocks = [*section.introduction]
        for topic in section.topics:
            blocks += topic.blocks
            yield from words_in(topic.title)
        yield from words_in((*section.title, *section.message))
        yield from block_words(tuple(blocks))


def block_words(blocks: b.Blocks) -> Iterator[str]:
    for block in iter_blocks(blocks):
        if isinstance(block, b.CodeBlock):
            yield from block.text.split()
        for inlines in own_inlines(block):
            yield from words_in(inlines)


def words_in(inlines: Inlines) -> Iterator[str]:
    for node in iter_inlines(inlines):
        if isinstance(node, Text | Code):
            for word in node.text.split():
                # A text without spaces may go on on the next slide, wherever a line may end.
                yield from iter_ideographs(word) if has_ideographs(word) else (word,)
        elif isinstance(node, Footnote):
            yield from block_words(node.blocks)


def lost(briefing: Briefing, text: str) -> list[str]:
    return [word for word in words_of(briefing) if squeezed(word) not in text]


@pytest.mark.parametrize("group", range(GROUPS))
def test_examples_of_commonmark_keep_their_words_in_both_files(shared: Path, group: int) -> None:
    examples = json.loads((shared / "corpus" / "spec" / "commonmark.json").read_text("utf-8"))
    assert len(examples) > 600
    for example in examples[group::GROUPS]:
        built = build_text(example["markdown"])
        # Boxes stand for characters that no bundled font has; the warning says so.
        shown = [word for word in lost(built.briefing, built.brief_text()) if word.isascii()]
        missing = (lost(built.briefing, built.deck_text()), shown)
        assert missing == ([], []), (example["example"], example["markdown"])


DOCUMENTS = (
    "annual-report-sig-auth-2024",
    "ar-howto",
    "es-bundle-policy-and-source-code",
    "hi-vulnerableapp-readme",
    "ja-maturity-model",
    "marp-math-typesetting",
    "slidev-starter",
    "source-code-policy-analysis",
)


def test_every_document_of_the_corpus_is_named(shared: Path) -> None:
    assert sorted(path.stem for path in (shared / "corpus" / "md").glob("*.md")) == sorted(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_builds_with_every_word_and_without_an_error(shared: Path, name: str) -> None:
    built = build_path(str(shared / "corpus" / "md" / f"{name}.md"))
    assert built.errors == ()
    assert lost(built.briefing, built.deck_text()) == []
    if name != "ar-howto":  # text that runs from right to left comes out of a PDF in another order
        missing = lost(built.briefing, built.brief_text())
        assert [word for word in missing if re.fullmatch(r"[ -ÿ]+", word)] == []


@pytest.mark.oracle
@pytest.mark.parametrize("name", DOCUMENTS)
def test_deck_of_a_document_is_valid_for_microsoft(shared: Path, tmp_path: Path, name: str) -> None:
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(build_path(str(shared / "corpus" / "md" / f"{name}.md")).deck)
    assert ooxml.validate(deck) == ()
