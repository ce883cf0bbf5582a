"""SVG to pixels, by resvg, in the fonts that deckgen ships: the same pixels on every machine.

Shapes that reach out of a drawing can make resvg panic (resvg_py 0.5: two of a hundred thousand files that
were damaged at random), so it never runs inside deckgen's own process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from deckgen.model.drawing import Drawing, TextPart, Typeface
from deckgen.pictures.header import CorruptPictureError, OversizedPictureError
from deckgen.pictures.svg_writer import write_svg
from deckgen.pictures.xml_tree import Element, to_text

_FONTS = Path(__file__).parent.parent / "fonts"
_FAMILIES = {Typeface.SANS: "Arimo", Typeface.SERIF: "Source Serif 4", Typeface.MONO: "Cousine"}
_LARGEST = 6_000
"""Pixels along the longer side."""
_TIMEOUT = 20
_CHILD = """
import json, sys
import resvg_py
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
except ImportError:
    pass
options = json.loads(sys.stdin.buffer.readline())
drawn = resvg_py.svg_to_bytes(svg_string=sys.stdin.buffer.read().decode(), **options)
sys.stdout.buffer.write(bytes(drawn))
"""


def drawing_family(part: TextPart) -> str:
    """The bundled family in which a part of a drawing's text is drawn where the author's is not at hand."""
    is_calibri = part.family.lower() in ("calibri", "carlito")
    return "Carlito" if is_calibri else _FAMILIES[part.typeface]


def _quoted_family(part: TextPart) -> str:
    # A name with a number in it, such as that of Source Serif 4, has to stand in quotes.
    return f"'{drawing_family(part)}'"


def draw_png(drawing: Drawing, width: int) -> bytes:
    """The drawing as a PNG, so many pixels wide; an empty one where resvg cannot draw it."""
    size = _fitting(width, drawing.height / drawing.width)
    try:
        return _rasterise(write_svg(drawing, _quoted_family, size))
    except (CorruptPictureError, OversizedPictureError):
        return _rasterise(write_svg(replace(drawing, shapes=()), _quoted_family, size))


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
    """In a process of its own: resvg may abort, and any process with it, and filters may take any time and
    memory. That takes 30 ms; drawing a slide's width takes 100."""
    given = json.dumps(_options()).encode() + b"\n" + svg
    command = [sys.executable, "-I", "-c", _CHILD]
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=_TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        raise OversizedPictureError(f"takes more than {_TIMEOUT} seconds to draw") from None
    if done.returncode or not done.stdout:
        raise CorruptPictureError("resvg cannot draw it")
    return done.stdout


@cache
def _options() -> dict[str, Any]:
    return {
        "dpi": 96,  # by which points and millimetres are measured; without it, resvg knows neither
        "skip_system_fonts": True,
        "font_files": [str(path) for path in sorted(_FONTS.glob("*/*.ttf"))],
        "font_family": "Arimo",
        "sans_serif_family": "Arimo",
        "serif_family": "Source Serif 4",
        "monospace_family": "Cousine",
    }
