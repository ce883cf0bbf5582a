"""What cross-references lead to: a figure, a table or a section, as they say, and one that bears a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deckgen.diagnostics import Code, nearest
from deckgen.model import block as b
from deckgen.model.briefing import Section
from deckgen.model.chart import Chart
from deckgen.model.exhibits import Matrix, Timeline, Tracker
from deckgen.model.ids import kind_name
from deckgen.model.inline import Reference, ReferenceKind
from deckgen.model.walk import iter_section_blocks
from deckgen.read.outline.names import Names

_FIGURES = (b.Figure, b.FigureGroup, Chart, Timeline, Matrix)
_TABLES = (b.Table, Tracker)
_NOUNS = {ReferenceKind.FIGURE: "figure", ReferenceKind.TABLE: "table", ReferenceKind.SECTION: "section"}
_MAX_SUGGESTIONS = 50
"""Comparing each lost reference with each id takes time; see `Names.report_lost`."""


def check_references(sections: tuple[Section, ...], names: Names) -> None:
    """Report the cross-references to nothing, to something of another kind, and to what has no number."""
    if not names.references:
        return
    found: dict[str, b.Block | None] = {}
    for id, block in _iter_targets(sections):
        found.setdefault(id, block)
    lost = 0
    for reference in names.references:
        if reference.target not in found:
            lost += 1
            _report_lost(reference, found if lost <= _MAX_SUGGESTIONS else {}, names)
        else:
            _check_kind(reference, found[reference.target], names)


def _iter_targets(sections: tuple[Section, ...]) -> Iterator[tuple[str, b.Block | None]]:
    """Every id that content bears; None for sections and topics. A group's figures share its number."""
    for section in sections:
        for block in iter_section_blocks(section):
            if not isinstance(block, b.Rule | b.SlideBreak) and block.attributes.id:
                yield block.attributes.id, block
            if isinstance(block, b.FigureGroup) and block.caption:
                yield from ((one.attributes.id, block) for one in block.figures if one.attributes.id)
        yield section.id, None
        yield from ((topic.id, None) for topic in section.topics)


def _report_lost(reference: Reference, found: Mapping[str, b.Block | None], names: Names) -> None:
    kind, noun = reference.kind, _NOUNS[reference.kind]
    prefix = f"{kind.value}:"
    id = reference.target.removeprefix(prefix)
    alike = (own.removeprefix(prefix) for own, block in found.items() if _kind_of(block) is kind)
    near = nearest(id, alike)
    hint = f"did you mean '@{prefix}{near}'?" if near else f"give the {noun} the id: {{#{id}}}"
    message = f"'{reference.written}' leads to no {noun}: none bears the id '{id}'"
    names.report.add(Code.REFERENCE_TARGET, reference.span, message, hint)


def _check_kind(reference: Reference, block: b.Block | None, names: Names) -> None:
    written = reference.written
    kind = _kind_of(block)
    if kind is None:
        assert block is not None
        noun = kind_name(type(block)).replace("-", " ")
        message = f"'{written}' leads to a {noun}, which bears no number"
        hint = f"link to it instead: [some words](#{reference.target})"
    elif kind is not reference.kind:
        message = f"'{written}' leads to a {_NOUNS[kind]}, not to a {_NOUNS[reference.kind]}"
        hint = f"write '{Reference(kind, reference.target).written}'"
    elif block is not None and not _caption(block):
        message = f"'{written}' leads to a {_NOUNS[kind]} without a caption, which bears no number"
        hint = f"give the {_NOUNS[kind]} a caption"
    else:
        return
    names.report.add(Code.REFERENCE_KIND, reference.span, message, hint)


def _kind_of(block: b.Block | None) -> ReferenceKind | None:
    if block is None:
        return ReferenceKind.SECTION
    if isinstance(block, _FIGURES):
        return ReferenceKind.FIGURE
    return ReferenceKind.TABLE if isinstance(block, _TABLES) else None


def _caption(block: b.Block) -> bool:
    match block:
        case b.Figure() | b.FigureGroup() | b.Table() | Chart() | Timeline() | Matrix():
            return bool(block.caption)
        case Tracker():
            return bool(block.table.caption)
        case _:
            return True
