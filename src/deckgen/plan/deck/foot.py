"""The foot of a slide's body: footnotes, notes and sources, in one box that grows upwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.model import block as b
from deckgen.model.inline import Inline, Inlines, Text
from deckgen.model.walk import iter_blocks, own_inlines
from deckgen.plan.deck.desk import LINE, Desk
from deckgen.plan.deck.flow import Flow, FlowParagraph, Setting, scaled
from deckgen.plan.deck.pieces import Remarks
from deckgen.plan.deck.slides import Anchor, TextBox
from deckgen.plan.lines import line_count, measure
from deckgen.plan.runs import tied_runs, to_runs
from deckgen.plan.text import Baseline, Run, TextParagraph
from deckgen.units import Length, Rect, inches, points, to_points

_HEIGHT = inches(0.42)
"""Two lines of 12 points: room that every layout keeps for them."""

_LARGEST = inches(2.2)
"""The foot takes no more of a slide than this; what is longer goes on as a slide of its own."""


def foot_paragraphs(remarks: Remarks, desk: Desk) -> tuple[TextParagraph, ...]:
    return tuple(_iter_paragraphs(remarks, desk))


def foot_box(paragraphs: tuple[TextParagraph, ...], desk: Desk) -> TextBox | None:
    """The box of a slide's remarks; None where there are none."""
    if not paragraphs:
        return None
    rect = _rect(desk)
    height = _HEIGHT + foot_rise(paragraphs, desk)
    box = Rect(rect.x, rect.bottom - height, rect.width, height)
    return TextBox(box, paragraphs, "Source", "source", anchor=Anchor.BOTTOM)


def foot_rise(paragraphs: Sequence[TextParagraph], desk: Desk) -> Length:
    """By how much the foot rises above the room that every slide keeps for it."""
    return max(0, sum(_height(one, desk) for one in paragraphs) - _HEIGHT) if paragraphs else 0


def divide_foot(
    paragraphs: tuple[TextParagraph, ...], desk: Desk
) -> tuple[tuple[TextParagraph, ...], tuple[TextParagraph, ...]]:
    """What may stand at the foot of one slide, and the rest."""
    room = _LARGEST
    for position, one in enumerate(paragraphs):
        room -= _height(one, desk)
        if room < 0:
            return paragraphs[:position], paragraphs[position:]
    return paragraphs, ()


def foot_flow(paragraphs: Sequence[TextParagraph], desk: Desk) -> Flow:
    """Remarks too long for a foot, as text of a slide, in the smallest size of texts."""
    size = desk.scale.body[-1]
    setting = Setting((size,), after=4.0)
    texts = (scaled(one.runs, size / desk.scale.source) for one in paragraphs)
    return Flow(tuple(FlowParagraph(runs, measure(runs), setting) for runs in texts), _rect(desk).width)


def _iter_paragraphs(remarks: Remarks, desk: Desk) -> Iterator[TextParagraph]:
    style = desk.style(desk.scale.source, desk.theme.palette.muted)
    context = desk.context(style)
    for note in remarks.footnotes:
        mark = Run(desk.marks.get(note.label, note.label), style, baseline=Baseline.SUPERSCRIPT)
        yield _paragraph((mark, Run(" ", style), *to_runs(_joined(note.blocks), context)), desk)
    if remarks.notes:
        yield _paragraph((Run(f"{desk.words.note}: {_sentences(remarks.notes)}", style),), desk)
    if remarks.sources:
        text = "; ".join(source.rstrip(". ") for source in remarks.sources)
        yield _paragraph((Run(f"{desk.words.source}: {text}.", style),), desk)


def _paragraph(runs: tuple[Run, ...], desk: Desk) -> TextParagraph:
    """A remark, whose last word never stands on a line alone."""
    is_one_line = line_count(runs, to_points(_rect(desk).width)) == 1
    return TextParagraph(runs if is_one_line else tied_runs(runs))


def _joined(blocks: b.Blocks) -> Inlines:
    """All that a footnote says, as one run of inlines."""
    joined: list[Inline] = []
    for block in iter_blocks(blocks):
        match block:
            case b.CodeBlock():
                texts: tuple[Inlines, ...] = ((Text(block.text),),)
            case b.MathBlock():
                texts = ((Text(block.tex),),)
            case b.Figure() if not block.caption:
                texts = ((Text(block.alt),),)
            case _:
                texts = own_inlines(block)
        for inlines in texts:
            joined += (Text(" "), *inlines) if joined else inlines
    return tuple(joined)


def _sentences(texts: tuple[str, ...]) -> str:
    return " ".join(
        text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}." for text in texts
    )


def _rect(desk: Desk) -> Rect:
    return desk.layouts["title-only"].placeholder("source").rect


def _height(paragraph: TextParagraph, desk: Desk) -> Length:
    size = max(run.style.size for run in paragraph.runs)
    return points(line_count(paragraph.runs, to_points(_rect(desk).width)) * LINE * size)
