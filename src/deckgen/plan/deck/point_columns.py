"""Many short points in two columns, read down the one and then down the other, slide by slide."""

from __future__ import annotations

from dataclasses import replace

from deckgen.plan.deck.columns import ColumnsPiece
from deckgen.plan.deck.flow import Flow
from deckgen.plan.deck.pieces import NO_REMARKS, Pieces, Remarks, Slot
from deckgen.plan.deck.slides import Placed
from deckgen.theme.grid import GUTTER
from deckgen.units import Length
from deckgen.values import dataclass

_LEAST = 6
"""Points; fewer stand one below the other."""


@dataclass(frozen=True)
class PointColumns:
    flow: Flow
    """All points, as wide as a column."""
    grows: int = 0
    is_text: bool = False

    @property
    def remarks(self) -> Remarks:
        return self.flow.remarks

    def height(self, step: int) -> Length:
        return max(column.height(step) for column in self._columns())

    def fits(self, height: Length, step: int) -> bool:
        return self.height(step) <= height

    def divide(self, height: Length, step: int) -> tuple[PointColumns, PointColumns] | None:
        points = self.flow.paragraphs
        cut = 2 * min(self.flow.count_fitting(height, step), (len(points) - 1) // 2)
        if len(points) - cut == 1 and cut > 2:
            cut -= 2  # never a lone last point
        if cut == 0:
            return None
        return self._with(cut, start=0), self._with(len(points), start=cut)

    def place(self, slot: Slot) -> tuple[Placed, ...]:
        return self.side_by_side().place(slot)

    def side_by_side(self) -> ColumnsPiece:
        """The points of one slide: the first half left, the second right."""
        width = self.flow.width
        return ColumnsPiece(tuple((column,) for column in self._columns()), (width, width), GUTTER)

    def _columns(self) -> tuple[Flow, Flow]:
        points = self.flow.paragraphs
        middle = (len(points) + 1) // 2
        left, right = replace(self.flow, paragraphs=points[:middle]), points[middle:]
        return left, replace(self.flow, paragraphs=right)

    def _with(self, end: int, *, start: int) -> PointColumns:
        return PointColumns(replace(self.flow, paragraphs=self.flow.paragraphs[start:end]))


def point_columns(pieces: Pieces, width: Length, step: int) -> Pieces:
    """A list of short points, and the text before it, with the points in two columns of that width. Nothing
    where there is more or other content, where a point would take two lines at the step, or where footnotes
    would meet at the foot."""
    flow = pieces[0] if len(pieces) == 1 else None
    if not isinstance(flow, Flow) or flow.fill is not None or flow.remarks != NO_REMARKS:
        return ()
    first = next((n for n, one in enumerate(flow.paragraphs) if one.item), len(flow.paragraphs))
    lead = replace(flow, paragraphs=flow.paragraphs[:first])
    points = replace(flow, paragraphs=flow.paragraphs[first:], width=width)
    if len(points.paragraphs) < _LEAST or not points.is_flat_list:
        return ()
    if not points.takes_one_line_each(width, step):
        return ()
    return (lead, PointColumns(points)) if first else (PointColumns(points),)
