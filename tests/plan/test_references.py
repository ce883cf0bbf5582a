"""Cross-references: numbers in the brief, slides in the deck, live in both; see also the case files."""

from __future__ import annotations

import pytest

from tests.building import Build, build_files, build_text
from tests.inspect import pdf, pptx
from tests.samples import PNG

TIE = "\u00a0"
TABLE = "| A | B |\n|---|---|\n| 1 | 2 |\n"
CHART = (
    "::: {{.chart #{id} type=bar}}\nA message of {id}\n\n| What | n |\n|---|---|\n| a | 1 |\n| b | 2 |\n:::\n"
)


def chart(id: str) -> str:
    return CHART.format(id=id)


def table(id: str, caption: str) -> str:
    return f'::: {{.table #{id} caption="{caption}"}}\n{TABLE}:::\n'


EVERYWHERE = f"""---
title: Everywhere
prose: slide
---

# Setting {{#setting}}

## A heading with @tbl:costs {{#first}}

As @fig:bars and @fig:lines show, with @tbl:costs and @sec:setting; @sec:second.[^n]

- A point of @fig:bars

[^n]: The note names @tbl:costs.

{chart("bars")}

# Second {{#second}}

## Another topic

{chart("lines")}

## The topic with the table

::: {{.table #costs caption="Beside @fig:bars"}}
| A | @fig:lines |
|---|---|
| 1 | 2 |
:::

## Last words {{#last}}

- To @sec:first, [no link @fig:bars](https://example.org), **@fig:bars**
"""


@pytest.fixture(scope="module")
def everywhere() -> Build:
    return build_text(EVERYWHERE)


def brief_text(build: Build) -> str:
    return " ".join(word.text for word in pdf.words(build.brief)).replace(TIE, " ")


def slide_texts(build: Build) -> list[str]:
    return [" ".join(slide.texts).replace(TIE, " ") for slide in pptx.open_deck(build.deck).slides]


def test_brief_calls_figures_and_tables_by_their_numbers_wherever_a_reference_stands(
    everywhere: Build,
) -> None:
    text = brief_text(everywhere)
    for words in (
        "A heading with Table 1",
        "As Figure 1 and Figure 2 show, with Table 1 and Section 1; Section 2.",
        "A point of Figure 1",
        "The note names Table 1.",
        "Beside Figure 1",
        "To Section 1, “A heading with …”, no link Figure 1, Figure 1",
    ):
        assert words in text
    assert "@" not in text


def test_references_of_the_brief_are_tagged_links_to_what_they_name(everywhere: Build) -> None:
    tagged = [node.text.replace(TIE, " ") for node in pdf.structure(everywhere.brief).find("Link")]
    assert tagged.count("Figure 1") == 4
    assert tagged.count("Figure 2") == 2
    assert all(
        link.target.startswith("#")
        for link in pdf.links(everywhere.brief)
        if link.contents == f"Figure{TIE}1"
    )


def test_deck_names_the_slide_and_leads_to_it(everywhere: Build) -> None:
    texts = slide_texts(everywhere)
    assert "A heading with slide 6" in texts[2]
    assert "slide 5 show, with slide 6 and slide 2; slide 4." in texts[2]
    assert "Beside slide 3" in texts[5]
    assert "To slide 3, no link slide 3, slide 3" in texts[6]
    deck = pptx.open_deck(everywhere.deck)
    links = [
        (run.text.replace(TIE, " "), run.link)
        for thing in deck.slides[6].iter_things()
        for run in thing.runs
        if run.link and not thing.name.startswith("Tracker")
    ]
    assert links == [("slide 3", "#first"), ("no link slide 3", "https://example.org"), ("slide 3", "#first")]


def test_a_slide_speaks_of_itself_as_this_slide(everywhere: Build) -> None:
    texts = slide_texts(everywhere)
    assert "A point of this slide" in texts[2] or "this slide and" in texts[2]


