"""Random outlines from a seed: every kind of block, at four fullnesses, for all that must hold of any deck.

The same seed always gives the same briefing. Densities, themes, formats and fullness go round, so that any
stretch of seeds holds all of them.
"""

from __future__ import annotations

import math
import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.diagnostics import Report
from deckgen.project import MemoryFiles

DENSITIES = ("room", "stage", "reading")
THEMES = ("navy", "grey", "arial")
FORMATS = ("16:9", "4:3", "16:10", "A4")
FULLNESS = (0.5, 1.0, 2.0, 5.0)
"""Factor on the number of items: sparse, usual, dense, overfull. Sentences grow by its root."""

_WORDS = (
    "harbour berth vessel tide cargo crane pilot schedule ledger forecast margin audit review quarter region "
    "supplier contract delivery storage capacity budget variance risk owner action milestone baseline target "
    "steady higher lower early late regional internal seasonal critical available planned the of and to in a "
    "for on with by Moscow Geneva New-START 2021–2025 1,550 $4.4m 12% arms-control non-strategic re-entry "
    "Café Zürich naïve façade Россия договор “quoted” it’s (brackets) A/B e.g. km² ≥95% — … Ähnlichkeit"
).split()
_LONG_WORDS = (
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "https://www.example.org/a/very/long/address/that-no-line-holds/and?goes=on&on=and/on/2021/06/16/index.html",
    "internationalisation-standardisation-harmonisation-coordination-committee",
    "a_name_with_underscores_that_goes_on_and_on_and_on_for_longer_than_most_lines_can_hold_in_any_size",
)
_IDEOGRAPHS = (
    "組織全体で標準化されておらず、すべてのプロジェクトが情報を提供しているわけではありません。",
    "世界各国的港口正在增加吞吐量，但是航道的深度没有改变。",
    "한국어 문장은 단어 사이에 빈칸이 있으며 줄이 바뀝니다.",
)


@dataclass(frozen=True, slots=True)
class Outline:
    name: str
    density: str
    files: dict[str, bytes]
    """A single outline `talk.md`, its theme and its pictures."""


