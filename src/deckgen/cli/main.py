"""`deckgen`: finds the command, runs it and turns the way it ended into an exit status.

Commands are imported when they run, so that `deckgen --help` answers at once.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
from collections.abc import Mapping
from types import FrameType
from typing import NoReturn

import click

from deckgen import __version__
from deckgen.diagnostics import DeckgenError

COMMANDS: Mapping[str, str] = {
    "build": "Make the deck and the brief.",
    "check": "Show what is wrong or doubtful; write nothing.",
    "new": "Start a briefing that builds and teaches.",
    "dump": "Print the content model as JSON.",
    "schema": "Print a JSON Schema: briefing, section, theme or model.",
}
"""Name and one line of help; each lives in `deckgen.cli.<name>` as `command`."""

EXIT_ERRORS = 1
EXIT_USAGE = 2
EXIT_STRICT = 3
EXIT_INTERRUPTED = 130
EXIT_TERMINATED = 143


class _Commands(click.Group):
    """A group that imports a command only when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"deckgen.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="deckgen")
def cli() -> None:
    """Turn outline files into a native PowerPoint deck and a typeset PDF brief.

    \b
    Examples:
      deckgen new my-briefing              start from a small briefing
      deckgen build my-briefing            write build/my-briefing.pptx and -brief.pdf
      deckgen build talk.md -t deck        a single Markdown file, the deck alone
      deckgen check my-briefing --strict   diagnostics only, for use before a commit
    """


def main() -> NoReturn:
    """Run the command line and exit: 0 done, 1 errors, 2 usage, 3 strict, 130 interrupted."""
    signal.signal(signal.SIGTERM, _terminate)
    # A build makes millions of values and hardly a cycle among them, and the process ends with it: looking
    # for cycles took a quarter of the time of 2000 slides, and more than a linear share.
    gc.disable()
    try:
        result = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("deckgen: interrupted; older files were kept", err=True)
        sys.stdout.flush()
        # Not `sys.exit`: an interrupt inside a dataclass's generated code marks the interpreter, which would
        # then end itself by the signal, whatever status it is given.
        os._exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough. Python would complain when it exits.
        sys.stderr.close()
        sys.exit(EXIT_ERRORS)
    except DeckgenError as error:
        click.echo(f"deckgen: {error}", err=True)
        sys.exit(EXIT_ERRORS)
    sys.exit(result if isinstance(result, int) else 0)


def _terminate(number: int, frame: FrameType | None) -> None:
    # As an exception, so that temporary files are removed on the way out.
    raise SystemExit(EXIT_TERMINATED)
