from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from deckgen.render.pdf import render_pages
from tests.charts import GALLERY
from tests.inspect import pdf
from tests.oracles import pagevalidation, qpdf
from tests.plan.brief.briefings import plan_blocks


@cache
def gallery() -> bytes:
    return render_pages(plan_blocks(*GALLERY.values()))


def test_names_and_values_can_be_found_and_copied() -> None:
    words = {word.text for word in pdf.words(render_pages(plan_blocks(GALLERY["line"])))}
    assert {"Limit", "1,550", "Geneva", "summit", "Russia", "1,389", "2018"} <= words


def test_labels_are_set_in_the_brief_s_sans() -> None:
    found = [word for word in pdf.words(render_pages(plan_blocks(GALLERY["bar"]))) if word.text == "6,255"]
    assert [(word.font.partition("-")[0], word.size) for word in found] == [("Carlito", 8.5)]


def test_equal_plans_are_equal_bytes() -> None:
    assert render_pages(plan_blocks(*GALLERY.values())) == gallery()


@pytest.mark.oracle
def test_the_file_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "charts.pdf"
    path.write_bytes(gallery())
    assert qpdf.check(path) == ()


@pytest.mark.oracle
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_charts_keep_the_rules_of_pdf_ua_and_pdf_a(profile: str, tmp_path: Path) -> None:
    path = tmp_path / "charts.pdf"
    path.write_bytes(gallery())
    assert pagevalidation.validate(path, profile) == ()
