"""Run templates with Jinja2, in a sandbox and within limits. The only door to Jinja2 is `template.py`."""

from __future__ import annotations

from deckgen.diagnostics import Report, Span
from deckgen.project.files import Files
from deckgen.project.project import Project, Source


def run(
    source: Source, project: Project, files: Files, report: Report
) -> tuple[str, tuple[Span, ...]] | None:
    """The expanded text and the place of each line; None where the template fails, which is reported."""
    raise NotImplementedError
