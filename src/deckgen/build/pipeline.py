"""The stages in order. Whatever turns outlines into something runs `prepare_briefing`: build, check, all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from deckgen.build.output import OutputFile
from deckgen.build.targets import DEFAULT_TARGETS, TARGETS, Explained, Planned, Sources, TargetOptions
from deckgen.diagnostics import Report, Severity
from deckgen.model.briefing import Briefing
from deckgen.plan.finish import finish_briefing
from deckgen.plan.words import report_language
from deckgen.project import DiskFiles, Files, Overrides, load_project
from deckgen.read.outline import read_briefing
from deckgen.theme import load_theme
from deckgen.values import dataclass

Progress = Callable[[str], None]
"""Called with the name of each stage as it begins."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a build."""

    path: str
    targets: tuple[str, ...] = DEFAULT_TARGETS
    """Names from `TARGETS`."""
    overrides: Overrides = field(default_factory=Overrides)
    strict: bool = False
    """Warnings, too, keep the files from being made."""
    options: TargetOptions = field(default_factory=TargetOptions)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A briefing of which every decision is made and nothing is rendered yet."""

    slug: str
    briefing: Briefing
    planned: tuple[tuple[str, Planned], ...]
    """Name of the file, or of the folder of files, and plan of each target."""


@dataclass(frozen=True, slots=True)
class Built:
    name: str
    """Of the one file, or of the folder of all."""
    files: tuple[OutputFile, ...]
    summary: str
    explained: tuple[Explained, ...] = ()


def build_briefing(
    request: Request, report: Report, progress: Progress = lambda stage: None
) -> tuple[Built, ...]:
    """Every output file of the request, or nothing where the report forbids it."""
    prepared = prepare_briefing(request, report, progress)
    if prepared is None or is_refused(report, strict=request.strict):
        return ()
    built = []
    for name, planned in prepared.planned:
        progress(f"writing {name}")
        built.append(Built(name, planned.render(name), planned.summary, planned.explained))
    return tuple(built)


def prepare_briefing(
    request: Request, report: Report, progress: Progress = lambda stage: None, files: Files | None = None
) -> Prepared | None:
    """Project, read, finish, theme and plan; None where there is nothing to go on with."""
    files = files or DiskFiles()
    progress("reading")
    project = load_project(request.path, files, request.overrides, report)
    if project is None:
        return None
    briefing = finish_briefing(read_briefing(project, files, report))
    report_language(briefing.meta, report)
    theme = load_theme(briefing.settings, files, report)
    sources = Sources(briefing, theme, report, request.options)
    planned = []
    for name in request.targets:
        progress(f"planning the {name}")
        target = TARGETS[name]
        planned.append((project.slug + target.suffix, target.plan(sources)))
    return Prepared(project.slug, briefing, tuple(planned))


def load_briefing(request: Request, report: Report, files: Files | None = None) -> Briefing | None:
    """The first two stages alone: the content model of a briefing."""
    files = files or DiskFiles()
    project = load_project(request.path, files, request.overrides, report)
    return None if project is None else read_briefing(project, files, report)


def is_refused(report: Report, *, strict: bool) -> bool:
    """Whether the diagnostics forbid output: errors always, warnings where the author asked for it."""
    return report.has_errors or (strict and report.count(Severity.WARNING) > 0)
