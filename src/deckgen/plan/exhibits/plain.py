"""An exhibit as ordinary blocks: for speaker notes, and for places too small for a drawing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from deckgen.model import block as b
from deckgen.model import exhibits as e
from deckgen.model import inline as i
from deckgen.model.walk import plain_text
from deckgen.plan.exhibits.timeline_periods import period_range
from deckgen.plan.exhibits.words import ExhibitWords, exhibit_words, long_moment, short_moment


def to_plain(node: e.Exhibit, lang: str) -> b.Blocks:
    """Paragraphs, lists and tables that say the same."""
    match node:
        case e.Panel():
            return (*_strong_line(node.title), *node.blocks)
        case e.KeyFigures():
            items = tuple(_figure(one) for one in node.figures)
            return (*_line(node.caption), b.List(items, span=node.span))
        case e.KeyJudgment():
            return tuple(_iter_judgment(node, lang))
        case e.Timeline():
            return (*_line(node.caption), b.List(_dated(node, lang), span=node.span))
        case e.Entries():
            return (*_line(node.caption), _entries(node, lang))
        case e.Tracker():
            return (node.table,)
        case e.Matrix():
            items = tuple(_item(item.text, i.Text(_place(item, node, lang))) for item in node.items)
            return (*_line(node.caption), b.List(items, span=node.span))
        case e.Quotation():
            return (b.Quote((*node.blocks, *_line(attribution(node, lang))), span=node.span),)
        case e.AgendaMark():
            return ()
        case _:
            assert_never(node)


def _place(item: e.MatrixItem, node: e.Matrix, lang: str) -> str:
    """Where in the matrix an item stands, behind its text."""
    words = exhibit_words(lang)
    if node.kind is e.MatrixKind.RISK:
        y_name, x_name = words.likelihood_axis, words.consequence_axis
        return f" ({node.y_name or y_name} {item.y:g}, {node.x_name or x_name} {item.x:g})"
    return f" ({node.y_name or 'y'} {item.y:.0%}, {node.x_name or 'x'} {item.x:.0%})"


def attribution(node: e.Quotation, lang: str) -> i.Inlines:
    """Who said it, as what, and when, on one line behind a dash."""
    parts = [part for part in (node.by, occasion(node, lang)) if part]
    return (i.Text(f"– {', '.join(parts)}"),) if parts else ()


def occasion(node: e.Quotation, lang: str) -> str:
    """As what somebody spoke, for whom unless that says so, and when."""
    date = long_moment(node.date, lang) if node.date else ""
    party = "" if node.party in f"{node.by} {node.role}" else node.party
    return ", ".join(part for part in (node.role, party, date) if part)


def _line(inlines: i.Inlines) -> b.Blocks:
    return (b.Paragraph(inlines),) if inlines else ()


def _strong_line(inlines: i.Inlines) -> b.Blocks:
    return (b.Paragraph((i.Strong(inlines),)),) if inlines else ()


def _item(*inlines: i.Inline | i.Inlines) -> b.ListItem:
    flat = (node for part in inlines for node in (part if isinstance(part, tuple) else (part,)))
    return b.ListItem((b.Paragraph(tuple(flat)),))


def _figure(figure: e.KeyFigure) -> b.ListItem:
    name = (*figure.name, i.Text(": ")) if figure.name else ()
    first = _item(name, i.Strong(figure.figure), i.Text(" "), figure.label)
    return b.ListItem((*first.blocks, *figure.details), span=figure.span)


def _iter_judgment(node: e.KeyJudgment, lang: str) -> Iterator[b.Block]:
    yield from node.blocks
    words = exhibit_words(lang)
    for label, text in judgment_lines(node, words, lang):
        yield b.Paragraph((i.Strong((i.Text(f"{label}: "),)), *text))


def judgment_lines(node: e.KeyJudgment, words: ExhibitWords, lang: str) -> Iterator[tuple[str, i.Inlines]]:
    """What a judgment says beside its words, each with its label."""
    if node.likelihood:
        one = node.likelihood
        yield words.likelihood, (i.Text(f"{one.term}, {one.low}–{one.high} {words.percent}"),)
    if node.confidence:
        yield words.confidence, (i.Text(words.confidences[node.confidence].lower()),)
    if node.horizon:
        yield words.horizon, (i.Text(long_moment(node.horizon, lang)),)
    if node.basis:
        yield words.basis, node.basis
    if node.outcome:
        yield words.outcome, node.outcome


def _dated(node: e.Timeline, lang: str) -> tuple[b.ListItem, ...]:
    """Events and periods together, by their dates."""
    dated = [(one.when.date, short_moment(one.when, lang), one.text) for one in node.events]
    dated += [(one.start.date, period_range(one, lang), one.text) for one in node.periods]
    dated.sort(key=lambda entry: entry[0])
    return tuple(_item(i.Strong((i.Text(f"{when}:"),)), i.Text(" "), text) for _, when, text in dated)


def _entries(node: e.Entries, lang: str) -> b.Block:
    if node.kind is e.EntriesKind.PROCESS:
        steps = tuple(_led(entry) for entry in node.entries)
        return b.List(steps, ordered=True, span=node.span)
    if node.kind is e.EntriesKind.OPTIONS:
        word = exhibit_words(lang).recommended
        return b.List(tuple(_led(entry, word) for entry in node.entries), span=node.span)
    items = tuple(b.Definition(entry.label, (entry.blocks,), entry.span) for entry in node.entries)
    return b.DefinitionList(items, span=node.span)


def _led(entry: e.Entry, mark: str = "") -> b.ListItem:
    """The label at the start of the text; `mark` is what a marked entry says of itself."""
    label = (*entry.label, i.Text(f" ({mark.lower()})")) if mark and entry.marked else entry.label
    match entry.blocks:
        case (b.Paragraph(inlines), *rest) if label:
            # A text that goes on in lower case is no sentence of its own.
            end = ":" if plain_text(inlines)[:1].islower() else "."
            first = _item(i.Strong((*label, i.Text(end))), i.Text(" "), inlines)
            return b.ListItem((*first.blocks, *rest), span=entry.span)
        case _:
            return b.ListItem((*_strong_line(label), *entry.blocks), span=entry.span)
