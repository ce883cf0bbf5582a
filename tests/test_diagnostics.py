"""Diagnostics: each code is documented and provoked by a test; the report keeps order and counts once."""

from __future__ import annotations

import re

import pytest

from deckgen.diagnostics import NOWHERE, Code, Report, Severity, Span, nearest, nearest_hint
from tests.conftest import ROOT

TEST_TEXTS = "\n".join(
    path.read_text("utf-8")
    for path in sorted((ROOT / "tests").rglob("*"))
    if path.suffix in {".py", ".md", ".case", ".txt"} and path.name != "test_diagnostics.py"
)


def test_every_code_has_its_section_in_the_docs_and_no_other_does() -> None:
    text = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
    documented = dict(re.findall(r"^### `([a-z-]+)` \((\w+)\)$", text, re.MULTILINE))
    assert documented == {code.id: code.severity.value for code in Code}


@pytest.mark.parametrize("code", Code, ids=lambda code: code.id)
def test_code_is_provoked_by_a_test(code: Code) -> None:
    assert re.search(rf"\bCode\.{code.name}\b|\b{re.escape(code.id)}\b", TEST_TEXTS)


def test_report_is_in_the_order_of_the_sources() -> None:
    report = Report()
    report.add(Code.OVERFLOW, Span("b.md", 2), "second")
    report.add(Code.OVERFLOW, Span("a.md", 9), "first")
    report.add(Code.OVERFLOW, Span("b.md", 10), "third")
    assert [diagnostic.message for diagnostic in report] == ["first", "second", "third"]


def test_equal_diagnostics_count_once() -> None:
    report = Report()
    for _ in range(2):
        report.add(Code.OVERFLOW, NOWHERE, "the same")
    assert len(report) == report.count(Severity.ERROR) == 1


def test_hint_offers_the_nearest_name_or_lists_all() -> None:
    assert nearest("authrs", ["authors", "title"]) == "authors"
    assert "'authors'" in nearest_hint("authrs", ["authors", "title"])
    assert nearest_hint("zzz", ["b", "a"]) == "known here: a, b"
