from __future__ import annotations

import datetime
import hashlib
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.model.asset import PictureFormat
from deckgen.model.briefing import Briefing, Meta, Section, Settings
from deckgen.model.exhibits import Panel, PanelRole
from deckgen.render.pdf import render_pages
from tests.inspect import pdf
from tests.oracles import pagevalidation, poppler, qpdf
from tests.plan.brief.briefings import (
    META,
    SENTENCE,
    briefing,
    figure,
    find,
    find_all,
    items,
    noted,
    paragraph,
    picture,
    plan,
    plan_blocks,
    prose,
    rows,
    table,
    text,
    topic,
)
from tests.samples import BLOCKS, INLINES

ROOT = Path(__file__).parents[3]
EVERYTHING = (
    prose(30),
    b.Paragraph(tuple(INLINES.values())),
    *BLOCKS.values(),
    noted("A paragraph.", "A footnote."),
    table(rows(90), "A long table"),
    figure(picture(900, 600), "A figure", source="A paper"),
    Panel(PanelRole.SIDE, (paragraph("A side note."),)),
)


def render(*blocks: b.Block) -> bytes:
    return render_pages(plan_blocks(*blocks))


@pytest.fixture(scope="module")
def everything() -> bytes:
    return render_pages(plan(briefing(*EVERYTHING, topic("Another topic", prose(20)), toc=True)))


