"""Small briefings for tests of the planner, and questions that a plan answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deckgen.diagnostics import Diagnostic, Report
from deckgen.model import block as b
from deckgen.model.attributes import Attributes
from deckgen.model.briefing import Briefing, Meta, Prose, Section, Settings, Topic
from deckgen.model.inline import Inlines, Strong, Text
from deckgen.plan.deck.deck import plan_deck
from deckgen.plan.deck.slides import (
    ChartBox,
    Group,
    PictureBox,
    Placed,
    ShapeBox,
    SlidePlan,
    TableBox,
    TextBox,
)
from deckgen.plan.text import TextParagraph
from deckgen.project import MemoryFiles
from deckgen.theme import Theme, load_theme

THEME = load_theme(Settings(), MemoryFiles({}), Report())

_WORDS = "harbour berth vessel tide cargo crane pilot schedule ledger forecast margin audit".split()


@dataclass(frozen=True, slots=True)
class Deck:
    slides: tuple[SlidePlan, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def topic_slides(self) -> tuple[SlidePlan, ...]:
        return tuple(slide for slide in self.slides if slide.layout not in {"cover", "agenda", "section"})

    @property
    def codes(self) -> list[str]:
        return [found.code.id for found in self.diagnostics]


def plan(briefing: Briefing, theme: Theme = THEME) -> Deck:
    report = Report()
    deck = plan_deck(briefing, theme, report)
    return Deck(deck.slides, tuple(report))


def deck_of(*blocks: b.Block, title: str = "One thing is true", prose: Prose = Prose.SLIDE) -> Deck:
    """The deck of a briefing with one topic, its paragraphs on slides as well."""
    return plan(briefing_of(topic(*blocks, title=title), prose=prose))


def briefing_of(*topics: Topic, prose: Prose = Prose.SLIDE) -> Briefing:
    return Briefing(Meta(title="A briefing"), Settings(prose=prose), (Section("s", (), topics),))


def topic(*blocks: b.Block, title: str = "One thing is true", id: str = "t", **pairs: str) -> Topic:
    return Topic(id, text(title), blocks, attributes=Attributes(pairs=tuple(pairs.items())))


def text(words: str) -> Inlines:
    return (Text(words),)


def words(count: int, start: int = 0) -> str:
    """So many words, each with a number of its own, so that a lost one is seen."""
    return " ".join(f"{_WORDS[number % len(_WORDS)]}{number}" for number in range(start, start + count))


def paragraph(content: str) -> b.Paragraph:
    return b.Paragraph(text(content))


def item(content: str, *inner: b.Block) -> b.ListItem:
    return b.ListItem((paragraph(content), *inner))


def bullets(*contents: str) -> b.List:
    return b.List(tuple(item(content) for content in contents))


def led(lead: str, rest: str) -> b.ListItem:
    """An item that begins with bold words."""
    return b.ListItem((b.Paragraph((Strong(text(lead)), Text(f" {rest}"))),))


def table(head: tuple[str, ...], *rows: tuple[str, ...], **pairs: str) -> b.Table:
    return b.Table(
        tuple(b.Cell(text(cell)) for cell in head),
        tuple(tuple(b.Cell(text(cell)) for cell in row) for row in rows),
        (None,) * max(len(row) for row in (head, *rows)),
        attributes=Attributes(pairs=tuple(pairs.items())),
    )


def everything(slide: SlidePlan) -> Iterator[Placed]:
    """All that is placed on a slide, what stands in groups too."""
    yield from _iter_placed(slide.placed)


def box(slide: SlidePlan, placeholder: str) -> TextBox:
    """The box that fills a placeholder."""
    (found,) = (one for one in text_boxes(slide) if one.placeholder == placeholder)
    return found


def text_boxes(slide: SlidePlan) -> list[TextBox]:
    return [one for one in everything(slide) if isinstance(one, TextBox)]


def table_box(slide: SlidePlan) -> TableBox:
    (found,) = (one for one in everything(slide) if isinstance(one, TableBox))
    return found


def paragraph_text(one: TextParagraph) -> str:
    return "".join(run.text for run in one.runs)


def box_text(one: TextBox) -> str:
    return "\n".join(paragraph_text(paragraph) for paragraph in one.paragraphs)


def cell_texts(one: TableBox) -> list[list[str]]:
    return [
        ["\n".join(paragraph_text(paragraph) for paragraph in cell.paragraphs) for cell in row.cells]
        for row in one.rows
    ]


def sizes(one: TextBox) -> set[float]:
    return {run.style.size for paragraph in one.paragraphs for run in paragraph.runs}


def slide_text(slide: SlidePlan) -> str:
    """All that the slide says, box after box."""
    return "\n".join(_iter_texts(slide.placed))


def squeezed(content: str) -> str:
    return re.sub(r"\s+", "", content)


def _iter_placed(things: tuple[Placed, ...]) -> Iterator[Placed]:
    for one in things:
        yield one
        if isinstance(one, Group):
            yield from _iter_placed(one.children)


def _iter_texts(things: tuple[Placed, ...]) -> Iterator[str]:
    for one in _iter_placed(things):
        match one:
            case TextBox():
                yield box_text(one)
            case TableBox():
                yield "\n".join("\t".join(row) for row in cell_texts(one))
            case PictureBox():
                yield one.alt
            case ShapeBox() | Group() | ChartBox():
                pass
