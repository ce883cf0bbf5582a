"""Font files as they lie on a machine: where they are, and what tells one from another.

Asked only for characters that the fonts shipped with deckgen lack, so most builds never come here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from deckgen.values import dataclass

FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")

_PATIENCE = 20.0
"""Seconds; fontconfig's first run on a machine builds its own cache."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file, or one face of a collection. Files of one path, size and date are the same."""

    path: str
    stamp: tuple[int, int] = (0, 0)
    """Size, and when it was changed."""
    number: int = 0
    """Of the face in its collection."""
    data: bytes | None = field(default=None, compare=False, repr=False)
    """None: to be read from the path, which maps it into memory and reads no more than is asked for."""


def disk_font(path: str) -> FontFile:
    """The font file at a path; raises `OSError`."""
    found = Path(path).stat()
    return FontFile(path, (found.st_size, found.st_mtime_ns))


def system_font_paths() -> tuple[str, ...]:
    """The font files of this machine, sorted: as fontconfig lists them, else those in the usual folders."""
    listed = _listed_by_fontconfig()
    found = listed if listed is not None else _iter_in_folders()
    return tuple(sorted({path for path in found if path.lower().endswith(FONT_SUFFIXES)}))


def _listed_by_fontconfig() -> list[str] | None:
    """None where there is no fontconfig, or it does not answer."""
    import shutil  # noqa: PLC0415  on demand: few builds ask
    import subprocess  # noqa: PLC0415

    program = shutil.which("fc-list")
    if program is None:
        return None
    command = [program, "--format", "%{file}\n"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return os.fsdecode(done.stdout).splitlines() or None


def _iter_in_folders() -> Iterator[str]:
    for root in usual_folders():
        for folder, _, names in os.walk(root):
            yield from (os.path.join(folder, name) for name in names)  # noqa: PTH118  thousands of names


def usual_folders() -> tuple[Path, ...]:
    """Where fonts lie on Windows, macOS and Linux, whether the folders exist or not."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"), local / "Microsoft/Windows/Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    return (
        *(Path(folder, "fonts") for folder in shared.split(":") if folder),
        own / "fonts",
        home / ".fonts",
    )
