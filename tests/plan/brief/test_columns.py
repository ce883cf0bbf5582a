from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.plan.brief.columns import share_room, stretch_numbers

NEEDS = st.lists(
    st.tuples(st.sampled_from([0.0, 1.0, 9.5, 20.0, 80.0, 333.3]), st.floats(0, 1)), min_size=1, max_size=12
)


@given(NEEDS, st.floats(10, 600))
def test_widths_fill_the_room_exactly(needs: list[tuple[float, float]], room: float) -> None:
    natural = [width for width, _ in needs]
    longest = [width * share for width, share in needs]
    widths = share_room(natural, longest, room)
    assert sum(widths) == pytest.approx(room)
    assert min(widths) >= 0


@given(NEEDS)
def test_no_word_is_broken_while_all_words_fit(needs: list[tuple[float, float]]) -> None:
    natural = [width for width, _ in needs]
    longest = [width * share for width, share in needs]
    widths = share_room(natural, longest, sum(longest) + 1)
    assert all(width >= least - 1e-6 for width, least in zip(widths, longest, strict=True))


def test_a_narrow_column_keeps_its_width_beside_wide_ones() -> None:
    widths = share_room([40, 600, 300], [30, 50, 50], 470)
    assert widths[0] == 40
    assert widths[1] > widths[2]


def test_columns_of_numbers_are_alike() -> None:
    widths = stretch_numbers([100, 30, 50, 40], [False, True, True, True], 400)
    assert widths[1] == widths[2] == widths[3]
    assert sum(widths) == pytest.approx(400)
