"""Pictures: found, checked and read once, however often they are shown."""

from __future__ import annotations

from deckgen.diagnostics import Report, Span
from deckgen.model.asset import Asset
from deckgen.project.files import Files
from deckgen.project.project import Project


class Assets:
    """The pictures of one briefing."""

    def __init__(self, project: Project, files: Files, report: Report) -> None:
        self._folders = project.folders(files)
        self._report = report
        self._read: dict[str, Asset | None] = {}

    def load(self, reference: str, from_file: str, span: Span, strict: bool) -> Asset | None:
        """The picture that an outline refers to; None, and reported, where there is none to show."""
        return None
