"""Briefings made by hand, planned, and asked what stands on their pages."""

from __future__ import annotations

import datetime
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PIL import Image

from deckgen.diagnostics import Report
from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.asset import Asset, PictureFormat
from deckgen.model.attributes import Attributes
from deckgen.model.briefing import Briefing, Meta, Paper, Section, Settings, Topic
from deckgen.model.walk import iter_blocks, own_inlines, plain_text
from deckgen.plan.brief import plan_brief
from deckgen.plan.pages.page import ARTIFACT, Fill, Line, LineEnd, PagesPlan, Picture, PlacedRun, TextLine
from deckgen.project import MemoryFiles
from deckgen.theme import Theme, load_theme

SENTENCE = "The two delegations met for three hours and agreed on a list of further steps. "
META = Meta(title="A brief", date=datetime.date(2026, 11, 22), version="1.0", organisation="A unit")


@cache
def theme(paper: Paper = Paper.A4) -> Theme:
    return load_theme(Settings(paper=paper), MemoryFiles({}), Report())


def text(words: str) -> i.Inlines:
    return (i.Text(words),)


def paragraph(words: str) -> b.Paragraph:
    return b.Paragraph(text(words))


def prose(sentences: int) -> b.Paragraph:
    return paragraph((SENTENCE * sentences).strip())


def noted(words: str, note: str) -> b.Paragraph:
    """A paragraph with a footnote at its end."""
    return b.Paragraph((*text(words), i.Footnote(note, (paragraph(note),))))


def items(*texts: str) -> b.List:
    return b.List(tuple(b.ListItem((paragraph(one),)) for one in texts))


def rows(count: int) -> list[tuple[str, ...]]:
    """Of a name and a number each."""
    return [(f"row {n}", str(n)) for n in range(count)]


def table(rows: list[tuple[str, ...]], caption: str = "", head: tuple[str, ...] = ()) -> b.Table:
    cells = tuple(tuple(b.Cell(text(one)) for one in row) for row in rows)
    names = tuple(b.Cell(text(one)) for one in head or [f"Head {n}" for n in range(len(rows[0]))])
    return b.Table(names, cells, (None,) * len(rows[0]), text(caption) if caption else ())


def picture(width: int, height: int, kind: PictureFormat = PictureFormat.PNG, mode: str = "RGB") -> Asset:
    file = io.BytesIO()
    Image.new(mode, (width, height), "grey").save(file, kind.value)
    data = file.getvalue()
    digest = hashlib.sha256(data).hexdigest()
    return Asset(f"{width}.{kind.value}", kind, width, height, digest, data)


def figure(asset: Asset, caption: str = "", **attributes: str) -> b.Figure:
    pairs = tuple(attributes.items())
    inlines = text(caption) if caption else ()
    return b.Figure(asset.name, "what it shows", inlines, asset, Attributes(pairs=pairs))


def topic(title: str, *blocks: b.Block, id: str = "") -> Topic:
    return Topic(id or title.lower().replace(" ", "-"), text(title), blocks)


def briefing(*topics: Topic | b.Block, meta: Meta = META, toc: bool = False) -> Briefing:
    """One section; blocks outside of topics go to a topic of their own."""
    loose = tuple(one for one in topics if not isinstance(one, Topic))
    given = tuple(one for one in topics if isinstance(one, Topic))
    first = (topic("The only topic", *loose),) if loose else ()
    section = Section("section", text("A section"), (*first, *given))
    return Briefing(meta, Settings(toc=toc), (section,))


def plan(source: Briefing, paper: Paper = Paper.A4) -> PagesPlan:
    """The plan of a briefing that gives no diagnostic."""
    report = Report()
    planned = plan_brief(source, theme(paper), report)
    assert list(report) == []
    return planned


def plan_blocks(*blocks: b.Block, paper: Paper = Paper.A4) -> PagesPlan:
    return plan(briefing(*blocks), paper)


