"""The layouts: positions of the default look, and rules that hold in every format of slides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.diagnostics import Report
from deckgen.model.briefing import Density, Settings
from deckgen.project import MemoryFiles
from deckgen.theme import Theme, layouts, load_theme
from deckgen.theme.grid import MARGIN, Grid
from deckgen.theme.layouts import LAYOUT_NAMES, LEVELS, PlaceholderKind
from deckgen.theme.resolve import SLIDE_SIZES
from deckgen.units import Rect, inch_rect, inches, to_inches

THEME = load_theme(Settings(), MemoryFiles({}), Report())


def in_format(name: str) -> Theme:
    return replace(THEME, slide=SLIDE_SIZES[name])


@pytest.mark.parametrize(
    ("columns", "width"), [(3, 2.933), (4, 3.978), (6, 6.066), (8, 8.155), (9, 9.200), (12, 12.333)]
)
def test_spans_of_the_grid_are_those_of_the_look(columns: int, width: float) -> None:
    assert to_inches(Grid(THEME.slide).span(columns)) == pytest.approx(width, abs=0.002)


@pytest.mark.parametrize("name", SLIDE_SIZES)
def test_twelve_columns_end_at_the_right_margin(name: str) -> None:
    grid = Grid(SLIDE_SIZES[name])
    assert grid.left(12) + grid.span(1) == pytest.approx(grid.size.width - MARGIN, abs=2)


def test_the_title_stands_where_the_look_says() -> None:
    title = layouts(THEME)["title-and-content"].placeholder("title")
    assert _near(title.rect, inch_rect(0.50, 0.78, 12.333, 0.86))
    assert (title.levels[0].size, title.levels[0].face.bold) == (28, True)


def test_the_body_is_nine_columns_wide_and_ends_above_the_source() -> None:
    layout = layouts(THEME)["title-and-content"]
    body, source = layout.placeholder("body"), layout.placeholder("source")
    assert _near(body.rect, inch_rect(0.50, 1.82, 9.20, 4.44))
    assert body.rect.bottom < source.rect.y
    assert len(body.levels) == LEVELS


@pytest.mark.parametrize("density", Density)
def test_body_text_inherits_the_preferred_size_of_the_density(density: Density) -> None:
    body = layouts(THEME, density)["title-and-content"].placeholder("body")
    sizes = [level.size for level in body.levels]
    assert sizes[0] == THEME.scales[density].body[0]
    assert sizes == sorted(sizes, reverse=True)


def test_every_layout_has_a_name_of_its_own_and_one_title() -> None:
    made = layouts(THEME)
    assert tuple(made) == LAYOUT_NAMES
    assert len({layout.label for layout in made.values()}) == len(made)
    titles = {PlaceholderKind.TITLE, PlaceholderKind.CENTRED_TITLE}
    for layout in made.values():
        assert sum(one.kind in titles for one in layout.placeholders) == 1
        names = [one.name for one in layout.placeholders]
        assert len(names) == len(set(names))
        indices = [one.index for one in layout.placeholders]
        assert len(indices) == len(set(indices))


@pytest.mark.parametrize("name", SLIDE_SIZES)
def test_everything_lies_on_the_slide(name: str) -> None:
    theme = in_format(name)
    slide = Rect(0, 0, theme.slide.width, theme.slide.height)
    for layout in layouts(theme).values():
        rects = [one.rect for one in layout.placeholders] + [one.rect for one in layout.furniture]
        for rect in rects:
            assert rect.x >= 0
            assert rect.y >= 0
            assert rect.width >= 0
            assert rect.height >= 0
            assert rect.right <= slide.right
            assert rect.bottom <= slide.bottom


@pytest.mark.parametrize("name", SLIDE_SIZES)
def test_no_two_placeholders_of_a_layout_overlap(name: str) -> None:
    for layout in layouts(in_format(name)).values():
        rects = [one.rect for one in layout.placeholders]
        for position, one in enumerate(rects):
            assert not any(_overlap(one, other) for other in rects[position + 1 :]), layout.name


def test_title_tracker_source_and_number_never_move() -> None:
    made = layouts(THEME)
    for name in ("title", "tracker", "source", "number", "footer"):
        rects = {
            one.rect
            for layout in made.values()
            if layout.name not in {"cover", "section"}
            for one in layout.placeholders
            if one.name == name
        }
        assert len(rects) == 1


def _near(one: Rect, other: Rect) -> bool:
    tolerance = inches(0.005)
    pairs = ((one.x, other.x), (one.y, other.y), (one.width, other.width), (one.height, other.height))
    return all(abs(a - b) <= tolerance for a, b in pairs)


def _overlap(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
