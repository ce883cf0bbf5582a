"""The YAML at the head of an outline file: where it ends, and what a section may say there."""

from __future__ import annotations

import re
from typing import ClassVar, NamedTuple

from deckgen.diagnostics import Report
from deckgen.project.typed_yaml import Located, read_typed
from deckgen.project.yaml_nodes import YamlText, is_mapping
from deckgen.values import dataclass

_FENCED = re.compile(r"---[ \t]*\n(?P<yaml>(?![ \t]*\n).*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIRST_KEY = re.compile(r"""(?:[ \t]*(?:\#.*)?\n)*(?:[^\W\d][\w.-]*|"[^"\n]*"|'[^'\n]*')[ \t]*:(?:[ \t\n])""")


class FrontMatter(NamedTuple):
    yaml: str | None
    """None: the file begins with its body. The YAML starts on the file's second line."""
    body: str
    body_line: int
    """The line of the file at which the body starts."""


@dataclass(frozen=True, slots=True)
class SectionFront:
    """What the front matter of a section's file may hold. Its strings may be templates."""

    RESERVED: ClassVar[frozenset[str]] = frozenset({"audience"})

    title: Located[str] | None = None
    message: Located[str] | None = None
    """What the section says, in a sentence: on its slide and in the agenda."""
    id: Located[str] | None = None


def split_front_matter(text: str) -> FrontMatter:
    """Take the front matter off a text that begins with `---`, a mapping and `---` or `...`.

    Anything else between two such lines is Markdown: in CommonMark they are rules, or make headings. Faulty
    YAML counts as front matter where it begins as a mapping does, so that the fault is reported.
    """
    match = _FENCED.match(text)
    if match is None or not (_FIRST_KEY.match(match["yaml"]) or is_mapping(match["yaml"])):
        return FrontMatter(None, text, 1)
    return FrontMatter(match["yaml"], text[match.end() :], text.count("\n", 0, match.end()) + 1)


def read_section_front(yaml: str, path: str, strict: bool, report: Report) -> SectionFront:
    """The front matter that `split_front_matter` found in a section's file."""
    return read_typed(YamlText(yaml, path, first_line=2, strict=strict), SectionFront, report)
