"""Run templates with Jinja2, in a sandbox and within limits; only `template.py` calls this.

What goes wrong becomes a diagnostic at the author's line, through includes too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import CodeType

from jinja2 import Environment, Template, nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context
from jinja2.sandbox import MAX_RANGE
from jinja2.utils import missing

from deckgen.diagnostics import NOWHERE, Code, Diagnostic, Report, Span, nearest, nearest_hint
from deckgen.project.data import load_data
from deckgen.project.files import Files, Lost, read_text
from deckgen.project.project import Project, Source
from deckgen.read.outline.template_budget import ENDLESS_HINT, LimitError
from deckgen.read.outline.template_filters import filters_for
from deckgen.read.outline.template_limits import LimitedEnvironment, ShowError, UnknownNameError, kind_of
from deckgen.read.outline.template_marks import Mark, instrument

_RAW_HINT = "to show {{ or {% as text, write {% raw %} before it and {% endraw %} after it"
_INCLUDE_STEPS = 50
"""An include asks the disk, and costs as much as this many steps of others."""
_UNCLOSED = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_TAGS = "block call elif else extends filter for from if import include macro raw set with".split()


def run(
    source: Source, project: Project, files: Files, report: Report
) -> tuple[str, tuple[Span, ...]] | None:
    """The expanded text and the place of each line; None where the template fails, which is reported."""
    environment = _Environment(source, project, files)
    try:
        template = environment.get_template(source.path)
        context = template.new_context(dict(project.variables))
        return _gather(template.root_render_func(context), environment)
    except Exception as error:  # an author's expression may raise whatever Python can
        report.extend(_diagnose(error, environment))
        return None


class _ReportedError(Exception):
    """Something that a template reads cannot be read; the findings lack the place of the template."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.findings = tuple(report)


