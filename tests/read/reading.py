"""Read outlines from memory, and list the words of what was read."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from deckgen.diagnostics import Report
from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.briefing import Briefing
from deckgen.model.walk import child_inlines, iter_blocks, iter_inlines, own_inlines
from deckgen.project import MemoryFiles, Overrides, load_project
from deckgen.read.outline import read_briefing

_INLINE_TAG = re.compile(r"</?(?:em|strong|a|code|s)\b[^>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def read_file(text: str) -> tuple[Briefing, Report]:
    """A single file, kind to what it does not know."""
    return _read({"outline.md": text}, "outline.md")


def read_folder(**files: str) -> tuple[Briefing, Report]:
    """A strict folder; the names of the arguments are those of its files without `.md`."""
    return _read({f"briefing/{name}.md": text for name, text in files.items()}, "briefing")


def _read(texts: dict[str, str], path: str) -> tuple[Briefing, Report]:
    files = MemoryFiles({name: text.encode() for name, text in texts.items()})
    report = Report()
    project = load_project(path, files, Overrides(), report)
    assert project is not None
    return read_briefing(project, files, report), report


def code_ids(report: Report) -> list[str]:
    return [diagnostic.code.id for diagnostic in report]


def iter_runs(briefing: Briefing) -> Iterator[i.Inlines]:
    """Every run of inlines of a briefing, those in footnotes too."""
    for section in briefing.sections:
        yield from _with_notes(section.title)
        yield from _with_notes(section.message)
        yield from _runs_of(section.introduction)
        for topic in section.topics:
            yield from _with_notes(topic.title)
            yield from _runs_of(topic.blocks)


def iter_all_blocks(briefing: Briefing) -> Iterator[b.Block]:
    for section in briefing.sections:
        yield from iter_blocks(section.introduction)
        for topic in section.topics:
            yield from iter_blocks(topic.blocks)


def _runs_of(blocks: b.Blocks) -> Iterator[i.Inlines]:
    for block in iter_blocks(blocks):
        for run in own_inlines(block):
            yield from _with_notes(run)


def _with_notes(run: i.Inlines) -> Iterator[i.Inlines]:
    yield run
    for node in iter_inlines(run):
        if isinstance(node, i.Footnote):
            yield from _runs_of(node.blocks)


def words_of(briefing: Briefing) -> Counter[str]:
    """How often each word occurs in what a briefing shows somewhere."""
    texts = [briefing.meta.title, *(_text(run) for run in iter_runs(briefing))]
    for block in iter_all_blocks(briefing):
        if isinstance(block, b.CodeBlock):
            texts.append(block.text)
        elif isinstance(block, b.MathBlock):
            texts.append(block.tex)
        elif isinstance(block, b.Figure):
            texts.append(block.alt)
    return Counter(re.findall(r"\w+", " ".join(texts)))


def words_of_html(page: str) -> Counter[str]:
    """How often each word occurs in what a browser shows."""
    text = _TAG.sub(" ", _INLINE_TAG.sub("", _COMMENT.sub("", page)))
    return Counter(re.findall(r"\w+", html.unescape(text)))


def _text(run: i.Inlines) -> str:
    parts: list[str] = []
    for node in run:
        match node:
            case i.Text() | i.Code():
                parts.append(node.text)
            case i.Math():
                parts.append(node.tex)
            case i.Image():
                parts.append(node.alt)
            case i.SoftBreak() | i.LineBreak() | i.Footnote():
                parts.append(" ")
            case _:
                parts.append(_text(child_inlines(node)))
    return "".join(parts)
