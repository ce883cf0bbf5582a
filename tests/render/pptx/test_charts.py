from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pdfplumber
import pytest
from lxml import etree

from deckgen.diagnostics import Report
from deckgen.model.briefing import Meta
from deckgen.model.chart import Categories, Chart, ChartKind, Dates
from deckgen.plan.charts.planner import plan_chart
from deckgen.plan.deck.charts import place_chart
from deckgen.plan.deck.slides import DeckPlan, DeckSection, SlidePlan, TextBox
from deckgen.plan.text import Run, TextParagraph, TextStyle
from deckgen.render.pptx import render_deck
from deckgen.render.pptx.chart_workbook import Column, number_text, write_workbook
from deckgen.theme.fonts import Face
from deckgen.units import inch_rect, to_points
from tests.charts import COUNTRIES, GALLERY, chart, series, styles, theme
from tests.oracles import ooxml, soffice

FRAME = inch_rect(0.5, 2.2, 8.16, 4.06)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
STACKED_GROUPS = ("stacked", "percentStacked")


MANY = Categories("Name", tuple(f"Category {number}" for number in range(60)))
CROWDED = {
    f"{kind.value} of sixty": chart(kind, MANY, series("Value", *(n * 37 % 90 + 1 for n in range(60))))
    for kind in (ChartKind.COLUMN, ChartKind.BAR, ChartKind.LINE)
}


def slide(number: int, title: str, own: Chart) -> SlidePlan:
    look = theme()
    run = Run(title, TextStyle(Face("Calibri", True), 28, look.palette.navy))
    box = TextBox(inch_rect(0.5, 0.78, 12.33, 0.86), (TextParagraph((run,)),), placeholder="title")
    grid = plan_chart(own, look.palette, "en-GB", Report())
    return SlidePlan(f"s{number}", "title-only", title, (box, place_chart(grid, FRAME, styles()[0])))


def deck_of(charts: dict[str, Chart]) -> bytes:
    slides = tuple(slide(number, title, own) for number, (title, own) in enumerate(charts.items()))
    sections = (DeckSection("Charts", tuple(own.id for own in slides)),)
    return render_deck(DeckPlan(Meta(title="Charts"), theme(), slides, sections))


@cache
def gallery_deck() -> bytes:
    return deck_of(GALLERY)


