"""Measure deckgen as a whole process: CPU seconds, peak memory, growth with the number of slides.

    make bench
    python scripts/bench.py --sizes 20,500 --runs 5
    python scripts/bench.py --corpus FOLDER        # FOLDER/20/deck.md, FOLDER/500/deck.md, …

The corpus is made of random words from a fixed seed: every slide has bullets on two levels, or a table (every
fifth) or a picture (every seventh); every second has speaker notes. Figures are the operating system's own for the
finished process, the median of the runs. They differ from machine to machine: compare them within one run only.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

WORDS = (
    "harbour berth vessel tide cargo crane pilot schedule ledger forecast margin audit review quarter region "
    "supplier contract delivery storage capacity budget variance risk owner action milestone baseline target "
    "outcome customer service incident response maintenance inspection safety training staffing demand volume"
).split()


@dataclass(frozen=True, slots=True)
class Cost:
    cpu: float
    """Seconds, user and system."""
    memory: float
    """Peak, in MiB."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="20,500,2000", help="numbers of slides")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--corpus", type=Path, help="measure these decks and make none")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    with tempfile.TemporaryDirectory() as work:
        corpus = arguments.corpus or write_corpus(Path(work) / "corpus", sizes)
        report("--help", [("", measure(["--help"], arguments.runs))])
        for targets in (("deck",), ("brief",), ("deck", "brief")):
            options = [option for target in targets for option in ("-t", target)]
            costs = []
            for size in sizes:
                command = ["build", str(corpus / str(size) / "deck.md"), "--meta", "prose=slide", *options]
                costs.append((str(size), measure([*command, "-o", f"{work}/out", "--quiet"], arguments.runs)))
            report(" + ".join(targets), costs)
            if len(sizes) > 1:
                print(f"{'':24}growth from {sizes[-2]} to {sizes[-1]}: exponent {exponent(sizes, costs):.2f}")
    return 0


def measure(arguments: list[str], runs: int) -> Cost:
    """The median cost of one command; a warm-up run fills caches of byte code first."""
    command = [sys.executable, "-m", "deckgen", *arguments]
    costs = [run(command) for _ in range(runs + 1)][1:]
    return Cost(
        statistics.median(cost.cpu for cost in costs), statistics.median(cost.memory for cost in costs)
    )


def run(command: list[str]) -> Cost:
    silence = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=silence)
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"bench: '{' '.join(command)}' ended with {os.waitstatus_to_exitcode(status)}")
    unit = 1024 if sys.platform == "linux" else 1024 * 1024  # macOS counts bytes
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def exponent(sizes: list[int], costs: list[tuple[str, Cost]]) -> float:
    (_, before), (_, after) = costs[-2:]
    return math.log(after.cpu / before.cpu) / math.log(sizes[-1] / sizes[-2])


def report(what: str, costs: list[tuple[str, Cost]]) -> None:
    for size, cost in costs:
        print(f"{what:16}{size:>6}  {cost.cpu:8.2f} CPU s  {cost.memory:8.0f} MiB", flush=True)


def write_corpus(folder: Path, sizes: list[int]) -> Path:
    for size in sizes:
        images = folder / str(size) / "images"
        images.mkdir(parents=True)
        lines = [
            "---",
            "title: Harbour operations review",
            "---",
            "",
            *iter_deck(size, random.Random(20), images),
        ]
        (folder / str(size) / "deck.md").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def iter_deck(size: int, source: random.Random, images: Path) -> Iterator[str]:
    """The lines of a deck of `size` slides, a section before every tenth; writes the pictures it shows."""
    for number in range(1, size + 1):
        if number % 10 == 1:
            yield from (f"# {phrase(source, 3)}", "")
        yield from (f"## {phrase(source, 6)}", "", f"{phrase(source, 14)}.", "")
        if number % 5 == 0:
            yield from iter_table(source)
        elif number % 7 == 0:
            color = (number % 256, number // 256 % 256, 120)
            Image.new("RGB", (640, 360), color).save(images / f"{number}.png")
            yield from (f"![{phrase(source, 5)}](images/{number}.png)", "")
        else:
            yield from iter_bullets(source)
        if number % 2 == 0:
            yield from ("::: notes", f"{phrase(source, 30)}.", ":::", "")


def iter_table(source: random.Random) -> Iterator[str]:
    yield from ("| Item | First | Second |", "|---|--:|--:|")
    for _ in range(5):
        yield f"| {phrase(source, 2)} | {source.randrange(1000)} | {source.randrange(1000)} |"
    yield ""


def iter_bullets(source: random.Random) -> Iterator[str]:
    for _ in range(4):
        yield f"- {phrase(source, 4)} **{phrase(source, 2).lower()}** {phrase(source, 4).lower()}"
    yield from (f"  - {phrase(source, 6)}", f"  - {phrase(source, 5)} *{phrase(source, 2).lower()}*", "")


def phrase(source: random.Random, count: int) -> str:
    return " ".join(source.choices(WORDS, k=count)).capitalize()


if __name__ == "__main__":
    sys.exit(main())
