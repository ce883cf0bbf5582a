"""The content model as short text for case files: a line a block, with the line of the outline it came from.

Inlines stand in one line: `"plain" strong("bold") link(#id "text")`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import assert_never

from deckgen.diagnostics import Report
from deckgen.model import block as b
from deckgen.model import exhibits as e
from deckgen.model import inline as i
from deckgen.model.attributes import Attributes
from deckgen.model.briefing import Briefing, Section, Topic
from deckgen.model.chart import Chart, ChartAxes, ChartPanel, ChartSettings, Dates, Stacking
from deckgen.model.framing import CENTRE, WHOLE, Fit, Framing
from deckgen.model.ids import kind_name


def dump_briefing(briefing: Briefing) -> str:
    lines = [f"briefing {briefing.meta.title!r}"]
    for section in briefing.sections:
        lines += _section(section)
    return "\n".join(lines) + "\n"


def dump_report(report: Report) -> str:
    return "".join(f"{d.span} {d.code.id}: {d.message}{f' [{d.hint}]' if d.hint else ''}\n" for d in report)


def _section(section: Section) -> Iterator[str]:
    yield f"section {section.id}{_attributes(section.attributes)}{_inlines(section.title)}"
    if section.message:
        yield f"  message{_inlines(section.message)}"
    if section.introduction:
        yield "  introduction"
        yield from _blocks(section.introduction, 2)
    for topic in section.topics:
        yield from _topic(topic)


def _topic(topic: Topic) -> Iterator[str]:
    kind = "divider" if topic.divider else "topic"
    yield f"  {kind} {topic.id}{_attributes(topic.attributes)}{_inlines(topic.title)} @{topic.span.line}"
    yield from _blocks(topic.blocks, 2)


def _blocks(blocks: b.Blocks, depth: int) -> Iterator[str]:
    for block in blocks:
        name = kind_name(type(block))
        attributes = "" if isinstance(block, b.Rule | b.SlideBreak) else _attributes(block.attributes)
        yield f"{'  ' * depth}{name}{_details(block)}{attributes} @{block.span.line}"
        yield from _inside(block, depth + 1)


def _details(block: b.Block) -> str:
    if isinstance(block, e.Exhibit):
        return _exhibit_details(block)
    match block:
        case b.Paragraph():
            return _inlines(block.inlines)
        case b.RunInHeading():
            return f" {block.depth}{_inlines(block.inlines)}"
        case b.List():
            ordered = f" from {block.start}" if block.ordered else ""
            return ordered + ("" if block.tight else " loose") + (" build" if block.build else "")
        case b.Table():
            return " " + " ".join(alignment.value if alignment else "-" for alignment in block.alignments)
        case b.Figure():
            shown = "" if block.asset else " stand-in"
            alt = " decorative" if block.decorative else f" alt={block.alt!r}"
            link = f" -> {block.link}" if block.link else ""
            return f" {block.source}{alt}{shown}{link}{_framing(block.framing)}{_inlines(block.caption)}"
        case b.FigureGroup():
            return _inlines(block.caption)
        case Chart():
            stacking = "" if block.stacking is Stacking.NONE else f" {block.stacking.value}"
            alt = f" alt={block.alt!r}" if block.alt else ""
            return f" {block.kind.value}{stacking}{alt}{_inlines(block.caption)}"
        case b.CodeBlock():
            return f" {block.language} {block.text!r}"
        case b.MathBlock():
            return f" {block.tex!r}"
        case b.Only():
            return f" {block.medium.value}"
        case b.Div():
            return f" {block.name}"
        case b.DefinitionList() | b.Quote() | b.Rule() | b.SlideBreak() | b.Columns() | b.Notes():
            return ""
        case _:
            assert_never(block)


def _framing(framing: Framing) -> str:
    """What an author asked for, in the order of the fields."""
    parts = []
    for name, extent in (("width", framing.width), ("height", framing.height)):
        if extent is not None:
            parts.append(f" {name}={f'{extent.share:g}' if extent.share else f'{extent.length} EMU'}")
    if framing.fit is not Fit.CONTAIN:
        parts.append(f" fit={framing.fit.value}")
    if framing.crop != WHOLE:
        edges = framing.crop
        parts.append(f" crop={edges.left:.3g},{edges.top:.3g},{edges.right:.3g},{edges.bottom:.3g}")
    if framing.focus != CENTRE:
        parts.append(f" focus={framing.focus[0]:g},{framing.focus[1]:g}")
    return "".join(parts)


def _inside(block: b.Block, depth: int) -> Iterator[str]:
    margin = "  " * depth
    if isinstance(block, e.Exhibit):
        yield from _inside_exhibit(block, depth)
        return
    match block:
        case b.List():
            for item in block.items:
                checked = "" if item.checked is None else f" checked={item.checked}"
                yield f"{margin}item{checked} @{item.span.line}"
                yield from _blocks(item.blocks, depth + 1)
        case b.DefinitionList():
            for definition in block.items:
                yield f"{margin}term{_inlines(definition.term)} @{definition.span.line}"
                for meaning in definition.meanings:
                    yield f"{margin}meaning"
                    yield from _blocks(meaning, depth + 1)
        case b.Table():
            if block.caption:
                yield f"{margin}caption{_inlines(block.caption)}"
            for name, row in [("head", block.head), *(("row", row) for row in block.rows)]:
                yield margin + name + " |".join(_inlines(cell.inlines) for cell in row)
        case Chart():
            for panel in block.panels:
                yield from _panel(panel, margin)
            yield from _settings(block.settings, margin)
        case b.Columns():
            for column in block.columns:
                yield f"{margin}column {column.width} @{column.span.line}"
                yield from _blocks(column.blocks, depth + 1)
        case b.Quote() | b.Notes() | b.Only() | b.Div():
            yield from _blocks(block.blocks, depth)
        case b.FigureGroup():
            yield from _blocks(block.figures, depth)
        case (
            b.Paragraph()
            | b.RunInHeading()
            | b.Figure()
            | b.CodeBlock()
            | b.MathBlock()
            | b.Rule()
            | b.SlideBreak()
        ):
            return
        case _:
            assert_never(block)


def _panel(panel: ChartPanel, margin: str) -> Iterator[str]:
    data = panel.data
    yield f"{margin}panel {panel.title!r}"
    places = ", ".join(str(place) for place in data.x.values)
    granularity = f" by {data.x.granularity.value}" if isinstance(data.x, Dates) else ""
    yield f"{margin}  {kind_name(type(data.x))} {data.x.name!r}{granularity}: {places}"
    for series in data.series:
        yield f"{margin}  series {series.name!r}: {_numbers(series.values)}"
    if data.sizes:
        yield f"{margin}  sizes: {_numbers(data.sizes)}"
    if data.labels:
        yield f"{margin}  labels: {', '.join(data.labels)}"


def _settings(settings: ChartSettings | ChartAxes, margin: str) -> Iterator[str]:
    """What the author asked for; nothing where it is what every chart has."""
    plain = type(settings)()
    for field in fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, ChartAxes):
            yield from _settings(value, margin)
        elif value != getattr(plain, field.name):
            yield f"{margin}{field.name.replace('_', '-')} {value!r}"


def _numbers(values: tuple[float | None, ...]) -> str:
    return ", ".join("-" if value is None else f"{value:g}" for value in values)


def _exhibit_details(node: e.Exhibit) -> str:
    match node:
        case e.Panel():
            return f" {node.role.value}{_inlines(node.title)}"
        case e.KeyJudgment():
            likelihood = node.likelihood
            parts = [str(node.number)]
            parts += [f"{likelihood.term!r} {likelihood.low}-{likelihood.high}"] if likelihood else []
            parts += [node.confidence.value] if node.confidence else []
            parts += [f"until {_moment(node.horizon)}"] if node.horizon else []
            return " " + " ".join(parts)
        case e.Timeline():
            return f" {node.pacing.value}{_inlines(node.caption)}"
        case e.Entries():
            return f" {node.kind.value}{_inlines(node.caption)}"
        case e.Tracker():
            return f" {node.kind.value} column={node.column}"
        case e.Matrix():
            return f" {node.kind.value} x={node.x_name!r} y={node.y_name!r}{_inlines(node.caption)}"
        case e.Quotation():
            date = _moment(node.date) if node.date else None
            return f" by={node.by!r} role={node.role!r} date={date} party={node.party!r}"
        case e.KeyFigures():
            return _inlines(node.caption)
        case e.AgendaMark():
            return ""
        case _:
            assert_never(node)


def _inside_exhibit(node: e.Exhibit, depth: int) -> Iterator[str]:
    margin = "  " * depth
    match node:
        case e.Panel() | e.Quotation():
            yield from _blocks(node.blocks, depth)
        case e.KeyJudgment():
            yield from _blocks(node.blocks, depth)
            for name, inlines in (("basis", node.basis), ("outcome", node.outcome)):
                if inlines:
                    yield f"{margin}{name}{_inlines(inlines)}"
        case e.KeyFigures():
            for figure in node.figures:
                name = f" name={_inlines(figure.name)}" if figure.name else ""
                shown = f"{_inlines(figure.figure)} |{_inlines(figure.label)}{name}"
                yield f"{margin}figure{_mark(figure.highlight)}{shown}"
                yield from _blocks(figure.details, depth + 1)
        case e.Timeline():
            for event in node.events:
                yield f"{margin}event {_moment(event.when)}{_mark(event.highlight)}{_inlines(event.text)}"
            for period in node.periods:
                end = _moment(period.end) if period.end else ""
                dates = f"{_moment(period.start)}/{end}"
                yield f"{margin}period {dates}{_mark(period.highlight)}{_inlines(period.text)}"
        case e.Entries():
            for entry in node.entries:
                yield f"{margin}entry{_mark(entry.marked)}{_inlines(entry.label)}"
                yield from _blocks(entry.blocks, depth + 1)
        case e.Tracker():
            yield from _blocks((node.table,), depth)
            for status in node.statuses:
                word = (
                    f"{status.status.value} {status.word!r} |{_inlines(status.text)}" if status else "unknown"
                )
                yield f"{margin}status {word}"
        case e.Matrix():
            for item in node.items:
                yield f"{margin}item {item.x:g} {item.y:g}{_inlines(item.text)}"
        case e.AgendaMark():
            return
        case _:
            assert_never(node)


def _moment(moment: e.Moment) -> str:
    date = moment.date.isoformat()
    return {"year": date[:4], "month": date[:7]}.get(moment.granularity.value, date)


def _mark(marked: bool) -> str:
    return " *" if marked else ""


def _inlines(inlines: i.Inlines) -> str:
    return "".join(" " + _inline(node) for node in inlines)


def _inline(node: i.Inline) -> str:
    name = kind_name(type(node))
    match node:
        case i.Text():
            return repr(node.text)
        case i.Code():
            return f"code({node.text!r})"
        case i.Math():
            return f"math({node.tex!r})"
        case i.Link():
            title = f" title={node.title!r}" if node.title else ""
            return f"link({node.target}{title}{_inlines(node.children)})"
        case i.Reference():
            return node.written
        case i.Image():
            return f"image({node.source} alt={node.alt!r}{_attributes(node.attributes)})"
        case i.Footnote():
            return f"footnote({node.label}: {'; '.join(line.strip() for line in _blocks(node.blocks, 0))})"
        case i.Attributed():
            return f"span({_attributes(node.attributes).strip()}{_inlines(node.children)})"
        case i.SoftBreak() | i.LineBreak():
            return name
        case i.Emphasis() | i.Strong() | i.Strikethrough() | i.Underline() | i.Subscript() | i.Superscript():
            return f"{name}({_inlines(node.children).strip()})"
        case _:
            assert_never(node)


def _attributes(attributes: Attributes) -> str:
    parts = [f"#{attributes.id}"] if attributes.id else []
    parts += [f".{name}" for name in attributes.classes]
    parts += [f"{key}={value!r}" for key, value in attributes.pairs]
    return f" {{{' '.join(parts)}}}" if parts else ""
