"""Find the faults in a PowerPoint package that make PowerPoint repair or refuse it, before it is saved.

Runs at every save, and looks for what Microsoft's own validator does not see (identifiers that clash, tables
with ragged rows, slides outside every section, …) next to the plain breakages that would hide such faults.
A finding means a mistake in deckgen, never one of the author's.

It has to be linear and quick, so slides are not walked element by element: expat proves a part well-formed,
and patterns look for a few tags. That is sound because `<` can stand in well-formed XML only where a tag
begins (we write no comments and no CDATA). The patterns rely on the prefixes `p:`, `a:`, `r:` and `p14:`, as
everything does that PowerPoint, LibreOffice or deckgen writes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from enum import Enum
from xml.parsers import expat

from deckgen.render.pptx.lint_graph import PACKAGE, Attributes, Parts, find_kinds, load_parts, read_tags
from deckgen.values import dataclass


class Rule(Enum):
    """What a finding is about; each rule has a seeded fault in the tests."""

    DUPLICATE_PART = "duplicate-part"
    CONTENT_TYPE = "content-type"
    MALFORMED_XML = "malformed-xml"
    DANGLING_RELATIONSHIP = "dangling-relationship"
    ORPHAN_PART = "orphan-part"
    MISSING_RELATIONSHIP = "missing-relationship"
    SHARED_NOTES = "shared-notes"
    NOTES_MASTER_LIST = "notes-master-list"
    LAYOUT_ID = "layout-id"
    SLIDE_ID = "slide-id"
    SECTION = "section"
    SHAPE_ID = "shape-id"
    TIMING_TARGET = "timing-target"
    RAGGED_TABLE = "ragged-table"
    CORE_PROPERTIES = "core-properties"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Finding:
    part: str
    rule: Rule
    message: str


def lint(package: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """All findings, in the order of the rules; empty for a sound package.

    `package` maps the name of each part, without a leading slash, to its bytes. Time is linear in the size.
    """
    malformed = tuple(_check_xml(package))
    broken = {finding.part for finding in malformed}
    sound = {name: data for name, data in package.items() if name not in broken}
    parts = load_parts(sound)
    kinds = find_kinds(parts)
    checks: tuple[Iterator[Finding], ...] = (
        _check_names(package),
        _check_content_types(package, sound),
        iter(malformed),
        _check_targets(parts, package),
        _check_references(parts),
        _check_orphans(package, kinds),
        _check_required_relationships(parts, kinds),
        _check_notes_owners(parts, kinds),
        _check_presentation(parts, kinds),
        _check_drawings(parts, kinds),
        _check_core_properties(parts, kinds),
        _check_images(package),
    )
    return tuple(finding for check in checks for finding in check)


_CONTENT_TYPES = "[Content_Types].xml"


def _check_names(package: Mapping[str, bytes]) -> Iterator[Finding]:
    names = Counter(name.lower() for name in package)
    for name in package:
        if names[name.lower()] > 1:
            yield Finding(
                name, Rule.DUPLICATE_PART, "another part's name differs only in upper and lower case"
            )


def _check_content_types(package: Mapping[str, bytes], sound: Mapping[str, bytes]) -> Iterator[Finding]:
    tags = read_tags(sound[_CONTENT_TYPES]) if _CONTENT_TYPES in sound else []
    extensions = {attributes["Extension"].lower() for tag, attributes in tags if tag == "Default"}
    overrides = [attributes["PartName"].removeprefix("/") for tag, attributes in tags if tag == "Override"]
    for name, count in Counter(overrides).items():
        if name not in package:
            yield Finding(name, Rule.CONTENT_TYPE, "a content type is given for a part that is not there")
        if count > 1:
            yield Finding(name, Rule.CONTENT_TYPE, "the content type is given twice")
    known = {*overrides, _CONTENT_TYPES}
    for name in package:
        if name not in known and name.rpartition(".")[2].lower() not in extensions:
            yield Finding(name, Rule.CONTENT_TYPE, "the part has no content type")


def _check_xml(package: Mapping[str, bytes]) -> Iterator[Finding]:
    for name, data in package.items():
        if name.endswith((".xml", ".rels", ".svg", ".vml")):
            try:
                # With a separator, expat also refuses prefixes that were never declared.
                expat.ParserCreate(namespace_separator=" ").Parse(data, True)
            except expat.ExpatError as error:
                yield Finding(name, Rule.MALFORMED_XML, str(error))


def _check_targets(parts: Parts, package: Mapping[str, bytes]) -> Iterator[Finding]:
    for owner, relationships in parts.relationships.items():
        if owner and owner not in package:
            yield Finding(owner, Rule.DANGLING_RELATIONSHIP, "a part that is not there has relationships")
        for relationship in relationships:
            if not relationship.external and relationship.target not in package:
                message = f"{relationship.id} leads to '{relationship.target}', which is not there"
                yield Finding(owner, Rule.DANGLING_RELATIONSHIP, message)
        for id, count in Counter(relationship.id for relationship in relationships).items():
            if count > 1:
                yield Finding(owner, Rule.DANGLING_RELATIONSHIP, f"{id} is given {count} times")


_REFERENCE = re.compile(rb'r:[a-z]+="([^"]+)"')


def _check_references(parts: Parts) -> Iterator[Finding]:
    for name, data in parts.data.items():
        if name.endswith(".xml"):
            known = {relationship.id for relationship in parts.relationships.get(name, ())}
            # The pattern may take text for an attribute (one that began with a space would be five times as
            # slow): what it finds is a suspicion, which a full parse settles.
            if not known.issuperset(id.decode() for id in _REFERENCE.findall(data)):
                for id in sorted(_find_references(data) - known):
                    yield Finding(name, Rule.DANGLING_RELATIONSHIP, f"{id} is used and not given")


def _find_references(xml: bytes) -> set[str]:
    return {
        value
        for _, attributes in read_tags(xml)
        for name, value in attributes.items()
        if name.startswith("r:") and value
    }


def _check_orphans(package: Mapping[str, bytes], kinds: Mapping[str, str]) -> Iterator[Finding]:
    for name in package:
        if name not in kinds and name != _CONTENT_TYPES and not name.endswith(".rels"):
            yield Finding(name, Rule.ORPHAN_PART, "nothing leads to the part")


# What each kind of part leads to exactly once. Layouts and masters have no other masters; a slide may lead to
# many slides by its links, its notes lead to their own slide alone.
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    PACKAGE: ("officeDocument",),
    "slide": ("slideLayout",),
    "slideLayout": ("slideMaster",),
    "slideMaster": ("theme",),
    "notesMaster": ("theme",),
    "handoutMaster": ("theme",),
    "notesSlide": ("notesMaster", "slide"),
}


def _check_required_relationships(parts: Parts, kinds: Mapping[str, str]) -> Iterator[Finding]:
    for name, kind in ((PACKAGE, PACKAGE), *kinds.items()):
        if required := _REQUIRED.get(kind):
            given = Counter(relationship.kind for relationship in parts.relationships.get(name, ()))
            for other in required:
                if given[other] != 1:
                    message = f"leads to {given[other]} parts of the kind {other} and not to one"
                    yield Finding(name, Rule.MISSING_RELATIONSHIP, message)


def _check_notes_owners(parts: Parts, kinds: Mapping[str, str]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for slide in _of_kind(kinds, "slide"):
        for notes in parts.iter_targets(slide, "notesSlide"):
            if owners.setdefault(notes, slide) != slide:
                yield Finding(slide, Rule.SHARED_NOTES, f"'{notes}' belongs to '{owners[notes]}'")
            elif slide not in parts.iter_targets(notes, "slide"):
                yield Finding(slide, Rule.SHARED_NOTES, f"'{notes}' leads to another slide")


def _of_kind(kinds: Mapping[str, str], kind: str) -> list[str]:
    return [name for name, other in kinds.items() if other == kind]


_MASTER_ID = re.compile(rb'<p:sldMasterId\s[^<]*?\bid="(\d+)"')
_LAYOUT_ID = re.compile(rb'<p:sldLayoutId\s[^<]*?\bid="(\d+)"')
_SLIDE_ID = re.compile(rb"<p:sldId\s[^<>]*>")
_SECTION_SLIDE_ID = re.compile(rb'<p14:sldId\s[^<]*?\bid="(\d+)"')
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')


def _check_presentation(parts: Parts, kinds: Mapping[str, str]) -> Iterator[Finding]:
    for name in _of_kind(kinds, "officeDocument"):
        xml = parts.data.get(name, b"")
        yield from _check_layout_ids(name, xml, parts, kinds)
        if "notesMaster" in kinds.values() and b"<p:notesMasterIdLst" not in xml:
            yield Finding(name, Rule.NOTES_MASTER_LIST, "there is a notes master and no list that names it")
        slides = [dict(_ATTRIBUTE.findall(tag.decode())) for tag in _SLIDE_ID.findall(xml)]
        yield from _check_slide_ids(name, slides, parts)
        if b"<p14:sectionLst" in xml:
            sectioned = Counter(id.decode() for id in _SECTION_SLIDE_ID.findall(xml))
            yield from _check_sections(name, [slide.get("id", "") for slide in slides], sectioned)


def _check_layout_ids(
    name: str, presentation: bytes, parts: Parts, kinds: Mapping[str, str]
) -> Iterator[Finding]:
    ids = _MASTER_ID.findall(presentation)
    for master in _of_kind(kinds, "slideMaster"):
        ids += _LAYOUT_ID.findall(parts.data.get(master, b""))
    for id, count in Counter(ids).items():
        if count > 1:
            yield Finding(name, Rule.LAYOUT_ID, f"{count} masters or layouts have the id {id.decode()}")
        if int(id) < 2**31:
            yield Finding(
                name, Rule.LAYOUT_ID, f"the id {id.decode()} of a master or layout is below 2147483648"
            )


def _check_slide_ids(name: str, slides: Iterable[Attributes], parts: Parts) -> Iterator[Finding]:
    related = {r.id: r.target for r in parts.relationships.get(name, ()) if r.kind == "slide"}
    for id, count in Counter(slide.get("id", "") for slide in slides).items():
        if count > 1 or not id.isdigit() or not 256 <= int(id) < 2**31:
            yield Finding(
                name, Rule.SLIDE_ID, f"the slide id '{id}' is given twice or not between 256 and 2^31"
            )
    for id in sorted(related.keys() - {slide.get("r:id", "") for slide in slides}):
        yield Finding(related[id], Rule.SLIDE_ID, "the slide is not in the presentation's list")


def _check_sections(name: str, slides: Iterable[str], sectioned: Counter[str]) -> Iterator[Finding]:
    known = set(slides)
    for id in slides:
        if sectioned[id] != 1:
            yield Finding(name, Rule.SECTION, f"slide {id} is in {sectioned[id]} sections")
    for id in sectioned:
        if id not in known:
            yield Finding(name, Rule.SECTION, f"a section names slide {id}, which is not there")


_DRAWINGS = {"slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster", "handoutMaster"}
_SHAPE_ID = re.compile(rb'<p:cNvPr\s[^<]*?\bid="(\d+)"')
_TARGET_ID = re.compile(rb'<p:(?:spTgt|bldP|bldGraphic)\s[^<]*?\bspid="(\d+)"')
_CHOICE = re.compile(rb"<mc:Choice[\s>].*?</mc:Choice>", re.DOTALL)
_FALLBACK = re.compile(rb"<mc:Fallback[\s>].*?</mc:Fallback>", re.DOTALL)
_TABLE = re.compile(rb"<a:tbl>.*?</a:tbl>", re.DOTALL)
_ROW = re.compile(rb"<a:tr\s.*?</a:tr>", re.DOTALL)
_CELL = re.compile(rb"<a:tc[\s>/]")


def _check_drawings(parts: Parts, kinds: Mapping[str, str]) -> Iterator[Finding]:
    for name, kind in kinds.items():
        if kind in _DRAWINGS and name in parts.data:
            xml = parts.data[name]
            yield from _check_shapes(name, xml)
            if b"<a:tbl>" in xml:
                yield from _check_tables(name, xml)


def _check_shapes(name: str, xml: bytes) -> Iterator[Finding]:
    ids = _SHAPE_ID.findall(xml)
    if len(ids) != len(set(ids)):
        for id in sorted(_find_clashes(xml)):
            yield Finding(name, Rule.SHAPE_ID, f"the id {id.decode()} belongs to several shapes")
    if b"<p:timing" in xml:
        for id in sorted(set(_TARGET_ID.findall(xml)) - set(ids)):
            yield Finding(
                name, Rule.TIMING_TARGET, f"an animation moves shape {id.decode()}, which is not there"
            )


def _find_clashes(xml: bytes) -> set[bytes]:
    """The ids that two shapes share. A choice and its fallback may share one: only one of them is read."""
    variants = (xml,) if b"<mc:Fallback" not in xml else (_CHOICE.sub(b"", xml), _FALLBACK.sub(b"", xml))
    counts = (Counter(_SHAPE_ID.findall(variant)) for variant in variants)
    return {id for counter in counts for id, count in counter.items() if count > 1}


def _check_tables(name: str, xml: bytes) -> Iterator[Finding]:
    for table in _TABLE.findall(xml):
        columns = table.count(b"<a:gridCol ")
        for number, row in enumerate(_ROW.findall(table), start=1):
            cells = len(_CELL.findall(row))
            if cells != columns:
                message = f"row {number} of a table has {cells} cells for {columns} columns"
                yield Finding(name, Rule.RAGGED_TABLE, message)


_PROPERTY = re.compile(rb"<((?:dc|dcterms|cp):(?!coreProperties)\w+)[^<>]*?(?:/>|>([^<]*)<)")
_DATES = (b"dcterms:created", b"dcterms:modified", b"cp:lastPrinted")


def _check_core_properties(parts: Parts, kinds: Mapping[str, str]) -> Iterator[Finding]:
    for name in _of_kind(kinds, "core-properties"):
        properties: list[tuple[bytes, bytes]] = _PROPERTY.findall(parts.data.get(name, b""))
        for tag, count in Counter(tag for tag, _ in properties).items():
            if count > 1:
                yield Finding(name, Rule.CORE_PROPERTIES, f"{tag.decode()} is given {count} times")
        for tag, text in properties:
            if tag in _DATES and not _is_date(text.decode()):
                yield Finding(name, Rule.CORE_PROPERTIES, f"{tag.decode()} is no date: '{text.decode()}'")


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


_IS_IMAGE: Mapping[str, Callable[[bytes], bool]] = {
    "png": lambda data: data.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in data[-16:],
    "jpg": lambda data: data.startswith(b"\xff\xd8\xff"),
    "jpeg": lambda data: data.startswith(b"\xff\xd8\xff"),
    "gif": lambda data: data.startswith((b"GIF87a", b"GIF89a")),
    "bmp": lambda data: data.startswith(b"BM"),
    "tif": lambda data: data.startswith((b"II*\0", b"MM\0*")),
    "tiff": lambda data: data.startswith((b"II*\0", b"MM\0*")),
    "svg": lambda data: b"<svg" in data,
}


def _check_images(package: Mapping[str, bytes]) -> Iterator[Finding]:
    for name, data in package.items():
        is_image = _IS_IMAGE.get(name.rpartition(".")[2].lower())
        if is_image and not is_image(data):
            yield Finding(name, Rule.IMAGE, "the picture's bytes are not what its name says")
