"""Same input, same bytes: in another folder, time zone, locale and hash order."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

SAMPLE = ROOT / "outlines" / "geneva-2021"

ENVIRONMENTS = {
    "plain": {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    "other": {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8"},
}


def digests(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """Build a copy of the sample that stands in `folder` and give the digest of each file."""
    shutil.copytree(SAMPLE, folder / "outlines" / SAMPLE.name)
    shutil.copytree(ROOT / "assets", folder / "assets")
    command = [sys.executable, "-m", "deckgen", "build", f"outlines/{SAMPLE.name}", "-q"]
    subprocess.run(command, cwd=folder, env={**os.environ, **environment}, check=True, timeout=120)
    built = sorted((folder / "build").iterdir())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in built}


def test_sample_has_the_same_bytes_anywhere(tmp_path: Path) -> None:
    first, second = (tmp_path / name for name in ENVIRONMENTS)
    found = [digests(folder, ENVIRONMENTS[folder.name]) for folder in (first, second)]
    assert len(found[0]) == 2
    assert found[0] == found[1]
