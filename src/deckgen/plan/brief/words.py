"""The words that the brief itself puts on its pages, in the document's language."""

from __future__ import annotations

from deckgen.plan.words import primary
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    contents: str
    inside: str
    figure: str
    table: str
    annex: str
    note: str
    source: str
    colon: str
    """What stands between "Source" and the source."""
    continued: str
    continued_on: str
    of: str
    version: str
    cutoff: str
    date_label: str
    cutoff_label: str
    version_label: str
    from_label: str
    author_label: str
    done: str
    to_do: str


_CATALOGUES = {
    "en": Words(
        contents="Contents",
        inside="Inside",
        figure="Figure",
        table="Table",
        annex="Annex",
        note="Note",
        source="Source",
        colon=": ",
        continued="(continued)",
        continued_on="continued on page {page}",
        of="of {pages}",
        version="Version {version}",
        cutoff="information to {date}",
        date_label="Date",
        cutoff_label="Information to",
        version_label="Version",
        from_label="From",
        author_label="Prepared by",
        done="done",
        to_do="to do",
    ),
    "de": Words(
        contents="Inhalt",
        inside="Inhalt",
        figure="Abbildung",
        table="Tabelle",
        annex="Anhang",
        note="Anmerkung",
        source="Quelle",
        colon=": ",
        continued="(Fortsetzung)",
        continued_on="Fortsetzung auf Seite {page}",
        of="von {pages}",
        version="Fassung {version}",
        cutoff="Informationsstand {date}",
        date_label="Datum",
        cutoff_label="Informationsstand",
        version_label="Fassung",
        from_label="Von",
        author_label="Verfasst von",
        done="erledigt",
        to_do="offen",
    ),
    "fr": Words(
        contents="Sommaire",
        inside="Sommaire",
        figure="Figure",
        table="Tableau",
        annex="Annexe",
        note="Note",
        source="Source",
        colon="\u00a0: ",
        continued="(suite)",
        continued_on="suite page {page}",
        of="sur {pages}",
        version="Version {version}",
        cutoff="informations arrêtées au {date}",
        date_label="Date",
        cutoff_label="Informations arrêtées au",
        version_label="Version",
        from_label="De",
        author_label="Rédigé par",
        done="fait",
        to_do="à faire",
    ),
    "es": Words(
        contents="Índice",
        inside="Índice",
        figure="Figura",
        table="Tabla",
        annex="Anexo",
        note="Nota",
        source="Fuente",
        colon=": ",
        continued="(continuación)",
        continued_on="continúa en la página {page}",
        of="de {pages}",
        version="Versión {version}",
        cutoff="información hasta el {date}",
        date_label="Fecha",
        cutoff_label="Información hasta",
        version_label="Versión",
        from_label="De",
        author_label="Elaborado por",
        done="hecho",
        to_do="pendiente",
    ),
    "ru": Words(
        contents="Содержание",
        inside="Содержание",
        figure="Рисунок",
        table="Таблица",
        annex="Приложение",
        note="Примечание",
        source="Источник",
        colon=": ",
        continued="(продолжение)",
        continued_on="продолжение на с. {page}",
        of="из {pages}",
        version="Версия {version}",
        cutoff="данные на {date}",
        date_label="Дата",
        cutoff_label="Данные на",
        version_label="Версия",
        from_label="От",
        author_label="Составитель",
        done="сделано",
        to_do="не сделано",
    ),
}
"""By primary language; a language without one is served in English."""


def words_for(lang: str) -> Words:
    return _CATALOGUES.get(primary(lang), _CATALOGUES["en"])
