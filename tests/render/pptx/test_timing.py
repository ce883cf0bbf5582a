"""Points that appear one by one, from the outline to the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.render.pptx.lint import Rule, lint
from tests.building import Build, build_text
from tests.inspect import pptx as inspect
from tests.oracles import ooxml

OUTLINE = """# Talk

## Points come one by one {build=true}

- **One.** The first
  - inner
- Two

::: {.callout type=note}
- in a field
:::

## Not here

- all at once
"""


@pytest.fixture(scope="module")
def built() -> Build:
    return build_text(OUTLINE)


def test_each_click_shows_a_point_with_what_stands_inside_it(built: Build) -> None:
    _, slide, other = inspect.open_deck(built.deck).slides
    assert slide.clicks == (("One. The\xa0first", "inner"), ("Two",), ("in a\xa0field",))
    assert other.clicks == ()
    assert b"<p:timing" not in other.xml


def test_an_animation_of_a_shape_that_is_gone_is_found(built: Build) -> None:
    parts = dict(inspect.open_deck(built.deck).parts)
    name = "ppt/slides/slide2.xml"
    assert lint(parts) == ()
    parts[name] = parts[name].replace(b'<p:spTgt spid="', b'<p:spTgt spid="9')
    assert {finding.rule for finding in lint(parts)} == {Rule.TIMING_TARGET}


@pytest.mark.oracle
def test_microsofts_validator_finds_no_fault_in_what_appears(built: Build, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(built.deck)
    assert ooxml.validate(path) == ()
