"""From a theme's name or file to a complete `Theme`: what it extends, colours, fonts and sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

from deckgen.diagnostics import NOWHERE, Code, Report, nearest_hint
from deckgen.model.briefing import Density, Settings
from deckgen.project import Files, Located, YamlText, read_text, read_typed
from deckgen.theme.fonts import BUNDLED
from deckgen.theme.raw import RawBriefFonts, RawDeckFonts, RawTheme
from deckgen.theme.resolved import BriefFonts, DeckFonts, Palette, Scale, SlideSize, Theme
from deckgen.theme.shelf import Shelf
from deckgen.units import Color, inches, millimetres

BUILTIN_FOLDER = Path(__file__).parent / "builtin"
DEFAULT = "navy"

SLIDE_SIZES = {
    "16:9": SlideSize(inches(13 + 1 / 3), inches(7.5)),
    "16:10": SlideSize(inches(12), inches(7.5)),
    "4:3": SlideSize(inches(10), inches(7.5)),
    "A4": SlideSize(millimetres(297), millimetres(210)),
}

SCALES = {
    Density.STAGE: Scale((32, 28), (32, 28, 26, 24), (20, 18, 16), 18, 16, 12, 10.5),
    Density.ROOM: Scale((28, 24, 20, 18), (24, 22, 20, 18), (16, 14, 12), 16, 14, 12, 10.5),
    Density.READING: Scale((24, 20, 18), (18, 16, 14), (14, 12, 11), 14, 12, 11, 10),
}

SLOTS = {
    "ink": "dk1",
    "white": "lt1",
    "navy": "dk2",
    "panel": "lt2",
    "link": "hlink",
}
"""Colours that stand in the PowerPoint theme itself; the series are accent1 to accent6."""

DEFAULT_COLOURS = {"field": "navy", "on-field": "white"}
"""Colours that a theme need not name, and those that they are then."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def load_theme(settings: Settings, files: Files, report: Report) -> Theme:
    """The theme that the settings name: a built-in one, or a file. Reports what cannot be used."""
    default = _read_builtin(DEFAULT, report)
    raw = _find(settings, files, report)
    base = default
    if raw.extends is not None and raw.extends.value != DEFAULT:
        base = _merged(default, _find_builtin(raw.extends, report))
    theme = _resolved(settings, _merged(base, raw), report)
    return replace(theme, shelf=Shelf(files, settings.fonts, report))


def builtin_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in BUILTIN_FOLDER.glob("*.yaml")))


def _find(settings: Settings, files: Files, report: Report) -> RawTheme:
    name = settings.theme
    if name in builtin_names():
        return _read_builtin(name, report)
    if not name.endswith((".yaml", ".yml")):
        code = Code.THEME_UNKNOWN if settings.theme_required else Code.THEME_UNKNOWN_KIND
        report.add(code, settings.theme_span, f"no theme is named '{name}'", _names_hint(name))
        return RawTheme()
    text = read_text(files, name, report)
    return RawTheme() if text is None else read_typed(YamlText(text, name), RawTheme, report)


def _find_builtin(name: Located[str], report: Report) -> RawTheme:
    if name.value in builtin_names():
        return _read_builtin(name.value, report)
    message = f"no theme to extend is named '{name.value}'"
    report.add(Code.THEME_UNKNOWN, name.span, message, _names_hint(name.value))
    return RawTheme()


def _names_hint(name: str) -> str:
    return nearest_hint(name, builtin_names())


def _read_builtin(name: str, report: Report) -> RawTheme:
    path = BUILTIN_FOLDER / f"{name}.yaml"
    return read_typed(YamlText(path.read_text("utf-8"), path.name), RawTheme, report)


def _merged(base: RawTheme, over: RawTheme) -> RawTheme:
    return RawTheme(
        extends=None,
        colours={**base.colours, **over.colours},
        series=over.series or base.series,
        fonts=RawDeckFonts(
            heading=over.fonts.heading or base.fonts.heading,
            body=over.fonts.body or base.fonts.body,
            mono=over.fonts.mono or base.fonts.mono,
        ),
        brief_fonts=RawBriefFonts(
            text=over.brief_fonts.text or base.brief_fonts.text,
            sans=over.brief_fonts.sans or base.brief_fonts.sans,
            mono=over.brief_fonts.mono or base.brief_fonts.mono,
        ),
        slide=over.slide or base.slide,
    )


def _resolved(settings: Settings, raw: RawTheme, report: Report) -> Theme:
    return Theme(
        name=settings.theme,
        palette=_palette(raw, report),
        deck_fonts=DeckFonts(raw.fonts.heading or "", raw.fonts.body or "", raw.fonts.mono or ""),
        brief_fonts=_brief_fonts(raw.brief_fonts, report),
        slide=_slide_size(raw.slide, report),
        scales=SCALES,
        paper=settings.paper,
    )


def _palette(raw: RawTheme, report: Report) -> Palette:
    names = {field.name.replace("_", "-") for field in fields(Palette)} - {"series"}
    for unknown in sorted(raw.colours.keys() - names):
        message = f"no colour is named '{unknown}'"
        report.add(Code.THEME_VALUE, raw.colours[unknown].span, message, nearest_hint(unknown, names))
    sources = {name: name if name in raw.colours else DEFAULT_COLOURS.get(name, "") for name in names}
    colours: Mapping[str, Color] = {
        name.replace("-", "_"): _color(raw.colours[source], SLOTS.get(source, ""), report)
        for name, source in sources.items()
        if source in raw.colours
    }
    series = raw.series or ()
    if len(series) != 6:
        span = series[0].span if series else NOWHERE
        message = f"'series' holds {len(series)} colours, not six"
        report.add(Code.THEME_VALUE, span, message, "name six colours")
    slotted = (f"accent{number}" for number in range(1, 7))
    return Palette(
        **colours,
        series=tuple(_color(text, slot, report) for text, slot in zip(series, slotted, strict=False)),
    )


def _color(text: Located[str], slot: str, report: Report) -> Color:
    if not _HEX.fullmatch(text.value):
        report.add(Code.THEME_VALUE, text.span, f"'{text.value}' is not a colour", "write it as #12355B")
        return Color("000000", slot)
    return Color(text.value[1:].upper(), slot)


def _brief_fonts(raw: RawBriefFonts, report: Report) -> BriefFonts:
    chosen = {"text": "Source Serif 4", "sans": "Carlito", "mono": "Cousine"}
    for use, family in (("text", raw.text), ("sans", raw.sans), ("mono", raw.mono)):
        if family and family.value in BUNDLED:
            chosen[use] = family.value
        elif family:
            message = f"the brief cannot embed the font '{family.value}'"
            report.add(Code.THEME_VALUE, family.span, message, nearest_hint(family.value, BUNDLED))
    return BriefFonts(**chosen)


def _slide_size(name: Located[str] | None, report: Report) -> SlideSize:
    if name and name.value not in SLIDE_SIZES:
        message = f"no format of slides is named '{name.value}'"
        report.add(Code.THEME_VALUE, name.span, message, nearest_hint(name.value, SLIDE_SIZES))
    return SLIDE_SIZES[name.value if name and name.value in SLIDE_SIZES else "16:9"]
