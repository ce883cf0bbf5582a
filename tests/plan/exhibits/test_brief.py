"""Every exhibit with any number of items in the brief: on the page, whole, and read in its order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.diagnostics import Code, Report
from deckgen.model import block as b
from deckgen.model import exhibits as e
from deckgen.model.attributes import Attributes
from deckgen.model.briefing import Paper
from deckgen.model.inline import Link, Strong, Text
from deckgen.model.walk import iter_blocks, own_inlines, plain_text
from deckgen.plan.brief import plan_brief
from deckgen.plan.pages.page import Disc, Fill, Mark, PagesPlan, Role
from deckgen.plan.words import percent
from tests.charts import GALLERY
from tests.plan.brief.briefings import (
    briefing,
    find,
    find_all,
    items,
    lines,
    outside,
    paragraph,
    plan,
    plan_blocks,
    prose,
    text,
    theme,
    topic,
)
from tests.plan.exhibits.catalogue import CATALOGUE, judgments, key_figures, panel

SOURCED = Attributes(pairs=(("source", "A speech"),))


def shown(planned: PagesPlan) -> set[str]:
    return {word.strip("“”.:;,()") for found in lines(planned) for word in found.text.split()}


def wanted(*blocks: b.Block) -> set[str]:
    return {
        word
        for block in iter_blocks(blocks)
        for inlines in own_inlines(block)
        for word in plain_text(inlines).split()
    }


@pytest.mark.parametrize("count", [1, 2, 4, 9, 60])
@pytest.mark.parametrize("name", [name for name in CATALOGUE if name != "bottom line"])
def test_any_number_of_items_is_shown(name: str, count: int) -> None:
    block = CATALOGUE[name](count)
    planned = plan_blocks(paragraph("before"), block)
    assert outside(planned) == []
    assert wanted(block) - shown(planned) == set()


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("judged", [0, 1, 3, 8])
@pytest.mark.parametrize("figures", [0, 3, 4, 9])
def test_the_first_page_is_one_page_whatever_it_holds(figures: int, judged: int, paper: Paper) -> None:
    blocks = [panel(e.PanelRole.BLUF)(2)]
    blocks += [key_figures(figures)] if figures else []
    blocks += [judgments(judged, 8)] if judged else []
    planned = plan(briefing(*blocks, prose(20), topic("Another", prose(10)), toc=True), paper)
    assert outside(planned) == []
    assert wanted(*blocks) - shown(planned) == set()
    assert find(planned, "Bottom line").page == 1
    section = find(planned, "A section")
    assert section.page == 2 or section.line.baseline < 0.7 * planned.height


def test_text_begins_below_a_short_first_page() -> None:
    planned = plan(briefing(panel(e.PanelRole.BLUF)(1), paragraph("The text.")))
    assert outside(planned) == []
    assert find(planned, "The text.").page == 1
    assert find(planned, "Bottom line").line.baseline < find(planned, "The text.").line.baseline


def chart(**attributes: str) -> b.Block:
    return replace(GALLERY["bar"], attributes=Attributes(classes=("key",), pairs=tuple(attributes.items())))


def test_a_key_chart_stands_beside_the_contents_of_the_first_page() -> None:
    source = briefing(
        panel(e.PanelRole.BLUF)(1), paragraph("x"), topic("Another", chart(), prose(30)), toc=True
    )
    planned = plan(source)
    inside, figure = find(planned, "Inside"), find(planned, "Figure\u00a01")
    assert (inside.page, figure.page) == (1, 1)
    assert inside.x > figure.right
    assert abs(inside.line.baseline - figure.line.baseline) < 20


def test_the_chart_gives_way_before_a_judgment_does() -> None:
    found: set[tuple[bool, bool]] = set()
    for count in range(5, 12):
        source = briefing(
            panel(e.PanelRole.BLUF)(2), judgments(count, 4), topic("Another", chart(), prose(5))
        )
        planned = plan(source)
        has_chart = find(planned, "Figure\u00a01").page == 1
        has_all = bool(find_all(planned, "Key judgments")) and not find_all(planned, f"/{count})")
        found.add((has_chart, has_all))
    assert found == {(True, True), (False, True)}


def test_judgments_beyond_the_third_give_way_last() -> None:
    planned = plan(briefing(panel(e.PanelRole.BLUF)(6), judgments(12, 25), prose(3)))
    assert find(planned, "Key judgments (3/12)").page == 1


def test_a_bottom_line_longer_than_a_page_is_reported_and_goes_on() -> None:
    report = Report()
    block = panel(e.PanelRole.BLUF)(60)
    planned = plan_brief(briefing(block), theme(), report)
    assert [one.code for one in report] == [Code.FRONT_PAGE_FULL]
    assert wanted(block) - shown(planned) == set()


def test_a_topic_that_moved_to_the_first_page_can_still_be_reached() -> None:
    link = b.Paragraph((*text("see "), Link(text("there"), "#bottom")))
    source = briefing(
        topic("The bottom line", panel(e.PanelRole.BLUF)(1), id="bottom"), topic("Another", link, prose(3))
    )
    planned = plan(source)
    linked = [run for found in lines(planned) for run in found.line.runs if run.run.link == "#bottom"]
    assert linked
    assert "The bottom line" not in [found.text for found in lines(planned)]
    marks = [item for item in planned.pages[0].items if isinstance(item, Mark) and item.name == "bottom"]
    assert len(marks) == 1


def test_a_judgment_has_its_bar_and_its_dots_beside_it() -> None:
    planned = plan_blocks(paragraph("x"), judgments(1))
    term = find(planned, "Very likely")
    grid_left = term.x
    page = planned.pages[term.page - 1]
    bars = [item for item in page.items if isinstance(item, Fill) and abs(item.height - 5) < 0.1]
    assert len(bars) == 2
    rail, band = bars
    assert rail.x == pytest.approx(grid_left)
    assert band.x == pytest.approx(rail.x + rail.width * 0.01)
    assert band.width == pytest.approx(rail.width * 0.04)
    assert sum(isinstance(item, Disc) for item in page.items) == 3


def test_a_drawing_is_one_figure_with_an_alternative_text() -> None:
    planned = plan_blocks(paragraph("x"), CATALOGUE["timeline"](4))
    figures = [node for node in planned.nodes if node.role is Role.FIGURE]
    assert len(figures) == 1
    assert "1\u00a0June 2021: " in figures[0].alt.replace("June\u00a02021", "June 2021")


def test_a_takeaway_is_a_bold_sentence() -> None:
    planned = plan_blocks(paragraph("x"), panel(e.PanelRole.TAKEAWAY)(1))
    found = find(planned, "harbour0")
    assert found.line.runs[0].run.style.face.bold


def test_the_key_chart_of_the_first_page_has_its_topic_s_title_as_its_message() -> None:
    planned = plan(
        briefing(
            topic("One", panel(e.PanelRole.BLUF)(1), prose(3)), topic("Two things are so", chart(), prose(2))
        )
    )
    message = next(line for line in find_all(planned, "Two things are so") if line.page == 1)
    assert message.text.startswith("Figure\u00a01")
    measure = find(planned, "What is shown")
    assert measure.page == 1
    assert measure.line.baseline > message.line.baseline


def test_the_mark_of_a_quotation_hangs_and_its_speaker_stands_below() -> None:
    quote = e.Quotation((paragraph("I did it."),), "A. Speaker", "Head of it", attributes=SOURCED)
    planned = plan_blocks(quote)
    mark, words = find_all(planned, "“")[0], find(planned, "I did it.”")
    assert mark.x < words.x
    said = find(planned, "A. Speaker")
    assert said.text == "A. Speaker, Head of it. Source: A speech."
    assert said.line.baseline > words.line.baseline


def test_sources_of_a_topic_stand_below_its_prose() -> None:
    one = replace(topic("One", prose(2), items("a point")), attributes=SOURCED)
    planned = plan(briefing(one))
    said, below = find(planned, "A speech").line.baseline, find(planned, "a point").line.baseline
    assert find_all(planned, "further steps")[-1].line.baseline < said < below


def test_the_sign_of_per_cent_follows_the_language() -> None:
    assert percent("5–20", "en-GB") == "5–20%"
    assert percent("5–20", "de-DE") == "5–20\u202f%"


def test_side_notes_behind_the_bottom_line_stand_in_its_field() -> None:
    asked = b.Paragraph((Strong((Text("Asked of you"),)), Text(" Nothing.")))
    aside = e.Panel(e.PanelRole.SIDE, (asked,))
    planned = plan(briefing(topic("One", panel(e.PanelRole.BLUF)(1), aside, prose(3))))
    name, label, answer = (find(planned, one) for one in ("Bottom line", "Asked of you", "Nothing."))
    assert label.line.baseline == pytest.approx(name.line.baseline, abs=0.1)
    assert label.x == answer.x > name.right
    assert answer.line.baseline > label.line.baseline
