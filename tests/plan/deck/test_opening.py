"""Cover, agenda, section slides, dividers, appendix, and what stands around every slide."""

from __future__ import annotations

import datetime
from dataclasses import replace

from deckgen.diagnostics import Report
from deckgen.model import block as b
from deckgen.model.attributes import Attributes
from deckgen.model.briefing import Briefing, Density, Meta, Section, Settings, Topic
from deckgen.model.inline import Link
from deckgen.plan.deck.deck import plan_deck
from deckgen.plan.deck.slides import SlidePlan
from deckgen.plan.lines import measure
from deckgen.plan.text import Field
from deckgen.theme.resolve import SLIDE_SIZES
from deckgen.units import to_points
from tests.plan.deck.decks import (
    THEME,
    Deck,
    box,
    box_text,
    bullets,
    paragraph,
    plan,
    sizes,
    slide_text,
    text,
    text_boxes,
    topic,
    words,
)

META = Meta(
    title="Geneva, 16 June 2021",
    subtitle="What was agreed",
    short_title="Geneva 2021",
    authors=("A. Analyst",),
    organisation="Policy Unit",
    date=datetime.date(2026, 11, 22),
    cutoff=datetime.date(2026, 2, 6),
    version="1.0",
    kind="Information briefing",
)


def sections(count: int, topics: int = 2) -> tuple[Section, ...]:
    return tuple(
        Section(
            f"section-{number}",
            text(f"Section {number}"),
            tuple(
                topic(
                    bullets("a point", "another"),
                    title=f"Topic {number}.{inner}",
                    id=f"topic-{number}-{inner}",
                )
                for inner in range(1, topics + 1)
            ),
            message=text(f"Message {number}"),
        )
        for number in range(1, count + 1)
    )


def briefing(count: int = 3, topics: int = 2, **settings: bool) -> Briefing:
    return Briefing(META, Settings(agenda=settings.get("agenda", True)), sections(count, topics))


def slide(deck: Deck, id: str) -> SlidePlan:
    (found,) = (one for one in deck.slides if one.id == id)
    return found


def links(one: SlidePlan) -> set[str]:
    return {found.link for found in text_boxes(one) if found.link}


def test_the_cover_says_what_the_manifest_says() -> None:
    cover = plan(briefing()).slides[0]
    assert (cover.layout, cover.label) == ("cover", "")
    assert box_text(box(cover, "title")).replace("\xa0", " ") == META.title
    said = slide_text(cover).replace("\xa0", " ")
    for part in (META.subtitle, META.organisation, META.kind, "22 November 2026", "6 February 2026", "1.0"):
        assert part in said


def test_a_long_title_takes_a_smaller_step_on_the_cover() -> None:
    long = replace(briefing(), meta=replace(META, title=words(30)))
    assert max(sizes(box(plan(long).slides[0], "title"))) < 48


def test_the_agenda_leads_to_the_section_slides() -> None:
    deck = plan(briefing())
    agenda = deck.slides[1]
    assert agenda.layout == "agenda"
    assert links(agenda) == {"#section-1", "#section-2", "#section-3"}
    assert "Message 2" in slide_text(agenda)
    pages = [box_text(one) for one in text_boxes(agenda) if one.name == "Slide"]
    assert pages == [slide(deck, f"section-{n}").label for n in (1, 2, 3)]


def test_the_agenda_is_headed_by_the_subtitle_where_that_takes_two_lines_at_most() -> None:
    assert plan(briefing()).slides[1].title == META.subtitle
    for other in ("", words(30)):
        without = replace(briefing(), meta=replace(META, subtitle=other))
        assert plan(without).slides[1].title == "Agenda"


def test_a_subtitle_higher_than_the_title_of_the_agenda_is_not_its_heading() -> None:
    long = replace(briefing(), meta=replace(META, subtitle=words(12)))
    settings = replace(long.settings, density=Density.STAGE)
    assert plan(long).slides[1].title == words(12)
    assert plan(replace(long, settings=settings)).slides[1].title == "Agenda"


def test_no_word_of_the_agenda_is_broken_while_a_smaller_size_holds_it() -> None:
    long = tuple(replace(one, title=text("Disagreements, misunderstandings")) for one in sections(3))
    narrow = replace(THEME, slide=SLIDE_SIZES["4:3"])
    agenda = plan(Briefing(META, Settings(agenda=True), long), narrow).slides[1]
    for one in text_boxes(agenda):
        if one.name.startswith("Section"):
            assert measure(one.paragraphs[0].runs).keeps_words(to_points(one.rect.width))


def test_no_agenda_is_made_where_none_is_asked_for() -> None:
    assert all(one.layout != "agenda" for one in plan(briefing(agenda=False)).slides)


def test_a_long_agenda_goes_on() -> None:
    agendas = [one for one in plan(briefing(25)).slides if one.layout == "agenda"]
    assert len(agendas) == 3
    assert len({one.title for one in agendas}) == 3


def test_a_section_slide_holds_message_contents_and_the_way_through() -> None:
    deck = plan(briefing())
    found = slide(deck, "section-2")
    assert box_text(box(found, "title")).replace("\xa0", " ") == "Section 2"
    assert box_text(box(found, "message")).replace("\xa0", " ") == "Message 2"
    assert links(found) == {"#topic-2-1", "#topic-2-2", "#section-1", "#section-3"}
    assert box_text(box(found, "tracker")).replace("\xa0", " ").split() == ["2", "Section", "2"]
    progress = [box_text(one) for one in text_boxes(found) if one.name == "Progress"]
    assert [line[0] for line in progress] == ["1", "2", "3"]


