"""YAML texts as nodes that know their line; faults of syntax become diagnostics.

Values are taken from nodes, not from PyYAML's constructors: YAML 1.1 turns `no` into false, `12:30` into 750
and `007` into 7, which nobody who writes a briefing means. Here such words stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

from deckgen.diagnostics import Code, Report, Span
from deckgen.values import dataclass

# PyYAML's wheels hold the C loader (ten times as fast); where it was built without, the other reads the same.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MAX_DEPTH = 60
"""The C loader recurses without a limit: 100,000 levels end the process, and no briefing needs ten."""
_MAX_NODES = 200_000
"""Counted with every alias, so that no text of a few lines stands for gigabytes."""

_TAG = "tag:yaml.org,2002:"
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ].*)?")
_BOOLS = {"true": True, "false": False, "yes": True, "no": False, "on": True, "off": False}

_SYNTAX_HINTS = (
    (
        "mapping values are not allowed",
        'put a value that holds a colon in quotes: title: "Geneva: the summit"',
    ),
    (
        "cannot start any token",
        "indent with spaces, not tabs, and put a value that begins with @, ` or % in quotes",
    ),
    ("found a tab character", "indent with spaces, not tabs"),
    ("unexpected end of stream", "a quotation mark is not closed"),
    ("did not find expected key", "check the indentation, and the quotes of the value above"),
    ("could not find expected ':'", "every key needs a colon and a space after it"),
    ("expected ',' or", "a list in [ ] or a mapping in { } is not closed"),
    ("undefined alias", "put a value that begins with * in quotes"),
    ("another document", "only one YAML document is read: remove the line ---"),
)


@dataclass(frozen=True, slots=True)
class YamlText:
    """A YAML text and where it comes from."""

    text: str
    file: str
    first_line: int = 1
    """The line of the file at which `text` starts."""
    strict: bool = True
    """False: unknown keys and unusable values are warnings, for the text was written for other tools too."""

    def span_of(self, node: yaml.Node) -> Span:
        return self.span_at(node.start_mark.index)

    def span_at(self, position: int) -> Span:
        # Counted from the position, because YAML takes U+2028 and its like for line ends and editors do not.
        line = self.text.count("\n", 0, position)
        column = position - self.text.rfind("\n", 0, position)
        return Span(self.file, self.first_line + line, column)


def compose(source: YamlText, report: Report) -> yaml.Node | None:
    """The root node of the text; None if the text is empty or its fault was reported."""
    try:
        too_much = _is_deep(source.text)
        root = None if too_much else yaml.compose(source.text, Loader=_Loader)
        too_much = too_much or ("*" in source.text and _is_huge(root))
    except yaml.YAMLError as error:
        span, problem = _describe(error, source)
        hint = next((hint for sign, hint in _SYNTAX_HINTS if sign in problem), "")
        report.add(Code.YAML_SYNTAX, span, f"this YAML cannot be read: {problem}", hint)
        return None
    if too_much:
        start = Span(source.file, source.first_line)
        message = "this YAML is nested too deeply, or its aliases stand for too much"
        report.add(Code.YAML_SYNTAX, start, message, f"keep to {_MAX_DEPTH} levels and {_MAX_NODES} values")
        return None
    return root


def is_mapping(text: str) -> bool:
    """Whether a text is YAML with keys and values at its top; False for faulty YAML."""
    root = compose(YamlText(text, ""), Report())
    return isinstance(root, yaml.MappingNode)


def scalar_node(text: str) -> yaml.ScalarNode:
    """A lone value that does not come from a file, such as one of the command line's."""
    tag = yaml.resolver.Resolver().resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return yaml.ScalarNode(tag, text)


def is_null(node: yaml.Node) -> bool:
    return bool(node.tag == _TAG + "null")


def to_plain(node: yaml.Node) -> Any:
    """The value of a node as plain Python: text, numbers, true and false, dates, tuples, dictionaries."""
    if isinstance(node, yaml.MappingNode):
        return {_key_text(key): to_plain(value) for key, value in iter_pairs(node)}
    if isinstance(node, yaml.SequenceNode):
        return tuple(to_plain(item) for item in node.value)
    if node.tag == _TAG + "bool" and node.value.lower() in ("true", "false"):
        return to_bool(node)
    if (number := to_float(node)) is not None:
        return number
    if node.tag == _TAG + "timestamp" and (day := to_date(node)) is not None:
        return day
    return None if is_null(node) else node.value


def to_bool(node: yaml.Node) -> bool | None:
    """True or false where that is asked for: `yes` and `on` are text elsewhere."""
    return _BOOLS.get(node.value.lower()) if node.tag == _TAG + "bool" else None


def to_int(node: yaml.Node) -> int | None:
    return int(node.value) if node.tag == _TAG + "int" and _INT.fullmatch(node.value) else None


def to_float(node: yaml.Node) -> float | None:
    if node.tag == _TAG + "float" and _FLOAT.fullmatch(node.value):
        return float(node.value)
    return to_int(node)


def to_date(node: yaml.Node) -> date | None:
    """The day of an ISO date, plain or in quotes; a time after it is not looked at."""
    match = _DATE.fullmatch(node.value)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def iter_pairs(node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Keys and values of a mapping in order, first those merged in by `<<` that it does not have itself."""
    own = {_key_text(key) for key, _ in node.value}
    for key, value in node.value:
        if key.tag == _TAG + "merge":
            merged = value.value if isinstance(value, yaml.SequenceNode) else [value]
            for other in merged:
                if isinstance(other, yaml.MappingNode):
                    yield from (pair for pair in iter_pairs(other) if _key_text(pair[0]) not in own)
    yield from (pair for pair in node.value if pair[0].tag != _TAG + "merge")


def _key_text(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else "?"


def _is_deep(text: str) -> bool:
    # Each level costs one of these marks, so most texts need no look at their events.
    if sum(text.count(mark) for mark in "[{-?:") <= _MAX_DEPTH:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


def _is_huge(root: yaml.Node | None) -> bool:
    pending = [(root, 0)]
    seen = 0
    while pending:
        node, depth = pending.pop()
        seen += 1
        if seen > _MAX_NODES or depth > _MAX_DEPTH:  # an alias inside its own anchor has no bottom
            return True
        if isinstance(node, yaml.SequenceNode):
            pending.extend((item, depth + 1) for item in node.value)
        elif isinstance(node, yaml.MappingNode):
            pending.extend((item, depth + 1) for pair in node.value for item in pair)
    return False


def _describe(error: yaml.YAMLError, source: YamlText) -> tuple[Span, str]:
    if isinstance(error, yaml.reader.ReaderError):
        # The C reader counts bytes and gives the character as a number, the other gives it as a text.
        position = len(source.text.encode(errors="replace")[: error.position].decode(errors="ignore"))
        character = error.character if isinstance(error.character, int) else ord(error.character)
        return source.span_at(position), f"character U+{character:04X} is not allowed"
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark and error.problem:
        position = min(error.problem_mark.index, len(source.text.rstrip()))
        return source.span_at(position), error.problem
    return Span(source.file, source.first_line), str(error)
