"""Words and dates that deckgen itself puts on slides and pages, in the document's language."""

from __future__ import annotations

import datetime
from functools import cache

from deckgen.diagnostics import Code, Report
from deckgen.model.briefing import Meta
from deckgen.values import dataclass

_MONTHS = "January February March April May June July August September October November December".split()


LANGUAGES = ("en", "de", "es", "fr", "ru")
"""Those in which deckgen has words of its own; every other is served in English."""

_CLOSED_UP = frozenset("en zh ja ko it pt nl pl el hu he id th tr".split())
"""Languages that set the sign of per cent close to its number."""


@dataclass(frozen=True, slots=True)
class SlideWords:
    agenda: str
    appendix: str
    source: str
    note: str
    kind: str
    date: str
    cutoff: str
    version: str
    author: str
    part: str
    """Behind a title that goes on over several slides."""
    more: str
    """Where the contents of a section are longer than its slide."""
    back: str
    """Before the numbers of the slides that refer to one of the appendix."""
    table: str
    """What a table is called that has no caption, for those who cannot see it."""
    table_of_rows: str


_WORDS = {
    "en": SlideWords(
        "Agenda",
        "Appendix",
        "Source",
        "Note",
        "Kind",
        "Date",
        "Information cut-off",
        "Version",
        "Prepared by",
        "({part} of {parts})",
        "and {count} more",
        "Back to slide",
        "Table: {heads}",
        "Table of {count} rows",
    ),
    "de": SlideWords(
        "Übersicht",
        "Anhang",
        "Quelle",
        "Anmerkung",
        "Art",
        "Datum",
        "Informationsstand",
        "Fassung",
        "Verfasst von",
        "({part} von {parts})",
        "und {count} weitere",
        "Zurück zu Folie",
        "Tabelle: {heads}",
        "Tabelle mit {count} Zeilen",
    ),
    "fr": SlideWords(
        "Sommaire",
        "Annexe",
        "Source",
        "Note",
        "Nature",
        "Date",
        "Informations arrêtées au",
        "Version",
        "Rédigé par",
        "({part} sur {parts})",
        "et {count} autres",
        "Retour à la diapositive",
        "Tableau\u00a0: {heads}",
        "Tableau de {count} lignes",
    ),
    "es": SlideWords(
        "Índice",
        "Anexo",
        "Fuente",
        "Nota",
        "Tipo",
        "Fecha",
        "Información hasta",
        "Versión",
        "Elaborado por",
        "({part} de {parts})",
        "y {count} más",
        "Volver a la diapositiva",
        "Tabla: {heads}",
        "Tabla de {count} filas",
    ),
    "ru": SlideWords(
        "Содержание",
        "Приложение",
        "Источник",
        "Примечание",
        "Вид",
        "Дата",
        "Данные на",
        "Версия",
        "Составитель",
        "({part} из {parts})",
        "и ещё {count}",
        "Назад к слайду",
        "Таблица: {heads}",
        "Таблица, строк: {count}",
    ),
}


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """What a cross-reference is called inside a sentence. A figure needs no inflection."""

    figure: str
    table: str
    section: str
    annex: str
    slide: str
    this_slide: str


_REFERENCES = {
    "en": ReferenceWords("Figure", "Table", "Section", "Annex", "slide", "this slide"),
    "de": ReferenceWords("Abbildung", "Tabelle", "Abschnitt", "Anhang", "Folie", "diese Folie"),
    "fr": ReferenceWords("figure", "tableau", "section", "annexe", "diapositive", "cette diapositive"),
    "es": ReferenceWords("figura", "tabla", "sección", "anexo", "diapositiva", "esta diapositiva"),
    "ru": ReferenceWords("рис.", "табл.", "разд.", "прил.", "слайд", "этот слайд"),
}


def reference_words(lang: str) -> ReferenceWords:
    return _REFERENCES.get(primary(lang), _REFERENCES["en"])


def slide_words(lang: str) -> SlideWords:
    """The words for a BCP 47 tag; English for a language without a catalogue."""
    return _WORDS.get(primary(lang), _WORDS["en"])


def report_language(meta: Meta, report: Report) -> None:
    """Say so where deckgen's own words are in English because they are in no other language that fits."""
    if primary(meta.lang) not in LANGUAGES:
        message = f"deckgen has no words of its own in '{meta.lang}'; they are in English"
        hint = f"it has them in {', '.join(LANGUAGES)}"
        report.add(Code.LANGUAGE_ENGLISH, meta.lang_span, message, hint)


def percent(number: str, lang: str) -> str:
    """The number with its sign, which some languages set apart."""
    return f"{number}%" if primary(lang) in _CLOSED_UP else f"{number}\N{NARROW NO-BREAK SPACE}%"


def primary(lang: str) -> str:
    return lang.partition("-")[0].lower()


def long_date(date: datetime.date, lang: str) -> str:
    """A date in words, its parts tied by no-break spaces: "16 June 2021"."""
    if primary(lang) == "en" and lang not in {"en-US", "en-CA"}:
        return f"{date.day}\N{NO-BREAK SPACE}{_MONTHS[date.month - 1]}\N{NO-BREAK SPACE}{date.year}"
    if lang in {"en-US", "en-CA"}:
        return f"{_MONTHS[date.month - 1]}\N{NO-BREAK SPACE}{date.day}, {date.year}"
    # Only here: English documents need not load it.
    from babel.dates import format_date  # noqa: PLC0415

    return str(format_date(date, "long", babel_locale(lang))).replace(" ", "\N{NO-BREAK SPACE}")


def date_by_parts(date: datetime.date, parts: str, lang: str) -> str:
    """A date in the order and form of a language other than English; `parts` as Unicode's skeletons name
    them, such as "yMMMd", or "LLL" for a month alone."""
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415  on demand, as above

    locale = babel_locale(lang)
    # Of a single part not every language has a skeleton; as a pattern it is the same.
    written = (
        format_date(date, parts, locale) if parts == "LLL" else format_skeleton(parts, date, locale=locale)
    )
    return str(written).replace(" ", "\N{NO-BREAK SPACE}")


@cache
def babel_locale(lang: str) -> str:
    """The locale that Babel has data for: the tag itself, or its language alone, or else English."""
    from babel.localedata import exists  # noqa: PLC0415  on demand, as above

    parts = lang.split("-")
    for length in range(len(parts), 0, -1):
        if exists("_".join(parts[:length])):
            return "_".join(parts[:length])
    return "en"
