"""Scripts of a deck, once every slide is known: paragraphs that run from right to left, and a font to name.

Sizes and lines never depend on a font found here: any machine may show the deck.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import assert_never

from deckgen.plan.deck.slides import (
    ChartBox,
    DeckPlan,
    Group,
    PictureBox,
    Placed,
    ShapeBox,
    SlidePlan,
    TableBox,
    TextBox,
)
from deckgen.plan.text import TextParagraph
from deckgen.theme.fonts import Face
from deckgen.theme.scripts import script_of
from deckgen.theme.shelf import region_of

_FIRST = "\u0590"
"""No character before this one runs from right to left, or is drawn with another font than the text's."""


def settle_scripts(plan: DeckPlan) -> DeckPlan:
    """The deck; its theme names fonts for the scripts that it holds and the theme's own fonts lack."""
    foreign = {
        character
        for slide in plan.slides
        for paragraph in (*_iter_paragraphs(slide.placed), *slide.notes)
        for run in paragraph.runs
        if not run.text.isascii() and max(run.text) >= _FIRST
        for character in run.text
        if character >= _FIRST
    }
    if not foreign:
        return plan
    text = "".join(sorted(foreign))
    if any(map(_runs_leftward, text)):
        plan = replace(plan, slides=tuple(map(_turned, plan.slides)))
    asian = _asian_family(text, plan)
    if not asian:
        return plan
    fonts = replace(plan.theme.deck_fonts, asian=asian)
    return replace(plan, theme=replace(plan.theme, deck_fonts=fonts))


def _asian_family(text: str, plan: DeckPlan) -> str:
    """The family found for Chinese, Japanese or Korean; empty where there is none, or no such character.

    For other scripts none is named: LibreOffice sets lines higher than planned as soon as a font for Arabic
    or an Indian script is named, and picks the same one without that.
    """
    region = region_of(text, plan.meta.lang)
    like = Face(plan.theme.deck_fonts.body)
    faces = (plan.theme.shelf.face_for(one, like, region) for one in text if script_of(one).is_cjk)
    return next((face.family for face in faces if face is not None), "")


def _iter_paragraphs(things: Iterable[Placed]) -> Iterator[TextParagraph]:
    for thing in things:
        match thing:
            case TextBox():
                yield from thing.paragraphs
            case TableBox():
                for row in thing.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs
            case Group():
                yield from _iter_paragraphs(thing.children)
            case PictureBox() | ShapeBox() | ChartBox():
                pass
            case _:
                assert_never(thing)


def _turned(slide: SlidePlan) -> SlidePlan:
    placed = tuple(map(_turned_thing, slide.placed))
    return replace(slide, placed=placed, notes=tuple(map(_turned_paragraph, slide.notes)))


def _turned_thing(thing: Placed) -> Placed:
    match thing:
        case TextBox():
            return replace(thing, paragraphs=tuple(map(_turned_paragraph, thing.paragraphs)))
        case TableBox():
            rows = (
                replace(
                    row,
                    cells=tuple(
                        replace(cell, paragraphs=tuple(map(_turned_paragraph, cell.paragraphs)))
                        for cell in row.cells
                    ),
                )
                for row in thing.rows
            )
            return replace(thing, rows=tuple(rows))
        case Group():
            return replace(thing, children=tuple(map(_turned_thing, thing.children)))
        case PictureBox() | ShapeBox() | ChartBox():
            return thing
        case _:
            assert_never(thing)


def _turned_paragraph(paragraph: TextParagraph) -> TextParagraph:
    """Marked where its first letter runs from right to left (Unicode Standard Annex 9, rule P2)."""
    for run in paragraph.runs:
        for character in run.text:
            direction = unicodedata.bidirectional(character)
            if direction in {"R", "AL"}:
                return replace(paragraph, right_to_left=True)
            if direction == "L":
                return paragraph
    return paragraph


@cache
def _runs_leftward(character: str) -> bool:
    return unicodedata.bidirectional(character) in {"R", "AL"}
