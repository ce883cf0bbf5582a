"""Options and arguments that several commands share. A command gets them as one `Request`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, TypeAlias

import click

from deckgen.build.pipeline import Request
from deckgen.build.targets import DEFAULT_TARGETS, TARGETS, TargetOptions
from deckgen.project import Overrides

_Command: TypeAlias = Callable[..., Any]

_BRIEFING = (
    click.argument("path", default="."),
    click.option(
        "--set", "variables", multiple=True, metavar="NAME=VALUE", help="Set a variable of the templates."
    ),
    click.option(
        "--meta", multiple=True, metavar="KEY=VALUE", help="Set a key of the manifest, such as paper."
    ),
    click.option("--theme", metavar="NAME|FILE", help="A built-in theme, or a theme file."),
)
_BUILD = (
    click.option(
        "-t",
        "--target",
        "targets",
        multiple=True,
        type=click.Choice(list(TARGETS)),
        help=f"What to make; may be repeated.  [default: {', '.join(DEFAULT_TARGETS)}]",
    ),
    click.option("--strict", is_flag=True, help="Treat warnings as errors: exit 3, write nothing."),
    click.option(
        "--explain",
        is_flag=True,
        help="Say for each slide what is on it, how full it is, and what was tried.",
    ),
)


def briefing_options(command: _Command) -> _Command:
    """PATH, `--set`, `--meta` and `--theme`: which briefing is meant."""

    @wraps(command)
    def run(
        path: str, variables: tuple[str, ...], meta: tuple[str, ...], theme: str | None, **others: Any
    ) -> Any:
        return command(Request(path, overrides=_to_overrides(variables, meta, theme)), **others)

    return _decorated(run, _BRIEFING)


def build_options(command: _Command) -> _Command:
    """The same, and `-t`, `--strict` and `--explain`: what is to be made of it."""

    @wraps(command)
    def run(request: Request, targets: tuple[str, ...], strict: bool, explain: bool, **others: Any) -> Any:
        chosen = tuple(dict.fromkeys(targets)) or DEFAULT_TARGETS
        asked = replace(request, targets=chosen, strict=strict, options=TargetOptions(explain=explain))
        return command(asked, **others)

    return briefing_options(_decorated(run, _BUILD))


def format_option(command: _Command) -> _Command:
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="How diagnostics are shown.",
    )(command)


def _decorated(command: _Command, decorators: tuple[Callable[[_Command], _Command], ...]) -> _Command:
    """Options are listed in the order of their decorators from the top, which are applied from below."""
    for decorate in reversed(decorators):
        command = decorate(command)
    return command


def _to_overrides(variables: tuple[str, ...], meta: tuple[str, ...], theme: str | None) -> Overrides:
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
