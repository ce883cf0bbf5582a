"""Give a briefing its typographic finish: every text that either output shows, and nothing else.

What does not change is the same object as before, so that a briefing of plain words costs a walk over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, get_args

from deckgen.model import inline as i
from deckgen.model.attributes import Attributes
from deckgen.model.briefing import Briefing, Meta, Section, Topic
from deckgen.model.inline import Inline, Inlines
from deckgen.plan.typography import TIE, finish, is_tied, tie_end
from deckgen.values import dataclass

INLINE_NAMES = frozenset(reference.__forward_arg__ for reference in get_args(Inline))
_SHOWN_TEXT = frozenset("title subtitle short_title organisation by role party x_name y_name".split())
"""Fields that hold plain text for a reader."""
_SHOWN_ATTRIBUTES = frozenset({"source", "note", "subtitle"})
_OPAQUE = frozenset("span asset settings date panels".split())
"""Fields whose values hold no text that is set."""


def finish_briefing(briefing: Briefing) -> Briefing:
    """The briefing with curly quotes, dashes and no-break spaces by its language; code stays as it is."""
    finished = _Finisher(briefing.meta.lang).value(briefing)
    assert isinstance(finished, Briefing)
    return finished


@dataclass(slots=True)
class _Finisher:
    lang: str
    before: str = ""
    """The last character of the text before, in the same block."""

    def value(self, value: Any) -> Any:
        """The value with its texts finished: a node, a tuple of nodes, or something without text."""
        if isinstance(value, tuple):
            return self._tuple(value)
        if isinstance(value, i.Text):
            return self._text(value)
        if isinstance(value, i.Code | i.Math):
            self.before = (value.text if isinstance(value, i.Code) else value.tex)[-1:]
            return value
        if isinstance(value, Attributes):
            return self._attributes(value)
        kind: type = type(value)
        names = fields_with_text(kind)
        if not names:
            return value
        if kind.__name__ not in INLINE_NAMES:
            self.before = ""
        return self._node(value, names)

    def _tuple(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        finished = tuple(map(self.value, values))
        if any(isinstance(value, i.SoftBreak) for value in values):
            finished = tuple(_iter_tied_lines(finished))
        changed = any(new is not old for new, old in zip(finished, values, strict=True))
        return finished if changed else values

    def _text(self, node: i.Text) -> i.Text:
        text = finish(node.text, self.lang, self.before)
        self.before = text[-1:] or self.before
        return node if text == node.text else i.Text(text, node.span)

    def _attributes(self, attributes: Attributes) -> Attributes:
        if not any(key in _SHOWN_ATTRIBUTES for key, _ in attributes.pairs):
            return attributes
        pairs = tuple(
            (key, finish(text, self.lang) if key in _SHOWN_ATTRIBUTES else text)
            for key, text in attributes.pairs
        )
        return replace(attributes, pairs=pairs)

    def _node(self, node: Any, names: tuple[str, ...]) -> Any:
        outer = self.lang
        if isinstance(node, i.Attributed):
            self.lang = node.attributes.get("lang", outer)
        changes = dict(self._iter_changes(node, names))
        self.lang = outer
        return replace(node, **changes) if changes else node

    def _iter_changes(self, node: Any, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        for name in names:
            old = getattr(node, name)
            if isinstance(old, str):
                new: Any = finish(old, self.lang) if name in _SHOWN_TEXT else old
            else:
                new = self.value(old)
                if name == "title" and isinstance(node, Topic | Section):
                    new = _tied_end(new)
            if new is not old and new != old:
                yield name, new


def _iter_tied_lines(nodes: Inlines) -> Iterator[Inline]:
    """The nodes, with a tie for a line end of the source where the set line may not end: 24 / June."""
    for position, node in enumerate(nodes):
        around = nodes[position - 1 : position + 2] if position else ()
        match around:
            case (i.Text(one), i.SoftBreak(), i.Text(other)) if is_tied(_last_word(one), _first_word(other)):
                yield i.Text(TIE, node.span)
            case _:
                yield node


def _last_word(text: str) -> str:
    return text.rpartition(" ")[2]


def _first_word(text: str) -> str:
    return text.partition(" ")[0]


def _tied_end(title: Inlines) -> Inlines:
    """A heading whose last word never stands on a line alone."""
    last = title[-1] if title else None
    if not isinstance(last, i.Text):
        return title
    return (*title[:-1], replace(last, text=tie_end(last.text)))


@cache
def fields_with_text(cls: type) -> tuple[str, ...]:
    """The fields of a node of the model in which text may be found."""
    if not is_dataclass(cls) or not cls.__module__.startswith("deckgen.model"):
        return ()
    names = (field.name for field in fields(cls) if field.name not in _OPAQUE)
    if cls is Meta:
        names = (name for name in names if name in _SHOWN_TEXT)
    return tuple(names)
