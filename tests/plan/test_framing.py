from __future__ import annotations

import pytest

from deckgen.model.asset import Asset, PictureFormat
from deckgen.model.block import Figure
from deckgen.model.drawing import Drawing
from deckgen.model.framing import WHOLE, Edges, Extent, Fit, Framing, cut_to_ratio
from deckgen.plan.framing import Room, columns_for, frame, shape
from deckgen.plan.resolution import picture_widths
from deckgen.units import EMU_PER_POINT

ROOM = Room(400, 200, largest=1.0, unit=EMU_PER_POINT)
POINT = EMU_PER_POINT


def asset(width: int, height: int, digest: str = "a", *, drawn: bool = False) -> Asset:
    drawing = Drawing(width, height, ()) if drawn else None
    return Asset("a", PictureFormat.PNG, width, height, digest, b"", drawing)


def figure(width: int, height: int, framing: Framing | None = None, *, drawn: bool = False) -> Figure:
    return Figure("a", "", asset=asset(width, height, drawn=drawn), framing=framing or Framing())


@pytest.mark.parametrize(
    ("size", "framing", "wanted"),
    [
        ((100, 50), Framing(), (100, 50)),
        ((1000, 100), Framing(), (400, 40)),
        ((1000, 1000), Framing(), (200, 200)),
        ((100, 50), Framing(width=Extent(share=0.5)), (200, 100)),
        ((100, 50), Framing(width=Extent(50 * POINT)), (50, 25)),
        ((100, 50), Framing(height=Extent(100 * POINT)), (200, 100)),
        ((100, 50), Framing(height=Extent(share=1.0)), (400, 200)),
        ((100, 50), Framing(width=Extent(900 * POINT)), (400, 200)),
        ((100, 50), Framing(width=Extent(100 * POINT), height=Extent(10 * POINT)), (20, 10)),
        ((100, 50), Framing(crop=Edges(left=0.5)), (50, 50)),
    ],
)
def test_a_picture_is_as_large_as_its_author_and_its_room_allow(
    size: tuple[int, int], framing: Framing, wanted: tuple[float, float]
) -> None:
    framed = frame(figure(*size, framing), ROOM)
    assert (framed.width, framed.height) == pytest.approx(wanted)
    assert framed.crop == framing.crop


def test_a_drawing_fills_its_room_at_any_size() -> None:
    framed = frame(figure(10, 5, drawn=True), ROOM)
    assert (framed.width, framed.height) == (400, 200)


@pytest.mark.parametrize(
    ("framing", "fills", "size", "crop"),
    [
        (Framing(fit=Fit.COVER), True, (400, 200), Edges(0, 0.25, 0, 0.25)),
        (Framing(fit=Fit.COVER, focus=(0.5, 0.0)), True, (400, 200), Edges(0, 0, 0, 0.5)),
        (Framing(fit=Fit.COVER, focus=(0.5, 0.9)), True, (400, 200), Edges(0, 0.5, 0, 0)),
        (Framing(width=Extent(160 * POINT), fit=Fit.COVER), False, (160, 90), Edges(0, 0.21875, 0, 0.21875)),
        (
            Framing(width=Extent(50 * POINT), height=Extent(100 * POINT), fit=Fit.COVER, focus=(0.4, 0)),
            False,
            (50, 100),
            Edges(0.15, 0, 0.35, 0),
        ),
    ],
)  # fmt: skip
def test_a_covering_picture_fills_its_box_around_its_focus(
    framing: Framing, fills: bool, size: tuple[float, float], crop: Edges
) -> None:
    room = Room(400, 200, 1.0, EMU_PER_POINT, fills)
    framed = frame(figure(100, 100, framing), room)
    assert (framed.width, framed.height) == pytest.approx(size)
    assert vars_of(framed.crop) == pytest.approx(vars_of(crop))


def vars_of(edges: Edges) -> tuple[float, ...]:
    return (edges.left, edges.top, edges.right, edges.bottom)


def test_cutting_to_a_ratio_stays_inside_what_is_cut_already() -> None:
    cut = cut_to_ratio((200, 100), Edges(left=0.5), 0.5, (0.0, 0.5))
    assert vars_of(cut) == pytest.approx((0.5, 0, 0.25, 0))
    assert vars_of(cut_to_ratio((100, 100), WHOLE, 1.0, (0.1, 0.1))) == pytest.approx((0, 0, 0, 0))


def test_what_is_cut_off_never_stretches_what_is_shown() -> None:
    for ratio in (0.1, 0.7, 1.0, 2.5, 9.0):
        for focus in ((0.0, 0.0), (0.5, 0.5), (1.0, 0.2)):
            crop = cut_to_ratio((300, 200), Edges(0.1, 0.2, 0.05, 0.0), ratio, focus)
            assert 300 * crop.width / (200 * crop.height) == pytest.approx(ratio)
            assert min(vars_of(crop)) >= 0
            assert crop.left >= 0.1 - 1e-9
            assert crop.top >= 0.2 - 1e-9


@pytest.mark.parametrize(
    ("shapes", "room", "columns"),
    [
        ([1.3, 1.3], (400, 200), 2),
        ([4.0, 4.0], (400, 200), 1),
        ([0.5, 0.5, 0.5], (400, 200), 3),
        ([1.3] * 4, (400, 300), 2),
        ([1.3] * 6, (400, 200), 3),
        ([1.3] * 5, (400, 200), 3),
        ([1.0], (400, 200), 1),
    ],
)
def test_pictures_stand_in_as_many_columns_as_make_them_largest(
    shapes: list[float], room: tuple[float, float], columns: int
) -> None:
    assert columns_for(shapes, room, 10, 6) == columns


def test_there_are_never_more_columns_than_may_be() -> None:
    assert columns_for([0.2] * 8, (400, 200), 10, 8) == 8
    assert columns_for([0.2] * 8, (400, 200), 10, 4) == 4


def test_shape_is_that_of_what_is_left() -> None:
    assert shape(figure(100, 50)) == 2
    assert shape(figure(100, 50, Framing(crop=Edges(left=0.5)))) == 1
    assert shape(Figure("lost", "")) == 16 / 9


def test_only_pictures_with_far_too_many_pixels_are_named() -> None:
    shown = [(asset(1500, 100, "enough"), 360.0), (asset(1501, 100, "many"), 360.0)]
    assert picture_widths(shown, 200) == {"many": 1000}


def test_a_picture_keeps_what_its_largest_place_shows_and_a_drawing_is_always_named() -> None:
    many = asset(9000, 100, "many")
    assert picture_widths([(many, 36.0), (many, 72.0), (many, 54.0)], 100) == {"many": 100}
    assert picture_widths([(asset(10, 10, "drawn", drawn=True), 72.0)], 220) == {"drawn": 132}
