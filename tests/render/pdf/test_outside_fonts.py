"""Fonts that deckgen does not ship, from a machine in memory to the pages of a PDF."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.diagnostics import Code, Diagnostic, Report
from deckgen.project import MemoryFiles
from tests.fonts import make_collection, make_font
from tests.oracles import pagevalidation

HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))
TEXT = f"## 東京の会議\n\n東京、and **東京** in `東京`.\n\n{HAN}\n"


def built(fonts: dict[str, bytes], text: str = TEXT, target: str = "brief") -> tuple[bytes, list[Diagnostic]]:
    files = MemoryFiles(
        {"talk.md": text.encode(), **{f"f/{name}": data for name, data in fonts.items()}},
        font_folder="f" if fonts else "",
    )
    report = Report()
    prepared = prepare_briefing(Request("talk.md", (target,)), report, files=files)
    assert prepared is not None
    found = [one for one in report if one.code is not Code.PROSE_IN_BRIEF]
    return prepared.planned[0][1].render("x")[0].data, found


def machine(kind: str) -> dict[str, bytes]:
    characters = TEXT + "、。"
    match kind:
        case "glyf":
            return {"Kanji-Regular.ttf": make_font("Kanji", characters)}
        case "cff":
            return {"Kanji-Regular.otf": make_font("Kanji", characters, cff=True)}
        case _:
            faces = (make_font(f"Kanji CJK {region}", characters, cff=True) for region in ("SC", "JP"))
            return {"Kanji-Regular.ttc": make_collection(*faces)}


def text_of(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "".join(one.get_textpage().get_text_bounded() for one in pages)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("kind", ["glyf", "cff", "collection"])
@pytest.mark.parametrize("target", ["brief", "slides", "handout", "notes"])
def test_text_in_a_font_of_the_machine_is_embedded_reads_back_and_validates(
    kind: str, target: str, tmp_path: Path
) -> None:
    data, diagnostics = built(machine(kind), target=target)
    assert diagnostics == []
    read = squeezed(text_of(data))
    assert "東京" in read
    if target == "brief":
        assert HAN in read
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    for profile in ("ua1", "2a"):
        assert pagevalidation.validate(path, profile) == ()


def test_the_program_holds_what_is_used_in_subsets_of_256_codes() -> None:
    data, _ = built(machine("cff"))
    assert len(data) < 120_000
    assert sum("Kanji" in name for name in set(fonts_of(data))) >= 2


def fonts_of(data: bytes) -> list[str]:
    """The names of the fonts of every page."""
    found: list[str] = []
    for one in pypdf.PdfReader(io.BytesIO(data)).pages:
        fonts: Any = one["/Resources"]["/Font"]  # type: ignore[index]  # pypdf types every object alike
        found += [str(font.get_object()["/BaseFont"]) for font in fonts.values()]
    return found


def test_the_same_fonts_give_the_same_bytes() -> None:
    assert built(machine("cff")) == built(machine("cff"))


def test_outlines_stand_where_the_font_draws_them() -> None:
    """A square of 0.8 em: cubic outlines lose nothing on their way to quadratic ones."""
    inked = []
    for kind in ("glyf", "cff"):
        data, _ = built(machine(kind), "## 東\n\nText\n", "slides")
        document = pypdfium2.PdfDocument(data)
        picture = document[len(document) - 1].render(scale=1).to_pil().convert("L")
        inked.append(sum(picture.histogram()[:128]))
    assert inked[0] > 200
    assert abs(inked[0] - inked[1]) < 0.1 * inked[0]


def test_labels_of_drawings_are_set_in_fonts_of_the_machine() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><text x="5" y="20">東京</text></svg>'
    files = MemoryFiles(
        {
            "talk.md": b"## A\n\n![A drawing](a.svg)\n",
            "a.svg": svg.encode(),
            "f/K.otf": make_font("K", "東京", cff=True),
        },
        font_folder="f",
    )
    report = Report()
    prepared = prepare_briefing(Request("talk.md", ("brief",)), report, files=files)
    assert prepared is not None
    assert not list(report)
    assert "東京" in text_of(prepared.planned[0][1].render("x")[0].data)


@pytest.mark.parametrize("target", ["brief", "slides"])
def test_a_label_of_a_drawing_that_no_font_has_is_reported(target: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><text x="5" y="20">東京</text></svg>'
    files = MemoryFiles({"talk.md": b"## A\n\n![A drawing](a.svg)\n", "a.svg": svg.encode()})
    report = Report()
    prepare_briefing(Request("talk.md", (target,)), report, files=files)
    assert [one.code for one in report] == [Code.GLYPH_MISSING]


def test_without_a_font_there_is_a_box_and_one_warning_a_script() -> None:
    for target in ("brief", "slides"):
        data, diagnostics = built({}, target=target)
        assert [(one.code, one.span.line) for one in diagnostics] == [(Code.GLYPH_MISSING, 1)] * 2
        assert ["Chinese" in one.hint or "kana" in one.hint for one in diagnostics] == [True, True]
        assert "東京" in squeezed(text_of(data))


def test_a_manifest_names_fonts_that_lie_beside_it() -> None:
    text = f"---\nfonts: [kanji.otf]\n---\n{TEXT}"
    files = MemoryFiles(
        {"b/talk.md": text.encode(), "b/kanji.otf": make_font("Kanji", TEXT + "、", cff=True)}
    )
    report = Report()
    prepared = prepare_briefing(Request("b/talk.md", ("brief",)), report, files=files)
    assert prepared is not None
    assert not list(report)
    data = prepared.planned[0][1].render("x")[0].data
    assert any("Kanji" in name for name in fonts_of(data))


def test_a_font_outside_the_folder_is_refused_and_one_that_is_missing_is_reported() -> None:
    files = MemoryFiles(
        {"b/talk.md": b"---\nfonts: [../out.otf, none.ttf]\n---\n## A\n\nText\n", "out.otf": b"x"}
    )
    report = Report()
    prepare_briefing(Request("b/talk.md", ("brief",)), report, files=files)
    assert [one.code for one in report] == [Code.FILE_OUTSIDE, Code.FILE_MISSING]
