"""`Briefing` to `DeckPlan`: the order of the slides, their numbers and their sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from deckgen.diagnostics import Code, Report
from deckgen.model.briefing import Briefing, Section, Topic
from deckgen.model.walk import iter_ids, plain_text
from deckgen.plan.deck.appendix import TopicSlides, cross_link
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.furniture import Place, furniture
from deckgen.plan.deck.links import Slides, settle_links
from deckgen.plan.deck.opening import COVER, Row, agenda, agenda_length, cover
from deckgen.plan.deck.pictures import slide_widths
from deckgen.plan.deck.references import DeckNames, Shown, iter_shown
from deckgen.plan.deck.scripts import settle_scripts
from deckgen.plan.deck.sections import section_slide
from deckgen.plan.deck.slides import DeckPlan, DeckSection, SlidePlan
from deckgen.plan.deck.topic import TopicPlan, place_topic, plan_topic, slide_id, slides_of_ids
from deckgen.plan.references import with_references
from deckgen.plan.words import slide_words
from deckgen.theme.grid import Grid
from deckgen.theme.layouts import layouts
from deckgen.theme.resolved import Theme
from deckgen.values import dataclass

_MOST_PASSES = 3
"""The numbers of slides are foreseen; where one was not, all is planned again with those that were found."""
_AGENDA_AT = 2
"""Number of the first slide behind the cover."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A topic with the number of its first slide."""

    plan: TopicPlan
    first: int
    is_backup: bool = False

    def label(self, offset: int) -> str:
        return f"A{self.first + offset}" if self.is_backup else str(self.first + offset)


@dataclass(frozen=True, slots=True)
class _Part:
    """A section with the number of its own slide and its topics."""

    section: Section
    number: str
    first: int
    """0: the section has no slide of its own."""
    topics: tuple[_Numbered, ...]


def plan_deck(briefing: Briefing, theme: Theme, report: Report, *, explain: bool = False) -> DeckPlan:
    """Every slide of the deck. Reports what does not fit and how many paragraphs the slides leave out.

    `explain`: each slide says why it looks so.
    """
    if not briefing.references:
        desk = replace(_desk(briefing, theme, report), explains=explain)
        return settle_scripts(_planned(desk, *_numbered(briefing, desk)))
    places = _foreseen(briefing)
    for _ in range(_MOST_PASSES):
        own = Report()
        named = with_references(briefing, DeckNames(briefing, places))
        desk = _desk(named, theme, own)
        slides = {place.slide for place in places.values()}
        desk = replace(desk, explains=explain, targets=desk.targets | slides)
        parts, appendix = _numbered(named, desk)
        found = _found(parts, appendix)
        if all(found.get(one.target) == places.get(one.target) for one in briefing.references):
            break
        places = found
    plan = _planned(desk, parts, appendix)
    report.extend(own)
    return settle_scripts(plan)


def _foreseen(briefing: Briefing) -> dict[str, Shown]:
    """The slide of each topic and of what it holds, should no topic go on over several slides."""
    titled = sum(bool(section.title) for section in briefing.sections)
    position = _AGENDA_AT + (agenda_length(titled) if briefing.settings.agenda else 0)
    appendix = 1
    places: dict[str, Shown] = {}
    for section in briefing.sections:
        if section.title:
            places[section.id] = Shown(section.id, str(position))
            position += 1
        for topic in section.topics:
            count = len(topic.slides)
            first = appendix if topic.is_backup else position
            numbers = [f"A{first + n}" if topic.is_backup else str(first + n) for n in range(count)]
            starts = tuple(range(count))
            places.update(iter_shown(topic, numbers, starts, ()))
            if topic.is_backup:
                appendix += count
            else:
                position += count
    return places


def _found(parts: Sequence[_Part], appendix: Sequence[_Numbered]) -> dict[str, Shown]:
    """The slide of each section, each topic and of what it holds."""
    places = {part.section.id: Shown(part.section.id, str(part.first)) for part in parts if part.first}
    for one in chain(*(part.topics for part in parts), appendix):
        pages = one.plan.pages
        numbers = [one.label(offset) for offset in range(len(pages))]
        places.update(
            iter_shown(one.plan.topic, numbers, one.plan.starts, tuple(page.shows for page in pages))
        )
    return places


