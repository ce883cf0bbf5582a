"""The command line as a user meets it: what it writes, says and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

OUTLINE = "# Harbour\n\n## One thing is true\n\n- a point\n"
BROKEN = "## A title\n\n![](missing.png)\n"


def deckgen(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "deckgen", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk.md").write_text(OUTLINE, "utf-8")
    (tmp_path / "strict").mkdir()
    (tmp_path / "strict" / "10-broken.md").write_text("---\ntitle: Part\n---\n" + BROKEN, "utf-8")
    return tmp_path


def test_build_writes_deck_and_brief_and_names_them(folder: Path) -> None:
    done = deckgen("build", "talk.md", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "build" / "talk.pptx").read_bytes().startswith(b"PK")
    assert (folder / "build" / "talk-brief.pdf").read_bytes().startswith(b"%PDF")
    assert done.stdout.splitlines()[0].startswith("build/talk.pptx")


def test_build_makes_one_target_where_asked(folder: Path) -> None:
    done = deckgen("build", "talk.md", "-t", "brief", "-o", "out", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (folder / "out").iterdir()] == ["talk-brief.pdf"]


def test_error_keeps_the_older_output_and_names_file_line_and_remedy(folder: Path) -> None:
    older = folder / "build" / "strict.pptx"
    older.parent.mkdir()
    older.write_bytes(b"older")
    done = deckgen("build", "strict", cwd=folder)
    assert done.returncode == 1
    assert "error[asset-missing]" in done.stderr
    assert "strict/10-broken.md:6" in done.stderr
    assert "![](missing.png)" in done.stderr
    assert "Traceback" not in done.stderr
    assert older.read_bytes() == b"older"
    assert [path.name for path in older.parent.iterdir()] == ["strict.pptx"]


def test_missing_path_is_an_error_with_a_remedy(folder: Path) -> None:
    done = deckgen("build", "nowhere", cwd=folder)
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_unknown_option_is_a_usage_error(folder: Path) -> None:
    assert deckgen("build", "--colour", "red", cwd=folder).returncode == 2
    assert deckgen("build", "talk.md", "--set", "novalue", cwd=folder).returncode == 2


def test_strict_turns_a_warning_into_exit_3_and_writes_nothing(folder: Path) -> None:
    (folder / "loose.md").write_text("## A title\n\n<b>raw</b> text\n", "utf-8")
    assert deckgen("build", "loose.md", cwd=folder).returncode == 0
    done = deckgen("build", "loose.md", "--strict", "-o", "strictly", cwd=folder)
    assert done.returncode == 3
    assert not (folder / "strictly").exists()


def test_check_writes_nothing(folder: Path) -> None:
    assert deckgen("check", "talk.md", cwd=folder).returncode == 0
    assert not (folder / "build").exists()


def test_json_has_files_and_diagnostics(folder: Path) -> None:
    good = json.loads(deckgen("build", "talk.md", "--format", "json", cwd=folder).stdout)
    assert good["files"] == ["build/talk.pptx", "build/talk-brief.pdf"]
    bad = json.loads(deckgen("check", "strict", "--format", "json", cwd=folder).stdout)
    (found,) = [one for one in bad["diagnostics"] if one["severity"] == "error"]
    assert (found["code"], found["file"], found["line"]) == ("asset-missing", "strict/10-broken.md", 6)


def test_dump_prints_the_model(folder: Path) -> None:
    model = json.loads(deckgen("dump", "talk.md", cwd=folder).stdout)
    assert model["meta"]["title"] == "Harbour"


@pytest.mark.parametrize("kind", ["briefing", "section", "theme", "model"])
def test_schema_is_a_json_schema(kind: str, tmp_path: Path) -> None:
    schema = json.loads(deckgen("schema", kind, cwd=tmp_path).stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")


def test_new_briefing_builds_without_a_warning(tmp_path: Path) -> None:
    made = deckgen("new", "harbour-review", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    built = deckgen("build", "harbour-review", "--strict", cwd=tmp_path)
    assert built.returncode == 0, built.stderr


def test_new_does_not_touch_a_folder_with_content(folder: Path) -> None:
    assert deckgen("new", "strict", cwd=folder).returncode == 2
    assert [path.name for path in (folder / "strict").iterdir()] == ["10-broken.md"]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_build_leaves_older_files_and_nothing_else(
    folder: Path, number: signal.Signals, status: int
) -> None:
    topic = "## Topic {}\n\n" + "- a point with some words in it\n" * 8 + "\n"
    (folder / "long.md").write_text("".join(topic.format(n) for n in range(1500)), "utf-8")
    (folder / "build").mkdir()
    (folder / "build" / "long.pptx").write_bytes(b"older")
    # The signal comes after some CPU time of the build's own, so that a busy machine makes no difference.
    program = (
        "import os, signal, sys\n"
        f"signal.signal(signal.SIGPROF, lambda *_: os.kill(os.getpid(), {int(number)}))\n"
        "from deckgen.cli import main\n"
        "signal.setitimer(signal.ITIMER_PROF, 0.6)\n"
        "sys.argv[1:] = ['build', 'long.md']\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in (folder / "build").iterdir()} == {"long.pptx": b"older"}
