"""The lines that name an exhibit on a slide: its caption, and its subtitle below."""

from __future__ import annotations

from typing import TypeAlias

from deckgen.model.attributes import Attributes
from deckgen.model.inline import Inlines, Text
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.flow import FlowParagraph, Setting
from deckgen.plan.lines import measure
from deckgen.plan.runs import to_runs

Caption: TypeAlias = tuple[FlowParagraph, ...]


def set_caption(words: Inlines, attributes: Attributes, desk: Desk, *, after: float = 0.0) -> Caption:
    """The caption as it is set, with so many points below; nothing where nobody wrote one."""
    subtitle = attributes.get("subtitle")
    lines = [line for line in (words, (Text(subtitle),) if subtitle else ()) if line]
    last = len(lines) - 1
    return tuple(_set_line(line, desk, after if at == last else 0.0) for at, line in enumerate(lines))


def _set_line(words: Inlines, desk: Desk, after: float) -> FlowParagraph:
    size = desk.scale.secondary
    runs = to_runs(words, desk.context(desk.style(size, desk.theme.palette.text_2)))
    return FlowParagraph(runs, measure(runs), Setting((size,), after=after))
