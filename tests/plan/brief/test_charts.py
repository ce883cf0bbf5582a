from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.model.attributes import Attributes
from deckgen.model.chart import Chart
from deckgen.model.exhibits import Panel, PanelRole
from deckgen.plan.pages.page import Area, Disc, Fill, Line, PagesPlan, Path, Role, TextLine
from tests.charts import GALLERY
from tests.plan.brief.briefings import plan_blocks, prose

MM = 72 / 25.4
SOURCED = Attributes(pairs=(("source", "A report"), ("note", "Estimates")))


def figure_items(own: PagesPlan) -> list[TextLine | Line | Path | Fill | Disc]:
    """What is drawn of charts, on all pages."""
    figures = {number for number, node in enumerate(own.nodes) if node.role is Role.FIGURE}
    kinds = (TextLine, Line, Path, Fill, Disc)
    return [one for page in own.pages for one in page.items if isinstance(one, kinds) and one.node in figures]


def texts(own: PagesPlan) -> list[str]:
    return [
        "".join(run.run.text for run in one.runs) for one in figure_items(own) if isinstance(one, TextLine)
    ]


def all_lines(own: PagesPlan) -> list[str]:
    """The lines of the first page, of whatever they are part."""
    lines = [one for one in own.pages[0].items if isinstance(one, TextLine)]
    return ["".join(run.run.text for run in one.runs) for one in lines]


def areas(own: PagesPlan) -> list[Area]:
    return [one for page in own.pages for one in page.items if isinstance(one, Area)]


def test_chart_is_a_figure_with_its_number_and_alt_text() -> None:
    own = plan_blocks(replace(GALLERY["bar"], attributes=SOURCED))
    figures = [node for node in own.nodes if node.role is Role.FIGURE]
    assert [node.alt for node in figures] == [
        "Bar chart: What is shown (warheads). Russia 6,255; United States 5,550; China 350; France 290."
    ]
    every = [
        "".join(run.run.text for run in one.runs) for one in own.pages[0].items if isinstance(one, TextLine)
    ]
    assert any(line.startswith("Figure\u00a01") for line in every)
    assert any("Note: Estimates." in line for line in every)


def test_all_that_is_drawn_lies_in_the_area_of_the_figure() -> None:
    for title, own in GALLERY.items():
        if title == "bubble":
            continue
        planned = plan_blocks(own)
        (area,) = areas(planned)
        for one in figure_items(planned):
            if isinstance(one, TextLine):
                assert area.x - 3 <= one.runs[0].x, title
                assert one.runs[-1].x + one.runs[-1].width <= area.x + area.width + 3, title
            elif isinstance(one, Fill):
                assert area.x - 1 <= one.x <= one.x + one.width <= area.x + area.width + 1, title


def test_names_and_values_are_drawn_as_text() -> None:
    said = texts(plan_blocks(GALLERY["bar"]))
    assert said[-4:] == ["6,255", "5,550", "350", "290"]
    assert {"Russia", "United States", "China", "France"} <= set(said)


def test_lines_over_time_take_the_full_width_and_bars_the_text_column() -> None:
    (wide,) = areas(plan_blocks(GALLERY["line"]))
    (narrow,) = areas(plan_blocks(GALLERY["bar"]))
    assert wide.width == pytest.approx(166 * MM)
    assert narrow.width == pytest.approx(116 * MM)


def test_scale_that_does_not_start_at_zero_is_told_in_the_note() -> None:
    own = plan_blocks(GALLERY["line"])
    assert any("Note: The scale starts at 1,300." in line for line in all_lines(own))


def test_side_column_holds_a_small_chart_without_a_number() -> None:
    side = Panel(PanelRole.SIDE, (GALLERY["bar"],))
    own = plan_blocks(prose(3), side)
    (area,) = areas(own)
    assert area.width == pytest.approx(44 * MM)
    every = [
        "".join(run.run.text for run in one.runs) for one in own.pages[0].items if isinstance(one, TextLine)
    ]
    assert "What is shown" in every
    assert not any(line.startswith("Figure") for line in every)


def test_a_chart_is_never_broken_over_pages() -> None:
    own = plan_blocks(prose(60), GALLERY["stacked column"], prose(10))
    (page,) = [page for page in own.pages if any(isinstance(one, Area) for one in page.items)]
    drawn = [one for one in figure_items(own) if one in page.items]
    assert len(drawn) == len(figure_items(own))


def test_panels_are_drawn_side_by_side() -> None:
    said = texts(plan_blocks(GALLERY["panels"]))
    assert {"Alpha", "Beta"} <= set(said)


@pytest.mark.parametrize("title", GALLERY)
def test_every_kind_is_drawn(title: str) -> None:
    own: Chart = GALLERY[title]
    assert figure_items(plan_blocks(own))
