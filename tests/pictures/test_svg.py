"""What the elements of an SVG draw, as shapes."""

from __future__ import annotations

import math

import pytest

from deckgen.model.drawing import (
    Cap,
    Gradient,
    Group,
    Join,
    PathShape,
    Shape,
    Stroke,
    TextAnchor,
    TextShape,
    Typeface,
    multiply,
)
from deckgen.pictures.svg import read_svg
from deckgen.pictures.svg_path import bounds
from deckgen.pictures.svg_writer import write_svg
from deckgen.units import Color
from tests.pictures.drawings import svg

WIDE = 'viewBox="0 0 10 10" width="200" height="100"'
RED, BLUE = Color("FF0000"), Color("0000FF")


def shapes(body: str, attributes: str = 'width="100" height="50"') -> tuple[Shape, ...]:
    read = read_svg(svg(body, attributes))
    assert read.beyond == ()
    assert read.remarks == ()
    return read.drawing.shapes


def path(body: str) -> PathShape:
    (shape,) = shapes(body)
    assert isinstance(shape, PathShape)
    return shape


def text(body: str) -> TextShape:
    (shape,) = shapes(body)
    assert isinstance(shape, TextShape)
    return shape


def box(shape: PathShape) -> tuple[float, ...]:
    """Left, top, right and bottom as they come to stand in the drawing; for shapes that are not turned."""
    found = bounds(shape.outline)
    assert found is not None
    a, _, _, d, e, f = shape.matrix
    return tuple(
        round(v, 3) for v in (a * found[0] + e, d * found[1] + f, a * found[2] + e, d * found[3] + f)
    )


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('<rect x="1" y="2" width="10" height="5"/>', (1, 2, 11, 7)),
        ('<rect x="1" y="2" width="10" height="5" rx="2"/>', (1, 2, 11, 7)),
        ('<rect x="10%" y="10%" width="50%" height="50%"/>', (10, 5, 60, 30)),
        ('<circle cx="10" cy="10" r="4"/>', (6, 6, 14, 14)),
        ('<ellipse cx="10" cy="10" rx="4" ry="2"/>', (6, 8, 14, 12)),
        ('<polygon points="0,0 10,0 10,10"/>', (0, 0, 10, 10)),
        ('<path d="M1 1h8v8H1z"/>', (1, 1, 9, 9)),
        ('<path d="M0 5A5 5 0 1 1 10 5"/>', (0, 0, 10, 5)),
        ('<path d="M0 0Q5 10 10 0"/>', (0, 0, 10, 5)),
        ('<path d="M0 0C0 10 10 10 10 0"/>', (0, 0, 10, 7.5)),
        ('<path d="M0 0c0 4 4 4 4 0s4-4 4 0"/>', (0, -3, 8, 3)),
        ('<g transform="translate(5 5) scale(2)"><rect width="3" height="3"/></g>', (5, 5, 11, 11)),
        ('<defs><rect id="r" width="3" height="3"/></defs><use href="#r" x="7" y="1"/>', (7, 1, 10, 4)),
        ('<svg x="10" y="10" overflow="visible"><rect width="3" height="3"/></svg>', (10, 10, 13, 13)),
        ('<rect width="1cm" height="1in"/>', (0, 0, 37.795, 96)),
    ],
)
def test_shapes_stand_where_they_are_put(body: str, wanted: tuple[float, ...]) -> None:
    assert box(path(body)) == wanted


@pytest.mark.parametrize(
    ("attributes", "size", "wanted"),
    [
        ('viewBox="0 0 10 10"', (10, 10), (0, 0, 10, 10)),
        ('viewBox="0 0 10 10" width="200"', (200, 200), (0, 0, 200, 200)),
        ('viewBox="5 5 10 10" width="100" height="100"', (100, 100), (-50, -50, 50, 50)),
        (WIDE, (200, 100), (50, 0, 150, 100)),
        (f'{WIDE} preserveAspectRatio="none"', (200, 100), (0, 0, 200, 100)),
        (f'{WIDE} preserveAspectRatio="xMinYMid slice"', (200, 100), (0, -50, 200, 150)),
        ('width="72pt" height="1in"', (96, 96), (0, 0, 10, 10)),
        ("", (300, 150), (0, 0, 10, 10)),
    ],
)  # fmt: skip
def test_size_and_view_box_place_the_drawing(
    attributes: str, size: tuple[float, float], wanted: tuple[float, ...]
) -> None:
    drawing = read_svg(svg('<rect width="10" height="10"/>', attributes)).drawing
    assert (drawing.width, drawing.height) == size
    (shape,) = drawing.shapes
    assert isinstance(shape, PathShape)
    assert box(shape) == wanted


