"""`deckgen schema`: JSON Schemas, generated from the dataclasses that read the files."""

from __future__ import annotations

import json

import click

from deckgen.model.briefing import Briefing
from deckgen.project import SectionFront
from deckgen.project.manifest import Manifest
from deckgen.project.schema import schema_of
from deckgen.theme import RawTheme

_KINDS: dict[str, type] = {
    "briefing": Manifest,
    "section": SectionFront,
    "theme": RawTheme,
    "model": Briefing,
}


@click.command("schema")
@click.argument("kind", type=click.Choice(list(_KINDS)))
def command(kind: str) -> int:
    """Print the JSON Schema of a file that deckgen reads or prints.

    \b
    Examples:
      deckgen schema briefing > briefing.schema.json    for briefing.yaml, in an editor
      deckgen schema model                              for what `deckgen dump` prints
    """
    click.echo(json.dumps(schema_of(_KINDS[kind]), ensure_ascii=False, indent=2))
    return 0
