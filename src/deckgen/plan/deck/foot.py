"""The foot of a slide's body: footnotes, notes and sources, in one box that grows upwards."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.model import block as b
from deckgen.model.inline import Inlines, Text
from deckgen.plan.deck.desk import LINE, Desk
from deckgen.plan.deck.pieces import Remarks
from deckgen.plan.deck.slides import Anchor, TextBox
from deckgen.plan.lines import line_count
from deckgen.plan.runs import to_runs
from deckgen.plan.text import Baseline, Run, TextParagraph
from deckgen.units import Length, Rect, inches, points, to_points

_HEIGHT = inches(0.42)
"""Two lines of 12 points: room that every layout keeps for them."""

LARGEST = inches(1.8)
"""The foot takes no more of a slide than this."""


def foot_box(remarks: Remarks, desk: Desk) -> TextBox | None:
    """The box of a slide's remarks; None where there are none."""
    paragraphs = tuple(_paragraphs(remarks, desk))
    if not paragraphs:
        return None
    placeholder = desk.layouts["title-only"].placeholder("source")
    height = max(_HEIGHT, _text_height(paragraphs, placeholder.rect.width))
    rect = placeholder.rect
    box = Rect(rect.x, rect.bottom - height, rect.width, height)
    return TextBox(box, paragraphs, "Source", "source", anchor=Anchor.BOTTOM)


def extra_height(remarks: Remarks, desk: Desk) -> Length:
    """By how much the foot of these remarks rises above the room that every slide keeps for it."""
    box = foot_box(remarks, desk)
    return max(0, box.rect.height - _HEIGHT) if box else 0


def footnote_inlines(blocks: b.Blocks) -> Inlines:
    """A footnote's paragraphs as one run of inlines."""
    joined: list[Inlines] = []
    for block in blocks:
        match block:
            case b.Paragraph():
                joined.append(block.inlines)
            case b.List():
                joined.extend(footnote_inlines(item.blocks) for item in block.items)
            case b.Quote() | b.Div() | b.Only() | b.Notes():
                joined.append(footnote_inlines(block.blocks))
            case b.CodeBlock():
                joined.append((Text(block.text),))
            case _:
                pass
    inlines: list[Inlines] = []
    for one in joined:
        inlines.append(one if not inlines else (Text(" "), *one))
    return tuple(node for one in inlines for node in one)


def _paragraphs(remarks: Remarks, desk: Desk) -> Iterator[TextParagraph]:
    style = desk.style(desk.scale.source, desk.theme.palette.muted)
    context = desk.context(style)
    for note in remarks.footnotes:
        mark = Run(desk.marks.get(note.label, note.label), style, baseline=Baseline.SUPERSCRIPT)
        yield TextParagraph((mark, Run(" ", style), *to_runs(footnote_inlines(note.blocks), context)))
    if remarks.notes:
        yield TextParagraph((Run(f"{desk.words.note}: {_sentences(remarks.notes)}", style),))
    if remarks.sources:
        text = "; ".join(source.rstrip(". ") for source in remarks.sources)
        yield TextParagraph((Run(f"{desk.words.source}: {text}.", style),))


def _sentences(texts: tuple[str, ...]) -> str:
    return " ".join(
        text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}." for text in texts
    )


def _text_height(paragraphs: tuple[TextParagraph, ...], width: Length) -> Length:
    return points(
        sum(
            line_count(one.runs, to_points(width)) * LINE * max(run.style.size for run in one.runs)
            for one in paragraphs
        )
    )
