"""Fitting: the steps of type, further slides, good breaks; no word is lost."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from deckgen.model import block as b
from deckgen.model.attributes import Attributes
from deckgen.model.inline import Subscript, Text
from deckgen.plan.deck.slides import PictureBox, SlidePlan, TableBox, TextBox
from deckgen.plan.lines import line_count
from deckgen.plan.text import NumberBullet
from deckgen.units import to_points
from tests.plan.deck.decks import (
    THEME,
    box,
    box_text,
    bullets,
    cell_texts,
    deck_of,
    everything,
    item,
    paragraph,
    paragraph_text,
    sizes,
    slide_text,
    squeezed,
    table,
    table_box,
    text,
    words,
)
from tests.samples import PICTURE

STEPS = (24, 22, 20, 18)
FLOOR = 18
BODY = 72 * 4.38
LINE = 1.2117


def points(count: int, length: int) -> b.List:
    return bullets(*(words(length, length * number) for number in range(count)))


def needed(one: TextBox, scale: float = 1.0) -> float:
    """The height in points of a box's text, were its type larger by a factor."""
    total = 0.0
    for each in one.paragraphs:
        size = max(run.style.size for run in each.runs) * scale
        lines = line_count(each.runs, to_points(one.rect.width - each.indent), scale)
        total += lines * LINE * size * each.line_spacing + each.after
    return total - one.paragraphs[-1].after


def test_type_is_the_largest_at_which_all_fits() -> None:
    met = set()
    for count, length in product(range(2, 14), (4, 9, 14)):
        slides = deck_of(points(count, length), paragraph(words(6))).topic_slides
        if len(slides) == 1:
            body = box(slides[0], "body")
            (size,) = sizes(body)
            met.add(size)
            assert needed(body) <= to_points(body.rect.height)
            larger = [step for step in STEPS if step > size]
            assert not larger or needed(body, larger[-1] / size) > BODY
    assert met == set(STEPS)


def test_subscripts_have_the_room_that_they_take_in_libreoffice() -> None:
    lines = [b.Paragraph((Text("H"), Subscript(text("2")), Text("O"))) for _ in range(100)]
    plain = [paragraph("H2O") for _ in range(100)]
    assert len(deck_of(*lines).topic_slides) > len(deck_of(*plain).topic_slides)


@pytest.mark.parametrize("count", range(96, 108))
def test_a_long_paragraph_with_a_subscript_is_never_higher_than_its_slide(count: int) -> None:
    long = b.Paragraph((Text(words(count) + " H"), Subscript(text("2")), Text("O")))
    assert deck_of(long, paragraph(words(100))).codes == []


def test_what_fits_no_slide_at_the_floor_goes_on_with_the_title_numbered() -> None:
    slides = deck_of(points(9, 14)).topic_slides
    assert [slide.title for slide in slides] == ["One thing is true (1 of 2)", "One thing is true (2 of 2)"]
    assert [slide.id for slide in slides] == ["t", "t~2"]


@pytest.mark.parametrize("count", range(3, 60, 7))
def test_no_text_is_higher_than_its_box_and_none_below_the_floor(count: int) -> None:
    for slide in deck_of(points(count, 11)).topic_slides:
        body = box(slide, "body")
        assert needed(body) <= to_points(body.rect.height) + 0.1
        assert min(sizes(body)) >= FLOOR


@pytest.mark.parametrize("count", range(8, 40, 5))
def test_no_point_is_left_alone_on_the_last_slide(count: int) -> None:
    assert len(box(deck_of(points(count, 14)).topic_slides[-1], "body").paragraphs) > 1


def test_numbers_go_on_over_slides() -> None:
    numbered = b.List(points(20, 14).items, ordered=True)
    slides = deck_of(numbered).topic_slides
    found = [
        one.bullet
        for slide in slides
        for one in box(slide, "body").paragraphs
        if isinstance(one.bullet, NumberBullet)
    ]
    assert [bullet.number for bullet in found] == list(range(1, 21))
    first_of_second = box(slides[1], "body").paragraphs[0].bullet
    assert isinstance(first_of_second, NumberBullet)
    assert first_of_second.start == first_of_second.number > 1


