"""What the planner says of slides: too much, too long, nothing at all."""

from __future__ import annotations

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.diagnostics import Diagnostic, Report
from deckgen.project import MemoryFiles


def reported(text: str) -> list[Diagnostic]:
    report = Report()
    files = MemoryFiles({"talk.md": text.encode()})
    assert prepare_briefing(Request("talk.md", targets=("deck",)), report, files=files)
    return list(report)


def test_title_of_a_hundred_words_is_reported_with_its_line() -> None:
    (diagnostic,) = reported("# B\n\n## " + "title " * 100 + "\n\n- point\n")
    assert (diagnostic.code.id, diagnostic.span.line) == ("title-too-long", 3)


def test_head_of_a_table_that_is_higher_than_a_slide_is_an_error_with_its_excess() -> None:
    head = "| a | " + "word " * 2000 + "|\n|---|---|\n| x | y |\n"
    (diagnostic,) = reported(f"# B\n\n## A wordy table\n\n{head}")
    assert (diagnostic.code.id, diagnostic.span.line) == ("overflow", 3)
    assert " % higher than a slide" in diagnostic.message


def test_slide_with_nothing_but_its_title_is_reported() -> None:
    (diagnostic,) = reported("# B\n\n## A title alone\n")
    assert diagnostic.code.id == "slide-empty"


def test_paragraphs_that_no_slide_shows_are_counted() -> None:
    (diagnostic,) = reported("# B\n\n## T\n\nOne.\n\nTwo.\n\n- point\n\n## U\n\n- point\n\nThree.\n")
    assert diagnostic.code.id == "prose-in-brief"
    assert diagnostic.message.startswith("3 paragraphs ")


def test_unknown_theme_of_a_single_file_gives_way_to_the_default() -> None:
    (diagnostic,) = reported("---\ntitle: B\ntheme: seriph\n---\n## T\n\n- point\n")
    assert (diagnostic.code.id, diagnostic.span.line) == ("theme-ignored", 3)
