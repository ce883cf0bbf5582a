"""What slides inherit: the placeholders of each layout as slides fill them, worked out from the theme.

`master.py` writes the same values as parts. A slide compares itself with what stands here, and writes what
differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckgen.model.briefing import Density
from deckgen.plan.deck.slides import Anchor, Insets
from deckgen.plan.text import TextParagraph, TextStyle
from deckgen.render.pptx.style import Level, to_level
from deckgen.theme.fonts import Face
from deckgen.theme.layouts import LEVELS, Layout, Placeholder, PlaceholderKind, VerticalAnchor, layouts
from deckgen.theme.resolved import Theme
from deckgen.units import Length, Rect, inches
from deckgen.values import dataclass

_ALL_LEVELS = 9
"""As many as PowerPoint knows; a plan uses the first five."""

_PLAIN_SIZE = 18.0
_PLAIN_STEP = inches(0.5)
"""Text outside placeholders as PowerPoint sets it by default."""

_NOTES_SIZE = 12.0
_NOTES_STEP = inches(0.25)
_NOTES_AFTER = 6.0
"""As the planner sets notes."""

# The kinds of placeholder that a master holds, by the kinds that layouts derive from them.
MASTER_KINDS = {
    PlaceholderKind.TITLE: PlaceholderKind.TITLE,
    PlaceholderKind.CENTRED_TITLE: PlaceholderKind.TITLE,
    PlaceholderKind.SUBTITLE: PlaceholderKind.BODY,
    PlaceholderKind.BODY: PlaceholderKind.BODY,
    PlaceholderKind.FOOTER: PlaceholderKind.FOOTER,
    PlaceholderKind.DATE: PlaceholderKind.DATE,
    PlaceholderKind.NUMBER: PlaceholderKind.NUMBER,
}

_ANCHORS = {
    VerticalAnchor.TOP: Anchor.TOP,
    VerticalAnchor.MIDDLE: Anchor.MIDDLE,
    VerticalAnchor.BOTTOM: Anchor.BOTTOM,
}


# How much of a slide a placeholder claims when PowerPoint lays it out anew.
_REFERENCE_SIZE = {
    PlaceholderKind.FOOTER: ' sz="quarter"',
    PlaceholderKind.NUMBER: ' sz="quarter"',
    PlaceholderKind.DATE: ' sz="half"',
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder as a slide fills it."""

    name: str
    """In the selection pane."""
    reference: str
    """The `p:ph` element by which a slide names it."""
    rect: Rect
    insets: Insets
    anchor: Anchor
    levels: tuple[Level, ...]
    prompt: str
    is_body_text: bool
    """A list of several levels, which PowerPoint may shrink when somebody adds to it."""


@dataclass(frozen=True, slots=True)
class LayoutPart:
    name: str
    """Of the part."""
    layout: Layout
    slots: Mapping[str, Slot]


@dataclass(frozen=True, slots=True)
class Template:
    theme: Theme
    lang: str
    master: Mapping[PlaceholderKind, Slot]
    layouts: Mapping[str, LayoutPart]
    plain: tuple[Level, ...]
    """Text outside placeholders."""
    notes: tuple[Level, ...]


def build_template(theme: Theme, density: Density, lang: str) -> Template:
    made = layouts(theme, density)
    plain = _even_levels(theme, _PLAIN_SIZE, _PLAIN_STEP)
    master = {kind: _slot(_example(made, kind), plain) for kind in dict.fromkeys(MASTER_KINDS.values())}
    parts = {
        name: _layout_part(number, layout, master)
        for number, (name, layout) in enumerate(made.items(), start=1)
    }
    notes = _even_levels(theme, _NOTES_SIZE, _NOTES_STEP, _NOTES_AFTER)
    return Template(theme, lang, master, parts, plain, notes)


def _even_levels(theme: Theme, size: float, step: Length, after: float = 0.0) -> tuple[Level, ...]:
    style = TextStyle(Face(theme.deck_fonts.body), size, theme.palette.ink)
    return tuple(
        Level(style, TextParagraph((), level=number, indent=number * step, after=after))
        for number in range(_ALL_LEVELS)
    )


def _example(made: Mapping[str, Layout], kind: PlaceholderKind) -> Placeholder:
    """The placeholder that the master takes its own from: most layouts then have nothing to add."""
    wanted = (made["title-and-content"], *made.values())
    return next(one for layout in wanted for one in layout.placeholders if one.kind is kind)


def _layout_part(number: int, layout: Layout, master: Mapping[PlaceholderKind, Slot]) -> LayoutPart:
    slots = {
        placeholder.name: _slot(placeholder, master[MASTER_KINDS[placeholder.kind]].levels)
        for placeholder in layout.placeholders
    }
    return LayoutPart(f"ppt/slideLayouts/slideLayout{number}.xml", layout, slots)


def _slot(placeholder: Placeholder, base: tuple[Level, ...]) -> Slot:
    is_body_text = len(placeholder.levels) == LEVELS
    return Slot(
        name=placeholder.name.replace("-", " ").capitalize(),
        reference=_reference(placeholder, is_body_text),
        rect=placeholder.rect,
        insets=Insets(),  # the grid leaves the gaps between boxes
        anchor=_ANCHORS[placeholder.anchor],
        levels=_levels(placeholder, base),
        prompt=placeholder.prompt,
        is_body_text=is_body_text,
    )


def _levels(placeholder: Placeholder, base: tuple[Level, ...]) -> tuple[Level, ...]:
    given = tuple(to_level(level, number) for number, level in enumerate(placeholder.levels))
    if len(given) < LEVELS:
        return given + base[len(given) :]
    deeper = range(len(given), _ALL_LEVELS)
    return given + tuple(replace(given[-1], like=replace(given[-1].like, level=number)) for number in deeper)


def _reference(placeholder: Placeholder, is_body_text: bool) -> str:
    """Body text is a placeholder for any content, which says so by naming no type."""
    kind = "" if is_body_text else f' type="{placeholder.kind.value}"'
    size = _REFERENCE_SIZE.get(placeholder.kind, "")
    index = f' idx="{placeholder.index}"' if placeholder.index else ""
    return f"<p:ph{kind}{size}{index}/>"
