"""Every exhibit with any number of items, on slides of every size: nothing overflows, overlaps or is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from deckgen.diagnostics import Severity
from deckgen.model import block as b
from deckgen.model import exhibits as e
from deckgen.model.briefing import Briefing, Density, Meta, Prose, Section, Settings
from deckgen.model.inline import Text
from deckgen.model.walk import iter_blocks, own_inlines, plain_text
from deckgen.plan.deck.desk import LINE
from deckgen.plan.deck.slides import Group, Placed, SlidePlan, TableBox, TextBox
from deckgen.plan.lines import line_count
from deckgen.plan.text import TextParagraph
from deckgen.theme.grid import GUTTER
from deckgen.theme.resolve import SLIDE_SIZES
from deckgen.units import Length, Rect, inches, points, to_points
from tests.plan.deck.decks import (
    THEME,
    Deck,
    cell_texts,
    everything,
    paragraph,
    plan,
    text_boxes,
    topic,
    words,
)
from tests.plan.exhibits.catalogue import CATALOGUE

COUNTS = (1, 2, 4, 9, 60)
NAMES = tuple(CATALOGUE)
PAIRS = [(one, NAMES[(n + off) % len(NAMES)]) for n, one in enumerate(NAMES) for off in (0, 1, 5, 8)]
HANGING = inches(0.32)
"""So far left of its place stands the mark that opens a quotation, and a large figure a little."""
SLACK = points(1)


def deck_of(*blocks: b.Block, size: str = "16:9", density: Density = Density.ROOM) -> Deck:
    settings = Settings(prose=Prose.SLIDE, density=density)
    briefing = Briefing(Meta(title="A briefing"), settings, (Section("s", (), (topic(*blocks),)),))
    return plan(briefing, replace(THEME, slide=SLIDE_SIZES[size]))


def assert_sound(deck: Deck, blocks: tuple[b.Block, ...], size: str) -> None:
    assert [one for one in deck.diagnostics if one.severity is Severity.ERROR] == []
    for slide in deck.topic_slides:
        for fault in (*outside(slide, size), *too_full(slide), *overlaps(slide)):
            pytest.fail(f"{slide.id}: {fault}")
    assert lost(deck, blocks) == set()


def outside(slide: SlidePlan, size: str) -> Iterator[str]:
    """What leaves the margins."""
    edge, width = inches(0.5), SLIDE_SIZES[size].width
    for one in everything(slide):
        if one.rect.x < edge - HANGING or one.rect.right > width - edge + SLACK:
            yield f"{one.name} is outside: {one.rect}"
        if one.rect.bottom > SLIDE_SIZES[size].height:
            yield f"{one.name} is below the slide: {one.rect}"


def too_full(slide: SlidePlan) -> Iterator[str]:
    """Texts higher than their boxes."""
    for box in text_boxes(slide):
        needed = height_of(box.paragraphs, box.rect.width - box.insets.left - box.insets.right)
        room = box.rect.height - box.insets.top - box.insets.bottom
        if box.placeholder not in {"title", "tracker", "footer", "number"} and needed > room + SLACK:
            yield f"{box.name} needs {needed} of {room}: {box.paragraphs[0].runs[:1]}"


def height_of(paragraphs: tuple[TextParagraph, ...], width: Length) -> Length:
    total = 0.0
    for one in paragraphs:
        size = max((run.style.size for run in one.runs), default=0.0)
        lines = line_count(one.runs, to_points(width - one.indent))
        total += lines * size * LINE * one.line_spacing + one.after + one.before
    return points(total - (paragraphs[-1].after if paragraphs else 0.0))


def overlaps(slide: SlidePlan) -> Iterator[str]:
    """Texts and tables that lie on one another; a number on its dot is no text on a text."""
    boxes = [(one.name, shown_rect(one)) for one in leaves(slide) if isinstance(one, TextBox | TableBox)]
    for (name, rect), (other_name, other) in combinations(boxes, 2):
        if meet(rect, other):
            yield f"{name} and {other_name} overlap: {rect}, {other}"


def leaves(slide: SlidePlan) -> Iterator[Placed]:
    yield from (one for one in everything(slide) if not isinstance(one, Group))


def shown_rect(one: Placed) -> Rect:
    """A box without the part into which only a mark hangs."""
    if isinstance(one, TextBox) and one.name == "Quotation" and one.paragraphs:
        return one.rect.inset(left=one.paragraphs[0].hang)
    return one.rect


def meet(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - SLACK
        and other.x < one.right - SLACK
        and one.y < other.bottom - SLACK
        and other.y < one.bottom - SLACK
    )


def lost(deck: Deck, blocks: tuple[b.Block, ...]) -> set[str]:
    """Words that no slide shows; what alternative texts alone say counts as shown."""
    shown: set[str] = set()
    for slide in deck.topic_slides:
        for one in everything(slide):
            match one:
                case TextBox():
                    texts = ["".join(run.text for run in paragraph.runs) for paragraph in one.paragraphs]
                case TableBox():
                    texts = [cell for row in cell_texts(one) for cell in row]
                case Group():
                    texts = [one.alt]
                case _:
                    texts = []
            shown.update(word.strip("“”.:;,()") for one_text in texts for word in one_text.split())
    wanted = {
        word
        for block in iter_blocks(blocks)
        for inlines in own_inlines(block)
        for word in plain_text(inlines).split()
    }
    return wanted - shown


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("name", CATALOGUE)
def test_any_number_of_items_fits(name: str, count: int) -> None:
    block = CATALOGUE[name](count)
    assert_sound(deck_of(block), (block,), "16:9")


@pytest.mark.parametrize("size", SLIDE_SIZES)
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_exhibit_fits_slides_of_every_size(name: str, size: str) -> None:
    for count in (3, 7):
        block = CATALOGUE[name](count)
        assert_sound(deck_of(block, size=size), (block,), size)


@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_exhibit_fits_in_every_density(name: str, density: Density) -> None:
    block = CATALOGUE[name](5)
    assert_sound(deck_of(block, density=density), (block,), "16:9")


@pytest.mark.parametrize(("name", "other"), PAIRS)
def test_exhibits_stand_in_pairs(name: str, other: str) -> None:
    blocks = (CATALOGUE[name](3), CATALOGUE[other](2))
    assert_sound(deck_of(*blocks), blocks, "16:9")


@pytest.mark.parametrize("name", CATALOGUE)
def test_an_exhibit_stands_beside_text(name: str) -> None:
    blocks = (paragraph(words(30, 20_000)), CATALOGUE[name](3))
    assert_sound(deck_of(*blocks), blocks, "16:9")


@pytest.mark.parametrize("name", CATALOGUE)
def test_items_too_long_for_their_form_are_running_text(name: str) -> None:
    made = CATALOGUE[name]
    block = made(2, 400)  # type: ignore[call-arg]  # each maker takes the number of words as well
    assert_sound(deck_of(block), (block,), "16:9")


@pytest.mark.parametrize("size", SLIDE_SIZES)
def test_the_mark_that_hangs_from_a_quotation_stands_clear_of_the_one_before_it(size: str) -> None:
    said = tuple(e.Quotation((paragraph(words(count)),), by="Who") for count in (6, 9))
    (slide,) = deck_of(*said, size=size).topic_slides
    first, second = (one.rect for one in text_boxes(slide) if one.name.startswith("Quotation"))
    assert second.x - first.right >= GUTTER


def test_few_words_of_quotations_and_steps_fill_their_slide() -> None:
    (short,) = deck_of(e.Quotation((paragraph(words(5)),), by="Who")).topic_slides
    (long,) = deck_of(e.Quotation((paragraph(words(30)),), by="Who")).topic_slides
    assert type_size(short, "Quotation") > 32 > type_size(long, "Quotation")
    steps = tuple(e.Entry((Text("One"),), (paragraph(words(4)),)) for _ in range(3))
    (process,) = deck_of(e.Entries(e.EntriesKind.PROCESS, steps)).topic_slides
    many = e.Entries(
        e.EntriesKind.PROCESS, tuple(replace(one, blocks=(paragraph(words(40)),)) for one in steps)
    )
    (full,) = deck_of(many).topic_slides
    assert type_size(process, "Number") > type_size(full, "Number")


def type_size(slide: SlidePlan, name: str) -> float:
    (first, *_) = (one for one in text_boxes(slide) if one.name.startswith(name))
    return first.paragraphs[0].runs[0].style.size
