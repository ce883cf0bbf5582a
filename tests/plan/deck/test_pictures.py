"""Pictures on slides: their size, what of them is cut off, several in a grid."""

from __future__ import annotations

import math

import pytest

from deckgen.diagnostics import Report
from deckgen.model import block as b
from deckgen.model.asset import Asset, PictureFormat
from deckgen.model.attributes import Attributes
from deckgen.model.framing import Edges, Extent, Fit, Framing
from deckgen.plan.deck.deck import plan_deck
from deckgen.plan.deck.slides import PictureBox, SlidePlan, TextBox
from deckgen.theme.grid import BODY_TOP, Grid
from deckgen.units import Rect, inches
from tests.plan.deck.decks import THEME, briefing_of, bullets, deck_of, text, topic

GRID = Grid(THEME.slide)


def asset(width: int, height: int, digest: str = "") -> Asset:
    return Asset("a.png", PictureFormat.PNG, width, height, digest or f"{width}x{height}", b"")


def figure(
    width: int, height: int, caption: str = "", framing: Framing | None = None, **pairs: str
) -> b.Figure:
    inlines = text(caption) if caption else ()
    attributes = Attributes(pairs=tuple(pairs.items()))
    return b.Figure("a.png", "it", inlines, asset(width, height), attributes, framing=framing or Framing())


def only_slide(*blocks: b.Block) -> SlidePlan:
    (slide,) = deck_of(*blocks).topic_slides
    return slide


def pictures(slide: SlidePlan) -> list[PictureBox]:
    return [thing for thing in slide.placed if isinstance(thing, PictureBox)]


def captions(slide: SlidePlan) -> list[TextBox]:
    return [thing for thing in slide.placed if isinstance(thing, TextBox) and thing.name == "Caption"]


def test_a_covering_picture_fills_the_body_around_its_focus() -> None:
    framing = Framing(fit=Fit.COVER, focus=(0.5, 0.0))
    (box,) = pictures(only_slide(figure(1000, 1000, framing=framing)))
    assert box.rect == Rect(GRID.body.x, BODY_TOP, GRID.width, GRID.body.height)
    assert (box.crop.left, box.crop.top, box.crop.right) == (0, 0, 0)
    assert box.crop.height == pytest.approx(GRID.body.height / GRID.width)


@pytest.mark.parametrize("width", [Extent(inches(3)), Extent(share=0.25)])
def test_a_picture_is_as_wide_as_its_author_says(width: Extent) -> None:
    (box,) = pictures(only_slide(figure(4000, 1000, framing=Framing(width=width))))
    assert box.rect.width == pytest.approx(width.of(GRID.width), abs=1)
    assert box.rect.width == pytest.approx(4 * box.rect.height, abs=4)


def test_what_is_cut_off_goes_with_the_picture() -> None:
    crop = Edges(0.25, 0.1, 0.25, 0.1)
    (box,) = pictures(only_slide(figure(400, 100, framing=Framing(crop=crop))))
    assert box.crop == crop
    assert box.rect.width / box.rect.height == pytest.approx(200 / 80, rel=0.01)


@pytest.mark.parametrize("count", range(2, 7))
def test_pictures_that_follow_one_another_share_a_slide_without_touching(count: int) -> None:
    slide = only_slide(*(figure(800, 600, f"Number {n}") for n in range(count)))
    boxes = pictures(slide)
    assert len(boxes) == len(captions(slide)) == count
    things = [*(box.rect for box in boxes), *(caption.rect for caption in captions(slide))]
    for position, one in enumerate(things):
        assert one.x >= GRID.body.x
        assert one.right <= GRID.body.right + 1
        assert one.bottom <= GRID.body_end + 1
        for other in things[position + 1 :]:
            apart = (
                one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
            )
            assert apart, (one, other)


def test_each_caption_stands_below_its_own_picture() -> None:
    slide = only_slide(*(figure(800, 600, f"Number {n}") for n in range(3)))
    for box, caption in zip(pictures(slide), captions(slide), strict=True):
        assert caption.rect.x == box.rect.x
        assert 0 <= caption.rect.y - box.rect.bottom < inches(0.2)
    assert [thing.name for thing in slide.placed[1:7]] == ["Picture", "Caption"] * 3


def test_a_group_has_one_caption_below_all_and_names_every_source_once() -> None:
    group = b.FigureGroup(
        (figure(800, 600, source="One"), figure(800, 600, source="Two"), figure(800, 600, source="One")),
        text("All of them"),
        Attributes(pairs=(("source", "Three"), ("note", "Cut"))),
    )
    slide = only_slide(group)
    (caption,) = captions(slide)
    assert caption.rect.y > max(box.rect.bottom for box in pictures(slide))
    words = [
        run.text
        for thing in slide.placed
        if isinstance(thing, TextBox)
        for p in thing.paragraphs
        for run in p.runs
    ]
    assert "Source: Three; One; Two." in words
    assert "Note: Cut." in words


def test_more_than_six_pictures_go_on() -> None:
    slides = deck_of(b.FigureGroup(tuple(figure(800, 600) for _ in range(13)), text("Many"))).topic_slides
    assert [len(pictures(slide)) for slide in slides] == [6, 6, 1]
    assert all(len(captions(slide)) == 1 for slide in slides)


def test_two_pictures_stand_beside_a_text() -> None:
    slide = only_slide(bullets("one", "two"), figure(600, 800), figure(600, 800))
    assert slide.layout == "two-content"
    assert all(box.rect.x >= GRID.left(7) for box in pictures(slide))


def test_a_decorative_picture_says_nothing() -> None:
    (box,) = pictures(only_slide(b.Figure("a.png", "", text("Words"), asset(80, 60), decorative=True)))
    assert (box.alt, box.decorative) == ("", True)


def test_missing_pictures_of_a_group_are_frames() -> None:
    slide = only_slide(b.FigureGroup((b.Figure("lost.png", "A lost one"), figure(800, 600))))
    frames = [
        thing for thing in slide.placed if isinstance(thing, TextBox) and thing.name == "Picture stand-in"
    ]
    assert len(frames) == len(pictures(slide)) == 1


def test_pixels_are_kept_for_the_largest_place_alone() -> None:
    large = figure(9000, 3000)
    small = figure(9000, 3000, framing=Framing(width=Extent(inches(2))))
    cut = b.Figure(
        "b.png", "it", (), asset(8000, 4000), framing=Framing(crop=Edges(left=0.5), width=Extent(inches(2)))
    )
    plan = plan_deck(briefing_of(topic(small), topic(large, id="u"), topic(cut, id="v")), THEME, Report())
    across = math.ceil(GRID.width * 220 / inches(1))
    assert plan.picture_widths == {"9000x3000": across, "8000x4000": 4 * 220}
