"""Every word that deckgen itself sets is in the briefing's language.

The outline holds each kind of block, and of letters only Cyrillic ones. Whatever else a file says in Latin
letters are deckgen's own words.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pypdf
import pypdfium2
import pytest

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.diagnostics import Code, Report, Span
from deckgen.model.exhibits import Exhibit, Status
from deckgen.model.walk import iter_topic_blocks
from deckgen.plan.brief.words import words_for
from deckgen.plan.charts.phrases import phrases_for
from deckgen.plan.exhibits.words import exhibit_words
from deckgen.plan.words import LANGUAGES, reference_words, slide_words
from deckgen.project import MemoryFiles, Overrides
from deckgen.read.outline.status_words import STATUS_WORDS, statuses

ROWS = "\n".join(f"| Раз {number} | {number} | 2 |" for number in range(90))
OUTLINE = Path(__file__).with_name("every_word.md").read_text("utf-8").replace("@@ROWS@@", ROWS)
TARGETS = ("deck", "brief", "slides", "handout", "notes")

SHARED = {
    "de": "Apr Feb Jan Nov in",
    "es": "Base",
    "fr": "Date Figure Important Note Source Total Version cent page points",
    "ru": "",
}
"""Words that a language has in common with English."""

CATALOGUES = (slide_words, reference_words, words_for, phrases_for, exhibit_words)


@cache
def built(lang: str) -> tuple[dict[str, frozenset[str]], Report]:
    """The words in Latin letters of each file, without those of the outline."""
    files = MemoryFiles({"talk.md": OUTLINE.encode()})
    report = Report()
    request = Request("talk.md", TARGETS, Overrides(meta={"lang": lang}))
    prepared = prepare_briefing(request, report, files=files)
    assert prepared is not None
    met = {type(block) for block in iter_topic_blocks(prepared.briefing)}
    # An agenda in mid-course has become a list by now.
    assert {one.__name__ for one in get_args(Exhibit) if one not in met} <= {"AgendaMark"}
    texts = {
        name: _deck_texts(planned.render(name)[0].data)
        if name.endswith(".pptx")
        else _pdf_texts(planned.render(name)[0].data)
        for name, planned in prepared.planned
    }
    words = {name: re.findall(r"[A-Za-zÀ-ÿ]{2,}", " ".join(found)) for name, found in texts.items()}
    return {name: frozenset(found) for name, found in words.items()}, report


def _deck_texts(data: bytes) -> Iterator[str]:
    """What slides, notes and charts show, say to those who cannot see them, and what workbooks hold."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if re.match(r"ppt/(slides|notesSlides|charts|presentation)[^_]*\.xml$", name):
                xml = package.read(name).decode()
                for found in re.finditer(
                    r'<(?:a:t|c:v)>([^<]*)<| (?:descr|title)="([^"]*)"|<p14:section name="([^"]*)"', xml
                ):
                    yield html.unescape("".join(filter(None, found.groups())))


def _pdf_texts(data: bytes) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(data):
        yield page.get_textpage().get_text_bounded().replace("\ufffe", "").replace("\u00ad", "")
    root: Any = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]
    yield from _alt_texts(root["/StructTreeRoot"]["/K"])


def _alt_texts(entry: Any) -> Iterator[str]:
    entry = entry.get_object()
    if isinstance(entry, list):
        for one in entry:
            yield from _alt_texts(one)
    elif isinstance(entry, dict):
        yield str(entry.get("/Alt", ""))
        yield from _alt_texts(entry["/K"]) if "/K" in entry else ()


@pytest.mark.parametrize("lang", [one for one in LANGUAGES if one != "en"])
def test_no_english_word_is_left_in_another_language(lang: str) -> None:
    english = frozenset[str]().union(*built("en-GB")[0].values())
    assert {"Inside", "Agenda", "Figure", "Likelihood", "Appendix", "chart", "continued"} <= english
    for name, words in built(lang)[0].items():
        assert words & english <= set(SHARED[lang].split()), name
    if lang == "ru":
        assert not any(built(lang)[0].values())


def test_the_outline_has_nothing_but_announced_faults() -> None:
    announced = {Code.ASSET_MISSING_KIND, Code.ASSET_KIND_KIND, Code.PROSE_IN_BRIEF, Code.ALT_MISSING}
    assert {one.code for one in built("ru")[1]} <= announced


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_language_has_every_word_with_the_same_blanks(catalogue: Any) -> None:
    english = catalogue("en")
    for lang in LANGUAGES:
        words = catalogue(lang)
        for field in fields(english):
            own, theirs = getattr(english, field.name), getattr(words, field.name)
            if isinstance(own, dict):
                assert theirs.keys() == own.keys()
                assert all(theirs.values())
            elif isinstance(own, str):
                assert theirs.strip() or not own.strip(), f"{lang}: {field.name}"
                assert sorted(re.findall(r"{\w+}", theirs)) == sorted(re.findall(r"{\w+}", own))


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_region_falls_back_to_its_language(catalogue: Any) -> None:
    for tag, lang in (("de-CH", "de"), ("es-MX", "es"), ("fr-CA", "fr"), ("en-US", "en"), ("RU", "ru")):
        assert catalogue(tag) == catalogue(lang)


def test_a_language_without_words_is_served_in_english_with_a_note_where_it_is_named() -> None:
    files = MemoryFiles({"talk.md": b"---\ntitle: Il porto\nlang: it\n---\n\n## Uno\n\nDue\n"})
    report = Report()
    prepare_briefing(Request("talk.md", ("brief",)), report, files=files)
    (note,) = report
    assert (note.code, note.span) == (Code.LANGUAGE_ENGLISH, Span("talk.md", 3, 7))


def test_statuses_have_words_in_every_language_and_none_says_two_things() -> None:
    assert STATUS_WORDS.keys() == set(LANGUAGES)
    for lang, catalogue in STATUS_WORDS.items():
        assert catalogue.keys() == set(Status)
        words = [" ".join(word.split()) for own in catalogue.values() for word in own.split(",")]
        assert len(words) == len(set(words)), lang
        assert all(word == word.casefold() for word in words)
        known = statuses(lang)
        assert [known[word] for word in words] == [
            status for status, own in catalogue.items() for _ in own.split(",")
        ]
