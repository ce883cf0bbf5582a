"""Cross-references as links with a text: each output names what they lead to in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol

from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.briefing import Briefing, Section, Topic
from deckgen.model.chart import Chart
from deckgen.model.exhibits import Matrix, Timeline, Tracker
from deckgen.model.walk import iter_section_blocks, plain_text
from deckgen.plan.finish import INLINE_NAMES, fields_with_text
from deckgen.plan.typography import quotation_marks
from deckgen.values import dataclass

_STARTS_SENTENCE = re.compile(r"(?:^|[.!?…][\"'”’»)\]]*\s)$")


@dataclass(frozen=True, slots=True)
class Named:
    """How a reference reads inside a sentence, and where it leads."""

    text: str
    link: str = ""
    """An id; empty: it leads nowhere in this output."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a reference stands."""

    section: str = ""
    topic: str = ""
    """Ids; empty: in none."""


class Namer(Protocol):
    def __call__(self, reference: i.Reference, spot: Spot) -> Named: ...


def with_references(briefing: Briefing, name: Namer) -> Briefing:
    """The briefing with every cross-reference as a link, or as text where it leads nowhere."""
    sections = tuple(_Writer(name).value(section) for section in briefing.sections)
    return replace(briefing, sections=sections)


def titles_of(briefing: Briefing) -> dict[str, str]:
    """What is said above each thing that bears an id: title or caption, perhaps none."""
    titles: dict[str, str] = {}
    for section in briefing.sections:
        titles[section.id] = _plain(section.title)
        titles.update((topic.id, _plain(topic.title)) for topic in section.topics)
        for block in iter_section_blocks(section):
            if not isinstance(block, b.Rule | b.SlideBreak) and block.attributes.id:
                titles[block.attributes.id] = _plain(_caption(block))
    return titles


def quoted(title: str, lang: str) -> str:
    marks = quotation_marks(lang)
    return f"{marks.open}{title}{marks.close}"


def _plain(title: i.Inlines) -> str:
    """Its text; a reference inside it is left open, for two titles may refer to one another."""
    return plain_text(_Writer(lambda reference, spot: Named("…")).value(title)).strip()


def _caption(block: b.Block) -> i.Inlines:
    match block:
        case b.Figure() | b.FigureGroup() | b.Table() | Chart() | Timeline() | Matrix():
            return block.caption
        case Tracker():
            return block.table.caption
        case _:
            return ()


@dataclass(slots=True)
class _Writer:
    """Goes through nodes of any kind; what holds no reference stays the object that it is."""

    name: Namer
    spot: Spot = Spot()
    before: str = ""
    """The text before, in the same block."""
    in_link: bool = False

    def value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            written = tuple(map(self.value, value))
            changed = any(new is not old for new, old in zip(written, value, strict=True))
            return written if changed else value
        if isinstance(value, i.Reference):
            return self._reference(value)
        if isinstance(value, i.Text):
            self.before = value.text
            return value
        kind: type = type(value)
        names = fields_with_text(kind)
        if not names:
            return value
        if kind.__name__ not in INLINE_NAMES:
            self.before = ""
        outer = self.spot, self.in_link
        self._enter(value)
        changes = dict(self._iter_changes(value, names))
        self.spot, self.in_link = outer
        if isinstance(value, i.Code | i.Math | i.Image):
            self.before = "code"
        return replace(value, **changes) if changes else value

    def _enter(self, node: Any) -> None:
        match node:
            case Section():
                self.spot = Spot(node.id)
            case Topic():
                self.spot = replace(self.spot, topic=node.id)
            case i.Link():
                self.in_link = True
            case i.Footnote():
                self.in_link = False
            case _:
                pass

    def _iter_changes(self, node: Any, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        for name in names:
            old = getattr(node, name)
            if not isinstance(old, str) and (new := self.value(old)) is not old:
                yield name, new

    def _reference(self, node: i.Reference) -> i.Inline:
        named = self.name(node, self.spot)
        text = named.text
        if _STARTS_SENTENCE.search(self.before):
            text = text[:1].upper() + text[1:]
        self.before = text
        words = i.Text(text, node.span)
        if not named.link or self.in_link:
            return words
        return i.Link((words,), f"#{named.link}", span=node.span)
