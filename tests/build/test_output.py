"""The door that writes: all files or none, each whole."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from deckgen.build.output import OutputFile, write_files
from deckgen.diagnostics import Code, Report

FILES = (OutputFile("a.pptx", b"deck"), OutputFile("pictures/b.png", b"picture"))


def names_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_writes_every_file_and_makes_the_folders(tmp_path: Path) -> None:
    report = Report()
    paths = write_files(tmp_path / "out", FILES, report)
    assert [path.read_bytes() for path in paths] == [b"deck", b"picture"]
    assert names_below(tmp_path / "out") == {"a.pptx", "pictures/b.png"}
    assert len(report) == 0


def test_failure_of_the_last_file_keeps_every_older_file(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(b"older")
    (tmp_path / "pictures").write_bytes(b"a file where a folder is due")
    report = Report()
    assert write_files(tmp_path, FILES, report) == ()
    assert (tmp_path / "a.pptx").read_bytes() == b"older"
    assert names_below(tmp_path) == {"a.pptx", "pictures"}
    assert [diagnostic.code for diagnostic in report] == [Code.OUTPUT_FAILED]


def test_full_disk_keeps_older_files_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "a.pptx").write_bytes(b"older")
    monkeypatch.setattr(os, "fsync", full)
    report = Report()
    assert write_files(tmp_path, FILES[:1], report) == ()
    assert names_below(tmp_path) == {"a.pptx"}
    assert (tmp_path / "a.pptx").read_bytes() == b"older"
    (diagnostic,) = report
    assert "No space left" in diagnostic.message


def test_fault_names_the_file_that_the_author_knows_and_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "replace", refuse)
    report = Report()
    assert write_files(tmp_path, FILES[:1], report) == ()
    (diagnostic,) = report
    assert diagnostic.span.file == str(tmp_path / "a.pptx")
    assert "close the file where it is open" in diagnostic.hint


def test_folder_in_the_place_of_the_last_file_keeps_every_older_file(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(b"older")
    (tmp_path / "pictures" / "b.png").mkdir(parents=True)
    report = Report()
    assert write_files(tmp_path, FILES, report) == ()
    assert (tmp_path / "a.pptx").read_bytes() == b"older"
    (diagnostic,) = report
    assert diagnostic.span.file == str(tmp_path / "pictures" / "b.png")
    assert "something else has this name" in diagnostic.hint


def test_interrupt_removes_what_was_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.pptx").write_bytes(b"older")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, FILES[:1], Report())
    assert names_below(tmp_path) == {"a.pptx"}
    assert (tmp_path / "a.pptx").read_bytes() == b"older"


def test_leftover_of_a_killed_build_is_removed_and_that_of_a_running_one_kept(tmp_path: Path) -> None:
    dead = tmp_path / ".a.pptx.4194399.part"  # above the highest process number that Linux gives
    alive = tmp_path / f".a.pptx.{os.getppid()}.part"
    for leftover in (dead, alive):
        leftover.write_bytes(b"half")
    write_files(tmp_path, FILES[:1], Report())
    assert names_below(tmp_path) == {"a.pptx", alive.name}
