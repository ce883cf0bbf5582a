from __future__ import annotations

import sys
from pathlib import Path

import pytest

from deckgen.diagnostics import Code, Report, Span
from deckgen.model.briefing import FontName
from deckgen.project import DiskFiles, MemoryFiles, font_files
from deckgen.theme.fonts import Face, font_for, outside_font
from deckgen.theme.shelf import Shelf, region_of
from tests.fonts import make_collection, make_font

SANS, SERIF = Face("Carlito"), Face("Source Serif 4")


def shelf(fonts: dict[str, bytes], *named: FontName, report: Report | None = None) -> Shelf:
    files = MemoryFiles({f"f/{name}": data for name, data in fonts.items()}, font_folder="f")
    return Shelf(files, named, Report() if report is None else report)


def family(face: Face | None) -> str:
    return face.family if face else ""


def test_the_font_of_the_script_comes_before_one_that_also_has_it() -> None:
    fonts = {
        "Aardvark.ttf": make_font("Aardvark", "नx"),
        "NotoSansDevanagari-Regular.ttf": make_font("Noto Sans Devanagari", "न"),
        "NotoSerifDevanagari-Regular.ttf": make_font("Noto Serif Devanagari", "न"),
    }
    found = shelf(fonts)
    assert family(found.face_for("न", SANS)) == "Noto Sans Devanagari"
    assert family(found.face_for("न", SERIF)) == "Noto Serif Devanagari"
    assert found.face_for("க", SANS) is None


def test_the_bold_of_a_family_is_found_by_its_name_and_the_regular_serves_where_there_is_none() -> None:
    both = {
        "NotoSansThai-Regular.ttf": make_font("Noto Sans Thai", "ก"),
        "NotoSansThai-Bold.ttf": make_font("Noto Sans Thai", "ก", bold=True),
        "NotoSansLao-Regular.ttf": make_font("Noto Sans Lao", "ກ"),
    }
    found = shelf(both)
    bold = found.face_for("ก", Face("Carlito", bold=True))
    assert bold is not None
    assert bold.bold
    assert bold.file is not None
    assert outside_font(bold.file).weight == 700
    lone = found.face_for("ກ", Face("Carlito", bold=True))
    assert (lone is not None, lone and lone.bold) == (True, False)


def test_a_collection_gives_the_face_of_the_region() -> None:
    names = "Noto Sans Mono CJK JP", "Noto Sans CJK JP", "Noto Sans CJK SC"
    fonts = {"NotoSansCJK-Regular.ttc": make_collection(*(make_font(one, "漢") for one in names))}
    found = shelf(fonts)
    assert family(found.face_for("漢", SANS, "SC")) == "Noto Sans CJK SC"
    assert family(found.face_for("漢", SANS, "JP")) == "Noto Sans CJK JP"


@pytest.mark.parametrize(
    ("text", "lang", "region"),
    [
        ("漢字", "ja", "JP"),
        ("漢字", "zh-Hant-TW", "TC"),
        ("漢字", "zh-HK", "HK"),
        ("漢字", "zh", "SC"),
        ("漢字", "en-GB", "SC"),
        ("漢字かな", "en-GB", "JP"),
        ("漢 한국", "de", "KR"),
    ],
)
def test_region_follows_the_language_else_the_letters(text: str, lang: str, region: str) -> None:
    assert region_of(text, lang) == region


def test_a_font_that_the_manifest_names_comes_before_those_of_the_machine() -> None:
    fonts = {
        "NotoSansDevanagari-Regular.ttf": make_font("Noto Sans Devanagari", "न"),
        "house.otf": make_font("House", "न", cff=True),
    }
    by_file = shelf(fonts, FontName("f/house.otf", True))
    assert family(by_file.face_for("न", SANS)) == "House"
    by_family = shelf(fonts, FontName("house", False))
    assert family(by_family.face_for("न", SANS)) == "House"


def test_a_named_font_that_cannot_be_used_is_reported_when_one_is_needed_and_only_then() -> None:
    report = Report()
    span = Span("briefing.yaml", 3)
    named = FontName("Absent", False, span), FontName("f/broken.ttf", True, span)
    found = shelf({"broken.ttf": b"no font at all", "a.ttf": make_font("A", "न")}, *named, report=report)
    assert not list(report)
    assert family(found.face_for("न", SANS)) == "A"
    assert [(one.code, one.span) for one in report] == [(Code.FONT_UNUSABLE, span)] * 2


def test_fonts_that_are_slanted_or_draw_boxes_for_everything_are_passed_over() -> None:
    fonts = {name: make_font("Any", "न") for name in ("Some-Italic.ttf", "LastResort.otf")}
    assert shelf(fonts).face_for("न", SANS) is None


def test_a_font_whose_licence_forbids_embedding_is_passed_over_and_reported_where_it_is_named() -> None:
    fonts = {
        "NotoSansDevanagari-Regular.ttf": make_font("Closed", "न", embedding=0x0002),
        "z.ttf": make_font("Open", "न", embedding=0x0004),
    }
    assert family(shelf(fonts).face_for("न", SANS)) == "Open"
    report = Report()
    named = shelf(fonts, FontName("Closed", False), report=report)
    assert family(named.face_for("न", SANS)) == "Open"
    assert [one.code for one in report] == [Code.FONT_UNUSABLE]


def test_usual_folders_serve_where_there_is_no_fontconfig(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(font_files, "_listed_by_fontconfig", lambda: None)
    for platform, variable in (("linux", "XDG_DATA_HOME"), ("win32", "LOCALAPPDATA")):
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "none"))
        monkeypatch.setenv("WINDIR", str(tmp_path / "none"))
        monkeypatch.setenv(variable, str(tmp_path / platform))
        folder = font_files.usual_folders()[1]
        folder.mkdir(parents=True)
        (folder / "Own.ttf").write_bytes(make_font("Own", "न"))
        (folder / "readme.txt").write_text("no font")
        assert font_files.system_font_paths() == (str(folder / "Own.ttf"),)
        face = Shelf(DiskFiles(), (), Report()).face_for("न", SANS)
        assert face is not None
        assert font_for(face).kerned("न") == 1.0
