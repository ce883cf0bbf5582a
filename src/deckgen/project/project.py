"""A briefing as it lies on disk, read but not yet parsed: the manifest's values and the outline texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from deckgen.model.briefing import Meta, Settings
from deckgen.project.files import Files, Folders
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line says over the manifest: `--set name=value` and `--meta key=value`."""

    variables: Mapping[str, str] = field(default_factory=dict)
    meta: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One outline file's text."""

    path: str
    """As diagnostics show it: relative to the working folder where it can be."""
    text: str
    first_line: int = 1
    """The line of the file at which `text` starts: a single file's front matter is already taken off."""


@dataclass(frozen=True, slots=True)
class Project:
    slug: str
    """The folder's or file's name, without `.md`: outputs are named after it."""
    folder: str
    """The folder that holds the briefing."""
    strict: bool
    """True for a folder, False for a single file, which may come from another tool."""
    meta: Meta
    settings: Settings
    sources: tuple[Source, ...]
    slide_level: int | None = None
    """The heading level of topics; None: 2 in a folder, found by Pandoc's rule in a single file."""
    asset_folders: tuple[str, ...] = ()
    variables: Mapping[str, Any] = field(default_factory=dict)
    templated: bool = True
    """Whether bodies are Jinja2 templates: always in a folder, on demand in a single file."""
    agenda: bool | None = None
    """What the manifest says; None: an agenda for folders of three sections or more."""

    def folders(self, files: Files) -> Folders:
        """The folders from which pictures, data files and includes may come."""
        return Folders(files, self.folder, self.asset_folders)
