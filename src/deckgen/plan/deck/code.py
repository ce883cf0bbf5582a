"""Code on slides: in a fixed-pitch font on a panel, line by line, with numbers where they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat

from deckgen.model import block as b
from deckgen.model.walk import own_ids
from deckgen.plan.code import CodeLine, code_lines, code_style
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.flow import Flow, FlowParagraph, Setting
from deckgen.plan.lines import measure
from deckgen.plan.text import Run, TextStyle
from deckgen.theme.fonts import Face
from deckgen.units import Color, Length, inches

_MOST_DIGITS = 9
"""Of the number that an author gives the first line."""


def code_flow(block: b.CodeBlock, width: Length, desk: Desk) -> Flow:
    """Code in a fixed-pitch font on a panel; each line a paragraph, so that it divides between lines."""
    setting = Setting(desk.scale.table)
    quiet = replace(plain_code(desk), color=desk.theme.palette.muted)
    paragraphs = []
    lines = list(code_lines(block.text.expandtabs(4), block.language))
    for number, line in zip(_line_numbers(block, len(lines)), lines, strict=True):
        runs = (*((Run(number, quiet),) if number else ()), *code_runs(line, desk))
        paragraphs.append(FlowParagraph(runs, measure(runs), setting))
    paragraphs[0] = replace(paragraphs[0], anchors=own_ids(block))
    return Flow(tuple(paragraphs), width, "Code", desk.theme.palette.panel, inches(0.15))


def code_runs(line: CodeLine, desk: Desk) -> Iterator[Run]:
    plain = plain_code(desk)
    for position, stretch in enumerate(line):
        text = _visible_indent(stretch.text) if position == 0 else stretch.text
        yield Run(text, code_style(stretch.kind, plain, desk.theme.palette))


def plain_code(desk: Desk) -> TextStyle:
    color: Color = desk.theme.palette.ink
    return TextStyle(Face(desk.theme.deck_fonts.mono), desk.scale.table[0], color)


def _line_numbers(block: b.CodeBlock, count: int) -> Iterator[str]:
    """What stands before each line: its number, as Pandoc's `.numberLines` asks, or nothing."""
    written = block.attributes.get("startFrom")
    if not written and "numberLines" not in block.attributes.classes:
        return repeat("", count)
    first = int(written) if written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS else 1
    width = len(str(first + count - 1))
    return (
        f"{number:\N{NO-BREAK SPACE}>{width}}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
        for number in range(first, first + count)
    )


def _visible_indent(line: str) -> str:
    """Leading spaces as no-break spaces, which no program drops; a line without text keeps its height."""
    text = line.lstrip(" ")
    return "\N{NO-BREAK SPACE}" * (len(line) - len(text)) + text or "\N{NO-BREAK SPACE}"
