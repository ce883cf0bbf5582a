"""The data of a native chart, twice as PowerPoint wants it: as columns of the workbook, and as what the chart
has read from them, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.plan.charts.chart_plan import (
    BandAxis,
    Bars,
    Cartesian,
    ChartPlan,
    Layer,
    Lines,
    Pie,
    Points,
    SeriesPlan,
)
from deckgen.plan.charts.formats import ValueFormat
from deckgen.plan.charts.geometry import stacked_values
from deckgen.render.pptx.chart_workbook import Column, Reference, number_text, reference
from deckgen.render.pptx.xml import escape
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class SeriesCells:
    """The parts of a series that name its cells."""

    head: str
    """Its number, its order and its name."""
    along: str
    values: str
    sizes: str = ""


@dataclass(frozen=True, slots=True)
class ChartCells:
    columns: tuple[Column, ...]
    series: tuple[tuple[SeriesCells, ...], ...]
    """By layer; after those of the plan perhaps an invisible one, which bears the labels of whole stacks."""


def chart_cells(plan: ChartPlan) -> ChartCells:
    match plan.body:
        case Pie() as pie:
            return _pie_cells(pie, plan.format)
        case Cartesian() as body:
            return _Cells(body, plan.format).cells()


def _pie_cells(pie: Pie, form: ValueFormat) -> ChartCells:
    names = Column(pie.name, tuple(own.name for own in pie.slices))
    values = Column(pie.series_name, tuple(own.value for own in pie.slices), form.code)
    cells = SeriesCells(
        _head(0, values, reference(1, values)),
        _texts("cat", names, reference(0, names)),
        _numbers("val", values, reference(1, values)),
    )
    return ChartCells((names, values), ((cells,),))


class _Cells:
    """Gathers the columns while the series are numbered."""

    def __init__(self, body: Cartesian, form: ValueFormat) -> None:
        self._body, self._form = body, form
        self._along = _along_column(body)
        self._columns = [self._along]
        self._count = 0

    def cells(self) -> ChartCells:
        series = tuple(
            tuple(self._one(layer, plan) for plan in layer.series) + self._carrier(layer)
            for layer in self._body.layers
        )
        sizes = self._sizes()
        if sizes:
            series = tuple(tuple(replace(own, sizes=sizes) for own in layer) for layer in series)
        return ChartCells((*self._columns, *self._given()), series)

    def _one(self, layer: Layer, plan: SeriesPlan) -> SeriesCells:
        second = self._body.y2 if isinstance(layer, Lines) and layer.second else None
        form = second.scale.format if second else self._form
        return self._add(Column(plan.name, plan.values, form.code), layer)

    def _carrier(self, layer: Layer) -> tuple[SeriesCells, ...]:
        """The invisible series whose labels stand at the ends of stacks, as long as the stacks are."""
        if not isinstance(layer, Bars) or not layer.end_labels:
            return ()
        ends = tuple(_end_of(stack) for stack in stacked_values(layer))
        carrier = self._add(Column(layer.ends_name, ends, self._form.code), layer)
        return (replace(carrier, head=_nameless(self._count - 1)),)

    def _add(self, column: Column, layer: Layer) -> SeriesCells:
        self._columns.append(column)
        place = reference(len(self._columns) - 1, column)
        head = _head(self._count, column, place)
        self._count += 1
        along, first = self._along, reference(0, self._along)
        if isinstance(layer, Points):
            return SeriesCells(head, _numbers("xVal", along, first), _numbers("yVal", column, place))
        names = _texts if isinstance(self._body.x, BandAxis) else _numbers
        return SeriesCells(head, names("cat", along, first), _numbers("val", column, place))

    def _given(self) -> Iterator[Column]:
        """What the author gave where the chart is drawn from other values, to be read beside them."""
        for layer in self._body.layers:
            if isinstance(layer, Bars):
                for name, values in layer.given:
                    yield Column(name, values, self._form.code)

    def _sizes(self) -> str:
        for layer in self._body.layers:
            if isinstance(layer, Points) and layer.sizes:
                column = Column(layer.sizes_name, layer.sizes)
                self._columns.append(column)
                return _numbers("bubbleSize", column, reference(len(self._columns) - 1, column))
        return ""


def _along_column(body: Cartesian) -> Column:
    axis = body.x
    if isinstance(axis, BandAxis):
        return Column(axis.name, axis.labels)
    places = next((layer.places for layer in body.layers if not isinstance(layer, Bars)), ())
    return Column(axis.name, places, axis.scale.format.code)


def _end_of(stack: Sequence[tuple[float, float] | None]) -> float | None:
    """The stack's total; above zero if any of it is."""
    reached = [end for ends in stack if ends is not None for end in ends]
    if not reached:
        return None
    return max(reached) if max(reached) > 0 else min(reached)


def _head(number: int, column: Column, place: Reference) -> str:
    return (
        f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{place.head}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(column.head)}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>"
    )


def _nameless(number: int) -> str:
    """The head of a series that a legend is not to name.

    A legend can be told to leave an entry out, but LibreOffice counts the entries of rows from the other end.
    """
    return f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v> </c:v></c:tx>'


def _texts(tag: str, column: Column, place: Reference) -> str:
    points = "".join(
        [
            f'<c:pt idx="{number}"><c:v>{escape(str(value))}</c:v></c:pt>'
            for number, value in enumerate(column.values)
        ]
    )
    return (
        f"<c:{tag}><c:strRef><c:f>{place.values}</c:f><c:strCache>"
        f'<c:ptCount val="{place.count}"/>{points}</c:strCache></c:strRef></c:{tag}>'
    )


def _numbers(tag: str, column: Column, place: Reference) -> str:
    """Gaps are left out of the cache, as PowerPoint does with empty cells."""
    points = "".join(
        [
            f'<c:pt idx="{number}"><c:v>{number_text(value)}</c:v></c:pt>'
            for number, value in enumerate(column.values)
            if isinstance(value, float)
        ]
    )
    return (
        f"<c:{tag}><c:numRef><c:f>{place.values}</c:f><c:numCache>"
        f"<c:formatCode>{escape(column.format)}</c:formatCode>"
        f'<c:ptCount val="{place.count}"/>{points}</c:numCache></c:numRef></c:{tag}>'
    )
