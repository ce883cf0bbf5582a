"""The door to charts in the brief: what plans them takes 36 ms to load, in vain where there are none."""

from __future__ import annotations

from deckgen.model.chart import Chart
from deckgen.plan.brief.box import Box
from deckgen.plan.brief.desk import Desk
from deckgen.plan.brief.prose import Place


def set_chart(chart: Chart, place: Place, desk: Desk) -> list[Box]:
    """The chart with what stands above and below it."""
    from deckgen.plan.brief import chart as charts  # noqa: PLC0415  on demand, see above

    return charts.make_chart(chart, place, desk)
