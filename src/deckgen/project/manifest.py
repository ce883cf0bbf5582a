"""The manifest of a briefing: as it is written, and what becomes of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any, ClassVar, TypeVar

from deckgen.diagnostics import NOWHERE, Code, Report, Span, nearest_hint
from deckgen.model.briefing import ColumnLayout, Density, Meta, PageSetup, Paper, Prose, Settings
from deckgen.project.project import Overrides
from deckgen.project.typed_yaml import Located, field_types, key_name, read_scalar
from deckgen.project.yaml_nodes import scalar_node, to_plain
from deckgen.values import dataclass

_LANG = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?P<region>[A-Za-z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{2,8})*"
)

_LETTER_REGIONS = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())
"""Where Letter is the paper of every day (Unicode CLDR, `paperSize`); everywhere else it is A4."""

_OPTION = "--meta "
"""Stands for the file in the place of what the command line says."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`briefing.yaml` as written: whatever it leaves out is None or empty."""

    RESERVED: ClassVar[frozenset[str]] = frozenset({"audiences", "marking", "sources"})

    title: str | None = None
    subtitle: str | None = None
    short_title: str | None = None
    """The title in the space of a running foot."""
    authors: str | tuple[str, ...] = ()
    organisation: str | None = None
    date: datetime.date | None = None
    """The date of issue. Without one none is printed."""
    cutoff: datetime.date | None = None
    """The last day whose information the briefing takes into account."""
    version: str | None = None
    kind: str | None = None
    """What the briefing is, for example "Information briefing"."""
    lang: Located[str] | None = None
    """The language as a BCP 47 tag: en-GB, fr, zh-Hant."""
    paper: Paper | None = None
    columns: ColumnLayout | None = None
    """How the brief uses the width of its pages."""
    duplex: bool | None = None
    """Whether the brief is printed on both sides of the paper, and bound."""
    justified: bool | None = None
    """Whether the lines of the brief's text are of one length."""
    large_print: bool | None = None
    """Whether the brief is set in 18 points, for readers with poor sight."""
    density: Density | None = None
    """How far from the screen the audience sits: sets the smallest size of type."""
    theme: Located[str] | None = None
    """The name of a built-in theme, or the path of a theme file or template."""
    fonts: Located[str] | tuple[Located[str], ...] = ()
    """Fonts for characters that those of the theme lack: families, or files beside the manifest."""
    prose: Prose | None = None
    """Where the paragraphs of a topic go."""
    slide_level: Located[int] | None = None
    """The level of the headings that are topics; 2 unless this says otherwise."""
    agenda: bool | None = None
    """Whether the deck has an agenda; without it a folder of three sections or more has one."""
    toc: bool | None = None
    """Whether the brief has a table of contents."""
    sections: tuple[Located[str], ...] | None = None
    """The outline files in their order; without it all of the folder, by name."""
    assets: Located[str] | tuple[Located[str], ...] = ()
    """Further folders for pictures and data, relative to the briefing's own."""
    variables: Mapping[str, Any] = field(default_factory=dict)
    """Names that templates may use."""


@dataclass(frozen=True, slots=True)
class FileManifest(Manifest):
    """The front matter of a single file, which other tools may have written as well."""

    author: Any = None
    """What other tools call `authors`: a name, several, or mappings with a `name`."""
    template: bool | None = None
    """Whether the body is a Jinja2 template."""


M = TypeVar("M", bound=Manifest)


def with_overrides(manifest: M, overrides: Overrides, report: Report) -> M:
    """The manifest with the values of `--meta` and `--set` over its own; reports what cannot be used."""
    hints = field_types(type(manifest))
    names = {key_name(name): name for name in hints if name not in ("author", "variables")}
    values: dict[str, Any] = {}
    for key, text in overrides.meta.items():
        span = Span(f"{_OPTION}{key}")
        if key in manifest.RESERVED:
            report.add(
                Code.KEY_RESERVED, span, f"the key '{key}' is reserved", "a later version will bring it"
            )
        elif key not in names:
            report.add(Code.KEY_UNKNOWN, span, f"the manifest has no key '{key}'", nearest_hint(key, names))
        elif (value := read_scalar(text, hints[names[key]], span, key, report)) is not None:
            values[names[key]] = value
    variables = {name: to_plain(scalar_node(text)) for name, text in overrides.variables.items()}
    return replace(manifest, **values, variables={**manifest.variables, **variables})


