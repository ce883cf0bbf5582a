"""What several kinds of chart share: series with their colours, the labels of values, sums of stacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckgen.model.chart import ChartData, Series, ValueLabels
from deckgen.plan.charts.axes import Work
from deckgen.plan.charts.chart_plan import SeriesPlan
from deckgen.plan.charts.colors import part_colors, series_colors, text_on


def wants_labels(work: Work, count: int, most: int) -> bool:
    """Whether each value stands at its point: as the author says, else while there are few."""
    match work.settings.labels:
        case ValueLabels.ALL:
            return True
        case ValueLabels.NONE | ValueLabels.ENDS:
            return False
        case ValueLabels.AUTO:
            return count <= most


def value_labels(series: Series, data: ChartData, work: Work) -> tuple[str, ...]:
    """One text a value: what the author wrote for the point, or the value; none at gaps."""
    texts = ["" if value is None else work.form.text(value) for value in series.values]
    if data.labels:
        texts = [own if text and own else text for own, text in zip(data.labels, texts, strict=True)]
    return tuple(texts)


def line_series(data: ChartData, work: Work, *, labelled: bool) -> tuple[SeriesPlan, ...]:
    """Series that are lines or points."""
    colors = series_colors([series.name for series in data.series], work.settings.highlights, work.palette)
    return tuple(
        SeriesPlan(
            own.name,
            own.values,
            color.color,
            strong=color.strong,
            labels=value_labels(own, data, work) if labelled else (),
            live_labels=not data.labels,
        )
        for own, color in zip(data.series, colors, strict=True)
    )


def part_series(data: ChartData, work: Work, *, labelled: bool) -> tuple[SeriesPlan, ...]:
    """Series whose areas touch."""
    colors = part_colors([series.name for series in data.series], work.settings.highlights, work.palette)
    return tuple(
        SeriesPlan(
            own.name,
            own.values,
            color,
            labels=tuple("" if v is None else work.form.text(v) for v in own.values) if labelled else (),
            label_color=text_on(color, work.palette),
        )
        for own, color in zip(data.series, colors, strict=True)
    )


def totals(series: Sequence[Series]) -> list[float]:
    """The sum of each place."""
    return [sum(value or 0.0 for value in values) for values in zip(*(s.values for s in series), strict=True)]


def stack_ends(series: Iterable[Series]) -> list[float]:
    """How far the stacks of all places reach, above and below zero."""
    ends: list[float] = []
    for values in zip(*(s.values for s in series), strict=True):
        filled = [value for value in values if value is not None]
        ends.append(sum(value for value in filled if value > 0))
        ends.append(sum(value for value in filled if value < 0))
    return ends
