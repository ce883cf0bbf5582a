"""The one door that reads the disk, and the rule which files a briefing may read at all.

Everything else in deckgen takes a `Files`: `DiskFiles` in the program, `MemoryFiles` in tests. Paths are
texts. Failures are `OSError`, as Python's own are; `read_text` turns them into diagnostics.
"""

from __future__ import annotations

import errno
import os
import posixpath
import stat
import sys
import zlib
from collections.abc import Mapping
from enum import Enum
from pathlib import Path, PureWindowsPath
from typing import Protocol
from urllib.parse import unquote

from deckgen.diagnostics import NOWHERE, Code, Report, Span
from deckgen.project.font_files import FONT_SUFFIXES, FontFile, disk_font, system_font_paths
from deckgen.values import dataclass

MAX_TEXT_BYTES = 20_000_000

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How a file in UTF-16 begins."""
"""An outline of 2,000 slides takes 2 MB; far above that a text file is a mistake."""


class FileTooLargeError(OSError):
    """The file holds more bytes than the reader asked for at most."""

    def __init__(self, path: str, limit: int) -> None:
        super().__init__(errno.EFBIG, f"larger than {limit // 1_000_000} MB", path)


class Files(Protocol):
    def read_bytes(self, path: str, limit: int = MAX_TEXT_BYTES) -> bytes:
        """The bytes of a regular file; raises `OSError`, and `FileTooLargeError` above the limit."""
        ...

    def is_file(self, path: str) -> bool: ...

    def is_folder(self, path: str) -> bool: ...

    def list_folder(self, path: str) -> tuple[str, ...]:
        """The names in a folder, sorted; raises `OSError`."""
        ...

    def resolve(self, path: str) -> str:
        """The absolute path with every symbolic link followed, whether the file exists or not."""
        ...

    def shown(self, path: str) -> str:
        """The path as diagnostics show it: relative to the working folder where it lies inside."""
        ...

    def font(self, path: str) -> FontFile:
        """A font file; raises `OSError`."""
        ...

    def system_fonts(self) -> tuple[str, ...]:
        """The paths of the fonts that the machine has, sorted."""
        ...


class DiskFiles:
    """The real disk."""

    def read_bytes(self, path: str, limit: int = MAX_TEXT_BYTES) -> bytes:
        # A named pipe or a device could block or never end, so the kind is asked before the file is opened.
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise OSError(errno.EINVAL, "not a regular file", path)
        with Path(path).open("rb") as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise FileTooLargeError(path, limit)
        return data

    def is_file(self, path: str) -> bool:
        return Path(path).is_file()

    def is_folder(self, path: str) -> bool:
        return Path(path).is_dir()

    def list_folder(self, path: str) -> tuple[str, ...]:
        return tuple(sorted(entry.name for entry in Path(path).iterdir()))

    def resolve(self, path: str) -> str:
        return os.path.realpath(path)

    def shown(self, path: str) -> str:
        absolute = Path(path).absolute()
        here = Path.cwd()
        return (absolute.relative_to(here) if absolute.is_relative_to(here) else Path(path)).as_posix()

    def font(self, path: str) -> FontFile:
        return disk_font(path)

    def system_fonts(self) -> tuple[str, ...]:
        return system_font_paths()


@dataclass(frozen=True, slots=True)
class MemoryFiles:
    """Files by path, with `/` between folders; folders exist where a file lies in them."""

    files: Mapping[str, bytes]
    font_folder: str = ""
    """Where the fonts of this machine lie; empty: it has none."""

    def read_bytes(self, path: str, limit: int = MAX_TEXT_BYTES) -> bytes:
        data = self._by_real_path().get(self.resolve(path))
        if data is None:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", path)
        if len(data) > limit:
            raise FileTooLargeError(path, limit)
        return data

    def is_file(self, path: str) -> bool:
        return self.resolve(path) in self._by_real_path()

    def is_folder(self, path: str) -> bool:
        inside = self.resolve(path).rstrip("/") + "/"
        return any(name.startswith(inside) for name in self._by_real_path())

    def list_folder(self, path: str) -> tuple[str, ...]:
        inside = self.resolve(path).rstrip("/") + "/"
        names = {
            name[len(inside) :].split("/")[0] for name in self._by_real_path() if name.startswith(inside)
        }
        if not names:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", path)
        return tuple(sorted(names))

    def resolve(self, path: str) -> str:
        return posixpath.normpath(posixpath.join("/", path))

    def shown(self, path: str) -> str:
        return posixpath.normpath(path)

    def font(self, path: str) -> FontFile:
        data = self.read_bytes(path, sys.maxsize)
        return FontFile(path, (len(data), zlib.crc32(data)), data=data)

    def system_fonts(self) -> tuple[str, ...]:
        if not self.font_folder:
            return ()
        names = self.list_folder(self.font_folder)
        return tuple(join(self.font_folder, name) for name in names if name.endswith(FONT_SUFFIXES))

    def _by_real_path(self) -> dict[str, bytes]:
        return {self.resolve(name): data for name, data in self.files.items()}


class Lost(Enum):
    """Why a reference leads to no file."""

    MISSING = "missing"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Request:
    """A file as an outline asks for it."""

    reference: str
    from_file: str
    span: Span
    """Of the place that asks."""
    what: str
    """Its kind, as messages call it."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders that a briefing may read: its own, and those that its manifest lists under `assets`."""

    files: Files
    folder: str
    asset_folders: tuple[str, ...] = ()

    def locate(self, reference: str, from_file: str) -> str | Lost:
        """The path of what an outline refers to: sought beside that outline, then in the asset folders.

        Links are followed before the place is judged, so that none leads out. What lies outside is
        reported as such whether it exists or not: a build must not tell what is on the machine.
        """
        bases = (posixpath.dirname(from_file), *self.asset_folders)
        outside = False
        for name in dict.fromkeys((reference, unquote(reference))):
            for base in bases:
                path = join(base, name)
                if not self.is_inside(path):
                    outside = True
                elif self.files.is_file(path):
                    return path
        return Lost.OUTSIDE if outside else Lost.MISSING

    def is_inside(self, path: str) -> bool:
        """Whether the real place of a path lies in one of the folders."""
        real = Path(self.files.resolve(path))
        return any(
            real.is_relative_to(self.files.resolve(root or "."))
            for root in (self.folder, *self.asset_folders)
        )


