"""`make bench`: deckgen beside others on one corpus, interleaved in one run.

    python benchmarks/run.py [--sizes 20,100,500,2000] [--rounds 5] [--markdown FILE]

Every figure is the operating system's own for the finished process (wait4): user and system CPU seconds
and peak memory. Peers live in a virtual environment of their own in `.bench/`, made on the first run.
Rounds are interleaved (every tool once, then every tool again), so that a change of the machine's load
touches all of them. Sizes from 2000 run once. The corpus is that of `../shared/bench` where it is there,
else our own of the same shape.
"""

from __future__ import annotations

import argparse
import compileall
import itertools
import math
import os
import platform
import statistics
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / ".bench"
SHARED_CORPUS = ROOT.parent / "shared" / "bench" / "make_corpus.py"
PACKAGES = ("pypandoc_binary", "typst", "weasyprint", "python-pptx", "reportlab==5.1.*", "markdown-it-py")

LARGE = 2000
"""From here on one round is enough, and tools that take minutes are left out."""
TOO_SLOW_WHEN_LARGE = ("weasyprint",)


@dataclass(frozen=True)
class Tool:
    name: str
    command: tuple[str, ...]
    """`{out}` stands for the folder of outputs; run inside the folder of the corpus."""


@dataclass
class Samples:
    cpu: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.cpu)

    @property
    def spread(self) -> str:
        return f"{min(self.cpu):.2f}–{max(self.cpu):.2f}"


Results = Mapping[int, Mapping[str, Samples]]
"""By number of slides and name of the tool."""


def main() -> None:
    arguments = _arguments()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    python = _peers_python()
    _make_corpus(sizes)
    # As pip leaves an installed package, deckgen included: a source tree is not compiled on every start.
    compileall.compile_dir(ROOT / "src", quiet=1)
    tools = _tools(python)
    results = {size: _measure(size, tools, arguments.rounds) for size in sizes}
    text = "\n".join((*_report(results, arguments.rounds), *_stages(sizes)))
    sys.stdout.write(text + "\n")
    if arguments.markdown:
        Path(arguments.markdown).write_text(text + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="20,100,500,2000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--markdown", help="write the report to this file as well")
    return parser.parse_args()


