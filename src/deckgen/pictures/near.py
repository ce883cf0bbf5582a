"""Bring what lies far outside a drawing near to it, where nobody sees it either.

PDF has no numbers without bound, and rasterisers lose their way among them. A drawing that was made with care
reaches hardly beyond its edges.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from deckgen.model.drawing import (
    IDENTITY,
    Clip,
    Drawing,
    Gradient,
    Group,
    Matrix,
    Outline,
    Paint,
    PathShape,
    Shape,
    Stroke,
    TextShape,
)
from deckgen.pictures.svg_path import bounds
from deckgen.units import Color


def bring_near(drawing: Drawing, times: float) -> Drawing:
    """The drawing, with no point and no line's width beyond so many times its size; text that stands there
    is left out. Equal to what was given where nothing does."""
    far = times * max(drawing.width, drawing.height)
    return replace(drawing, shapes=tuple(_near_shapes(drawing.shapes, far)))


def _near_shapes(shapes: Iterable[Shape], far: float) -> Iterator[Shape]:
    for shape in shapes:
        match shape:
            case PathShape():
                yield _near_path(shape, far)
            case TextShape():
                if _is_near_text(shape, far):
                    yield shape
            case Group():
                clip = _near_clip(shape.clip, far) if shape.clip is not None else None
                yield replace(shape, shapes=tuple(_near_shapes(shape.shapes, far)), clip=clip)
            case _:
                assert_never(shape)


def _near_path(shape: PathShape, far: float) -> PathShape:
    width = shape.stroke.width * _scale(shape.matrix) if shape.stroke else 0.0
    if _is_near(shape.outline, shape.matrix, far) and width <= far:
        return shape
    outline = _near_outline(shape.outline, shape.matrix, far)
    stroke = None
    if shape.stroke is not None and (line := _flat(shape.stroke.paint)) is not None:
        stroke = Stroke(line, _between(width, far), shape.stroke.alpha)
    return replace(shape, outline=outline, matrix=IDENTITY, fill=_flat(shape.fill), stroke=stroke)


def _near_clip(clip: Clip, far: float) -> Clip:
    if all(_is_near(outline, matrix, far) for outline, matrix in clip.outlines):
        return clip
    outlines = tuple((_near_outline(outline, matrix, far), IDENTITY) for outline, matrix in clip.outlines)
    return Clip(outlines, clip.even_odd)


def _is_near_text(shape: TextShape, far: float) -> bool:
    scale = _scale(shape.matrix)
    lengths = [part.size * scale for part in shape.parts]
    lengths += [part.stroke.width * scale for part in shape.parts if part.stroke is not None]
    lengths += [abs(move) * scale for part in shape.parts for move in part.shift]
    place = _moved(shape.matrix, shape.x, shape.y)
    return all(abs(value) <= far for value in (*place, *lengths))


def _is_near(outline: Outline, matrix: Matrix, far: float) -> bool:
    box = bounds(outline)
    if box is None:
        return True
    corners = (_moved(matrix, x, y) for x in (box[0], box[2]) for y in (box[1], box[3]))
    return all(abs(value) <= far for corner in corners for value in corner)


def _near_outline(outline: Outline, matrix: Matrix, far: float) -> Outline:
    """The outline in the drawing's own coordinates, none of them beyond `far`."""
    return tuple(
        (
            kind,
            tuple(
                _between(value, far)
                for x, y in zip(numbers[::2], numbers[1::2], strict=True)
                for value in _moved(matrix, x, y)
            ),
        )
        for kind, numbers in outline
    )


def _between(value: float, far: float) -> float:
    return 0.0 if math.isnan(value) else max(-far, min(far, value))


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _scale(matrix: Matrix) -> float:
    """How much longer the matrix makes a length, at most."""
    a, b, c, d, _, _ = matrix
    return max(math.hypot(a, b), math.hypot(c, d))


def _flat(paint: Paint | None) -> Color | None:
    """A gradient's last colour: what it is beyond its end."""
    return paint.stops[-1].color if isinstance(paint, Gradient) else paint
