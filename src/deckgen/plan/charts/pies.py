"""Pies and doughnuts."""

from __future__ import annotations

from dataclasses import replace

from deckgen.model.chart import ChartData, ChartKind, ValueLabels
from deckgen.plan.charts.axes import Work, band_axis
from deckgen.plan.charts.chart_plan import Pie, Slice
from deckgen.plan.charts.colors import part_colors
from deckgen.plan.charts.formats import NumberFormat
from deckgen.plan.words import percent

DOUGHNUT_HOLE = 0.55


def plan_pie(data: ChartData, work: Work) -> Pie:
    """One slice for each value above zero, as shares; with `labels=all` as values."""
    names = band_axis(data.x, work).labels
    values = data.series[0].values
    rows = [row for row, value in enumerate(values) if value is not None and value > 0]
    colors = part_colors([names[row] for row in rows], work.settings.highlights, work.palette)
    whole = sum(values[row] or 0.0 for row in rows)
    shares = work.settings.labels is not ValueLabels.ALL
    form = _share_format(work) if shares else work.form
    slices = []
    for row, color in zip(rows, colors, strict=True):
        value = values[row] or 0.0
        slices.append(Slice(names[row], value, color, form.text(100 * value / whole if shares else value)))
    hole = DOUGHNUT_HOLE if work.chart.kind is ChartKind.DOUGHNUT else 0.0
    return Pie(data.x.name, data.series[0].name, tuple(slices), form, shares, hole)


def _share_format(work: Work) -> NumberFormat:
    return replace(work.form, decimals=work.settings.decimals or 0, prefix="", suffix=percent("", work.lang))
