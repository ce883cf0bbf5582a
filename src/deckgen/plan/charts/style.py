"""Sizes of type and weights of lines in a chart, for slides and for the brief's pages. In points."""

from __future__ import annotations

from dataclasses import replace

from deckgen.theme.fonts import Face, font_for
from deckgen.theme.resolved import Palette, Scale, Theme
from deckgen.values import dataclass

LEADING = 1.2
"""From line to line, as a share of the size: what PowerPoint and LibreOffice both do with Calibri."""


@dataclass(frozen=True, slots=True)
class ChartStyle:
    palette: Palette
    family: str
    category: tuple[float, ...]
    """Sizes of names along the axis, the preferred one first."""
    value: tuple[float, ...]
    """Sizes of values at bars."""
    axis: float
    name: float
    """Of series' names, and of the values at lines: bold."""
    note: float
    """Of reference lines, events, titles of axes."""
    line: float
    quiet_line: float
    marker: float
    """Diameter."""
    limit: float
    event: float
    gap: float
    """Between an axis and its labels."""
    near: float
    """Between a point or bar and its label."""
    pitch: tuple[float, float]
    """The smallest and the largest distance between rows of bars."""
    lone_row: float
    """The largest height of a stack that is the only row."""
    grid: float = 0.5
    base: float = 0.75
    all_markers: bool = False
    """Lines show each of their points while there are few."""
    kerned: bool = False
    """Text is drawn as it is measured; else the larger width counts, since PowerPoint kerns or not."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        if not text:
            return 0.0
        font = font_for(Face(self.family, bold))
        return (font.kerned(text) if self.kerned else font.widest(text)) * size


def deck_style(theme: Theme, scale: Scale) -> ChartStyle:
    """For a chart that has its slide to itself, or most of it."""
    names = tuple(dict.fromkeys((scale.secondary, scale.dense, scale.source)))
    return ChartStyle(
        palette=theme.palette,
        family=theme.deck_fonts.body,
        category=names,
        value=names,
        axis=scale.dense,
        name=scale.dense,
        note=scale.dense,
        line=2.25,
        quiet_line=1.5,
        marker=6,
        limit=1.25,
        event=0.75,
        gap=8.64,
        near=5,
        pitch=(18, 43.2),
        lone_row=115,
    )


def deck_panel_style(theme: Theme, scale: Scale) -> ChartStyle:
    """For small multiples: the size of notes throughout, which is the floor."""
    floor = scale.source
    style = deck_style(theme, scale)
    return replace(
        style, category=(floor,), value=(floor,), axis=floor, name=floor, note=floor, gap=6, near=4, line=1.75
    )


def brief_style(theme: Theme) -> ChartStyle:
    return ChartStyle(
        palette=theme.palette,
        family=theme.brief_fonts.sans,
        category=(8.5, 8, 7.5),
        value=(8.5, 8, 7.5),
        axis=8.5,
        name=9,
        note=8.5,
        line=1.75,
        quiet_line=1.25,
        marker=3.4,
        limit=1,
        event=0.5,
        gap=4.5,
        near=4.5,
        pitch=(10.5, 11.5),
        lone_row=18.4,
        all_markers=True,
        kerned=True,
    )
