from __future__ import annotations

import time

import pytest

from deckgen.diagnostics import Code, Report
from deckgen.model.briefing import Meta, Settings
from deckgen.project import MemoryFiles, Project, Source
from deckgen.read.outline.template import expand
from tests.cases.text_dump import dump_report

FILES = MemoryFiles(
    {
        "b/itself.md": b"x{% include 'itself.md' %}",
        "b/twice.md": b"{% if n > 0 %}{% set n = n - 1 %}" + b"{% include 'twice.md' %}" * 2 + b"{% endif %}",
        "b/data.csv": b"name,n\n" + b"".join(b"row %d,%d\n" % (n, n) for n in range(2000)),
    }
)


def run(text: str) -> tuple[str, Report]:
    report = Report()
    project = Project("b", "b", True, Meta(), Settings(), (), variables={"n": 60})
    start = time.process_time()
    expanded = expand(Source("b/10.md", text), project, FILES, report)
    assert time.process_time() - start < 3, "a template took longer than its budget allows"
    return expanded.text, report


@pytest.mark.parametrize(
    "text",
    [
        "''.__class__",
        "''.__class__.__mro__[1].__subclasses__()",
        "''['__class__']",
        "[''] | map(attribute='__class__') | list",
        "'{0.__class__}'.format(1)",
        "'{:999999999}'.format(1)",
        "'x'.join(['a'])",
        "'x'.ljust(999999999)",
        "'x'.encode()",
        "{}.fromkeys([1])",
        "[].append(1)",
        "n.to_bytes(999999999, 'big')",
        "data.__globals__",
        "data.__self__.loader",
        "range.__class__",
        "cycler.__init__.__globals__",
        "namespace().__class__",
        "self.__init__",
        "self._TemplateReference__context",
        "loop.__class__ if false else joiner.__call__",
    ],
)
def test_sandbox_keeps_templates_away_from_python(text: str) -> None:
    _, report = run("{{ " + text + " }}")
    assert [found.code for found in report] == [Code.TEMPLATE_FORBIDDEN], dump_report(report)


@pytest.mark.parametrize(
    "text",
    ["''|attr('__class__')", "lipsum(n=9)", "[1]|random", "'x'|center(9)", "1|pprint", "config", "x is foo"],
)
def test_what_is_not_on_the_list_is_not_there(text: str) -> None:
    _, report = run("{{ " + text + " }}")
    assert [found.code for found in report] == [Code.TEMPLATE_NAME], dump_report(report)


@pytest.mark.parametrize(
    "text",
    [
        # loops
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
        "{% for i in range(100000) if false %}{% endfor %}" * 10,
        "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{% for i in [1] recursive %}{{ loop([1, 1] if loop.depth < 40 else []) }}{% endfor %}",
        # macros and includes that call themselves
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}",
        "{% include 'itself.md' %}",
        "{% include 'twice.md' %}",
        # texts and lists that grow
        "{{ 'x' * 10**9 }}",
        "{{ [0] * 10**9 }}",
        "{{ 10**9 * 'x' }}",
        "{{ ['x' * 1000000] * 1000 }}",
        "{{ [['x' * 1000000] * 1000] | string | length }}",
        "{{ (['x' * 1000000] * 1000) | upper }}",
        "{{ (['x' * 1000000] * 1000) | join }}",
        "{{ ['a', 'b'] | join('x' * 10000000) }}",
        "{{ ('a' * 100000) | replace('a', 'b' * 100000) }}",
        "{{ ('\\n' * 100000) | indent(1000) }}",
        "{{ ('\\n' * 100000) | indent('x' * 100000) }}",
        "{% set s = namespace(x='ab') %}{% for i in range(99) %}{% set s.x = s.x ~ s.x %}{% endfor %}",
        "{% set s = namespace(x='ab') %}{% for i in range(99) %}{% set s.x = s.x + s.x %}{% endfor %}",
        "{% set s = namespace(x=1) %}{% for i in range(99) %}{% set s.x = [s.x] * 2 %}{% endfor %}{{ s.x }}",
        "{% set s = namespace(x=[1]) %}{% for i in range(99) %}{% set s.x = s.x + s.x %}{% endfor %}",
        "{% for i in range(90000) %}{% set x %}{{ 'x' * 100000 }}{% endset %}{% endfor %}",
        "{% for i in range(90000) %}" + "text " * 1000 + "{% endfor %}",
        "{% macro f() %}"
        + "text " * 1000
        + "{% endmacro %}{% for i in range(90000) %}{% set x = f() %}{% endfor %}",
        # numbers that grow
        "{{ 10 ** (10 ** 10) }}",
        "{{ (2 ** 9000) * (2 ** 9000) }}",
        "{% set s = namespace(x=2) %}{% for i in range(99) %}{% set s.x = s.x * s.x %}{% endfor %}",
        "{{ 1 | round(999999999, 'ceil') }}",
        # formats that ask for width
        "{{ '%999999999d' % 1 }}",
        "{{ '%(a)999999999d' % {'a': 1} }}",
        "{{ '%*d' % (999999999, 1) }}",
        "{{ '%.999999999f' | format(1.5) }}",
        "{{ ('%(a)s' * 10000) % {'a': 'x' * 100000} }}",
        "{{ [1, 2] | batch(999999999, 'x') | list }}",
        "{{ [1, 2] | slice(999999999, 'x') | list }}",
        # much work in one step
        "{% set big = range(100000) | list %}{% for i in big %}{% if -1 in big %}{% endif %}{% endfor %}",
        "{% set big = range(100000) | list %}{% for i in big %}{% set y = big | sort %}{% endfor %}",
        "{% set big = range(100000) | list %}{% for i in big %}{% set y = big[::-1] %}{% endfor %}",
        "{% set big = range(100000) | list %}{% for i in big %}{% set y = big.index(99999) %}{% endfor %}",
        "{% set big = range(100000) | list %}{{ big | select('in', big) | list }}",
        "{% set big = 'x' * 1000000 %}{% for i in range(9000) %}{% set y = big.count('y') %}{% endfor %}",
        "{% set big = 'x' * 1000000 %}{% for i in range(9000) %}{% if 'y' in big %}{% endif %}{% endfor %}",
        # nesting
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ " + "-" * 50_000 + "1 }}",
        "{{ " + "[" * 5000 + "]" * 5000 + " }}",
        "{% if true %}" * 500 + "{% endif %}" * 500,
        "{% for a in [1] %}" * 25 + "{% endfor %}" * 25,
    ],
    ids=lambda text: text[:60],
)
def test_endless_work_ends_with_a_diagnostic(text: str) -> None:
    _, report = run(text)
    assert [found.code for found in report] == [Code.TEMPLATE_LIMIT], dump_report(report)


