"""What the brief calls the things that cross-references lead to: "Figure 3", "Section 2"."""

from __future__ import annotations

from deckgen.model.briefing import Briefing
from deckgen.model.inline import Reference, ReferenceKind
from deckgen.plan.brief.flow import list_parts
from deckgen.plan.brief.numbers import Number, Numbers
from deckgen.plan.brief.targets import iter_targets
from deckgen.plan.references import Named, Spot, quoted, titles_of
from deckgen.plan.words import reference_words

_TIE = "\u00a0"


class BriefNames:
    """Figures and tables by their numbers, sections too; a topic, which has none, by its title."""

    def __init__(self, briefing: Briefing, numbers: Numbers) -> None:
        self._words = reference_words(briefing.meta.lang)
        self._lang = briefing.meta.lang
        self._numbers = numbers.by_id
        self._titles = titles_of(briefing)
        self._shown = frozenset(iter_targets(briefing))
        self._sections: dict[str, str] = {}
        """The numbers of sections, and those of the annex's topics."""
        self._homes: dict[str, str] = {}
        """Each topic's section."""
        for part in list_parts(briefing, self._words.annex):
            if part.section is not None and part.heading is not None:
                self._sections[part.section.id] = f"{self._words.section}{_TIE}{part.heading.label}"
            for topic, heading in part.topics:
                if heading.label:
                    self._sections[topic.id] = f"{self._words.annex}{_TIE}{heading.label}"
                elif part.section is not None:
                    self._homes[topic.id] = part.section.id

    def __call__(self, reference: Reference, spot: Spot) -> Named:
        id = reference.target
        if id not in self._titles:
            return Named(reference.written)
        link = id if id in self._shown else ""
        if id in self._sections:
            return Named(self._sections[id], link)
        if id in self._numbers and link:
            return Named(self._numbered(self._numbers[id]), link)
        if not self._titles[id]:
            return Named(self._noun(reference.kind), link)
        title = quoted(self._titles[id], self._lang)
        home = self._sections.get(self._homes.get(id, ""), "")
        return Named(f"{home}, {title}" if home and self._homes[id] != spot.section else title, link)

    def _numbered(self, number: Number) -> str:
        return f"{self._noun(number.kind)}{_TIE}{number.value}"

    def _noun(self, kind: ReferenceKind) -> str:
        words = self._words
        return {
            ReferenceKind.FIGURE: words.figure,
            ReferenceKind.TABLE: words.table,
            ReferenceKind.SECTION: words.section,
        }[kind]
