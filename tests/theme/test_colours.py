"""Every theme can be read, told apart by every eye, and printed without colour."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from deckgen.diagnostics import Report
from deckgen.model.briefing import Settings
from deckgen.project import MemoryFiles
from deckgen.theme import builtin_names, load_theme
from deckgen.theme.resolved import Palette
from deckgen.units import Color
from tests.theme.colours import Vision, ciede2000, contrast, difference, lightness

TEXT = 4.5
LARGE = 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11: text from 18 points on, and lines or areas that carry meaning."""

SEPARATION = {"navy": (20, 14, 6), "arial": (20, 14, 6), "grey": (9, 9, 12)}
"""Least difference of two series: to normal sight, to the colour-blind, and in L* when printed grey.

Greys differ in lightness alone, so theirs are further apart in that."""


def palette(name: str) -> Palette:
    return load_theme(Settings(theme=name), MemoryFiles({}), Report()).palette


def texts_on_grounds(colours: Palette) -> Iterator[tuple[str, Color, Color]]:
    """Every pair of a text and what it stands on that layouts and exhibits use."""
    on_paper = ("ink", "text_2", "muted", "navy", "accent", "highlight_text", "good", "warn", "bad", "link")
    for name in on_paper:
        for ground in ("white", "panel", "tint"):
            yield f"{name} on {ground}", getattr(colours, name), getattr(colours, ground)
    for name in ("on_field", "on_navy", "on_navy_2"):
        yield f"{name} on field", getattr(colours, name), colours.field
    yield "white on navy", colours.white, colours.navy
    yield "ink on neutral", colours.ink, colours.neutral


@pytest.mark.parametrize("name", builtin_names())
def test_every_text_stands_out_from_its_ground(name: str) -> None:
    faint = {what: contrast(*pair) for what, *pair in texts_on_grounds(palette(name))}
    assert {what: ratio for what, ratio in faint.items() if ratio < TEXT} == {}


@pytest.mark.parametrize("name", builtin_names())
def test_what_carries_meaning_without_words_can_be_seen(name: str) -> None:
    colours = palette(name)
    assert contrast(colours.highlight, colours.white) >= LARGE
    assert contrast(colours.highlight, colours.field) >= LARGE
    assert contrast(colours.accent, colours.white) >= LARGE


@pytest.mark.parametrize("name", builtin_names())
def test_a_label_can_stand_inside_every_series(name: str) -> None:
    colours = palette(name)
    for color in colours.series:
        assert max(contrast(colours.white, color), contrast(colours.ink, color)) >= LARGE


@pytest.mark.parametrize("name", builtin_names())
def test_the_first_two_series_survive_a_photocopier(name: str) -> None:
    first, second = palette(name).series[:2]
    assert abs(lightness(first) - lightness(second)) >= 20
    assert min(contrast(color, palette(name).white) for color in (first, second)) >= LARGE


@pytest.mark.parametrize("vision", Vision)
@pytest.mark.parametrize("name", builtin_names())
def test_series_can_be_told_apart_by_every_eye(name: str, vision: Vision) -> None:
    normal, blind, _ = SEPARATION[name]
    nearest = min(difference(*pair, vision) for pair in combinations(palette(name).series, 2))
    assert nearest >= (normal if vision is Vision.NORMAL else blind)


@pytest.mark.parametrize("name", builtin_names())
def test_series_differ_in_lightness(name: str) -> None:
    steps = sorted(lightness(color) for color in palette(name).series)
    assert min(high - low for low, high in pairwise(steps)) >= SEPARATION[name][2]


@pytest.mark.parametrize("name", builtin_names())
def test_the_highlight_is_seen_beside_context_by_every_eye(name: str) -> None:
    colours = palette(name)
    for vision in Vision:
        assert difference(colours.highlight, colours.neutral, vision) >= 20
    assert abs(lightness(colours.highlight) - lightness(colours.neutral)) >= 18


@pytest.mark.parametrize("name", builtin_names())
def test_marks_of_the_brief_survive_a_printer_without_colour(name: str) -> None:
    """The band of a likelihood on its rail, the message bar among others, dots on paper."""
    colours = palette(name)
    for mark, ground in (
        (colours.navy, colours.rail),
        (colours.navy, colours.neutral),
        (colours.neutral, colours.white),
        (colours.navy, colours.tint),
    ):
        assert abs(lightness(mark) - lightness(ground)) >= 18


def test_the_print_theme_is_free_of_colour() -> None:
    colours = palette("grey")
    shown = [getattr(colours, name) for name in ("ink", "navy", "field", "highlight", "tint", "accent")]
    for color in (*shown, *colours.series):
        assert len({color.rgb[:2], color.rgb[2:4], color.rgb[4:]}) == 1


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_differences_are_those_of_the_published_data(
    first: tuple[float, float, float], second: tuple[float, float, float], expected: float
) -> None:
    assert ciede2000(first, second) == pytest.approx(expected, abs=1e-4)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast(Color("000000"), Color("FFFFFF")) == pytest.approx(21)
    assert lightness(Color("FFFFFF")) == pytest.approx(100, abs=0.01)
