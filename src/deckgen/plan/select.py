"""Where content goes: the rule that makes one outline serve slides, brief and speaker notes.

| written as                                            | slide                   | brief | notes     |
|-------------------------------------------------------|-------------------------|-------|-----------|
| list, table, figure, quote, code, any block           | yes                     | yes   |           |
| paragraph, where the slide has any such block         | no                      | yes   | yes       |
| paragraph, where it has none                          | first sentence of each  | yes   | the whole |
| `::: notes`                                           | no                      | no    | yes       |
| `::: slide`, `::: brief`, or a block with `only=`     | that one only           |       |           |
| `::: side`                                            | no                      | yes   | yes       |

"The slide" is what lies between two slide breaks. The rule speaks of a topic's own paragraphs: one inside
a block belongs to its block. With `prose: slide`, paragraphs are blocks like all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from deckgen.model import block as b
from deckgen.model.briefing import Prose, Topic
from deckgen.model.chart import Chart
from deckgen.model.exhibits import (
    AgendaMark,
    Entries,
    KeyFigures,
    KeyJudgment,
    Matrix,
    Panel,
    PanelRole,
    Quotation,
    Timeline,
    Tracker,
)
from deckgen.plan.sentence import first_sentence
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class SlideContent:
    """What one slide shows and what its speaker notes hold, in the order of the source."""

    blocks: b.Blocks
    notes: b.Blocks
    is_prose: bool = False
    """The blocks are first sentences only. The planner may leave out the last: the notes hold them all."""
    prose_count: int = 0
    """How many paragraphs went to the brief and the notes only."""


def select_slide(blocks: b.Blocks, prose: Prose) -> SlideContent:
    """What of one stretch between slide breaks goes on its slide, and what into its notes."""
    kept = select_medium(blocks, b.Medium.SLIDE)
    notes = tuple(_iter_notes(blocks, keep_prose=prose is Prose.AUTO))
    if prose is Prose.SLIDE:
        return SlideContent(tuple(block for block in kept if not _is_for_notes(block)), notes)
    own = tuple(block for block in kept if not _is_for_notes(block))
    if any(not _is_text(block, blocks) for block in own):
        return _without_prose(own, notes, blocks)
    sentences = tuple(_first_sentence_of(block) for block in own)
    return SlideContent(sentences, notes, is_prose=True)


def brief_blocks(topic: Topic) -> b.Blocks:
    """What of a topic the brief shows."""
    return select_brief(topic.blocks)


def select_brief(blocks: b.Blocks) -> b.Blocks:
    kept = select_medium(blocks, b.Medium.BRIEF)
    return tuple(block for block in kept if not isinstance(block, b.Notes | b.SlideBreak))


def select_medium(blocks: b.Blocks, medium: b.Medium) -> b.Blocks:
    """The blocks without those meant for the other medium; `Only` wrappers are taken off at every depth."""
    if not any(_holds_only(block) for block in blocks):
        return blocks
    return tuple(_iter_medium(blocks, medium))


def _iter_medium(blocks: b.Blocks, medium: b.Medium) -> Iterator[b.Block]:
    for block in blocks:
        match block:
            case b.Only():
                if block.medium is medium:
                    yield from select_medium(block.blocks, medium)
            case b.Div() | b.Quote() | Panel() | KeyJudgment() | Quotation():
                yield replace(block, blocks=select_medium(block.blocks, medium))
            case b.Columns():
                columns = (replace(c, blocks=select_medium(c.blocks, medium)) for c in block.columns)
                yield replace(block, columns=tuple(columns))
            case b.List():
                items = (replace(item, blocks=select_medium(item.blocks, medium)) for item in block.items)
                yield replace(block, items=tuple(items))
            case (
                b.Paragraph()
                | b.RunInHeading()
                | b.DefinitionList()
                | b.Table()
                | b.Figure()
                | b.FigureGroup()
                | Chart()
                | b.CodeBlock()
                | b.MathBlock()
                | b.Rule()
                | b.SlideBreak()
                | b.Notes()
                | KeyFigures()
                | Timeline()
                | Entries()
                | Tracker()
                | Matrix()
                | AgendaMark()
            ):
                yield block
            case _:
                assert_never(block)


def _holds_only(block: b.Block) -> bool:
    match block:
        case b.Only():
            return True
        case b.Div() | b.Quote() | Panel() | KeyJudgment() | Quotation():
            return any(_holds_only(child) for child in block.blocks)
        case b.List():
            return any(_holds_only(child) for item in block.items for child in item.blocks)
        case b.Columns():
            return any(_holds_only(child) for column in block.columns for child in column.blocks)
        case _:
            return False


def _without_prose(own: b.Blocks, notes: b.Blocks, source: b.Blocks) -> SlideContent:
    """Drop the paragraphs, and the run-in headings that would be left with nothing below them."""
    shown: list[b.Block] = []
    count = 0
    heading: b.RunInHeading | None = None
    for block in own:
        if _is_prose(block, source):
            count += 1
        elif isinstance(block, b.RunInHeading):
            heading = block
        else:
            if heading is not None:
                shown.append(heading)
                heading = None
            shown.append(block)
    return SlideContent(tuple(shown), notes, prose_count=count)


def _iter_notes(blocks: b.Blocks, *, keep_prose: bool) -> Iterator[b.Block]:
    """Notes, and the prose with the run-in headings that stand above it."""
    heading: b.RunInHeading | None = None
    for block in blocks:
        match block:
            case b.Notes() | Panel(role=PanelRole.SIDE):
                yield from block.blocks
            case b.RunInHeading():
                heading = block
                continue
            case b.Paragraph() if keep_prose:
                if heading is not None:
                    yield heading
                yield block
            case _:
                pass
        heading = None


def _is_for_notes(block: b.Block) -> bool:
    return isinstance(block, b.Notes) or (isinstance(block, Panel) and block.role is PanelRole.SIDE)


def _is_text(block: b.Block, source: b.Blocks) -> bool:
    return isinstance(block, b.RunInHeading) or _is_prose(block, source)


def _is_prose(block: b.Block, source: b.Blocks) -> bool:
    """A paragraph of the topic's own, not one that `::: slide` puts on the slide."""
    return isinstance(block, b.Paragraph) and any(block is one for one in source)


def _first_sentence_of(block: b.Block) -> b.Block:
    if isinstance(block, b.Paragraph):
        return replace(block, inlines=first_sentence(block.inlines))
    return block
