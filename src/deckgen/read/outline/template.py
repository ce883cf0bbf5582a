"""Expand an outline's text as a Jinja2 template, and keep account of the lines that the author wrote.

Text without any template mark is handed on as it is: Jinja2 is imported only where a template needs it.
"""

from __future__ import annotations

import re

from deckgen.diagnostics import Report, Span
from deckgen.project.files import Files
from deckgen.project.project import Project, Source
from deckgen.values import dataclass

_MARK = re.compile(r"\{\{|\{%|\{#!")


@dataclass(frozen=True, slots=True)
class Expanded:
    """A template's output, with the place in the sources of each of its lines."""

    text: str
    start: Span
    """Where the text begins in the sources."""
    lines: tuple[Span, ...] | None = None
    """One a line of `text`; None: the lines follow one another in the file, from `start` on."""

    def span_at(self, line: int, column: int = 0) -> Span:
        """Where the author wrote a line of `text`, counted from 1; lines past the end count as the last."""
        if self.lines is None:
            return Span(self.start.file, self.start.line + line - 1, column)
        place = self.lines[min(line, len(self.lines)) - 1]
        return Span(place.file, place.line, column)


def expand(source: Source, project: Project, files: Files, report: Report) -> Expanded:
    """The text after expansion; where the template fails that is reported and the text stays as written."""
    unchanged = Expanded(source.text, Span(source.path, source.first_line))
    if not project.templated or not _MARK.search(source.text):
        return unchanged
    # Jinja2 costs 0.06 s at the start, and most outlines hold no template.
    from deckgen.read.outline.template_engine import run  # noqa: PLC0415

    result = run(source, project, files, report)
    return Expanded(result[0], unchanged.start, result[1]) if result else unchanged


def expand_string(text: str, span: Span, project: Project, files: Files, report: Report) -> str:
    """A single string after expansion, such as a title in front matter."""
    source = Source(span.file, text, span.line)
    return expand(source, project, files, report).text
