from __future__ import annotations

import datetime
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from deckgen.diagnostics import DeckgenError
from deckgen.model.briefing import Density, Meta
from deckgen.plan.deck.slides import DeckPlan, DeckSection, Group, PictureBox, Placed, TextBox
from deckgen.render.pptx import render_deck
from deckgen.render.pptx.deck import render_parts
from deckgen.render.pptx.lint import lint
from deckgen.theme.layouts import LAYOUT_NAMES
from deckgen.theme.resolve import SLIDE_SIZES
from deckgen.theme.resolved import Theme
from deckgen.units import inch_rect
from tests.inspect import pptx as inspect
from tests.oracles import ooxml
from tests.render.pptx.plans import META, deck, default_theme, filled, line, picture, slide, specimen


@pytest.fixture(scope="module")
def built() -> inspect.Deck:
    return inspect.open_deck(render_deck(specimen()))


def test_the_specimen_holds_every_kind_of_placed_thing() -> None:
    things = [placed for one in specimen().slides for placed in one.placed]
    children = [child for thing in things if isinstance(thing, Group) for child in thing.children]
    wanted = {argument.__forward_arg__ for argument in get_args(Placed)}
    assert {type(thing).__name__ for thing in things + children} == wanted


@pytest.mark.oracle
@pytest.mark.parametrize("size", SLIDE_SIZES)
def test_microsofts_validator_finds_no_fault(size: str, tmp_path: Path) -> None:
    plan = specimen()
    path = tmp_path / "deck.pptx"
    path.write_bytes(render_deck(replace(plan, theme=replace(plan.theme, slide=SLIDE_SIZES[size]))))
    assert ooxml.validate(path) == ()


@pytest.mark.oracle
def test_microsofts_validator_finds_no_fault_in_the_least_deck(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(render_deck(DeckPlan(Meta(), default_theme(), (), ())))
    assert ooxml.validate(path) == ()


def test_our_linter_finds_no_fault() -> None:
    assert lint(render_parts(specimen())) == ()


def test_an_unsound_package_is_refused() -> None:
    plan = replace(
        deck(slide("one", "title-only"), slide("two", "title-only")), sections=(DeckSection("A", ("one",)),)
    )
    with pytest.raises(DeckgenError, match="slide 257 is in 0 sections"):
        render_deck(plan)


def test_slides_come_in_order_on_their_layouts(built: inspect.Deck) -> None:
    assert [(one.id, one.layout) for one in built.slides] == [
        ("cover", "Title Slide"),
        ("text", "Title and Content"),
        ("boxes", "Title Only"),
        ("table", "Title and Table"),
        ("pictures", "Title Only"),
        ("chart", "Title Only"),
        ("end", "Section Header"),
    ]
    assert (built.masters, len(built.layouts)) == (1, len(LAYOUT_NAMES))
    assert built.slide("cover").title == "Rules & <exceptions>"


def test_hidden_slides_are_hidden(built: inspect.Deck) -> None:
    assert [one.id for one in built.slides if one.hidden] == ["pictures"]


def test_sections_hold_their_slides(built: inspect.Deck) -> None:
    assert built.sections == (
        ("Opening", ("cover", "text")),
        ("Things & more", ("boxes", "table", "pictures", "chart")),
        ("End", ("end",)),
    )


def test_a_deck_without_sections_has_no_list_of_them() -> None:
    assert b"sectionLst" not in render_parts(deck(slide("one", "title-only")))["ppt/presentation.xml"]


def test_sections_of_equal_title_are_told_apart() -> None:
    slides = (slide("one", "title-only"), slide("two", "title-only"))
    sections = (DeckSection("Same", ("one",)), DeckSection("Same", ("two",)))
    built = inspect.open_deck(render_deck(replace(deck(*slides), sections=sections)))
    assert built.sections == (("Same", ("one",)), ("Same", ("two",)))


def test_core_properties_say_who_what_and_when(built: inspect.Deck) -> None:
    assert built.core == {
        "title": "Rules & <exceptions>",
        "subject": "A specimen",
        "creator": "Ada Lovelace; Charles Babbage",
        "language": "en-GB",
        "category": "Information briefing",
        "version": "1.0",
        "lastModifiedBy": "deckgen",
        "revision": "1",
        "created": "2021-06-16T00:00:00Z",
        "modified": "2021-06-16T00:00:00Z",
    }


def test_a_briefing_without_a_date_has_one_that_says_nothing() -> None:
    built = inspect.open_deck(
        render_deck(replace(deck(slide("one", "title-only")), meta=replace(META, date=None)))
    )
    assert (built.core["created"], built.core["modified"]) == ("1980-01-01T00:00:00Z", "1980-01-01T00:00:00Z")


def test_application_properties_count_slides(built: inspect.Deck) -> None:
    xml = built.parts["docProps/app.xml"]
    for count in (b"<Slides>7</Slides>", b"<Notes>2</Notes>", b"<HiddenSlides>1</HiddenSlides>"):
        assert count in xml


def test_notes_keep_paragraphs_formatting_and_links(built: inspect.Deck) -> None:
    first, second = built.slide("text").notes
    assert (first.text, second.text) == ("Say this first.", "Then stop.")
    assert (first.runs[0].bold, second.runs[0].bold) == (None, True)
    assert {run.size for paragraph in (first, second) for run in paragraph.runs} == {None}
    (link,) = built.slide("end").notes
    assert link.runs[0].link == "https://example.org/notes"
    assert built.slide("table").notes == ()


def test_the_theme_of_the_file_holds_the_palette(built: inspect.Deck) -> None:
    xml = built.parts["ppt/theme/theme1.xml"].decode()
    palette = default_theme().palette
    for slot, color in (
        ("dk1", palette.ink),
        ("dk2", palette.navy),
        ("hlink", palette.link),
        ("accent6", palette.series[5]),
    ):
        assert f'<a:{slot}><a:srgbClr val="{color.rgb}"/></a:{slot}>' in xml
    assert '<a:minorFont><a:latin typeface="Calibri"/>' in xml


def test_other_formats_and_densities_have_their_own_layouts() -> None:
    theme = replace(default_theme(), slide=SLIDE_SIZES["4:3"])
    plan = DeckPlan(META, theme, (slide("one", "title-only"),), (), Density.STAGE)
    parts = render_parts(plan)
    assert b'<p:sldSz cx="9144000" cy="6858000" type="screen4x3"/>' in parts["ppt/presentation.xml"]
    sizes = default_theme().scales[Density.STAGE]
    assert f'sz="{sizes.title[0] * 100:.0f}"'.encode() in parts["ppt/slideMasters/slideMaster1.xml"]


def test_a_change_of_colour_reaches_titles_without_touching_slides() -> None:
    theme = default_theme()
    dark = replace(theme.palette.navy, rgb="00663A")
    green = replace(theme.palette, navy=dark, field=dark)
    before, after = (
        render_parts(DeckPlan(META, one, (slide("one", "title-only", _title(one)),), ()))
        for one in (theme, replace(theme, palette=green))
    )
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"ppt/theme/theme1.xml", "ppt/theme/theme2.xml"}


