"""Code is told apart into keywords, texts and remarks, and no character of it is lost."""

from __future__ import annotations

import pytest

from deckgen.plan.code import CodeKind, code_lines

PYTHON = 'def total(berths):\n    """Without\n    tugs."""\n    return 2 * len(berths)  # all\n'


def kinds(text: str, language: str) -> dict[str, CodeKind]:
    return {one.text.strip(): one.kind for line in code_lines(text, language) for one in line}


def test_kinds_are_told_apart() -> None:
    found = kinds(PYTHON, "python")
    assert found["def"] is CodeKind.KEYWORD
    assert found["total"] is CodeKind.NAME
    assert found['"""Without'] is found['tugs."""'] is CodeKind.STRING
    assert found["2"] is CodeKind.NUMBER
    assert found["# all"] is CodeKind.COMMENT


@pytest.mark.parametrize("language", ["python", "PY", "sql", "yaml", "bash", "html", "json", "nonsense", ""])
@pytest.mark.parametrize("text", [PYTHON, "", "\n\n", " \t x", "a\rb", "<b c='d'>{e: [1, 'f']}</b>\n--g\n"])
def test_every_character_is_kept(text: str, language: str) -> None:
    lines = ["".join(one.text for one in line) for line in code_lines(text, language)]
    assert "\n".join(lines) == text


def test_an_unknown_language_is_plain() -> None:
    assert set(kinds(PYTHON, "nonsense").values()) == {CodeKind.PLAIN}
    assert len(code_lines(PYTHON, "nonsense")) == PYTHON.count("\n") + 1
