"""Draw the pictures of docs/fitting.md: small outlines, built, each as a sheet of its slides.

    python scripts/fitting_pictures.py

The slides are drawn by deckgen itself (`--target png`), so neither Office nor LibreOffice is needed.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageOps

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.build.targets import TargetOptions
from deckgen.diagnostics import Report
from deckgen.project import MemoryFiles, Overrides

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "pictures" / "fitting"

_WIDTH = 560
_GAP = 12
_COLORS = 48
"""Enough for flat colours and soft edges; keeps each file far below 200 kB."""

_WORDS = (
    "berths cranes pilots tides ledgers margins audits forecasts and the vessels of every season wait for "
    "their turn at the north quay while freight and customs share one gate"
).split()


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, sheet in SHEETS.items():
        slides = [slide for text, meta in sheet for slide in draw(text, meta)]
        save(slides, TARGET / f"{name}.png")
        print((TARGET / f"{name}.png").relative_to(ROOT), len(slides))


def draw(text: str, meta: Mapping[str, str]) -> list[Image.Image]:
    """The topic's slides of a single outline, without its cover."""
    report = Report()
    request = Request(
        "talk.md", ("png",), Overrides(meta={"prose": "slide", **meta}), options=TargetOptions(width=_WIDTH)
    )
    prepared = prepare_briefing(
        request, report, files=MemoryFiles({"talk.md": f"# Port review\n\n{text}".encode()})
    )
    if prepared is None or report.has_errors:
        raise SystemExit(f"an example is at fault: {[one.message for one in report]}")
    ((folder, planned),) = prepared.planned
    return [Image.open(io.BytesIO(file.data)) for file in planned.render(folder)[1:]]


def save(slides: Sequence[Image.Image], target: Path) -> None:
    """Side by side, two or three in a row, each with a thin frame."""
    framed = [ImageOps.expand(slide.convert("RGB"), 1, "#9AA5B1") for slide in slides]
    across = 3 if len(framed) in (3, 5, 6) else 2
    width, height = framed[0].width + _GAP, framed[0].height + _GAP
    down = -(-len(framed) // across)
    sheet = Image.new("RGB", (across * width + _GAP, down * height + _GAP), "#E9ECEF")
    for number, slide in enumerate(framed):
        sheet.paste(slide, (_GAP + number % across * width, _GAP + number // across * height))
    sheet.convert("P", palette=Image.Palette.ADAPTIVE, colors=_COLORS).save(target, optimize=True)


def words(count: int, start: int) -> str:
    picked = [_WORDS[(start * 5 + number) % len(_WORDS)] for number in range(count)]
    return " ".join(picked).capitalize()


def points(count: int, length: int) -> str:
    return "".join(f"- {words(length, number)}\n" for number in range(count))


def table(columns: int, rows: int, length: int) -> str:
    head = "| Berth | " + " | ".join(words(2, column) for column in range(1, columns)) + " |\n"
    ruler = "|---" * columns + "|\n"
    lines = (
        f"| No. {row} | " + " | ".join(words(length, row + column) for column in range(1, columns)) + " |\n"
        for row in range(1, rows + 1)
    )
    return head + ruler + "".join(lines)


_LIST = "## A list takes the largest type that fits\n\n"
_MIXED = (
    "## What introduces a table stays with it\n\n"
    + points(5, 13)
    + "\nThree berths stand out:\n\n"
    + table(4, 7, 2)
)

_CALLS = "| Berth | Calls |\n|---|---|\n| North | 120 |\n| South | 80 |\n| East | 40 |\n"
_CHART = f"::: {{.chart type=bar}}\nCalls\n\n{_CALLS}:::\n"
_REGIONS = (
    "## A list and a table, side by side\n\n" + points(5, 9) + "\n" + table(3, 5, 1),
    "## A chart and a table, side by side\n\n" + _CHART + "\n" + table(3, 4, 1),
    "## A ratio asked for {ratio=1:2}\n\n" + points(3, 6) + "\n" + _CHART,
)

SHEETS: dict[str, tuple[tuple[str, Mapping[str, str]], ...]] = {
    "steps": tuple((_LIST + points(count, 13), {}) for count in (4, 5, 6, 7)),
    "continue": (("## What no slide holds goes on, evenly\n\n" + points(11, 14), {}),),
    "columns": (("## Many short points take two columns\n\n" + points(24, 3), {}),),
    "regions": tuple((text, {}) for text in _REGIONS),
    "lead-in": ((_MIXED, {}),),
    "table": (("## A wide table goes on by columns\n\n" + table(12, 4, 6), {}),),
    "densities": tuple(
        (f"## Density: {density}\n\n" + points(4, 11), {"density": density})
        for density in ("stage", "room", "reading")
    ),
}

if __name__ == "__main__":
    main()
