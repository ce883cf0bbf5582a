from __future__ import annotations

import os
from pathlib import Path

import pytest

from deckgen.diagnostics import Code, Report, Severity, Span
from deckgen.project import DiskFiles, Files, Folders, Lost, MemoryFiles, read_text, source_lines
from deckgen.project.files import FileTooLargeError

TREE = {"b/10.md": b"ten", "b/img/a b.png": b"picture", "assets/flag.png": b"flag", "secret.txt": b"secret"}


@pytest.fixture(params=["disk", "memory"])
def files(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    """The same files on the disk and in memory: both doors are to behave alike."""
    if request.param == "memory":
        return MemoryFiles(TREE)
    for name, data in TREE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    monkeypatch.chdir(tmp_path)
    return DiskFiles()


def test_both_doors_read_and_list_alike(files: Files) -> None:
    assert files.read_bytes("b/10.md") == b"ten"
    assert files.read_bytes("b/../b/./10.md") == b"ten"
    assert files.list_folder("b") == ("10.md", "img")
    assert (files.is_file("b/10.md"), files.is_folder("b/10.md")) == (True, False)
    assert (files.is_file("b"), files.is_folder("b")) == (False, True)
    assert files.shown(files.resolve("b/10.md")).endswith("b/10.md")


def test_both_doors_refuse_alike(files: Files) -> None:
    with pytest.raises(FileNotFoundError):
        files.read_bytes("b/none.md")
    with pytest.raises(FileNotFoundError):
        files.list_folder("none")
    with pytest.raises(FileTooLargeError):
        files.read_bytes("b/10.md", limit=2)
    with pytest.raises(OSError, match="b"):
        files.read_bytes("b")


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("img/a b.png", "b/img/a b.png"),
        ("img/a%20b.png", "b/img/a b.png"),
        ("./img/../10.md", "b/10.md"),
        ("../b/10.md", "b/10.md"),
        ("flag.png", "assets/flag.png"),
        ("../assets/flag.png", "assets/flag.png"),
        ("none.png", Lost.MISSING),
        ("", Lost.MISSING),
        ("../secret.txt", Lost.OUTSIDE),
        ("..%2Fsecret.txt", Lost.OUTSIDE),
        ("../none.txt", Lost.OUTSIDE),
        ("/etc/passwd", Lost.OUTSIDE),
        ("C:\\secret.txt", Lost.OUTSIDE),
    ],
)
def test_reference_is_sought_beside_the_outline_then_in_the_asset_folders(
    files: Files, reference: str, found: str | Lost
) -> None:
    assert Folders(files, "b", ("assets",)).locate(reference, "b/10.md") == found


def test_file_beside_the_outline_goes_before_one_in_an_asset_folder() -> None:
    files = MemoryFiles({"b/parts/x.png": b"1", "assets/x.png": b"2"})
    folders = Folders(files, "b", ("assets",))
    assert folders.locate("x.png", "b/parts/part.md") == "b/parts/x.png"
    assert folders.locate("x.png", "b/10.md") == "assets/x.png"


def test_links_are_followed_before_the_place_is_judged(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "b" / "real.png").write_bytes(b"real")
    (tmp_path / "b" / "out.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "b" / "in.png").symlink_to(tmp_path / "b" / "real.png")
    (tmp_path / "b" / "loop").symlink_to("loop")
    folders = Folders(DiskFiles(), str(tmp_path / "b"))
    outline = str(tmp_path / "b" / "10.md")
    assert folders.locate("out.png", outline) is Lost.OUTSIDE
    assert folders.locate("up/secret.png", outline) is Lost.OUTSIDE
    assert folders.locate("in.png", outline) == str(tmp_path / "b" / "in.png")
    assert folders.locate("loop", outline) is Lost.MISSING


def test_asset_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "flag.png").write_bytes(b"flag")
    (tmp_path / "assets").symlink_to(tmp_path / "shared")
    folders = Folders(DiskFiles(), str(tmp_path / "b"), (str(tmp_path / "assets"),))
    assert folders.locate("flag.png", str(tmp_path / "b" / "10.md")) == str(tmp_path / "assets" / "flag.png")


def test_folder_with_the_same_beginning_is_outside() -> None:
    folders = Folders(MemoryFiles({"b/10.md": b"", "b-secret/x.png": b""}), "b")
    assert folders.locate("../b-secret/x.png", "b/10.md") is Lost.OUTSIDE


def test_named_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    report = Report()
    assert read_text(DiskFiles(), str(tmp_path / "pipe.md"), report) is None
    assert [diagnostic.code for diagnostic in report] == [Code.FILE_MISSING]


def test_missing_file_is_reported_where_it_is_asked_for() -> None:
    report = Report()
    assert read_text(MemoryFiles({}), "none.md", report, Span("briefing.yaml", 3)) is None
    assert [(d.code, str(d.span)) for d in report] == [(Code.FILE_MISSING, "briefing.yaml:3")]
    assert report.count(Severity.ERROR) == 1


def test_lines_of_a_source_are_shown_as_far_as_they_can_be_read() -> None:
    assert source_lines("a.md", MemoryFiles({"a.md": b"one\r\ncaf\xe9"})) == ("one", "caf\ufffd")
    assert source_lines("a.md", MemoryFiles({"a.md": "one\n".encode("utf-16")})) == ("one", "")
    assert source_lines("none.md", MemoryFiles({})) == ()
