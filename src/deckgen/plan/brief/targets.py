"""The ids that the brief holds, to which its links can lead."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.model import block as b
from deckgen.model.briefing import Briefing
from deckgen.model.walk import iter_blocks
from deckgen.plan.select import brief_blocks, select_brief


def iter_targets(briefing: Briefing) -> Iterator[str]:
    """Ids to which links of the brief can lead."""
    for section in briefing.sections:
        if section.title:
            yield section.id
        yield from _iter_block_ids(select_brief(section.introduction))
        for topic in section.topics:
            if topic.title:
                yield topic.id
            yield from _iter_block_ids(brief_blocks(topic))


def _iter_block_ids(blocks: b.Blocks) -> Iterator[str]:
    for block in iter_blocks(blocks):
        if not isinstance(block, b.Rule | b.SlideBreak) and block.attributes.id:
            yield block.attributes.id
