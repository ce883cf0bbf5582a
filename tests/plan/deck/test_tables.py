"""Tables on slides: widths, alignment, lines, further slides, far too many columns."""

from __future__ import annotations

from deckgen.model import block as b
from deckgen.plan.deck.slides import TextBox
from deckgen.plan.text import Align
from deckgen.theme.grid import MARGIN
from deckgen.units import inches, to_inches
from tests.plan.deck.decks import (
    THEME,
    box,
    box_text,
    cell_texts,
    deck_of,
    everything,
    sizes,
    slide_text,
    squeezed,
    table,
    table_box,
    text,
    words,
)

HEAD = ("Country", "Position", "Warheads")
ROWS = (
    ("Russia", "Begin with new weapons", "1,456"),
    ("United States", "Keep what is left of the limits", "1,357"),
)


def rows(count: int, length: int = 1) -> tuple[tuple[str, ...], ...]:
    return tuple((f"row {n}", words(length, 10 * n), str(n)) for n in range(count))


def test_a_table_has_its_layout_and_ends_at_both_margins() -> None:
    (slide,) = deck_of(table(HEAD, *ROWS)).topic_slides
    found = table_box(slide)
    assert slide.layout == "table"
    assert found.rect.x == MARGIN
    assert abs(found.rect.right - (THEME.slide.width - MARGIN)) < 20
    assert sum(found.columns) == found.rect.width


def test_columns_of_numbers_are_set_right_and_texts_left() -> None:
    (slide,) = deck_of(table(HEAD, *ROWS)).topic_slides
    aligns = [[cell.paragraphs[0].align for cell in row.cells] for row in table_box(slide).rows]
    assert aligns == [[Align.LEFT, Align.LEFT, Align.RIGHT]] * 3


def test_a_column_of_numbers_and_dashes_is_one_of_numbers() -> None:
    (slide,) = deck_of(
        table(("What", "How much"), ("one", "–"), ("two", "$4.4m"), ("three", "12 %"))
    ).topic_slides
    assert table_box(slide).rows[1].cells[1].paragraphs[0].align is Align.RIGHT


def test_alignment_as_the_author_named_it_stays() -> None:
    named = b.Table(
        tuple(b.Cell(text(cell)) for cell in ("Name", "Number")),
        (tuple(b.Cell(text(cell)) for cell in ("one", "1")),),
        (b.Alignment.CENTRE, b.Alignment.LEFT),
    )
    (slide,) = deck_of(named).topic_slides
    assert [cell.paragraphs[0].align for cell in table_box(slide).rows[1].cells] == [Align.CENTRE, Align.LEFT]


def test_head_and_key_column_are_bold_and_navy() -> None:
    (slide,) = deck_of(table(HEAD, *ROWS)).topic_slides
    head, first, _ = table_box(slide).rows
    key = first.cells[0].paragraphs[0].runs[0].style
    other = first.cells[1].paragraphs[0].runs[0].style
    named = head.cells[1].paragraphs[0].runs[0].style
    assert (key.face.bold, key.color, key.size) == (True, THEME.palette.navy, 16)
    assert (other.face.bold, other.color, other.size) == (False, THEME.palette.ink, 16)
    assert (named.face.bold, named.color, named.size) == (True, THEME.palette.navy, 14)


def test_four_kinds_of_line_and_no_fill() -> None:
    (slide,) = deck_of(table(HEAD, *ROWS, *ROWS)).topic_slides
    below = [row.cells[0].below for row in table_box(slide).rows]
    assert [(stroke.weight, stroke.color) for stroke in below if stroke] == [
        (1.5, THEME.palette.navy),
        *[(0.75, THEME.palette.grid)] * 3,
        (0.75, THEME.palette.rule),
    ]
    assert all(cell.fill is None for row in table_box(slide).rows for cell in row.cells)


def test_rows_divide_the_body_within_their_limits() -> None:
    (few,) = deck_of(table(HEAD, *rows(3))).topic_slides
    (many,) = deck_of(table(HEAD, *rows(9))).topic_slides
    assert [round(to_inches(row.height), 2) for row in table_box(few).rows[1:]] == [0.62] * 3
    pitches = {to_inches(row.height) for row in table_box(many).rows[1:]}
    assert len({round(pitch, 3) for pitch in pitches}) == 1
    assert 0.36 <= pitches.pop() < 0.62


