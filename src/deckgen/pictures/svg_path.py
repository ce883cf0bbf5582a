"""Outlines from path data and from the basic shapes, as lines and cubic curves with absolute coordinates."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from itertools import islice

from deckgen.model.drawing import Outline, Step
from deckgen.pictures.svg_values import NUMBER, Scale, read_length, read_numbers, to_numbers

MAX_STEPS = 400_000
"""Of all outlines of a drawing: a map of every coast at the scale of a slide has a tenth of that."""

_COMMAND = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_GAP = r"[ \t\r\n\f,]*"
_NUMBERS = re.compile(rf"(?:{_GAP}{NUMBER.pattern})*+{_GAP}")
_ARC = re.compile(
    rf"({NUMBER.pattern}){_GAP}({NUMBER.pattern}){_GAP}({NUMBER.pattern})"
    rf"{_GAP}([01]){_GAP}([01]){_GAP}({NUMBER.pattern}){_GAP}({NUMBER.pattern})"
)
"""The two flags of an arc may stand without a space before what follows."""

_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}
_FOLLOWING = {"M": "L", "m": "l"}
"""What further numbers behind a command mean, where it is another one."""
_CIRCLE = 0.5522847498
"""How far the handles of four curves reach, as a share of the radius, to make a circle."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def read_path(text: str) -> Outline:
    """The outline of path data, up to where it breaks the rules, as SVG asks for, or is far too long."""
    return tuple(islice(_PathReader().read(text), MAX_STEPS + 1))


def shape_outline(tag: str, get: Callable[[str], str | None], view: tuple[float, float]) -> Outline:
    """The outline of a basic shape with these attributes; `view` is what per cents are of."""
    wide, high = Scale(view[0]), Scale(view[1])
    both = Scale(math.hypot(*view) / math.sqrt(2))
    match tag:
        case "path":
            return read_path(get("d") or "")
        case "rect":
            return _rectangle(get, wide, high)
        case "circle":
            radius = read_length(get("r"), both)
            return _ellipse(read_length(get("cx"), wide), read_length(get("cy"), high), radius, radius)
        case "ellipse":
            rx, ry = _radii(get, wide, high)
            return _ellipse(read_length(get("cx"), wide), read_length(get("cy"), high), rx, ry)
        case "line":
            start = (read_length(get("x1"), wide), read_length(get("y1"), high))
            end = (read_length(get("x2"), wide), read_length(get("y2"), high))
            return (("M", start), ("L", end))
        case "polyline" | "polygon":
            numbers = read_numbers(get("points") or "")
            points = list(zip(numbers[::2], numbers[1::2], strict=False))
            steps: list[Step] = [("L" if i else "M", point) for i, point in enumerate(points)]
            return (*steps, ("Z", ())) if tag == "polygon" and steps else tuple(steps)
        case _:
            raise AssertionError(tag)


def bounds(outline: Outline) -> Box | None:
    """The box around an outline; for curves, around what they really reach. None for an empty one."""
    xs: list[float] = []
    ys: list[float] = []
    here: Point = (0.0, 0.0)
    for kind, numbers in outline:
        if kind == "C":
            xs += _reach(here[0], *numbers[::2])
            ys += _reach(here[1], *numbers[1::2])
        if numbers:
            here = (numbers[-2], numbers[-1])
            xs.append(here[0])
            ys.append(here[1])
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None


