"""The words that the brief itself puts on its pages, in the document's language."""

from __future__ import annotations

from dataclasses import dataclass

from deckgen.plan.words import primary


@dataclass(frozen=True, slots=True)
class Words:
    contents: str = "Contents"
    inside: str = "Inside"
    figure: str = "Figure"
    table: str = "Table"
    annex: str = "Annex"
    note: str = "Note"
    source: str = "Source"
    continued: str = "(continued)"
    continued_on: str = "continued on page {page}"
    of: str = "of {pages}"
    version: str = "Version {version}"
    cutoff: str = "information to {date}"
    date_label: str = "Date"
    cutoff_label: str = "Information to"
    version_label: str = "Version"
    from_label: str = "From"
    author_label: str = "Prepared by"
    done: str = "done"
    to_do: str = "to do"


_CATALOGUES = {"en": Words()}
"""By primary language; a language without one is served in English."""


def words_for(lang: str) -> Words:
    return _CATALOGUES.get(primary(lang), _CATALOGUES["en"])
