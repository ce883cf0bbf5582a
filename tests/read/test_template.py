from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.diagnostics import Report, Span
from deckgen.model.briefing import Meta, Settings
from deckgen.project import MemoryFiles, Overrides, Project, Source, load_project, split_front_matter
from deckgen.read.outline.template import Expanded, expand, expand_string
from tests.cases.case_file import Case, accept_case, read_cases
from tests.cases.text_dump import dump_report

CASES = Path(__file__).parent / "templates.case"


@pytest.mark.parametrize("case", read_cases(CASES), ids=lambda case: case.title)
def test_case(case: Case, accept: bool) -> None:
    files = MemoryFiles({name: body.encode() for name, body in case.files})
    report = Report()
    project = load_project(case.path, files, Overrides(), report)
    assert project is not None
    expanded = []
    for source in project.sources:
        front = split_front_matter(source.text)
        expanded.append(expand(Source(source.path, front.body, front.body_line), project, files, report))
    kind = case.expected[0][0]
    text = "".join(line for one in expanded for line in dumped(one)) if kind == "expanded" else ""
    actual = {"expanded": text, "diagnostics": dump_report(report)}
    wanted = {name: body.rstrip("\n") + "\n" for name, body in case.expected if body.strip()}
    if accept and {name: text for name, text in actual.items() if text} != wanted:
        accept_case(CASES, case, actual)
    else:
        assert actual == {"expanded": "", "diagnostics": "", **wanted}


def dumped(expanded: Expanded) -> Iterator[str]:
    for number, line in enumerate(expanded.text.split("\n"), start=1):
        span = expanded.span_at(number)
        yield f"{span.file.removeprefix('b/')}:{span.line}|{line}\n"


def project_of(variables: Mapping[str, object] | None = None, templated: bool = True) -> Project:
    return Project("b", "b", True, Meta(), Settings(), (), variables=variables or {}, templated=templated)


def run(text: str, first_line: int = 1, **variables: object) -> Expanded:
    report = Report()
    expanded = expand(Source("b/10.md", text, first_line), project_of(variables), MemoryFiles({}), report)
    assert dump_report(report) == ""
    return expanded


@pytest.mark.parametrize("text", ["", "\n", "plain {#id} $x$ {x}\n\n", "{ {x} }", "a\n\n\n"])
def test_text_without_marks_is_handed_on_with_its_lines(text: str) -> None:
    expanded = run(text, first_line=7)
    assert expanded.text == text
    assert expanded.span_at(1, 3) == Span("b/10.md", 7, 3)
    assert expanded.span_at(4) == Span("b/10.md", 10)


def test_text_of_a_single_file_is_no_template_unless_it_says_so() -> None:
    report = Report()
    source = Source("talk.md", "{{ 1 + 1 }}")
    assert expand(source, project_of(templated=False), MemoryFiles({}), report).text == "{{ 1 + 1 }}"
    assert expand(source, project_of(), MemoryFiles({}), report).text == "2"


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_line_ends_at_the_end_are_kept(end: str) -> None:
    assert run("{{ 1 }}" + end).text == "1" + end


def test_template_that_fails_leaves_the_text_as_it_was_written() -> None:
    report = Report()
    expanded = expand(Source("b/10.md", "a\n{{ x }}\n", 5), project_of(), MemoryFiles({}), report)
    assert (expanded.text, expanded.span_at(2)) == ("a\n{{ x }}\n", Span("b/10.md", 6))
    assert [str(found.span) for found in report] == ["b/10.md:6"]


def test_string_of_front_matter_is_expanded_and_its_fault_has_its_line() -> None:
    report = Report()
    span = Span("b/10.md", 3, 8)
    assert expand_string("In {{ x }}", span, project_of({"x": "May"}), MemoryFiles({}), report) == "In May"
    assert (
        expand_string("In {{ y }}", span, project_of({"x": "May"}), MemoryFiles({}), report) == "In {{ y }}"
    )
    assert [str(found.span) for found in report] == ["b/10.md:3"]


def test_variables_of_the_author_go_over_our_own_names() -> None:
    assert run("{{ data }} {{ range }}", data="d", range="r").text == "d r"


LINES = st.sampled_from(
    [
        "L{n}",
        "  L{n} and {{{{ 'v' }}}}",
        "{{{{ 'v' }}}} L{n}",
        "{{{{ 'two\\nlines' }}}} L{n}",
        "",
        "{{#! comment !#}}",
        "{{#!",
        "!#}}",
        "{{% for i in [1, 2] %}}",
        "L{n} {{% for i in [1, 2] -%}}",
        "{{%- for i in [] %}} L{n}",
        "{{% if true %}}",
        "{{% if false -%}}",
        "{{% set x %}}",
        "{{% macro m() %}}",
        "{{% raw %}}",
        "{{% end %}}",
        "{{%- end -%}}",
        "L{n} {{% end %}} L{n}",
    ]
)


@given(st.lists(LINES, max_size=14))
def test_every_line_of_output_is_that_of_its_first_word(shapes: list[str]) -> None:
    """Each word names its line, so that a line of output can be asked where it is from."""
    text = closed("\n".join(shape.format(n=number) for number, shape in enumerate(shapes, start=1)))
    report = Report()
    expanded = expand(Source("b/10.md", text), project_of(), MemoryFiles({}), report)
    if len(report):  # the random text is not a template
        return
    for number, line in enumerate(expanded.text.split("\n"), start=1):
        if word := re.match(r"\s*L(\d+)", line):
            assert expanded.span_at(number).line == int(word[1]), (text, expanded.text)


def closed(text: str) -> str:
    """Name each `end` after what it ends, and end what is open."""
    out, stack = [], []
    for word in text.split(" "):
        if word in ("for", "if", "set", "macro", "raw"):
            stack.append(f"end{word}")
        elif word == "end":
            word = stack.pop() if stack else word
        out.append(word)
    ends = "".join(f"\n{{% {end} %}}" for end in reversed(stack))
    return " ".join(out) + ends


@given(st.text(alphabet="{}%#!-+ \nab'|()[].,", max_size=40))
def test_no_text_makes_expanding_fail(text: str) -> None:
    report = Report()
    expanded = expand(Source("b/10.md", text), project_of({"a": "x", "b": [1]}), MemoryFiles({}), report)
    if report.has_errors:
        assert expanded.text == text
    assert all(one.span.file == "b/10.md" and one.span.line >= 1 for one in report)


def test_jinja_is_imported_only_for_a_template() -> None:
    program = (
        "import sys\n"
        "from tests.read.test_template import run\n"
        "assert 'jinja2' not in sys.modules\n"
        "run('no template'); assert 'jinja2' not in sys.modules\n"
        "run('{{ 1 }}'); assert 'jinja2' in sys.modules and 'babel' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
