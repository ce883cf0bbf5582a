"""Every node knows the line of the author's file, and its column where that can be found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.diagnostics import Span
from deckgen.model import inline as i
from deckgen.model.briefing import Briefing
from deckgen.model.walk import iter_inlines, plain_text
from tests.read.reading import code_ids, iter_all_blocks, iter_runs, read_file, read_folder


def texts(briefing: Briefing) -> Iterator[i.Text]:
    for run in iter_runs(briefing):
        for node in iter_inlines(run):
            if isinstance(node, i.Text):
                yield node


def span_of(briefing: Briefing, words: str) -> Span:
    return next(node.span for node in texts(briefing) if node.text == words)


OUTLINE = """\
---
title: T
---
## A *topic* {#t}

Words **bold *both***
second `code` [linked](#t)
third ~~line~~[^n]

- item
  goes on
    1. inner *deep*

> > quoted *twice*

| head | head |
|------|------|
| cell | cell *x* |

[^n]: the note

    its **second** paragraph

![A *caption*](x.png)
"""

PLACES = {
    "topic": (4, 7),
    "Words ": (6, 1),
    "bold ": (6, 9),
    "both": (6, 15),
    "second ": (7, 1),
    "linked": (7, 16),
    "third ": (8, 1),
    "line": (8, 9),
    "item": (10, 3),
    "goes on": (11, 3),
    "inner ": (12, 8),
    "deep": (12, 15),
    "quoted ": (14, 5),
    "twice": (14, 13),
    "x": (18, 16),
    "the note": (20, 7),
    "second": (22, 11),
    "caption": (24, 6),
}


@pytest.mark.parametrize("words", PLACES)
def test_a_text_knows_its_line_and_column(words: str) -> None:
    briefing, _ = read_file(OUTLINE)
    assert span_of(briefing, words) == Span("outline.md", *PLACES[words])


def test_equal_cells_of_a_row_are_told_apart() -> None:
    briefing, _ = read_file("## T\n\n| a | a | a |\n|---|---|---|\n| x | | x |\n")
    columns = [node.span.column for node in texts(briefing) if node.text in "ax"]
    assert columns == [3, 7, 11, 3, 9]


def test_columns_hold_in_all_documents(shared: Path) -> None:
    for path in sorted((shared / "corpus/md").glob("*.md")):
        source = path.read_text(encoding="utf-8")
        lines = source.split("\n")
        briefing, _ = read_file(source)
        found = 0
        for node in texts(briefing):
            if node.span.column:
                start = node.text.split("&")[0][:1]
                rest = lines[node.span.line - 1][node.span.column - 1 :]
                assert not start or rest.startswith((start, "\\", "&", "<")), (node, rest)
                found += 1
        assert found > 10, path.name


def test_every_block_knows_its_line() -> None:
    briefing, _ = read_file(OUTLINE)
    assert all(block.span.line >= 4 for block in iter_all_blocks(briefing))


def test_lines_are_those_of_the_author_after_a_template() -> None:
    briefing, report = read_folder(
        one="---\ntitle: One\n---\n{#! a comment\nof two lines !#}\n## Topic\n\n"
        "{% for n in [1, 2] %}\n- item *{{ n }}*\n{% endfor %}\n\nAfter [x](#nowhere).\n"
    )
    places = [(node.text, node.span) for node in texts(briefing)]
    assert ("item ", Span("briefing/one.md", 9)) in places
    assert ("Topic", Span("briefing/one.md", 6, 4)) in places
    assert [str(d.span) for d in report] == ["briefing/one.md:12:8"]
    assert code_ids(report) == ["link-target"]


def test_front_matter_is_placed_where_it_stands() -> None:
    briefing, report = read_folder(one="---\ntitle: See [x](#nowhere)\n---\n## Topic\n\ntext\n")
    assert plain_text(briefing.sections[0].title) == "See x"
    assert [diagnostic.span.line for diagnostic in report] == [2]
