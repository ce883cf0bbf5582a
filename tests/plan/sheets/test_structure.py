"""The structure of a slide: what a screen reader meets, and in which order."""

from __future__ import annotations

from dataclasses import replace

from deckgen.model.framing import Edges
from deckgen.plan.deck.slides import (
    Group,
    PictureBox,
    Shape,
    ShapeBox,
    Stroke,
    TableBox,
    TableCell,
    TableRow,
    TextBox,
)
from deckgen.plan.pages.page import ARTIFACT, Area, Disc, Item, Line, Path, Picture, Role
from deckgen.plan.text import CharacterBullet, NumberBullet, Run, TextParagraph
from deckgen.units import Color, inch_rect, inches
from tests.plan.sheets.decks import (
    BOX,
    box,
    deck_of,
    find,
    lines,
    of_kind,
    paragraph,
    path,
    set_deck,
    set_things,
    style,
    texts,
    words,
)
from tests.samples import PICTURE

RED = Color("A3262A")
DOT = CharacterBullet("▪", RED)
STEP = inches(0.3)


def point(text: str, level: int = 0, bullet: CharacterBullet | NumberBullet = DOT) -> TextParagraph:
    return replace(paragraph(text), level=level, bullet=bullet, indent=STEP * (level + 1), hang=STEP)


def test_a_title_is_a_heading_and_other_text_a_paragraph() -> None:
    title = TextBox(BOX, (paragraph("The title"),), placeholder="title")
    plan = set_things(title, box(paragraph("Some text")))
    assert path(plan, find(plan, "The title").node) == ["Sect", "H1"]
    assert path(plan, find(plan, "Some text").node) == ["Sect", "P"]


def test_what_stands_on_every_slide_is_not_read() -> None:
    for name in ("tracker", "footer", "number"):
        plan = set_things(TextBox(BOX, (paragraph("Running"),), placeholder=name))
        assert find(plan, "Running").node == ARTIFACT


def test_a_list_in_a_list_belongs_to_its_item() -> None:
    plan = set_things(box(point("Outer"), point("Inner", 1), point("Next")))
    item = ["Sect", "L", "LI"]
    assert path(plan, find(plan, "Outer").node) == [*item, "LBody"]
    assert path(plan, find(plan, "Inner").node) == [*item, "LBody", "L", "LI", "LBody"]
    assert path(plan, find(plan, "Next").node) == [*item, "LBody"]
    outer, after = (plan.nodes[find(plan, text).node].parent for text in ("Outer", "Next"))
    assert plan.nodes[outer].parent == plan.nodes[after].parent


def test_bullets_and_numbers_are_labels_and_lists_say_how_they_count() -> None:
    plan = set_things(box(point("Dotted"), point("Numbered", bullet=NumberBullet(1, RED))))
    labels = [line.node for line in lines(plan.pages[0]) if words(line) in {"▪", "1."}]
    assert [path(plan, node)[-1] for node in labels] == ["Lbl", "Lbl"]
    assert [node.numbering for node in plan.nodes if node.role is Role.LIST] == ["Disc", "Decimal"]


def test_a_further_paragraph_of_an_item_stays_in_it() -> None:
    more = replace(paragraph("More of it"), indent=STEP)
    plan = set_things(box(point("Item"), more, paragraph("Outside")))
    assert path(plan, find(plan, "More of it").node) == ["Sect", "L", "LI", "LBody", "P"]
    assert path(plan, find(plan, "Outside").node) == ["Sect", "P"]


def cell(text: str, columns: int = 1) -> TableCell:
    return TableCell((paragraph(text, 12),), columns=columns)


def test_a_table_names_its_columns_and_rows() -> None:
    rows = (
        TableRow(inches(0.4), (cell("Head"), cell("Wide", 2))),
        TableRow(inches(0.4), (cell("Stub"), cell("One"), cell("Two"))),
    )
    plan = set_things(TableBox(BOX, (inches(2),) * 3, rows, has_stub=True))
    assert path(plan, find(plan, "Head").node) == ["Sect", "Table", "THead", "TR", "TH"]
    assert path(plan, find(plan, "Stub").node) == ["Sect", "Table", "TBody", "TR", "TH"]
    assert path(plan, find(plan, "Two").node) == ["Sect", "Table", "TBody", "TR", "TD"]
    scopes = {text: plan.nodes[find(plan, text).node].scope for text in ("Head", "Stub", "One")}
    assert scopes == {"Head": "Column", "Stub": "Row", "One": ""}
    assert plan.nodes[find(plan, "Wide").node].columns == 2
    assert find(plan, "Two").runs[0].x == 72 + 4 * 72