def random_outline(seed: int) -> Outline:
    density = DENSITIES[seed % len(DENSITIES)]
    theme = THEMES[seed // len(DENSITIES) % len(THEMES)]
    size = FORMATS[seed // (len(DENSITIES) * len(THEMES)) % len(FORMATS)]
    writer = _Writer(random.Random(seed), FULLNESS[seed % len(FULLNESS)])
    head = (
        f'---\ntitle: "{writer.words(4)}"\ndensity: {density}\ntheme: theme.yaml\n'
        f"prose: {writer.random.choice(('slide', 'auto'))}\nslide-level: 2\n---\n"
    )
    text = head + "".join(writer.topic() for _ in range(4))
    return _outline(f"outline-{seed:04}", text, density, theme, size)


def _outline(name: str, text: str, density: str, theme: str, size: str) -> Outline:
    files = {
        "talk.md": text.encode(),
        "theme.yaml": f'extends: {theme}\nslide: "{size}"\n'.encode(),
        "wide.png": picture(1200, 300),
        "tall.png": picture(200, 900),
        "square.png": picture(400, 400),
        "thread.png": picture(2000, 4),
    }
    return Outline(name, density, files)


def dense_outline(density: str = "room", theme: str = "navy", size: str = "16:9") -> Outline:
    """More of everything than a slide holds, and all that is hard to hold."""
    writer = _Writer(random.Random(1), 1.0)
    words, line = writer.words, writer.points
    topics = {
        "Eight points of 25 words": line(8, 25),
        "Fourteen points of 12 words": line(14, 12),
        "Forty points of 4 words": line(40, 4),
        "Points on six levels": "".join(f"{'    ' * (n % 6)}- {words(9)}\n" for n in range(24)),
        "A paragraph of 300 words": words(300) + "\n",
        "A list of 120 numbers": "".join(f"{n}. {words(7)}\n" for n in range(1, 121)),
        "Code of 70 lines": "```\n" + "".join(f"    {words(9)}\n" for _ in range(70)) + "```\n",
        "A table of 40 rows": writer.grid(4, 40, 2),
        "A table of 14 columns": writer.grid(14, 6, 2),
        "A cell of 400 words": writer.grid(2, 1, 400),
        "Words longer than the line": "".join(f"- {word * 4}\n" for word in _LONG_WORDS),
        "Other scripts": "".join(f"- {text * 6}\n" for text in _IDEOGRAPHS),
        "Twelve footnotes": "".join(f"- {words(5)}^[{words(14)}]\n" for _ in range(12)),
        "A picture as thin as a thread": f"![{words(60)}](thread.png)\n",
        f"A title of a hundred words: {words(100)}": line(3, 5),
    }
    body = "".join(f"\n## {title}\n\n{text}" for title, text in topics.items())
    head = f"---\ntitle: Dense\ndensity: {density}\ntheme: theme.yaml\nprose: slide\n---\n"
    return _outline(f"dense-{density}-{theme}-{size.replace(':', '-')}", head + body, density, theme, size)


def picture(width: int, height: int) -> bytes:
    """A grey PNG of that size."""
    rows = zlib.compress((b"\0" + b"\xc0" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


class _Writer:
    """Writes Markdown by chance."""

    def __init__(self, source: random.Random, fullness: float) -> None:
        self.random = source
        self._fullness = fullness
        self._notes = 0

    def topic(self) -> str:
        blocks = [self.block() for _ in range(self.random.choice((1, 1, 2, 2, 3)))]
        if self.random.random() < 0.1:
            blocks.insert(1, "---\n")
        title = self.inline(self.random.choice((3, 6, 9, 14, 24)))
        return f"\n## {title}\n\n" + "\n".join(blocks)

    def block(self) -> str:
        # Lists and prose are what outlines are made of.
        make = self.random.choice((*self._kinds(), self.bullets, self.bullets, self.prose))
        return make()

    def _kinds(self) -> tuple[Callable[[], str], ...]:
        return (
            self.bullets,
            self.numbers,
            self.tasks,
            self.definitions,
            self.prose,
            self.lead_in,
            self.heading,
            self.quote,
            self.code,
            self.math,
            self.table,
            self.wide_table,
            self.captioned_table,
            self.figure,
            self.columns,
            self.notes,
            self.div,
            self.slide_only,
            self.exhibit,
        )

    def words(self, count: int) -> str:
        picked = self.random.choices(_WORDS, k=count)
        chance = self.random.random()
        if chance < 0.005:
            picked[-1] = self.random.choice(_LONG_WORDS)
        elif chance < 0.015:
            picked.append(self.random.choice(_IDEOGRAPHS))
        return " ".join(picked)

    def inline(self, count: int) -> str:
        """Words, of which some are set in another style."""
        text = self.words(count)
        make = self.random.choice((None, None, self._styled))
        return text if make is None else f"{text} {make()} {self.words(1 + count // 3)}"

    def _styled(self) -> str:
        words = self.words(self.random.randint(1, 3)).replace("_", "-")
        forms = (
            f"**{words}**",
            f"*{words}*",
            f"`{words}`",
            f"[{words}](https://example.org/)",
            f"~~{words}~~",
            "H~2~O and x^2^",
            "$a^2 + b^2$",
            f"^[{words}]",
            f"**{words} *{words}* {words}**",
        )
        return self.random.choice(forms)

    def count(self, low: int, high: int) -> int:
        return max(1, round(self.random.randint(low, high) * self._fullness))

    def length(self, low: int, high: int) -> int:
        return max(1, round(self.random.randint(low, high) * math.sqrt(self._fullness)))

    def sentence(self) -> str:
        return self.inline(self.length(3, 12)) + "."

    def points(self, count: int, length: int) -> str:
        return "".join(f"- {self.words(length)}\n" for _ in range(count))

    def grid(self, columns: int, rows: int, length: int) -> str:
        head = "| " + " | ".join(self.words(2) for _ in range(columns)) + " |\n" + "|---" * columns + "|\n"
        return head + "".join(
            "| " + " | ".join(self.words(length) for _ in range(columns)) + " |\n" for _ in range(rows)
        )

    def bullets(self) -> str:
        return self._list(lambda number: "-", nested=self.random.random() < 0.4)

    def numbers(self) -> str:
        start = self.random.choice((1, 1, 7))
        return self._list(lambda number: f"{start + number}.", nested=self.random.random() < 0.2)

    def tasks(self) -> str:
        return self._list(lambda number: f"- [{'x' if number % 2 else ' '}]", nested=False)

    def _list(self, mark: Callable[[int], str], *, nested: bool) -> str:
        lines: list[str] = []
        lead = self.random.random() < 0.3
        for number in range(self.count(2, 8)):
            text = f"**{self.words(2)}:** {self.sentence()}" if lead else self.sentence()
            lines.append(f"{mark(number)} {text}")
            if nested and self.random.random() < 0.5:
                lines += [f"    - {self.sentence()}" for _ in range(self.random.randint(1, 3))]
                if self.random.random() < 0.2:
                    lines.append(f"        - {self.sentence()}")
        return "\n".join(lines) + "\n"

    def definitions(self) -> str:
        entries = [f"{self.words(2)}\n:   {self.sentence()}\n" for _ in range(self.count(1, 4))]
        return "\n".join(entries)

    def prose(self) -> str:
        paragraphs = (
            " ".join(self.sentence() for _ in range(self.length(1, 3)))
            for _ in range(self.random.randint(1, 3))
        )
        return "\n\n".join(paragraphs) + "\n"

    def lead_in(self) -> str:
        return f"{self.words(5)}:\n\n{self.bullets()}"

    def heading(self) -> str:
        return f"### {self.words(3)}\n\n{self.random.choice((self.bullets, self.prose))()}"

    def quote(self) -> str:
        source = f"\n> — {self.words(3)}" if self.random.random() < 0.5 else ""
        return f"> {self.sentence()}{source}\n"

    def code(self) -> str:
        indents = [" " * self.random.choice((0, 2, 4, 8)) for _ in range(self.count(2, 12))]
        lines = (indent + self.words(self.random.randint(1, 12)).replace("`", "") for indent in indents)
        return "```python\n" + "\n".join(lines) + "\n```\n"

    def math(self) -> str:
        return "$$\n\\int_0^1 x^2 \\, dx = \\frac{1}{3}\n$$\n"

    def table(self) -> str:
        return self._table(self.random.randint(2, 5), self.count(2, 7), self.length(1, 4))

    def wide_table(self) -> str:
        return self._table(self.random.randint(7, 16), self.count(1, 4), 1)

    def _table(self, columns: int, rows: int, length: int) -> str:
        numeric = [self.random.random() < 0.4 for _ in range(columns)]
        lines = ["| " + " | ".join(self.words(self.random.randint(1, 2)) for _ in range(columns)) + " |"]
        lines.append("|" + "|".join(self.random.choice(("---", "---:", ":-:")) for _ in range(columns)) + "|")
        for _ in range(rows):
            cells = [
                str(self.random.randint(0, 10**5)) if is_number and index else self.inline(length)
                for index, is_number in enumerate(numeric)
            ]
            lines.append("| " + " | ".join(cells) + " |")
        return "\n".join(lines) + "\n"

    def captioned_table(self) -> str:
        attributes = f'caption="{self._plain(6)}" source="{self._plain(8)}" note="{self._plain(10)}"'
        return f"::: {{.table {attributes}}}\n{self.table()}:::\n"

    def _plain(self, count: int) -> str:
        return self.words(count).replace('"', "'")

    def figure(self) -> str:
        name = self.random.choice(("wide.png", "tall.png", "square.png", "thread.png"))
        return f"![{self._plain(self.length(2, 8))}]({name})\n"

    def columns(self) -> str:
        kinds = (self.bullets, self.prose, self.table, self.figure, self.code, self.quote)
        parts = [self.random.choice(kinds)() for _ in range(self.random.choice((2, 2, 3)))]
        inner = "\n".join(f"::: {{.column}}\n{part}:::\n" for part in parts)
        return f":::: {{.columns}}\n{inner}::::\n"

    def notes(self) -> str:
        return f"::: notes\n{self.prose()}:::\n"

    def div(self) -> str:
        return f"::: important\n{self.prose()}:::\n"

    def slide_only(self) -> str:
        return f"::: slide\n{self.sentence()}\n:::\n\n::: brief\n{self.sentence()}\n:::\n"

    def exhibit(self) -> str:
        """A block of the catalogue, or a chart."""
        make = self.random.choice(
            (
                self._panel,
                self._key_figures,
                self._timeline,
                self._entries,
                self._judgment,
                self._matrix,
                self._quotation,
                self._tracker,
                self._chart,
            )
        )
        return make()

    def _panel(self) -> str:
        name = self.random.choice(("bluf", "takeaway", "warning", "recommendation", "alternative", "side"))
        return f"::: {name}\n{self.sentence()}\n:::\n"

    def _key_figures(self) -> str:
        items = (f"- **{self.random.randint(1, 999)} min** {self.words(4)}" for _ in range(self.count(1, 4)))
        return "::: key-figures\n" + "\n".join(items) + "\n:::\n"

    def _timeline(self) -> str:
        days = sorted(self.random.randint(0, 5000) for _ in range(self.count(2, 6)))
        items = [
            f"- {2010 + day // 365}-{1 + day % 12:02}-{1 + day % 28:02}: {self.words(5)}" for day in days
        ]
        if self.random.random() < 0.5:
            items.append(f"- 2012/2018: {self.words(3)}")
        return "::: timeline\n" + "\n".join(items) + "\n:::\n"

    def _entries(self) -> str:
        name = self.random.choice(("process", "options", "qa", "glossary"))
        if name in {"qa", "glossary"}:
            return f"::: {name}\n{self.definitions()}:::\n"
        marks = "1." if name == "process" else "-"
        items = (f"{marks} **{self._plain(2)}:** {self.sentence()}" for _ in range(self.count(2, 5)))
        return f"::: {name}\n" + "\n".join(items) + "\n:::\n"

    def _judgment(self) -> str:
        one = '::: {.key-judgment likelihood="likely" confidence=moderate}\n' + self.sentence() + "\n:::\n"
        return "\n".join([one] * self.random.randint(1, 3))

    def _matrix(self) -> str:
        items = (
            f"- {self.words(4)} {{likelihood={n % 5 + 1} consequence={self.random.randint(1, 5)}}}"
            for n in range(self.count(2, 5))
        )
        return "::: matrix\n" + "\n".join(items) + "\n:::\n"

    def _quotation(self) -> str:
        who = f'by="{self._plain(2)}" role="{self._plain(3)}" date=2021-06-16'
        return "\n".join(
            f"::: {{.quote {who}}}\n{self.sentence()}\n:::\n" for _ in range(self.random.randint(1, 2))
        )

    def _tracker(self) -> str:
        status = self.random.choice(("done", "open", "failed: no"))
        rows = (
            f"| {self.words(2)} | {self.inline(self.length(2, 6))} | {status} |"
            for _ in range(self.count(2, 7))
        )
        head = "| What | Said | Status |\n|---|---|---|\n"
        return '::: {.table status="Status"}\n' + head + "\n".join(rows) + "\n:::\n"

    def _chart(self) -> str:
        kind = self.random.choice(("bar", "column", "line", "pie"))
        rows = (f"| {self._plain(2)} {n} | {self.random.randint(1, 900)} |" for n in range(self.count(3, 9)))
        head = "| Name | Number |\n|---|---:|\n"
        return f"::: {{.chart type={kind}}}\n{self.words(8)}\n\n{head}" + "\n".join(rows) + "\n:::\n"


def build_deck(outline: Outline) -> tuple[bytes, bytes, Report]:
    """The deck of an outline and its slides as PDF; errors do not keep them from being made."""
    report = Report()
    request = Request("talk.md", ("deck", "slides"))
    prepared = prepare_briefing(request, report, files=MemoryFiles(outline.files))
    assert prepared is not None
    deck, slides = (planned.render(name)[0].data for name, planned in prepared.planned)
    return deck, slides, report
