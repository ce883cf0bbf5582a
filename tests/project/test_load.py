from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.diagnostics import Code, Report
from deckgen.model.briefing import Meta, Paper, Settings
from deckgen.project import DiskFiles, MemoryFiles, Overrides, Project, load_project
from tests.cases.case_file import Case, accept_case, read_cases
from tests.cases.text_dump import dump_report

CASES = Path(__file__).parent / "projects.case"


@pytest.mark.parametrize("case", read_cases(CASES), ids=lambda case: case.title)
def test_case(case: Case, accept: bool) -> None:
    files = MemoryFiles({name: body.encode() for name, body in case.files})
    report = Report()
    project = load_project(case.path, files, Overrides(), report)
    assert project is not None
    actual = {"project": "\n".join(dumped(project)) + "\n", "diagnostics": dump_report(report)}
    expected = {
        "project": "",
        "diagnostics": "",
        **{kind: body.rstrip("\n") + "\n" for kind, body in case.expected},
    }
    if accept and actual != expected:
        accept_case(CASES, case, actual)
    else:
        assert actual == expected


def dumped(project: Project) -> Iterator[str]:
    """What differs from the defaults, one a line."""
    yield f"{'folder' if project.strict else 'file'} {project.slug} in {project.folder}"
    for found, default in ((project.meta, Meta()), (project.settings, Settings())):
        for name in type(default).__dataclass_fields__:
            value = getattr(found, name)
            if value != getattr(default, name) and name not in ("theme_span", "lang_span"):
                yield f"{name} = {getattr(value, 'value', value)}"
    if project.settings.theme_span.line:
        yield f"theme named at {project.settings.theme_span}"
    for name in ("slide_level", "asset_folders", "agenda"):
        if getattr(project, name) not in (None, ()):
            yield f"{name} = {getattr(project, name)}"
    for name, value in project.variables.items():
        yield f"variable {name} = {value!r}"
    for source in project.sources:
        yield f"source {source.path} from line {source.first_line}{' templated' if project.templated else ''}"


def load(
    files: dict[str, bytes], path: str = "b", overrides: Overrides | None = None
) -> tuple[Project | None, list[Code]]:
    report = Report()
    project = load_project(path, MemoryFiles(files), overrides or Overrides(), report)
    return project, [diagnostic.code for diagnostic in report]


def loaded(files: dict[str, bytes], path: str = "b", overrides: Overrides | None = None) -> Project:
    project, codes = load(files, path, overrides)
    assert project is not None
    assert codes == []
    return project


def test_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    project = loaded(
        {"b/briefing.yaml": b"\xef\xbb\xbftitle: T\r\nlang: fr\r\n", "b/a.md": b"\xef\xbb\xbfa\r\nb\rc"}
    )
    assert (project.meta.title, project.meta.lang) == ("T", "fr")
    assert project.sources[0].text == "a\nb\nc"


def test_meta_of_the_command_line_goes_over_the_manifest() -> None:
    overrides = Overrides(
        meta={"title": "New: better", "date": "2026-01-31", "paper": "letter", "toc": "false"}
    )
    project = loaded({"b/briefing.yaml": b"title: Old\npaper: A4", "b/a.md": b""}, overrides=overrides)
    assert project.meta.title == "New: better"
    assert str(project.meta.date) == "2026-01-31"
    assert (project.settings.paper, project.settings.toc) == (Paper.LETTER, False)


def test_faulty_meta_of_the_command_line_is_reported_under_its_own_name() -> None:
    report = Report()
    overrides = Overrides(meta={"titel": "x", "date": "today", "marking": "x"})
    load_project("b", MemoryFiles({"b/a.md": b""}), overrides, report)
    assert dump_report(report) == (
        "--meta date yaml-type: 'date' must be a date (year-month-day), not 'today'"
        " [for example date: 2026-11-22]\n"
        "--meta marking key-reserved: the key 'marking' is reserved [a later version will bring it]\n"
        "--meta titel key-unknown: the manifest has no key 'titel' [did you mean 'title'?]\n"
    )


def test_variables_of_the_command_line_are_yaml_values() -> None:
    overrides = Overrides(variables={"big": "false", "n": "3", "word": "no", "text": "a: b"})
    project = loaded({"b/briefing.yaml": b"variables: {n: 1, kept: x}", "b/a.md": b""}, overrides=overrides)
    assert project.variables == {"n": 3, "kept": "x", "big": False, "word": "no", "text": "a: b"}


def test_theme_file_of_the_command_line_is_seen_from_the_working_folder() -> None:
    project = loaded({"b/a.md": b""}, overrides=Overrides(meta={"theme": "../themes/own.yaml"}))
    assert project.settings.theme == "../themes/own.yaml"
    assert project.settings.theme_required


@pytest.mark.parametrize(
    ("files", "path", "code"),
    [
        ({}, "nowhere", Code.FILE_MISSING),
        ({"b/notes.txt": b""}, "b", Code.NOTHING_TO_BUILD),
        ({"b/briefing.yaml": b"sections: []", "b/a.md": b""}, "b", Code.NOTHING_TO_BUILD),
        ({"deck.pptx": b""}, "deck.pptx", Code.NOTHING_TO_BUILD),
        ({"talk.md": b"caf\xe9"}, "talk.md", Code.FILE_ENCODING),
        ({"talk.md": b"x" * 20_000_001}, "talk.md", Code.FILE_TOO_LARGE),
    ],
)
def test_where_there_is_no_briefing_the_reason_is_told(
    files: dict[str, bytes], path: str, code: Code
) -> None:
    assert load(files, path) == (None, [code])


def test_unreadable_section_leaves_the_others() -> None:
    project, codes = load({"b/1.md": b"one", "b/2.md": b"line\ncaf\xe9", "b/3.md": b"three"})
    assert project is not None
    assert [source.path for source in project.sources] == ["b/1.md", "b/3.md"]
    assert codes == [Code.FILE_ENCODING]


def test_byte_that_is_not_utf8_is_named_with_its_line() -> None:
    report = Report()
    load_project("t.md", MemoryFiles({"t.md": b"line\nab\xe9"}), Overrides(), report)
    assert dump_report(report).startswith("t.md:2:3 file-encoding: byte 0xE9 is not UTF-8")
    report = Report()
    load_project("t.md", MemoryFiles({"t.md": "text".encode("utf-16")}), Overrides(), report)
    assert "UTF-16" in dump_report(report)


def test_manifest_itself_names_its_folder() -> None:
    assert loaded({"b/briefing.yaml": b"title: T", "b/a.md": b""}, "b/briefing.yaml").slug == "b"


def test_folder_given_as_a_dot_has_the_name_of_the_real_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "summit-1"
    folder.mkdir()
    (folder / "a.md").write_text("a")
    monkeypatch.chdir(folder)
    project = load_project(".", DiskFiles(), Overrides(), Report())
    assert project is not None
    assert (project.slug, project.meta.title, project.sources[0].path) == ("summit-1", "Summit 1", "a.md")


def test_section_that_links_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "b"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("secret")
    (folder / "10-inside.md").write_text("inside")
    (folder / "20-link.md").symlink_to(tmp_path / "secret.md")
    report = Report()
    project = load_project(str(folder), DiskFiles(), Overrides(), report)
    assert project is not None
    assert [source.text for source in project.sources] == ["inside"]
    assert [diagnostic.code for diagnostic in report] == [Code.FILE_OUTSIDE]
