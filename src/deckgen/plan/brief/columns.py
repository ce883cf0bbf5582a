"""How wide a table's columns are."""

from __future__ import annotations

from collections.abc import Sequence


def share_room(natural: Sequence[float], longest: Sequence[float], room: float) -> list[float]:
    """Widths that add up to `room`: each column its natural width if possible, no word broken if possible.

    What is left over is shared in proportion; what is missing is taken from the wide columns, in proportion
    to their text, so that their cells come out equally high.
    """
    if not natural:
        return []
    total = sum(natural)
    if total <= room:
        factor = room / total if total else 0.0
        return [width * factor for width in natural] if total else [room / len(natural)] * len(natural)
    if sum(longest) >= room:
        factor = room / sum(longest)
        return [width * factor for width in longest]
    return _squeezed(natural, longest, room)


def _squeezed(natural: Sequence[float], longest: Sequence[float], room: float) -> list[float]:
    """Columns narrower than an equal share keep their width; the others share the rest by their text."""
    widths = [0.0] * len(natural)
    wide = set(range(len(natural)))
    while narrow := [i for i in wide if natural[i] <= room / len(wide)]:
        left = room - sum(natural[i] for i in narrow)
        if sum(longest[i] for i in wide.difference(narrow)) > left:
            break
        for i in narrow:
            widths[i] = natural[i]
        wide.difference_update(narrow)
        room = left
    # Round by round, settle those whose share would break their longest word.
    while wide:
        total = sum(natural[i] for i in wide)
        shares = {i: room * natural[i] / total for i in wide}
        tight = {i: longest[i] for i in wide if shares[i] < longest[i]}
        for i, width in (tight or shares).items():
            widths[i] = width
            room -= width
        wide.difference_update(tight or shares)
    return widths


def stretch_numbers(widths: Sequence[float], is_number: Sequence[bool], room: float) -> list[float]:
    """Columns of a table of numbers: those with numbers alike if they can be, then all a little wider."""
    widest = max((width for width, number in zip(widths, is_number, strict=True) if number), default=0.0)
    alike = [widest if number else width for width, number in zip(widths, is_number, strict=True)]
    if sum(alike) > room:
        alike = list(widths)
    spare = (room - sum(alike)) / len(alike)
    return [width + spare for width in alike]
