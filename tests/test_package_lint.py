"""The package linter, by seeded faults: each has to be found by it or by Microsoft's validator."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from deckgen.render.pptx.lint import Rule, lint
from tests.oracles import ooxml
from tests.packages import Package, sample_package, write_package

SLIDE = "ppt/slides/slide1.xml"
TABLE_SLIDE = "ppt/slides/slide2.xml"
CHART_SLIDE = "ppt/slides/slide3.xml"
PICTURE_SLIDE = "ppt/slides/slide4.xml"
PRESENTATION = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
CORE = "docProps/core.xml"
TYPES = "[Content_Types].xml"
PICTURE = "ppt/media/image1.png"
NOTES_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesSlide"


def rels(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


@dataclass(frozen=True, slots=True)
class Fault:
    name: str
    seed: Callable[[Package], None]
    rule: Rule | None = None
    """The linter's rule; `None` where the validator alone finds it."""


def edit(part: str, pattern: str, replacement: str) -> Callable[[Package], None]:
    def seed(parts: Package) -> None:
        changed, count = re.subn(pattern, replacement, parts[part].decode(), count=1, flags=re.DOTALL)
        assert count, f"the sample's {part} has nothing like {pattern}"
        parts[part] = changed.encode()

    return seed


def remove(part: str) -> Callable[[Package], None]:
    return lambda parts: parts.__delitem__(part)


def put(part: str, data: bytes) -> Callable[[Package], None]:
    return lambda parts: parts.update({part: data})


SHARE_NOTES = (
    r'\1<Relationship Id="rId50" Type="' + NOTES_TYPE + '" Target="../notesSlides/notesSlide1.xml"/>'
)

