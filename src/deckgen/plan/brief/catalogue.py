"""Blocks of the catalogue in the brief: each in the form that suits a reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from deckgen.model import block as b
from deckgen.model import exhibits as e
from deckgen.plan.brief.box import Box
from deckgen.plan.brief.desk import Desk
from deckgen.plan.brief.drawings import set_drawn
from deckgen.plan.brief.exhibits import set_notes
from deckgen.plan.brief.judgments import set_judgment
from deckgen.plan.brief.panels import BlockSetter, set_panel
from deckgen.plan.brief.prose import Place
from deckgen.plan.brief.quotations import set_quotation
from deckgen.plan.brief.tables import set_tracker
from deckgen.plan.exhibits.plain import to_plain


def set_exhibit(node: e.Exhibit, place: Place, desk: Desk, set_blocks: BlockSetter) -> list[Box]:
    """Panels as fields, judgments as rows, tables as tables, drawings as figures, and all else as text."""
    match node:
        case e.Panel():
            return set_panel(node, place, desk, set_blocks)
        case e.KeyJudgment() if place.is_top:
            return set_judgment(node, place, desk, set_blocks)
        case e.Tracker():
            return set_tracker(node, place, desk)
        case e.KeyFigures() | e.Timeline() | e.Matrix():
            drawn = set_drawn(node, place, desk)
            if drawn is not None:
                return drawn
            boxes = set_blocks(to_plain(node, desk.lang), place, desk)
            return boxes + set_notes(node.attributes, place, desk, is_wide=False)
        case e.Quotation():
            return set_quotation(node, place, desk, set_blocks)
        case e.KeyJudgment() | e.Entries() | e.AgendaMark():
            return set_blocks(to_plain(node, desk.lang), place, desk)
        case _:
            assert_never(node)


def with_sources_last(blocks: b.Blocks) -> Iterator[b.Block]:
    """The blocks; judgments that follow one another print their sources together, below the last."""
    for is_judgment, run in groupby(blocks, key=lambda block: isinstance(block, e.KeyJudgment)):
        if not is_judgment:
            yield from run
            continue
        judgments = [block for block in run if isinstance(block, e.KeyJudgment)]
        sources = [pair for one in judgments for pair in one.attributes.pairs]
        for number, judgment in enumerate(judgments, 1):
            pairs = tuple(dict.fromkeys(sources)) if number == len(judgments) else ()
            yield replace(judgment, attributes=replace(judgment.attributes, pairs=pairs))
