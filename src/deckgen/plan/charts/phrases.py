"""The sentences in which a chart is told, in the languages that deckgen speaks; English serves all others."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.model.chart import ChartKind
from deckgen.plan.words import primary
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    kinds: Mapping[ChartKind, str]
    stacked: str
    """Behind the kind's name."""
    percent: str
    highest: str
    lowest: str
    up: str
    down: str
    same: str
    points: str
    more_series: str
    more: str
    between: str
    """From low to high."""
    no_value: str
    line: str
    band: str
    marked: str
    panels: str
    starts_at: str
    logarithmic: str
    base: str
    """Series of a waterfall in the workbook: what is not seen, what goes up, what goes down, sums."""
    rise: str
    fall: str
    total: str
    below_zero: str
    label: str
    size: str


def phrases_for(lang: str) -> Phrases:
    return _PHRASES.get(primary(lang), _PHRASES["en"])


def _kinds(names: str) -> Mapping[ChartKind, str]:
    """Names of the kinds in the order of `ChartKind`, separated by commas."""
    return dict(zip(ChartKind, names.split(", "), strict=True))


_PHRASES = {
    "en": Phrases(
        kinds=_kinds(
            "Column chart, Bar chart, Line chart, Area chart, Scatter chart, Bubble chart, Pie chart, "
            "Doughnut chart, Chart of columns and lines, Waterfall chart, Slope chart, Range chart, Dot chart"
        ),
        stacked="stacked",
        percent="in per cent",
        highest="highest {value} ({place})",
        lowest="lowest {value} ({place})",
        up="from {start} ({first}) up to {end} ({last})",
        down="from {start} ({first}) down to {end} ({last})",
        same="{start} at both ends ({first}, {last})",
        points="{count} points",
        more_series="And {count} more: {names}",
        more="and {count} more",
        between="{low} to {high}",
        no_value="no value",
        line="Line at {value}",
        band="Band from {low} to {high}",
        marked="Marked: {names}",
        panels="{count} panels: {names}",
        starts_at="The scale starts at {value}.",
        logarithmic="The scale is logarithmic.",
        base="Base",
        rise="Rise",
        fall="Fall",
        total="Total",
        below_zero="{name}, below zero",
        label="Label",
        size="Size",
    ),
    "de": Phrases(
        kinds=_kinds(
            "Säulendiagramm, Balkendiagramm, Liniendiagramm, Flächendiagramm, Punktdiagramm, Blasendiagramm, "
            "Kreisdiagramm, Ringdiagramm, Diagramm mit Säulen und Linien, Wasserfalldiagramm, "
            "Steigungsdiagramm, Spannendiagramm, Punkte nach Namen"
        ),
        stacked="gestapelt",
        percent="in Prozent",
        highest="höchster Wert {value} ({place})",
        lowest="niedrigster Wert {value} ({place})",
        up="von {start} ({first}) auf {end} ({last}) gestiegen",
        down="von {start} ({first}) auf {end} ({last}) gesunken",
        same="{start} an beiden Enden ({first}, {last})",
        points="{count} Punkte",
        more_series="Und {count} weitere: {names}",
        more="und {count} weitere",
        between="{low} bis {high}",
        no_value="kein Wert",
        line="Linie bei {value}",
        band="Bereich von {low} bis {high}",
        marked="Markiert: {names}",
        panels="{count} Felder: {names}",
        starts_at="Die Skala beginnt bei {value}.",
        logarithmic="Die Skala ist logarithmisch.",
        base="Sockel",
        rise="Anstieg",
        fall="Rückgang",
        total="Summe",
        below_zero="{name}, unter null",
        label="Beschriftung",
        size="Größe",
    ),
    "fr": Phrases(
        kinds=_kinds(
            "Histogramme, Diagramme à barres, Courbes, Aires, Nuage de points, Bulles, Camembert, Anneau, "
            "Histogramme et courbes, Cascade, Pentes, Intervalles, Points par nom"
        ),
        stacked="empilé",
        percent="en pour cent",
        highest="maximum {value} ({place})",
        lowest="minimum {value} ({place})",
        up="en hausse de {start} ({first}) à {end} ({last})",
        down="en baisse de {start} ({first}) à {end} ({last})",
        same="{start} aux deux extrémités ({first}, {last})",
        points="{count} points",
        more_series="Et {count} autres\u00a0: {names}",
        more="et {count} autres",
        between="{low} à {high}",
        no_value="aucune valeur",
        line="Ligne à {value}",
        band="Bande de {low} à {high}",
        marked="Repères\u00a0: {names}",
        panels="{count} volets\u00a0: {names}",
        starts_at="L’échelle commence à {value}.",
        logarithmic="L’échelle est logarithmique.",
        base="Socle",
        rise="Hausse",
        fall="Baisse",
        total="Total",
        below_zero="{name}, sous zéro",
        label="Étiquette",
        size="Taille",
    ),
    "es": Phrases(
        kinds=_kinds(
            "Gráfico de columnas, Gráfico de barras, Gráfico de líneas, Gráfico de áreas, "
            "Gráfico de dispersión, Gráfico de burbujas, Gráfico circular, Gráfico de anillo, "
            "Gráfico de columnas y líneas, Gráfico de cascada, Gráfico de pendientes, Gráfico de rangos, "
            "Gráfico de puntos"
        ),
        stacked="apilado",
        percent="en porcentaje",
        highest="máximo {value} ({place})",
        lowest="mínimo {value} ({place})",
        up="sube de {start} ({first}) a {end} ({last})",
        down="baja de {start} ({first}) a {end} ({last})",
        same="{start} en ambos extremos ({first}, {last})",
        points="{count} puntos",
        more_series="Y {count} más: {names}",
        more="y {count} más",
        between="{low} a {high}",
        no_value="sin valor",
        line="Línea en {value}",
        band="Banda de {low} a {high}",
        marked="Marcas: {names}",
        panels="{count} paneles: {names}",
        starts_at="La escala empieza en {value}.",
        logarithmic="La escala es logarítmica.",
        base="Soporte",
        rise="Subida",
        fall="Bajada",
        total="Total",
        below_zero="{name}, bajo cero",
        label="Etiqueta",
        size="Tamaño",
    ),
    "ru": Phrases(
        kinds=_kinds(
            "Столбчатая диаграмма, Линейчатая диаграмма, График, Диаграмма с областями, Точечная диаграмма, "
            "Пузырьковая диаграмма, Круговая диаграмма, Кольцевая диаграмма, Столбцы и линии, "
            "Каскадная диаграмма, Диаграмма наклонов, Диаграмма диапазонов, Точки по названиям"
        ),
        stacked="с накоплением",
        percent="в процентах",
        highest="максимум {value} ({place})",
        lowest="минимум {value} ({place})",
        up="рост с {start} ({first}) до {end} ({last})",
        down="снижение с {start} ({first}) до {end} ({last})",
        same="{start} в начале и в конце ({first}, {last})",
        points="точек: {count}",
        more_series="И ещё {count}: {names}",
        more="и ещё {count}",
        between="от {low} до {high}",
        no_value="нет значения",
        line="Линия на уровне {value}",
        band="Полоса от {low} до {high}",
        marked="Отмечено: {names}",
        panels="Панелей: {count}: {names}",
        starts_at="Шкала начинается с {value}.",
        logarithmic="Шкала логарифмическая.",
        base="Основание",
        rise="Рост",
        fall="Снижение",
        total="Итог",
        below_zero="{name}, ниже нуля",
        label="Подпись",
        size="Размер",
    ),
}
