"""`deckgen new`: a small briefing that builds and teaches."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.build.output import OutputFile, write_files
from deckgen.cli import terminal
from deckgen.cli.main import EXIT_ERRORS
from deckgen.diagnostics import Report
from deckgen.project import source_lines
from deckgen.project.scaffold import scaffold


@click.command("new")
@click.argument("folder", metavar="DIR")
@click.option("--title", default="", help="Title of the briefing.  [default: from DIR]")
def command(folder: str, title: str) -> int:
    """Start a briefing in the new folder DIR. It builds as it is, and its texts say how it works.

    \b
    Examples:
      deckgen new harbour-review
      deckgen new outlines/harbour-review --title "Harbour review, third quarter"
    """
    target = Path(folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise click.UsageError(f"'{folder}' exists and is not an empty folder; name a new one")
    report = Report()
    files = [OutputFile(name, text.encode()) for name, text in scaffold(target.name, title).items()]
    written = write_files(target, files, report)
    terminal.show_text(report, source_lines)
    for path in written:
        click.echo(path)
    if written:
        click.echo(f"\nNow run:  deckgen build {folder}")
    return EXIT_ERRORS if report.has_errors else 0