def _planned(desk: Desk, parts: tuple[_Part, ...], appendix: tuple[_Numbered, ...]) -> DeckPlan:
    briefing = desk.briefing
    slides = [cover(desk)]
    opening = [COVER]
    titled = [part for part in parts if part.first]
    if briefing.settings.agenda and titled:
        slides.extend(agenda([_agenda_row(part) for part in titled], _AGENDA_AT, desk))
        opening.extend(slide.id for slide in slides[1:])
    sections = [DeckSection(_opening_title(briefing, parts), tuple(opening))]
    rows = [_agenda_row(part) for part in titled]
    for part in parts:
        made = tuple(_part_slides(part, rows, desk))
        slides.extend(made)
        sections.append(DeckSection(plain_text(part.section.title).strip(), tuple(one.id for one in made)))
    made = tuple(_topic_slides(appendix, Place("", desk.words.appendix), desk))
    slides.extend(made)
    sections.append(DeckSection(desk.words.appendix, tuple(one.id for one in made)))
    _report_prose(parts, appendix, desk)
    density = briefing.settings.density
    targets = _slide_of_each_id(briefing, parts, appendix)
    slides = [settle_links(slide, targets) for slide in slides]
    if appendix:
        topics = [_with_slides(one) for one in chain(*(part.topics for part in parts), appendix)]
        slides = cross_link(slides, topics, targets, desk)
    widths = slide_widths(thing for slide in slides for thing in slide.placed)
    numbered = _with_unique_titles(slides)
    return DeckPlan(briefing.meta, desk.theme, numbered, _joined(sections), density, widths)


def _desk(briefing: Briefing, theme: Theme, report: Report) -> Desk:
    density = briefing.settings.density
    return Desk(
        briefing=briefing,
        theme=theme,
        grid=Grid(theme.slide),
        scale=theme.scales[density],
        layouts=layouts(theme, density),
        words=slide_words(briefing.meta.lang),
        lang=briefing.meta.lang,
        targets=frozenset(_iter_targets(briefing)),
        report=report,
    )


def _iter_targets(briefing: Briefing) -> Iterator[str]:
    """Each id that a link may name."""
    for section in briefing.sections:
        if section.title or section.topics:
            yield section.id
        yield from iter_ids(section.introduction)
        for topic in section.topics:
            yield topic.id
            yield from iter_ids(topic.blocks)


def _slide_of_each_id(briefing: Briefing, parts: Sequence[_Part], appendix: Sequence[_Numbered]) -> Slides:
    """The slide that each id leads to: the one that shows it."""
    found: dict[str, str] = {}
    for section in briefing.sections:
        first = section.id if section.title or not section.topics else section.topics[0].id
        found |= dict.fromkeys((section.id, *iter_ids(section.introduction)), first)
    for numbered in (*appendix, *(topic for part in parts for topic in part.topics)):
        topic = numbered.plan.topic
        found[topic.id] = topic.id
        found |= slides_of_ids(numbered.plan)
    return found


def _numbered(briefing: Briefing, desk: Desk) -> tuple[tuple[_Part, ...], tuple[_Numbered, ...]]:
    """Sections and appendix with the numbers of their slides."""
    with_title = [section for section in briefing.sections if section.title]
    position = _AGENDA_AT
    if briefing.settings.agenda:
        position += agenda_length(len(with_title))
    parts: list[_Part] = []
    backup: list[_Numbered] = []
    appendix = 1
    titled = 0
    for section in briefing.sections:
        own = position if section.title else 0
        position += bool(section.title)
        topics: list[_Numbered] = []
        for topic in section.topics:
            plan = plan_topic(topic, desk)
            if topic.is_backup:
                backup.append(_Numbered(plan, appendix, True))
                appendix += len(plan.pages)
            else:
                topics.append(_Numbered(plan, position))
                position += len(plan.pages)
        titled += bool(section.title)
        number = str(titled) if section.title and len(with_title) > 1 else ""
        parts.append(_Part(section, number, own, tuple(topics)))
    return tuple(parts), tuple(backup)


