"""Where a topic goes on: exhibits stay whole, rows part where they must, what is left takes the room."""

from __future__ import annotations

import pytest

from deckgen.model import block as b
from deckgen.plan.deck.slides import Anchor, SlidePlan, TableBox, TextBox
from deckgen.plan.text import CharacterBullet
from deckgen.theme.fonts import Face, font_for
from deckgen.units import inches, to_points
from tests.plan.deck.decks import (
    Deck,
    box,
    cell_texts,
    deck_of,
    everything,
    item,
    paragraph,
    sizes,
    squeezed,
    table,
    table_box,
    words,
)

HEAD = ("Name", "Position", "Number")


def rows(count: int, length: int = 2) -> tuple[tuple[str, ...], ...]:
    return tuple((f"row {n}", words(length, 10 * n), str(n)) for n in range(count))


def points(count: int, length: int) -> b.List:
    return b.List(tuple(item(words(length, length * n)) for n in range(count)))


def tables(deck: Deck) -> list[tuple[SlidePlan, TableBox]]:
    return [
        (slide, one) for slide in deck.topic_slides for one in everything(slide) if isinstance(one, TableBox)
    ]


@pytest.mark.parametrize("count", range(4, 9))
def test_a_table_behind_a_list_is_not_divided_where_the_next_slide_holds_it(count: int) -> None:
    deck = deck_of(points(count, 18), table(HEAD, *rows(7)), points(4, 18))
    assert len(deck.topic_slides) > 1
    assert [len(one.rows) for _, one in tables(deck)] == [8]


@pytest.mark.parametrize("columns", range(20, 120, 10))
def test_no_single_row_of_a_table_stands_before_or_behind_a_break(columns: int) -> None:
    head = tuple(f"Column {n}" for n in range(columns))
    deck = deck_of(table(head, *(tuple(f"v{n}" for n in range(columns)) for _ in range(5))))
    assert all(len(one.rows) > 2 for _, one in tables(deck))


def test_a_row_higher_than_a_slide_begins_below_the_rows_before_it_and_repeats_its_key() -> None:
    deck = deck_of(table(HEAD, ("one", "few words", "1"), ("two", words(900), "2"), ("three", "few", "3")))
    keys = [[row[0] for row in cell_texts(one)[1:]] for _, one in tables(deck)]
    assert keys[0] == ["one", "two"]
    assert keys[1] == ["two"]
    assert keys[-1] == ["two", "three"]
    said = [row[1] for _, one in tables(deck) for row in cell_texts(one)[1:] if row[0] == "two"]
    assert squeezed("".join(said)) == squeezed(words(900))
    assert all(one.rect.bottom <= inches(6.26) + 20 for _, one in tables(deck))


def test_in_a_high_row_all_cells_begin_at_the_top_and_in_a_low_one_stand_in_the_middle() -> None:
    deck = deck_of(table(HEAD, ("one", "few words", "1"), ("two", words(150), "2")))
    ((_, found),) = tables(deck)
    assert [row.cells[0].anchor for row in found.rows[1:]] == [Anchor.MIDDLE, Anchor.TOP]


def test_a_list_that_goes_on_beside_nothing_takes_the_width_of_text() -> None:
    columns = b.Columns((b.Column((points(16, 12),)), b.Column((table(HEAD, *rows(4)),))))
    first, *rest = deck_of(columns).topic_slides
    (alone,) = deck_of(points(2, 12)).topic_slides
    assert box(first, "left").rect.right <= table_box(first).rect.x
    assert rest
    for slide in rest:
        assert slide.layout == "title-and-content"
        assert box(slide, "body").rect.width == pytest.approx(box(alone, "body").rect.width, rel=0.01)


def test_a_table_that_goes_on_beside_nothing_takes_the_width_of_the_slide() -> None:
    columns = b.Columns((b.Column((points(3, 8),)), b.Column((table(HEAD, *rows(25, 5)),))))
    first, *rest = deck_of(columns).topic_slides
    assert rest
    for slide in rest:
        assert slide.layout == "table"
        assert table_box(slide).rect.width > 1.5 * table_box(first).rect.width


def test_the_last_of_many_slides_is_no_remnant() -> None:
    for count in range(90, 120, 7):
        counts = [len(box(slide, "body").paragraphs) for slide in deck_of(points(count, 8)).topic_slides]
        assert counts[-1] >= counts[-2] - 1


def test_remarks_that_go_on_have_the_size_of_text() -> None:
    slides = deck_of(table(HEAD, *rows(3), source=words(300))).topic_slides
    assert min(sizes(box(slides[-1], "body"))) >= 18


def test_a_task_has_room_for_its_box() -> None:
    tasks = b.List((b.ListItem((paragraph("one"),), checked=True), b.ListItem((paragraph("two"),))))
    (slide,) = deck_of(tasks).topic_slides
    first, _ = box(slide, "body").paragraphs
    assert isinstance(first.bullet, CharacterBullet)
    widest = font_for(Face("Calibri")).widest("M") * max(sizes(box(slide, "body")))
    assert to_points(first.hang) > widest
    assert isinstance(box(slide, "body"), TextBox)


@pytest.mark.parametrize("length", range(6, 16))
def test_no_inner_point_goes_over_alone(length: int) -> None:
    inner = b.List(tuple(item(words(length, 500 + length * n)) for n in range(5)))
    for slide in deck_of(b.List(tuple(item(words(6, n), inner) for n in range(4)))).topic_slides:
        first, *others = box(slide, "body").paragraphs
        assert first.level == 0 or (others and others[0].level > 0)
