"""The pages for authors: what they show builds, and what the readers accept is on them."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.diagnostics import Code, Report
from deckgen.project import MemoryFiles
from deckgen.project.front_matter import SectionFront
from deckgen.project.manifest import FileManifest, Manifest
from deckgen.project.typed_yaml import key_name
from deckgen.read.outline.catalogue import BLOCK, BLOCKS, CODE, HEADING_CLASSES, TOPIC
from deckgen.read.outline.chart_options import CHART_ATTRIBUTES
from tests.conftest import ROOT

PAGES = {path.name: path.read_text("utf-8") for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))}
EXAMPLE = re.compile(r"^(`{3,4})markdown\n(.+?)^\1$", re.M | re.S)
FOLDED = re.compile(r"\n {5}(?=\S)")
"""In the README the attributes of a fence go on on a further line, to fit the page."""
EXAMPLES = [
    (f"{name}-{number}", FOLDED.sub(" ", found[2]))
    for name, text in sorted(PAGES.items())
    for number, found in enumerate(EXAMPLE.finditer(text), 1)
]
ELSEWHERE = {Code.LINK_TARGET, Code.REFERENCE_TARGET, Code.SECTION_EMPTY}
"""What an example lacks because the page shows a part of a briefing."""

BERTHS = "name,handled,week,calls\nNorth,131,1,14\nSouth,94,2,11\n"
COUNT = "".join(f"line_{number} = {number}\n" for number in range(20))


def files() -> dict[str, bytes]:
    pixel = (ROOT / "docs" / "pictures" / "slide.png").read_bytes()
    pictures = {
        f"b/{name}": pixel
        for name in ("berth.jpg", "quay.jpg", "north.jpg", "south.jpg", "map.png", "band.png")
    }
    data = {f"b/{path.name}": path.read_bytes() for path in (ROOT / "assets" / "data").iterdir()}
    own = {"berths.csv": BERTHS, "count.py": COUNT, "briefing.yaml": "variables: {quarter: Q3}\n"}
    return data | pictures | {f"b/{name}": text.encode() for name, text in own.items()}


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_builds(name: str, example: str) -> None:
    report = Report()
    prepared = prepare_briefing(
        Request("b"), report, files=MemoryFiles(files() | {"b/10.md": example.encode()})
    )
    assert prepared is not None
    assert [one for one in report if one.severity.name != "NOTE" and one.code not in ELSEWHERE] == []


OUTLINE = PAGES["outline.md"]
ANYWHERE = BLOCK
"""On every block; said once, above the table of blocks."""


def in_code(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def documented_blocks() -> dict[str, set[str]]:
    """The rows of the table of blocks: each name, with the attributes in its last column."""
    part = OUTLINE.partition("\n## Blocks\n")[2]
    rows = (line.strip("|").split("|") for line in part.splitlines() if line.startswith("| `"))
    found: dict[str, set[str]] = {}
    for row in rows:
        for name in in_code(row[0]):
            if name in BLOCKS and name not in found:
                found[name] = {key for part in in_code(row[2]) for key in part.split()}
    return found


def test_the_table_of_blocks_has_every_block_with_its_attributes() -> None:
    blocks = {name: keys - ANYWHERE for name, keys in BLOCKS.items() if name != "chart"}
    found = documented_blocks()
    assert found.keys() - {"chart"} == blocks.keys()
    assert {name: found[name] ^ keys for name, keys in blocks.items() if found[name] != keys} == {}


def test_what_stands_on_headings_code_and_charts_is_explained() -> None:
    headings = [*(f"{key}=" for key in TOPIC), *(f".{name}" for name in HEADING_CLASSES)]
    assert [name for name in headings if f"`{{{name}" not in OUTLINE and f"`{name}`" not in OUTLINE] == []
    assert [key for key in CODE - ANYWHERE if f"`{key}=`" not in PAGES["exhibits.md"]] == []
    assert [key for key in CHART_ATTRIBUTES if f"`{key}=" not in PAGES["charts.md"]] == []


def test_every_key_of_manifest_and_front_matter_is_explained() -> None:
    keys = {key_name(one.name) for kind in (Manifest, FileManifest, SectionFront) for one in fields(kind)}
    assert [key for key in sorted(keys) if f"`{key}`" not in OUTLINE and f"`{key}:" not in OUTLINE] == []


def test_every_page_is_reached_from_the_readme_and_no_link_is_dead() -> None:
    readme = PAGES["README.md"]
    assert [name for name in PAGES if name != "README.md" and f"(docs/{name})" not in readme] == []
    dead = [
        f"{name}: {target}"
        for name, text in PAGES.items()
        for target, _ in links(text)
        if target and not ((ROOT if name == "README.md" else ROOT / "docs") / target).exists()
    ]
    assert dead == []


def test_every_link_to_a_part_of_a_page_meets_its_heading() -> None:
    headings = {
        name: {slug(line) for line in EXAMPLE.sub("", text).splitlines() if line.startswith("#")}
        for name, text in PAGES.items()
    }
    lost = [
        f"{name}: {target}#{part}"
        for name, text in PAGES.items()
        for target, part in links(text)
        if part and part not in headings[target.removeprefix("docs/") or name]
    ]
    assert lost == []


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lstrip("#").strip().lower()).replace(" ", "-")


def links(text: str) -> list[tuple[str, str]]:
    """The links to other pages and pictures: the path, and the heading in it."""
    shown = re.sub(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", "", EXAMPLE.sub("", text))
    return re.findall(r"\]\((?!https?:)([^)#\s]*)#?([\w-]*)\)", shown)
