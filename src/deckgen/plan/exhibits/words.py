"""The catalogue's own words, in the document's language."""

from __future__ import annotations

import datetime

from deckgen.model.chart import Granularity
from deckgen.model.exhibits import Moment, PanelRole
from deckgen.model.likelihood import Confidence
from deckgen.plan.words import date_by_parts, long_date, primary
from deckgen.values import dataclass

_SHORT_MONTHS = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split()
_MONTHS = "January February March April May June July August September October November December".split()
_TIE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class ExhibitWords:
    roles: dict[PanelRole, str]
    confidences: dict[Confidence, str]
    judgment: str
    judgments: str
    likelihood: str
    """Of a judgment; the head of its column says that it is per cent."""
    percent: str
    confidence: str
    outcome: str
    basis: str
    horizon: str
    reading: str
    """How the two scales of a judgment are to be read."""
    recommended: str
    likelihood_axis: str
    """Of a matrix of risks."""
    consequence_axis: str
    low: str
    high: str
    opening: str
    """Quotation mark."""
    closing: str


def _english() -> ExhibitWords:
    return ExhibitWords(
        roles={
            PanelRole.BLUF: "Bottom line",
            PanelRole.TAKEAWAY: "Takeaway",
            PanelRole.ALTERNATIVE: "An alternative view",
            PanelRole.RECOMMENDATION: "Recommendation",
            PanelRole.SIDE: "Side note",
            PanelRole.NOTE: "Note",
            PanelRole.TIP: "Tip",
            PanelRole.IMPORTANT: "Important",
            PanelRole.WARNING: "Warning",
            PanelRole.CAUTION: "Caution",
        },
        confidences={Confidence.LOW: "Low", Confidence.MODERATE: "Moderate", Confidence.HIGH: "High"},
        judgment="Key judgment",
        judgments="Key judgments",
        likelihood="Likelihood",
        percent="per cent",
        confidence="Confidence",
        outcome="Outcome",
        basis="Basis",
        horizon="Until",
        reading="Likelihood says how probable it is; confidence says how good the evidence is.",
        recommended="Recommended",
        likelihood_axis="Likelihood",
        consequence_axis="Consequence",
        low="low",
        high="high",
        opening="“",
        closing="”",
    )


def _german() -> ExhibitWords:
    return ExhibitWords(
        roles={
            PanelRole.BLUF: "Kernaussage",
            PanelRole.TAKEAWAY: "Fazit",
            PanelRole.ALTERNATIVE: "Eine andere Lesart",
            PanelRole.RECOMMENDATION: "Empfehlung",
            PanelRole.SIDE: "Randnotiz",
            PanelRole.NOTE: "Hinweis",
            PanelRole.TIP: "Tipp",
            PanelRole.IMPORTANT: "Wichtig",
            PanelRole.WARNING: "Warnung",
            PanelRole.CAUTION: "Vorsicht",
        },
        confidences={Confidence.LOW: "Gering", Confidence.MODERATE: "Mittel", Confidence.HIGH: "Hoch"},
        judgment="Einschätzung",
        judgments="Einschätzungen",
        likelihood="Wahrscheinlichkeit",
        percent="Prozent",
        confidence="Sicherheit",
        outcome="Ergebnis",
        basis="Grundlage",
        horizon="Bis",
        reading="Die Wahrscheinlichkeit gilt dem Ereignis, die Sicherheit der Güte der Belege.",
        recommended="Empfohlen",
        likelihood_axis="Wahrscheinlichkeit",
        consequence_axis="Folgen",
        low="niedrig",
        high="hoch",
        opening="„",
        closing="“",
    )


def _french() -> ExhibitWords:
    return ExhibitWords(
        roles={
            PanelRole.BLUF: "L’essentiel",
            PanelRole.TAKEAWAY: "À retenir",
            PanelRole.ALTERNATIVE: "Une autre lecture",
            PanelRole.RECOMMENDATION: "Recommandation",
            PanelRole.SIDE: "En marge",
            PanelRole.NOTE: "Note",
            PanelRole.TIP: "Conseil",
            PanelRole.IMPORTANT: "Important",
            PanelRole.WARNING: "Avertissement",
            PanelRole.CAUTION: "Attention",
        },
        confidences={Confidence.LOW: "Faible", Confidence.MODERATE: "Moyenne", Confidence.HIGH: "Élevée"},
        judgment="Appréciation",
        judgments="Appréciations",
        likelihood="Probabilité",
        percent="pour cent",
        confidence="Confiance",
        outcome="Issue",
        basis="Fondement",
        horizon="Jusqu’au",
        reading="La probabilité porte sur l’événement, la confiance sur la qualité des éléments.",
        recommended="Recommandé",
        likelihood_axis="Probabilité",
        consequence_axis="Conséquences",
        low="faible",
        high="élevé",
        opening="«\N{NARROW NO-BREAK SPACE}",
        closing="\N{NARROW NO-BREAK SPACE}»",
    )


