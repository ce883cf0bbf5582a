from __future__ import annotations

import json
from datetime import date

import pytest

from deckgen.diagnostics import Span
from deckgen.model.attributes import Attributes
from deckgen.model.block import Alignment, Block, Cell, Figure, List, ListItem, Paragraph, Table
from deckgen.model.briefing import Briefing, Meta, Paper, Section, Settings, Topic
from deckgen.model.dump import Json, to_json
from deckgen.model.inline import Inline, Text
from tests.samples import BLOCKS, INLINES, PICTURE


def dumped(block: Block) -> Json:
    """The dump of one block, inside the least of briefings."""
    briefing = Briefing(Meta(), Settings(), (Section("s", (), (Topic("s/t", (), (block,)),)),))
    found = to_json(briefing)["sections"][0]["topics"][0]["blocks"][0]
    assert isinstance(found, dict)
    return found


def test_defaults_are_left_out_and_dates_and_enums_are_text() -> None:
    meta = Meta(title="T", kind="Memo", date=date(2021, 6, 16), authors=("A", "B"))
    assert to_json(Briefing(meta, Settings(paper=Paper.LETTER, toc=False), ())) == {
        "type": "briefing",
        "meta": {"type": "meta", "title": "T", "authors": ["A", "B"], "date": "2021-06-16", "kind": "Memo"},
        "settings": {"type": "settings", "paper": "Letter", "toc": False},
        "sections": [],
    }


def test_node_tells_its_place_and_its_attributes() -> None:
    attributes = Attributes("id", ("a", "b"), (("only", "slide"), ("x", "y")))
    assert dumped(Paragraph((Text("words"),), attributes, Span("10.md", 3, 1))) == {
        "type": "paragraph",
        "inlines": [{"type": "text", "text": "words"}],
        "attributes": {
            "type": "attributes",
            "id": "id",
            "classes": ["a", "b"],
            "pairs": [["only", "slide"], ["x", "y"]],
        },
        "span": "10.md:3:1",
    }


def test_tables_keep_rows_in_rows() -> None:
    cell = Cell((Text("a"),))
    assert dumped(Table((cell,), ((cell,), (cell,)), (Alignment.RIGHT,))) == {
        "type": "table",
        "head": [{"type": "cell", "inlines": [{"type": "text", "text": "a"}]}],
        "rows": [[{"type": "cell", "inlines": [{"type": "text", "text": "a"}]}]] * 2,
        "alignments": ["right"],
    }


def test_picture_is_told_by_name_size_and_digest_without_its_bytes() -> None:
    assert dumped(Figure("dot.png", "a dot", asset=PICTURE))["asset"] == {
        "type": "asset",
        "name": "dot.png",
        "format": "png",
        "width": 1,
        "height": 1,
        "digest": PICTURE.digest,
    }


@pytest.mark.parametrize("node", [*INLINES.values(), *BLOCKS.values()], ids=lambda node: type(node).__name__)
def test_every_node_is_dumped_as_json(node: Inline | Block) -> None:
    block = node if type(node) in BLOCKS else Paragraph((node,))  # type: ignore[arg-type]  # the rest are inlines
    again = json.loads(json.dumps(dumped(block)))  # type: ignore[arg-type]
    assert again == dumped(block)  # type: ignore[arg-type]


def test_depth_of_an_outline_is_no_limit() -> None:
    block: Block = Paragraph((Text("deep"),))
    for _ in range(5000):
        block = List((ListItem((block,)),))
    found = dumped(block)
    for _ in range(5000):
        found = found["items"][0]["blocks"][0]
    assert found == {"type": "paragraph", "inlines": [{"type": "text", "text": "deep"}]}