class _PathReader:
    """Reads one path. The last point, and the last handle, are what relative commands start from."""

    def __init__(self) -> None:
        self.here: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)
        self.handle: Point = (0.0, 0.0)
        self.last = ""
        """The last command, in upper case."""

    def read(self, text: str) -> Iterator[Step]:
        if not text.lstrip().startswith(("M", "m")):
            return
        for letter, inside in _COMMAND.findall(text):
            if letter in "Zz":
                yield self._close()
                continue
            arguments, is_whole = _arguments(letter, inside)
            for position, numbers in enumerate(arguments):
                yield from self._steps(_FOLLOWING.get(letter, letter) if position else letter, numbers)
            if not is_whole:
                return

    def _close(self) -> Step:
        self.here, self.last = self.start, "Z"
        return ("Z", ())

    def _steps(self, command: str, numbers: list[float]) -> Iterator[Step]:
        kind = command.upper()
        x, y = self.here if command.islower() else (0.0, 0.0)
        before = self.here
        if self.last == "Z" and kind != "M":
            yield ("M", self.here)
        match kind:
            case "H":
                self.here = (numbers[0] + x, before[1])
            case "V":
                self.here = (before[0], numbers[0] + y)
            case _:
                self.here = (numbers[-2] + x, numbers[-1] + y)
        match kind:
            case "M":
                self.start = self.here
                yield ("M", self.here)
            case "L" | "H" | "V":
                yield ("L", self.here)
            case "C":
                yield self._cubic(before, (numbers[0] + x, numbers[1] + y), (numbers[2] + x, numbers[3] + y))
            case "S":
                yield self._cubic(before, self._mirrored(before, "CS"), (numbers[0] + x, numbers[1] + y))
            case "Q":
                yield self._quadratic(before, (numbers[0] + x, numbers[1] + y))
            case "T":
                yield self._quadratic(before, self._mirrored(before, "QT"))
            case _:
                yield from _arc(before, self.here, numbers[:5])
        self.last = kind

    def _mirrored(self, before: Point, kinds: str) -> Point:
        """The handle that goes on from that of the command before, where it was of the same kind."""
        if self.last not in tuple(kinds):
            return before
        return (2 * before[0] - self.handle[0], 2 * before[1] - self.handle[1])

    def _cubic(self, before: Point, first: Point, second: Point) -> Step:
        self.handle = second
        return ("C", (*first, *second, *self.here))

    def _quadratic(self, before: Point, handle: Point) -> Step:
        self.handle = handle
        first = tuple(start + (over - start) * 2 / 3 for start, over in zip(before, handle, strict=True))
        second = tuple(end + (over - end) * 2 / 3 for end, over in zip(self.here, handle, strict=True))
        return ("C", (*first, *second, *self.here))


def _arguments(letter: str, inside: str) -> tuple[list[list[float]], bool]:
    """The numbers for each time that the command is done, and whether all of the text was such numbers."""
    if letter in "Aa":
        arcs = [to_numbers(arc.groups()) for arc in _ARC.finditer(inside)]
        return arcs, bool(arcs)
    valid = _NUMBERS.match(inside)
    assert valid is not None  # the pattern matches the empty text too
    numbers = to_numbers(NUMBER.findall(inside, 0, valid.end()))
    takes = _TAKES[letter.upper()]
    whole = len(numbers) // takes
    rows = [numbers[start : start + takes] for start in range(0, whole * takes, takes)]
    return rows, whole * takes == len(numbers) and valid.end() == len(inside)


