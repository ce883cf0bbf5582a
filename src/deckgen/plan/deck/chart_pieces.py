"""The door to charts on slides: what plans them takes 36 ms to load, in vain where there are none."""

from __future__ import annotations

from deckgen.model import block as b
from deckgen.model.chart import Chart
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.pieces import Piece, Pieces
from deckgen.units import Length


def chart_piece(chart: Chart, width: Length, desk: Desk) -> Piece:
    """The chart under its caption."""
    from deckgen.plan.deck import chart_piece as charts  # noqa: PLC0415  on demand, see above

    return charts.make_chart_piece(chart, width, desk)


def chart_with_remarks(blocks: b.Blocks, desk: Desk) -> Pieces | None:
    """A chart and up to three short points as chart and remarks side by side; None for any other content."""
    if not any(isinstance(block, Chart) for block in blocks):
        return None
    from deckgen.plan.deck import chart_piece as charts  # noqa: PLC0415  on demand, see above

    return charts.make_chart_with_remarks(blocks, desk)