def _title(theme: Theme) -> TextBox:
    return filled("title-only", "title", "A title", theme=theme)


def test_members_have_fixed_dates_and_no_trace_of_the_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(render_deck(specimen()))) as archive:
        members = archive.infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(member.create_system, member.external_attr >> 16 & 0o7) for member in members} == {(0, 0)}
    assert members[0].filename == "[Content_Types].xml"


def test_equal_bytes_in_another_process_time_zone_and_hash_seed() -> None:
    root = Path(__file__).parents[3]
    code = (
        "import hashlib; from deckgen.render.pptx import render_deck;"
        "from tests.render.pptx.plans import specimen;"
        "print(hashlib.sha256(render_deck(specimen())).hexdigest())"
    )
    digests = {hashlib.sha256(render_deck(specimen())).hexdigest()}
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
            env=environment,
        )
        digests.add(done.stdout.strip())
    assert len(digests) == 1


def test_rendering_needs_neither_python_pptx_nor_lxml() -> None:
    code = "import sys, deckgen.render.pptx; print(sorted({'pptx', 'lxml', 'reportlab'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_agenda_of_many_links_opens_in_python_pptx() -> None:
    # python-pptx follows links from slide to slide by recursion, so a fan of links is fine; a chain is not.
    slides = [slide(f"s{number}", "title-only") for number in range(300)]
    rows = tuple(
        replace(line(one.id), runs=(replace(line(one.id).runs[0], link=f"#{one.id}"),)) for one in slides
    )
    agenda = slide("agenda", "agenda", TextBox(inch_rect(1, 1, 5, 5), rows, name="Rows"))
    built = inspect.open_deck(render_deck(deck(agenda, *slides)))
    assert [run.link for run in built.slides[0].named("Rows").runs] == [f"#{one.id}" for one in slides]


def test_a_picture_on_two_slides_is_stored_once() -> None:
    box = PictureBox(inch_rect(1, 1, 1, 1), picture(), alt="Grey")
    parts = render_parts(deck(slide("one", "title-only", box), slide("two", "title-only", box)))
    assert sum(name.startswith("ppt/media/") for name in parts) == 1


def test_dates_of_the_file_never_come_from_the_clock() -> None:
    today = datetime.datetime.now(datetime.UTC).date().isoformat().encode()
    assert all(today not in data for data in render_parts(deck(slide("one", "title-only"))).values())


def test_layouts_show_their_own_prompts_and_the_master_every_level() -> None:
    parts = render_parts(deck(slide("one", "title-only")))
    cover, master = parts["ppt/slideLayouts/slideLayout1.xml"], parts["ppt/slideMasters/slideMaster1.xml"]
    assert b'<p:ph type="ctrTitle" hasCustomPrompt="1"/>' in cover
    assert all(f"<a:lvl{level}pPr".encode() in master for level in range(1, 10))
    assert master.count(b'kern="1200"') == 1 + 9 + 9


def test_rules_and_fields_lie_on_layouts_and_not_on_slides() -> None:
    parts = render_parts(deck(slide("one", "section")))
    layout = parts["ppt/slideLayouts/slideLayout3.xml"]
    assert b'name="Field"' in layout
    assert layout.count(b"adec:decorative ") == 3
    assert b"Field" not in parts["ppt/slides/slide1.xml"]