@dataclass(frozen=True, slots=True)
class Found:
    """A line of text on a page."""

    page: int
    """From 1."""
    line: TextLine

    @property
    def text(self) -> str:
        return "".join(run.run.text for run in self.line.runs)

    @property
    def x(self) -> float:
        return self.line.runs[0].x

    @property
    def right(self) -> float:
        last = self.line.runs[-1]
        return last.x + last.width

    @property
    def size(self) -> float:
        return self.line.runs[0].run.style.size

    @property
    def family(self) -> str:
        return self.line.runs[0].run.style.face.family


def lines(planned: PagesPlan) -> list[Found]:
    """Every line that has any text, header and footer included, in the order of the pages."""
    return [
        Found(number, item)
        for number, page in enumerate(planned.pages, 1)
        for item in page.items
        if isinstance(item, TextLine) and item.runs
    ]


def content(planned: PagesPlan) -> list[Found]:
    """The lines that belong to the structure: no header, no footer, nothing repeated."""
    return [found for found in lines(planned) if any(run.node != ARTIFACT for run in found.line.runs)]


def body(planned: PagesPlan) -> list[Found]:
    """The lines of running text: Source Serif at 10 points."""
    return [one for one in content(planned) if (one.family, one.size) == ("Source Serif 4", 10.0)]


def find(planned: PagesPlan, words: str) -> Found:
    """The one line with these words."""
    found = [one for one in lines(planned) if words in one.text]
    assert len(found) == 1, [one.text for one in lines(planned)]
    return found[0]


def find_all(planned: PagesPlan, words: str) -> list[Found]:
    return [one for one in lines(planned) if words in one.text]


def read(planned: PagesPlan) -> str:
    """The text of the structure as a reader finds it: joined at line ends as these say."""
    parts: list[str] = []
    for found in content(planned):
        parts += (run.actual or run.run.text for run in found.line.runs)
        match found.line.end:
            case LineEnd.PARAGRAPH:
                parts.append("\n")
            case LineEnd.SPACE:
                parts.append(" ")
            case LineEnd.HYPHEN:
                parts[-1] = parts[-1].removesuffix("-")
            case LineEnd.JOINT:
                pass
    return "".join(parts)


def words_of(blocks: b.Blocks) -> set[str]:
    """Every word of these blocks that the brief must show."""
    words: set[str] = set()
    for block in iter_blocks(blocks):
        match block:
            case b.CodeBlock():
                words.update(block.text.split())
            case b.MathBlock():
                words.update(block.tex.split())
            case _:
                for inlines in own_inlines(block):
                    words.update(plain_text(inlines).split())
    return words


def runs(planned: PagesPlan) -> Iterator[PlacedRun]:
    for found in lines(planned):
        yield from found.line.runs


def pictures(planned: PagesPlan) -> list[tuple[int, Picture]]:
    return [
        (number, item)
        for number, page in enumerate(planned.pages, 1)
        for item in page.items
        if isinstance(item, Picture)
    ]


def outside(planned: PagesPlan, margin: float = 34.0) -> list[object]:
    """What reaches nearer than 12 mm to an edge of the page, or sideways out of the type area."""
    side = 62.0
    found: list[object] = []
    for page in planned.pages:
        for item in page.items:
            for left, top, right, bottom in _boxes(item):
                if (
                    left < side
                    or top < margin
                    or right > planned.width - side
                    or bottom > planned.height - margin
                ):
                    found.append(item)
    return found


def _boxes(item: object) -> Iterator[tuple[float, float, float, float]]:
    match item:
        case TextLine():
            for run in item.runs:
                size = run.run.style.size
                yield run.x, item.baseline - 0.75 * size, run.x + run.width, item.baseline + 0.25 * size
        case Fill() | Picture():
            yield item.x, item.y, item.x + item.width, item.y + item.height
        case Line():
            yield min(item.x1, item.x2), item.y1, max(item.x1, item.x2), item.y2
        case _:
            return