def test_a_wide_column_gets_more_room_than_a_narrow_one() -> None:
    (slide,) = deck_of(table(("A", "B", "C"), ("x", words(20), "y"), ("x", words(25), "y"))).topic_slides
    narrow, wide, other = table_box(slide).columns
    assert wide > 4 * max(narrow, other)


def test_a_long_table_goes_on_with_its_head_repeated() -> None:
    slides = deck_of(table(HEAD, *rows(30))).topic_slides
    assert len(slides) == 3
    parts = [cell_texts(table_box(slide)) for slide in slides]
    assert {tuple(part[0]) for part in parts} == {HEAD}
    assert [row[0] for part in parts for row in part[1:]] == [f"row {n}" for n in range(30)]


def test_the_columns_of_a_table_stay_where_they_are_on_every_slide() -> None:
    slides = deck_of(table(HEAD, *rows(40, 4))).topic_slides
    assert len({table_box(slide).columns for slide in slides}) == 1


def test_no_row_is_left_alone_on_the_last_slide() -> None:
    for count in range(10, 40):
        last = deck_of(table(HEAD, *rows(count))).topic_slides[-1]
        assert len(table_box(last).rows) > 2


def test_a_wide_table_takes_smaller_type_but_none_below_the_floor() -> None:
    head = tuple(f"Column {n}" for n in range(13))
    (slide,) = deck_of(table(head, tuple(words(2, 2 * n) for n in range(13)))).topic_slides
    sizes = {
        run.style.size
        for row in table_box(slide).rows
        for cell in row.cells
        for one in cell.paragraphs
        for run in one.runs
    }
    assert max(sizes) < 16
    assert min(sizes) >= 12


def test_a_table_with_too_many_columns_goes_on_with_the_key_column_repeated() -> None:
    head = ("Key", *(f"Column{n}" for n in range(40)))
    body = tuple((f"row{r}", *(f"value{r}x{n}" for n in range(40))) for r in range(8))
    slides = deck_of(table(head, *body)).topic_slides
    parts = [cell_texts(table_box(slide)) for slide in slides]
    assert len(parts) > 2
    assert all([row[0] for row in part] == ["Key", *(f"row{n}" for n in range(8))] for part in parts)
    assert [cell for part in parts for cell in part[0][1:]] == list(head[1:])


def test_a_cell_higher_than_a_slide_goes_on_in_a_further_row() -> None:
    slides = deck_of(table(("A", "B"), ("key", words(2000)), ("other", "end"))).topic_slides
    said = "".join(row[1] for slide in slides for row in cell_texts(table_box(slide))[1:])
    assert squeezed(said) == squeezed(words(2000)) + "end"
    for slide in slides:
        assert table_box(slide).rect.bottom <= inches(6.26) + 20


def test_caption_note_and_source_have_their_places() -> None:
    made = table(HEAD, *ROWS, note="Counted twice", source="Somebody, 2021")
    captioned = b.Table(made.head, made.rows, made.alignments, text("What it shows"), made.attributes)
    (slide,) = deck_of(captioned).topic_slides
    found = {box.name: box for box in everything(slide) if isinstance(box, TextBox)}
    assert box_text(found["Table caption"]) == "What it shows"
    assert found["Table caption"].rect.bottom <= table_box(slide).rect.y
    assert box_text(found["Source"]) == "Note: Counted twice.\nSource: Somebody, 2021."
    assert found["Source"].placeholder == "source"


def test_a_table_without_head_has_none() -> None:
    (slide,) = deck_of(table((), ("one", "1"), ("two", "2"))).topic_slides
    assert not table_box(slide).has_head
    assert len(table_box(slide).rows) == 2


def test_a_caption_that_is_a_text_in_itself_is_shown_whole() -> None:
    captioned = b.Table(
        (), (tuple(b.Cell(text(cell)) for cell in ("a", "b")),), (None, None), text(words(400))
    )
    slides = deck_of(captioned).topic_slides
    assert squeezed(words(400)) in squeezed(
        "".join(slide_text(slide).split("\n", 1)[1] for slide in slides)
    ) or all(word in squeezed("".join(slide_text(slide) for slide in slides)) for word in words(400).split())
    assert min(sizes(box(slides[0], "body"))) >= 18
