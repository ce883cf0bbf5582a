"""`deckgen check`: every stage but the writing of files."""

from __future__ import annotations

import click

from deckgen.build.pipeline import Request, is_refused, prepare_briefing
from deckgen.cli import options, terminal
from deckgen.cli.main import EXIT_ERRORS, EXIT_STRICT
from deckgen.diagnostics import Report
from deckgen.project import source_lines


@click.command("check")
@options.build_options
@options.format_option
def command(request: Request, form: str) -> int:
    """Read and plan the briefing at PATH and show what is wrong or doubtful. Nothing is written.

    \b
    Examples:
      deckgen check
      deckgen check outlines/geneva-2021 --strict
      deckgen check talk.md --format json
      deckgen check talk.md -t deck --explain
    """
    report = Report()
    with terminal.progress() as progress:
        prepared = prepare_briefing(request, report, progress)
    planned = prepared.planned if prepared else ()
    explained = tuple(slide for _, one in planned for slide in one.explained)
    if form == "json":
        click.echo(terminal.to_json(report, explained=explained))
    else:
        terminal.show_text(report, source_lines)
        terminal.show_slides(explained)
    if report.has_errors:
        return EXIT_ERRORS
    return EXIT_STRICT if is_refused(report, strict=request.strict) else 0
