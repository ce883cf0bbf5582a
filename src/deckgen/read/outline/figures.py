"""Pictures on lines of their own, and groups of them, as figures."""

from __future__ import annotations

from dataclasses import replace

from deckgen.diagnostics import Code, Span
from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.attributes import Attributes
from deckgen.model.walk import plain_text
from deckgen.read.outline.attributes import merge, without_pairs
from deckgen.read.outline.context import Context
from deckgen.read.outline.framing import KEYS, inherit, is_decorative, read_framing
from deckgen.read.outline.inlines import Picture, read_inlines
from deckgen.read.outline.places import Place

_SETTLED = ("alt", "caption", *sorted(KEYS))
"""Attributes that have become fields of the figure."""


def to_figure(picture: Picture, ctx: Context) -> b.Figure:
    """A picture that stands alone in its paragraph."""
    caption = picture.caption
    if text := picture.attributes.get("caption"):
        caption = read_inlines(Place(ctx.source, text, picture.line), text, ctx)
    figure = b.Figure(
        picture.source,
        picture.alt,
        caption,
        picture.asset,
        without_pairs(picture.attributes, *_SETTLED),
        picture.span,
        read_framing(picture.attributes, picture.asset, picture.span, ctx),
        picture.decorative,
        picture.link,
    )
    # The block around it may yet say what it shows.
    if "figure" not in ctx.div_names[-1:]:
        _report_undescribed(figure, ctx)
    return figure


def split_pictures(blocks: b.Blocks, ctx: Context) -> tuple[tuple[b.Figure, ...], b.Blocks]:
    """The pictures among the blocks, those that share a paragraph too, and all other blocks."""
    figures: list[b.Figure] = []
    others: list[b.Block] = []
    for block in blocks:
        match block:
            case b.Figure():
                figures.append(block)
            case b.Paragraph() if images := _only_images(block.inlines):
                figures += (_from_image(image, link, ctx) for image, link in images)
            case _:
                others.append(block)
    return tuple(figures), tuple(others)


def build_figure(
    figures: tuple[b.Figure, ...], attributes: Attributes, caption: i.Inlines, at: tuple[Span, Context]
) -> b.Figure | b.FigureGroup:
    """One figure, or several as a group; what the block around them says holds for all."""
    span, ctx = at
    framed = tuple(
        replace(
            figure,
            framing=inherit(figure.framing, read_framing(attributes, figure.asset, figure.span, ctx)),
        )
        for figure in figures
    )
    described = _described(framed, attributes)
    rest = without_pairs(attributes, *_SETTLED)
    if len(described) > 1:
        for figure in described:
            _report_undescribed(figure, ctx)
        return b.FigureGroup(described, caption, rest, span)
    (only,) = described
    only = replace(only, caption=caption or only.caption, attributes=merge(rest, only.attributes), span=span)
    _report_undescribed(only, ctx)
    return only


def _described(figures: tuple[b.Figure, ...], attributes: Attributes) -> tuple[b.Figure, ...]:
    """With the alt text of the block: the first picture bears it for all."""
    if is_decorative(attributes):
        return tuple(replace(figure, alt="", decorative=True) for figure in figures)
    alt = attributes.get("alt")
    if not alt:
        return figures
    first, *others = figures
    silent = (replace(figure, alt="", decorative=True) for figure in others)
    return (replace(first, alt=alt, decorative=False), *silent)


def _only_images(inlines: i.Inlines) -> tuple[tuple[i.Image, str], ...]:
    """The images of a line that holds nothing else, each with where it leads; none where it does."""
    images: list[tuple[i.Image, str]] = []
    for node in inlines:
        match node:
            case i.Image():
                images.append((node, ""))
            case i.Link(children=(i.Image() as image,)):
                images.append((image, node.target))
            case i.SoftBreak() | i.LineBreak():
                pass
            case i.Text() if not node.text.strip():
                pass
            case _:
                return ()
    return tuple(images)


def _from_image(image: i.Image, link: str, ctx: Context) -> b.Figure:
    attributes, asset, span = image.attributes, image.asset, image.span
    framing = read_framing(attributes, asset, span, ctx)
    rest = without_pairs(attributes, *_SETTLED)
    decorative = is_decorative(attributes)
    return b.Figure(image.source, image.alt, (), asset, rest, span, framing, decorative, link)


def _report_undescribed(figure: b.Figure, ctx: Context) -> None:
    """In a folder, say that a picture has no words for those who cannot see it."""
    if ctx.strict and not figure.decorative and not figure.alt and not plain_text(figure.caption):
        message = f"'{figure.source}' has no alt text"
        hint = 'say what it shows with alt="…", or that it shows nothing with {.decorative}'
        ctx.add(Code.ALT_MISSING, figure.span, message, hint)
