"""What stands above and below an exhibit: its number and message, its notes and sources."""

from __future__ import annotations

from dataclasses import replace

from deckgen.diagnostics import NOWHERE, Span
from deckgen.model.attributes import Attributes
from deckgen.model.inline import Inlines
from deckgen.plan.brief.box import Box, Keep, stacked
from deckgen.plan.brief.breaker import Measure, break_lines
from deckgen.plan.brief.desk import Desk, Type, plain_strands, to_strands
from deckgen.plan.brief.grid import POINTS_PER_MM
from deckgen.plan.brief.prose import Place, set_plain
from deckgen.plan.pages.page import ARTIFACT, Role
from deckgen.values import dataclass

NOTE_WIDTH = 108 * POINTS_PER_MM
_BESIDE_LINES = 2
"""Sources of more lines run on behind the note: in the side column they would be a column of their own."""
_EM_SPACE = "\u2003"


@dataclass(frozen=True, slots=True)
class Caption:
    label: str
    """Such as "Table 3"."""
    inlines: Inlines
    measure: str
    """What is shown, in which unit, for which period."""
    span: Span = NOWHERE


def set_caption(caption: Caption, place: Place, node: int, desk: Desk) -> list[Box]:
    """Number and message, then the measure; stays with the exhibit below."""
    styles = desk.styles
    label = Type(styles.caption_number.text, node, place.parent, caption.span)
    title = Type(styles.caption.text, node, place.parent, caption.span)
    strands = (
        *plain_strands(caption.label + _EM_SPACE, label, desk),
        *to_strands(caption.inlines, title, desk),
    )
    boxes = set_plain(strands, replace(place, style=styles.caption), node, balanced=True)
    if caption.measure:
        strands = plain_strands(caption.measure, Type(styles.caption_measure.text, node, place.parent), desk)
        boxes += set_plain(strands, replace(place, style=styles.caption_measure), node)
    return [*boxes[:-1], replace(boxes[-1], after=7.0, keep=Keep.HARD)] if boxes else []


def set_continued_caption(caption: Caption, place: Place, desk: Desk) -> list[Box]:
    """The caption above the rest of a table: for the eye alone."""
    styles = desk.styles
    label = Type(styles.caption_number.text, ARTIFACT, ARTIFACT, caption.span)
    title = Type(styles.caption.text, ARTIFACT, ARTIFACT, caption.span)
    continued = Type(replace(styles.caption_measure.text, size=10), ARTIFACT, ARTIFACT)
    strands = (
        *plain_strands(caption.label + _EM_SPACE, label, desk),
        *to_strands(caption.inlines, title, desk),
        *plain_strands(f" {desk.words.continued}", continued, desk),
    )
    boxes = set_plain(strands, replace(place, style=styles.caption), ARTIFACT)
    return [*boxes[:-1], replace(boxes[-1], after=7.0)]


def set_notes(attributes: Attributes, place: Place, desk: Desk, *, is_wide: bool) -> list[Box]:
    """Note and sources below an exhibit: side by side below a wide one if the sources are short, else running
    on."""
    note = attributes.get("note")
    sources = sources_text(attributes, desk)
    note = _sentence(f"{desk.words.note}{desk.words.colon}{note}") if note else ""
    if is_wide and desk.grid.has_side and note and sources and _is_short(sources, desk):
        return [_beside(note, sources, place, desk)]
    text = f"{note} {sources}".strip()
    if not text:
        return []
    # Over the full width only what is one line there: two would be too long to be read.
    width = place.width if _lines(text, place.width, desk) == 1 else min(place.width, NOTE_WIDTH)
    boxes, _ = _small(text, replace(place, width=width), desk)
    return boxes


def _is_short(sources: str, desk: Desk) -> bool:
    return _lines(sources, desk.grid.side_width, desk) <= _BESIDE_LINES


def _lines(text: str, width: float, desk: Desk) -> int:
    style = desk.styles.exhibit_note
    return len(
        break_lines(plain_strands(text, Type(style.text, ARTIFACT, ARTIFACT), desk), Measure(0.0, width))
    )


def set_sources(attributes: Attributes, place: Place, desk: Desk) -> list[Box]:
    """The sources of a block that is no exhibit: a small line of their own."""
    text = sources_text(attributes, desk)
    if not text:
        return []
    boxes, _ = _small(text, place, desk)
    return [*boxes[:-1], replace(boxes[-1], after=10.5)]


def sources_text(attributes: Attributes, desk: Desk) -> str:
    sources = [source for source in attributes.get_all("source") if source]
    return _sentence(f"{desk.words.source}{desk.words.colon}{'; '.join(sources)}") if sources else ""


def _sentence(text: str) -> str:
    return text if text.rstrip().endswith((".", "!", "?", "…")) else f"{text.rstrip()}."


def _small(text: str, place: Place, desk: Desk) -> tuple[list[Box], int]:
    style = desk.styles.exhibit_note
    node = desk.tree.add(Role.PARAGRAPH, place.parent)
    strands = plain_strands(text, Type(style.text, node, place.parent), desk)
    return set_plain(strands, replace(place, style=style), node), node


def _beside(note: str, sources: str, place: Place, desk: Desk) -> Box:
    grid = desk.grid
    left, _ = _small(note, replace(place, width=NOTE_WIDTH), desk)
    right, _ = _small(sources, replace(place, x=grid.side_left, width=grid.side_width), desk)
    (left_height, left_items), (right_height, right_items) = stacked(left), stacked(right)
    style = desk.styles.exhibit_note
    height = max(left_height, right_height)
    return Box(height, left_items + right_items, style.before, style.after, is_wide=True)