def test_a_lead_in_stays_with_its_list() -> None:
    for filler in range(120, 170, 5):
        slides = deck_of(paragraph(words(filler)), paragraph("The points are:"), points(6, 14)).topic_slides
        for slide in slides[:-1]:
            last = paragraph_text(box(slide, "body").paragraphs[-1])
            assert not last.endswith("are:")


def test_a_lead_in_stays_with_its_table() -> None:
    rows = tuple((words(1, n), words(1, 100 + n)) for n in range(6))
    for filler in range(100, 200, 10):
        for slide in deck_of(
            paragraph(words(filler)), paragraph("As follows:"), table(("a", "b"), *rows)
        ).topic_slides:
            boxes = [one for one in everything(slide) if isinstance(one, TextBox) and one.name == "Text"]
            if boxes and "follows:" in box_text(boxes[-1]):
                assert any(isinstance(one, TableBox) for one in everything(slide))


def test_a_paragraph_longer_than_a_slide_goes_on_between_two_lines() -> None:
    slides = deck_of(paragraph(words(600))).topic_slides
    assert len(slides) > 2
    assert "".join(squeezed(box_text(box(slide, "body"))) for slide in slides) == squeezed(words(600))


def test_type_is_the_same_on_all_slides_of_a_topic() -> None:
    slides = deck_of(points(25, 12)).topic_slides
    assert len({frozenset(sizes(box(slide, "body"))) for slide in slides}) == 1


def test_slides_of_a_topic_are_filled_evenly() -> None:
    slides = deck_of(points(15, 14)).topic_slides
    counts = [len(box(slide, "body").paragraphs) for slide in slides]
    assert max(counts) - min(counts) <= 1


def test_the_last_slides_of_a_very_long_list_are_filled_evenly() -> None:
    counts = [len(box(slide, "body").paragraphs) for slide in deck_of(points(400, 14)).topic_slides]
    assert sum(counts) == 400
    assert len(set(counts[:-8])) == 1
    assert max(counts[-8:]) - min(counts[-8:]) <= 1


def test_mixed_content_stands_in_the_order_of_the_source_and_does_not_overlap() -> None:
    slides = deck_of(
        paragraph(words(12)),
        table(("Name", "Number"), ("one", "1"), ("two", "2")),
        points(3, 5),
        b.Figure("dot.png", "a dot", asset=PICTURE),
    ).topic_slides
    for slide in slides:
        rects = [one.rect for one in content(slide)]
        for before, after in pairwise(rects):
            assert before.bottom <= after.y or before.right <= after.x
            assert after.bottom <= THEME.slide.height


def test_each_stretch_between_slide_breaks_has_its_slide() -> None:
    slides = deck_of(paragraph("before"), b.SlideBreak(), paragraph("after")).topic_slides
    assert [box_text(box(slide, "body")) for slide in slides] == ["before", "after"]
    assert [slide.title for slide in slides] == ["One thing is true (1 of 2)", "One thing is true (2 of 2)"]


def test_code_goes_on_line_by_line_and_loses_nothing() -> None:
    lines = [f"    value_{number} = {number}" for number in range(60)]
    slides = deck_of(b.CodeBlock("\n".join(lines))).topic_slides
    found = [
        paragraph_text(one).replace("\xa0", " ")
        for slide in slides
        for placed in content(slide)
        if isinstance(placed, TextBox)
        for one in placed.paragraphs
    ]
    assert found == lines


def test_numbers_of_lines_of_code_go_on_over_slides() -> None:
    numbered = Attributes(classes=("numberLines",), pairs=(("startFrom", "98"),))
    slides = deck_of(b.CodeBlock("\n".join(["x = 1"] * 60), "python", numbered)).topic_slides
    lines = [
        paragraph_text(one).replace("\xa0", " ")
        for slide in slides
        for placed in content(slide)
        if isinstance(placed, TextBox)
        for one in placed.paragraphs
    ]
    assert len(slides) > 1
    assert lines == [f"{number:>3}  x = 1" for number in range(98, 158)]


