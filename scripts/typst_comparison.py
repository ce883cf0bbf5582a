"""Set the same text by deckgen and by Typst: the pictures, verdicts and figures of docs/compared.md.

    python scripts/typst_comparison.py [--python .bench/venv/bin/python] [--rounds 5]

`--python` is an interpreter that has the `typst` package; `make bench` makes one.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the validators belong to the tests

from chart_pictures import read_chart, to_svg
from PIL import Image
from pypdfium2 import PdfDocument

from deckgen.diagnostics import Report
from deckgen.model.briefing import Settings
from deckgen.project import MemoryFiles
from deckgen.theme import load_theme
from tests.oracles import pagevalidation, verapdf

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "benchmarks" / "typst"
FONTS = ROOT / "src" / "deckgen" / "fonts"
PICTURES = ROOT / "docs" / "pictures" / "compared"
_SCALE = 0.62
"""Of a point to a pixel: two pages side by side are legible on a screen, and each picture small."""
_COLORS = 64
_GAP = 12
_SHRINK = 0.7
"""Drawn larger and made smaller, so that thin lines are even."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--python", type=Path, default=ROOT / ".bench" / "venv" / "bin" / "python")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        commands = prepare(Path(work), arguments.python)
        files = {name: Path(command[-1]) for name, command in commands.items()}
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(arguments.rounds):
            for name, command in commands.items():
                seconds[name].append(cpu_seconds(command))
        for name, samples in seconds.items():
            print(
                f"{name}: {statistics.median(samples):.2f} s of CPU ({min(samples):.2f}–{max(samples):.2f})"
            )
        ours, theirs = Path(work) / "arms-control-brief.pdf", files["Typst"]
        report_validity((ours, theirs))
        draw_pages(ours, theirs)


def prepare(work: Path, python: Path) -> dict[str, tuple[str, ...]]:
    """The command of each program, whose last argument is what it writes; its sources lie in `work`."""
    outline = SOURCES / "arms-control.md"
    document = work / "arms-control.typ"
    document.write_bytes((SOURCES / document.name).read_bytes())
    fence = re.search(r"^::: \{\.chart.+?^:::$", outline.read_text("utf-8"), re.M | re.S)
    assert fence, "the outline shows no chart"
    theme = load_theme(Settings(), MemoryFiles({}), Report())
    (work / "chart.svg").write_text(to_svg(read_chart(fence[0]), theme), "utf-8")
    deckgen = (sys.executable, "-m", "deckgen", "build", str(outline), "-q")
    compiler = (str(python), str(SOURCES / "compile.py"), str(document), str(FONTS))
    return {
        "deckgen, brief": (*deckgen, "-t", "brief", "-o", str(work)),
        "deckgen, brief and deck": (*deckgen, "-o", str(work)),
        "Typst": (*compiler, str(work / "typst.pdf")),
    }


def cpu_seconds(command: tuple[str, ...]) -> float:
    """User and system time of the finished process, as the operating system tells it."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"ended with {process.returncode}: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


def report_validity(files: tuple[Path, ...]) -> None:
    failures = verapdf.validate_all(files, "ua1", "2a")
    for file in files:
        broken = [rule for profile in ("ua1", "2a") for rule in pagevalidation.validate(file, profile)]
        print(f"{file.name}: {len(broken)} rules broken, {len(failures[file])} checks failed by veraPDF")


def draw_pages(ours: Path, theirs: Path) -> None:
    """One picture a page: deckgen's at the left, Typst's at the right."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    left, right = PdfDocument(ours), PdfDocument(theirs)
    for number in range(max(len(left), len(right))):
        pages = [document[number] for document in (left, right) if number < len(document)]
        drawn = [page.render(scale=_SCALE * 2).to_pil() for page in pages]
        sheet = Image.new("RGB", (2 * drawn[0].width + 3 * _GAP, drawn[0].height + 2 * _GAP), "#9AA5B1")
        for position, picture in enumerate(drawn):
            sheet.paste(picture, (_GAP + position * (picture.width + _GAP), _GAP))
        small = sheet.resize(
            (round(sheet.width * _SHRINK), round(sheet.height * _SHRINK)), Image.Resampling.LANCZOS
        )
        target = PICTURES / f"page-{number + 1}.png"
        small.quantize(_COLORS, Image.Quantize.MAXCOVERAGE).save(target, optimize=True)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
