"""What is wrong with a briefing, as values: codes, spans, diagnostics and the report that gathers them.

Author mistakes are never exceptions: every stage adds to one `Report` and goes on with a sensible
stand-in, so that one run shows them all. `DeckgenError` is for what cannot go on at all.

Severities have a meaning. Error: the output would be wrong or absent, nothing is written. Warning: the
output differs from what was probably meant. Note: information.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import field
from enum import Enum

from deckgen.values import dataclass


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE


class Code(Enum):
    """Every diagnostic that deckgen can give: its id, severity and title. Each has a page in `docs/diagnostics.md`."""

    # Files
    FILE_MISSING = ("file-missing", _E, "A file does not exist or cannot be read")
    FILE_ENCODING = ("file-encoding", _E, "A file is not UTF-8")
    FILE_OUTSIDE = ("file-outside", _E, "A path leads outside the allowed folders")
    FILE_TOO_LARGE = ("file-too-large", _E, "A file is larger than deckgen reads")
    NOTHING_TO_BUILD = ("nothing-to-build", _E, "The path holds no outline")
    OUTPUT_FAILED = ("output-failed", _E, "An output file cannot be written")
    # YAML
    YAML_SYNTAX = ("yaml-syntax", _E, "A YAML text cannot be parsed")
    YAML_TYPE = ("yaml-type", _E, "A key holds a value of the wrong kind")
    YAML_TYPE_KIND = ("value-ignored", _W, "A value of a single file cannot be used and is ignored")
    KEY_UNKNOWN = ("key-unknown", _E, "A key is not known here")
    KEY_UNKNOWN_KIND = ("key-ignored", _W, "A key of a single file is not known and is ignored")
    KEY_RESERVED = ("key-reserved", _E, "A key is reserved for a later version")
    # Templates
    TEMPLATE_SYNTAX = ("template-syntax", _E, "A template cannot be parsed")
    TEMPLATE_NAME = ("template-name", _E, "A template uses a name that is not defined")
    TEMPLATE_FORBIDDEN = ("template-forbidden", _E, "A template asks for something the sandbox forbids")
    TEMPLATE_LIMIT = ("template-limit", _E, "A template runs too long or gives too much text")
    TEMPLATE_FAILED = ("template-failed", _E, "A template fails while it runs")
    # Outline
    CONTROL_CHARACTER = ("control-character", _W, "A character that files may not hold was replaced")
    HTML_SHOWN = ("html-shown", _W, "Raw HTML is shown as text")
    NESTING_DEPTH = ("nesting-depth", _E, "Lists or quotes are nested too deeply")
    LINE_TOO_LONG = ("line-too-long", _E, "A line is longer than deckgen reads")
    SETEXT_HEADING = ("setext-heading", _W, "A line above --- became a heading")
    FENCE_UNCLOSED = ("fence-unclosed", _E, "A ::: block is not closed")
    FENCE_STRAY = ("fence-stray", _W, "A closing ::: closes nothing")
    ATTRIBUTES_SYNTAX = ("attributes-syntax", _W, "Attributes cannot be parsed and are shown as text")
    ATTRIBUTE_UNKNOWN = ("attribute-unknown", _E, "An attribute is not known on this block")
    ATTRIBUTE_UNKNOWN_KIND = (
        "attribute-ignored",
        _W,
        "An attribute of a single file is not known and is ignored",
    )
    ATTRIBUTE_VALUE = ("attribute-value", _E, "An attribute has a value that cannot be used")
    BLOCK_UNKNOWN = ("block-unknown", _E, "A block's name is not known")
    BLOCK_UNKNOWN_KIND = ("block-kept", _W, "A block of a single file is not known; its content is kept")
    BLOCK_PLAIN = ("block-plain", _N, "A block is shown plainly, without a form of its own")
    BLOCK_CONTENT = ("block-content", _E, "A block holds the wrong kind of content")
    LAYOUT_UNKNOWN = ("layout-unknown", _E, "A layout's name is not known")
    ID_DUPLICATE = ("id-duplicate", _E, "Two things bear the same id")
    LINK_TARGET = ("link-target", _W, "A link leads to no id in this briefing")
    REFERENCE_TARGET = ("reference-target", _W, "A cross-reference leads to no id in this briefing")
    REFERENCE_KIND = (
        "reference-kind",
        _W,
        "A cross-reference names a thing of another kind or without a number",
    )
    FOOTNOTE_UNDEFINED = ("footnote-undefined", _W, "A footnote mark has no note")
    FOOTNOTE_UNUSED = ("footnote-unused", _W, "A footnote is never referred to")
    HEADING_EMPTY = ("heading-empty", _W, "A heading has no text")
    TABLE_RAGGED = ("table-ragged", _W, "A table's row has more cells than its head")
    SECTION_EMPTY = ("section-empty", _W, "A section has no content")
    # Data and pictures
    ASSET_MISSING = ("asset-missing", _E, "A picture does not exist")
    ASSET_MISSING_KIND = (
        "asset-stand-in",
        _W,
        "A picture of a single file does not exist; a frame stands in",
    )
    ASSET_REMOTE = ("asset-remote", _W, "A remote picture is not fetched; a frame stands in")
    ASSET_CORRUPT = ("asset-corrupt", _E, "A picture cannot be read")
    ASSET_TOO_LARGE = ("asset-too-large", _E, "A picture has more pixels than deckgen reads")
    ASSET_KIND = ("asset-kind", _E, "A picture's format is not supported")
    ASSET_KIND_KIND = ("asset-kind-stand-in", _W, "A picture's format is not supported; a frame stands in")
    ALT_MISSING = ("alt-missing", _W, "A picture has no alt text")
    ASSET_ACTIVE = ("asset-active", _W, "A drawing holds scripts or handlers, which are left out")
    ASSET_REFERENCE = ("asset-reference", _W, "A drawing refers to other files, which are not read")
    ASSET_HTML = ("asset-html", _W, "A drawing holds HTML, which is left out")
    ASSET_PIXELS = ("asset-pixels", _N, "A drawing is shown as pixels")
    ASSET_FIRST = ("asset-first", _N, "Of several pictures in one file the first is shown")
    DATA_CORRUPT = ("data-corrupt", _E, "A data file cannot be read")
    DATA_COLUMN = ("data-column", _E, "A data file has no such column")
    DATA_NUMBER = ("data-number", _E, "A number is due and something else stands there")
    DATA_FORMULA = ("data-formula", _E, "A workbook's formula has no stored value")
    # Charts
    CHART_TYPE = ("chart-type", _E, "A chart's type is not known")
    CHART_DATA = ("chart-data", _E, "A chart has nothing to show")
    CHART_TOO_LARGE = ("chart-too-large", _E, "A chart has more rows or series than it can show")
    CHART_REPEATED = ("chart-repeated", _E, "A chart has two values for one place")
    CHART_PART_BELOW_ZERO = ("chart-part-below-zero", _E, "A part of a whole, or a bubble, is below zero")
    CHART_LOG = ("chart-log", _E, "A logarithmic axis cannot show zero or less")
    CHART_ROW_SKIPPED = ("chart-row-skipped", _W, "A row has no place on a chart's axis and is left out")
    CHART_CROWDED = ("chart-crowded", _W, "A chart holds more than a reader can tell apart")
    CHART_THINNED = ("chart-thinned", _W, "A chart shows a selection of very many points")
    # Exhibits
    EXHIBIT_EMPTY = ("exhibit-empty", _E, "A block of the catalogue has nothing to show")
    EXHIBIT_KIND = (
        "exhibit-plain",
        _W,
        "A block of a single file does not have its form and is shown plainly",
    )
    EXHIBIT_CROWDED = ("exhibit-crowded", _W, "A block holds more than a reader can take in")
    DATE_UNREADABLE = ("date-unreadable", _E, "A date cannot be read")
    LIKELIHOOD_UNKNOWN = ("likelihood-unknown", _E, "A word is on no scale of likelihood")
    JUDGMENT_NUMBER = ("judgment-number", _E, "Two judgments bear the same number")
    MATRIX_OUTSIDE = ("matrix-outside", _E, "An item lies outside the axes of its matrix")
    STATUS_UNKNOWN = ("status-unknown", _W, "A cell begins with no known status")
    STEP_INCOMPLETE = ("step-incomplete", _W, "A next step has no owner or no date")
    # Languages, themes and fonts
    LANGUAGE_ENGLISH = ("language-english", _N, "deckgen has no words of its own in the briefing's language")
    THEME_UNKNOWN = ("theme-unknown", _E, "A theme is not known")
    THEME_UNKNOWN_KIND = ("theme-ignored", _W, "The theme of a single file is not known and is ignored")
    THEME_VALUE = ("theme-value", _E, "A theme holds a value that cannot be used")
    GLYPH_MISSING = ("glyph-missing", _W, "No font has a glyph for a character")
    FONT_UNUSABLE = ("font-unusable", _W, "A font that the manifest names is not there or cannot be read")
    SCRIPT_UNSHAPED = ("script-unshaped", _W, "A script is drawn without the shaping that it needs")
    # Planning
    TITLE_TOO_LONG = ("title-too-long", _W, "A title needs more than two lines")
    OVERFLOW = ("overflow", _E, "Content cannot be made to fit a slide")
    PROSE_IN_BRIEF = ("prose-in-brief", _N, "Paragraphs went to the brief and the speaker notes only")
    FRONT_PAGE_FULL = ("front-page-full", _W, "The first page of the brief does not fit one page")
    SLIDE_EMPTY = ("slide-empty", _W, "A slide has nothing but its title")

    def __init__(self, id: str, severity: Severity, title: str) -> None:
        self.id = id
        self.severity = severity
        self.title = title


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where in the sources something stands. Lines and columns count from 1; 0 means unknown."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file or "(no file)"]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


NOWHERE = Span()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    code: Code
    span: Span
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        return self.code.severity


class DeckgenError(Exception):
    """deckgen cannot go on; the report says why."""


@dataclass(slots=True)
class Report:
    """Gathers diagnostics in any order and gives them in the order of the sources. Equal ones count once."""

    _seen: dict[Diagnostic, None] = field(default_factory=dict)

    def add(self, code: Code, span: Span, message: str, hint: str = "") -> None:
        """Record one diagnostic; the span may be `NOWHERE`."""
        self._seen.setdefault(Diagnostic(code, span, message, hint))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self._seen.setdefault(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._seen, key=lambda d: (d.span, d.code.id, d.message)))

    def __len__(self) -> int:
        return len(self._seen)

    def count(self, severity: Severity) -> int:
        return sum(d.severity is severity for d in self._seen)

    @property
    def has_errors(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self._seen)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, or an empty string if none is near."""
    found = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def nearest_hint(name: str, known: Iterable[str]) -> str:
    """A hint that offers the nearest known name, or else lists them all."""
    choices = sorted(known)
    found = nearest(name, choices)
    if found:
        return f"did you mean '{found}'?"
    return f"known here: {', '.join(choices)}" if choices else ""
