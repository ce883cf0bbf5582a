"""The appendix, reached by links and left by links: each of its slides leads back to those that refer to it.

A topic that refers to the appendix in its prose alone, which its slide does not show, leads there from the
head of its slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from deckgen.model.briefing import Topic
from deckgen.model.inline import Link
from deckgen.model.walk import iter_blocks, iter_inlines, own_inlines
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.links import Slides, iter_links
from deckgen.plan.deck.slides import Anchor, SlidePlan, TextBox
from deckgen.plan.lines import measure
from deckgen.plan.text import Align, Run, TextParagraph
from deckgen.theme.grid import TRACKER_HEIGHT, TRACKER_TOP
from deckgen.units import Rect, to_points
from deckgen.values import dataclass

_COLUMN = 10
"""Right of the tracker."""


@dataclass(frozen=True, slots=True)
class TopicSlides:
    """A topic with the ids of its slides."""

    topic: Topic
    slides: tuple[str, ...]


@dataclass(slots=True)
class _Links:
    """Which slides refer to a topic of the appendix, and which refer to one from their prose alone."""

    back: dict[str, list[str]]
    """By a topic's id, slides that refer to it: the first of each topic that does."""
    ahead: dict[str, list[str]]
    """By a slide's id, the slides of the appendix that it should lead to."""


def cross_link(
    slides: Sequence[SlidePlan], topics: Sequence[TopicSlides], targets: Slides, desk: Desk
) -> list[SlidePlan]:
    """The slides of a deck: from those of the appendix there is a way back, to them one there."""
    plans = {slide.id: slide for slide in slides}
    links = _find_links(plans, topics, targets)
    words = desk.words
    owners = {slide: one.topic for one in topics for slide in one.slides}
    linked = []
    for slide in slides:
        owner = owners.get(slide.id)
        if owner is not None and owner.is_backup:
            referring = [plans[id] for id in links.back[owner.id]]
            box = _box(words.back, _shown_first(referring), desk)
        else:
            box = _box(words.appendix, [plans[id] for id in links.ahead.get(slide.id, ())], desk)
        linked.append(replace(slide, placed=(*slide.placed, box)) if box else slide)
    return linked


def _find_links(plans: Mapping[str, SlidePlan], topics: Sequence[TopicSlides], targets: Slides) -> _Links:
    backups = {slide: one for one in topics if one.topic.is_backup for slide in one.slides}
    links = _Links({one.topic.id: [] for one in backups.values()}, {})
    for one in topics:
        live = [(slide, backups[id]) for slide in one.slides for id in _linked(plans[slide]) if id in backups]
        spoken = [(one.slides[0], backups[id]) for id in _mentioned(one.topic, targets) if id in backups]
        met: set[str] = {one.topic.id}
        for position, (slide, backup) in enumerate((*live, *spoken)):
            if backup.topic.id not in met:
                met.add(backup.topic.id)
                links.back[backup.topic.id].append(slide)
                if position >= len(live):
                    links.ahead.setdefault(slide, []).append(backup.slides[0])
    return links


def _linked(slide: SlidePlan) -> list[str]:
    return [link[1:] for link in iter_links(slide.placed) if link.startswith("#")]


def _mentioned(topic: Topic, targets: Slides) -> Iterator[str]:
    """The slides to which links anywhere in the topic lead."""
    for block in iter_blocks(topic.blocks):
        for inlines in own_inlines(block):
            for node in iter_inlines(inlines):
                if isinstance(node, Link) and node.target.startswith("#"):
                    yield targets.get(node.target[1:], node.target[1:])


def _shown_first(slides: Sequence[SlidePlan]) -> list[SlidePlan]:
    """Hidden slides only where there are no others: whoever prints the deck does not see them."""
    return [slide for slide in slides if not slide.hidden] or list(slides)


def _box(words: str, slides: Sequence[SlidePlan], desk: Desk) -> TextBox | None:
    """ "Back to slide 4, 7": words, then numbers that are links, as many as have room."""
    left = desk.grid.left(_COLUMN)
    rect = Rect(left, TRACKER_TOP, desk.grid.left(1) + desk.grid.width - left, TRACKER_HEIGHT)
    style = desk.style(desk.scale.source, desk.theme.palette.muted)
    linked = replace(style, color=desk.theme.palette.link)
    for count in range(len(slides), 0, -1):
        runs = [Run(f"{words} ", style)]
        for slide in slides[:count]:
            runs += [Run(slide.label, linked, f"#{slide.id}"), Run(", ", style)]
        paragraph = TextParagraph(tuple(runs[:-1]), align=Align.RIGHT)
        if count == 1 or measure(paragraph.runs).lines(to_points(rect.width)) == 1:
            return TextBox(rect, (paragraph,), words, anchor=Anchor.MIDDLE)
    return None