LINTED = (
    Fault("duplicate shape id", edit(SLIDE, 'cNvPr id="3"', 'cNvPr id="2"'), Rule.SHAPE_ID),
    Fault(
        "layout id of another",
        edit(MASTER, '(sldLayoutId id=)"2147483650"', r'\1"2147483649"'),
        Rule.LAYOUT_ID,
    ),
    Fault(
        "layout id of the master",
        edit(PRESENTATION, r'(sldMasterId id=)"\d+"', r'\1"2147483649"'),
        Rule.LAYOUT_ID,
    ),
    Fault("layout id too small", edit(MASTER, '(sldLayoutId id=)"2147483650"', r'\1"300"'), Rule.LAYOUT_ID),
    Fault("table with a ragged row", edit(TABLE_SLIDE, "<a:tc>.*?</a:tc>", ""), Rule.RAGGED_TABLE),
    Fault("table without a column", edit(TABLE_SLIDE, "<a:gridCol [^>]*/>", ""), Rule.RAGGED_TABLE),
    Fault(
        "notes without a notes master",
        edit(rels("ppt/notesSlides/notesSlide1.xml"), r"<Relationship [^>]*/notesMaster\"[^>]*/>", ""),
        Rule.MISSING_RELATIONSHIP,
    ),
    Fault(
        "two slides with the same notes",
        edit(rels(TABLE_SLIDE), f'<Relationship Id="[^"]*" Type="{NOTES_TYPE}"[^>]*/>()', SHARE_NOTES),
        Rule.SHARED_NOTES,
    ),
    Fault(
        "notes that lead to another slide",
        edit(rels("ppt/notesSlides/notesSlide1.xml"), r"slides/slide1\.xml", "slides/slide2.xml"),
        Rule.SHARED_NOTES,
    ),
    Fault(
        "no list of notes masters",
        edit(PRESENTATION, "<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", ""),
        Rule.NOTES_MASTER_LIST,
    ),
    Fault(
        "section with an unknown slide",
        edit(PRESENTATION, 'p14:sldId id="259"', 'p14:sldId id="999"'),
        Rule.SECTION,
    ),
    Fault(
        "slide in two sections",
        edit(PRESENTATION, '(<p14:sldId id="257"/>)', r'\1<p14:sldId id="258"/>'),
        Rule.SECTION,
    ),
    Fault("slide in no section", edit(PRESENTATION, '<p14:sldId id="257"/>', ""), Rule.SECTION),
    Fault(
        "animation of an absent shape", edit(SLIDE, 'spTgt spid="2"', 'spTgt spid="999"'), Rule.TIMING_TARGET
    ),
    Fault(
        "property that is no date",
        edit(CORE, r"(<dcterms:modified[^>]*>)[^<]*", r"\1yesterday"),
        Rule.CORE_PROPERTIES,
    ),
    Fault(
        "day that does not exist",
        edit(CORE, r"(<dcterms:modified[^>]*>)[^<]*", r"\g<1>2026-02-30T10:00:00Z"),
        Rule.CORE_PROPERTIES,
    ),
    Fault(
        "property given twice",
        edit(CORE, "<dc:title/>", "<dc:title/><dc:title>x</dc:title>"),
        Rule.CORE_PROPERTIES,
    ),
    Fault(
        "master without a theme",
        edit(rels(MASTER), r"<Relationship [^>]*/theme\"[^>]*/>", ""),
        Rule.MISSING_RELATIONSHIP,
    ),
    Fault(
        "slide without a layout",
        edit(rels(SLIDE), r"<Relationship [^>]*/slideLayout\"[^>]*/>", ""),
        Rule.MISSING_RELATIONSHIP,
    ),
    Fault(
        "package without a presentation",
        edit("_rels/.rels", r"<Relationship [^>]*/officeDocument\"[^>]*/>", ""),
        Rule.MISSING_RELATIONSHIP,
    ),
    Fault(
        "part that nothing leads to", put("ppt/media/orphan.png", b"\x89PNG\r\n\x1a\nIEND"), Rule.ORPHAN_PART
    ),
    Fault("picture that is none", put(PICTURE, b"not a picture"), Rule.IMAGE),
    Fault("picture cut short", lambda parts: parts.update({PICTURE: parts[PICTURE][:-20]}), Rule.IMAGE),
    Fault("name in other case", put("ppt/Media/Image1.png", b"\x89PNG\r\n\x1a\nIEND"), Rule.DUPLICATE_PART),
    Fault(
        "slide number given twice", edit(PRESENTATION, '(<p:sldId) id="257"', r'\1 id="256"'), Rule.SLIDE_ID
    ),
    Fault("slide number too small", edit(PRESENTATION, '(<p:sldId) id="256"', r'\1 id="255"'), Rule.SLIDE_ID),
    Fault("slide not in the list", edit(PRESENTATION, '<p:sldId id="256"[^>]*/>', ""), Rule.SLIDE_ID),
    Fault(
        "slide relationship that is not there",
        edit(PRESENTATION, r'(<p:sldId id="256" r:id=)"rId\d+"', r'\1"rId999"'),
        Rule.DANGLING_RELATIONSHIP,
    ),
    Fault(
        "picture relationship that is not there",
        edit(PICTURE_SLIDE, r'r:embed="rId\d+"', 'r:embed="rId77"'),
        Rule.DANGLING_RELATIONSHIP,
    ),
    Fault(
        "link to nowhere",
        edit(SLIDE, "<a:r>", '<a:r><a:rPr><a:hlinkClick r:id="rId88"/></a:rPr>'),
        Rule.DANGLING_RELATIONSHIP,
    ),
    Fault(
        "layout that is not there",
        edit(rels(SLIDE), "slideLayout2.xml", "slideLayout99.xml"),
        Rule.DANGLING_RELATIONSHIP,
    ),
    Fault("relationship given twice", edit(rels(SLIDE), "rId2", "rId1"), Rule.DANGLING_RELATIONSHIP),
    Fault("picture that is not there", remove(PICTURE), Rule.DANGLING_RELATIONSHIP),
    Fault(
        "relationships of nothing",
        put("ppt/slides/_rels/slide9.xml.rels", b"<Relationships/>"),
        Rule.DANGLING_RELATIONSHIP,
    ),
    Fault("no content type for PNG", edit(TYPES, '<Default Extension="png"[^>]*/>', ""), Rule.CONTENT_TYPE),
    Fault(
        "content type of nothing",
        edit(TYPES, "/ppt/slides/slide1.xml", "/ppt/slides/slide9.xml"),
        Rule.CONTENT_TYPE,
    ),
    Fault(
        "content type given twice",
        edit(TYPES, '(<Override PartName="/ppt/slides/slide1.xml"[^>]*/>)', r"\1\1"),
        Rule.CONTENT_TYPE,
    ),
    Fault("malformed XML", edit(SLIDE, "</p:cSld>", "</p:cSl>"), Rule.MALFORMED_XML),
    Fault("prefix that is not declared", edit(SLIDE, "<a:r>", "<x:r/><a:r>"), Rule.MALFORMED_XML),
    Fault("control character", edit(SLIDE, "Hello", "He&#11;llo"), Rule.MALFORMED_XML),
)

VALIDATED = (
    Fault("children in the wrong order", edit(SLIDE, "(<a:bodyPr/>)(<a:lstStyle/>)", r"\2\1")),
    Fault("unknown attribute", edit(SLIDE, 'cNvPr id="2"', 'cNvPr id="2" foo="1"')),
    Fault(
        "slide without its own content type",
        edit(TYPES, '<Override PartName="/ppt/slides/slide1.xml"[^>]*/>', ""),
    ),
    Fault(
        "wrong content type",
        edit(TYPES, '(PartName="/ppt/slides/slide1.xml" ContentType=)"[^"]*"', r'\1"application/xml"'),
    ),
    Fault("type too small", edit(SLIDE, "<a:r>", '<a:r><a:rPr sz="50"/>')),
    Fault("shape without a name", edit(SLIDE, 'name="Title 1"', "")),
    Fault("level too deep", edit(SLIDE, "<a:p><a:r>", '<a:p><a:pPr lvl="9"/><a:r>')),
    Fault("negative width", edit(PICTURE_SLIDE, r'<a:ext cx="\d+"', '<a:ext cx="-5"')),
    Fault("text box without a paragraph", edit(TABLE_SLIDE, "<a:p/>", "")),
    Fault(
        "section id that is none", edit(PRESENTATION, r'(<p14:section name="First" id=)"[^"]*"', r'\1"nope"')
    ),
    Fault(
        "colour of five digits",
        edit(SLIDE, "<a:r>", '<a:r><a:rPr><a:solidFill><a:srgbClr val="12345"/></a:solidFill></a:rPr>'),
    ),
    Fault("unknown placeholder", edit(SLIDE, 'ph type="title"', 'ph type="tittle"')),
    Fault("theme without an effect style", edit(THEME, "<a:effectStyle>.*?</a:effectStyle>", "")),
)