@pytest.fixture(scope="module")
def everything_file(everything: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("brief") / "brief.pdf"
    path.write_bytes(everything)
    return path


# The file


@pytest.mark.oracle
def test_the_file_is_sound(everything_file: Path) -> None:
    assert qpdf.check(everything_file) == ()


@pytest.mark.oracle
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_file_keeps_the_rules_of_pdf_ua_and_pdf_a(everything_file: Path, profile: str) -> None:
    assert pagevalidation.validate(everything_file, profile) == ()


@pytest.mark.oracle
@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("kind", BLOCKS, ids=lambda kind: kind.__name__)
def test_each_kind_of_block_keeps_the_rules(kind: type, profile: str, tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(render(BLOCKS[kind]))
    assert pagevalidation.validate(path, profile) == ()


@pytest.mark.oracle
def test_fonts_are_embedded_subsets_that_can_be_copied_from(everything_file: Path) -> None:
    fonts = poppler.fonts(everything_file)
    assert {font.name.partition("-")[0] for font in fonts} == {"Carlito", "SourceSerif4", "Cousine"}
    assert all(font.embedded and font.subset and font.unicode for font in fonts)


@pytest.mark.oracle
def test_a_viewer_finds_words_whole_and_in_order(everything_file: Path) -> None:
    found = " ".join(poppler.text(everything_file).split())
    assert SENTENCE.strip() in found


def test_an_empty_brief_has_a_page() -> None:
    data = render_pages(plan(Briefing(Meta(), Settings(), ())))
    assert pdf.page_labels(data) == ["1"]


def test_metadata_say_what_the_manifest_says(everything: bytes) -> None:
    found = pdf.metadata(everything)
    assert (found.title, found.author, found.lang) == ("A brief", "A unit", "en-GB")
    assert found.created == datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    for wanted in ('<rdf:li xml:lang="x-default">A brief</rdf:li>', "<pdfaid:part>2</pdfaid:part>"):
        assert wanted in found.xmp


def test_without_a_date_the_metadata_say_1980() -> None:
    found = pdf.metadata(render_pages(plan(briefing(meta=Meta(title="x")))))
    assert found.created == datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


# Always the same bytes

SCRIPT = """
import hashlib, sys
sys.path.insert(0, {root!r})
from tests.render.pdf.test_pages import EVERYTHING
from tests.plan.brief.briefings import briefing, plan
from deckgen.render.pdf import render_pages
print(hashlib.sha256(render_pages(plan(briefing(*EVERYTHING)))).hexdigest())
"""


def test_the_same_plan_gives_the_same_bytes_in_another_folder_zone_and_hash_seed(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PYTHONPATH": str(ROOT / "src")}
    script = SCRIPT.format(root=str(ROOT))
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    here = hashlib.sha256(render_pages(plan(briefing(*EVERYTHING)))).hexdigest()
    assert done.stdout.strip() == here


def test_different_briefs_have_different_file_identifiers() -> None:
    one, other = (pdf.metadata(render(paragraph(words))) for words in ("one", "other"))
    assert one.identifier != other.identifier


# Words and places


def test_words_stand_where_the_plan_says() -> None:
    planned = plan_blocks(paragraph("Unmistakable words"))
    (word,) = [word for word in pdf.words(render_pages(planned)) if word.text == "Unmistakable"]
    placed = find(planned, "Unmistakable")
    assert word.x == pytest.approx(placed.x, abs=0.1)
    assert word.y < placed.line.baseline < word.bottom
    assert (word.font, word.size) == ("SourceSerif4-Regular", 10)


def test_lines_are_as_wide_as_they_were_measured() -> None:
    planned = plan_blocks(paragraph("AVATAR Types To We Vo " * 3))
    placed = find_all(planned, "AVATAR")[0]
    texts = placed.text.split()
    found = [word for word in pdf.words(render_pages(planned)) if word.text in texts and word.size == 10]
    assert max(word.right for word in found) == pytest.approx(placed.right, abs=0.35)


def test_each_page_counts_itself_and_all() -> None:
    data = render(prose(150))
    count = len(pdf.page_labels(data))
    assert count > 2
    assert pdf.page_labels(data) == [str(n) for n in range(1, count + 1)]
    for number in range(1, count + 1):
        foot = [word.text for word in pdf.words(data) if word.page == number and word.y > 780]
        assert foot[:3] == [str(number), "of", str(count)]


# Links and bookmarks


def test_bookmarks_lead_to_the_pages_of_their_headings() -> None:
    data = render_pages(plan(briefing(topic("One", prose(80)), topic("Two", prose(3)))))
    pages = {word.text: word.page for word in pdf.words(data) if word.size == 12}
    assert pdf.outline(data) == ((0, "1 A section", 1), (1, "One", 1), (1, "Two", pages["Two"]))


def test_links_lie_over_their_words_and_lead_where_they_say() -> None:
    inlines = (
        i.Link(text("outside"), "https://example.org/a(b)?q=ü"),
        i.Text(" and "),
        i.Link(text("inside"), "#two"),
    )
    data = render_pages(
        plan(briefing(topic("One", b.Paragraph(inlines), prose(80)), topic("Two", prose(3), id="two")))
    )
    outside, inside = pdf.links(data)
    assert outside.target == "https://example.org/a%28b%29?q=%C3%BC"
    assert inside.target == f"#{pdf.outline(data)[-1][2]}"
    assert (outside.contents, inside.contents) == ("outside", "inside")
    word = next(word for word in pdf.words(data) if word.text == "inside")
    assert inside.left == pytest.approx(word.x, abs=0.5)
    assert inside.right == pytest.approx(word.right, abs=0.5)


def test_a_link_over_two_lines_has_an_area_on_each() -> None:
    data = render(
        b.Paragraph((*text("word " * 11), i.Link(text("linked words of a sentence"), "https://x.org/")))
    )
    areas = pdf.links(data)
    assert [link.target for link in areas] == ["https://x.org/"] * 2
    (element,) = pdf.structure(data).find("Link")
    assert element.links == 2


def test_contents_and_footnote_marks_are_links(everything: bytes) -> None:
    tree = pdf.structure(everything)
    (contents,) = tree.find("TOC")
    assert all(entry.links for entry in contents.find("Link"))
    assert [one.full_text.strip() for one in tree.find("Reference") if one.full_text.strip().isdigit()]


# Pictures


def test_a_jpeg_is_stored_as_it_is() -> None:
    asset = picture(64, 48, PictureFormat.JPEG)
    assert pdf.image_streams(render(figure(asset))) == (("/DCTDecode", asset.data),)


@pytest.mark.parametrize("mode", ["L", "RGB", "P", "1"])
def test_an_opaque_png_keeps_its_compressed_rows(mode: str) -> None:
    asset = picture(64, 48, mode=mode)
    ((kind, stored),) = pdf.image_streams(render(figure(asset)))
    assert kind == "/FlateDecode"
    assert stored in asset.data
    assert zlib.decompress(stored)


def test_a_transparent_png_becomes_pixels_and_a_mask() -> None:
    ((_, stored),) = pdf.image_streams(render(figure(picture(8, 4, mode="RGBA"))))
    # Four rows of eight pixels in three channels, each row behind the byte that names its filter.
    assert len(zlib.decompress(stored)) == 4 * (1 + 8 * 3)


def test_a_picture_shown_twice_is_stored_once() -> None:
    asset = picture(64, 48)
    assert len(pdf.image_streams(render(figure(asset, "One"), figure(asset, "Two")))) == 1


# The structure


def test_the_text_of_the_tree_is_that_of_the_briefing_in_order() -> None:
    data = render(prose(3), items("first item", "second item"), table(rows(2), "A table"), prose(1))
    found = " ".join(pdf.structure(data).full_text.split())
    for earlier, later in (("three hours", "first item"), ("first item", "second"), ("row 0", "row 1")):
        assert found.index(earlier) < found.index(later)
    assert found.count(SENTENCE.strip()) == 4


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    data = render(prose(70))
    counts = [one.full_text.count("hours") for one in pdf.structure(data).find("P")]
    assert [count for count in counts if count] == [70]


def test_repeated_heads_headers_and_footers_are_not_in_the_tree() -> None:
    data = render(table(rows(120), "Many rows", head=("Name", "Value")))
    read = pdf.structure(data).full_text
    assert read.count("Name") == 1
    assert "of 3" not in read
    assert "continued" not in read


def test_a_table_has_rows_of_cells_with_headers() -> None:
    tree = pdf.structure(render(table([("one", "1"), ("two", "")], "A table", head=("Name", "Value"))))
    (found,) = tree.find("Table")
    assert [child.role for child in found.children] == ["Caption", "THead", "TBody"]
    assert [len(row.children) for row in found.find("TR")] == [2, 2, 2]
    assert all(("/Scope", "/Column") in cell.attributes for cell in found.find("TH"))


def test_a_figure_has_its_alternative_text_and_place() -> None:
    (found,) = pdf.structure(render(figure(picture(60, 40), "A caption"))).find("Figure")
    assert found.alt == "what it shows"
    assert "/BBox" in dict(found.attributes)


def test_lists_have_labels_and_bodies() -> None:
    points = (b.ListItem((paragraph("one"),)), b.ListItem((paragraph("two"),)))
    tree = pdf.structure(render(b.List(points, ordered=True)))
    (found,) = tree.find("L")
    assert ("/ListNumbering", "/Decimal") in found.attributes
    assert [[part.role for part in item.children] for item in found.find("LI")] == [["Lbl", "LBody"]] * 2
    assert [one.full_text for one in found.find("Lbl")] == ["1.", "2."]


def test_links_stand_among_the_words_of_their_paragraph() -> None:
    inlines = (*text("before "), i.Link(text("linked"), "https://x.org/"), *text(" after"))
    (found,) = [one for one in pdf.structure(render(b.Paragraph(inlines))).find("P") if one.find("Link")]
    assert found.text == "before  after"
    assert [one.text for one in found.find("Link")] == ["linked"]


def test_words_of_another_language_say_so() -> None:
    tree = pdf.structure(render(b.Paragraph((INLINES[i.Attributed],))))
    assert [(one.lang, one.text) for one in tree.find("Span")] == [("fr", "marked words")]


def test_a_footnote_is_a_note_behind_its_paragraph() -> None:
    tree = pdf.structure(render(noted("A paragraph.", "The note."), paragraph("The next.")))
    section = tree.find("Sect")[0]
    assert [child.role for child in section.children] == ["H1", "H2", "P", "Note", "P"]
    assert section.find("Note")[0].full_text == "1The note."


def test_sections_without_content_leave_no_empty_elements() -> None:
    tree = pdf.structure(render_pages(plan(Briefing(META, Settings(), (Section("s", text("S"), ()),)))))
    empty = [one.role for one in tree.iter_all() if not one.full_text.strip()]
    assert empty == []
