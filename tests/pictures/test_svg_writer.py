"""What was read is written so that it reads the same again."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from deckgen.pictures.header import CorruptPictureError
from deckgen.pictures.raster import draw_png, draw_tree
from deckgen.pictures.svg import read_svg
from deckgen.pictures.svg_writer import write_svg
from tests.pictures.drawings import svg

EVERYTHING = svg(
    '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="#00f"/></linearGradient>'
    '<radialGradient id="h" fx=".3"><stop stop-color="red"/><stop offset="1" stop-color="blue"/>'
    "</radialGradient>"
    '<clipPath id="c"><circle cx="50" cy="25" r="20" clip-rule="evenodd"/></clipPath>'
    '<rect width="100" height="50" fill="url(#g)" fill-opacity=".5"/>'
    '<g opacity=".7" clip-path="url(#c)" transform="rotate(10 50 25)" stroke="#123456">'
    '<rect width="60" height="50" fill="url(#h)" stroke-width="2.5" stroke-dasharray="4 2"/>'
    '<path d="M10 10h40v30h-40zM20 20h10v10h-10z" fill-rule="evenodd" stroke-linejoin="round"/></g>'
    '<text x="50" y="30" font-size="11" text-anchor="middle" stroke="white" paint-order="stroke" '
    'font-weight="bold" font-family="Arimo">A &lt;B&gt; &amp; "C"'
    """<tspan dy="5" font-style="italic" font-family="'Source Serif 4'">é</tspan></text>""",
)


def test_a_drawing_that_is_written_reads_the_same_again() -> None:
    drawing = read_svg(EVERYTHING).drawing
    written = write_svg(drawing)
    again = read_svg(written)
    assert (again.remarks, again.beyond) == ((), ())
    assert write_svg(again.drawing) == written


@pytest.mark.parametrize("width", [50, 333])
def test_drawing_and_file_look_the_same(width: int) -> None:
    read = read_svg(EVERYTHING)
    ours = Image.open(io.BytesIO(draw_png(read.drawing, width)))
    theirs = Image.open(io.BytesIO(draw_tree(read.root, (100, 50), width)))
    assert ours.size == theirs.size == (width, round(width / 2))
    difference = ImageChops.difference(ours.convert("RGB"), theirs.convert("RGB"))
    histogram = difference.convert("L").histogram()
    assert sum(histogram[40:]) < 0.01 * ours.width * ours.height


FAR = '<path d="M3 1h9s1 0 1-1v-1e9h-1c0-1 0-1-1-1l-4-4z"/>'
"""A path on which resvg 0.5 panics, for its numbers are far out of bounds."""


def test_what_makes_resvg_panic_is_reported_and_stops_nothing() -> None:
    read = read_svg(svg(FAR, 'width="16" height="16"'))
    assert Image.open(io.BytesIO(draw_png(read.drawing, 60))).size == (60, 60)
    with pytest.raises(CorruptPictureError, match="resvg cannot draw it"):
        draw_tree(read.root, (16, 16), 60)


def test_a_shape_far_beyond_the_drawing_still_covers_it() -> None:
    body = '<rect x="-1e9" y="-1e9" width="2e9" height="2e9" fill="red"/>'
    drawing = read_svg(svg(body, 'width="16" height="16"')).drawing
    assert Image.open(io.BytesIO(draw_png(drawing, 20))).convert("RGB").getpixel((9, 9)) == (255, 0, 0)
    assert b"e+" not in write_svg(drawing)


def test_a_picture_of_a_drawing_is_bounded() -> None:
    drawing = read_svg(svg("", 'width="10" height="100"')).drawing
    assert Image.open(io.BytesIO(draw_png(drawing, 1_000_000))).size == (600, 6000)
    assert Image.open(io.BytesIO(draw_png(drawing, 0))).size == (1, 10)