def locate(request: Request, folders: Folders, report: Report) -> str | None:
    """The path of a file that an outline refers to; None where it was reported."""
    reference, span = request.reference, request.span
    match folders.locate(reference, request.from_file):
        case Lost.OUTSIDE:
            message = f"'{reference}' lies outside the briefing's folder and its asset folders"
            report.add(Code.FILE_OUTSIDE, span, message, "move it there, or list its folder under 'assets'")
        case Lost.MISSING:
            hint = f"{request.what}s are sought beside the outline, then in the folders under 'assets'"
            report.add(Code.FILE_MISSING, span, f"there is no {request.what} '{reference}'", hint)
        case path:
            return path
    return None


def join(base: str, name: str) -> str:
    """The path of a name as seen from a folder; an absolute name stands for itself."""
    if PureWindowsPath(name).drive:
        return name
    return posixpath.normpath(posixpath.join(base, name))


def read_text(files: Files, path: str, report: Report, span: Span = NOWHERE) -> str | None:
    """The text of a UTF-8 file with `\\n` line ends and no byte order mark; None if it was reported.

    `span` is where the file is asked for; a fault inside the file is reported at its own line.
    """
    try:
        data = files.read_bytes(path)
    except OSError as error:
        report_unreadable(report, span, files.shown(path), error)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _report_encoding(report, files.shown(path), data, error.start)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def source_lines(path: str, files: Files | None = None) -> tuple[str, ...]:
    """The lines of a source for show below a diagnostic; none where it cannot be read."""
    try:
        data = (files or DiskFiles()).read_bytes(path)
    except OSError:
        return ()
    text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig", errors="replace")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def report_unreadable(report: Report, span: Span, shown: str, error: OSError) -> None:
    """Report that a file cannot be opened, with the reason that the system gives."""
    if isinstance(error, FileTooLargeError):
        report.add(Code.FILE_TOO_LARGE, span, f"'{shown}' is {error.strerror}", "split it into several files")
    elif isinstance(error, FileNotFoundError):
        report.add(Code.FILE_MISSING, span, f"'{shown}' does not exist", "check the name and the folder")
    else:
        reason = (error.strerror or str(error)).lower()
        report.add(Code.FILE_MISSING, span, f"'{shown}' cannot be read: {reason}", "check its permissions")


def _report_encoding(report: Report, shown: str, data: bytes, position: int) -> None:
    before = data[:position]
    line = before.count(b"\n") + 1
    column = position - before.rfind(b"\n")
    if data.startswith(_UTF_16):
        message = "the file is UTF-16, not UTF-8"
    else:
        message = f"byte 0x{data[position]:02X} is not UTF-8"
    report.add(
        Code.FILE_ENCODING,
        Span(shown, line, column),
        message,
        "save the file as UTF-8 (in most editors: Save as, Encoding)",
    )
