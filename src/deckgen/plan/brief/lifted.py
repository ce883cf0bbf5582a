"""What the first page of a brief shows of the briefing, and the briefing without what moves there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from deckgen.model import block as b
from deckgen.model.briefing import Briefing, Section, Topic
from deckgen.model.chart import Chart
from deckgen.model.exhibits import KeyFigures, KeyJudgment, Panel, PanelRole
from deckgen.model.inline import Inlines
from deckgen.model.walk import iter_blocks, plain_text
from deckgen.plan.select import brief_blocks
from deckgen.values import dataclass

T = TypeVar("T")

KEY_CHART = "key"
"""The class of the chart that belongs on the first page: `{.chart .key …}`."""


@dataclass(frozen=True, slots=True)
class Lifted:
    bluf: Panel
    figures: KeyFigures | None
    judgments: tuple[KeyJudgment, ...]
    """These stand in their topic as well, with what they rest on."""
    chart: Chart | None
    facts: tuple[Panel, ...] = ()
    """The side notes directly behind the bottom line."""
    message: Inlines = ()
    """The title of the chart's topic: what the chart shows."""

    @property
    def chart_with_message(self) -> Chart | None:
        """The chart with its topic's title as its message, and what it measures below; as it is where its
        author wrote both."""
        chart = self.chart
        if chart is None or not chart.caption or not self.message or chart.attributes.get("subtitle"):
            return chart
        pairs = (*chart.attributes.pairs, ("subtitle", plain_text(chart.caption)))
        return replace(chart, caption=self.message, attributes=replace(chart.attributes, pairs=pairs))

    @property
    def moved(self) -> tuple[Panel | KeyFigures | Chart, ...]:
        """The blocks that the first page takes out of their topics."""
        blocks = (self.bluf, *self.facts, self.figures, self.chart)
        return tuple(block for block in blocks if block is not None)


def lift(briefing: Briefing) -> Lifted | None:
    """What the first page is composed of; None for a briefing without a bottom line: it has no such page."""
    topics = tuple(_iter_topics(briefing))
    found = next(((topic, one) for topic in topics for one in _own(topic, Panel) if _is_bluf(one)), None)
    if found is None:
        return None
    home, bluf = found
    figures = next((one for topic in (home, *topics) for one in _own(topic, KeyFigures)), None)
    judgments = tuple(one for topic in topics for one in _all(topic) if isinstance(one, KeyJudgment))
    charts = [
        (one, topic) for topic in topics for one in _own(topic, Chart) if KEY_CHART in one.attributes.classes
    ]
    charts += ((one, home) for one in _own(home, Chart))
    chart, topic = charts[0] if charts else (None, home)
    return Lifted(bluf, figures, judgments, chart, tuple(_iter_facts(bluf, home)), topic.title)


def _iter_facts(bluf: Panel, home: Topic) -> Iterator[Panel]:
    is_behind = False
    for block in brief_blocks(home):
        if is_behind:
            if not (isinstance(block, Panel) and block.role is PanelRole.SIDE):
                return
            yield block
        is_behind = is_behind or block is bluf


def without_moved(briefing: Briefing, moved: Sequence[b.Block]) -> Briefing:
    """The briefing without these blocks, and without the topics that held nothing else."""
    sections = tuple(_section_without(section, moved) for section in briefing.sections)
    return replace(briefing, sections=sections)


def _section_without(section: Section, moved: Sequence[b.Block]) -> Section:
    topics = tuple(_topic_without(topic, moved) for topic in section.topics)
    kept = tuple(
        topic
        for topic, old in zip(topics, section.topics, strict=True)
        if topic is old or brief_blocks(topic)
    )
    return section if kept == section.topics else replace(section, topics=kept)


def _topic_without(topic: Topic, moved: Sequence[b.Block]) -> Topic:
    blocks = tuple(_iter_kept(topic.blocks, moved))
    return topic if len(blocks) == len(topic.blocks) else replace(topic, blocks=blocks)


def _iter_kept(blocks: b.Blocks, moved: Sequence[b.Block]) -> Iterator[b.Block]:
    for block in blocks:
        if any(block is one for one in moved):
            continue
        if isinstance(block, b.Only) and any(one is inner for one in moved for inner in block.blocks):
            continue
        yield block


def _iter_topics(briefing: Briefing) -> Iterator[Topic]:
    for section in briefing.sections:
        yield from (topic for topic in section.topics if not topic.is_backup)


def _own(topic: Topic, kind: type[T]) -> Iterator[T]:
    """The topic's own blocks of a kind, not those inside others."""
    for block in brief_blocks(topic):
        if isinstance(block, kind):
            yield block


def _all(topic: Topic) -> Iterator[b.Block]:
    return iter_blocks(brief_blocks(topic))


def _is_bluf(panel: Panel) -> bool:
    return panel.role is PanelRole.BLUF
