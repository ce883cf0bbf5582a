"""Colours that both outputs give to the kinds of a callout; its word says the same."""

from __future__ import annotations

from deckgen.model.exhibits import PanelRole
from deckgen.theme.resolved import Palette
from deckgen.units import Color


def callout_colors(role: PanelRole, palette: Palette) -> tuple[Color, Color]:
    """Of the bar, and of the word, which is dark enough for small type."""
    match role:
        case PanelRole.TIP:
            return palette.good, palette.good
        case PanelRole.IMPORTANT | PanelRole.WARNING:
            return palette.highlight, palette.highlight_text
        case PanelRole.CAUTION:
            return palette.bad, palette.bad
        case _:
            return palette.navy, palette.navy
