"""Content that no slide was made for: nothing is lost, nothing leaves the slide, and time stays linear."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from deckgen.diagnostics import Severity
from deckgen.model import block as b
from deckgen.model.asset import Asset, PictureFormat
from deckgen.model.walk import iter_blocks, own_inlines, plain_text
from deckgen.plan.deck.slides import PictureBox, TableBox
from tests.plan.deck.decks import (
    THEME,
    Deck,
    bullets,
    cell_texts,
    deck_of,
    everything,
    item,
    paragraph,
    slide_text,
    squeezed,
    table,
    table_box,
    text,
    text_boxes,
    words,
)
from tests.samples import BLOCKS


def said(deck: Deck) -> str:
    """All that stands between titles and feet."""
    outside = {"title", "tracker", "footer", "number"}
    parts = []
    for slide in deck.topic_slides:
        inside = tuple(one for one in slide.placed if getattr(one, "placeholder", "") not in outside)
        parts.append(slide_text(replace(slide, placed=inside)))
    return squeezed("".join(parts))


def assert_sound(deck: Deck) -> None:
    """Nothing leaves a slide, and no error was reported."""
    for slide in deck.slides:
        for one in everything(slide):
            assert one.rect.x >= 0
            assert one.rect.y >= 0
            assert one.rect.width >= 0
            assert one.rect.height >= 0
            assert one.rect.right <= THEME.slide.width
            assert one.rect.bottom <= THEME.slide.height
    assert all(found.severity is not Severity.ERROR for found in deck.diagnostics)


def picture(width: int, height: int) -> b.Figure:
    return b.Figure(
        "p.png", "a picture", text("A caption"), Asset("p.png", PictureFormat.PNG, width, height, "0", b"")
    )


def deep(depth: int) -> b.List:
    inner = (deep(depth - 1),) if depth > 1 else ()
    return b.List((item(f"depth{depth}", *inner),))


TEXTS: dict[str, tuple[Callable[[], b.Block], str]] = {
    "a word longer than the line": (lambda: paragraph("x" * 500), "x" * 500),
    "a word longer than the slide": (lambda: paragraph("x" * 3000), "x" * 3000),
    "a long word in a list": (lambda: bullets("a", "y" * 400), "y" * 400),
    "a long word in a cell": (lambda: table(("a", "b"), ("k", "z" * 400)), "z" * 400),
    "a list of 400 points": (lambda: bullets(*(words(3, 3 * n) for n in range(400))), words(1200)),
    "a paragraph of 5,000 words": (lambda: paragraph(words(5000)), words(5000)),
    "a list fifty levels deep": (lambda: deep(50), "depth1"),
    "a quotation of 600 words": (lambda: b.Quote((paragraph(words(600)),)), words(600)),
    "a caption of 500 words": (lambda: b.Figure("x.png", "x", text(words(500))), words(500)),
    "a line of code of 3,000 letters": (lambda: b.CodeBlock("v" * 3000), "v" * 3000),
    "a formula of 500 letters": (lambda: b.MathBlock("w" * 500), "w" * 500),
    "a heading for nothing, forty times": (
        lambda: b.Div("x", tuple(b.RunInHeading(text(f"heading{n}")) for n in range(40))),
        "".join(f"heading{n}" for n in range(40)),
    ),
    "a paragraph that leads up to the next, sixty times": (
        lambda: b.Div("x", tuple(paragraph(f"lead{n}:") for n in range(60))),
        "".join(f"lead{n}:" for n in range(60)),
    ),
    "sixty columns": (
        lambda: b.Columns(tuple(b.Column((paragraph(words(4, 4 * n)),)) for n in range(60))),
        words(240),
    ),
}


@pytest.mark.parametrize(("block", "content"), TEXTS.values(), ids=TEXTS.keys())
def test_all_of_it_is_shown_on_slides(block: Callable[[], b.Block], content: str) -> None:
    deck = deck_of(block())
    assert_sound(deck)
    found = said(deck)
    assert all(word in found for word in content.split())


@pytest.mark.parametrize("kind", BLOCKS, ids=lambda kind: kind.__name__)
def test_every_kind_of_block_plans_without_losing_a_word(kind: type) -> None:
    deck = deck_of(paragraph("before it"), BLOCKS[kind], paragraph("behind it"))
    assert_sound(deck)
    found = said(deck)
    assert "beforeit" in found
    assert "behindit" in found
    assert all(word in found for word in words_for_slides(BLOCKS[kind]))


def words_for_slides(block: b.Block) -> list[str]:
    """The words that a slide has to show of a block."""
    if isinstance(block, b.Notes | b.Only):
        return []
    found: list[str] = []
    for one in iter_blocks((block,)):
        found += [word for inlines in own_inlines(one) for word in plain_text(inlines).split()]
        match one:
            case b.CodeBlock():
                found += one.text.split()
            case b.MathBlock():
                found += one.tex.split()
            case _:
                pass
    return found


@pytest.mark.parametrize(("width", "height"), [(100_000, 10), (10, 100_000), (1, 1), (640, 480)])
def test_a_picture_of_any_ratio_keeps_it(width: int, height: int) -> None:
    deck = deck_of(picture(width, height))
    assert_sound(deck)
    (found,) = (one for one in everything(deck.topic_slides[0]) if isinstance(one, PictureBox))
    if min(found.rect.width, found.rect.height) > 1000:
        assert found.rect.width / found.rect.height == pytest.approx(width / height, rel=0.01)


def test_a_table_of_a_thousand_columns_is_shown_whole() -> None:
    head = tuple(f"c{n}" for n in range(1000))
    deck = deck_of(table(head, tuple(f"v{n}" for n in range(1000))))
    assert_sound(deck)
    tables = [one for slide in deck.topic_slides for one in everything(slide) if isinstance(one, TableBox)]
    found = {cell for one in tables for row in cell_texts(one) for cell in row}
    assert found >= {*head, *(f"v{n}" for n in range(1000))}


def test_a_table_of_five_thousand_rows_is_shown_whole() -> None:
    rows = tuple((f"key{n}", f"value{n}") for n in range(5000))
    deck = deck_of(table(("Key", "Value"), *rows))
    assert_sound(deck)
    found = [tuple(row) for slide in deck.topic_slides for row in cell_texts(table_box(slide))[1:]]
    assert found == list(rows)


def test_planning_time_grows_with_the_content_and_no_faster() -> None:
    def seconds(count: int) -> float:
        made = table(("Key", "Value"), *((f"key{n}", words(3, 3 * n)) for n in range(count)))
        points = bullets(*(words(6, 6 * n) for n in range(count)))
        started = time.process_time()
        deck_of(made, points)
        return time.process_time() - started

    seconds(200)
    small = min(seconds(500) for _ in range(3))
    large = min(seconds(4000) for _ in range(2))
    assert large < 8 * small * 2.5


def test_a_slide_with_nothing_on_it_is_reported() -> None:
    deck = deck_of()
    assert deck.codes == ["slide-empty"]
    assert_sound(deck)
    assert [one.placeholder for one in text_boxes(deck.topic_slides[0])] == ["title", "footer", "number"]
