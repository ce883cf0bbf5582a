"""deckgen turns outline files into a native PowerPoint deck and a typeset PDF brief.

>>> from pathlib import Path
>>> from deckgen import Report, Request, Severity, build_briefing
>>> report = Report()
>>> for built in build_briefing(Request("outlines/geneva-2021"), report):
...     for file in built.files:
...         _ = Path("build", file.name).write_bytes(file.data)
>>> [diagnostic for diagnostic in report if diagnostic.severity is not Severity.NOTE]
[]
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckgen.build.pipeline import (
        Built,
        Prepared,
        Request,
        build_briefing,
        load_briefing,
        prepare_briefing,
    )
    from deckgen.diagnostics import Code, DeckgenError, Diagnostic, Report, Severity, Span
    from deckgen.project import Overrides

__version__ = "0.1.0"

# No name here is that of a subpackage: importing `deckgen.build` would put the module in its place.
__all__ = [
    "Built",
    "Code",
    "DeckgenError",
    "Diagnostic",
    "Overrides",
    "Prepared",
    "Report",
    "Request",
    "Severity",
    "Span",
    "build_briefing",
    "load_briefing",
    "prepare_briefing",
]

_HOMES = {
    "deckgen.build.pipeline": (
        "Built",
        "Prepared",
        "Request",
        "build_briefing",
        "load_briefing",
        "prepare_briefing",
    ),
    "deckgen.diagnostics": ("Code", "DeckgenError", "Diagnostic", "Report", "Severity", "Span"),
    "deckgen.project": ("Overrides",),
}


def __getattr__(name: str) -> object:
    # On demand, so that `deckgen --help` does not load the whole pipeline.
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(home), name)
    raise AttributeError(f"module 'deckgen' has no attribute '{name}'")
