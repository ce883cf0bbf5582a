"""Scripts in the deck: what runs from right to left, and which font the theme names for East Asia."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.diagnostics import Report
from deckgen.project import MemoryFiles
from tests.fonts import make_font


def parts(text: str, fonts: dict[str, bytes] | None = None) -> dict[str, str]:
    """The XML of a deck, by the names of its parts."""
    own = {f"f/{name}": data for name, data in (fonts or {}).items()}
    files = MemoryFiles({"talk.md": text.encode(), **own}, font_folder="f" if own else "")
    prepared = prepare_briefing(Request("talk.md", ("deck",)), Report(), files=files)
    assert prepared is not None
    data = prepared.planned[0][1].render("x")[0].data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}


def paragraph_with(xml: str, words: str) -> str:
    return next(one[0] for one in re.finditer(r"<a:p>.*?</a:p>", xml) if words in one[0])


HEBREW = """## הנמל גדל

- נקודה ראשונה
- A Latin point with עברית

| שם | ערך |
|---|---:|
| רציף | 14 |

::: notes
הערות
:::
"""


@pytest.mark.parametrize(
    ("part", "words", "align"),
    [
        ("ppt/slides/slide2.xml", "הנמל", "r"),
        ("ppt/slides/slide2.xml", "נקודה", "r"),
        ("ppt/slides/slide2.xml", "רציף", "r"),
        ("ppt/slides/slide2.xml", "ערך", "l"),
        ("ppt/notesSlides/notesSlide2.xml", "הערות", "r"),
    ],
)
def test_a_paragraph_that_begins_with_hebrew_runs_from_right_to_left(
    part: str, words: str, align: str
) -> None:
    assert f'algn="{align}" rtl="1"' in paragraph_with(parts(HEBREW)[part], words)


@pytest.mark.parametrize("words", ["Latin", ">14<"])
def test_other_paragraphs_do_not(words: str) -> None:
    assert "rtl" not in paragraph_with(parts(HEBREW)["ppt/slides/slide2.xml"], words)


def test_the_theme_names_the_font_found_for_east_asia() -> None:
    found = parts(
        "## 東京の会議\n\nText\n", {"Kanji-Regular.otf": make_font("Kanji", "東京の会議", cff=True)}
    )
    assert found["ppt/theme/theme1.xml"].count('<a:ea typeface="Kanji"/>') == 2


@pytest.mark.parametrize("text", ["## 東京\n\nText\n", "## Tokyo\n\nText\n"])
def test_it_names_none_where_none_is_found_or_needed(text: str) -> None:
    fonts = {} if "東" in text else {"Kanji-Regular.otf": make_font("Kanji", "東京", cff=True)}
    assert '<a:ea typeface=""/>' in parts(text, fonts)["ppt/theme/theme1.xml"]


def test_places_and_sizes_do_not_depend_on_the_fonts_of_the_machine() -> None:
    text = "## 東京の会議\n\n- " + "東京の会議、" * 40 + "\n"
    wide = {"Kanji-Regular.otf": make_font("Kanji", "東京の会議、", cff=True, width=1400)}
    assert parts(text)["ppt/slides/slide2.xml"] == parts(text, wide)["ppt/slides/slide2.xml"]
