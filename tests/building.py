"""Whole builds in memory for tests: a text or a folder in, deck and brief out, and the words of both."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

import pypdfium2

from deckgen.build.pipeline import Request, prepare_briefing
from deckgen.diagnostics import Diagnostic, Report, Severity
from deckgen.model.briefing import Briefing
from deckgen.project import DiskFiles, Files, MemoryFiles, Overrides

_FURNITURE = 60
"""Points from the edge that hold the running head and foot."""
_TEXT = re.compile(r"<a:t>([^<]*)</a:t>")


@dataclass(frozen=True, slots=True)
class Build:
    briefing: Briefing
    deck: bytes
    brief: bytes
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR)

    def deck_text(self) -> str:
        """Everything that slides and notes say, without spaces."""
        parts = []
        with zipfile.ZipFile(io.BytesIO(self.deck)) as package:
            for name in sorted(package.namelist()):
                if re.fullmatch(r"ppt/(slides|notesSlides)/[^/]+\.xml", name):
                    parts += _TEXT.findall(package.read(name).decode())
        return squeezed(html.unescape("".join(parts)))

    def brief_text(self) -> str:
        """Everything that the brief's pages say between head and foot, without spaces and hyphens."""
        document = pypdfium2.PdfDocument(self.brief)
        return squeezed("".join(_between_head_and_foot(page) for page in document))


def build_text(text: str, **meta: str) -> Build:
    """Build a single Markdown file."""
    return _build("talk.md", MemoryFiles({"talk.md": text.encode()}), meta)


def build_files(files: Mapping[str, bytes] | MemoryFiles, folder: str = "b") -> Build:
    """Build a folder that lies in memory."""
    return _build(folder, files if isinstance(files, MemoryFiles) else MemoryFiles(files), {})


def build_path(path: str, **meta: str) -> Build:
    """Build what lies on the disk."""
    return _build(path, DiskFiles(), meta)


def _between_head_and_foot(page: pypdfium2.PdfPage) -> str:
    width, height = page.get_size()
    text = page.get_textpage()
    return str(text.get_text_bounded(0, _FURNITURE, width, height - _FURNITURE))


def squeezed(text: str) -> str:
    """Without white space, hyphens and the marks that take their place at a line's end: lines may break
    anywhere and still compare equal."""
    return re.sub(r"[\s\-\u00ad\u2010\u2011\ufffe\u0002]+", "", text)


def _build(path: str, files: Files, meta: Mapping[str, str]) -> Build:
    report = Report()
    prepared = prepare_briefing(Request(path, overrides=Overrides(meta=meta)), report, files=files)
    assert prepared is not None, [one.message for one in report]
    deck, brief = (planned.render(name)[0].data for name, planned in prepared.planned)
    return Build(prepared.briefing, deck, brief, tuple(report))
