"""SVG files as pictures of a briefing, with a word on whatever was left out of them."""

from __future__ import annotations

import hashlib

from deckgen.diagnostics import Code, Report, Span
from deckgen.model.asset import Asset, PictureFormat
from deckgen.pictures.header import CorruptPictureError, OversizedPictureError, read_header
from deckgen.pictures.raster import draw_tree
from deckgen.pictures.svg import Svg, read_svg
from deckgen.pictures.svg_clean import Lost
from deckgen.pictures.svg_writer import write_svg

MAX_BYTES = 10_000_000

_PIXELS = 2_400
"""Along the longer side, where a drawing has to be shown as pixels: 300 to the inch over a whole page."""

_WORDS = {
    Lost.ACTIVE: (
        Code.ASSET_ACTIVE,
        "'{name}' holds {what}{others}, which is left out",
        "a drawing is shown at rest; nothing else is lost",
    ),
    Lost.OUTSIDE: (
        Code.ASSET_REFERENCE,
        "'{name}' refers to '{what}'{others}, which is not read",
        "put what it shows into the drawing itself, or export it with everything embedded",
    ),
    Lost.HTML: (
        Code.ASSET_HTML,
        "'{name}' holds HTML in {what}{others}, which is left out",
        "export it with its labels as SVG text (Mermaid: htmlLabels: false)",
    ),
}
"""What is said of each kind of thing that was left out: code, message and hint."""


def load_drawing(data: bytes, file: str, name: str, report: Report) -> Asset:
    """The picture of an SVG file, which diagnostics call `file`.

    Raises `CorruptPictureError` and `OversizedPictureError`.
    """
    if len(data) > MAX_BYTES:
        raise OversizedPictureError(f"is a drawing larger than {MAX_BYTES // 1_000_000} MB")
    svg = read_svg(data)
    _report_remarks(svg, file, name, report)
    width, height = svg.drawing.width, svg.drawing.height
    if svg.beyond:
        message = f"'{name}' is shown as pixels, for it has {_listed(svg.beyond)}"
        hint = "nothing is wrong with that; lines stay sharp where the drawing does without"
        report.add(Code.ASSET_PIXELS, Span(file), message, hint)
        return _as_pixels(svg, name)
    content = write_svg(svg.drawing)
    size = (max(1, round(width)), max(1, round(height)))
    digest = hashlib.sha256(content).hexdigest()
    return Asset(name, PictureFormat.SVG, *size, digest, content, svg.drawing)


def _report_remarks(svg: Svg, file: str, name: str, report: Report) -> None:
    """One diagnostic for each kind of thing that was left out, at the first place."""
    for kind, (code, message, hint) in _WORDS.items():
        found = [remark for remark in svg.remarks if remark.kind is kind]
        if found:
            others = f" and {len(found) - 1} more" if len(found) > 1 else ""
            first = found[0]
            text = message.format(name=name, what=first.what, others=others)
            report.add(code, Span(file, first.line, first.column), text, hint)


def _as_pixels(svg: Svg, name: str) -> Asset:
    ratio = svg.drawing.height / svg.drawing.width
    width = _PIXELS if ratio <= 1 else round(_PIXELS / ratio)
    data = draw_tree(svg.root, (svg.drawing.width, svg.drawing.height), width)
    header = read_header(data)
    if header is None:
        raise CorruptPictureError("it cannot be drawn")
    digest = hashlib.sha256(data).hexdigest()
    return Asset(name, PictureFormat.PNG, header.width, header.height, digest, data)


def _listed(names: tuple[str, ...]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
