from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.diagnostics import DeckgenError
from deckgen.plan.deck.slides import Group, PictureBox, TableBox, TableCell, TableRow, TextBox
from deckgen.render.pptx import render_deck
from deckgen.units import inch_rect, inches
from tests.inspect import pptx as inspect
from tests.render.pptx.plans import deck, filled, line, photograph, picture, slide, specimen, style


@pytest.fixture(scope="module")
def built() -> inspect.Deck:
    return inspect.open_deck(render_deck(specimen()))


def _inches(thing: inspect.Thing) -> tuple[float, ...]:
    return tuple(round(length / 914_400, 3) for length in thing.rect)


def test_things_stand_in_the_order_of_the_plan_with_unique_ids_and_names(built: inspect.Deck) -> None:
    plan = specimen()
    for shown, wanted in zip(built.slides, plan.slides, strict=True):
        assert len(shown.things) == len(wanted.placed)
        things = list(shown.iter_things())
        assert len({thing.id for thing in things}) == len(things)
        assert len({thing.name for thing in things}) == len(things)
    assert [thing.name for thing in built.slide("text").things] == [
        *("Title", "Body", "Tracker", "Source", "Footer", "Number")
    ]


def test_a_text_box_of_its_own_has_place_insets_anchor_fill_and_line(built: inspect.Deck) -> None:
    box = built.slide("boxes").named("Numbers")
    assert _inches(box) == (0.5, 1.9, 5, 2)
    insets = {"lIns": "201168", "tIns": "0", "rIns": "0", "bIns": "0"}
    assert box.body == {"wrap": "square", "rtlCol": "0", "anchor": "ctr", **insets}
    assert b"E3EDF7" in built.slide("boxes").xml
    assert b'<a:ln w="12700">' in built.slide("boxes").xml


def test_a_moved_placeholder_is_still_a_placeholder(built: inspect.Deck) -> None:
    title = built.slide("boxes").named("Title")
    assert (title.placeholder, title.has_own_rect, _inches(title)) == ("title", True, (1, 0.78, 9, 0.86))
    assert built.slide("boxes").title == "Moved"


def test_alt_text_of_boxes_tables_pictures_shapes_and_groups(built: inspect.Deck) -> None:
    alts = {thing.name: thing.alt for one in built.slides for thing in one.iter_things() if thing.alt}
    assert alts == {
        "Text": "Way back",
        "Results": "Results by issue",
        "Grey": "A grey field",
        "Picture 2": "A gradient",
        "Chart": "Column chart. 2020 12.0; 2021 15.5.",
        "Ellipse": "2021",
        "Timeline": "One treaty, to 2021",
    }


def test_what_means_nothing_is_marked_as_decorative(built: inspect.Deck) -> None:
    decorative = [thing.name for thing in built.slide("pictures").iter_things() if thing.decorative]
    assert decorative == ["Picture", "Bar", "Line"]


def test_equal_pictures_are_stored_once(built: inspect.Deck) -> None:
    media = [name for name in built.parts if name.startswith("ppt/media/")]
    assert sorted(name.rpartition(".")[2] for name in media) == ["jpeg", "png"]
    assert built.slide("pictures").named("Grey").image == picture().data
    assert built.slide("pictures").named("Picture").image == picture().data
    assert built.slide("pictures").named("Picture 2").image == photograph().data


def test_a_picture_may_lead_somewhere(built: inspect.Deck) -> None:
    assert built.slide("pictures").named("Grey").link == "https://example.org"


def test_a_decorative_picture_may_lead_somewhere_too() -> None:
    box = PictureBox(inch_rect(1, 1, 1, 1), picture(), name="Grey", decorative=True, link="#one")
    shown = inspect.open_deck(render_deck(deck(slide("one", "title-only", box)))).slides[0].named("Grey")
    assert (shown.decorative, shown.link) == (True, "#one")


def test_shapes_and_lines_of_a_group_keep_their_places(built: inspect.Deck) -> None:
    group = built.slide("pictures").named("Timeline")
    assert [child.kind for child in group.children] == ["shape", "shape", "line", "text"]
    assert _inches(group) == (0.5, 5.3, 5, 0.5)
    assert [_inches(child) for child in group.children] == [
        *((0.5, 5.3, 2, 0.3), (3, 5.3, 0.3, 0.3), (0.5, 5.8, 5, 0), (0.6, 5.3, 1, 0.3))
    ]
    assert b'prst="ellipse"' in built.slide("pictures").xml
    assert b'<a:prstDash val="dash"/>' in built.slide("pictures").xml


def test_table_is_native_with_widths_flags_and_texts(built: inspect.Deck) -> None:
    table = built.slide("table").named("Results")
    assert table.columns == (inches(4), inches(4), inches(4))
    assert [[cell.text for cell in row] for row in table.cells] == [
        ["Issue", "A", "B"],
        ["Arms", "spans two", ""],
        ["Cyber", "12", ""],
    ]
    assert b'<a:tblPr firstRow="1" firstCol="1">' in built.slide("table").xml


def test_a_cell_over_two_columns_covers_its_neighbour(built: inspect.Deck) -> None:
    wide, covered = built.slide("table").named("Results").cells[1][1:]
    assert (wide.columns, wide.covered, covered.covered) == (2, False, True)
    assert (wide.fill, covered.fill) == ("E3EDF7", "E3EDF7")


def test_cells_have_margins_anchors_and_lines_by_edge(built: inspect.Deck) -> None:
    head, first, second = (row[0] for row in built.slide("table").named("Results").cells)
    assert (head.margins, head.anchor, head.lines) == ((0, 0, 0, 0), "b", {"B": "tx2"})
    assert (first.anchor, first.lines) == ("ctr", {"B": "D9DEE4"})
    assert second.lines == {"T": "D9DEE4"}


def test_an_empty_cell_does_not_stretch_a_row_of_small_type() -> None:
    row = TableRow(
        inches(0.25),
        (TableCell((line("small", style(12)),)), TableCell(()), TableCell((line("", style(12)),))),
    )
    empty = TableRow(inches(0.25), (TableCell(()), TableCell((), columns=2)))
    box = TableBox(inch_rect(1, 1, 6, 0.5), (inches(2),) * 3, (row, empty), has_head=False)
    shown = inspect.open_deck(render_deck(deck(slide("one", "table", box)))).slides[0]
    assert shown.xml.count(b'<a:endParaRPr lang="en-GB" sz="1200"/>') == 5
    assert b"firstRow" not in shown.xml


@pytest.mark.parametrize(
    "child",
    [
        TableBox(inch_rect(1, 1, 2, 1), (inches(2),), (TableRow(inches(1), (TableCell(()),)),)),
        filled("title-only", "title", "A title"),
    ],
)
def test_a_table_or_placeholder_in_a_group_is_a_broken_promise(child: TableBox | TextBox) -> None:
    group = Group(inch_rect(1, 1, 2, 1), (child,))
    with pytest.raises(DeckgenError, match="cannot"):
        render_deck(deck(slide("one", "title-only", group)))


def test_a_box_and_a_placeholder_may_lead_to_a_slide() -> None:
    box = TextBox(inch_rect(1, 1, 2, 1), (line("there"),), name="Box", link="#two")
    title = replace(filled("title-only", "title", "A title"), link="#two")
    one = inspect.open_deck(
        render_deck(deck(slide("one", "title-only", title, box), slide("two", "title-only")))
    )
    assert [thing.link for thing in one.slide("one").things] == ["#two", "#two"]
