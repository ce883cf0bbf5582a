"""The numbers of figures and tables in the brief: as they are given, and as they are foreseen before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import chain

from deckgen.model import block as b
from deckgen.model.briefing import Briefing
from deckgen.model.chart import Chart
from deckgen.model.exhibits import Matrix, Panel, PanelRole, Timeline, Tracker
from deckgen.model.inline import ReferenceKind
from deckgen.model.walk import child_blocks
from deckgen.plan.brief.lifted import lift, without_moved
from deckgen.plan.select import brief_blocks, select_brief
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    kind: ReferenceKind
    value: int


@dataclass(slots=True)
class Numbers:
    """Counts figures and tables in the order in which they are set."""

    figures: int = 0
    tables: int = 0
    by_id: dict[str, Number] = field(default_factory=dict)

    def add_figure(self, *ids: str) -> int:
        """The number of the next figure, by which these ids are known from now on."""
        self.figures += 1
        number = Number(ReferenceKind.FIGURE, self.figures)
        self.by_id.update((id, number) for id in ids if id)
        return self.figures

    def add_table(self, id: str) -> int:
        self.tables += 1
        if id:
            self.by_id[id] = Number(ReferenceKind.TABLE, self.tables)
        return self.tables

    def copy(self) -> Numbers:
        return Numbers(self.figures, self.tables, dict(self.by_id))

    def agree_with(self, other: Numbers, ids: Iterable[str]) -> bool:
        return all(self.by_id.get(id) == other.by_id.get(id) for id in ids)


def expected_numbers(briefing: Briefing) -> Numbers:
    """The numbers that figures and tables will most likely have, before any of them is set."""
    numbers = Numbers()
    lifted = lift(briefing)
    if lifted is not None:
        briefing = without_moved(briefing, lifted.moved)
        _count(lifted.moved, numbers)
    for section in briefing.sections:
        _count(select_brief(section.introduction), numbers)
        for topic in section.topics:
            if not topic.is_backup:
                _count(brief_blocks(topic), numbers)
    topics = chain.from_iterable(section.topics for section in briefing.sections)
    for topic in topics:
        if topic.is_backup:
            _count(brief_blocks(topic), numbers)
    return numbers


def _count(blocks: b.Blocks, numbers: Numbers) -> None:
    for block in _iter_counted(blocks):
        match block:
            case b.FigureGroup():
                numbers.add_figure(block.attributes.id, *(one.attributes.id for one in block.figures))
            case b.Figure() | Chart() | Timeline() | Matrix():
                numbers.add_figure(block.attributes.id)
            case b.Table() | Tracker():
                numbers.add_table(block.attributes.id)


Counted = b.FigureGroup | b.Figure | Chart | Timeline | Matrix | b.Table | Tracker


def _iter_counted(blocks: b.Blocks) -> Iterator[Counted]:
    """Exhibits with a caption. A group with one counts once; a side column is too narrow for numbers."""
    for block in blocks:
        if isinstance(block, Tracker):
            if block.table.caption:
                yield block
        elif isinstance(block, Counted) and block.caption:
            yield block
        elif not (isinstance(block, Panel) and block.role is PanelRole.SIDE):
            yield from _iter_counted(child_blocks(block))