def test_a_panel_of_code_keeps_its_text_off_its_edges_and_ends_where_it_does() -> None:
    (slide,) = deck_of(b.CodeBlock("one\ntwo")).topic_slides
    (panel,) = content(slide)
    assert isinstance(panel, TextBox)
    assert min(panel.insets.left, panel.insets.top, panel.insets.right, panel.insets.bottom) > 0
    used = needed(panel) + to_points(panel.insets.top + panel.insets.bottom)
    assert to_points(panel.rect.height) == pytest.approx(used, abs=0.1)


def test_columns_stand_side_by_side_and_go_on_together() -> None:
    columns = b.Columns((b.Column((paragraph(words(200)),)), b.Column((paragraph(words(200, 200)),))))
    slides = deck_of(columns).topic_slides
    assert len(slides) > 1
    for slide in slides:
        left, right = box(slide, "left"), box(slide, "right")
        assert left.rect.right < right.rect.x
        assert left.rect.y == right.rect.y
    said = squeezed("".join(box_text(box(slide, side)) for side in ("left", "right") for slide in slides))
    assert said == squeezed(words(400))


def test_columns_too_narrow_to_read_stand_one_below_the_other() -> None:
    columns = b.Columns(tuple(b.Column((paragraph(words(2, 2 * n)),)) for n in range(8)))
    (slide,) = deck_of(columns).topic_slides
    assert slide.layout == "title-and-content"


def test_a_picture_keeps_its_shape_and_has_its_caption_below() -> None:
    figure = b.Figure("dot.png", "a dot", text("A caption"), PICTURE)
    (slide,) = deck_of(figure).topic_slides
    picture, caption = content(slide)
    assert isinstance(picture, PictureBox)
    assert picture.rect.width == picture.rect.height
    assert picture.alt == "a dot"
    assert picture.rect.bottom < caption.rect.y


def test_a_missing_picture_leaves_a_frame_with_its_alt_text() -> None:
    (slide,) = deck_of(b.Figure("gone.png", "what it showed")).topic_slides
    (frame,) = content(slide)
    assert isinstance(frame, TextBox)
    assert box_text(frame) == "what it showed"
    assert frame.stroke is not None


def test_text_and_an_upright_picture_stand_side_by_side() -> None:
    (slide,) = deck_of(points(3, 6), b.Figure("dot.png", "a dot", asset=PICTURE)).topic_slides
    words_box, picture = content(slide)
    assert isinstance(picture, PictureBox)
    assert words_box.rect.right < picture.rect.x


def test_long_text_inside_a_labelled_block_is_shown_plainly() -> None:
    block = b.Div("unheard-of", (paragraph("kept words"),), Attributes(pairs=(("source", "somebody"),)))
    (slide,) = deck_of(block).topic_slides
    assert "kept\xa0words" in slide_text(slide)
    assert "Source: somebody." in slide_text(slide)


def test_an_inner_item_of_a_list_is_not_parted_from_its_point_where_another_break_is_near() -> None:
    items = tuple(item(words(8, 10 * n), bullets(words(8, 500 + 10 * n))) for n in range(12))
    for slide in deck_of(b.List(items)).topic_slides:
        assert box(slide, "body").paragraphs[0].level == 0


def test_tables_and_lists_on_one_slide_share_its_height() -> None:
    rows = tuple((words(1, n), words(1, 100 + n)) for n in range(3))
    (slide,) = deck_of(points(2, 6), table(("a", "b"), *rows)).topic_slides
    assert len(cell_texts(table_box(slide))) == 4
    assert box(slide, "body").rect.bottom <= table_box(slide).rect.y


def content(slide: SlidePlan) -> list[TextBox | TableBox | PictureBox]:
    """What stands between title and foot."""
    outside = {"title", "tracker", "source", "footer", "number", "date"}
    return [
        one
        for one in everything(slide)
        if isinstance(one, TableBox | PictureBox)
        or (isinstance(one, TextBox) and one.placeholder not in outside)
    ]
