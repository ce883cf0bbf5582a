"""What no validator sees, of whole documents: that the tree says what the model says, that links lead, that
nothing but furniture is hidden from readers, that words end where they end, and that pages end well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from deckgen.diagnostics import Report
from deckgen.model import block as b
from deckgen.model.briefing import Briefing
from deckgen.model.chart import Categories, Chart
from deckgen.model.walk import iter_blocks, plain_text
from deckgen.plan.brief import plan_brief
from deckgen.plan.brief.lifted import lift
from deckgen.plan.brief.numbers import expected_numbers
from deckgen.plan.brief.references import BriefNames
from deckgen.plan.finish import finish_briefing
from deckgen.plan.pages.page import ARTIFACT, Line, Mark, PagesPlan, Role, TextLine
from deckgen.plan.references import with_references
from deckgen.plan.select import brief_blocks
from deckgen.project import DiskFiles, MemoryFiles, Overrides, load_project
from deckgen.read.outline import read_briefing
from deckgen.render.pdf import render_pages
from deckgen.theme import load_theme
from tests.building import squeezed
from tests.conftest import ROOT
from tests.inspect import pdf
from tests.oracles import poppler
from tests.outlines import random_outline
from tests.plan.brief.briefings import Found, content, outside, read

CORPUS = ROOT.parent / "shared" / "corpus" / "md"
DOCUMENTS = (
    "sample",
    "annual-report-sig-auth-2024",
    "es-bundle-policy-and-source-code",
    "hi-vulnerableapp-readme",
    "marp-math-typesetting",
    "slidev-starter",
    "source-code-policy-analysis",
    "random-0",
    "random-1",
    "random-2",
    "random-3",
    "random-6",
    "random-11",
)
LATIN = tuple(name for name in DOCUMENTS if not name.startswith("hi-"))
FURNITURE = 70.0
"""Points from the upper and lower edge that hold the running head and foot."""
HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)


@dataclass(frozen=True)
class Document:
    briefing: Briefing
    """With its cross-references as the brief names them."""
    plan: PagesPlan
    data: bytes
    tree: pdf.Element


@cache
def document(name: str) -> Document:
    files: DiskFiles | MemoryFiles = DiskFiles()
    path = str(CORPUS / f"{name}.md")
    if name == "sample":
        path = str(ROOT / "outlines" / "geneva-2021")
    elif name.startswith("random-"):
        files, path = MemoryFiles(random_outline(int(name.partition("-")[2])).files), "talk.md"
    if not (files.is_file(path) or files.is_folder(path)):
        pytest.skip(f"{name} is not here")
    report = Report()
    project = load_project(path, files, Overrides(), report)
    assert project is not None
    briefing = finish_briefing(read_briefing(project, files, report))
    plan = plan_brief(briefing, load_theme(briefing.settings, files, report), report)
    data = render_pages(plan)
    named = with_references(briefing, BriefNames(briefing, expected_numbers(briefing)))
    return Document(named, plan, data, pdf.structure(data))


def bare(text: str) -> str:
    """The letters and digits for which the shipped fonts have glyphs; of others the file shows a box."""
    return "".join(one for one in squeezed(text) if one.isalnum() and ord(one) < 0x500)


def each(names: tuple[str, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", names)


def reading(element: pdf.Element) -> str:
    """The text of the tree without labels, marks of notes and notes, which the model has elsewhere."""
    if element.role in {"Lbl", "Reference", "Note"}:
        return ""
    return "".join(kid if isinstance(kid, str) else reading(kid) for kid in element.kids)


def texts_in(blocks: b.Blocks) -> Iterator[str]:
    """What blocks of plain text say, each in one piece, in the order of the model."""
    for block in blocks:
        match block:
            case b.Paragraph() | b.RunInHeading():
                yield plain_text(block.inlines)
            case b.List():
                for item in block.items:
                    yield from texts_in(item.blocks)
            case b.Quote() | b.Div():
                yield from texts_in(block.blocks)
            case b.CodeBlock():
                yield block.text
            case b.Table():
                for row in (block.head, *block.rows):
                    yield "".join(plain_text(cell.inlines) for cell in row)
            case _:
                pass


@each(LATIN)
def test_text_of_the_tree_in_order_is_that_of_the_model(name: str) -> None:
    one = document(name)
    lifted = lift(one.briefing)
    moved = lifted.moved if lifted else ()
    shown = bare(reading(one.tree))
    position = 0
    for section in one.briefing.sections:
        for topic in section.topics:
            if topic.is_backup:
                continue
            blocks = brief_blocks(topic)
            if not all(any(block is other for other in moved) for block in blocks):
                blocks = (b.Paragraph(topic.title), *blocks)
            for text in texts_in(blocks):
                found = shown.find(bare(text), position)
                assert found >= 0, (text, shown[position : position + 200])
                position = found


@each(DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    one = document(name)
    marks = {
        item.name: number
        for number, page in enumerate(one.plan.pages, 1)
        for item in page.items
        if isinstance(item, Mark)
    }
    wanted = []
    for number, page in enumerate(one.plan.pages, 1):
        for item in page.items:
            for placed in item.runs if isinstance(item, TextLine) else ():
                if placed.run.link and placed.node != ARTIFACT:
                    target = placed.run.link
                    wanted.append((number, f"#{marks[target[1:]]}" if target[0] == "#" else target))
    annotated = {(link.page, link.target) for link in pdf.links(one.data)}
    assert {(page, target) for page, target in wanted} <= annotated
    assert sum(element.links > 0 for element in one.tree.find("Link")) == len(one.tree.find("Link"))


@each(DOCUMENTS)
def test_artifacts_are_furniture_and_what_is_repeated(name: str) -> None:
    plan = document(name).plan
    said = squeezed(read(plan))
    for page in plan.pages:
        for item in page.items:
            if not isinstance(item, TextLine) or item.node != ARTIFACT:
                continue
            text = "".join(run.run.text for run in item.runs)
            in_margin = item.baseline < FURNITURE or item.baseline > plan.height - FURNITURE
            assert in_margin or "continued" in text or squeezed(text) in said, text


@each(DOCUMENTS)
def test_alternative_texts_are_the_authors_or_made_from_the_data(name: str) -> None:
    one = document(name)
    alts = [element.alt for element in one.tree.find("Figure")]
    assert all(alts)
    said = "\n".join(alts)
    for section in one.briefing.sections:
        for topic in section.topics:
            for block in iter_blocks(brief_blocks(topic)):
                if isinstance(block, b.Figure) and not block.decorative:
                    assert (block.alt or plain_text(block.caption) or block.source) in alts
                if isinstance(block, Chart):
                    assert block.alt in alts if block.alt else _names_data(block, said)


def _names_data(chart: Chart, said: str) -> bool:
    data = chart.panels[0].data
    names = [one.name for one in data.series]
    if isinstance(data.x, Categories):
        names += data.x.values
    return any(str(name) in said for name in names)


@pytest.mark.oracle
@each(LATIN)
def test_words_end_where_they_end_for_poppler(name: str, tmp_path: Path) -> None:
    one = document(name)
    path = tmp_path / "brief.pdf"
    path.write_bytes(one.data)
    furniture = (f.text for f in lines_of(one.plan))
    known = set(_WORD.findall(" ".join((read(one.plan), *furniture))))
    found = poppler.text(path)
    glued = {
        word
        for word in _WORD.findall(re.sub(r"[-\u00ad]\n", "", found))
        if len(word) > 3 and word not in known and word not in _WORD.findall(found.replace("\n", ""))
    }
    halves = {part for word in known for part in _cuts(word)}
    assert {word for word in glued if word not in halves} == set()


_WORD = re.compile(r"[A-Za-zÀ-ÿ]+")


def _cuts(word: str) -> Iterator[str]:
    for position in range(1, len(word)):
        yield word[:position]
        yield word[position:]


def lines_of(plan: PagesPlan) -> list[Found]:
    return [
        Found(number, item)
        for number, page in enumerate(plan.pages, 1)
        for item in page.items
        if isinstance(item, TextLine) and item.runs
    ]


@each(DOCUMENTS)
def test_nothing_stands_outside_the_margins(name: str) -> None:
    assert outside(document(name).plan) == []


@each(DOCUMENTS)
def test_no_paragraph_leaves_a_single_line_at_the_foot_or_head_of_a_page(name: str) -> None:
    plan = document(name).plan
    counts: dict[int, dict[int, int]] = {}
    for found in content(plan):
        node = found.line.node
        if node != ARTIFACT and plan.nodes[node].role is Role.PARAGRAPH and _size(found) >= 9.5:
            pages = counts.setdefault(node, {})
            pages[found.page] = pages.get(found.page, 0) + 1
    split = {node: pages for node, pages in counts.items() if len(pages) > 1}
    assert all(count > 1 for pages in split.values() for count in pages.values()), split


def _size(found: Found) -> float:
    return max(placed.run.style.size for placed in found.line.runs)


@each(DOCUMENTS)
def test_no_heading_stands_last_on_a_page(name: str) -> None:
    plan = document(name).plan
    for page in plan.pages[:-1]:
        lines = [item for item in page.items if isinstance(item, TextLine) and item.node != ARTIFACT]
        above_notes = [item for item in lines if not _is_note(item, plan)]
        if above_notes:
            last = max(above_notes, key=lambda item: item.baseline)
            drawn = [
                i for i in page.items if not isinstance(i, TextLine | Mark | Line) and _low(i) > last.baseline
            ]
            assert plan.nodes[last.node].role not in HEADINGS or drawn, last


def _low(item: object) -> float:
    return float(getattr(item, "y", 0.0)) + float(getattr(item, "height", 0.0))


def _is_note(item: TextLine, plan: PagesPlan) -> bool:
    node = item.node
    while node > 0:
        if plan.nodes[node].role is Role.NOTE:
            return True
        node = plan.nodes[node].parent
    return False
