"""What users read about themes and targets names all that there is."""

from __future__ import annotations

from dataclasses import fields

from deckgen.build.targets import PER_PAGE, TARGETS
from deckgen.theme import builtin_names
from deckgen.theme.raw import RawTheme
from deckgen.theme.resolve import SLIDE_SIZES
from deckgen.theme.resolved import Palette
from tests.conftest import ROOT

THEMES = (ROOT / "docs" / "themes.md").read_text("utf-8")
BUILD = (ROOT / "docs" / "targets.md").read_text("utf-8")


def test_every_theme_key_colour_and_format_is_explained() -> None:
    colours = [field.name.replace("_", "-") for field in fields(Palette) if field.name != "series"]
    keys = [field.name.replace("_", "-") for field in fields(RawTheme)]
    missing = [name for name in (*builtin_names(), *colours, *keys) if f"`{name}`" not in THEMES]
    assert missing == []
    assert [name for name in SLIDE_SIZES if name not in THEMES] == []


def test_every_target_is_explained() -> None:
    assert [name for name in TARGETS if f"| `{name}` |" not in BUILD] == []
    assert all(str(number) in BUILD for number in PER_PAGE)
