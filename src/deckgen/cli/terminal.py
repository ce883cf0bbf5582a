"""What a person or a program reads: diagnostics as text with the source line and a caret, or as JSON."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import PurePath

import click

from deckgen.build.targets import Explained
from deckgen.diagnostics import Diagnostic, Report, Severity, Span

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}

_WIDEST_LINE = 160
"""A longer source line is shown around the column."""

_WIDEST_TITLE = 44

_PART = re.compile(r" \(\d+ \S+ \d+\)$")
"""What the titles of slides that go on end in, in whatever language."""

Lines = Callable[[str], tuple[str, ...]]
"""Gives the lines of a source file, or none where it cannot be read."""


def show_text(report: Report, lines: Lines) -> None:
    """Print all diagnostics and a closing count on standard error."""
    cached = cache(lines)
    for diagnostic in report:
        for line in _text(diagnostic, cached):
            click.echo(line, err=True)
    closing = _closing(report)
    if closing:
        click.echo(closing, err=True)


def to_json(report: Report, files: tuple[PurePath, ...] = (), explained: tuple[Explained, ...] = ()) -> str:
    """The same data for programs: what was written, every diagnostic, and why slides look as they do."""
    data: dict[str, object] = {
        "files": [str(file) for file in files],
        "diagnostics": [_record(one) for one in report],
    }
    if explained:
        data["slides"] = [asdict(slide) for slide in explained]
    return json.dumps(data, ensure_ascii=False, indent=2)


def show_slides(explained: tuple[Explained, ...]) -> None:
    """Print for each slide its number, its title, its layout and how full it is; below, why it looks so."""
    for slide in explained:
        title = _short_title(slide.title)
        why = slide.why
        full = f"{why.full:>3} %" if why else "     "
        click.echo(f"{slide.label:>4}  {title:<{_WIDEST_TITLE}}  {full}  {slide.layout}")
        if why:
            reason = f"; {why.because}" if why.because else ""
            click.echo(f"      {why.shows}{reason}")
            if why.rejected:
                click.echo(f"      not {', '.join(why.rejected)}")


def _short_title(title: str) -> str:
    """The title in the width of its column, with the "(1 of 3)" at its end."""
    if len(title) <= _WIDEST_TITLE:
        return title
    part = _PART.search(title)
    end = part[0] if part else ""
    return f"{title[: _WIDEST_TITLE - 1 - len(end)].rstrip()}…{end}"


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A spinner that names the stage, on a terminal; nothing in a pipe or a log."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console  # only here: 50 ms that a pipe need not pay

    with Console(stderr=True).status("starting") as status:
        yield status.update


def _text(diagnostic: Diagnostic, lines: Lines) -> Iterator[str]:
    severity = diagnostic.severity
    label = click.style(f"{severity.value}[{diagnostic.code.id}]", fg=_COLORS[severity], bold=True)
    yield f"{label}: {diagnostic.message}"
    span = diagnostic.span
    if span.file:
        yield f"  --> {span}"
        yield from _excerpt(span, lines(span.file) if span.line else ())
    if diagnostic.hint:
        yield f"   = {diagnostic.hint}"


def _excerpt(span: Span, lines: tuple[str, ...]) -> Iterator[str]:
    if not 0 < span.line <= len(lines):
        return
    text = lines[span.line - 1]
    column = span.column
    start = max(0, column - _WIDEST_LINE // 2) if len(text) > _WIDEST_LINE else 0
    margin = " " * len(str(span.line))
    shown = text[start : start + _WIDEST_LINE].expandtabs(1)
    yield f" {span.line} | {shown}"
    if column:
        yield f" {margin} | {' ' * (column - 1 - start)}^"


def _closing(report: Report) -> str:
    counts = [(report.count(severity), severity.value) for severity in Severity]
    return ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts if number)


def _record(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "code": diagnostic.code.id,
        "severity": diagnostic.severity.value,
        "file": diagnostic.span.file,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
