"""Outlines of every block of the catalogue with any number of items, for what must hold of all of them.

Each maker writes one block as an author would. Where `count` is 0 it writes the block without its items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, cycle, islice

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.diagnostics import Report
from deckgen.project import MemoryFiles

COUNTS = {"none": 0, "one": 1, "typical": 4, "many": 10, "far too many": 40}
SIZES = ("16:9", "4:3", "16:10", "A4")
THEMES = ("navy", "grey", "arial")

_WORDS = (
    "harbour berth vessel tide cargo crane pilot schedule ledger forecast margin audit review quarter region "
    "supplier contract delivery storage capacity budget variance risk owner action milestone baseline target "
    "steady higher lower early late regional internal seasonal critical available planned of and to in a "
    "Geneva 2021–2025 1,550 $4.4m 12% arms-control non-strategic Zürich Россия internationalisation"
).split()
_STATES = ("Done", "Open: talks go on", "Failed", "No change", "Agreed: both return")
_LIKELIHOODS = ("almost no chance", "unlikely", "roughly even chance", "very likely", "almost certain")
_CONFIDENCES = ("low", "moderate", "high")
_CALLOUTS = ("note", "tip", "important", "warning", "caution")


def words(count: int, start: int = 0) -> str:
    return " ".join(islice(cycle(_WORDS), start * 7 % len(_WORDS), start * 7 % len(_WORDS) + count))


def sentence(count: int, start: int = 0) -> str:
    text = words(count, start)
    return f"{text[:1].upper()}{text[1:]}."


def fenced(head: str, body: str) -> str:
    return f"::: {head}\n{body}\n:::\n"


def listed(items: Iterator[str], mark: str = "- ") -> str:
    return "\n".join(f"{mark}{item}" for item in items)


def sentences(count: int) -> str:
    return "\n\n".join(f"**{words(2, n)}** {sentence(16, n)}" for n in range(count))


def panel(name: str) -> Callable[[int], str]:
    return lambda count: fenced(name, sentences(count))


def callouts(count: int) -> str:
    """One with so many paragraphs; the type goes with their number."""
    return fenced(f"{{.callout type={_CALLOUTS[count % len(_CALLOUTS)]}}}", sentences(count))


def key_figures(count: int) -> str:
    def item(n: int) -> str:
        name = f' {{name="{words(2, n)}"{" highlight" if n == 1 else ""}}}' if n % 3 else ""
        detail = f"\n\n  {words(4, n)}" if n % 4 == 2 else ""
        unit = ("min", "%", "km", "of 7")[n % 4]
        return f"**{1234 * (n + 1):,} {unit}** {words(6, n)}{name}{detail}"

    return fenced('{.key-figures source="Port register, 2021"}', listed(item(n) for n in range(count)))


def key_judgments(count: int) -> str:
    def one(n: int) -> str:
        more = f' basis="{words(6, n)}"' if n % 2 else f' horizon=2026-02-05 outcome="{words(7, n)}"'
        head = f'likelihood="{_LIKELIHOODS[n % 5]}" confidence={_CONFIDENCES[n % 3]}{more}'
        return fenced(f"{{.key-judgment {head}}}", sentence(14, n))

    return "\n".join(one(n) for n in range(count)) or fenced("{.key-judgment likelihood=likely}", "")


def timeline(days: int, *, periods: bool = False, head: str = "timeline") -> Callable[[int], str]:
    def item(n: int) -> str:
        if periods and n % 3 == 2:
            return f"{2010 + n % 9}/{2014 + n % 9 if n % 2 else ''}: {words(3, n)}"
        day = n * days % (365 * 11)
        when = f"{2010 + day // 365}-{1 + day % 365 // 31:02}-{1 + day % 28:02}"
        return f"{when}: {words(6, n)}{' {highlight}' if n == 1 else ''}"

    return lambda count: fenced(head, listed(item(n) for n in range(count)))


def entries(name: str, mark: str) -> Callable[[int], str]:
    def made(count: int) -> str:
        marked = " {recommended}" if name == "options" else " {highlight}"
        items = (f"**{words(2, n)}**: {sentence(12, n)}{marked if n == 1 else ''}" for n in range(count))
        return fenced(name, listed(items, mark))

    return made


def definitions(name: str) -> Callable[[int], str]:
    def made(count: int) -> str:
        return fenced(name, "\n\n".join(f"{words(4, n)}\n:   {sentence(14, n)}" for n in range(count)))

    return made


def table(head: str, names: Sequence[str], cell: Callable[[int, int], str]) -> Callable[[int], str]:
    def made(count: int) -> str:
        lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
        lines += [f"| {' | '.join(cell(n, at) for at in range(len(names)))} |" for n in range(count)]
        return fenced(head, "\n".join(lines))

    return made


def comparison_cell(row: int, column: int) -> str:
    return words(2 if column == 0 else 6, row + 3 * column)


def tracker_cell(row: int, column: int) -> str:
    return _STATES[row % len(_STATES)] if column == 2 else words(2 + 4 * column, row + column)


def step_cell(row: int, column: int) -> str:
    return (words(7, row), words(2, row + 5), f"2027-0{1 + row % 9}-01")[column]


def matrix(count: int) -> str:
    items = (f"{words(3, n)} {{x={n * 37 % 100 / 100} y={n * 53 % 100 / 100}}}" for n in range(count))
    return fenced('{.matrix x="Data exchanged" y="Limits in force"}', listed(items))


def risks(count: int) -> str:
    items = (
        f"{words(6, n)} {{likelihood={n * 3 % 5 + 1} consequence={n // 3 % 5 + 1}}}" for n in range(count)
    )
    return fenced("matrix", listed(items))


def quotes(count: int) -> str:
    def one(n: int) -> str:
        head = f'by="{words(2, n)}" role="{words(4, n)}" date=2021-06-16 party="{words(1, n)}"'
        return fenced(f"{{.quote {head}}}", sentence(15, n))

    return "\n".join(one(n) for n in range(count)) or fenced("{.quote by=Nobody}", "")


def columns(count: int) -> str:
    """Two to four columns with so many points in all."""
    number = min(4, max(2, count // 2))
    points = [f"- {sentence(7, n)}" for n in range(count)]
    inner = (
        f"::: {{.column{' width=30%' if at == 0 else ''}}}\n" + "\n".join(points[at::number]) + "\n:::\n"
        for at in range(number)
    )
    return ":::: columns\n" + "\n".join(inner) + "::::\n"


def labelled_list(count: int) -> str:
    return listed(f"**{words(2, n)}:** {sentence(9, n)}" for n in range(count)) + "\n"


def code(count: int) -> str:
    lines = (f"    total_{n} = sum(berths[{n}].values())  # {words(3, n)}" for n in range(count))
    return "```python\ndef total(berths):\n" + "\n".join(lines) + "\n```\n"


def plain_list(count: int) -> str:
    return listed(sentence(9, n) for n in range(count)) + "\n"


def agenda(_count: int) -> str:
    return fenced("agenda", "")


BLOCKS: dict[str, Callable[[int], str]] = {
    "bluf": panel("bluf"),
    "key figures": key_figures,
    "key judgment": key_judgments,
    "timeline": timeline(97),
    "timeline, even": timeline(17, head="{.timeline pacing=even}"),
    "timeline, to scale": timeline(1, head="{.timeline pacing=scale}"),
    "timeline with periods": timeline(211, periods=True),
    "process": entries("process", "1. "),
    "comparison": table("comparison", ("Issue", "United States", "Russia"), comparison_cell),
    "status tracker": table('{.table status="State"}', ("What", "Said", "State"), tracker_cell),
    "matrix": matrix,
    "risk matrix": risks,
    "quote": quotes,
    "callout": callouts,
    "takeaway": panel("takeaway"),
    "alternative": panel("alternative"),
    "options": entries("options", "- "),
    "recommendation": panel("recommendation"),
    "next steps": table("next-steps", ("Step", "Owner", "Due"), step_cell),
    "questions": definitions("qa"),
    "columns": columns,
    "labelled list": labelled_list,
    "agenda": agenda,
    "glossary": definitions("glossary"),
    "side": panel("side"),
    "code": code,
}
"""Each block by name: with how many items it is wanted, its maker writes it."""


@dataclass(frozen=True, slots=True)
class Case:
    """The blocks of one topic, and how many items each has."""

    blocks: tuple[tuple[str, int], ...]
    columns: int = 1
    """Where there are several, the blocks stand in the first, and lists in the others."""

    @property
    def name(self) -> str:
        name = " + ".join(f"{name} ({count})" for name, count in self.blocks)
        return f"{name} in {self.columns} columns" if self.columns > 1 else name

    def text(self) -> str:
        content = "\n".join(BLOCKS[name](count) for name, count in self.blocks)
        if self.columns > 1:
            parts = (content, *[plain_list(3)] * (self.columns - 1))
            content = "\n".join(f"::: column\n{part}:::\n" for part in parts)
            content = f":::: columns\n{content}::::\n"
        return f"\n## {self.name}\n\n{content}"


def alone(count: int) -> Iterator[Case]:
    for name in BLOCKS:
        yield Case(((name, count),))


def in_pairs(count: int) -> Iterator[Case]:
    """Every two blocks on one slide, in the order of the catalogue."""
    for one, other in combinations_with_replacement(BLOCKS, 2):
        yield Case(((one, count), (other, count)))


def in_columns(count: int) -> Iterator[Case]:
    """Every block in the first of two, three or four columns; columns themselves do not nest."""
    for name in BLOCKS:
        if name != "columns":
            for columns in (2, 3, 4):
                yield Case(((name, count),), columns)


def build_deck(cases: Sequence[Case], size: str = "16:9", theme: str = "navy") -> tuple[bytes, Report]:
    """One deck of many cases, each a topic in a section of its own kind, and what was reported."""
    head = "---\ntitle: Blocks\ntheme: theme.yaml\nslide-level: 2\nagenda: false\n---\n"
    files = {
        "talk.md": (head + "".join(case.text() for case in cases)).encode(),
        "theme.yaml": f'extends: {theme}\nslide: "{size}"\n'.encode(),
    }
    report = Report()
    prepared = prepare_briefing(Request("talk.md", ("deck",)), report, files=MemoryFiles(files))
    assert prepared is not None, [one.message for one in report]
    ((name, planned),) = prepared.planned
    return planned.render(name)[0].data, report
