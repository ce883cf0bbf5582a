"""Inlines to runs: the one place where formatting of the model becomes formatting of type.

Deck and brief share it; they differ in the styles, links and footnote marks that they hand in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from deckgen.model import inline as i
from deckgen.plan.text import Baseline, Run, TextStyle
from deckgen.plan.typography import tie_end
from deckgen.theme.fonts import Face
from deckgen.units import Color
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class RunContext:
    """How the text around a block of inlines is set."""

    style: TextStyle
    mono: str
    """Family for code."""
    link_color: Color
    strong_color: Color | None = None
    """None: bold text keeps the colour of its surroundings."""
    mono_size: float = 0.92
    """Share of the size: fixed-pitch letters look larger than their neighbours."""
    link: Callable[[str], str] = str
    """Turns a target of the model into one of the plan; an empty answer leaves plain text."""
    mark: Callable[[i.Footnote], str] = lambda note: note.label
    """Gives a footnote its mark; an empty answer leaves the mark out."""


def to_runs(inlines: i.Inlines, context: RunContext) -> tuple[Run, ...]:
    """The inlines as runs; neighbours of equal formatting are one run."""
    runs: list[Run] = []
    _add(inlines, context, Run("", context.style), runs)
    return _merged(runs)


def tied_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of a short text, the last two words tied where both are short."""
    return (*runs[:-1], _with_text(runs[-1], tie_end(runs[-1].text))) if runs else ()


def _add(inlines: i.Inlines, context: RunContext, like: Run, runs: list[Run]) -> None:
    for node in inlines:
        _add_one(node, context, like, runs)


def _add_one(node: i.Inline, context: RunContext, like: Run, runs: list[Run]) -> None:
    match node:
        case i.Text():
            runs.append(_with_text(like, node.text))
        case i.SoftBreak():
            runs.append(_with_text(like, " "))
        case i.LineBreak():
            runs.append(_with_text(like, "\n"))
        case i.Strong():
            _add(node.children, context, _strong(like, context), runs)
        case i.Emphasis():
            _add(node.children, context, _emphasised(like), runs)
        case i.Code():
            runs.append(_with_text(_mono(like, context), node.text))
        case i.Link():
            _add(node.children, context, _linked(like, node.target, context), runs)
        case i.Strikethrough():
            _add(node.children, context, replace(like, strike=True), runs)
        case i.Underline():
            _add(node.children, context, replace(like, underline=True), runs)
        case i.Subscript():
            _add(node.children, context, replace(like, baseline=Baseline.SUBSCRIPT), runs)
        case i.Superscript():
            _add(node.children, context, replace(like, baseline=Baseline.SUPERSCRIPT), runs)
        case i.Math():
            runs.append(_with_text(_emphasised(like), node.tex))
        case i.Image():
            runs.append(_with_text(like, f"[{node.alt or node.source}]"))
        case i.Reference():
            runs.append(_with_text(like, node.written))
        case i.Footnote():
            _add_mark(node, context, like, runs)
        case i.Attributed():
            _add(node.children, context, _attributed(like, node), runs)
        case _:
            assert_never(node)


def _add_mark(node: i.Footnote, context: RunContext, like: Run, runs: list[Run]) -> None:
    mark = context.mark(node)
    if mark:
        runs.append(replace(like, text=mark, baseline=Baseline.SUPERSCRIPT))


def _with_text(like: Run, text: str) -> Run:
    return Run(text, like.style, like.link, like.baseline, like.underline, like.strike, like.lang)


def _strong(like: Run, context: RunContext) -> Run:
    face = like.style.face
    color = context.strong_color or like.style.color
    style = TextStyle(Face(face.family, True, face.italic), like.style.size, color)
    return replace(like, style=style)


def _emphasised(like: Run) -> Run:
    style = like.style
    # Emphasis inside italic text stands out by being upright again.
    face = Face(style.face.family, style.face.bold, not style.face.italic)
    return replace(like, style=TextStyle(face, style.size, style.color))


def _mono(like: Run, context: RunContext) -> Run:
    style = like.style
    face = Face(context.mono, style.face.bold, style.face.italic)
    return replace(like, style=TextStyle(face, round(style.size * context.mono_size, 1), style.color))


def _linked(like: Run, target: str, context: RunContext) -> Run:
    link = context.link(target)
    if not link:
        return like
    style = TextStyle(like.style.face, like.style.size, context.link_color)
    return replace(like, link=link, style=style)


def _attributed(like: Run, node: i.Attributed) -> Run:
    underline = like.underline or "underline" in node.attributes.classes
    return replace(like, underline=underline, lang=node.attributes.get("lang", like.lang))


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    texts: list[list[str]] = []
    for run in runs:
        if not run.text:
            continue
        if merged and _same_format(merged[-1], run):
            texts[-1].append(run.text)
        else:
            merged.append(run)
            texts.append([run.text])
    # Joined at the end: text by text, a paragraph of many lines would be copied for each of them.
    return tuple(
        run if len(parts) == 1 else _with_text(run, "".join(parts))
        for run, parts in zip(merged, texts, strict=True)
    )


def _same_format(one: Run, other: Run) -> bool:
    return (
        one.style == other.style
        and one.link == other.link
        and one.baseline is other.baseline
        and one.underline == other.underline
        and one.strike == other.strike
        and one.lang == other.lang
    )
