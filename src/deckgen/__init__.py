"""deckgen turns outline files into a native PowerPoint deck and a typeset PDF brief.

from deckgen import Report, Request, build

report = Report()
for built in build(Request("outlines/geneva-2021"), report):
    for file in built.files:
        Path(file.name).write_bytes(file.data)
for diagnostic in report:
    print(diagnostic.span, diagnostic.message)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckgen.build.pipeline import Built, Request, build, prepare, read
    from deckgen.diagnostics import Code, DeckgenError, Diagnostic, Report, Severity, Span
    from deckgen.project import Overrides

__version__ = "0.1.0"

__all__ = [
    "Built",
    "Code",
    "DeckgenError",
    "Diagnostic",
    "Overrides",
    "Report",
    "Request",
    "Severity",
    "Span",
    "build",
    "prepare",
    "read",
]

_HOMES = {
    "deckgen.build.pipeline": ("Built", "Request", "build", "prepare", "read"),
    "deckgen.diagnostics": ("Code", "DeckgenError", "Diagnostic", "Report", "Severity", "Span"),
    "deckgen.project": ("Overrides",),
}


def __getattr__(name: str) -> object:
    # On demand, so that `deckgen --help` does not load the whole pipeline.
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(home), name)
    raise AttributeError(f"module 'deckgen' has no attribute '{name}'")