@pytest.mark.parametrize(
    "body",
    [
        '<rect width="9" height="9" fill="red"/>',
        '<rect width="9" height="9" fill="#f00"/>',
        '<rect width="9" height="9" fill="#ff0000"/>',
        '<rect width="9" height="9" fill="rgb(100%, 0%, 0%)"/>',
        '<rect width="9" height="9" fill="hsl(0, 100%, 50%)"/>',
        '<rect width="9" height="9" fill="currentColor" color="red"/>',
        '<rect width="9" height="9" fill="blue" style="fill: red"/>',
        '<g fill="red"><rect width="9" height="9"/></g>',
        '<g fill="red"><rect width="9" height="9" fill="inherit"/></g>',
        '<rect width="9" height="9" fill="url(#none) red"/>',
        '<style>rect {fill: red}</style><rect width="9" height="9"/>',
        '<style>.a {fill: red} rect {fill: blue}</style><rect class="b a" width="9" height="9"/>',
        '<style>#a {fill: red} .a {fill: blue}</style><rect id="a" class="a" width="9" height="9"/>',
        '<style>g > rect, line {fill: red}</style><g><rect width="9" height="9"/></g>',
        '<style>svg .a rect {fill: red}</style><g class="a"><g><rect width="9" height="9"/></g></g>',
        '<style>/* { */ @media print {rect {fill: blue}} * {fill: red}</style><rect width="9" height="9"/>',
        '<style>rect {fill: red !important}</style><rect width="9" height="9"/>',
        '<style><![CDATA[* {fill: red}]]></style><rect width="9" height="9" fill="blue"/>',
        '<style>rect:hover {fill: blue} rect {fill: red}</style><rect width="9" height="9"/>',
    ],
)  # fmt: skip
def test_paint_comes_from_where_style_says(body: str) -> None:
    assert path(body).fill == RED


def test_lines_have_all_that_they_are_drawn_with() -> None:
    stroke = path(
        '<path d="M0 0h9" fill="none" stroke="blue" stroke-width="2" stroke-opacity="50%" '
        'stroke-linecap="round" stroke-linejoin="bevel" stroke-miterlimit="8" '
        'stroke-dasharray="1, 2 3" stroke-dashoffset="1"/>'
    ).stroke
    assert stroke == Stroke(BLUE, 2, 0.5, Cap.ROUND, Join.BEVEL, 8, (1, 2, 3, 1, 2, 3), 1)


@pytest.mark.parametrize(
    "body",
    [
        '<rect width="0" height="9"/>',
        '<rect width="9" height="9" fill="none"/>',
        '<rect width="9" height="9" display="none"/>',
        '<g display="none"><rect width="9" height="9"/></g>',
        '<rect width="9" height="9" visibility="hidden"/>',
        '<g opacity="0"><rect width="9" height="9"/></g>',
        '<line x2="9" y2="9"/>',
        '<defs><rect width="9" height="9"/></defs>',
        '<symbol><rect width="9" height="9"/></symbol>',
        '<path d="9 9 L 8 8"/>',
        '<metadata/><title>A title</title><desc>words</desc>',
    ],
)  # fmt: skip
def test_what_is_not_seen_is_not_drawn(body: str) -> None:
    assert shapes(body) == ()


def test_a_broken_path_is_drawn_up_to_the_fault() -> None:
    assert box(path('<path d="M0 0H5V5L9 x H99"/>')) == (0, 0, 5, 5)