def _spanish() -> ExhibitWords:
    return ExhibitWords(
        roles={
            PanelRole.BLUF: "Lo esencial",
            PanelRole.TAKEAWAY: "Conclusión",
            PanelRole.ALTERNATIVE: "Otra lectura",
            PanelRole.RECOMMENDATION: "Recomendación",
            PanelRole.SIDE: "Al margen",
            PanelRole.NOTE: "Nota",
            PanelRole.TIP: "Consejo",
            PanelRole.IMPORTANT: "Importante",
            PanelRole.WARNING: "Advertencia",
            PanelRole.CAUTION: "Precaución",
        },
        confidences={Confidence.LOW: "Baja", Confidence.MODERATE: "Media", Confidence.HIGH: "Alta"},
        judgment="Apreciación",
        judgments="Apreciaciones",
        likelihood="Probabilidad",
        percent="por ciento",
        confidence="Confianza",
        outcome="Desenlace",
        basis="Base",
        horizon="Hasta",
        reading="La probabilidad se refiere al hecho; la confianza, a la calidad de las pruebas.",
        recommended="Recomendado",
        likelihood_axis="Probabilidad",
        consequence_axis="Consecuencias",
        low="bajo",
        high="alto",
        opening="«",
        closing="»",
    )


def _russian() -> ExhibitWords:
    return ExhibitWords(
        roles={
            PanelRole.BLUF: "Главное",
            PanelRole.TAKEAWAY: "Вывод",
            PanelRole.ALTERNATIVE: "Иное прочтение",
            PanelRole.RECOMMENDATION: "Рекомендация",
            PanelRole.SIDE: "На полях",
            PanelRole.NOTE: "Примечание",
            PanelRole.TIP: "Совет",
            PanelRole.IMPORTANT: "Важно",
            PanelRole.WARNING: "Предупреждение",
            PanelRole.CAUTION: "Осторожно",
        },
        confidences={Confidence.LOW: "Низкая", Confidence.MODERATE: "Средняя", Confidence.HIGH: "Высокая"},
        judgment="Оценка",
        judgments="Оценки",
        likelihood="Вероятность",
        percent="проценты",
        confidence="Уверенность",
        outcome="Исход",
        basis="Основание",
        horizon="До",
        reading="Вероятность относится к событию, уверенность — к качеству сведений.",
        recommended="Рекомендуется",
        likelihood_axis="Вероятность",
        consequence_axis="Последствия",
        low="низк.",
        high="высок.",
        opening="«",
        closing="»",
    )


_LANGUAGES = {"en": _english, "de": _german, "fr": _french, "es": _spanish, "ru": _russian}


def exhibit_words(lang: str) -> ExhibitWords:
    """The words for a BCP 47 tag; English for a language without a catalogue."""
    return _LANGUAGES.get(primary(lang), _english)()


def short_moment(moment: Moment, lang: str) -> str:
    """A date as labels have it: "16 June 2021", "5 Feb 2026", "June 2021", "2021"."""
    date = moment.date
    if moment.granularity is Granularity.YEAR:
        return str(date.year)
    is_month = moment.granularity is Granularity.MONTH
    if primary(lang) != "en":
        return date_by_parts(date, "yMMM" if is_month else "yMMMd", lang)
    month = short_month(date, lang)
    if is_month:
        return f"{month}{_TIE}{date.year}"
    if lang in {"en-US", "en-CA"}:
        return f"{month}{_TIE}{date.day}, {date.year}"
    return f"{date.day}{_TIE}{month}{_TIE}{date.year}"


def long_moment(moment: Moment, lang: str) -> str:
    """A date in full: "16 June 2021"."""
    date = moment.date
    match moment.granularity:
        case Granularity.YEAR:
            return str(date.year)
        case Granularity.MONTH if primary(lang) == "en":
            return f"{_MONTHS[date.month - 1]}{_TIE}{date.year}"
        case Granularity.MONTH:
            return date_by_parts(date, "yMMMM", lang)
        case _:
            return long_date(date, lang)


def short_month(date: datetime.date, lang: str) -> str:
    return _SHORT_MONTHS[date.month - 1] if primary(lang) == "en" else date_by_parts(date, "LLL", lang)


def short_day(date: datetime.date, lang: str) -> str:
    """A day without its year: "16 June"."""
    if primary(lang) != "en":
        return date_by_parts(date, "MMMd", lang)
    month = short_month(date, lang)
    return f"{month}{_TIE}{date.day}" if lang in {"en-US", "en-CA"} else f"{date.day}{_TIE}{month}"
