"""Gradients as PDF patterns (ISO 32000-1, 8.7.4.5)."""

from __future__ import annotations

from itertools import pairwise

from deckgen.model.drawing import Gradient, Matrix, Stop

_AXIAL, _RADIAL = 2, 3


def shading_pattern(gradient: Gradient, matrix: Matrix) -> bytes:
    """The pattern's dictionary; `matrix` leads from the gradient's coordinates to those of the form."""
    (x1, y1), (x2, y2) = gradient.start, gradient.end
    if gradient.radius is None:
        kind, numbers = _AXIAL, [x1, y1, x2, y2]
    else:
        kind, numbers = _RADIAL, [x1, y1, 0.0, x2, y2, gradient.radius]
    place = " ".join(f"{number:.6f}" for number in numbers)
    return (
        f"<< /Type /Pattern /PatternType 2 /Matrix [{' '.join(f'{value:.6f}' for value in matrix)}] "
        f"/Shading << /ShadingType {kind} /ColorSpace /DeviceRGB /Coords [{place}] /Extend [true true] "
        f"/Function {_function(gradient.stops)} >> >>"
    ).encode("ascii")


def _function(stops: tuple[Stop, ...]) -> str:
    """From 0 to 1 through all colours; a first or last stop inside holds on to the end."""
    first, last = stops[0], stops[-1]
    ends = (Stop(0.0, first.color), *stops, Stop(1.0, last.color))
    parts = [(one, other) for one, other in pairwise(ends) if other.offset > one.offset]
    functions = [f"<< /FunctionType 2 /Domain [0 1] /N 1 {_colors(one, other)} >>" for one, other in parts]
    if len(functions) == 1:
        return functions[0]
    bounds = " ".join(f"{other.offset:.6f}" for _, other in parts[:-1])
    return (
        f"<< /FunctionType 3 /Domain [0 1] /Functions [{' '.join(functions)}] /Bounds [{bounds}] "
        f"/Encode [{' '.join(['0 1'] * len(functions))}] >>"
    )


def _colors(one: Stop, other: Stop) -> str:
    start, end = (" ".join(f"{part:.4g}" for part in stop.color.to_fractions()) for stop in (one, other))
    return f"/C0 [{start}] /C1 [{end}]"
