"""`deckgen dump`: the content model as JSON."""

from __future__ import annotations

import json

import click

from deckgen.build.pipeline import Request, load_briefing
from deckgen.cli import options, terminal
from deckgen.cli.main import EXIT_ERRORS
from deckgen.diagnostics import Report
from deckgen.model.dump import to_json
from deckgen.project import source_lines


@click.command("dump")
@options.briefing_options
def command(request: Request) -> int:
    """Print the content model of the briefing at PATH as JSON; `deckgen schema model` describes it.

    \b
    Examples:
      deckgen dump outlines/geneva-2021 > model.json
      deckgen dump talk.md | jq '.sections[].topics[].id'
    """
    report = Report()
    briefing = load_briefing(request, report)
    if briefing is not None:
        click.echo(json.dumps(to_json(briefing), ensure_ascii=False, indent=2))
    terminal.show_text(report, source_lines)
    return EXIT_ERRORS if report.has_errors else 0
