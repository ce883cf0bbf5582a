"""Whole documents: the sample, and what others wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.diagnostics import Report
from deckgen.model.briefing import Briefing, Paper
from deckgen.model.walk import plain_text
from deckgen.plan.brief import plan_brief
from deckgen.plan.pages.page import PagesPlan
from deckgen.plan.select import brief_blocks
from deckgen.project import DiskFiles, Overrides, load_project
from deckgen.read.outline import read_briefing
from deckgen.render.pdf import render_pages
from deckgen.theme import Theme, load_theme
from tests.oracles import pagevalidation, poppler, qpdf
from tests.plan.brief.briefings import outside, read, words_of

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "outlines" / "geneva-2021"
_WRITTEN_OUT = re.compile(r"\d{4}-\d\d-\d\d|\W*@(fig|tbl|sec):\S+")
"""Dates and cross-references, which the brief says in words of its language."""


def read_document(path: Path, **meta: str) -> tuple[Briefing, Theme]:
    report, files = Report(), DiskFiles()
    project = load_project(str(path), files, Overrides(meta=meta), report)
    assert project is not None
    briefing = read_briefing(project, files, report)
    return briefing, load_theme(briefing.settings, files, report)


def plan_document(path: Path, **meta: str) -> PagesPlan:
    return plan_brief(*read_document(path, **meta), Report())


def written(plan: PagesPlan, folder: Path) -> Path:
    path = folder / "brief.pdf"
    path.write_bytes(render_pages(plan))
    return path


@pytest.mark.oracle
@pytest.mark.parametrize("paper", Paper)
def test_the_sample_is_sound_accessible_and_archival(paper: Paper, tmp_path: Path) -> None:
    plan = plan_document(SAMPLE, paper=paper.value)
    path = written(plan, tmp_path)
    assert qpdf.check(path) == ()
    assert [pagevalidation.validate(path, profile) for profile in ("ua1", "2a")] == [(), ()]
    assert outside(plan) == []
    assert poppler.page_count(path) == len(plan.pages)


def test_no_word_of_the_sample_is_lost() -> None:
    briefing = read_document(SAMPLE)[0]
    shown = "".join(read(plan_document(SAMPLE)).split())
    for section in briefing.sections:
        for topic in section.topics:
            assert "".join(plain_text(topic.title).split()) in shown
            words = {word for word in words_of(brief_blocks(topic)) if not _WRITTEN_OUT.fullmatch(word)}
            assert {word for word in words if word not in shown} == set()


def _documents(shared: Path) -> Iterator[Path]:
    yield from sorted((shared / "corpus" / "md").glob("*.md"))


def test_documents_of_others_stay_within_the_margins(shared: Path) -> None:
    documents = list(_documents(shared))
    assert documents
    for document in documents:
        plan = plan_document(document)
        assert outside(plan) == [], document.name
        assert read(plan).strip(), document.name
