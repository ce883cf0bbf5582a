"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from deckgen.build.targets import DEFAULT_TARGETS, TARGETS
from deckgen.project import Overrides

_Command = TypeVar("_Command", bound=Callable[..., Any])


def briefing_options(command: _Command) -> _Command:
    """PATH, `--set`, `--meta` and `--theme`."""
    for decorate in (
        click.option("--theme", metavar="NAME|FILE", help="A built-in theme, or a theme file."),
        click.option(
            "--meta",
            "meta",
            multiple=True,
            metavar="KEY=VALUE",
            help="Set a key of the manifest, such as paper.",
        ),
        click.option(
            "--set", "variables", multiple=True, metavar="NAME=VALUE", help="Set a variable of the templates."
        ),
        click.argument("path", default="."),
    ):
        command = decorate(command)
    return command


def format_option(command: _Command) -> _Command:
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="How diagnostics are shown.",
    )(command)


def strict_option(command: _Command) -> _Command:
    return click.option("--strict", is_flag=True, help="Treat warnings as errors: exit 3, write nothing.")(
        command
    )


def targets_option(command: _Command) -> _Command:
    return click.option(
        "-t",
        "--target",
        "targets",
        multiple=True,
        type=click.Choice(list(TARGETS)),
        help=f"What to make; may be repeated.  [default: {', '.join(DEFAULT_TARGETS)}]",
    )(command)


def explain_option(command: _Command) -> _Command:
    return click.option(
        "--explain",
        is_flag=True,
        help="Say for each slide what is on it, how full it is, and what was tried.",
    )(command)


def to_overrides(variables: tuple[str, ...], meta: tuple[str, ...], theme: str | None) -> Overrides:
    """The overrides that the options ask for; a usage error where one has no `=`."""
    keys = _pairs("--meta", meta)
    if theme:
        keys["theme"] = theme
    return Overrides(_pairs("--set", variables), keys)


def _pairs(option: str, texts: tuple[str, ...]) -> dict[str, str]:
    pairs = dict(text.partition("=")[::2] for text in texts)
    for text in texts:
        if "=" not in text or text.startswith("="):
            raise click.BadParameter(f"'{text}' is not of the form NAME=VALUE", param_hint=option)
    return pairs