def is_command_line(span: Span) -> bool:
    """Whether a value of the manifest was given on the command line."""
    return span.file.startswith(_OPTION)


def to_meta(manifest: Manifest, report: Report) -> Meta:
    return Meta(
        title=manifest.title or "",
        subtitle=manifest.subtitle or "",
        short_title=manifest.short_title or "",
        authors=_authors(manifest),
        organisation=manifest.organisation or "",
        date=manifest.date,
        cutoff=manifest.cutoff,
        version=manifest.version or "",
        kind=manifest.kind or "",
        lang=_lang(manifest, report),
        lang_span=manifest.lang.span if manifest.lang else NOWHERE,
    )


def to_settings(manifest: Manifest, lang: str) -> Settings:
    defaults = Settings()
    theme = manifest.theme
    is_for_others = (
        isinstance(manifest, FileManifest) and theme is not None and not is_command_line(theme.span)
    )
    return Settings(
        paper=manifest.paper or _paper_of(lang),
        density=manifest.density or defaults.density,
        theme=theme.value if theme else defaults.theme,
        theme_required=not is_for_others,
        theme_span=theme.span if theme else NOWHERE,
        prose=manifest.prose or defaults.prose,
        agenda=bool(manifest.agenda),
        toc=defaults.toc if manifest.toc is None else manifest.toc,
        pages=PageSetup(
            columns=manifest.columns or defaults.pages.columns,
            duplex=bool(manifest.duplex),
            justified=bool(manifest.justified),
            large_print=bool(manifest.large_print),
        ),
    )


def to_slide_level(manifest: Manifest, report: Report) -> int | None:
    level = manifest.slide_level
    if level is None:
        return None
    if 1 <= level.value <= 6:
        return level.value
    message = f"'slide-level' must be from 1 to 6, not {level.value}"
    report.add(Code.YAML_TYPE, level.span, message, "for example slide-level: 2")
    return None


def asset_references(manifest: Manifest) -> tuple[Located[str], ...]:
    return (manifest.assets,) if isinstance(manifest.assets, Located) else manifest.assets


def font_references(manifest: Manifest) -> tuple[Located[str], ...]:
    return (manifest.fonts,) if isinstance(manifest.fonts, Located) else manifest.fonts


def title_from_name(name: str) -> str:
    """A title for a briefing that has none: `geneva-2021` is "Geneva 2021"."""
    words = re.sub(r"[-_.\s]+", " ", name).strip()
    return words[:1].upper() + words[1:]


def _authors(manifest: Manifest) -> tuple[str, ...]:
    if manifest.authors:
        return (manifest.authors,) if isinstance(manifest.authors, str) else manifest.authors
    return tuple(_author_names(manifest.author)) if isinstance(manifest, FileManifest) else ()


def _author_names(author: Any) -> Iterator[str]:
    """The names in what Pandoc, Quarto and their like accept as `author`."""
    match author:
        case None | "":
            return
        case tuple():
            for one in author:
                yield from _author_names(one)
        case {"name": name}:
            yield from _author_names(name)
        case {"literal": str(name)}:
            yield name
        case {"family": str(family)}:
            yield f"{author.get('given', '')} {family}".strip()
        case dict():
            yield from (str(name) for name in author)  # `- Jane Doe: University of …`, an older form
        case _:
            yield str(author)


def _lang(manifest: Manifest, report: Report) -> str:
    if manifest.lang is None:
        return Meta().lang
    tag = manifest.lang.value.replace("_", "-")
    match = _LANG.fullmatch(tag)
    if match is None:
        code = Code.YAML_TYPE_KIND if isinstance(manifest, FileManifest) else Code.YAML_TYPE
        message = f"'{manifest.lang.value}' is not a language tag"
        report.add(code, manifest.lang.span, message, "for example lang: en-GB")
        return Meta().lang
    region = match["region"]
    return tag.replace(f"-{region}", f"-{region.upper()}") if region else tag


def _paper_of(lang: str) -> Paper:
    return Paper.LETTER if _LETTER_REGIONS.intersection(lang.split("-")[1:]) else Paper.A4