@pytest.mark.parametrize(
    "body",
    [
        '<path d="M0 0A1e300 1e300 1e300 0 1 1e300 1e300"/>',
        '<path d="M0 0L1e999 1e999a1 1 0 0 0 1e999 1"/>',
        '<rect width="1e400" height="1e400" rx="1e400"/>',
        '<g transform="scale(1e200) scale(1e200)"><rect width="9" height="9"/></g>',
        '<circle r="5" transform="matrix(0 0 0 0 0 0)" stroke="red" vector-effect="non-scaling-stroke"/>',
    ],
)
def test_numbers_beyond_all_bounds_do_no_harm(body: str) -> None:
    drawing = read_svg(svg(body)).drawing
    assert b"inf" not in write_svg(drawing)
    assert b"nan" not in write_svg(drawing)


def test_opacity_holds_for_a_group_as_a_whole() -> None:
    (group,) = shapes('<g opacity=".5"><rect width="9" height="9"/><rect width="5" height="5"/></g>')
    assert isinstance(group, Group)
    assert (group.alpha, len(group.shapes)) == (0.5, 2)


def test_clips_are_outlines_in_the_drawing() -> None:
    (group,) = shapes(
        '<clipPath id="c"><circle r="5"/></clipPath>'
        '<g transform="translate(10 0)" clip-path="url(#c)"><rect width="9" height="9"/></g>'
    )
    assert isinstance(group, Group)
    assert group.clip is not None
    ((outline, matrix),) = group.clip.outlines
    assert bounds(outline) == pytest.approx((-5, -5, 5, 5))
    assert matrix == (1, 0, 0, 1, 10, 0)


def test_gradients_of_a_shape_are_measured_in_it() -> None:
    gradient = path(
        '<linearGradient id="a"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/>'
        '</linearGradient><linearGradient id="b" href="#a" x2="0" y2="1"/>'
        '<rect x="10" y="20" width="30" height="40" fill="url(#b)"/>'
    ).fill
    assert isinstance(gradient, Gradient)
    assert [(stop.offset, stop.color) for stop in gradient.stops] == [(0, RED), (1, BLUE)]
    assert (gradient.start, gradient.end) == ((0, 0), (0, 1))
    assert gradient.matrix == (30, 0, 0, 40, 10, 20)


def test_radial_gradients_and_flat_ones() -> None:
    stops = '<stop offset="0" stop-color="red"/><stop offset=".5" stop-color="blue"/>'
    gradient = path(
        f'<radialGradient id="a" gradientUnits="userSpaceOnUse" cx="5" cy="5" r="3">{stops}</radialGradient>'
        '<rect width="9" height="9" fill="url(#a)"/>'
    ).fill
    assert isinstance(gradient, Gradient)
    assert (gradient.start, gradient.end, gradient.radius) == ((5, 5), (5, 5), 3)
    flat = '<linearGradient id="a"><stop stop-color="red"/></linearGradient>'
    assert path(f'{flat}<rect width="9" height="9" fill="url(#a)"/>').fill == RED


def test_arrowheads_stand_at_the_ends_and_point_along_the_line() -> None:
    marker = (
        '<marker id="m" markerWidth="4" markerHeight="4" refX="4" refY="2" orient="auto-start-reverse">'
        '<path d="M0 0L4 2L0 4Z" fill="context-stroke"/></marker>'
    )
    line, start, end = shapes(
        f'{marker}<g marker-start="url(#m)" marker-end="url(#m)">'
        '<path d="M10 10V30" stroke="blue" stroke-width="2"/></g>'
    )
    assert isinstance(line, PathShape)
    for head, tip, angle in ((start, (10, 10), -90), (end, (10, 30), 90)):
        assert isinstance(head, PathShape)
        assert head.fill == BLUE
        a, b, _, _, x, y = multiply(head.matrix, (1, 0, 0, 1, 4, 2))
        assert (x, y) == pytest.approx(tip)
        assert math.degrees(math.atan2(b, a)) == pytest.approx(angle)
        assert math.hypot(a, b) == pytest.approx(2)


