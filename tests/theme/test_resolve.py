"""From a theme's name or file to a complete theme."""

from __future__ import annotations

from dataclasses import fields

import pytest

from deckgen.diagnostics import Code, Report
from deckgen.model.briefing import Density, Paper, Settings
from deckgen.project import MemoryFiles
from deckgen.theme import Theme, builtin_names, load_theme
from deckgen.theme.resolved import Palette
from deckgen.units import Color, inches


def load(text: str, *codes: Code) -> Theme:
    """The theme of a file with this text, which gives these diagnostics and no others."""
    report = Report()
    theme = load_theme(Settings(theme="house.yaml"), MemoryFiles({"house.yaml": text.encode()}), report)
    assert [found.code for found in report] == list(codes)
    return theme


def builtin(name: str) -> Theme:
    report = Report()
    theme = load_theme(Settings(theme=name), MemoryFiles({}), report)
    assert not list(report)
    return theme


@pytest.mark.parametrize("name", builtin_names())
def test_every_builtin_theme_is_complete(name: str) -> None:
    palette = builtin(name).palette
    assert all(isinstance(getattr(palette, field.name), Color) for field in fields(Palette)[:-1])
    assert len(palette.series) == 6


def test_text_and_background_stand_in_the_slots_of_the_powerpoint_theme() -> None:
    palette = builtin("navy").palette
    assert (palette.ink.slot, palette.white.slot, palette.navy.slot) == ("dk1", "lt1", "dk2")
    assert [color.slot for color in palette.series] == [f"accent{number}" for number in range(1, 7)]


def test_a_file_changes_what_it_names_and_keeps_the_rest() -> None:
    theme = load('colours: {navy: "#102030"}\nfonts: {heading: Arial}\nslide: "4:3"\n')
    default = builtin("navy")
    assert theme.palette.navy == Color("102030", "dk2")
    assert theme.palette.ink == default.palette.ink
    assert (theme.deck_fonts.heading, theme.deck_fonts.body) == ("Arial", default.deck_fonts.body)
    assert theme.slide.width == inches(10)


def test_the_field_follows_the_colour_of_structure_unless_it_is_named() -> None:
    assert load('colours: {navy: "#102030"}').palette.field == Color("102030", "dk2")
    named = load('extends: grey\ncolours: {navy: "#102030"}').palette
    assert named.field == builtin("grey").palette.field != named.navy


def test_the_sizes_follow_the_density() -> None:
    scales = builtin("navy").scales
    assert scales[Density.ROOM].body == (24, 22, 20, 18)
    assert scales[Density.STAGE].body[-1] == 24
    assert scales[Density.READING].body[-1] == 14
    assert all(list(scale.body) == sorted(scale.body, reverse=True) for scale in scales.values())


def test_the_paper_is_that_of_the_settings() -> None:
    report = Report()
    assert load_theme(Settings(paper=Paper.LETTER), MemoryFiles({}), report).paper is Paper.LETTER


def test_an_unknown_theme_is_an_error_with_the_nearest_name() -> None:
    report = Report()
    theme = load_theme(Settings(theme="navi"), MemoryFiles({}), report)
    (found,) = report
    assert found.code is Code.THEME_UNKNOWN
    assert "'navy'" in found.hint
    assert theme.palette == builtin("navy").palette


def test_a_theme_file_that_is_missing_is_an_error() -> None:
    report = Report()
    load_theme(Settings(theme="house.yaml"), MemoryFiles({}), report)
    assert [found.code for found in report] == [Code.FILE_MISSING]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('colours: {nvy: "#102030"}', "'navy'"),
        ("colours: {navy: blue}", "#12355B"),
        ('series: ["#102030"]', "six colours"),
        ('slide: "16:8"', "'16:9'"),
        ("brief-fonts: {text: Papyrus}", "Source Serif 4"),
        ("extends: nawy", "'navy'"),
    ],
)
def test_a_value_that_cannot_be_used_is_an_error_that_says_what_can(text: str, named: str) -> None:
    report = Report()
    theme = load_theme(Settings(theme="house.yaml"), MemoryFiles({"house.yaml": text.encode()}), report)
    (found,) = report
    assert found.code in {Code.THEME_VALUE, Code.THEME_UNKNOWN}
    assert str(found.span).startswith("house.yaml:1:")
    assert named in found.hint
    assert isinstance(theme.palette.navy, Color)


def test_an_unknown_key_is_an_error() -> None:
    assert load("colors: {}", Code.KEY_UNKNOWN).palette == builtin("navy").palette
