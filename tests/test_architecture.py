"""The shape of the program: layers, folders that the map names, sizes, and what a quick start may import."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCES = sorted((ROOT / "src/deckgen").rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_imports_keep_to_the_layers_and_libraries_to_their_homes() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_map_names_only_what_exists() -> None:
    named = set(re.findall(r"`(src/deckgen/[^`*<>]*)`", (ROOT / "ARCHITECTURE.md").read_text("utf-8")))
    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_map_names_every_folder() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    folders = {name_of(path.parent) for path in SOURCES} - {"src/deckgen"}
    assert [folder for folder in sorted(folders) if f"`{folder}/" not in text] == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_source_file_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "the module has no docstring"
    assert text.count("\n") <= LONGEST_FILE
    assert [name for name, lines in iter_functions(tree) if lines > LONGEST_FUNCTION] == []


def iter_functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def modules_after(*arguments: str) -> set[str]:
    """The top-level modules that a run of the command line has imported when it ends."""
    program = (
        "import sys; from deckgen.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('\\nIMPORTED', *sys.modules)"
    )
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    imported = done.stdout.rpartition("\nIMPORTED ")[2].split()
    assert "deckgen" in imported, done.stdout + done.stderr
    return {name.partition(".")[0] for name in imported}


HEAVY = {
    "PIL",
    "babel",
    "fontTools",
    "jinja2",
    "lxml",
    "markdown_it",
    "pptx",
    "pygments",
    "reportlab",
    "uharfbuzz",
}


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_quick_start_imports_no_heavy_library(argument: str) -> None:
    assert modules_after(argument) & HEAVY == set()


def test_deck_alone_never_imports_reportlab(tmp_path: Path) -> None:
    outline = tmp_path / "one.md"
    outline.write_text("## A topic\n\n- a point\n", "utf-8")
    imported = modules_after("build", str(outline), "-t", "deck", "-o", str(tmp_path / "out"))
    assert (tmp_path / "out/one.pptx").exists()
    assert imported & {"reportlab", "jinja2"} == set()