def test_contents_that_are_longer_than_the_slide_end_in_their_number() -> None:
    found = slide(plan(briefing(2, 9)), "section-1")
    (rest,) = (box_text(one) for one in text_boxes(found) if one.name == "More")
    assert rest == "and 4 more"


def test_a_message_far_too_long_is_cut_short_and_stands_whole_in_the_notes() -> None:
    first, *others = sections(2)
    long = replace(first, message=text(words(200)))
    deck = plan(Briefing(META, Settings(), (long, *others)))
    found = slide(deck, "section-1")
    assert box_text(box(found, "message")).endswith("…")
    noted = " ".join(run.text for one in found.notes for run in one.runs).replace("\xa0", " ")
    assert words(200) in noted
    assert deck.codes == ["title-too-long"]


def test_the_introduction_of_a_section_goes_into_its_notes() -> None:
    first, *others = sections(2)
    deck = plan(
        Briefing(META, Settings(), (replace(first, introduction=(paragraph("Said first."),)), *others))
    )
    noted = [run.text for one in slide(deck, "section-1").notes for run in one.runs]
    assert "".join(noted).replace("\xa0", " ") == "Said first."


def test_tracker_footer_and_number_stand_on_every_topic_slide() -> None:
    for found in plan(briefing()).topic_slides:
        section = found.id.split("-")[1]
        tracker = box_text(box(found, "tracker")).replace("\xa0", " ")
        assert tracker.split() == [section, "Section", section]
        footer = box_text(box(found, "footer")).replace("\xa0", " ")
        assert "Geneva 2021" in footer
        assert "6 February 2026" in footer
        (number,) = box(found, "number").paragraphs[0].runs
        assert (number.text, number.field) == (found.label, Field.SLIDE_NUMBER)


def test_labels_count_the_slides_of_the_deck() -> None:
    deck = plan(briefing())
    assert [one.label for one in deck.slides[1:]] == [str(n) for n in range(2, len(deck.slides) + 1)]


def test_furniture_never_moves() -> None:
    topics = plan(briefing()).topic_slides
    for name in ("title", "tracker", "footer", "number"):
        assert len({box(one, name).rect for one in topics}) == 1


def test_a_divider_is_a_slide_with_its_title_alone() -> None:
    divider = Topic("d", text("A new part"), (), divider=True)
    deck = plan(Briefing(META, Settings(), (Section("s", text("S"), (divider, topic(paragraph("x")))),)))
    found = slide(deck, "d")
    assert found.layout == "section"
    assert box_text(box(found, "title")).replace("\xa0", " ") == "A new part"
    assert deck.codes == []


def test_backup_topics_go_to_an_appendix_with_numbers_of_its_own() -> None:
    backup = Topic("b", text("Background"), (paragraph("x"),), attributes=Attributes(classes=("backup",)))
    first, *others = sections(2)
    report = Report()
    planned = plan_deck(
        Briefing(META, Settings(), (replace(first, topics=(backup, *first.topics)), *others)), THEME, report
    )
    last = planned.slides[-1]
    assert (last.id, last.label) == ("b", "A1")
    assert planned.sections[-1].slides == ("b",)
    (number,) = box(last, "number").paragraphs[0].runs
    assert (number.text, number.field) == ("A1", None)
    assert box_text(box(last, "tracker")) == "Appendix"


def test_every_slide_is_in_exactly_one_section() -> None:
    report = Report()
    planned = plan_deck(briefing(), THEME, report)
    listed = [id for section in planned.sections for id in section.slides]
    assert listed == [one.id for one in planned.slides]


def test_a_hidden_topic_has_a_hidden_slide_that_no_contents_name() -> None:
    hidden = Topic("h", text("Hidden"), (paragraph("x"),), attributes=Attributes(classes=("hidden",)))
    first, *others = sections(2)
    deck = plan(Briefing(META, Settings(), (replace(first, topics=(*first.topics, hidden)), *others)))
    assert slide(deck, "h").hidden
    assert "#h" not in links(slide(deck, "section-1"))


def test_links_to_topics_and_blocks_lead_to_their_slides() -> None:
    linked = b.Paragraph(
        (
            Link(text("there"), "#b"),
            *text(", "),
            Link(text("block"), "#facts"),
            Link(text("web"), "https://x.org"),
        )
    )
    target = Topic("b", text("Target"), (replace(bullets("x", "y"), attributes=Attributes(id="facts")),))
    deck = plan(Briefing(META, Settings(), (Section("s", (), (topic(linked), target)),)))
    runs = box(slide(deck, "t"), "body").paragraphs[0].runs
    assert [run.link for run in runs] == ["#b", "", "#b", "https://x.org"]


def test_a_link_that_leads_nowhere_is_plain_text() -> None:
    linked = b.Paragraph((Link(text("nowhere"), "#gone"),))
    deck = plan(Briefing(META, Settings(), (Section("s", (), (topic(linked),)),)))
    assert [run.link for run in box(slide(deck, "t"), "body").paragraphs[0].runs] == [""]


def test_ids_of_slides_are_unique() -> None:
    long = topic(paragraph(words(400)), b.SlideBreak(), paragraph(words(300)))
    deck = plan(Briefing(META, Settings(), (Section("s", text("S"), (long,)),)))
    ids = [one.id for one in deck.slides]
    assert len(ids) == len(set(ids))
    assert {"s", "t", "t~2", "t~3"} <= set(ids)