class _Environment(LimitedEnvironment):
    """The templates of one outline and of what it includes."""

    def __init__(self, source: Source, project: Project, files: Files) -> None:
        super().__init__(
            loader=_Loader(source, files),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            comment_start_string="{#!",  # `{#id}` is an attribute
            comment_end_string="!#}",
        )
        self.source = source
        self.marks: list[Mark] = []
        self.names = {*project.variables, "data", *self.globals}
        """Every name that is given somewhere, for hints."""
        self._folders = project.folders(files)
        self._tables: dict[tuple[str, str], tuple[dict[str, str], ...]] = {}
        self.globals["data"] = self._data
        for name, function in filters_for(project.meta.lang).items():
            self.add_filter(name, function)

    def span(self, file: str | None, line: int) -> Span:
        """The place of a line of a template, which may begin below its file's front matter."""
        if file in (None, self.source.path):
            return Span(self.source.path, self.source.first_line + line - 1)
        return Span(str(file), line)

    def join_path(self, template: str, parent: str) -> str:
        """Where the template lies that another one includes."""
        self.budget.step(_INCLUDE_STEPS)
        report = Report()
        found = self._folders.locate(template, parent)
        if found is Lost.MISSING:
            raise TemplateNotFound(template)
        if found is Lost.OUTSIDE:
            message = f"'{template}' lies outside the briefing's folder and its asset folders"
            report.add(Code.FILE_OUTSIDE, NOWHERE, message, "move it into the folder")
            raise _ReportedError(report)
        return found

    # Jinja2 can also compile trees, and to text; nobody asks that of this environment.
    def compile(self, source: str, name: str, filename: str) -> CodeType:  # type: ignore[override]
        tree = self.parse(source, name, filename)
        stored = (node for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param"))
        self.names.update(node.name for node in stored)
        instrument(tree, name, self.marks)
        tree.set_environment(self)
        return super().compile(tree, name, filename)

    @pass_context
    def _data(self, context: Context, reference: str) -> tuple[dict[str, str], ...]:
        """`data("file.csv")`: the rows of a data file, each a mapping from column to text."""
        file = context.name or self.source.path
        if (file, reference) not in self._tables:
            report = Report()
            table = load_data(reference, file, NOWHERE, self._folders, report)
            if table is None:
                raise _ReportedError(report)
            self._tables[file, reference] = table.mappings()
        return self._tables[file, reference]


class _Loader(BaseLoader):
    """Gives Jinja2 the outline itself, and files by the paths that `join_path` found."""

    def __init__(self, source: Source, files: Files) -> None:
        self._source = source
        self._files = files

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        if template == self._source.path:
            return self._source.text, template, None
        report = Report()
        text = read_text(self._files, template, report)
        if text is None:
            raise _ReportedError(report)
        # The line end after the tag is trimmed, so that of the file is what keeps the next line apart.
        return text if text.endswith("\n") else text + "\n", template, None


def _gather(pieces: Iterable[str], environment: _Environment) -> tuple[str, tuple[Span, ...]]:
    """The output in one, and for each of its lines where its first character was written."""
    output: list[str] = []
    spans: list[Span] = []
    file, line, step = environment.source.path, 1, 1
    is_new = True
    for piece in pieces:
        if isinstance(piece, Mark):
            file, line, step = piece.file, piece.line, 1 if piece.is_source else 0
            continue
        output.append(piece)
        for number, part in enumerate(piece.split("\n")):
            if number:  # a line has ended
                if is_new:
                    spans.append(environment.span(file, line))
                line += step
                is_new = True
            if part and is_new:
                spans.append(environment.span(file, line))
                is_new = False
    if is_new:
        spans.append(environment.span(file, line))
    return "".join(output), tuple(spans)


def _diagnose(error: Exception, environment: _Environment) -> Iterator[Diagnostic]:
    """What the author is told of an exception that ended a template."""
    span = _place(error, environment)
    if isinstance(error, _ReportedError):
        yield from (replace(found, span=span) if found.span == NOWHERE else found for found in error.findings)
        return
    code, message, hint = _explain(error, environment)
    yield Diagnostic(code, span, message, hint)


def _place(error: Exception, environment: _Environment) -> Span:
    """The line of the innermost template that the exception passed through."""
    if isinstance(error, TemplateSyntaxError):
        return environment.span(error.name, _opening_line(error, environment) or error.lineno)
    span = environment.span(None, 1)
    trace = error.__traceback__
    while trace:
        # Jinja2 leaves the template in the namespace of the code that it compiled.
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            span = environment.span(template.name, template.get_corresponding_lineno(trace.tb_lineno))
        trace = trace.tb_next
    return span


def _opening_line(error: TemplateSyntaxError, environment: _Environment) -> int:
    """The line of the tag that is never closed, where Jinja2 names the end of the file; else 0."""
    unclosed = _UNCLOSED.search(error.message or "")
    if unclosed is None or unclosed[1] == "set" or error.source is None:  # not every `set` has an end
        return 0
    lines, previous = [0], ""
    for line, token, value in environment.lex(error.source):
        if previous == "block_begin" and value == unclosed[1]:
            lines.append(line)
        elif previous == "block_begin" and value == f"end{unclosed[1]}":
            lines.pop()
        previous = previous if token == "whitespace" else token
    return lines[-1]


def _explain(error: Exception, environment: _Environment) -> tuple[Code, str, str]:
    """The code, the message and the hint for an exception."""
    match error:
        case TemplateSyntaxError():
            return _explain_syntax(error.message or "", environment)
        case UnknownNameError():
            return _explain_name(error, environment)
        case TemplateNotFound():
            hint = "includes are sought beside the outline, then in the folders under 'assets'"
            return Code.FILE_MISSING, f"there is no file '{error.name}' to include", hint
        case SecurityError():
            return (
                Code.TEMPLATE_FORBIDDEN,
                str(error),
                "templates may use text, numbers, lists and filters only",
            )
        case LimitError():
            return Code.TEMPLATE_LIMIT, str(error), error.hint
        case RecursionError() | MemoryError() | SyntaxError():
            return Code.TEMPLATE_LIMIT, "the template is nested too deeply", ENDLESS_HINT
        case OverflowError() if "MAX_RANGE" in str(error):
            return Code.TEMPLATE_LIMIT, f"a range has more than {MAX_RANGE:,} numbers", ENDLESS_HINT
        case ShowError():
            return Code.TEMPLATE_FAILED, str(error), error.hint
        case _:
            return Code.TEMPLATE_FAILED, f"the template fails: {error}", ""


def _explain_syntax(message: str, environment: _Environment) -> tuple[Code, str, str]:
    if match := re.match(r"No (filter|test) named '([^']*)'", message):
        known = environment.filters if match[1] == "filter" else environment.tests
        hint = nearest_hint(match[2], filter(str.isidentifier, known))
        return Code.TEMPLATE_NAME, f"there is no {match[1]} '{match[2]}'", hint
    if match := re.match(r"Encountered unknown tag '([^']*)'", message):
        return Code.TEMPLATE_SYNTAX, f"there is no tag '{match[1]}'", nearest_hint(match[1], _TAGS)
    if match := _UNCLOSED.search(message):
        return Code.TEMPLATE_SYNTAX, f"{{% {match[1]} %}} is never closed", f"add {{% end{match[1]} %}}"
    reason = message[:1].lower() + message[1:].rstrip(".")
    return Code.TEMPLATE_SYNTAX, f"the template cannot be read: {reason}", _RAW_HINT


def _explain_name(error: UnknownNameError, environment: _Environment) -> tuple[Code, str, str]:
    if error.owner is missing:
        near = nearest(error.name, environment.names)
        hint = f"did you mean '{near}'?" if near else f"name it under 'variables' or with --set; {_RAW_HINT}"
        return Code.TEMPLATE_NAME, f"'{error.name}' is not defined", hint
    hint = nearest_hint(error.name, map(str, error.owner)) if isinstance(error.owner, dict) else ""
    return Code.TEMPLATE_NAME, f"there is no '{error.name}' in {kind_of(error.owner)}", hint
