"""SVG to pixels, by resvg, in the fonts that deckgen ships: the same pixels on every machine."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from deckgen.model.drawing import Drawing, TextPart, Typeface
from deckgen.pictures.header import CorruptPictureError
from deckgen.pictures.svg_writer import write_svg
from deckgen.pictures.xml_tree import Element, to_text

_FONTS = Path(__file__).parent.parent / "fonts"
_FAMILIES = {Typeface.SANS: "Arimo", Typeface.SERIF: "Source Serif 4", Typeface.MONO: "Cousine"}
_LARGEST = 6_000
"""Pixels along the longer side."""


def drawing_family(part: TextPart) -> str:
    """The bundled family in which a part of a drawing's text is drawn where the author's is not at hand."""
    is_calibri = part.family.lower() in ("calibri", "carlito")
    return "Carlito" if is_calibri else _FAMILIES[part.typeface]


def _quoted_family(part: TextPart) -> str:
    # A name with a number in it, such as that of Source Serif 4, has to stand in quotes.
    return f"'{drawing_family(part)}'"


def draw_png(drawing: Drawing, width: int) -> bytes:
    """The drawing as a PNG, so many pixels wide."""
    return _rasterise(write_svg(drawing, _quoted_family, _fitting(width, drawing.height / drawing.width)))


def draw_tree(root: Element, size: tuple[float, float], width: int) -> bytes:
    """A whole SVG file as a PNG; it must be clean, for resvg reads files. `size` is that of the drawing."""
    across, down = _fitting(width, size[1] / size[0])
    sized = {"width": str(across), "height": str(down)}
    box = root.attributes.get("viewBox") or f"0 0 {size[0]:g} {size[1]:g}"
    whole = replace(root, attributes={**root.attributes, "viewBox": box, **sized})
    return _rasterise(to_text(whole).encode())


def _fitting(width: int, ratio: float) -> tuple[int, int]:
    """Pixels across and down. They are written into the file, since resvg rounds a file's own size first."""
    width = max(1, min(width, _LARGEST, round(_LARGEST / ratio)))
    return width, max(1, round(width * ratio))


def _rasterise(svg: bytes) -> bytes:
    # A millisecond to import, and a shared library of 4 MB that only drawings need.
    import resvg_py  # noqa: PLC0415

    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg.decode(),
                dpi=96,  # by which points and millimetres are measured; without it, resvg knows neither
                skip_system_fonts=True,
                font_files=list(_font_files()),
                font_family="Arimo",
                sans_serif_family="Arimo",
                serif_family="Source Serif 4",
                monospace_family="Cousine",
            )
        )
    except ValueError as error:
        raise CorruptPictureError(str(error)) from None


@cache
def _font_files() -> tuple[str, ...]:
    return tuple(str(path) for path in sorted(_FONTS.glob("*/*.ttf")))
