"""Several pictures side by side in the brief."""

from __future__ import annotations

from itertools import pairwise

import pytest

from deckgen.model import block as b
from deckgen.model.attributes import Attributes
from deckgen.model.briefing import Paper
from deckgen.model.framing import Edges, Extent, Framing
from deckgen.plan.brief.grid import grid_for
from deckgen.plan.pages.page import ARTIFACT, PagesPlan, Picture, Role
from deckgen.units import inches
from tests.plan.brief.briefings import content, figure, find, picture, pictures, plan_blocks, prose, text

A4 = grid_for(Paper.A4)
PHOTO = picture(1200, 900)


def group(count: int, caption: str = "", **pairs: str) -> b.FigureGroup:
    figures = tuple(figure(PHOTO, f"Number {n}") for n in range(count))
    return b.FigureGroup(figures, text(caption) if caption else (), Attributes(pairs=tuple(pairs.items())))


def placed(plan: PagesPlan) -> list[Picture]:
    return [one for _, one in pictures(plan)]


@pytest.mark.parametrize(("count", "rows"), [(2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (6, [3, 3])])
def test_pictures_of_a_group_stand_in_rows_over_the_full_width(count: int, rows: list[int]) -> None:
    found = placed(plan_blocks(group(count, "A group")))
    lines: dict[float, list[Picture]] = {}
    for one in found:
        lines.setdefault(round(one.y, 3), []).append(one)
    assert [len(line) for line in lines.values()] == rows
    for line in lines.values():
        assert line[0].x == pytest.approx(A4.left)
        for one, other in pairwise(line):
            assert one.x + one.width < other.x
            assert one.width == pytest.approx(other.width)
    assert max(one.x + one.width for one in found) == pytest.approx(A4.right)


def test_a_group_is_one_figure_and_its_pictures_bear_captions_without_numbers() -> None:
    plan = plan_blocks(group(2, "A group", source="A paper", note="A remark"), figure(PHOTO, "The next"))
    words = [one.text for one in content(plan)]
    assert "Figure\u00a01\u2003A group" in words
    assert "Figure\u00a02\u2003The next" in words
    first, second = find(plan, "Number 0"), find(plan, "Number 1")
    assert first.line.baseline == second.line.baseline > placed(plan)[0].y + placed(plan)[0].height
    assert find(plan, "Source: A paper.").line.baseline > first.line.baseline


def test_pictures_that_follow_one_another_stand_side_by_side_each_with_its_number() -> None:
    plan = plan_blocks(figure(PHOTO, "One"), figure(PHOTO, "Two"), prose(2), figure(PHOTO, "Three"))
    (_, one), (_, two), _ = pictures(plan)
    assert one.y == two.y
    assert one.x < two.x
    words = [found.text for found in content(plan)]
    for number, name in enumerate(("One", "Two", "Three"), 1):
        assert f"Figure\u00a0{number}\u2003{name}" in words


def test_oblong_pictures_and_those_with_a_size_stay_one_below_the_other() -> None:
    wide = placed(plan_blocks(*(figure(picture(3000, 600), f"{n}") for n in range(2))))
    assert wide[0].y < wide[1].y
    small = Framing(width=Extent(inches(1)))
    sized = [b.Figure("a", "it", (), PHOTO, framing=small) for _ in range(2)]
    one, two = placed(plan_blocks(*sized))
    assert one.y < two.y
    assert one.width == pytest.approx(72)


def test_a_group_too_high_for_a_page_goes_on_with_its_rows() -> None:
    plan = plan_blocks(group(40, "Many"))
    pages = [page for page, _ in pictures(plan)]
    assert len(pages) == 40
    assert len(set(pages)) > 1
    for _, one in pictures(plan):
        assert one.y + one.height <= A4.top + A4.text_height + 0.01


def test_a_heading_moves_on_with_the_group_that_does_not_fit_below_it() -> None:
    plan = plan_blocks(prose(36), b.RunInHeading(text("A heading")), group(4, "Four"))
    assert find(plan, "A heading").page == pictures(plan)[0][0]


def test_each_picture_of_a_group_is_a_figure_of_the_structure_but_a_decorative_one() -> None:
    figures = (figure(PHOTO), b.Figure("b", "", (), PHOTO, decorative=True))
    plan = plan_blocks(b.FigureGroup(figures, text("A group")))
    shown, silent = placed(plan)
    assert plan.nodes[shown.node].role is Role.FIGURE
    assert plan.nodes[shown.node].alt == "what it shows"
    assert silent.node == ARTIFACT


def test_what_is_cut_off_and_how_many_pixels_are_kept_is_in_the_plan() -> None:
    crop = Edges(0.25, 0.0, 0.25, 0.0)
    large = picture(4000, 1000)
    framing = Framing(width=Extent(inches(2)), crop=crop)
    plan = plan_blocks(b.Figure("a", "it", (), large, framing=framing))
    (shown,) = placed(plan)
    assert (shown.crop, round(shown.width), round(shown.height)) == (crop, 144, 72)
    assert plan.picture_widths == {large.digest: 4 * 300}
