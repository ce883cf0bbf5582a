"""The first sentence of a paragraph, with its formatting."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import assert_never

from deckgen.model import inline as i
from deckgen.model.walk import plain_text

_END = re.compile(
    r"""[.!?…]+["'”’»)\]]*(?=\s+["'“‘«(\[]*[^\W\d_a-z]|\s+["'“‘«(\[]*\d|\s*$)|[。！？]+[」』）]*"""
)
"""A full stop, perhaps closing marks, then space and a capital, a digit or the end; or a CJK full stop."""

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Rep|Gov|No|Art|vs|cf|ca|approx|e\.g|i\.e|z\.B|bzw|Nr|M|Mme)"
    r"|\b[A-Z](?:\.[A-Z])*)\.$"
)
"""Words whose full stop ends no sentence: titles, usual abbreviations, initials."""


def first_sentence(inlines: i.Inlines) -> i.Inlines:
    """The inlines up to the end of their first sentence; all of them where no end is found."""
    text = plain_text(inlines)
    end = _sentence_end(text)
    if end >= len(text.rstrip()):
        return inlines
    kept, _ = _cut(inlines, end)
    return kept


def _sentence_end(text: str) -> int:
    for found in _END.finditer(text):
        stop = found.start() + 1
        if not _ABBREVIATION.search(text[:stop][-12:]):
            return found.end()
    return len(text)


def _cut(inlines: i.Inlines, length: int) -> tuple[i.Inlines, int]:
    """The inlines that make up the first `length` characters, and how many characters are still missing."""
    kept: list[i.Inline] = []
    for node in inlines:
        if length <= 0:
            # A footnote mark right after the full stop belongs to the sentence.
            if isinstance(node, i.Footnote):
                kept.append(node)
                continue
            break
        node, length = _cut_one(node, length)
        kept.append(node)
    return tuple(kept), length


def _cut_one(node: i.Inline, length: int) -> tuple[i.Inline, int]:
    match node:
        case i.Text():
            return replace(node, text=node.text[:length]), length - len(node.text)
        case i.Code() | i.Math() | i.Image() | i.SoftBreak() | i.LineBreak() | i.Footnote() | i.Reference():
            return node, length - len(plain_text((node,)))
        case (
            i.Emphasis()
            | i.Strong()
            | i.Strikethrough()
            | i.Underline()
            | i.Subscript()
            | i.Superscript()
            | i.Link()
            | i.Attributed()
        ):
            children, rest = _cut(node.children, length)
            return replace(node, children=children), rest
        case _:
            assert_never(node)
