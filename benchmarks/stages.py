"""Where a build's time goes: CPU seconds per stage, in one process, after one warm-up.

python benchmarks/stages.py PATH [--meta key=value]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from deckgen.diagnostics import Report
from deckgen.plan.brief import plan_brief
from deckgen.plan.deck.deck import plan_deck
from deckgen.project import DiskFiles, Overrides, load_project
from deckgen.read.outline import read_briefing
from deckgen.render.pdf import render_pages
from deckgen.render.pptx import render_deck
from deckgen.theme import load_theme

_Value = TypeVar("_Value")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path")
    parser.add_argument("--meta", action="append", default=[])
    arguments = parser.parse_args()
    overrides = Overrides(meta=dict(pair.split("=", 1) for pair in arguments.meta))
    files, report = DiskFiles(), Report()
    project = _timed("project", lambda: load_project(arguments.path, files, overrides, report))
    if project is None:
        raise SystemExit("nothing to build")
    briefing = _timed("read", lambda: read_briefing(project, files, report))
    theme = _timed("theme", lambda: load_theme(briefing.settings, files, report))
    deck = _timed("plan deck", lambda: plan_deck(briefing, theme, report))
    _timed("render pptx", lambda: render_deck(deck))
    brief = _timed("plan brief", lambda: plan_brief(briefing, theme, report))
    _timed("render pdf", lambda: render_pages(brief))


def _timed(name: str, stage: Callable[[], _Value]) -> _Value:
    start = time.process_time()
    value = stage()
    sys.stdout.write(f"{name:12} {time.process_time() - start:7.3f} s\n")
    return value


if __name__ == "__main__":
    main()
