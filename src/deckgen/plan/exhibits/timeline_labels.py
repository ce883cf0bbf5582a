"""Where the labels of a timeline stand, so that none meets another or the leader of another.

A label stands beside its leader, right of it if it can, else left; above the axis or below it, in the lane
that is nearest to the axis, else farther off. The leader of a label in a far lane passes the near ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from deckgen.units import Length, points
from deckgen.values import dataclass

_SLACK = points(1.2)
_MOST_TRIES = 3_000
"""Places tried before a crowd of labels is given up."""


@dataclass(frozen=True, slots=True)
class LabelNeed:
    x: Length
    """Of the leader."""
    widths: tuple[Length, ...]
    """That the text may be set in, the preferred first."""


@dataclass(frozen=True, slots=True)
class Lanes:
    above: int
    below: int


@dataclass(frozen=True, slots=True)
class LabelPlace:
    lane: int
    """0, 1 … from the axis upwards; -1, -2 … downwards."""
    left: Length
    width: Length
    is_left: bool
    """Left of its leader, so set flush right."""

    @property
    def right(self) -> Length:
        return self.left + self.width

    @property
    def is_above(self) -> bool:
        return self.lane >= 0

    @property
    def rank(self) -> int:
        """How far from the axis: 0 is the nearest lane."""
        return self.lane if self.lane >= 0 else -1 - self.lane


@dataclass(frozen=True, slots=True)
class Spacing:
    width: Length
    """Of the axis: no label passes its ends."""
    off: Length
    """From a leader to its label."""
    between: Length
    """Least distance between two labels, and between a label and a leader."""


def place_labels(needs: Sequence[LabelNeed], lanes: Lanes, spacing: Spacing) -> tuple[LabelPlace, ...] | None:
    """A place for each label, in the order of the leaders from left to right; None where there is none."""
    search = _Search(needs, lanes, spacing)
    return tuple(search.placed) if search.run(0) else None


class _Search:
    """Goes through the leaders from left to right, and back where one finds no place."""

    def __init__(self, needs: Sequence[LabelNeed], lanes: Lanes, spacing: Spacing) -> None:
        self._needs, self._lanes, self._spacing = needs, lanes, spacing
        self._tries = 0
        self.placed: list[LabelPlace] = []

    def run(self, number: int) -> bool:
        if number == len(self._needs):
            return True
        for place in self._candidates(number):
            self._tries += 1
            if self._tries > _MOST_TRIES:
                return False
            if self._is_free(place, number):
                self.placed.append(place)
                if self.run(number + 1):
                    return True
                self.placed.pop()
        return False

    def _candidates(self, number: int) -> Iterator[LabelPlace]:
        need, spacing = self._needs[number], self._spacing
        for lane in self._lane_order(number):
            for is_left in (False, True):
                for width in need.widths:
                    left = need.x - spacing.off - width if is_left else need.x + spacing.off
                    if left >= 0 and left + width <= spacing.width:
                        yield LabelPlace(lane, left, width, is_left)

    def _lane_order(self, number: int) -> Iterator[int]:
        """Near lanes first; above and below take turns."""
        ranks = max(self._lanes.above, self._lanes.below)
        for rank in range(ranks):
            pair = [rank] if rank < self._lanes.above else []
            if rank < self._lanes.below:
                pair.append(-1 - rank)
            yield from reversed(pair) if number % 2 else pair

    def _is_free(self, place: LabelPlace, number: int) -> bool:
        """Asks the nearest first: most conflicts are with these."""
        x = self._needs[number].x
        for at in range(number - 1, -1, -1):
            other = self.placed[at]
            if other.is_above is place.is_above and (
                self._meet(place, other)
                or self._crosses(x, place, other)
                or self._crosses(self._needs[at].x, other, place)
            ):
                return False
        return True

    def _meet(self, one: LabelPlace, other: LabelPlace) -> bool:
        between = self._spacing.between
        return (
            one.lane == other.lane and one.left < other.right + between and other.left < one.right + between
        )

    def _crosses(self, x: Length, place: LabelPlace, other: LabelPlace) -> bool:
        """Whether the leader at `x`, whose label is `place`, passes through another label."""
        between = min(self._spacing.between, self._spacing.off // 2)
        return place.rank >= other.rank and other.left - between < x < other.right + between


def narrowest(lines_in: Callable[[Length], int], most_lines: int, longest: Length, natural: Length) -> Length:
    """The least width in which a text takes no more lines than that, and a little more for programs that
    take a no-break space from another font: in a text so narrow that tells."""
    low, high = longest, max(natural, longest)
    while high - low > 6_350:  # half a point
        middle = (low + high) // 2
        if lines_in(middle) <= most_lines:
            high = middle
        else:
            low = middle
    return _SLACK + (high if lines_in(low) > most_lines else low)
