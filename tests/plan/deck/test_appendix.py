"""The appendix: links that lead there, and links that lead back."""

from __future__ import annotations

from dataclasses import replace

from deckgen.diagnostics import Report
from deckgen.model import block as b
from deckgen.model.attributes import Attributes
from deckgen.model.briefing import Briefing, Meta, Prose, Section, Settings, Topic
from deckgen.model.inline import Link
from deckgen.plan.deck.slides import SlidePlan, TextBox
from deckgen.plan.sheets import plan_slides
from deckgen.render.pdf import render_pages
from tests.building import build_text
from tests.inspect import pdf, pptx
from tests.plan.deck.decks import Deck, bullets, paragraph, plan, text, topic, words
from tests.plan.sheets.decks import deck_of as planned


def linked(words: str, target: str) -> b.Paragraph:
    return b.Paragraph((Link(text(words), f"#{target}"),))


def backup(*blocks: b.Block, id: str, hidden: bool = False) -> Topic:
    classes = ("backup", "hidden") if hidden else ("backup",)
    return replace(topic(*blocks, title=f"Backup {id}", id=id), attributes=Attributes(classes=classes))


def deck_of(*topics: Topic) -> Deck:
    settings = Settings(prose=Prose.AUTO)
    return plan(Briefing(Meta(title="A briefing"), settings, (Section("s", (), topics),)))


def corner(slide: SlidePlan) -> tuple[str, list[str]] | None:
    """What stands at the right of the slide's head, and where its links lead; None where nothing does."""
    boxes = [
        one for one in slide.placed if isinstance(one, TextBox) and one.name in ("Back to slide", "Appendix")
    ]
    if not boxes:
        return None
    (line,) = boxes[0].paragraphs
    return "".join(run.text for run in line.runs), [run.link for run in line.runs if run.link]


def corners(deck: Deck) -> dict[str, tuple[str, list[str]] | None]:
    return {slide.id: corner(slide) for slide in deck.topic_slides}


def test_a_slide_of_the_appendix_leads_back_to_each_topic_that_refers_to_it() -> None:
    found = corners(
        deck_of(
            topic(b.List((b.ListItem((linked("see", "more"),)),)), id="one"),
            topic(bullets("nothing"), id="two"),
            topic(b.List((b.ListItem((linked("see", "more"), linked("again", "more"))),)), id="three"),
            backup(bullets("a point"), id="more"),
            backup(bullets("nobody refers here"), id="lonely"),
        )
    )
    assert found == {
        "one": None,
        "two": None,
        "three": None,
        "more": ("Back to slide 2, 4", ["#one", "#three"]),
        "lonely": None,
    }


def test_a_topic_that_refers_in_prose_alone_leads_there_from_the_head_of_its_slide() -> None:
    found = corners(
        deck_of(
            topic(bullets("a point"), linked("see", "more"), linked("see", "rest"), id="one"),
            backup(bullets("a point"), id="more"),
            backup(bullets("a point"), id="rest"),
        )
    )
    assert found["one"] == ("Appendix A1, A2", ["#more", "#rest"])
    assert found["rest"] == ("Back to slide 2", ["#one"])


def test_every_slide_of_a_topic_in_the_appendix_leads_back() -> None:
    long = bullets(*(words(30, 30 * n) for n in range(9)))
    found = corners(deck_of(topic(paragraph("so"), linked("see", "more"), id="one"), backup(long, id="more")))
    assert len(found) > 2
    assert [one for id, one in found.items() if id != "one"] == [("Back to slide 2", ["#one"])] * (
        len(found) - 1
    )


def test_topics_of_the_appendix_may_refer_to_one_another_and_to_themselves() -> None:
    first = backup(linked("here", "more"), linked("there", "rest"), id="more")
    found = corners(deck_of(topic(bullets("a"), id="one"), first, backup(bullets("b"), id="rest")))
    assert found["more"] is None
    assert found["rest"] == ("Back to slide A1", ["#more"])


def test_a_hidden_slide_is_named_only_where_no_other_refers() -> None:
    hidden = replace(topic(linked("see", "more"), id="hid"), attributes=Attributes(classes=("hidden",)))
    shown = topic(linked("see", "more"), id="one")
    more = backup(bullets("a"), id="more", hidden=True)
    assert corners(deck_of(hidden, shown, more))["more"] == ("Back to slide 3", ["#one"])
    assert corners(deck_of(hidden, more))["more"] == ("Back to slide 2", ["#hid"])


def test_more_slides_refer_than_the_head_has_room_for() -> None:
    topics = [topic(linked("see", "more"), title=f"Topic {n}", id=f"t{n}") for n in range(40)]
    found = corners(deck_of(*topics, backup(bullets("a"), id="more")))["more"]
    assert found is not None
    assert 3 < len(found[1]) < 40


def test_links_of_both_ways_and_of_the_tracker_are_live_in_deck_and_slides() -> None:
    outline = "# Part\n\n## One\n\n- [see](#more)\n\n# Other\n\n## Two\n\n- a\n\n"
    outline += "## More {.backup #more}\n\n- a point\n"
    back = pptx.open_deck(build_text(outline).deck).slide("more").named("Back to slide")
    assert [run.link for run in back.runs if run.link] == ["#part/one"]
    pages = render_pages(plan_slides(planned(outline), Report()))
    found = {(link.page, link.contents.replace("\xa0", " ")): link.target for link in pdf.links(pages)}
    assert found[3, "see"] == "#6"
    assert found[6, "3"] == "#3"
    assert found[3, "1  Part"] == "#2"
    assert found[5, "2  Other"] == "#4"
