"""Each oracle is seen to object to a bad file: a judge who never does is no judge."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests import oracles
from tests.conftest import ROOT
from tests.oracles import ooxml, pagevalidation, poppler, qpdf, soffice, typeset, verapdf
from tests.packages import sample_package, write_package

pytestmark = pytest.mark.oracle

CARLITO = ROOT / "src/deckgen/fonts/carlito/Carlito-Regular.ttf"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two A4 pages of ReportLab's own making: sound as a file, and far from PDF/UA."""
    pdfmetrics.registerFont(TTFont("OracleCarlito", CARLITO))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
    canvas.setTitle("Oracles")
    canvas.setFont("OracleCarlito", 20)
    canvas.drawString(72, 742, "Große Worte")
    canvas.showPage()
    canvas.setFont("OracleCarlito", 12)
    canvas.drawString(72, 742, "small print")
    canvas.save()
    path = tmp_path_factory.mktemp("oracles") / "plain.pdf"
    path.write_bytes(stream.getvalue())
    return path


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(sample_package(), tmp_path_factory.mktemp("deck") / "sample.pptx")


def test_open_xml_validator_names_the_part_and_the_fault(tmp_path: Path) -> None:
    parts = sample_package()
    slide = "ppt/slides/slide1.xml"
    parts[slide] = parts[slide].replace(b'cNvPr id="2"', b'cNvPr id="2" foo="1"')
    (error,) = ooxml.validate(write_package(parts, tmp_path / "faulty.pptx"))
    assert error.part == f"/{slide}"
    assert "'foo'" in error.description


def test_qpdf_accepts_a_sound_file_and_refuses_a_cut_one(pdf: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(pdf.read_bytes()[:-200])
    assert qpdf.check(pdf) == ()
    assert qpdf.check(cut)


def test_poppler_tells_words_and_their_places(pdf: Path) -> None:
    words = poppler.words(pdf)
    assert [(word.page, word.text) for word in words] == [
        (1, "Große"),
        (1, "Worte"),
        (2, "small"),
        (2, "print"),
    ]
    assert words[0].x == pytest.approx(72, abs=0.5)
    assert words[0].y < 842 - 742 < words[0].bottom
    assert words[1].x > words[0].right
    assert poppler.text(pdf).split() == ["Große", "Worte", "small", "print"]


def test_poppler_tells_properties_and_fonts(pdf: Path) -> None:
    assert poppler.info(pdf)["Title"] == "Oracles"
    assert poppler.page_count(pdf) == 2
    fonts = {font.name: font for font in poppler.fonts(pdf)}
    assert fonts["Carlito"].embedded
    assert fonts["Carlito"].subset
    assert not fonts["Helvetica"].embedded  # ReportLab names it in every file


def test_poppler_draws_one_picture_a_page(pdf: Path, tmp_path: Path) -> None:
    assert len(poppler.to_pngs(pdf, tmp_path / "pages", dpi=20)) == 2


def test_pdfplumber_tells_fonts_and_sizes(pdf: Path) -> None:
    words = typeset.words(pdf)
    assert [(word.page, word.text, word.font, round(word.size)) for word in words] == [
        (1, "Große", "Carlito", 20),
        (1, "Worte", "Carlito", 20),
        (2, "small", "Carlito", 12),
        (2, "print", "Carlito", 12),
    ]


def test_page_validation_refuses_a_file_without_tags(pdf: Path) -> None:
    assert pagevalidation.validate(pdf, "ua1")
    assert pagevalidation.validate(pdf, "2a")


def test_verapdf_refuses_a_file_without_tags(pdf: Path) -> None:
    failures = verapdf.validate(pdf, "ua1", "2a")
    assert {failure.profile for failure in failures} == {"ua1", "2a"}
    assert any("lang" in failure.message.lower() for failure in failures)


def test_libreoffice_lays_out_each_slide_and_keeps_the_result(deck: Path) -> None:
    pdf = soffice.to_pdf(deck)
    assert poppler.page_count(pdf) == 4
    assert "Hello" in poppler.text(pdf)
    made = pdf.stat().st_mtime_ns
    assert soffice.to_pdf(deck).stat().st_mtime_ns == made


def test_missing_program_skips_or_fails_as_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    oracles._find.cache_clear()
    try:
        monkeypatch.delenv("DECKGEN_REQUIRE_ORACLES", raising=False)
        with pytest.raises(pytest.skip.Exception, match="qpdf is not installed"):
            oracles.require("qpdf")
        monkeypatch.setenv("DECKGEN_REQUIRE_ORACLES", "1")
        with pytest.raises(pytest.fail.Exception, match="make oracles"):
            oracles.require("qpdf")
    finally:
        oracles._find.cache_clear()
