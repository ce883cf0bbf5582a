"""The page on charts: its examples work, and its pictures are those of today's code."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from tests.charts import theme
from tests.conftest import ROOT


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("chart_pictures", ROOT / "scripts" / "chart_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DRAWING = script()
EXAMPLES = list(DRAWING.examples())


@pytest.mark.parametrize(("fence", "picture"), EXAMPLES, ids=[picture for _, picture in EXAMPLES])
def test_example_works_and_its_picture_is_up_to_date(fence: str, picture: str) -> None:
    chart = DRAWING.read_chart(fence)
    if picture:
        drawn = (ROOT / "docs" / picture).read_text("utf-8")
        assert drawn == DRAWING.to_svg(chart, theme()), "run python scripts/chart_pictures.py"


def test_the_page_shows_a_picture_of_most_kinds() -> None:
    kinds = {DRAWING.read_chart(fence).kind for fence, _ in EXAMPLES}
    assert len(kinds) >= 10
