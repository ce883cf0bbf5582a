"""The ids of a briefing: those that authors gave, those that are derived, and the links to both."""

from __future__ import annotations

import re
from dataclasses import field

from deckgen.diagnostics import Code, Report, Span, nearest
from deckgen.model.ids import slugify, unique
from deckgen.model.inline import Reference, ReferenceKind
from deckgen.values import dataclass

_AUTHORED = re.compile(r"""\{[^{}\n]*#([^\s{}"'=]+)""")
_MAX_SUGGESTIONS = 50
"""Comparing each lost link with each id takes time; a document full of them needs no fifty-first hint."""


@dataclass(slots=True)
class Names:
    """Gathers ids and links over all files of a briefing."""

    report: Report
    judgments: dict[int, Span] = field(default_factory=dict)
    """The numbers of key judgments that are taken, with where."""
    _authored: dict[str, Span] = field(default_factory=dict)
    _taken: dict[str, int] = field(default_factory=dict)
    _note_labels: dict[str, int] = field(default_factory=dict)
    _aliases: dict[str, str] = field(default_factory=dict)
    """What a heading would be called without its section, as other tools do, and its full id."""
    references: list[Reference] = field(default_factory=list)
    """The cross-references, in the order in which they are read."""
    _links: list[tuple[str, Span]] = field(default_factory=list)

    def reserve(self, text: str) -> None:
        """Keep the ids that a text seems to give from being derived for something else."""
        for id in _AUTHORED.findall(text):
            self._taken.setdefault(id, 1)

    def claim(self, id: str, span: Span) -> None:
        """Note an id that the author gave; two of one name are an error."""
        if not id:
            return
        first = self._authored.setdefault(id, span)
        if first is not span:
            self.report.add(
                Code.ID_DUPLICATE,
                span,
                f"the id '{id}' is taken: {first} bears it too",
                "give one of the two another id",
            )
        self._taken.setdefault(id, 1)

    def derive(self, text: str, parent: str = "") -> str:
        """A new id from a heading's text, under that of its section."""
        slug = slugify(text) or "untitled"
        id = unique(f"{parent}/{slug}" if parent else slug, self._taken)
        self._aliases.setdefault(slug, id)
        return id

    def name_note(self, label: str) -> str:
        """A label for a footnote that no other of the briefing bears: files may use the same."""
        return unique(label, self._note_labels)

    def refer(self, target: str, span: Span) -> str:
        """What a link's `#id` leads to: as written, or the full id where it names a heading by its text.

        Whether it leads anywhere is known at the end: see `report_lost`.
        """
        id = target[1:]
        if id not in self._taken:
            id = self._aliases.get(slugify(id), id)
        self._links.append((id, span))
        return f"#{id}"

    def refer_to(self, kind: ReferenceKind, id: str, span: Span) -> Reference:
        """The cross-reference `@kind:id`, whose target bears the id with or without the kind before it."""
        prefixed = f"{kind.value}:{id}"
        if prefixed in self._taken:
            id = prefixed
        elif id not in self._taken:
            id = self._aliases.get(slugify(id), id)
        reference = Reference(kind, id, span)
        self.references.append(reference)
        return reference

    def report_lost(self) -> None:
        """Report the links that lead to no id."""
        known = self._authored.keys() | self._taken.keys()
        lost = [(id, span) for id, span in self._links if id not in known]
        for count, (id, span) in enumerate(lost):
            found = nearest(id, known | self._aliases.keys()) if count < _MAX_SUGGESTIONS else ""
            self.report.add(
                Code.LINK_TARGET,
                span,
                f"the link leads to '#{id}', and nothing bears that id",
                f"did you mean '#{found}'?" if found else "give its heading the id: ## Heading {#" + id + "}",
            )
