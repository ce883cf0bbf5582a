"""Exhibits with as many items as asked, each word of them with a number of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from deckgen.model import block as b
from deckgen.model import exhibits as e
from deckgen.model.chart import Granularity
from deckgen.model.inline import Inlines, Strong, Text
from deckgen.model.likelihood import Confidence, Likelihood
from tests.plan.deck.decks import paragraph, text, words

_START = datetime.date(2021, 6, 1)
_LIKELIHOODS = ((1, 5), (45, 55), (80, 95), (95, 99))


def key_figures(count: int, length: int = 6) -> b.Block:
    def one(number: int) -> e.KeyFigure:
        details = (paragraph(words(4, 500 * number)),) if number % 3 == 0 else ()
        label = text(words(length, 100 * number))
        return e.KeyFigure(text(f"{number * 1_111:,} km"), label, text(f"name{number}"), details, number == 1)

    return e.KeyFigures(tuple(one(number) for number in range(count)), text("what is counted"))


def judgments(count: int, length: int = 12) -> b.Block:
    def one(number: int) -> e.KeyJudgment:
        low, high = _LIKELIHOODS[number % len(_LIKELIHOODS)]
        return e.KeyJudgment(
            number + 1,
            (paragraph(words(length, 100 * number)),),
            Likelihood("very likely", low, high),
            list(Confidence)[number % 3],
            e.Moment(datetime.date(2026, 2, 5)),
            text(words(length // 2, 5000 + 100 * number)),
            text(words(length // 2, 9000 + 100 * number)) if number % 2 else (),
        )

    return b.Div("", tuple(one(number) for number in range(count)))


def timeline(count: int, length: int = 5, days: int = 40) -> b.Block:
    events = tuple(
        e.Event(_moment(number * days), text(words(length, 100 * number)), number == 1)
        for number in range(count)
    )
    return e.Timeline(events, caption=text("a caption"))


def crowded_timeline(count: int, length: int = 4) -> b.Block:
    """All in one month."""
    events = tuple(e.Event(_moment(n % 30), text(words(length, 100 * n))) for n in range(count))
    return e.Timeline(tuple(sorted(events, key=lambda event: event.when.date)))


def timeline_with_periods(count: int, length: int = 4) -> b.Block:
    events = tuple(
        e.Event(_moment(400 * n), text(words(length, 100 * n)), n == count // 2) for n in range(count)
    )
    periods = tuple(
        e.Period(
            e.Moment(datetime.date(2015 + n % 8, 1, 1), Granularity.YEAR),
            e.Moment(datetime.date(2017 + n % 8, 1, 1), Granularity.YEAR) if n % 3 else None,
            text(words(3, 7000 + 10 * n)),
        )
        for n in range(count)
    )
    return e.Timeline(events, periods)


def _moment(days: int) -> e.Moment:
    return e.Moment(_START + datetime.timedelta(days=days))


def entries(kind: e.EntriesKind) -> Callable[[int], b.Block]:
    def made(count: int, length: int = 14) -> b.Block:
        return e.Entries(
            kind,
            tuple(
                e.Entry(text(words(2, 10_000 + 10 * n)), (paragraph(words(length, 100 * n)),), n == 1)
                for n in range(count)
            ),
            text("a caption"),
        )

    return made


def quotations(count: int, length: int = 12) -> b.Block:
    return b.Div(
        "",
        tuple(
            e.Quotation(
                (paragraph(words(length, 100 * n)),), f"Person {n}", "a role", _moment(n), f"party{n}"
            )
            for n in range(count)
        ),
    )


def matrix(count: int, length: int = 4) -> b.Block:
    items = tuple(
        e.MatrixItem(text(words(length, 100 * n)), (n * 37 % 100) / 100, (n * 53 % 100) / 100)
        for n in range(count)
    )
    return e.Matrix(e.MatrixKind.QUADRANTS, items, "Reach", "Effort", text("a caption"))


def risks(count: int, length: int = 6) -> b.Block:
    items = tuple(
        e.MatrixItem(text(words(length, 100 * n)), n * 3 % 5 + 1, n // 3 % 5 + 1) for n in range(count)
    )
    return e.Matrix(e.MatrixKind.RISK, items)


def tracker(count: int, length: int = 4) -> b.Block:
    statuses = list(e.Status)
    rows = tuple(
        (
            b.Cell(text(words(2, 10_000 + 10 * n))),
            b.Cell(text(words(length, 100 * n))),
            b.Cell(text(f"Done{n}")),
        )
        for n in range(count)
    )
    head = tuple(b.Cell(text(name)) for name in ("What", "Said", "Status"))
    table = b.Table(head, rows, (None, None, None))
    found = tuple(
        e.RowStatus(statuses[n % len(statuses)], f"Done{n}", text(f"Done{n}")) for n in range(count)
    )
    return e.Tracker(e.TrackerKind.STATUS, table, 2, found)


def panel(role: e.PanelRole) -> Callable[[int], b.Block]:
    def made(count: int, length: int = 18) -> b.Block:
        blocks = tuple(b.Paragraph(_led(words(length, 100 * n))) for n in range(count))
        return e.Panel(role, blocks)

    return made


def _led(content: str) -> Inlines:
    first, _, rest = content.partition(" ")
    return (Strong(text(first)), Text(f" {rest}"))


CATALOGUE: dict[str, Callable[[int], b.Block]] = {
    "key figures": key_figures,
    "judgments": judgments,
    "timeline": timeline,
    "crowded timeline": crowded_timeline,
    "timeline with periods": timeline_with_periods,
    "process": entries(e.EntriesKind.PROCESS),
    "options": entries(e.EntriesKind.OPTIONS),
    "questions": entries(e.EntriesKind.QA),
    "glossary": entries(e.EntriesKind.GLOSSARY),
    "quotations": quotations,
    "matrix": matrix,
    "risks": risks,
    "tracker": tracker,
    "bottom line": panel(e.PanelRole.BLUF),
    "takeaway": panel(e.PanelRole.TAKEAWAY),
    "callout": panel(e.PanelRole.IMPORTANT),
    "alternative": panel(e.PanelRole.ALTERNATIVE),
    "recommendation": panel(e.PanelRole.RECOMMENDATION),
}
"""Each kind of exhibit by name: with how many items it is wanted, it makes it."""
