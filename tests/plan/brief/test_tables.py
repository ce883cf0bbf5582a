from __future__ import annotations

import pytest

from deckgen.model.briefing import Paper
from deckgen.plan.brief.grid import grid_for
from tests.plan.brief.briefings import (
    SENTENCE,
    content,
    find,
    find_all,
    outside,
    paragraph,
    plan_blocks,
    prose,
    read,
    rows,
    table,
)

A4 = grid_for(Paper.A4)


def test_a_long_table_repeats_its_head_and_says_that_it_goes_on() -> None:
    planned = plan_blocks(table(rows(120), "Many rows", head=("Name", "Value")))
    count = len(planned.pages)
    assert count > 2
    assert [one.page for one in find_all(planned, "Name")] == list(range(1, count + 1))
    assert [one.page for one in find_all(planned, "(continued)")] == list(range(2, count + 1))
    said = [one.text for one in find_all(planned, "continued on page")]
    assert said == [f"continued on page {n}" for n in range(2, count + 1)]


def test_a_repeated_head_is_read_only_once() -> None:
    planned = plan_blocks(table(rows(120), "Many rows", head=("Name", "Value")))
    assert read(planned).count("Name") == 1
    assert read(planned).count("Many rows") == 1


def test_three_rows_stand_on_either_side_of_a_page_break() -> None:
    for count in range(20, 33):
        planned = plan_blocks(*[paragraph("A line.")] * count, table(rows(9), "Nine rows"))
        pages = [find(planned, f"row {n}").page for n in range(9)]
        assert pages[0] == pages[2]
        assert pages[6] == pages[8]


def test_a_row_higher_than_a_page_is_cut_between_lines_and_loses_nothing() -> None:
    planned = plan_blocks(table([("short", SENTENCE * 200), ("after", "end")], "High"))
    assert len(planned.pages) > 1
    assert outside(planned) == []
    assert read(planned).count("delegations") == 200


def test_a_column_of_numbers_stands_right_with_its_head() -> None:
    planned = plan_blocks(table([("one", "1,000"), ("two", "9"), ("three", "n/a")], head=("Name", "Value")))
    rights = {round(find(planned, words).right, 1) for words in ("Value", "1,000", "9", "n/a")}
    assert len(rights) == 1


def test_a_table_too_wide_for_its_words_is_set_smaller() -> None:
    planned = plan_blocks(table([tuple(f"considerable{n}" for n in range(9))]))
    assert min(one.size for one in content(planned)) < 9
    assert outside(planned) == []


def test_ten_thousand_rows_take_ten_times_as_many_pages_as_a_thousand() -> None:
    small, large = (len(plan_blocks(table(rows(count))).pages) for count in (1000, 10_000))
    assert large == pytest.approx(10 * small, rel=0.05)


def test_a_short_table_is_cut_only_where_no_text_can_go_ahead_of_it() -> None:
    short = table(rows(7), "A short table")
    before = range(25, 45)
    for sentences in before:
        planned = plan_blocks(prose(sentences), short, *[prose(5)] * 6)
        assert find(planned, "row 0").page == find(planned, "row 6").page
    alone = [plan_blocks(prose(sentences), short) for sentences in before]
    assert any(find(planned, "row 0").page < find(planned, "row 6").page for planned in alone)