def _peers_python() -> Path:
    python = WORK / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(WORK / "venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return python


def _make_corpus(sizes: Sequence[int]) -> None:
    missing = [size for size in sizes if not (WORK / "corpus" / str(size) / "deck.md").exists()]
    if not missing:
        return
    listed = ",".join(str(size) for size in missing)
    if SHARED_CORPUS.exists():
        command = [sys.executable, str(SHARED_CORPUS), str(WORK / "corpus"), "--sizes", listed]
    else:
        command = [sys.executable, str(HERE / "corpus.py"), str(WORK / "corpus"), *listed.split(",")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _tools(python: Path) -> tuple[Tool, ...]:
    peers = HERE / "peers"
    pandoc = next((WORK / "venv" / "lib").glob("python3*/site-packages/pypandoc/files/pandoc"))
    deckgen = (
        sys.executable,
        "-m",
        "deckgen",
        "build",
        "deck.md",
        "-q",
        "--meta",
        "prose=slide",
        "-o",
        "{out}",
    )
    return (
        Tool("deckgen deck", (*deckgen, "-t", "deck")),
        Tool("deckgen brief", (*deckgen, "-t", "brief")),
        Tool("deckgen both", deckgen),
        Tool("pandoc deck", (str(pandoc), "deck.md", "--slide-level=2", "-o", "{out}/pandoc.pptx")),
        Tool("python-pptx by hand", (str(python), str(peers / "hand_pptx.py"), "deck.md", "{out}/hand.pptx")),
        Tool("ReportLab by hand", (str(python), str(peers / "hand_pdf.py"), "deck.md", "{out}/hand.pdf")),
        Tool("typst", (str(python), str(peers / "typst_pdf.py"), "deck.typ", "{out}/typst.pdf")),
        Tool(
            "weasyprint", (str(python), str(peers / "weasyprint_pdf.py"), "deck.md", "{out}/weasyprint.pdf")
        ),
    )


def _measure(size: int, tools: Sequence[Tool], rounds: int) -> Mapping[str, Samples]:
    folder = WORK / "corpus" / str(size)
    out = WORK / "out" / str(size)
    out.mkdir(parents=True, exist_ok=True)
    chosen = [tool for tool in tools if size < LARGE or tool.name not in TOO_SLOW_WHEN_LARGE]
    samples = {tool.name: Samples() for tool in chosen}
    for turn in range(rounds if size < LARGE else 1):
        for tool in chosen:
            _note(f"{size} slides, round {turn + 1}: {tool.name}")
            cpu, peak = _run(tool, folder, out)
            samples[tool.name].cpu.append(cpu)
            samples[tool.name].peak.append(peak)
    return samples


def _run(tool: Tool, folder: Path, out: Path) -> tuple[float, float]:
    """CPU seconds and peak MiB of one run."""
    command = [part.replace("{out}", str(out)) for part in tool.command]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{tool.name} ended with {process.returncode}: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _report(results: Results, rounds: int) -> Iterator[str]:
    system = f"{platform.system()} {platform.machine()}"
    yield f"{system}, {os.cpu_count()} cores, Python {platform.python_version()};"
    yield f"medians of {rounds} interleaved rounds, one at {LARGE}; load at the end {os.getloadavg()[0]:.1f}."
    yield from _table("CPU seconds (range)", results, lambda s: f"{s.median:.2f} ({s.spread})")
    yield from _table("Peak memory, MiB", results, lambda s: f"{max(s.peak):.0f}")
    yield from _ratios(results)
    yield from _exponents(results)


def _table(title: str, results: Results, cell: Callable[[Samples], str]) -> Iterator[str]:
    names = list(next(iter(results.values())))
    yield f"\n### {title}\n"
    yield "| tool | " + " | ".join(f"N={size}" for size in results) + " |"
    yield "|---|" + "---:|" * len(results)
    for name in names:
        cells = [cell(row[name]) if name in row else "–" for row in results.values()]
        yield f"| {name} | " + " | ".join(cells) + " |"


RATIOS = (
    ("deckgen deck", ("pandoc deck",)),
    ("deckgen deck", ("python-pptx by hand",)),
    ("deckgen brief", ("ReportLab by hand",)),
    ("deckgen brief", ("typst",)),
    ("deckgen brief", ("weasyprint",)),
    ("deckgen both", ("python-pptx by hand", "ReportLab by hand")),
)


def _ratios(results: Results) -> Iterator[str]:
    yield "\n### Ratios of CPU (below 1: deckgen is faster)\n"
    yield "| | " + " | ".join(f"N={size}" for size in results) + " |"
    yield "|---|" + "---:|" * len(results)
    for ours, others in RATIOS:
        cells = []
        for row in results.values():
            known = ours in row and all(other in row for other in others)
            cells.append(f"{row[ours].median / sum(row[o].median for o in others):.2f}" if known else "–")
        yield f"| {ours} / {' + '.join(others)} | " + " | ".join(cells) + " |"


def _exponents(results: Results) -> Iterator[str]:
    sizes = [size for size in results if size >= 500]
    for small, large in itertools.pairwise(sizes):
        yield f"\n### Growth from {small} to {large}: the k of CPU ~ N^k\n"
        for name, samples in results[large].items():
            growth = math.log(samples.median / results[small][name].median) / math.log(large / small)
            yield f"- {name}: {growth:.2f}"


def _stages(sizes: Sequence[int]) -> Iterator[str]:
    """Where the time goes at the middle size, from a process of its own."""
    size = sorted(sizes)[len(sizes) // 2]
    command = [
        sys.executable,
        HERE / "stages.py",
        WORK / "corpus" / str(size) / "deck.md",
        "--meta",
        "prose=slide",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    yield f"\n### Time per stage at N={size}, CPU seconds\n"
    yield f"```\n{done.stdout.rstrip()}\n```"


def _note(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()


if __name__ == "__main__":
    main()