def test_a_cell_bears_its_rules_over_all_its_columns() -> None:
    ruled = replace(cell("Wide", 2), below=Stroke(RED, 1.5), above=Stroke(RED, 0.5))
    plan = set_things(TableBox(BOX, (inches(2),) * 2, (TableRow(inches(0.5), (ruled,)),)))
    above, below = [item for item in of_kind(plan, Line) if item.color == RED]
    assert (above.x1, above.x2, above.y1, above.weight) == (72, 72 + 288, 72, 0.5)
    assert (below.y1, below.weight) == (72 + 36, 1.5)


def test_a_picture_is_a_figure_unless_it_means_nothing() -> None:
    told = PictureBox(BOX, PICTURE, alt="A grey dot")
    plan = set_things(told, PictureBox(BOX, PICTURE, decorative=True))
    shown, mute = of_kind(plan, Picture)
    assert (plan.nodes[shown.node].role, plan.nodes[shown.node].alt) == (Role.FIGURE, "A grey dot")
    assert mute.node == ARTIFACT


def test_what_is_cut_off_a_picture_stays_off() -> None:
    edges = Edges(0.1, 0.2, 0.0, 0.0)
    plan = set_things(PictureBox(BOX, PICTURE, alt="A grey dot", crop=edges))
    (picture,) = of_kind(plan, Picture)
    assert picture.crop == edges


def test_one_alt_text_speaks_for_a_group_and_its_text_stays_text() -> None:
    ring = ShapeBox(inch_rect(2, 2, 1, 1), Shape.ELLIPSE, fill=RED)
    group = Group(BOX, (ring, box(paragraph("Inside"))), alt="What the drawing shows")
    plan = set_things(group)
    figure = find(plan, "Inside").node
    assert (plan.nodes[figure].role, plan.nodes[figure].alt) == (Role.FIGURE, "What the drawing shows")
    drawn = [item for item in plan.pages[0].items if isinstance(item, Disc | Area)]
    assert {item.node for item in drawn} == {figure}
    area = next(item for item in drawn if isinstance(item, Area))
    assert (area.x, area.y, area.width, area.height) == (72, 72, 432, 216)


def test_a_group_without_alt_text_is_read_by_its_parts() -> None:
    group = Group(BOX, (ShapeBox(BOX, Shape.RECTANGLE, fill=RED), box(paragraph("Inside"))))
    plan = set_things(group)
    assert path(plan, find(plan, "Inside").node) == ["Sect", "P"]


def test_a_shape_is_furniture_unless_it_has_an_alt_text() -> None:
    oval = ShapeBox(BOX, Shape.ELLIPSE, fill=RED)
    plan = set_things(oval, replace(oval, alt="An oval"))
    mute, told = of_kind(plan, Path)
    assert mute.node == ARTIFACT
    assert plan.nodes[told.node].alt == "An oval"
    xs = [x for x, _ in mute.points]
    assert (min(xs), max(xs)) == (72, 72 + 432)


def test_things_are_drawn_from_the_back_to_the_front() -> None:
    plan = set_things(
        PictureBox(BOX, PICTURE, alt="Below"), ShapeBox(BOX, Shape.RECTANGLE, stroke=Stroke(RED, 1))
    )
    page = plan.pages[0]
    order: list[type[Item]] = [type(item) for item in page.items if isinstance(item, Picture | Path)]
    assert page.in_order
    assert order == [Picture, Path]


def test_a_link_in_a_text_has_a_node_of_its_own_and_is_underlined() -> None:
    linked = Run("here", style(), link="https://example.org/")
    plan = set_things(box(TextParagraph((Run("Read ", style()), linked, Run(" and there", style())))))
    before, link, after = find(plan, "Read here and there").runs
    assert path(plan, link.node) == ["Sect", "P", "Link"]
    assert before.node == after.node == plan.nodes[link.node].parent
    assert link.run.underline
    assert not before.run.underline


def test_the_link_of_a_box_covers_its_text_without_a_rule() -> None:
    plan = set_things(replace(box(paragraph("Go there")), link="#one"))
    (placed,) = find(plan, "Go there").runs
    assert (placed.run.link, placed.run.underline) == ("#one", False)
    assert path(plan, placed.node)[-1] == "Link"


def test_text_in_another_language_says_so() -> None:
    plan = set_things(box(TextParagraph((Run("mot", style(), lang="fr"),))))
    node = plan.nodes[find(plan, "mot").runs[0].node]
    assert (node.role, node.lang) == (Role.SPAN, "fr")


def test_the_words_of_a_planned_slide_are_all_read_in_order() -> None:
    deck = deck_of("## A topic says this\n\n- one\n    - inner\n- two\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")
    page = set_deck(deck).pages[-1]
    read = [text for text in texts(page) if text not in {"▪", "–"}]
    assert read == ["A topic says this", "one", "inner", "two", "A", "B", "1", "2"]
