"""Free places on a plane for things that want to stand at given points: numbers, and names beside dots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.units import Length, Rect

Point = tuple[Length, Length]
Size = tuple[Length, Length]

_MOST_TRIES = 4_000


def free_spots(centres: Sequence[Point], areas: Sequence[Rect], size: Length) -> tuple[Rect, ...] | None:
    """Squares of this size around the points, moved apart where they meet, each inside its own area.

    None where one finds no place.
    """
    taken: list[Rect] = []
    for (x, y), area in zip(_spread(centres, areas, size), areas, strict=True):
        around = (Rect(cx - size // 2, cy - size // 2, size, size) for cx, cy in _spiral(x, y, size))
        spot = next((one for one in around if _holds(area, one) and not _meets_any(one, taken)), None)
        if spot is None:
            return None
        taken.append(spot)
    return tuple(taken)


def label_spots(
    centres: Sequence[Point],
    sizes: Sequence[Sequence[Size]],
    field: Rect,
    off: Length,
    lines: Sequence[Rect] = (),
) -> tuple[Rect, ...] | None:
    """A place for a label of one of its sizes beside each point, at the distance `off`, that meets no other
    label, no point and none of the lines; None where there is none."""
    dots = [*lines, *(Rect(x - off // 2, y - off // 2, off, off) for x, y in centres)]
    placed: list[Rect] = []
    tries = 0

    def place(number: int) -> bool:
        nonlocal tries
        if number == len(centres):
            return True
        for spot in _beside(centres[number], sizes[number], off):
            tries += 1
            if tries > _MOST_TRIES:
                return False
            if _holds(field, spot) and not _meets_any(spot, placed) and not _meets_any(spot, dots):
                placed.append(spot)
                if place(number + 1):
                    return True
                placed.pop()
        return False

    return tuple(placed) if place(0) else None


def _spread(centres: Sequence[Point], areas: Sequence[Rect], size: Length) -> Iterator[Point]:
    """The points; those that are one and the same beside one another, in rows as wide as their area."""
    seen: dict[Point, int] = {}
    for centre, area in zip(centres, areas, strict=True):
        count, number = centres.count(centre), seen.get(centre, 0)
        seen[centre] = number + 1
        columns = max(1, min(count, area.width // size))
        rows = -(-count // columns)
        row, column = divmod(number, columns)
        in_row = min(columns, count - row * columns)
        yield (
            centre[0] + round((column - (in_row - 1) / 2) * size),
            centre[1] + round((row - (rows - 1) / 2) * size),
        )


def _spiral(x: Length, y: Length, size: Length) -> Iterator[Point]:
    """The point, then those around it on growing squares."""
    yield x, y
    step = size // 2
    for ring in range(1, 9):
        for across in range(-ring, ring + 1):
            for down in range(-ring, ring + 1):
                if max(abs(across), abs(down)) == ring:
                    yield x + across * step, y + down * step


def _beside(centre: Point, sizes: Sequence[Size], off: Length) -> Iterator[Rect]:
    """Right of the point, left of it, below and above, in each size."""
    x, y = centre
    for width, height in sizes:
        yield Rect(x + off, y - height // 2, width, height)
        yield Rect(x - off - width, y - height // 2, width, height)
    for width, height in sizes:
        yield Rect(x - width // 2, y + off, width, height)
        yield Rect(x - width // 2, y - off - height, width, height)


def _holds(area: Rect, spot: Rect) -> bool:
    return area.x <= spot.x and area.y <= spot.y and spot.right <= area.right and spot.bottom <= area.bottom


def _meets_any(spot: Rect, others: Sequence[Rect]) -> bool:
    return any(
        spot.x < other.right and other.x < spot.right and spot.y < other.bottom and other.y < spot.bottom
        for other in others
    )