@cache
def parts(deck: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def chart_parts(deck: bytes) -> list[Any]:
    """The chart parts in the order of the slides."""
    found = parts(deck)
    names = sorted(
        (name for name in found if re.fullmatch(r"ppt/charts/chart\d+\.xml", name)),
        key=lambda name: int(re.sub(r"\D", "", name)),
    )
    return [etree.fromstring(found[name]) for name in names]


def sheets(deck: bytes) -> list[list[tuple[object, ...]]]:
    """The rows of each embedded workbook."""
    found = parts(deck)
    names = sorted(
        (name for name in found if name.endswith(".xlsx")), key=lambda name: int(re.sub(r"\D", "", name))
    )
    return [
        [tuple(row) for row in openpyxl.load_workbook(io.BytesIO(found[name]))["Data"].values]
        for name in names
    ]


def one(own: Chart) -> Any:
    return chart_parts(deck_of({"One": own}))[0]


def panels_of(own: Chart) -> int:
    return len(own.panels)


def with_titles() -> list[tuple[str, int]]:
    """Each chart of the gallery with the number of its first workbook."""
    found, number = [], 0
    for title, own in GALLERY.items():
        found.append((title, number))
        number += panels_of(own)
    return found


@pytest.mark.parametrize(("title", "number"), with_titles())
def test_workbook_holds_the_numbers_of_the_author(title: str, number: int) -> None:
    data = GALLERY[title].panels[0].data
    rows = sheets(gallery_deck())[number]
    columns = {str(head): values for head, *values in zip(*rows, strict=True)}
    for own in data.series:
        # An empty cell is a gap.
        assert columns[own.name] == [None if value is None else value for value in own.values]


def test_dates_are_dates_in_the_workbook() -> None:
    number = dict(with_titles())["line"]
    data = GALLERY["line"].panels[0].data
    assert isinstance(data.x, Dates)
    first = [row[0] for row in sheets(gallery_deck())[number][1:]]
    assert [value.date() for value in first if isinstance(value, datetime)] == list(data.x.values)


def test_what_the_chart_has_read_is_what_the_workbook_holds() -> None:
    for own, rows in zip(chart_parts(gallery_deck()), sheets(gallery_deck()), strict=True):
        for reference in own.iter(f"{C}numRef"):
            formula = reference.findtext(f"{C}f")
            match = re.fullmatch(r"Data!\$([A-Z])\$2:\$\1\$(\d+)", formula)
            assert match
            column = [row[ord(match[1]) - 65] for row in rows[1 : int(match[2])]]
            cached = {int(pt.get("idx")): float(pt.findtext(f"{C}v")) for pt in reference.iter(f"{C}pt")}
            numbers = {at: value for at, value in enumerate(column) if value is not None}
            if not any(isinstance(value, datetime) for value in column):
                assert cached == numbers


def test_text_that_looks_like_a_formula_stays_text() -> None:
    evil = ("=cmd|'/C calc'!A0", "+1", "-1", "@SUM(A1)")
    own = chart(GALLERY["bar"].kind, Categories("=1+1", evil), series("=HYPERLINK(1)", 1, 2, 3, 4))
    deck = deck_of({"Evil": own})
    name = next(name for name in parts(deck) if name.endswith(".xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(parts(deck)[name]))
    cells = [cell for row in book["Data"].iter_rows() for cell in row if isinstance(cell.value, str)]
    assert [cell.value for cell in cells if cell.column == 1] == ["=1+1", *evil]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    with zipfile.ZipFile(io.BytesIO(parts(deck)[name])) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_equal_charts_are_equal_bytes() -> None:
    assert deck_of(GALLERY) == gallery_deck()
    column = Column("Name", ("a", 1.5, None), "0.0")
    assert write_workbook([column]) == write_workbook([column])


def test_ids_of_axes_are_positive() -> None:
    ids = [int(own.get("val")) for part in chart_parts(gallery_deck()) for own in part.iter(f"{C}axId")]
    assert ids
    assert min(ids) > 0


def test_gaps_are_gaps_and_not_zeros() -> None:
    part = one(GALLERY["line"])
    assert part.find(f".//{C}dispBlanksAs").get("val") == "gap"
    second = part.findall(f".//{C}ser")[1]
    assert [pt.get("idx") for pt in second.find(f"{C}val").iter(f"{C}pt")] == list("0123467")


def test_values_in_labels_follow_an_edit_of_the_data() -> None:
    label = one(GALLERY["bar"]).find(f".//{C}dLbl")
    assert label.find(f"{C}showVal").get("val") == "1"
    assert label.find(f"{C}tx") is None


def test_texts_of_the_author_are_written_out() -> None:
    panel = GALLERY["bar"].panels[0]
    told = replace(
        GALLERY["bar"],
        panels=(replace(panel, data=replace(panel.data, labels=("", "", "", "240–290"))),),
    )
    labels = [own for own in one(told).iter(f"{C}dLbl") if own.findtext(f".//{A}t") == "240–290"]
    assert [own.find(f"{C}idx").get("val") for own in labels] == ["3"]


def test_no_label_asks_for_a_place_that_its_kind_does_not_have() -> None:
    for part in chart_parts(gallery_deck()):
        for group in part.iter(f"{C}barChart"):
            places = {own.get("val") for own in group.iter(f"{C}dLblPos")}
            if group.find(f"{C}grouping").get("val") in STACKED_GROUPS:
                assert places <= {"ctr", "inEnd", "inBase"}
        for group in part.iter(f"{C}doughnutChart"):
            assert group.find(f".//{C}dLblPos") is None


def test_colours_are_those_of_the_theme() -> None:
    bar = one(GALLERY["line"])
    named = [own.find(f".//{C}spPr//{A}schemeClr").get("val") for own in bar.iter(f"{C}ser")]
    assert named == ["accent1", "accent2"]


def test_highlighted_points_have_their_own_colour() -> None:
    series_part = one(GALLERY["bar"]).find(f".//{C}ser")
    greys = [own.find(f"{C}idx").get("val") for own in series_part.iter(f"{C}dPt")]
    assert greys == ["2", "3"]


def test_ends_of_the_axis_are_those_of_the_plan() -> None:
    axis = one(GALLERY["line"]).find(f".//{C}valAx")
    assert (axis.find(f".//{C}min").get("val"), axis.find(f".//{C}max").get("val")) == ("1300", "1550")
    assert axis.find(f"{C}majorUnit").get("val") == "50"


def test_reference_lines_and_events_are_in_one_group_with_the_chart() -> None:
    tree = etree.fromstring(parts(deck_of({"Line": GALLERY["line"]}))["ppt/slides/slide1.xml"])
    namespaces = {"p": "http://schemas.openxmlformats.org/presentationml/2006/main", "a": A[1:-1]}
    group = tree.xpath(".//p:grpSp[p:graphicFrame]", namespaces=namespaces)[0]
    texts = group.xpath("string(.)")
    assert "Limit 1,550" in texts
    assert "Geneva summit16\u00a0June\u00a02021" in texts
    assert len(group.xpath("p:cxnSp", namespaces=namespaces)) == 3


def test_band_lies_behind_the_chart() -> None:
    tree = etree.fromstring(parts(deck_of({"Band": GALLERY["stacked bar"]}))["ppt/slides/slide1.xml"])
    group = tree.xpath(".//*[local-name()='grpSp'][*[local-name()='graphicFrame']]")[0]
    names = [etree.QName(child).localname for child in group]
    assert names.index("sp") < names.index("graphicFrame")


def test_chart_has_an_alt_text() -> None:
    tree = etree.fromstring(parts(deck_of({"Bar": GALLERY["bar"]}))["ppt/slides/slide1.xml"])
    frame = tree.xpath(".//*[local-name()='graphicFrame']//*[local-name()='cNvPr']")[0]
    assert frame.get("descr").startswith("Bar chart: What is shown (warheads). Russia 6,255")


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (0.1, "0.1"), (-2.5, "-2.5"), (1e21, "1e+21")])
def test_numbers_are_written_in_as_few_digits_as_tell_them_apart(value: float, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.oracle
def test_microsofts_validator_accepts_every_kind(tmp_path: Path) -> None:
    deck = tmp_path / "charts.pptx"
    deck.write_bytes(gallery_deck())
    assert ooxml.validate(deck) == ()


@pytest.mark.oracle
def test_libreoffice_shows_every_name_inside_the_frame(tmp_path: Path) -> None:
    charts = GALLERY | CROWDED
    deck = tmp_path / "charts.pptx"
    deck.write_bytes(deck_of(charts))
    left, top = to_points(FRAME.x), to_points(FRAME.y)
    right, bottom = to_points(FRAME.right), to_points(FRAME.bottom)
    with pdfplumber.open(soffice.to_pdf(deck)) as pdf:
        for page, (title, own) in zip(pdf.pages, charts.items(), strict=True):
            words = [word for word in page.extract_words() if word["top"] > top - 20]
            assert words, title
            for word in words:
                inside = word["x0"] > left - 3 and word["x1"] < right + 3
                assert inside, (title, word["text"])
                assert word["top"] > top - 5, (title, word["text"])
                assert word["bottom"] < bottom + 5, (title, word["text"])
            if title in CROWDED:  # of many names some are shown, and those whole and level
                names = [word for word in words if word["text"] == "Category"]
                assert 8 <= len(names) <= 20, title
                assert all(word["upright"] for word in names), title
            if own.panels[0].data.x == COUNTRIES:
                assert {"Russia", "China", "France"} <= {word["text"] for word in words}, title
