"""The one door that writes: every file of a build, or none, and each file whole at every moment.

All files are written under temporary names beside their targets and flushed to the disk; only when the
last is safe are they renamed. A failure or an interrupt before that leaves the older files untouched.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from deckgen.diagnostics import Code, Report, Span
from deckgen.values import dataclass

_TEMPORARY = re.compile(r"\.([^/\\]+)\.\d+\.part$")

_PERMISSION = "close the file where it is open, or name a folder with -o in which you may write"
_TAKEN = "something else has this name: remove it, or name another folder with -o"
_REMEDIES = {
    errno.EACCES: _PERMISSION,
    errno.EPERM: _PERMISSION,
    errno.EROFS: _PERMISSION,
    errno.EEXIST: _TAKEN,
    errno.ENOTDIR: _TAKEN,
    errno.EISDIR: _TAKEN,
    errno.ENOSPC: "free some space, or name another folder with -o",
}


@dataclass(frozen=True, slots=True)
class OutputFile:
    name: str
    """Below the output folder; may contain `/`."""
    data: bytes


def write_files(folder: Path, files: Sequence[OutputFile], report: Report) -> tuple[Path, ...]:
    """Write all files and return their paths. An error is reported, what was begun is removed."""
    targets = tuple(folder / file.name for file in files)
    try:
        with _temporary_names(targets) as temporary:
            for file, path in zip(files, temporary, strict=True):
                _write_through(path, file.data)
            for path, target in zip(temporary, targets, strict=True):
                path.replace(target)
            _remove_superseded(frozenset(path for path in targets if path.parent != folder))
    except OSError as error:
        _report(error, folder, report)
        return ()
    return targets


def _report(error: OSError, folder: Path, report: Report) -> None:
    """Say what cannot be written, by the name that the author knows, and what helps."""
    name = _TEMPORARY.sub(r"\1", str(error.filename or folder))
    remedy = _REMEDIES.get(error.errno or 0, "name another folder with -o")
    report.add(
        Code.OUTPUT_FAILED,
        Span(name),
        f"the output cannot be written: {error.strerror or error}",
        f"{remedy}; older files were kept",
    )


@contextlib.contextmanager
def _temporary_names(targets: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    names = tuple(target.with_name(f".{target.name}.{os.getpid()}.part") for target in targets)
    for target in targets:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        _remove_leftovers(target)
    try:
        yield names
    finally:
        for name in names:
            name.unlink(missing_ok=True)


def _remove_leftovers(target: Path) -> None:
    """Remove what a killed build of the same file left behind."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.(\d+)\.part")
    for entry in os.scandir(target.parent):
        found = pattern.fullmatch(entry.name)
        if found and not _is_running(int(found[1])):
            Path(entry.path).unlink(missing_ok=True)


def _remove_superseded(targets: frozenset[Path]) -> None:
    """Remove the numbered files that a longer build left in a folder of numbered files."""
    for folder in {path.parent for path in targets if path.stem.isdecimal()}:
        for path in folder.iterdir():
            if path.stem.isdecimal() and path not in targets:
                path.unlink()


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
