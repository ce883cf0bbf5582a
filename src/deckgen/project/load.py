"""Load a briefing from a folder or from a single file: its manifest and the texts of its outlines."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from deckgen.diagnostics import NOWHERE, Code, Report, Span, nearest_hint
from deckgen.model.briefing import FontName, Settings
from deckgen.project.files import Files, Folders, Lost, join, read_text, report_unreadable
from deckgen.project.font_files import FONT_SUFFIXES
from deckgen.project.front_matter import split_front_matter
from deckgen.project.manifest import (
    FileManifest,
    Manifest,
    asset_references,
    font_references,
    is_command_line,
    title_from_name,
    to_meta,
    to_settings,
    to_slide_level,
    with_overrides,
)
from deckgen.project.project import Overrides, Project, Source
from deckgen.project.typed_yaml import Located, read_typed
from deckgen.project.yaml_nodes import YamlText

MANIFEST_NAMES = ("briefing.yaml", "briefing.yml")

_THEME_SUFFIXES = (".yaml", ".yml", ".pptx", ".potx")
_FILE_SUFFIXES = (".md", ".markdown", ".qmd")


def load_project(path: str, files: Files, overrides: Overrides, report: Report) -> Project | None:
    """The briefing at a path; None where there is none. Faults are reported, and what can be read is read."""
    if files.is_folder(path):
        return _load_folder(files.shown(path), files, overrides, report)
    if not files.is_file(path):
        message = f"there is no file or folder '{path}'"
        report.add(Code.FILE_MISSING, NOWHERE, message, "give the folder of a briefing, or an outline file")
        return None
    if PurePath(path).name in MANIFEST_NAMES:
        return _load_folder(files.shown(join(path, "..")), files, overrides, report)
    if not path.lower().endswith(_FILE_SUFFIXES):
        message = f"'{path}' is not an outline: its name does not end in .md"
        report.add(
            Code.NOTHING_TO_BUILD, NOWHERE, message, "give the folder of a briefing, or an outline file"
        )
        return None
    return _load_file(files.shown(path), files, overrides, report)


def _load_folder(folder: str, files: Files, overrides: Overrides, report: Report) -> Project | None:
    try:
        names = files.list_folder(folder)
    except OSError as error:
        report_unreadable(report, NOWHERE, folder, error)
        return None
    folders = Folders(files, folder)
    name = next((name for name in MANIFEST_NAMES if name in names), "")
    manifest = with_overrides(_read_manifest(name, folders, report), overrides, report)
    found = tuple(Located(name, Span(join(folder, name))) for name in names if _is_section(name))
    listed = found if manifest.sections is None else manifest.sections
    if not listed:
        message = f"the folder '{folder}' holds no outline"
        report.add(Code.NOTHING_TO_BUILD, Span(folder), message, "add a file such as 10-introduction.md")
        return None
    wanted = _locate_sections(listed, folders, names, report)
    texts = [(section.value, read_text(files, section.value, report, section.span)) for section in wanted]
    sources = tuple(Source(path, text) for path, text in texts if text is not None)
    project = _to_project(manifest, folder, sources, files, report)
    slug = _folder_name(folder, files)
    title = project.meta.title or title_from_name(slug)
    return replace(project, slug=slug, strict=True, meta=replace(project.meta, title=title))


def _load_file(path: str, files: Files, overrides: Overrides, report: Report) -> Project | None:
    text = read_text(files, path, report)
    if text is None:
        return None
    front = split_front_matter(text)
    yaml = YamlText(front.yaml or "", path, first_line=2, strict=False)
    manifest = with_overrides(read_typed(yaml, FileManifest, report), overrides, report)
    for section in (manifest.sections or ())[:1]:
        report.add(
            Code.KEY_UNKNOWN_KIND, section.span, "a single file has no list of sections; it is ignored"
        )
    sources = (Source(path, front.body, front.body_line),)
    project = _to_project(manifest, posixpath.dirname(path) or ".", sources, files, report)
    return replace(project, slug=PurePath(path).stem, strict=False, templated=bool(manifest.template))


def _read_manifest(name: str, folders: Folders, report: Report) -> Manifest:
    """The manifest of a folder; an empty one where it has none or it cannot be read."""
    path = join(folders.folder, name)
    if name and not folders.is_inside(path):
        message = f"'{name}' is a link that leads out of the briefing's folder"
        report.add(Code.FILE_OUTSIDE, Span(path), message, "put the file itself there")
        return Manifest()
    text = read_text(folders.files, path, report) if name else None
    return Manifest() if text is None else read_typed(YamlText(text, path), Manifest, report)


def _to_project(
    manifest: Manifest, folder: str, sources: tuple[Source, ...], files: Files, report: Report
) -> Project:
    meta = to_meta(manifest, report)
    asset_folders = tuple(_asset_folders(manifest, folder, files, report))
    folders = Folders(files, folder, asset_folders)
    theme = _locate_theme(manifest, folders, report)
    fonts = tuple(_locate_fonts(manifest, folders, report))
    settings = replace(to_settings(manifest, meta.lang), theme=theme, fonts=fonts)
    return Project(
        slug="",
        folder=folder,
        strict=True,
        meta=meta,
        settings=settings,
        sources=sources,
        slide_level=to_slide_level(manifest, report),
        asset_folders=asset_folders,
        variables=manifest.variables,
        agenda=manifest.agenda,
    )


def _is_section(name: str) -> bool:
    return name.endswith(".md") and not name.startswith(".")


def _locate_sections(
    listed: tuple[Located[str], ...], folders: Folders, names: tuple[str, ...], report: Report
) -> Iterator[Located[str]]:
    """The paths of the sections that lie in the folder, each once; the rest is reported."""
    seen: set[str] = set()
    for section in listed:
        name, span = section.value, section.span
        beside = join(folders.folder, "-")
        found = folders.locate(name, beside)
        if found is Lost.MISSING:
            found = folders.locate(f"{name}.md", beside)
        match found:
            case Lost.MISSING:
                hint = nearest_hint(name, filter(_is_section, names))
                report.add(Code.FILE_MISSING, span, f"there is no outline '{name}' in the folder", hint)
            case Lost.OUTSIDE:
                message = f"the outline '{name}' lies outside the briefing's folder"
                report.add(Code.FILE_OUTSIDE, span, message, "move it into the folder")
            case path if path in seen:
                report.add(
                    Code.YAML_TYPE, span, f"the outline '{name}' is listed twice", "remove one of the two"
                )
            case path:
                seen.add(path)
                yield Located(path, span)


def _asset_folders(manifest: Manifest, folder: str, files: Files, report: Report) -> Iterator[str]:
    for reference in asset_references(manifest):
        path = join(folder, reference.value)
        if files.is_folder(path):
            yield path
        else:
            message = f"there is no folder '{reference.value}'"
            report.add(Code.FILE_MISSING, reference.span, message, f"it is sought at {path}")


def _locate_theme(manifest: Manifest, folders: Folders, report: Report) -> str:
    """The theme's name, or the path of its file as it is to be opened; one out of bounds is reported."""
    default = Settings().theme
    if manifest.theme is None:
        return default
    theme, span = manifest.theme.value, manifest.theme.span
    # On the command line a path is seen from the working folder, and whoever types it may read it.
    if not theme.endswith(_THEME_SUFFIXES) or is_command_line(span):
        return theme
    match folders.locate(theme, join(folders.folder, "-")):
        case Lost.OUTSIDE:
            message = f"the theme '{theme}' lies outside the briefing's folder and its asset folders"
            report.add(Code.FILE_OUTSIDE, span, message, "move it there, or list its folder under 'assets'")
            return default
        case Lost.MISSING:
            report.add(
                Code.FILE_MISSING, span, f"there is no theme file '{theme}'", "check the name and the folder"
            )
            return default
        case path:
            return path


def _locate_fonts(manifest: Manifest, folders: Folders, report: Report) -> Iterator[FontName]:
    """Families as they are named, and the files that lie where a briefing may read."""
    for reference in font_references(manifest):
        name, span = reference.value, reference.span
        if not name.lower().endswith(FONT_SUFFIXES):
            yield FontName(name, False, span)
            continue
        match folders.locate(name, join(folders.folder, "-")):
            case Lost.OUTSIDE:
                message = f"the font '{name}' lies outside the briefing's folder and its asset folders"
                hint = "move it there, list its folder under 'assets', or give the family's name alone"
                report.add(Code.FILE_OUTSIDE, span, message, hint)
            case Lost.MISSING:
                message = f"there is no font file '{name}'"
                report.add(Code.FILE_MISSING, span, message, "check the name and the folder")
            case path:
                yield FontName(path, True, span)


def _folder_name(folder: str, files: Files) -> str:
    """The folder's own name, also where it was given as `.` or `..`."""
    name = PurePath(folder).name
    return name if name.strip(".") else PurePath(files.resolve(folder)).name
