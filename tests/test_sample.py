"""The sample briefing: what a newcomer builds first must be complete, sound and worth handing out."""

from __future__ import annotations

import io
import re
import runpy
import zipfile
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from deckgen.model import block as b
from deckgen.model.briefing import Topic
from deckgen.model.chart import Chart
from deckgen.model.exhibits import Entries, Matrix, Panel, Tracker
from deckgen.model.walk import iter_blocks, iter_topic_blocks, plain_text
from tests.building import Build, build_path
from tests.conftest import ROOT
from tests.oracles import ooxml, qpdf

SAMPLE = ROOT / "outlines" / "geneva-2021"


@cache
def sample() -> Build:
    return build_path(str(SAMPLE))


def topics() -> list[Topic]:
    return [topic for section in sample().briefing.sections for topic in section.topics]


def test_sample_builds_without_warning() -> None:
    assert [one for one in sample().diagnostics if one.severity.value != "note"] == []


def test_sample_has_six_sections_with_messages() -> None:
    sections = sample().briefing.sections
    assert len(sections) == 6
    assert all(section.title and section.message for section in sections)


def test_sample_has_twenty_six_topics_and_six_tables() -> None:
    tables = [block for block in iter_topic_blocks(sample().briefing) if isinstance(block, b.Table)]
    assert len(topics()) >= 26
    assert len(tables) >= 6


def test_sample_shows_at_least_sixteen_kinds_of_exhibit() -> None:
    kinds = {kind for block in iter_topic_blocks(sample().briefing) if (kind := kind_of(block))}
    assert kinds >= {"BLUF", "TAKEAWAY", "ALTERNATIVE", "SIDE", "NOTE", "IMPORTANT"}
    assert kinds >= {"KeyFigures", "KeyJudgment", "Timeline", "Quotation", "Columns"}
    assert kinds >= {"PROCESS", "QA", "GLOSSARY", "STATUS", "COMPARISON", "NEXT_STEPS", "QUADRANTS"}
    assert len(kinds) >= 16


def kind_of(block: b.Block) -> str:
    """The exhibit that a block is; empty for text and plain tables, pictures and charts."""
    match block:
        case Panel():
            return block.role.name
        case Entries() | Tracker() | Matrix():
            return block.kind.name
        case b.Columns():
            return "Columns"
        case _:
            return type(block).__name__ if type(block).__module__ == Panel.__module__ else ""


def test_sample_has_eight_charts_of_six_types() -> None:
    charts = [block for block in iter_topic_blocks(sample().briefing) if isinstance(block, Chart)]
    assert len(charts) >= 8
    assert len({(chart.kind, chart.stacking) for chart in charts}) >= 6


def test_every_topic_is_titled_with_a_sentence_and_has_notes() -> None:
    for topic in topics():
        title = plain_text(topic.title)
        assert len(title.split()) >= 5, title
        assert any(isinstance(block, b.Notes) for block in iter_blocks(topic.blocks)), title


def test_every_topic_has_between_80_and_200_words_of_prose() -> None:
    for topic in topics():
        prose = [plain_text(block.inlines) for block in topic.blocks if isinstance(block, b.Paragraph)]
        assert 80 <= len(" ".join(prose).split()) <= 200, plain_text(topic.title)


def test_every_table_and_figure_names_its_source() -> None:
    for block in iter_topic_blocks(sample().briefing):
        if isinstance(block, b.Table | b.Figure):
            assert block.attributes.get("source"), block


def test_deck_has_notes_on_every_topic_and_a_section_for_each() -> None:
    with zipfile.ZipFile(io.BytesIO(sample().deck)) as package:
        presentation = package.read("ppt/presentation.xml").decode()
        notes = [name for name in package.namelist() if re.match(r"ppt/notesSlides/[^/]+\.xml$", name)]
    names = re.findall(r'<p14:section name="([^"]*)"', presentation)
    assert len(names) == 8  # opening, six sections, appendix
    assert len(notes) >= len(topics())


def test_brief_names_its_pages_and_has_bookmarks() -> None:
    document = pypdfium2.PdfDocument(sample().brief)
    last = len(document)
    foot = document[last - 1].get_textpage().get_text_bounded(0, 0, 600, 60)
    assert re.search(rf"{last}\s+of {last}", foot)
    assert len(list(document.get_toc())) >= 6 + len(topics())


def test_the_schematic_is_what_its_script_draws_from_the_data() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "draw_schematic.py"))
    assert script["PICTURE"].read_text("utf-8") == script["draw_sessions"]()


@pytest.mark.oracle
def test_files_of_the_sample_are_sound(tmp_path: Path) -> None:
    deck, brief = tmp_path / "deck.pptx", tmp_path / "brief.pdf"
    deck.write_bytes(sample().deck)
    brief.write_bytes(sample().brief)
    assert ooxml.validate(deck) == ()
    assert qpdf.check(brief) == ()
