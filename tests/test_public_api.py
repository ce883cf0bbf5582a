"""What `import deckgen` offers: the example of its docstring, run as a stranger would."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import deckgen

ROOT = Path(__file__).parent.parent


def test_the_example_of_the_docstring_writes_both_files(tmp_path: Path) -> None:
    for folder in ("outlines", "assets"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "build").mkdir()
    program = "import doctest, sys, deckgen; sys.exit(doctest.testmod(deckgen).failed)"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
    assert sorted(file.name for file in (tmp_path / "build").iterdir()) == [
        "geneva-2021-brief.pdf",
        "geneva-2021.pptx",
    ]


def test_no_name_is_hidden_by_a_subpackage() -> None:
    subpackages = {path.name for path in Path(deckgen.__file__).parent.iterdir() if path.is_dir()}
    assert not subpackages & set(deckgen.__all__)
    assert all(getattr(deckgen, name) is not None for name in deckgen.__all__)
