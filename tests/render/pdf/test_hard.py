"""Outlines that are hard to set: the file stays within its margins, keeps every word, and is valid."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pypdf
import pytest

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.diagnostics import Diagnostic, Report
from deckgen.project import MemoryFiles
from tests.building import squeezed
from tests.inspect import pdf
from tests.oracles import pagevalidation
from tests.outlines import picture

WORDS = "Words that stand in a cell and say something of note "
COLUMNS = 150


def wide(columns: int, rows: int, caption: str = "Wide") -> str:
    head = "|".join(f" Column {n} " for n in range(columns))
    lines = ["|".join(f" value{row}x{n} " for n in range(columns)) for row in range(rows)]
    ruler = "|".join(["---"] * columns)
    body = "\n".join(f"|{line}|" for line in (head, ruler, *lines))
    return f'## Topic\n\n::: {{.table caption="{caption}" note="Noted."}}\n{body}\n:::\n'


def notes(count: int) -> str:
    marks = " ".join(f"Word{n}[^{n}]" for n in range(count))
    return f"## Topic\n\n{marks}\n\n" + "\n".join(
        f"[^{n}]: Remark number{n} of many.\n" for n in range(count)
    )


CASES = {
    "many columns": wide(COLUMNS, 5),
    "fits in small type": wide(12, 3),
    "many columns and rows": wide(24, 40),
    "a footnote in the repeated column": wide(40, 2).replace("value1x0", "value1x0[^a]")
    + "\n[^a]: Remark.\n",
    "a cell longer than a page": f"## Topic\n\n| A | B |\n|---|---|\n| x | {WORDS * 300} |\n| y | z |\n",
    "a head longer than a page": f"## Topic\n\n| A | {WORDS * 300} |\n|---|---|\n| x | y |\n",
    "a word longer than a page": f"## Topic\n\n| A | B | C |\n|---|---|---|\n| {'x' * 9000} | y | z |\n",
    "five hundred footnotes": notes(500),
    "footnotes everywhere": (
        "# Section[^0]\n\n## Topic[^1] of it\n\n### Run-in[^2]\n\ntext\n\n- point[^3]\n\n"
        '::: {.table caption="Caption[^4]"}\n| A[^5] | B |\n|---|---|\n| x[^6] | y |\n:::\n\n'
        + "".join(f"[^{n}]: Remark{n} is here.\n" for n in range(7))
    ),
    "quotes in lists in quotes": (
        "## Topic\n\n- point\n\n  > quote\n  >\n  > - inner\n  >\n  >   > deeper\n  >   >\n"
        "  >   > | A | B |\n  >   > |---|---|\n  >   > | x | a longer cell of words |\n"
    ),
    "pictures larger than the page": (
        "## Topic\n\n![Wide](wide.png){width=400%}\n\nText.\n\n"
        "![Tall](tall.png){height=60cm}\n\n- ![In a list](tall.png)\n"
    ),
}


@cache
def build(name: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    files = {
        "talk.md": CASES[name].encode(),
        "wide.png": picture(4000, 300),
        "tall.png": picture(300, 4000),
    }
    report = Report()
    prepared = prepare_briefing(Request("talk.md", targets=("brief",)), report, files=MemoryFiles(files))
    assert prepared is not None
    ((_, planned),) = prepared.planned
    return planned.render("brief.pdf")[0].data, tuple(report)


def each() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", CASES)


@each()
def test_nothing_leaves_the_margins(name: str) -> None:
    data, _ = build(name)
    page = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox
    for word in pdf.words(data):
        assert 62 < word.x < word.right < float(page.width) - 61, word
        assert 34 < word.y < word.bottom < float(page.height) - 34, word


@each()
def test_every_word_is_read(name: str) -> None:
    data, _ = build(name)
    said = squeezed(pdf.structure(data).full_text)
    for word in CASES[name].replace("|", " ").split():
        if word.isalnum():
            assert squeezed(word) in said, word


@pytest.mark.oracle
@each()
def test_file_is_valid(name: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(build(name)[0])
    assert [pagevalidation.validate(path, profile) for profile in ("ua1", "2a")] == [(), ()]


def test_table_wider_than_the_page_goes_on_by_columns_behind_its_first() -> None:
    data, _ = build("many columns")
    words = pdf.words(data)
    texts = [word.text for word in words]
    parts = texts.count("value3x0")
    assert parts > 10
    assert all(texts.count(f"value3x{n}") == 1 for n in range(1, COLUMNS))
    assert all(word.size == 9 for word in words if word.text.startswith("value"))
    assert texts.count("(continued)") == parts - 1
    tree = pdf.structure(data)
    (table,) = tree.find("Table")
    assert [len(row.children) for row in table.find("TR")] == [COLUMNS] * 6
    assert [cell.full_text for cell in table.find("TR")[1].children] == [
        f"value0x{n}" for n in range(COLUMNS)
    ]


def test_footnote_of_a_column_that_is_repeated_stands_at_the_foot_once() -> None:
    data, _ = build("a footnote in the repeated column")
    assert len(pdf.structure(data).find("Note")) == 1
    assert [word.text for word in pdf.words(data)].count("Remark.") == 1


def test_wide_table_is_set_smaller_before_it_is_parted() -> None:
    words = pdf.words(build("fits in small type")[0])
    assert [word.text for word in words].count("value0x0") == 1
    assert {word.size for word in words if word.text.startswith("value")} <= {7.0, 8.0}
