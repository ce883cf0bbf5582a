"""The targets that show slides, asked for on the command line."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.cli.test_commands import deckgen

TALK = "---\ntitle: Talk\n---\n" + "".join(
    f"## Topic {n} says so\n\n- a point\n\n::: notes\nSay {n}.\n:::\n\n" for n in range(1, 6)
)
HIDDEN = "## Nobody sees this {.hidden}\n\n- secret\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk.md").write_text(TALK + HIDDEN, "utf-8")
    return tmp_path


def pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path.read_bytes())
    return [page.get_textpage().get_text_bounded() for page in document]


def test_every_target_is_made_in_one_build(folder: Path) -> None:
    targets = ("deck", "brief", "slides", "handout", "notes", "png")
    done = deckgen("build", "talk.md", *(word for name in targets for word in ("-t", name)), cwd=folder)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (folder / "build").iterdir()) == [
        "talk-brief.pdf",
        "talk-handout.pdf",
        "talk-notes.pdf",
        "talk-png",
        "talk-slides.pdf",
        "talk.pptx",
    ]
    assert done.stdout.splitlines()[2:] == [
        "build/talk-slides.pdf  6 slides",
        "build/talk-handout.pdf  2 pages",
        "build/talk-notes.pdf  1 page",
        "build/talk-png  6 pictures",
    ]


def test_hidden_slides_are_in_no_target_but_the_deck(folder: Path) -> None:
    deckgen("build", "talk.md", "-t", "slides", "-t", "handout", "-t", "notes", "-t", "png", cwd=folder)
    for name in ("slides", "handout", "notes"):
        text = "".join(pages(folder / "build" / f"talk-{name}.pdf"))
        assert "Topic 5 says so" in text
        assert "Nobody sees this" not in text
    assert len(list((folder / "build" / "talk-png").iterdir())) == 6


@pytest.mark.parametrize(("per_page", "expected"), [("1", 6), ("2", 3), ("3", 2), ("4", 2), ("6", 1)])
def test_a_handout_shows_as_many_slides_a_page_as_asked(folder: Path, per_page: str, expected: int) -> None:
    done = deckgen("build", "talk.md", "-t", "handout", "--per-page", per_page, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert len(pages(folder / "build" / "talk-handout.pdf")) == expected


def test_another_number_of_slides_a_page_is_refused(folder: Path) -> None:
    done = deckgen("build", "talk.md", "-t", "handout", "--per-page", "5", cwd=folder)
    assert done.returncode == 2
    assert re.search(r"1.*2.*3.*4.*6", done.stderr)


def test_pictures_are_as_wide_as_asked_and_numbered(folder: Path) -> None:
    done = deckgen("build", "talk.md", "-t", "png", "--size", "640", cwd=folder)
    assert done.returncode == 0, done.stderr
    found = sorted((folder / "build" / "talk-png").iterdir())
    assert [path.name for path in found] == [f"{n:03}.png" for n in range(1, 7)]
    assert {Image.open(io.BytesIO(path.read_bytes())).size for path in found} == {(640, 360)}


def test_pictures_of_an_older_and_longer_deck_do_not_stay(folder: Path) -> None:
    deckgen("build", "talk.md", "-t", "png", "--size", "200", cwd=folder)
    (folder / "build" / "talk-png" / "mine.png").write_bytes(b"kept")
    (folder / "talk.md").write_text("---\ntitle: Talk\n---\n## One says so\n\n- x\n", "utf-8")
    deckgen("build", "talk.md", "-t", "png", "--size", "200", cwd=folder)
    assert sorted(path.name for path in (folder / "build" / "talk-png").iterdir()) == [
        "001.png",
        "002.png",
        "mine.png",
    ]


def test_programs_are_told_every_file(folder: Path) -> None:
    done = deckgen("build", "talk.md", "-t", "png", "--size", "200", "--format", "json", cwd=folder)
    files = json.loads(done.stdout)["files"]
    assert [Path(name).as_posix() for name in files] == [f"build/talk-png/{n:03}.png" for n in range(1, 7)]


def test_targets_of_one_deck_report_once(folder: Path) -> None:
    (folder / "talk.md").write_text(
        "---\ntitle: Talk\n---\n## One says \U0010fffd so\n\n- a point\n", "utf-8"
    )
    done = deckgen(
        "build", "talk.md", "-t", "slides", "-t", "handout", "-t", "notes", "-t", "png", cwd=folder
    )
    assert done.stderr.count("warning[glyph-missing]") == 1


def test_the_same_outline_gives_the_same_bytes_whatever_the_hash_order(folder: Path) -> None:
    targets = ("slides", "handout", "notes", "png")
    wanted = [word for name in targets for word in ("-t", name)]
    for seed in ("0", "4711"):
        deckgen("build", "talk.md", *wanted, "--size", "200", "-o", seed, cwd=folder, PYTHONHASHSEED=seed)
    one, other = (
        {path.name: path.read_bytes() for path in (folder / seed).rglob("*") if path.is_file()}
        for seed in ("0", "4711")
    )
    assert len(one) == 3 + 6
    assert one == other
