"""`deckgen check`: every stage but the writing of files."""

from __future__ import annotations

import click

from deckgen.build.pipeline import Request, is_refused, prepare_briefing
from deckgen.build.targets import DEFAULT_TARGETS, TargetOptions
from deckgen.cli import options, terminal
from deckgen.cli.main import EXIT_ERRORS, EXIT_STRICT
from deckgen.diagnostics import Report
from deckgen.project import source_lines


@click.command("check")
@options.briefing_options
@options.targets_option
@options.strict_option
@options.format_option
@options.explain_option
def command(
    path: str,
    variables: tuple[str, ...],
    meta: tuple[str, ...],
    theme: str | None,
    targets: tuple[str, ...],
    strict: bool,
    form: str,
    explain: bool,
) -> int:
    """Read and plan the briefing at PATH and show what is wrong or doubtful. Nothing is written.

    \b
    Examples:
      deckgen check
      deckgen check outlines/geneva-2021 --strict
      deckgen check talk.md --format json
      deckgen check talk.md -t deck --explain
    """
    report = Report()
    overrides = options.to_overrides(variables, meta, theme)
    asked = TargetOptions(explain=explain)
    request = Request(path, tuple(dict.fromkeys(targets)) or DEFAULT_TARGETS, overrides, strict, asked)
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
    return EXIT_STRICT if is_refused(report, strict=strict) else 0