def test_reference_leads_to_the_slide_on_which_a_long_topic_goes_on() -> None:
    points = "".join(f"- Point {n} of many that fill the slide and the next one too\n" for n in range(14))
    build = build_text(
        f"## Many\n\nSee @tbl:late.\n\n{points}\n{table('late', 'Late')}\n## After\n\n- to @tbl:late\n"
    )
    texts = slide_texts(build)
    (number,) = (n for n, text in enumerate(texts, 1) if "Late" in text)
    assert number > 2
    assert f"to slide {number}" in texts[-1]


def test_what_an_output_does_not_show_is_called_by_its_title() -> None:
    build = build_text(
        f"## One\n\n- to @tbl:read and @tbl:seen\n\n::: brief\n{table('read', 'Read')}:::\n\n"
        f"::: slide\n{table('seen', 'Seen')}:::\n"
    )
    assert "to “Read” and this slide" in slide_texts(build)[1]
    assert "to Table 1 and “Seen”" in brief_text(build)
    assert [link.contents for link in pdf.links(build.brief)] == ["Table\u00a01"]


def test_numbers_are_those_that_are_printed_where_the_first_page_takes_a_chart_out_of_turn() -> None:
    bluf = "::: bluf\nThe bottom line.\n:::\n"
    key = chart("late").replace("{.chart", '{.chart .key subtitle="Measure"')
    early = f"{bluf}\nSee @fig:early and @fig:late.\n\n{chart('early')}"
    build = build_text(f"---\ntitle: T\n---\n\n## One\n\n{early}\n## Two\n\n{key}")
    text = brief_text(build)
    numbers = {id: text.split(f" A message of {id}")[0].split()[-1] for id in ("early", "late")}
    assert sorted(numbers.values()) == ["1", "2"]
    assert f"See Figure {numbers['early']} and Figure {numbers['late']}." in text


def test_pictures_of_a_group_share_its_number_and_a_row_of_pictures_keeps_its_own() -> None:
    files = {
        "b/briefing.yaml": b"title: T\n",
        "b/1.md": (
            b"---\ntitle: S\n---\n## One\n\nSee @fig:all, @fig:left, @fig:three and @fig:four.\n\n"
            b"::: {.figure #all}\n![](a.png){#left alt=a}\n![](a.png){alt=b}\n\nTwo pictures\n:::\n\n"
            b"## Two\n\n![Third](a.png){#three}\n\n![Fourth](a.png){#four}\n"
        ),
        "b/a.png": PNG,
    }
    build = build_files(files)
    assert "See Figure 1, Figure 1, Figure 2 and Figure 3." in brief_text(build)
    assert [link.contents for link in pdf.links(build.brief) if "Figure" in link.contents] == [
        f"Figure{TIE}{number}" for number in (1, 1, 2, 3)
    ]
    assert [one.code.id for one in build.diagnostics] == ["prose-in-brief"]


@pytest.mark.parametrize(
    ("lang", "brief", "slide"),
    [
        ("de", "siehe Abbildung 1. Tabelle 1", "siehe diese Folie. Folie 3"),
        ("fr", "siehe figure 1. Tableau 1", "siehe cette diapositive. Diapositive 3"),
        ("es", "siehe figura 1. Tabla 1", "siehe esta diapositiva. Diapositiva 3"),
        ("ru", "siehe рис. 1. Табл. 1", "siehe этот слайд. Слайд 3"),
    ],
)
def test_words_are_those_of_the_language(lang: str, brief: str, slide: str) -> None:
    build = build_text(
        f"## One\n\n- siehe @fig:bars. @tbl:costs\n\n{chart('bars')}\n## Two\n\n{table('costs', 'Costs')}",
        lang=lang,
    )
    assert brief in brief_text(build)
    assert slide in slide_texts(build)[1]


def test_reference_to_nothing_is_shown_as_it_is_written() -> None:
    build = build_text("## One\n\n- to @fig:none\n")
    assert [one.code.id for one in build.diagnostics] == ["reference-target"]
    assert "to @fig:none" in brief_text(build)
    assert "to @fig:none" in slide_texts(build)[1]
