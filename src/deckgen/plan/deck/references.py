"""What the deck calls the things that cross-references lead to: figures bear no numbers there, slides do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deckgen.model import block as b
from deckgen.model.briefing import Briefing, Prose, Topic
from deckgen.model.inline import Reference, ReferenceKind
from deckgen.model.walk import iter_blocks
from deckgen.plan.references import Named, Spot, quoted, titles_of
from deckgen.plan.select import select_slide
from deckgen.plan.words import reference_words
from deckgen.values import dataclass

_TIE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Shown:
    """The slide on which something stands."""

    slide: str
    """Its id."""
    label: str
    """Its number."""
    only: str = ""
    """The id of the topic whose one slide it is; empty where the topic has several."""


class DeckNames:
    """Each thing by the number of its slide; what no slide shows, by its title."""

    def __init__(self, briefing: Briefing, places: Mapping[str, Shown]) -> None:
        self._words = reference_words(briefing.meta.lang)
        self._lang = briefing.meta.lang
        self._titles = titles_of(briefing)
        self._places = places

    def __call__(self, reference: Reference, spot: Spot) -> Named:
        shown = self._places.get(reference.target)
        if shown is not None:
            if shown.only and shown.only == spot.topic:
                return Named(self._words.this_slide)
            return Named(f"{self._words.slide}{_TIE}{shown.label}", shown.slide)
        title = self._titles.get(reference.target)
        if title is None:
            return Named(reference.written)
        return Named(quoted(title, self._lang) if title else self._noun(reference.kind))

    def _noun(self, kind: ReferenceKind) -> str:
        words = self._words
        return {
            ReferenceKind.FIGURE: words.figure,
            ReferenceKind.TABLE: words.table,
            ReferenceKind.SECTION: words.section,
        }[kind]


def iter_shown(
    topic: Topic, numbers: Sequence[str], starts: Sequence[int], shows: Sequence[frozenset[str]]
) -> Iterator[tuple[str, Shown]]:
    """The slides of a topic's ids. `starts`: with which slide each stretch between slide breaks begins;
    `shows`: what each slide is known to show, of the rest the first slide of its stretch is named."""

    def shown(offset: int) -> Shown:
        id = topic.id if not offset else f"{topic.id}~{offset + 1}"
        return Shown(id, numbers[offset], topic.id if len(numbers) == 1 else "")

    yield topic.id, shown(0)
    for blocks, start in zip(topic.slides, starts, strict=True):
        for block in iter_blocks(_on_slide(blocks)):
            if isinstance(block, b.Rule | b.SlideBreak) or not block.attributes.id:
                continue
            id = block.attributes.id
            yield id, shown(next((n for n, ids in enumerate(shows) if id in ids), start))


def _on_slide(blocks: b.Blocks) -> b.Blocks:
    return select_slide(blocks, Prose.AUTO).blocks
