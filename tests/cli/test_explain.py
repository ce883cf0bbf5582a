"""`--explain` on the command line, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli.main import cli

OUTLINE = "## A title that is rather long, and goes on past the width of its column\n\n- a point\n- another\n"


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "talk.md"
    path.write_text(OUTLINE, "utf-8")
    return path


@pytest.mark.parametrize("command", ["build", "check"])
def test_each_slide_has_a_line(command: str, outline: Path) -> None:
    arguments = ["-o", str(outline.parent)] if command == "build" else []
    done = CliRunner().invoke(cli, [command, str(outline), "-t", "deck", "--explain", *arguments])
    lines = done.stdout.splitlines()
    (at,) = (number for number, line in enumerate(lines) if "title-and-content" in line)
    assert done.exit_code == 0
    assert " 23 %  title-and-content" in lines[at]
    assert lines[at + 1].strip() == "text, 24 pt"


def test_without_the_switch_nothing_is_said(outline: Path) -> None:
    assert "title-and-content" not in CliRunner().invoke(cli, ["check", str(outline), "-t", "deck"]).stdout


def test_programs_get_the_same_as_json(outline: Path) -> None:
    done = CliRunner().invoke(cli, ["check", str(outline), "-t", "deck", "--explain", "--format", "json"])
    slides = json.loads(done.stdout)["slides"]
    assert [slide["layout"] for slide in slides] == ["cover", "title-and-content"]
    assert slides[1]["label"] == "2"
    assert slides[1]["title"].startswith("A title that is rather long, and goes on")
    assert slides[1]["why"] == {"shows": "text, 24 pt", "full": 23, "because": "", "rejected": []}
    assert slides[0]["why"] is None


def test_a_long_title_keeps_the_number_of_its_part(tmp_path: Path) -> None:
    path = tmp_path / "talk.md"
    path.write_text(OUTLINE + "- one more point of several words\n" * 30, "utf-8")
    shown = CliRunner().invoke(cli, ["check", str(path), "-t", "deck", "--explain"]).stdout
    assert "… (1 of " in shown
