"""A statement stands alone and large on its slide; what else its topic holds is found elsewhere."""

from __future__ import annotations

import pytest

from tests.building import Build, build_text, squeezed
from tests.inspect.pptx import Slide, open_deck

HEAD = "---\ntitle: B\nslide-level: 2\n---\n"
TITLE = "Contact was restored and no dispute was settled"


def slides(build: Build) -> tuple[Slide, ...]:
    """Those behind the cover."""
    return open_deck(build.deck).slides[1:]


def test_the_title_is_large_and_stands_below_a_tab() -> None:
    build = build_text(f"{HEAD}## {TITLE} {{layout=statement}}\n\nTalks go on. The rest waits.\n")
    (slide,) = slides(build)
    title, tab = slide.named("Title"), slide.named("Tab")
    assert (squeezed(title.text), title.placeholder) == (squeezed(TITLE), "title")
    assert {run.size for run in title.runs} == {44.0}
    assert tab.rect[1] + tab.rect[3] < title.rect[1]
    assert "Talks" not in " ".join(slide.texts)
    assert squeezed(slide.notes_text) == "Talksgoon.Therestwaits."
    assert "Talksgoon." in build.brief_text()
    assert build.errors == ()


def test_more_than_prose_stands_on_a_slide_of_its_own() -> None:
    build = build_text(f"{HEAD}## {TITLE} {{layout=statement}}\n\n- one\n\n::: notes\nSay it.\n:::\n")
    first, second = slides(build)
    assert (squeezed(first.notes_text), second.notes_text) == ("Sayit.", "")
    assert "one" in second.texts
    assert first.named("Title").rect != second.named("Title").rect


@pytest.mark.parametrize("count", [4, 12, 20, 30, 60, 200])
def test_a_longer_statement_is_smaller_and_lies_on_the_slide(count: int) -> None:
    sentence = " ".join(f"word{n}" for n in range(count))
    build = build_text(f"{HEAD}## {sentence} {{layout=statement}}\n")
    first, *_ = slides(build)
    title = first.named("Title")
    assert title.rect[1] + title.rect[3] < 6.5 * 914_400
    shown = {word.strip("…") for slide in slides(build) for text in slide.texts for word in text.split()}
    assert set(sentence.split()) <= shown


def test_a_statement_without_text_is_no_empty_slide() -> None:
    build = build_text(f"{HEAD}## {TITLE} {{layout=statement}}\n")
    assert [one.code.id for one in build.diagnostics] == []
