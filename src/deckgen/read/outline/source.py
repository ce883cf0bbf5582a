"""The text of one outline as the parser takes it, and where its lines stand in the author's files."""

from __future__ import annotations

import re

from deckgen.diagnostics import Code, Report, Span
from deckgen.project.project import Source
from deckgen.read.outline.template import Expanded
from deckgen.values import dataclass

MAX_LINE = 100_000
"""Characters in one line: a long chapter. Far more is not prose, and would keep the parser busy."""

# What XML 1.0 forbids; PowerPoint files are XML. Lone surrogates cannot come out of UTF-8.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """An outline's text after templates, with lines counted from 0 as markdown-it does."""

    text: str
    lines: tuple[str, ...]
    expanded: Expanded
    changed: frozenset[int] = frozenset()
    """The lines that a template made or altered: their columns are not those of the author's file."""

    def span(self, line: int, column: int = 0) -> Span:
        """Where the author wrote a line; the column counts from 1 and is 0 where it is not known."""
        return self.expanded.span_at(line + 1, 0 if line in self.changed else column)

    def find(self, line: int, text: str, after: int = 0) -> int:
        """How many characters of a line stand before `text`, or -1 if it is not there as it is."""
        return self.lines[line].find(text, after) if line < len(self.lines) else -1


def prepare(expanded: Expanded, written: Source, report: Report) -> SourceText:
    """The text without characters that files may not hold, and without endless lines; reports both."""
    text = expanded.text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in expanded.text else expanded.text
    if _FORBIDDEN.search(text):
        text = _replace_forbidden(text, expanded, report)
    lines = text.split("\n")
    if len(text) > MAX_LINE and any(len(line) > MAX_LINE for line in lines):
        lines = [_cut(line, expanded.span_at(number), report) for number, line in enumerate(lines, start=1)]
        text = "\n".join(lines)
    return SourceText(text, tuple(lines), expanded, _changed_lines(lines, expanded, written))


def _changed_lines(lines: list[str], expanded: Expanded, written: Source) -> frozenset[int]:
    if expanded.lines is None:
        return frozenset()
    originals = written.text.split("\n")
    changed: set[int] = set()
    for number, line in enumerate(lines):
        place = expanded.span_at(number + 1)
        at = place.line - written.first_line
        if place.file != written.path or not 0 <= at < len(originals) or originals[at] != line:
            changed.add(number)
    return frozenset(changed)


def _replace_forbidden(text: str, expanded: Expanded, report: Report) -> str:
    """Put U+FFFD for each; report each kind of character once, at its first place."""
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for match in _FORBIDDEN.finditer(text):
        counts[match[0]] = counts.get(match[0], 0) + 1
        first.setdefault(match[0], match.start())
    for character, position in first.items():
        more = counts[character] - 1
        also = f", and in {more} more place{'s' if more > 1 else ''}" if more else ""
        report.add(
            Code.CONTROL_CHARACTER,
            expanded.span_at(text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)),
            f"the control character U+{ord(character):04X} was replaced by U+FFFD here{also}",
            "delete it; it often comes along with text copied from a PDF",
        )
    return _FORBIDDEN.sub("\ufffd", text)


def _cut(line: str, span: Span, report: Report) -> str:
    if len(line) <= MAX_LINE:
        return line
    report.add(
        Code.LINE_TOO_LONG,
        span,
        f"the line holds {len(line):,} characters; deckgen reads {MAX_LINE:,}",
        "break it into paragraphs, or move data into a file of its own",
    )
    return line[:MAX_LINE]
