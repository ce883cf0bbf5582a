from __future__ import annotations

import pytest

from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.briefing import Briefing, Paper, Section, Settings
from deckgen.plan.brief.grid import grid_for
from deckgen.plan.pages.page import ARTIFACT, Fill, Role
from tests.plan.brief.briefings import (
    META,
    body,
    briefing,
    find,
    lines,
    plan,
    plan_blocks,
    prose,
    text,
    topic,
)
from tests.samples import BLOCKS

A4 = grid_for(Paper.A4)
BOTTOM = A4.top + A4.text_height


def test_headings_skip_no_level() -> None:
    deep = b.RunInHeading(text("Deep"), depth=3)
    planned = plan(briefing(topic("Topic", deep, prose(1), b.RunInHeading(text("Last")))))
    levels = [node.role for node in planned.nodes if node.role.name.startswith("HEADING")]
    assert levels == [Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_3]


def test_topics_without_a_section_are_headings_of_the_first_level() -> None:
    section = Section("s", (), (topic("One", prose(1)), topic("Two", prose(1))))
    planned = plan(Briefing(META, Settings(), (section,)))
    levels = [node.role for node in planned.nodes if node.role.name.startswith("HEADING")]
    assert levels == [Role.HEADING_1, Role.HEADING_1]


def test_parents_come_before_their_children() -> None:
    planned = plan_blocks(*BLOCKS.values())
    assert all(node.parent < number for number, node in enumerate(planned.nodes))


def test_all_text_but_header_and_footer_belongs_to_a_node() -> None:
    planned = plan_blocks(*BLOCKS.values())
    stray = [one for one in lines(planned) if all(run.node == ARTIFACT for run in one.line.runs)]
    assert all(one.line.baseline < A4.top or one.line.baseline > BOTTOM for one in stray)


def test_each_link_has_a_node_of_its_own() -> None:
    links = (
        i.Link(text("first"), "https://example.org/"),
        i.Text(" and "),
        i.Link(text("second"), "https://example.org/"),
    )
    planned = plan_blocks(b.Paragraph(links))
    nodes = [run.node for one in body(planned) for run in one.line.runs if run.run.link]
    assert len(set(nodes)) == 2
    assert {planned.nodes[node].role for node in nodes} == {Role.LINK}


def test_a_link_to_what_the_brief_does_not_hold_stays_text() -> None:
    planned = plan_blocks(b.Paragraph((i.Link(text("nowhere"), "#nothing"),)))
    assert find(planned, "nowhere").line.runs[0].run.link == ""


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "file:///etc"]
)
def test_a_link_that_could_do_harm_stays_text(target: str) -> None:
    planned = plan_blocks(b.Paragraph((i.Link(text("click"), target),)))
    assert find(planned, "click").line.runs[0].run.link == ""


def test_a_code_block_keeps_its_field_on_every_page() -> None:
    planned = plan_blocks(b.CodeBlock("\n".join(f"line {n}" for n in range(150))))
    fields = [sum(isinstance(item, Fill) for item in page.items) for page in planned.pages]
    assert fields == [1] * len(planned.pages)