def test_work_of_every_day_is_far_within_the_budget() -> None:
    table = (
        "{% for row in data('data.csv') %}\n"
        "| {{ row.name | title }} | {{ row.n | number(1) }} | {{ row.n | int * 2 }} | {{ loop.index }} |\n"
        "{% endfor %}\n"
    )
    text, report = run(table * 3)
    assert dump_report(report) == ""
    assert text.splitlines()[-1] == "| Row 1999 | 1,999.0 | 3998 | 2000 |"
    assert len(text.splitlines()) == 6000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ 'a' ~ 1 ~ [2] }}", "a1[2]"),
        ("{{ 7 // 2 }} {{ 7 % 2 }} {{ 2 ** 3 }} {{ 'a' * 3 }} {{ '%5.1f%%' % 2.25 }}", "3 1 8 aaa   2.2%"),
        ("{{ 'a b'.split() | join('-') }} {{ 'x'.upper() }} {{ 'abc'[1:] }}", "a-b X bc"),
        ("{{ ['b', 'a'] | sort | join }} {{ [1, 2] | sum }} {{ [3, 1] | max }}", "ab 3 3"),
        ("{{ none_such | default('d') }} {{ none_such is defined }}", "d False"),
        ("{% for i in [1, 2, 3] %}{{ loop.length }}{{ '' if loop.last else ',' }}{% endfor %}", "3,3,3"),
        ("{% for k, v in {'a': 1}.items() %}{{ k }}{{ v }}{% else %}-{% endfor %}", "a1"),
        ("{% for i in [] %}x{% else %}none{% endfor %}", "none"),
        ("{{ {'items': 5}.items }} {{ {'a': 5}['a'] }}", "5 5"),
        ("{{ 'a\\nb' | indent(2) }}", "a\n  b"),
        ("{{ '%s-%s' | format('a', 'b') }} {{ 'aXbX' | replace('X', '-', 1) }}", "a-b a-bX"),
        ("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}", "ab"),
        (
            "{{ [{'g': 1, 'v': 2}, {'g': 1, 'v': 3}] | groupby('g') | map('last') | map('sum', 'v') | max }}",
            "5",
        ),
        ("{{ 1 < n <= 60 and 'y' in 'xyz' }}", "True"),
        ("{{ range(3) | list }} {{ [1, 2, 3] | batch(2) | list }}", "[0, 1, 2] [[1, 2], [3]]"),
    ],
)
def test_templates_do_what_jinja2_does(text: str, shown: str) -> None:
    found, report = run(text)
    assert dump_report(report) == ""
    assert found == shown
