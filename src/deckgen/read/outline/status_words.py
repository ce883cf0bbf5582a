"""Words by which tables are understood, in the languages that deckgen speaks; English is always known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from deckgen.model.exhibits import Status

STATUS_WORDS: Mapping[str, Mapping[Status, str]] = {
    "en": {
        Status.DONE: """done, agreed, achieved, adopted, approved, closed, complete, completed, delivered,
            fulfilled, implemented, in force, kept, met, on track, passed, ratified, resolved, returned,
            signed, yes""",
        Status.OPEN: """open, partly, partial, partially, ambiguous, at risk, begun, contested, delayed, due,
            formed, in progress, late, mixed, not started, ongoing, pending, planned, started, under way,
            underway, unclear, waiting""",
        Status.FAILED: """failed, abandoned, blocked, breached, broken, cancelled, canceled, dropped, ended,
            expired, frozen, lapsed, missed, not done, off track, overdue, refused, rejected, stopped,
            suspended, terminated, withdrawn""",
        Status.NONE: """none, nothing, no, no agreement, no change, no movement, n/a, not agreed,
            not applicable, unchanged, -, –, —""",
    },
    "de": {
        Status.DONE: """erledigt, vereinbart, abgeschlossen, angenommen, beschlossen, eingehalten, erfüllt,
            erreicht, fertig, gebilligt, gelöst, geliefert, genehmigt, im plan, in kraft, ja, ratifiziert,
            umgesetzt, unterzeichnet, zurückgekehrt""",
        Status.OPEN: """offen, teilweise, teils, ausstehend, begonnen, fällig, gefährdet, gemischt, geplant,
            im gange, in arbeit, laufend, läuft, nicht begonnen, strittig, unklar, verspätet, verzögert,
            wartet""",
        Status.FAILED: """gescheitert, abgebrochen, abgelaufen, abgelehnt, abgesagt, aufgegeben, ausgesetzt,
            beendet, blockiert, eingefroren, eingestellt, fehlgeschlagen, gebrochen, gestoppt,
            nicht erledigt, überfällig, verfehlt, verletzt, verweigert, verworfen, zurückgezogen""",
        Status.NONE: """keine, kein, keiner, keines, nichts, nein, entfällt, keine änderung, keine einigung,
            nicht vereinbart, nicht zutreffend, unverändert""",
    },
    "fr": {
        Status.DONE: """fait, faite, convenu, convenue, achevé, achevée, adopté, adoptée, approuvé, approuvée,
            atteint, atteinte, en vigueur, livré, livrée, oui, ratifié, ratifiée, rempli, remplie, résolu,
            résolue, respecté, respectée, signé, signée, tenu, tenue, terminé, terminée""",
        Status.OPEN: """ouvert, ouverte, partiel, partielle, partiellement, en partie, à faire, à risque,
            ambigu, ambiguë, attendu, attendue, commencé, commencée, contesté, contestée, en attente,
            en cours, en retard, incertain, incertaine, mitigé, mitigée, non commencé, non commencée, prévu,
            prévue, retardé, retardée""",
        Status.FAILED: """échoué, échouée, échec, abandonné, abandonnée, annulé, annulée, arrêté, arrêtée,
            bloqué, bloquée, expiré, expirée, gelé, gelée, manqué, manquée, non fait, non faite, refusé,
            refusée, rejeté, rejetée, retiré, retirée, rompu, rompue, suspendu, suspendue, violé, violée""",
        Status.NONE: """aucun, aucune, rien, non, inchangé, inchangée, non convenu, non convenue, sans accord,
            sans changement, sans objet""",
    },
    "es": {
        Status.DONE: """hecho, hecha, acordado, acordada, adoptado, adoptada, aprobado, aprobada, cerrado,
            cerrada, completado, completada, cumplido, cumplida, en vigor, entregado, entregada, firmado,
            firmada, logrado, lograda, ratificado, ratificada, resuelto, resuelta, sí, terminado,
            terminada""",
        Status.OPEN: """abierto, abierta, parcial, parcialmente, en parte, ambiguo, ambigua, con retraso,
            discutido, discutida, en curso, en espera, en marcha, en riesgo, incierto, incierta, iniciado,
            iniciada, no iniciado, no iniciada, pendiente, planeado, planeada, por hacer, previsto, prevista,
            retrasado, retrasada""",
        Status.FAILED: """fallido, fallida, abandonado, abandonada, bloqueado, bloqueada, caducado, caducada,
            cancelado, cancelada, congelado, congelada, detenido, detenida, fracasado, fracasada, incumplido,
            incumplida, no hecho, no hecha, rechazado, rechazada, retirado, retirada, roto, rota, suspendido,
            suspendida, vencido, vencida, violado, violada""",
        Status.NONE: """ninguno, ninguna, ningún, nada, no, no acordado, no acordada, no aplicable,
            no procede, sin acuerdo, sin cambio, sin cambios""",
    },
    "ru": {
        Status.DONE: """сделано, согласовано, в силе, выполнено, готово, да, действует, достигнуто, завершено,
            закрыто, одобрено, передано, по плану, подписан, подписана, подписано, принят, принята, принято,
            ратифицирован, ратифицировано, решено, соблюдается, утверждено""",
        Status.OPEN: """открыто, частично, в процессе, в работе, задержано, запланировано, идёт, идет, начато,
            не начато, неясно, ожидает, ожидается, отложено, под угрозой, продолжается, спорно""",
        Status.FAILED: """сорвано, заблокировано, заморожено, истёк, истек, истекло, нарушено, не выполнено,
            не сделано, остановлено, отвергнуто, отклонено, отменено, отозвано, прекращено, прервано,
            приостановлено, провалено, просрочено""",
        Status.NONE: """нет, без изменений, без перемен, не согласовано, неприменимо, нет соглашения,
            ничего""",
    },
}
"""The first words of a cell that decide its status. The longest that fits counts: "not started" is open."""

_STEP_COLUMNS = {
    "en": ("owner lead who responsible by", "due date deadline when until"),
    "de": ("verantwortlich verantwortung zuständig wer", "termin frist datum fällig wann bis"),
    "fr": ("responsable pilote qui", "échéance délai date quand"),
    "es": ("responsable quién quien encargado", "plazo fecha vencimiento cuándo cuando hasta"),
    "ru": ("ответственный исполнитель кто", "срок дата когда до"),
}
"""What the columns of next steps may be called: who, and until when."""

LONGEST = 3
"""Words that a status has at most."""


@cache
def statuses(lang: str) -> Mapping[str, Status]:
    """Words, folded, and the statuses that they say."""
    catalogues = [STATUS_WORDS[name] for name in ("en", _primary(lang)) if name in STATUS_WORDS]
    return {
        " ".join(word.split()): status
        for catalogue in catalogues
        for status, words in catalogue.items()
        for word in words.split(",")
    }


def step_columns(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names, folded, of the columns that say who takes a step, and until when."""
    known = [_STEP_COLUMNS[name] for name in ("en", _primary(lang)) if name in _STEP_COLUMNS]
    owners, dates = zip(*known, strict=True)
    return frozenset(" ".join(owners).split()), frozenset(" ".join(dates).split())


def _primary(lang: str) -> str:
    return lang.partition("-")[0].lower()
