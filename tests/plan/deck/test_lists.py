"""Lists on slides: levels, numbers, tasks, labelled rows, two columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.model import block as b
from deckgen.model.exhibits import Panel, PanelRole
from deckgen.plan.deck.slides import Group, SlidePlan, TableBox
from deckgen.plan.text import CharacterBullet, Entrance, NumberBullet, TextParagraph
from deckgen.units import inches
from tests.plan.deck.decks import (
    box,
    bullets,
    cell_texts,
    deck_of,
    item,
    led,
    paragraph,
    paragraph_text,
    sizes,
    table,
    table_box,
    text_boxes,
    words,
)


def only_slide(*blocks: b.Block) -> SlidePlan:
    (slide,) = deck_of(*blocks).topic_slides
    return slide


def body(*blocks: b.Block) -> tuple[TextParagraph, ...]:
    return box(only_slide(*blocks), "body").paragraphs


def nested(depth: int) -> b.List:
    inner = (nested(depth - 1),) if depth > 1 else ()
    return b.List((item(f"depth {depth}", *inner),))


def test_a_list_fills_the_body_placeholder() -> None:
    slide = only_slide(bullets("first point", "second point"))
    assert slide.layout == "title-and-content"
    assert [paragraph_text(one) for one in box(slide, "body").paragraphs] == [
        "first\xa0point",
        "second\xa0point",
    ]


def test_each_level_is_indented_further_and_has_a_level_of_its_own() -> None:
    paragraphs = body(nested(5))
    assert [one.level for one in paragraphs] == [0, 1, 2, 3, 4]
    indents = [one.indent for one in paragraphs]
    assert indents == sorted(set(indents))


def test_levels_beyond_the_fifth_keep_the_fifth_and_move_on() -> None:
    paragraphs = body(nested(7))
    assert [one.level for one in paragraphs[4:]] == [4, 4, 4]
    assert paragraphs[4].indent < paragraphs[5].indent < paragraphs[6].indent


def test_bullets_are_squares_in_the_accent_colour() -> None:
    (first, _) = body(bullets("one", "two"))
    assert isinstance(first.bullet, CharacterBullet)
    assert (first.bullet.character, first.bullet.color.rgb) == ("▪", "0B6BA8")


def test_numbers_begin_where_the_list_does() -> None:
    paragraphs = body(replace(bullets("one", "two"), ordered=True, start=7))
    numbers = [one.bullet for one in paragraphs if isinstance(one.bullet, NumberBullet)]
    assert [(one.number, one.start) for one in numbers] == [(7, 7), (8, 7)]


def test_a_long_number_has_room_before_its_text() -> None:
    short = body(replace(bullets("one", "two"), ordered=True))[0]
    long = body(replace(bullets("one", "two"), ordered=True, start=998))[0]
    assert long.hang > short.hang >= inches(0.30)


def test_numbers_go_on_behind_a_list_between_them() -> None:
    items = (item("one", bullets("inner one", "inner two")), item("two"))
    paragraphs = body(b.List(items, ordered=True))
    bullet = paragraphs[-1].bullet
    assert isinstance(bullet, NumberBullet)
    assert bullet.number == 2


def test_tasks_have_boxes_ticked_or_empty() -> None:
    tasks = b.List(
        (b.ListItem((paragraph("done"),), checked=True), b.ListItem((paragraph("open"),), checked=False))
    )
    characters = [one.bullet.character for one in body(tasks) if isinstance(one.bullet, CharacterBullet)]
    assert len(characters) == 2
    assert characters[0] != characters[1]


def test_a_further_paragraph_of_a_point_stands_under_it_without_bullet() -> None:
    first, second = body(b.List((b.ListItem((paragraph("the point"), paragraph("goes on"))),)))
    assert (second.bullet, second.indent) == (None, first.indent)
    assert second.hang == 0


def test_the_space_between_points_is_the_same_behind_an_inner_list() -> None:
    plain, inner, _ = body(b.List((item("one", bullets("inner")), item("two"))))
    assert inner.after == body(bullets("one", "two"))[0].after > plain.after - 10


def test_points_with_short_bold_lead_ins_are_rows_with_labels() -> None:
    rows = b.List(
        (led("Asked:", "no attacks"), led("Agreed.", "expert talks"), led("Left open:", "the rest"))
    )
    assert cell_texts(table_box(only_slide(rows))) == [
        ["Asked", "no attacks"],
        ["Agreed", "expert talks"],
        ["Left open", "the rest"],
    ]


def test_labelled_rows_divide_the_body_up_to_their_largest_pitch() -> None:
    four = b.List(tuple(led(f"Label {n}.", "text") for n in range(4)))
    six = b.List(tuple(led(f"Label {n}.", "text") for n in range(6)))
    assert {row.height for row in table_box(only_slide(four)).rows} == {inches(4.38) // 4}
    assert {row.height for row in table_box(only_slide(six)).rows} == {inches(4.38) // 6}


@pytest.mark.parametrize(
    "rows",
    [
        b.List((led("One.", "text"), led("Two.", "text"))),
        b.List(tuple(led(f"Label {n}.", "text") for n in range(7))),
        b.List((led("One.", "text"), led("Two.", "text"), item("no lead-in"))),
        b.List((led("One.", "text"), led("Two.", "text"), led("Three.", words(60)))),
        b.List((led("One.", "text"), led("Two.", "text"), led("Far too many words for a label.", "text"))),
        b.List((led("One.", "text"), led("Two.", "text"), led("Three.", "text")), ordered=True),
    ],
    ids=["too few", "too many", "one without", "a long text", "a long label", "numbered"],
)
def test_other_lists_are_bullets(rows: b.List) -> None:
    assert box(only_slide(rows), "body").paragraphs


def test_labelled_rows_stand_above_a_callout() -> None:
    rows = b.List(tuple(led(f"Label {n}:", "a few words") for n in range(4)))
    note = Panel(PanelRole.NOTE, (paragraph("A remark"),))
    slide = only_slide(rows, note)
    table = table_box(slide)
    assert len(table.rows) == 4
    (field,) = (one for one in slide.placed if isinstance(one, Group))
    assert table.rect.bottom < field.rect.y


def test_labelled_rows_stand_above_a_small_table_on_one_slide() -> None:
    rows = b.List(tuple(led(f"Label {n}:", "a few words") for n in range(3)))
    slide = only_slide(rows, table(("Step", "Due"), ("One", "May"), ("Two", "June")))
    above, below = (one for one in slide.placed if isinstance(one, TableBox))
    assert above.name == "List"
    assert above.rect.bottom < below.rect.y


def test_a_definition_list_is_labelled_rows_too() -> None:
    entries = tuple(
        b.Definition(paragraph(term).inlines, ((paragraph(meaning),),))
        for term, meaning in (("Deployed", "on missiles"), ("Inventory", "all of them"))
    )
    slide = only_slide(b.DefinitionList(entries))
    assert cell_texts(table_box(slide)) == [["Deployed", "on missiles"], ["Inventory", "all of\xa0them"]]


def test_many_short_points_stand_in_two_columns_rather_than_in_small_type() -> None:
    slide = only_slide(bullets(*(f"short point {n}" for n in range(12))))
    assert slide.layout == "two-content"
    left, right = box(slide, "left"), box(slide, "right")
    assert len(left.paragraphs) == len(right.paragraphs) == 6
    assert sizes(left) == sizes(right) == {24}


def test_points_in_two_columns_go_on_column_after_column_on_each_slide() -> None:
    slides = deck_of(bullets(*(f"point {n}" for n in range(50)))).topic_slides
    said = [
        paragraph_text(one).replace("\xa0", " ")
        for slide in slides
        for side in ("left", "right")
        for one in box(slide, side).paragraphs
    ]
    assert said == [f"point {n}" for n in range(50)]
    assert len(slides) > 1
    assert all(len(box(slide, "right").paragraphs) > 1 for slide in slides)


def test_text_before_points_in_two_columns_stands_above_both() -> None:
    slides = deck_of(paragraph(words(7)), bullets(*(f"point {n}" for n in range(24)))).topic_slides
    lead, left, right = (one for one in text_boxes(slides[0]) if one.name == "Text")
    assert lead.placeholder == "body"
    assert lead.rect.bottom <= left.rect.y == right.rect.y
    assert left.rect.right <= right.rect.x
    assert len(slides) == 2


def test_long_points_stay_in_one_column() -> None:
    slide = only_slide(bullets(*(words(9, 10 * n) for n in range(7))))
    assert slide.layout == "title-and-content"


def test_an_exhibit_inside_a_list_is_shown_behind_it() -> None:
    inside = b.List((item("a point", b.Figure("x.png", "a picture")), item("another")))
    names = [one.name for one in text_boxes(only_slide(inside))]
    assert names.index("Picture stand-in") > names.index("Text")


def clicks(slide: SlidePlan) -> list[list[str]]:
    """What appears at each click."""
    found: list[list[str]] = []
    for one in text_boxes(slide):
        for line in one.paragraphs:
            match line.entrance:
                case Entrance.CLICK:
                    found.append([paragraph_text(line)])
                case Entrance.WITH:
                    found[-1].append(paragraph_text(line))
                case Entrance.THERE:
                    pass
    return found


def test_points_that_are_built_appear_with_what_stands_inside_them() -> None:
    listed = b.List((item("one", bullets("inner", "deep")), item("two", paragraph("more"))), build=True)
    slide = only_slide(paragraph("There from the start"), listed)
    assert clicks(slide) == [["one", "inner", "deep"], ["two", "more"]]


def test_points_that_are_built_are_no_labelled_rows_which_appear_as_a_whole() -> None:
    points = tuple(led(f"Lead {n}", "and its text") for n in range(3))
    assert len(table_box(only_slide(b.List(points))).rows) == 3
    assert len(clicks(only_slide(b.List(points, build=True)))) == 3


def test_a_built_list_is_built_on_each_of_its_slides_from_the_first_line() -> None:
    slides = deck_of(replace(bullets(*(words(30, 30 * n) for n in range(12))), build=True)).topic_slides
    assert len(slides) > 1
    assert [len(clicks(slide)) for slide in slides] == [len(box(one, "body").paragraphs) for one in slides]


def test_a_point_that_goes_on_over_slides_waits_for_a_click_on_each() -> None:
    slides = deck_of(replace(bullets(words(400)), build=True)).topic_slides
    assert len(slides) > 1
    assert [len(clicks(slide)) for slide in slides] == [1] * len(slides)


def test_two_columns_of_short_points_are_built_down_the_one_and_then_the_other() -> None:
    names = [f"point {n}" for n in range(16)]
    slide = only_slide(replace(bullets(*names), build=True))
    assert len([one for one in text_boxes(slide) if one.placeholder in {"left", "right"}]) == 2
    assert [click[0].replace("\xa0", " ") for click in clicks(slide)] == names
