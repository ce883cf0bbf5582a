from __future__ import annotations

import pytest

from deckgen.diagnostics import Code, Report, Span
from deckgen.project import DataTable, Folders, MemoryFiles, load_data
from tests.cases.text_dump import dump_report

SPAN = Span("b/10.md", 7)


def load(name: str, data: bytes | str) -> tuple[DataTable | None, Report]:
    report = Report()
    files = MemoryFiles({f"b/{name}": data if isinstance(data, bytes) else data.encode()})
    return load_data(name, "b/10.md", SPAN, Folders(files, "b"), report), report


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "name,n\nAda,007\nBo,1.50\n"),
        ("a.csv", "\ufeffname,n\r\nAda,007\r\n\r\nBo,1.50"),
        ("a.csv", "name;n\nAda;007\nBo;1.50\n"),
        ("a.csv", "name\tn\nAda\t007\nBo\t1.50\n"),
        ("a.csv", '"name", "n"\n"Ada", 007 \nBo,1.50,,\n,,\n'),
        ("a.tsv", "name\tn\nAda\t007\nBo\t1.50\n"),
        ("a.TAB", "name\tn\nAda\t007\nBo\t1.50\n"),
        ("a.json", '[{"name": "Ada", "n": "007"}, {"name": "Bo", "n": 1.50}]'),
        ("a.json", '[["name", "n"], ["Ada", "007"], ["Bo", 1.50]]'),
    ],
)
def test_table_is_read_from_every_form(name: str, text: str) -> None:
    table, report = load(name, text)
    assert dump_report(report) == ""
    assert table == DataTable(("name", "n"), (("Ada", "007"), ("Bo", "1.50")))


def test_quoted_cells_may_hold_marks_and_line_ends() -> None:
    table, _ = load("a.csv", 'text;n\n"a;b ""c""\nd";1\n"x\u2028y";2\n')
    assert table is not None
    assert table.rows == (('a;b "c"\nd', "1"), ("x\u2028y", "2"))


def test_values_of_json_become_text_and_gaps_stay_empty() -> None:
    table, _ = load("a.json", '[{"a": true, "b": null}, {"c": 12345678901234567890}]')
    assert table == DataTable(("a", "b", "c"), (("true", "", ""), ("", "", "12345678901234567890")))


def test_rows_are_mappings_for_templates() -> None:
    assert DataTable(("a", "b"), (("1", "2"),)).mappings() == ({"a": "1", "b": "2"},)


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.csv", "", "b/a.csv data-corrupt: the file is empty"),
        ("a.csv", "a,b\n1,2\n1\n", "b/a.csv:3 data-corrupt: a row has 1 cells, the head has 2"),
        ("a.csv", "a,b\n1,2,3\n", "b/a.csv:2 data-corrupt: a row has 3 cells, the head has 2"),
        ("a.csv", "a,,b\n1,2,3\n", "b/a.csv:1 data-corrupt: a column has no name"),
        ("a.csv", "a,a\n", "b/a.csv:1 data-corrupt: two columns are named 'a'"),
        ("a.csv", 'a,b\n"x"y,2\n', "b/a.csv:2 data-corrupt: the row cannot be read"),
        ("a.csv", 'a,b\n"open,2\n', "b/a.csv:2 data-corrupt: the row cannot be read: unexpected end of data"),
        ("a.csv", b"a\ncaf\xe9\n", "b/a.csv:2:4 file-encoding"),
        ("a.json", "{", "b/a.json:1 data-corrupt: this is not JSON"),
        ("a.json", '[{"a": 1},\n{"a": }]', "b/a.json:2 data-corrupt: this is not JSON"),
        ("a.json", "[" * 100_000, "b/a.json data-corrupt: the JSON is nested too deeply"),
        ("a.json", "[1]", "b/a.json data-corrupt: the JSON is not a list of rows"),
        ("a.json", '[{"a": [1]}]', "b/a.json data-corrupt: a cell holds a list or an object"),
        ("a.json", '[{"a": 1}, 2]', "b/a.json data-corrupt: row 2 is not an object"),
        ("a.txt", "a", "b/10.md:7 data-corrupt: deckgen cannot read data from 'b/a.txt'"),
    ],
)
def test_fault_of_a_data_file_is_told(name: str, data: bytes | str, found: str) -> None:
    table, report = load(name, data)
    assert table is None
    assert dump_report(report).startswith(found)
    assert len(report) == 1


@pytest.mark.parametrize(
    ("reference", "code"), [("none.csv", Code.FILE_MISSING), ("../a.csv", Code.FILE_OUTSIDE)]
)
def test_data_file_that_is_not_there_is_told_where_it_is_asked_for(reference: str, code: Code) -> None:
    report = Report()
    folders = Folders(MemoryFiles({"b/10.md": b"", "a.csv": b"a\n1"}), "b")
    assert load_data(reference, "b/10.md", SPAN, folders, report) is None
    assert [(found.code, found.span) for found in report] == [(code, SPAN)]


def test_giant_table_is_refused() -> None:
    table, report = load("a.csv", "a,b\n" + "1,2\n" * 500_001)
    assert table is None
    assert "1,000,000 cells" in dump_report(report)
