"""A project's outlines to a `Briefing`: templates expanded, Markdown parsed, ids given, links checked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from markdown_it.token import Token

from deckgen.diagnostics import Report, Span
from deckgen.model.asset import Asset
from deckgen.model.briefing import Briefing, Meta, Section, Settings
from deckgen.model.inline import Inlines, Text
from deckgen.project.assets import Assets
from deckgen.project.data import DataRequest
from deckgen.project.data import load_table as load_data_table
from deckgen.project.files import Files, Request, locate, read_text
from deckgen.project.front_matter import SectionFront, read_section_front, split_front_matter
from deckgen.project.manifest import title_from_name
from deckgen.project.project import Project, Source
from deckgen.project.table import DataTable
from deckgen.project.typed_yaml import Located
from deckgen.read.outline import html
from deckgen.read.outline.blocks import read_blocks
from deckgen.read.outline.context import Context, TableRequest
from deckgen.read.outline.fences import pair_fences
from deckgen.read.outline.inlines import read_inlines
from deckgen.read.outline.markdown import parse_blocks
from deckgen.read.outline.names import Names
from deckgen.read.outline.notes import report_unused, take_notes
from deckgen.read.outline.places import Place
from deckgen.read.outline.references import check_references
from deckgen.read.outline.sections import (
    FOLDER_SLIDE_LEVEL,
    SectionDraft,
    draft_sections,
    find_slide_level,
    plain_title,
    take_title,
)
from deckgen.read.outline.source import SourceText, prepare
from deckgen.read.outline.template import Expanded, expand, expand_string
from deckgen.read.outline.topics import read_section
from deckgen.values import dataclass

_ORDER_MARK = re.compile(r"\d+[-_. ]*(?=\D)")
"""The number at the head of a file's name, by which folders are put in order."""

_MANY_SECTIONS = 3
"""From this number of sections on, a folder gets an agenda unless its manifest says otherwise."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all outlines of a briefing have in common."""

    project: Project
    files: Files
    report: Report
    names: Names
    assets: Assets


@dataclass(slots=True)
class _Outline:
    """One file, parsed but not yet read."""

    ctx: Context
    tokens: list[Token]
    front: SectionFront


def read_briefing(project: Project, files: Files, report: Report) -> Briefing:
    """The content model of a project; what is wrong in its outlines is reported, and nothing is left out."""
    shared = _Shared(project, files, report, Names(report), Assets(project, files, report))
    outlines = [_parse(source, shared) for source in project.sources]
    meta = project.meta if project.strict else _with_title(project, outlines)
    drafts = [draft for outline in outlines for draft in _draft(outline, shared)]
    for draft in drafts:
        _give_ids(draft, shared.names)
    sections = tuple(section for draft in drafts if (section := read_section(draft, meta.title)))
    for outline in outlines:
        report_unused(outline.ctx)
    shared.names.report_lost()
    check_references(sections, shared.names)
    return Briefing(meta, _settings(project, sections), sections, tuple(shared.names.references))


def _parse(source: Source, shared: _Shared) -> _Outline:
    """Expand and parse one outline; a section's front matter is read, and its strings expanded."""
    project, report = shared.project, shared.report
    front = SectionFront()
    if project.strict:
        matter = split_front_matter(source.text)
        source = Source(source.path, matter.body, matter.body_line)
        if matter.yaml is not None:
            front = read_section_front(matter.yaml, source.path, True, report)
    text = prepare(expand(source, project, shared.files, report), source, report)
    shared.names.reserve(text.text)

    def load_picture(reference: str, span: Span) -> Asset | None:
        return shared.assets.load(reference, source.path, span, project.strict)

    def load_table(request: TableRequest) -> DataTable | None:
        data = DataRequest(request.reference, source.path, request.span, request.sheet, request.cells)
        return load_data_table(data, project.folders(shared.files), report)

    def load_text(reference: str, span: Span) -> str | None:
        folders = project.folders(shared.files)
        path = locate(Request(reference, source.path, span, "file"), folders, report)
        return None if path is None else read_text(shared.files, path, report, span)

    ctx = Context(
        text,
        report,
        project.strict,
        shared.names,
        load_picture,
        load_table,
        load_text,
        read_blocks,
        project.slide_level or FOLDER_SLIDE_LEVEL,
        project.meta.lang,
    )
    tokens = [token for token in parse_blocks(text.text, ctx.env) if not _is_comment(token)]
    return _Outline(ctx, take_notes(pair_fences(tokens, ctx), ctx), front)


def _is_comment(token: Token) -> bool:
    return token.type == "html_block" and not html.strip_comments(token.content).strip()


def _with_title(project: Project, outlines: list[_Outline]) -> Meta:
    """A single file's metadata: a title is sought in its text where its front matter has none."""
    title = project.meta.title
    for outline in outlines:
        if not title:
            inlines, outline.tokens = take_title(outline.tokens, outline.ctx)
            title = plain_title(inlines)
        if project.slide_level is None:
            outline.ctx.slide_level = find_slide_level(outline.tokens)
    return replace(project.meta, title=title or title_from_name(project.slug))


def _draft(outline: _Outline, shared: _Shared) -> list[SectionDraft]:
    """The sections of one outline; in a folder each of them has a title, if need be from the file's name."""
    ctx, front = outline.ctx, outline.front
    first = SectionDraft(ctx, _front_text(front.title, outline, shared), span=ctx.source.span(0))
    drafts = draft_sections(outline.tokens, first, ctx)
    head = drafts[0]
    head.message = _front_text(front.message, outline, shared)
    if front.id is not None:
        ctx.names.claim(front.id.value, front.id.span)
        head.attributes = replace(head.attributes, id=front.id.value)
    if shared.project.strict and not head.title:
        stem = PurePath(ctx.source.span(0).file).stem
        head.title = (Text(title_from_name(_ORDER_MARK.sub("", stem, count=1)), head.span),)
    return drafts


def _front_text(value: Located[str] | None, outline: _Outline, shared: _Shared) -> Inlines:
    """A string of front matter: a template in Markdown."""
    if value is None:
        return ()
    text = expand_string(value.value, value.span, shared.project, shared.files, shared.report)
    source = SourceText(text, (text,), Expanded(text, value.span))
    return read_inlines(Place(source, text, 0), text, outline.ctx)


def _give_ids(draft: SectionDraft, names: Names) -> None:
    draft.id = draft.attributes.id or names.derive(plain_title(draft.title))
    for topic in draft.topics:
        parent = draft.id if draft.title else ""
        topic.id = topic.heading.attributes.id or names.derive(plain_title(topic.heading.inlines), parent)


def _settings(project: Project, sections: tuple[Section, ...]) -> Settings:
    agenda = project.agenda
    if agenda is None:
        agenda = project.strict and sum(bool(section.title) for section in sections) >= _MANY_SECTIONS
    return replace(project.settings, agenda=agenda)
