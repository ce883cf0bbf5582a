"""Keep labels of one column apart: each as near to its place as the others allow."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.values import dataclass


@dataclass(slots=True)
class _Cluster:
    """Labels that touch and move as one."""

    members: list[int]
    heights: list[float]
    pull: float
    """The sum over its members of where each wants the cluster's top to be."""

    @property
    def height(self) -> float:
        return sum(self.heights)

    def top(self, low: float, high: float) -> float:
        wanted = self.pull / len(self.members)
        return max(low, min(wanted, high - self.height))


def spread(centres: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """New centres, so that no two labels overlap and all lie between `low` and `high` if there is room."""
    order = sorted(range(len(centres)), key=lambda index: centres[index])
    clusters: list[_Cluster] = []
    for index in order:
        clusters.append(_Cluster([index], [heights[index]], centres[index] - heights[index] / 2))
        while len(clusters) > 1 and _touch(clusters[-2], clusters[-1], low, high):
            last = clusters.pop()
            before = clusters[-1]
            offset = before.height
            before.pull += last.pull - offset * len(last.members)
            before.members += last.members
            before.heights += last.heights
    moved = [0.0] * len(centres)
    for cluster in clusters:
        top = cluster.top(low, high)
        for index, height in zip(cluster.members, cluster.heights, strict=True):
            moved[index] = top + height / 2
            top += height
    return moved


def _touch(upper: _Cluster, lower: _Cluster, low: float, high: float) -> bool:
    return upper.top(low, high) + upper.height > lower.top(low, high)
