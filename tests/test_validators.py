"""Every PDF that is made keeps the rules of PDF/UA-1 and PDF/A-2a, say two validators of the hardest ones.

page-validation is asked in every run. veraPDF takes half a minute for all these, so it is asked once, in CI.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.diagnostics import Report
from deckgen.project import DiskFiles, Files, MemoryFiles, Overrides
from tests.conftest import ROOT
from tests.oracles import pagevalidation, verapdf
from tests.outlines import random_outline
from tests.stress import stress_files

pytestmark = pytest.mark.oracle

PROFILES = ("ua1", "2a")
SLIDES = ("slides", "handout", "notes")
DOCUMENTS = ROOT.parent / "shared" / "corpus" / "md"
QUARTER = 25

Built = tuple[tuple[str, bytes], ...]
"""The files of a set, each with the name that it gets on the disk."""


def _build(name: str, path: str, files: Files, *targets: str, **meta: str) -> Iterator[tuple[str, bytes]]:
    request = Request(path, targets, Overrides(meta={key.replace("_", "-"): meta[key] for key in meta}))
    prepared = prepare_briefing(request, Report(), files=files)
    assert prepared is not None, name
    for target, (title, planned) in zip(targets, prepared.planned, strict=True):
        yield f"{name}-{target}.pdf", planned.render(title)[0].data


def _sample() -> Iterator[tuple[str, bytes]]:
    path, files = str(ROOT / "outlines" / "geneva-2021"), DiskFiles()
    yield from _build("sample", path, files, "brief", *SLIDES)
    yield from _build("letter", path, files, "brief", paper="Letter", duplex="true", justified="true")
    yield from _build("large", path, files, "brief", columns="single", large_print="true")


def _documents() -> Iterator[tuple[str, bytes]]:
    for path in sorted(DOCUMENTS.glob("*.md")):
        yield from _build(path.stem, str(path), DiskFiles(), "brief")


def _random_outlines(seeds: range) -> Iterator[tuple[str, bytes]]:
    for outline in map(random_outline, seeds):
        yield from _build(outline.name, "talk.md", MemoryFiles(outline.files), "brief")


def _stress() -> Iterator[tuple[str, bytes]]:
    yield from _build("stress", "talk.md", MemoryFiles(stress_files()), "brief")


SETS: dict[str, Callable[[], Iterator[tuple[str, bytes]]]] = {
    "sample": _sample,
    "documents of others": _documents,
    "outlines 0 to 24": lambda: _random_outlines(range(QUARTER)),
    "outlines 25 to 49": lambda: _random_outlines(range(QUARTER, 2 * QUARTER)),
    "outlines 50 to 74": lambda: _random_outlines(range(2 * QUARTER, 3 * QUARTER)),
    "outlines 75 to 99": lambda: _random_outlines(range(3 * QUARTER, 4 * QUARTER)),
    "stress": _stress,
}


@cache
def built(name: str) -> Built:
    return tuple(SETS[name]())


def written(name: str, folder: Path) -> list[Path]:
    paths = []
    for file, data in built(name):
        paths.append(folder / file)
        paths[-1].write_bytes(data)
    return paths


@pytest.mark.parametrize("name", SETS)
def test_page_validation_finds_no_broken_rule(name: str, tmp_path: Path) -> None:
    if name == "documents of others" and not DOCUMENTS.is_dir():
        pytest.skip("there is no folder ../shared with the corpora")
    paths = written(name, tmp_path)
    assert paths
    for path in paths:
        broken = {profile: pagevalidation.validate(path, profile) for profile in PROFILES}
        assert broken == dict.fromkeys(PROFILES, ()), path.name


def test_the_stress_document_has_two_hundred_pages() -> None:
    ((_, data),) = built("stress")
    assert len(pypdfium2.PdfDocument(data)) >= 200


@pytest.mark.skipif(
    os.environ.get("DECKGEN_REQUIRE_ORACLES") != "1",
    reason="veraPDF takes half a minute for these; CI asks it, with DECKGEN_REQUIRE_ORACLES=1",
)
def test_verapdf_finds_no_failed_check(tmp_path: Path) -> None:
    paths = [path for name in SETS for path in written(name, tmp_path)]
    failures = verapdf.validate_all(paths, *PROFILES)
    assert {path.name: found for path, found in failures.items() if found} == {}
