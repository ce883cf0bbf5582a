"""Speaker notes: prose and notes of a topic as formatted paragraphs, tables as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckgen.model import block as b
from deckgen.model.walk import footnotes_in, iter_blocks, own_inlines
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.foot import foot_paragraphs
from deckgen.plan.deck.pieces import Remarks
from deckgen.plan.deck.texts import TextMaker
from deckgen.plan.text import CharacterBullet, Run, TextParagraph

_SIZE = 12.0
_AFTER = 6.0
_STEP = 171_450
"""EMU that a level of a list is indented in notes: 0.1875 inches."""


def notes_paragraphs(blocks: b.Blocks, desk: Desk) -> tuple[TextParagraph, ...]:
    """Below them their footnotes, numbered on from those of the slides."""
    footnotes = {
        note.label: note
        for block in iter_blocks(blocks)
        for inlines in own_inlines(block)
        for note in footnotes_in(inlines)
    }
    if not footnotes:
        return tuple(_iter_paragraphs(blocks, desk))
    new = (label for label in footnotes if label not in desk.marks)
    numbers = {label: str(number) for number, label in enumerate(new, len(desk.marks) + 1)}
    desk = replace(desk, marks={**desk.marks, **numbers})
    below = foot_paragraphs(Remarks(footnotes=tuple(footnotes.values())), desk)
    return (*_iter_paragraphs(blocks, desk), *(_plain(one, desk) for one in below))


def _iter_paragraphs(blocks: b.Blocks, desk: Desk) -> Iterator[TextParagraph]:
    texts = TextMaker(desk, exhibits_as_text=True)
    for block in blocks:
        for paragraph in texts.paragraphs(block):
            bullet = paragraph.bullet
            if isinstance(bullet, CharacterBullet) and not bullet.font:
                bullet = replace(bullet, character="•")
            level = paragraph.setting.level
            indent = _STEP * (level + 1) if paragraph.item else 0
            yield TextParagraph(
                tuple(_in_notes(run, desk) for run in paragraph.runs),
                level=level,
                bullet=bullet,
                indent=indent,
                hang=_STEP if bullet else 0,
                after=_AFTER,
            )


def _plain(paragraph: TextParagraph, desk: Desk) -> TextParagraph:
    return replace(paragraph, runs=tuple(_in_notes(run, desk) for run in paragraph.runs), after=_AFTER)


def _in_notes(run: Run, desk: Desk) -> Run:
    """One size and colour for all; bold, italic, code and links to addresses stay.

    A link to a slide does not: a page of notes leads to one slide, its own.
    """
    link = "" if run.link.startswith("#") else run.link
    color = run.style.color if link else desk.theme.palette.ink
    return replace(run, link=link, style=replace(run.style, size=_SIZE, color=color))