def _with_slides(numbered: _Numbered) -> TopicSlides:
    topic = numbered.plan.topic
    return TopicSlides(topic, tuple(slide_id(topic, n) for n, _ in enumerate(numbered.plan.pages, 1)))


def _part_slides(part: _Part, sections: Sequence[Row], desk: Desk) -> Iterator[SlidePlan]:
    title = plain_text(part.section.title).strip()
    place = Place("", title, part.number, opening=part.section.id if part.first else "")
    if part.first:
        rows = [_contents_row(topic) for topic in part.topics if not topic.plan.topic.is_hidden]
        yield section_slide(part.section, rows, sections, replace(place, label=str(part.first)), desk)
    yield from _topic_slides(part.topics, place, desk)


def _topic_slides(topics: Sequence[_Numbered], place: Place, desk: Desk) -> Iterator[SlidePlan]:
    """`place`: what they have in common."""
    for numbered in topics:
        places = tuple(
            replace(place, label=numbered.label(offset), is_field=not numbered.is_backup)
            for offset in range(len(numbered.plan.pages))
        )
        if numbered.plan.topic.divider:
            yield _divider(numbered, places[0], desk)
        else:
            yield from place_topic(numbered.plan, places)


def _divider(numbered: _Numbered, place: Place, desk: Desk) -> SlidePlan:
    """A heading between section and topics: the form of a section slide without contents."""
    topic = numbered.plan.topic
    section = Section(topic.id, topic.title, (), introduction=topic.blocks)
    slide = section_slide(section, (), (), replace(place, section_number=""), desk)
    layout = desk.layouts["section"]
    kept = tuple(one for one in slide.placed if getattr(one, "placeholder", "") in {"title", "message"})
    return replace(slide, placed=(*kept, *furniture(layout, place, desk)))


def _agenda_row(part: _Part) -> Row:
    section = part.section
    title = plain_text(section.title).strip()
    return Row(part.number, title, section.message, str(part.first), section.id)


def _contents_row(numbered: _Numbered) -> Row:
    topic: Topic = numbered.plan.topic
    return Row("", plain_text(topic.title).strip(), (), numbered.label(0), slide_id(topic, 1))


def _opening_title(briefing: Briefing, parts: Sequence[_Part]) -> str:
    if len(parts) == 1 and not parts[0].section.title:
        return ""
    return briefing.meta.short_title or briefing.meta.title


def _joined(sections: Sequence[DeckSection]) -> tuple[DeckSection, ...]:
    """Sections without slides left out; those without a title joined to the one before."""
    joined: list[DeckSection] = []
    for section in sections:
        if not section.slides:
            continue
        if joined and (not section.title or not joined[-1].title):
            last = joined[-1]
            joined[-1] = DeckSection(last.title or section.title, last.slides + section.slides)
        else:
            joined.append(section)
    return tuple(joined)


def _with_unique_titles(slides: Sequence[SlidePlan]) -> tuple[SlidePlan, ...]:
    """The same slides; a title that stood before gets a number behind it, for lists of slides."""
    seen: dict[str, int] = {}
    unique: list[SlidePlan] = []
    for slide in slides:
        count = seen[slide.title] = seen.get(slide.title, 0) + 1
        if count > 1:
            title = f"{slide.title} ({count})"
            seen[title] = seen.get(title, 0) + 1
            slide = replace(slide, title=title)
        unique.append(slide)
    return tuple(unique)


def _report_prose(parts: Sequence[_Part], appendix: Sequence[_Numbered], desk: Desk) -> None:
    topics = [topic for part in parts for topic in part.topics] + list(appendix)
    count = sum(topic.plan.prose_count for topic in topics)
    if count:
        noun = "paragraph" if count == 1 else "paragraphs"
        desk.report.add(
            Code.PROSE_IN_BRIEF,
            desk.briefing.span,
            f"{count} {noun} went to the brief and the speaker notes only",
        )