def test_text_has_its_look_and_place() -> None:
    shape = text(
        '<text x="5" y="9" font-family="Georgia, serif" font-size="12" font-weight="700" font-style="italic" '
        'fill="red" text-anchor="middle">  A \n label </text>'
    )
    (part,) = shape.parts
    assert (part.text, shape.x, shape.y, shape.anchor) == ("A label", 5, 9, TextAnchor.MIDDLE)
    assert (part.family, part.typeface, part.size) == ("Georgia", Typeface.SERIF, 12)
    assert (part.bold, part.italic, part.fill) == (True, True, RED)


@pytest.mark.parametrize(
    ("families", "typeface"),
    [
        ("Arial", Typeface.SANS),
        ("", Typeface.SANS),
        ("'DejaVu Sans Mono'", Typeface.MONO),
        ("Times New Roman", Typeface.SERIF),
        ("sans-serif", Typeface.SANS),
        ("Helvetica, serif", Typeface.SANS),
    ],
)
def test_families_are_of_three_kinds(families: str, typeface: Typeface) -> None:
    assert text(f'<text font-family="{families}">a</text>').parts[0].typeface is typeface


def test_parts_of_a_line_follow_one_another_and_new_places_begin_new_lines() -> None:
    first, second = shapes(
        '<text x="1" y="10">one <tspan font-weight="bold">two</tspan> three'
        '<tspan x="1" dy="12">four</tspan></text>'
    )
    assert isinstance(first, TextShape)
    assert isinstance(second, TextShape)
    assert [(part.text, part.bold) for part in first.parts] == [
        ("one ", False),
        ("two", True),
        (" three", False),
    ]
    assert (second.x, second.y) == (1, 10)
    assert [(part.text, part.shift) for part in second.parts] == [("four", (0, 12))]


def test_places_letter_by_letter_are_kept() -> None:
    lines = shapes('<text x="1 7 20" y="10">abcd</text>')
    assert [(line.x, line.parts[0].text) for line in lines if isinstance(line, TextShape)] == [
        *((1, "a"), (7, "b"), (20, "cd"))
    ]


def test_a_label_between_spaces_of_the_source_keeps_its_place() -> None:
    shape = text('<text x="1" y="10">\n  <tspan>a label</tspan>\n</text>')
    assert (shape.x, shape.y, shape.parts[0].text) == (1, 10, "a label")


def test_text_hangs_from_the_line_that_it_says() -> None:
    assert text('<text y="10" font-size="20" dominant-baseline="central">a</text>').parts[0].shift == (0, 7)
    raised = text('<text y="10" font-size="10">a<tspan baseline-shift="super">2</tspan>b</text>').parts
    assert [part.shift[1] for part in raised] == [0, -3.5, 3.5]


@pytest.mark.parametrize(
    ("body", "beyond"),
    [
        ('<mask id="m"/><rect width="9" height="9" mask="url(#m)"/>', "<mask>"),
        ('<rect width="9" height="9" filter="url(#f)"/>', "<filter>"),
        ('<pattern id="p"/><rect width="9" height="9" fill="url(#p)"/>', "<pattern>"),
        ('<rect width="9" height="9" style="mix-blend-mode: multiply"/>', "colours that are blended"),
        ('<text><textPath href="#p">a</textPath></text>', "text along a path"),
        ('<text rotate="45">a</text>', "text along a path"),
        ('<text style="writing-mode: vertical-rl">a</text>', "text from top to bottom"),
    ],
)
def test_what_shapes_cannot_say_is_named(body: str, beyond: str) -> None:
    assert read_svg(svg(body)).beyond == (beyond,)


def test_a_switch_shows_what_needs_no_browser() -> None:
    """As draw.io writes its labels."""
    shape = text(
        '<switch><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>'
        "<text>a</text></switch>"
    )
    assert shape.parts[0].text == "a"


def test_a_background_of_the_root_is_painted() -> None:
    shape, _ = shapes('<rect width="9" height="9"/>', 'width="20" height="10" style="background-color: red"')
    assert isinstance(shape, PathShape)
    assert (shape.fill, box(shape)) == (RED, (0, 0, 20, 10))
