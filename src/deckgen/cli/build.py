"""`deckgen build`: make the files."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.build.output import write_files
from deckgen.build.pipeline import Built, Request, build
from deckgen.build.targets import DEFAULT_TARGETS
from deckgen.cli import options, terminal
from deckgen.cli.main import EXIT_ERRORS, EXIT_STRICT
from deckgen.diagnostics import Report
from deckgen.project import source_lines


@click.command("build")
@options.briefing_options
@click.option(
    "-o",
    "--output",
    default="build",
    show_default=True,
    metavar="DIR",
    help="Folder for the files that are made.",
)
@options.targets_option
@options.strict_option
@options.format_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of what went well.")
def command(
    path: str,
    variables: tuple[str, ...],
    meta: tuple[str, ...],
    theme: str | None,
    output: str,
    targets: tuple[str, ...],
    strict: bool,
    form: str,
    quiet: bool,
) -> int:
    """Make the deck and the brief of the briefing at PATH: a folder of outlines, or one Markdown file.

    \b
    Examples:
      deckgen build outlines/geneva-2021
      deckgen build outlines/geneva-2021 -t brief -o out --meta paper=Letter
      deckgen build talk.md --meta prose=slide --strict
    """
    overrides = options.to_overrides(variables, meta, theme)
    request = Request(path, tuple(dict.fromkeys(targets)) or DEFAULT_TARGETS, overrides, strict)
    report = Report()
    with terminal.progress() as progress:
        built = build(request, report, progress)
        paths = write_files(Path(output), [one.file for one in built], report) if built else ()
    if form == "json":
        click.echo(terminal.to_json(report, paths))
    else:
        terminal.show_text(report, source_lines)
        if not quiet:
            _show_written(paths, built)
    return _exit_status(paths, report)


def _show_written(paths: tuple[Path, ...], built: tuple[Built, ...]) -> None:
    for path, one in zip(paths, built, strict=False):
        click.echo(f"{path}  {one.summary}")


def _exit_status(paths: tuple[Path, ...], report: Report) -> int:
    if report.has_errors:
        return EXIT_ERRORS
    return 0 if paths else EXIT_STRICT
