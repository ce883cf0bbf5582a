"""The page on exhibits: its examples work, and each has its pictures."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from deckgen.model.exhibits import Exhibit
from deckgen.model.walk import iter_topic_blocks
from deckgen.read.outline.exhibits import ATTRIBUTES
from tests.conftest import ROOT


def script() -> ModuleType:
    path = ROOT / "scripts" / "exhibit_pictures.py"
    spec = importlib.util.spec_from_file_location("exhibit_pictures", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DRAWING = script()
WITHOUT_FENCE = {"statement", "labelled", "columns", "code"}
"""What the page shows besides the blocks that have a node of their own."""
EXAMPLES = list(DRAWING.examples())


@pytest.mark.parametrize(("outline", "name"), EXAMPLES, ids=[name for _, name in EXAMPLES])
def test_an_example_gives_no_diagnostic_and_has_its_pictures(outline: str, name: str) -> None:
    briefing = DRAWING.read(outline)
    if name not in WITHOUT_FENCE:
        assert any(isinstance(block, Exhibit) for block in iter_topic_blocks(briefing))
    for kind in ("slide", "brief"):
        picture = DRAWING.PAGE.parent / "gallery" / f"{name}-{kind}.png"
        assert 0 < picture.stat().st_size < 200_000, "run python scripts/exhibit_pictures.py"


def test_the_page_names_every_block_of_the_catalogue() -> None:
    page = DRAWING.PAGE.read_text("utf-8")
    assert [name for name in ATTRIBUTES if name not in page] == []
