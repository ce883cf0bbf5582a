"""What the readers of the catalogue share: where findings go, and the parts that every form is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from typing import TypeAlias

from deckgen.diagnostics import Code, Report, Span, nearest_hint
from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.model.walk import plain_text
from deckgen.read.outline.attributes import parse_attributes
from deckgen.read.outline.chart_rows import Grid
from deckgen.values import dataclass

InlineReader: TypeAlias = Callable[[str], i.Inlines]
"""Reads the Markdown of an attribute, such as a caption."""

GridLoader: TypeAlias = Callable[[str, Attributes], Grid | None]
"""Gives the table in the file that `data=` names; None: it was reported."""

_TRAILING = re.compile(r"""\s*\{((?:[^{}"']|"[^"]*"|'[^']*')*)\}\s*$""")
_BARE_WORD = re.compile(r"""("[^"]*"|'[^']*')|(?<![^\s])([^\W\d][\w-]*)(?!\S)""")
_COLON = re.compile(r":(?=\s|$)")
_LABEL_END = re.compile(r"[\s.:]+$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader of a fenced block needs besides the block."""

    report: Report
    strict: bool
    """A briefing in a folder: what does not fit is an error. In a single file it is a warning."""
    inlines: InlineReader
    load: GridLoader
    lang: str = "en-GB"
    numbers: dict[int, Span] = field(default_factory=dict)
    """The numbers of judgments that are taken, with where."""

    def fault(self, code: Code, span: Span, message: str, hint: str) -> None:
        """Report what keeps a block from its form."""
        self.report.add(code if self.strict else Code.EXHIBIT_KIND, span, message, hint)


@dataclass(frozen=True, slots=True)
class Listed:
    """The one list of a block, and its caption."""

    items: tuple[b.ListItem, ...]
    caption: i.Inlines


def listed(div: b.Div, example: str, reading: Reading) -> Listed | None:
    """The items of a block that holds a list and perhaps a paragraph, its caption; None: it was reported."""
    lists = [block for block in div.blocks if isinstance(block, b.List)]
    others = [block for block in div.blocks if not isinstance(block, b.List)]
    caption = caption_of(div, others, reading)
    if caption is None or len(lists) > 1 or (others and not lists):
        report_form(div, "one list, and perhaps a paragraph that is its caption", example, reading)
        return None
    if not lists:
        report_empty(div, example, reading)
        return None
    return Listed(lists[0].items, caption)


def caption_of(div: b.Div, others: Sequence[b.Block], reading: Reading) -> i.Inlines | None:
    """The caption in the attributes, or the lone paragraph among the other blocks; None: there is more."""
    written = div.attributes.get("caption")
    match others:
        case ():
            return reading.inlines(written) if written else ()
        case [b.Paragraph(inlines)] if not written:
            return inlines
        case _:
            return None


def report_form(div: b.Div, wanted: str, example: str, reading: Reading) -> None:
    message = f"'{div.name}' holds something else than {wanted}; its content is shown plainly"
    reading.fault(Code.BLOCK_CONTENT, div.span, message, f"write {example}")


def report_empty(div: b.Div, example: str, reading: Reading) -> None:
    reading.fault(Code.EXHIBIT_EMPTY, div.span, f"'{div.name}' holds nothing", f"write {example}")


def first_inlines(item: b.ListItem) -> i.Inlines:
    """The text that an item begins with; empty where it begins with something else."""
    match item.blocks:
        case (b.Paragraph(inlines), *_):
            return inlines
        case _:
            return ()


def rest_blocks(item: b.ListItem) -> b.Blocks:
    """What an item holds after the text that it begins with."""
    return item.blocks[1:] if item.blocks and isinstance(item.blocks[0], b.Paragraph) else item.blocks


def take_attributes(
    item: b.ListItem, known: frozenset[str], reading: Reading
) -> tuple[i.Inlines, Attributes]:
    """The text of an item without the `{…}` at its end, and what stands there.

    Bare words count as classes: `{highlight}`.
    """
    inlines = first_inlines(item)
    last = inlines[-1] if inlines else None
    match = _TRAILING.search(last.text) if isinstance(last, i.Text) else None
    if match is None or not isinstance(last, i.Text):
        return inlines, NO_ATTRIBUTES
    dotted = _BARE_WORD.sub(lambda word: word[1] or f".{word[2]}", match[1])
    parsed = parse_attributes(f"{{{dotted}}}", 0)
    if parsed is None:
        return inlines, NO_ATTRIBUTES
    _check(parsed.attributes, known, item.span, reading)
    text = last.text[: match.start()]
    return (*inlines[:-1], *((replace(last, text=text),) if text else ())), parsed.attributes


def _check(attributes: Attributes, known: frozenset[str], span: Span, reading: Reading) -> None:
    code = Code.ATTRIBUTE_UNKNOWN if reading.strict else Code.ATTRIBUTE_UNKNOWN_KIND
    for name in (*attributes.classes, *(key for key, _ in attributes.pairs)):
        if name not in known:
            reading.report.add(code, span, f"an item here has no '{name}'", nearest_hint(name, known))


def split_lead_in(inlines: i.Inlines) -> tuple[i.Inlines, i.Inlines]:
    """The bold words at the start without the point or colon that ends them, and the rest."""
    if not inlines or not isinstance(inlines[0], i.Strong):
        return (), inlines
    return trim_end(inlines[0].children), trim_start(inlines[1:])


def split_at_colon(inlines: i.Inlines) -> tuple[i.Inlines, i.Inlines] | None:
    """What stands before the first colon that a space follows, and what stands after it."""
    for position, node in enumerate(inlines):
        match = _COLON.search(node.text) if isinstance(node, i.Text) else None
        if match and isinstance(node, i.Text):
            before = replace(node, text=node.text[: match.start()].rstrip())
            after = replace(node, text=node.text[match.end() :].lstrip())
            head = (*inlines[:position], *((before,) if before.text else ()))
            return head, (*((after,) if after.text else ()), *inlines[position + 1 :])
    return None


def trim_end(inlines: i.Inlines) -> i.Inlines:
    """Without the spaces, points and colons at the end."""
    last = inlines[-1] if inlines else None
    if not isinstance(last, i.Text):
        return inlines
    text = _LABEL_END.sub("", last.text)
    return (*inlines[:-1], *((replace(last, text=text),) if text else ()))


def trim_start(inlines: i.Inlines) -> i.Inlines:
    """Without the spaces and colons at the start."""
    while inlines and isinstance(inlines[0], i.SoftBreak):
        inlines = inlines[1:]
    first = inlines[0] if inlines else None
    if not isinstance(first, i.Text):
        return inlines
    text = first.text.lstrip(" \t\n\u00a0:")
    return (*((replace(first, text=text),) if text else ()), *inlines[1:])


def attribute_text(attributes: Attributes, key: str, reading: Reading) -> i.Inlines:
    value = attributes.get(key)
    return reading.inlines(value) if value else ()


def as_written(div: b.Div, keys: Sequence[str]) -> b.Blocks:
    """Attributes that cannot be read as what they mean, as a line of text: their words are content too."""
    found = [f"{key}: {div.attributes.get(key)}" for key in keys if div.attributes.get(key)]
    return (b.Paragraph((i.Text("; ".join(found), div.span),), span=div.span),) if found else ()


def choice(
    div: b.Div, key: str, choices: Mapping[str, object], reading: Reading, *, default: str = ""
) -> str:
    """The value of an attribute that names one of a few things; the default where it names none of them."""
    value = div.attributes.get(key, default)
    folded = value.strip().casefold()
    if folded in choices or not value:
        return folded
    reading.fault(
        Code.ATTRIBUTE_VALUE,
        div.span,
        f"{key}='{value}' is not known on '{div.name}'",
        nearest_hint(folded, choices),
    )
    return default


def is_blank(inlines: i.Inlines) -> bool:
    return not plain_text(inlines).strip()
