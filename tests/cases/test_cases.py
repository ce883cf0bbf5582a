from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deckgen.diagnostics import Report
from deckgen.model.briefing import Briefing
from deckgen.project import MemoryFiles, Overrides, load_project
from deckgen.read.outline import read_briefing
from tests.cases.case_file import Case, accept_case, read_cases
from tests.cases.text_dump import dump_briefing, dump_report
from tests.samples import PNG

FOLDER = Path(__file__).parent

EXPECTATIONS: dict[str, Callable[[Briefing, Report], str]] = {
    "model": lambda briefing, _: dump_briefing(briefing),
    "diagnostics": lambda _, report: dump_report(report),
}
"""What a case file may expect. A diagnostic that a case does not announce fails it."""


def all_cases() -> list[object]:
    return [
        pytest.param(path, case, id=f"{path.relative_to(FOLDER).with_suffix('')}: {case.title}")
        for path in sorted(FOLDER.rglob("*.case"))
        for case in read_cases(path)
    ]


@pytest.mark.parametrize(("path", "case"), all_cases())
def test_case(path: Path, case: Case, accept: bool) -> None:
    files = {name: body.encode() for name, body in case.files}
    report = Report()
    project = load_project(case.path, memory := MemoryFiles(files | PICTURES), Overrides(), report)
    assert project is not None, dump_report(report)
    briefing = read_briefing(project, memory, report)
    actual = {kind: EXPECTATIONS[kind](briefing, report) for kind, _ in case.expected}
    actual.setdefault("diagnostics", dump_report(report))
    expected = {"diagnostics": "", **{kind: _stripped(body) for kind, body in case.expected}}
    if accept and actual != expected:
        accept_case(path, case, actual)
    else:
        assert actual == expected


PICTURES = {"dot.png": PNG, "briefing/dot.png": PNG}


def _stripped(body: str) -> str:
    return body.rstrip("\n") + "\n" if body.strip() else ""


def test_titles_of_cases_are_unique_in_their_file() -> None:
    for path in FOLDER.rglob("*.case"):
        titles = [case.title for case in read_cases(path)]
        assert len(titles) == len(set(titles)), path