def seeded(fault: Fault) -> Package:
    parts = sample_package()
    fault.seed(parts)
    return parts


def test_sound_package_has_no_finding() -> None:
    assert lint(sample_package()) == ()


@pytest.mark.oracle
def test_sound_package_is_sound_to_the_validator_too(tmp_path: Path) -> None:
    assert ooxml.validate(write_package(sample_package(), tmp_path / "sound.pptx")) == ()


@pytest.mark.parametrize("fault", LINTED, ids=lambda fault: fault.name)
def test_linter_finds(fault: Fault) -> None:
    assert fault.rule in {finding.rule for finding in lint(seeded(fault))}


@pytest.mark.oracle
@pytest.mark.parametrize("fault", VALIDATED, ids=lambda fault: fault.name)
def test_validator_finds(fault: Fault, tmp_path: Path) -> None:
    assert ooxml.validate(write_package(seeded(fault), tmp_path / "faulty.pptx"))


@pytest.mark.oracle
def test_validator_finds_a_member_that_stands_twice_in_the_zip(tmp_path: Path) -> None:
    parts = sample_package()
    with pytest.warns(UserWarning, match="Duplicate name"):
        deck = write_package(parts, tmp_path / "twice.pptx", extra=[(SLIDE, parts[SLIDE])])
    assert ooxml.validate(deck)


def test_each_rule_has_a_seeded_fault() -> None:
    assert {fault.rule for fault in LINTED} == set(Rule)


def test_finding_names_the_part_and_the_fault() -> None:
    parts = sample_package()
    edit(SLIDE, 'cNvPr id="3"', 'cNvPr id="2"')(parts)
    (finding,) = lint(parts)
    assert (finding.part, finding.message) == (SLIDE, "the id 2 belongs to several shapes")


def test_choice_and_fallback_may_share_a_shape_id() -> None:
    shape = '<p:sp><p:nvSpPr><p:cNvPr id="7" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
    alternatives = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="a14">{shape}</mc:Choice><mc:Fallback>{shape}</mc:Fallback>'
        "</mc:AlternateContent>"
    )
    once, twice = sample_package(), sample_package()
    edit(CHART_SLIDE, "</p:spTree>", f"{alternatives}</p:spTree>")(once)
    edit(CHART_SLIDE, "</p:spTree>", f"{shape}{alternatives}</p:spTree>")(twice)
    assert lint(once) == ()
    assert [finding.rule for finding in lint(twice)] == [Rule.SHAPE_ID]


def test_text_that_looks_like_a_reference_is_no_finding() -> None:
    parts = sample_package()
    edit(SLIDE, "Hello", '&lt;p:cNvPr id="2"/> &lt;a:hlinkClick r:id="rId99"/> &lt;a:tbl>')(parts)
    assert lint(parts) == ()


def test_address_outside_the_package_is_no_finding() -> None:
    parts = sample_package()
    link = (
        '<Relationship Id="rId60" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"'
        ' Target="https://example.org/a?b=c&amp;d" TargetMode="External"/></Relationships>'
    )
    edit(rels(SLIDE), "</Relationships>", link)(parts)
    edit(SLIDE, "<a:r>", '<a:r><a:rPr><a:hlinkClick r:id="rId60"/></a:rPr>')(parts)
    assert lint(parts) == ()


def test_time_grows_with_the_number_of_slides_and_no_faster() -> None:
    few, many = (_time(_multiplied(count)) for count in (300, 1200))
    assert many < few * 8  # four times the slides; squared growth would make it sixteen


def _multiplied(count: int) -> Package:
    """The sample's first slide, `count` times; only its time matters, not that each is in the list."""
    parts = sample_package()
    for number in range(100, 100 + count):
        parts[f"ppt/slides/slide{number}.xml"] = parts[SLIDE]
        parts[rels(f"ppt/slides/slide{number}.xml")] = parts[rels(CHART_SLIDE)]
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{NOTES_TYPE[:-10]}slide" Target="slides/slide{n}.xml"/>'
        for n in range(100, 100 + count)
    )
    edit(rels(PRESENTATION), "</Relationships>", f"{links}</Relationships>")(parts)
    return parts


def _time(parts: Package) -> float:
    def once() -> float:
        start = time.process_time()
        lint(parts)
        return time.process_time() - start

    return min(once() for _ in range(3))