def _arc(start: Point, end: Point, numbers: list[float]) -> Iterator[Step]:
    """An elliptical arc as curves: SVG 1.1, appendix F.6, then a curve for each quarter turn at most."""
    rx, ry, angle, large, sweep = abs(numbers[0]), abs(numbers[1]), *numbers[2:]
    if start == end:
        return
    if not rx or not ry:
        yield ("L", end)
        return
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cosine * half_x + sine * half_y, cosine * half_y - sine * half_x
    grown = math.sqrt(max(1.0, (x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = rx * grown, ry * grown
    inside = (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2
    root = math.sqrt(max(0.0, inside / ((rx * y) ** 2 + (ry * x) ** 2)))
    root = -root if large == sweep else root
    centre_x, centre_y = root * rx * y / ry, -root * ry * x / rx
    first = math.atan2((y - centre_y) / ry, (x - centre_x) / rx)
    last = math.atan2((-y - centre_y) / ry, (-x - centre_x) / rx)
    turn = (last - first) % (2 * math.pi)
    if not sweep and turn:
        turn -= 2 * math.pi
    middle_x = cosine * centre_x - sine * centre_y + (start[0] + end[0]) / 2
    middle_y = sine * centre_x + cosine * centre_y + (start[1] + end[1]) / 2

    def place(u: float, v: float) -> Point:
        u, v = u * rx, v * ry
        return (middle_x + cosine * u - sine * v, middle_y + sine * u + cosine * v)

    count = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    for number in range(count):
        one, two = first + turn * number / count, first + turn * (number + 1) / count
        reach = 4 / 3 * math.tan((two - one) / 4)
        c1 = place(math.cos(one) - reach * math.sin(one), math.sin(one) + reach * math.cos(one))
        c2 = place(math.cos(two) + reach * math.sin(two), math.sin(two) - reach * math.cos(two))
        tip = end if number == count - 1 else place(math.cos(two), math.sin(two))
        yield ("C", (*c1, *c2, *tip))


def _radii(get: Callable[[str], str | None], wide: Scale, high: Scale) -> tuple[float, float]:
    """Both radii; one that is not given is as large as the other."""
    rx = read_length(get("rx"), wide, -1.0)
    ry = read_length(get("ry"), high, -1.0)
    return max(0.0, rx if rx >= 0 else ry), max(0.0, ry if ry >= 0 else rx)


def _rectangle(get: Callable[[str], str | None], wide: Scale, high: Scale) -> Outline:
    x, y = read_length(get("x"), wide), read_length(get("y"), high)
    width, height = read_length(get("width"), wide), read_length(get("height"), high)
    if width <= 0 or height <= 0:
        return ()
    rx, ry = _radii(get, wide, high)
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom = x + width, y + height
    if not rx or not ry:
        return (("M", (x, y)), ("L", (right, y)), ("L", (right, bottom)), ("L", (x, bottom)), ("Z", ()))
    u, v = rx * (1 - _CIRCLE), ry * (1 - _CIRCLE)
    return (
        ("M", (x + rx, y)),
        ("L", (right - rx, y)),
        ("C", (right - u, y, right, y + v, right, y + ry)),
        ("L", (right, bottom - ry)),
        ("C", (right, bottom - v, right - u, bottom, right - rx, bottom)),
        ("L", (x + rx, bottom)),
        ("C", (x + u, bottom, x, bottom - v, x, bottom - ry)),
        ("L", (x, y + ry)),
        ("C", (x, y + v, x + u, y, x + rx, y)),
        ("Z", ()),
    )


def _ellipse(x: float, y: float, rx: float, ry: float) -> Outline:
    if rx <= 0 or ry <= 0:
        return ()
    u, v = rx * _CIRCLE, ry * _CIRCLE
    return (
        ("M", (x + rx, y)),
        ("C", (x + rx, y + v, x + u, y + ry, x, y + ry)),
        ("C", (x - u, y + ry, x - rx, y + v, x - rx, y)),
        ("C", (x - rx, y - v, x - u, y - ry, x, y - ry)),
        ("C", (x + u, y - ry, x + rx, y - v, x + rx, y)),
        ("Z", ()),
    )


def _reach(start: float, one: float, two: float, end: float) -> list[float]:
    """The values of a curve in one direction where it turns."""
    a, b, c = end - 3 * two + 3 * one - start, 2 * (two - 2 * one + start), one - start
    if abs(a) < 1e-12:
        roots = [-c / b] if b else []
    else:
        inside = b * b - 4 * a * c
        roots = [(-b + sign * math.sqrt(inside)) / (2 * a) for sign in (1, -1)] if inside >= 0 else []
    return [
        (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * one + 3 * (1 - t) * t * t * two + t**3 * end
        for t in roots
        if 0 < t < 1
    ]
