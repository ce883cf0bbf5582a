"""Pictures: found, checked and read once, however often they are shown."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import replace

from deckgen.diagnostics import Code, Report, Span, nearest
from deckgen.model.asset import Asset
from deckgen.pictures.bitmap import load_bitmap
from deckgen.pictures.header import CorruptPictureError, OversizedPictureError, format_name, is_svg
from deckgen.pictures.metadata import without_metadata
from deckgen.project.files import Files, FileTooLargeError, Lost, join, report_unreadable
from deckgen.project.project import Project

MAX_BYTES = 50_000_000

_ADDRESS = re.compile(r"//|[a-z][a-z0-9+.-]+:", re.IGNORECASE)
"""A web address, or a picture written as one; a single letter and a colon are a drive of Windows."""

_SMALLER = "make it smaller: 4,000 pixels fill a slide on any screen"


class Assets:
    """The pictures of one briefing."""

    def __init__(self, project: Project, files: Files, report: Report) -> None:
        self._files = files
        self._folders = project.folders(files)
        self._report = report
        self._read: dict[str, Asset | None] = {}

    def load(self, reference: str, from_file: str, span: Span, strict: bool) -> Asset | None:
        """The picture that an outline refers to; None, and reported, where a frame must stand in.

        In a single file (not `strict`) a picture that is missing or of another format is a warning.
        """
        if _ADDRESS.match(reference):
            self._report_address(reference, span, strict)
            return None
        found = self._folders.locate(reference, from_file)
        # Other tools take a leading slash for the top of a web site, not of the disk.
        if found is Lost.OUTSIDE and not strict and reference.startswith("/"):
            found = Lost.MISSING
        match found:
            case Lost.OUTSIDE:
                hint = "move it there, or list its folder under 'assets'"
                message = f"'{reference}' lies outside the briefing's folder and its asset folders"
                self._report.add(Code.FILE_OUTSIDE, span, message, hint)
            case Lost.MISSING:
                code = Code.ASSET_MISSING if strict else Code.ASSET_MISSING_KIND
                hint = self._near(reference, from_file)
                self._report.add(code, span, f"there is no picture '{reference}'", hint)
            case path:
                if path not in self._read:
                    self._read[path] = self._read_picture(path, reference, span, strict)
                asset = self._read[path]
                return replace(asset, name=reference) if asset and asset.name != reference else asset
        return None

    def _report_address(self, reference: str, span: Span, strict: bool) -> None:
        hint = "save the picture beside the outline and name that file"
        if reference.startswith("data:"):
            code = Code.ASSET_MISSING if strict else Code.ASSET_MISSING_KIND
            self._report.add(code, span, "a picture written into the text itself is not read", hint)
        else:
            self._report.add(Code.ASSET_REMOTE, span, f"'{reference}' is not fetched", hint)

    def _near(self, reference: str, from_file: str) -> str:
        """A hint that names a file like the missing one in the folder where it was sought."""
        folder = join(posixpath.dirname(from_file), posixpath.dirname(reference))
        if not self._folders.is_inside(folder) or not self._files.is_folder(folder):
            return "pictures are sought beside the outline, then in the folders under 'assets'"
        name = nearest(posixpath.basename(reference), self._files.list_folder(folder))
        found = posixpath.join(posixpath.dirname(reference), name)
        return f"did you mean '{found}'?" if name else f"it is sought in {folder}"

    def _read_picture(self, path: str, name: str, span: Span, strict: bool) -> Asset | None:
        try:
            data = self._files.read_bytes(path, MAX_BYTES)
            if is_svg(data):
                # 15 ms to load, which builds without drawings need not wait for.
                from deckgen.project.drawings import load_drawing  # noqa: PLC0415

                return load_drawing(data, self._files.shown(path), name, self._report)
            bitmap = load_bitmap(data)
        except FileTooLargeError as error:
            self._report.add(Code.ASSET_TOO_LARGE, span, f"'{name}' is {error.strerror}", _SMALLER)
        except OversizedPictureError as error:
            self._report.add(Code.ASSET_TOO_LARGE, span, f"'{name}' {error}", _SMALLER)
        except OSError as error:
            report_unreadable(self._report, span, path, error)
        except CorruptPictureError as error:
            message = f"the picture '{name}' cannot be read: {error}"
            self._report.add(Code.ASSET_CORRUPT, span, message, "save or export it again")
        else:
            if bitmap is None:
                self._report_format(data, name, span, strict)
                return None
            if bitmap.frames > 1:
                message = f"'{name}' holds {bitmap.frames} pictures; the first is shown"
                self._report.add(Code.ASSET_FIRST, span, message, "save another as a file of its own")
            header = bitmap.header
            stored = without_metadata(bitmap.data, header.format)
            digest = hashlib.sha256(stored).hexdigest()
            return Asset(name, header.format, header.width, header.height, digest, stored)
        return None

    def _report_format(self, data: bytes, name: str, span: Span, strict: bool) -> None:
        code = Code.ASSET_KIND if strict else Code.ASSET_KIND_KIND
        kind = format_name(data)
        message = f"'{name}' is {f'a picture in {kind} format' if kind else 'no picture that deckgen knows'}"
        self._report.add(code, span, message, "save it as PNG, JPEG or SVG")
