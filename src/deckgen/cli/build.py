"""`deckgen build`: make the files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from deckgen.build.output import write_files
from deckgen.build.pipeline import Built, Request, build_briefing
from deckgen.build.targets import PER_PAGE, Explained
from deckgen.cli import options, terminal
from deckgen.cli.main import EXIT_ERRORS, EXIT_STRICT
from deckgen.diagnostics import Report
from deckgen.project import source_lines


@click.command("build")
@options.build_options
@click.option(
    "-o",
    "--output",
    default="build",
    show_default=True,
    metavar="DIR",
    help="Folder for the files that are made.",
)
@click.option(
    "--per-page",
    type=click.Choice([str(number) for number in PER_PAGE]),
    default="3",
    show_default=True,
    help="Slides on a page of the handout.",
)
@click.option(
    "--size",
    type=click.IntRange(100, 8000),
    default=1600,
    show_default=True,
    metavar="WIDTH",
    help="Width of the pictures of png, in pixels.",
)
@options.format_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of what went well.")
def command(request: Request, *, output: str, per_page: str, size: int, form: str, quiet: bool) -> int:
    """Make the deck and the brief of the briefing at PATH: a folder of outlines, or one Markdown file.

    More can be made of the same slides: `slides` (a PDF file, one slide a page), `handout` (several slides
    a page with their notes), `notes` (a script for the speaker) and `png` (a picture of each slide).

    \b
    Examples:
      deckgen build outlines/geneva-2021
      deckgen build outlines/geneva-2021 -t brief -o out --meta paper=Letter
      deckgen build talk.md --meta prose=slide --strict
      deckgen build talk.md -t deck -t handout --per-page 4
      deckgen build talk.md -t png --size 1280
    """
    request = replace(request, options=replace(request.options, per_page=int(per_page), width=size))
    report = Report()
    with terminal.progress() as progress:
        built = build_briefing(request, report, progress)
        files = [file for one in built for file in one.files]
        paths = write_files(Path(output), files, report) if files else ()
    if form == "json":
        click.echo(terminal.to_json(report, paths, _explained(built)))
    else:
        terminal.show_text(report, source_lines)
        terminal.show_slides(_explained(built))
        if not quiet:
            _show_written(Path(output), built if paths else ())
    return _exit_status(paths, report)


def _show_written(folder: Path, built: tuple[Built, ...]) -> None:
    for one in built:
        click.echo(f"{folder / one.name}  {one.summary}")


def _explained(built: tuple[Built, ...]) -> tuple[Explained, ...]:
    return tuple(slide for one in built for slide in one.explained)


def _exit_status(paths: tuple[Path, ...], report: Report) -> int:
    if report.has_errors:
        return EXIT_ERRORS
    return 0 if paths else EXIT_STRICT
