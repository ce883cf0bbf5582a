"""Case files: outlines in, expectations out, next to one another in one text.

    %%% case A list may hold tasks
    %%% file outline.md
    - [x] done
    %%% model
    …
    %%% diagnostics
    …

A case has one or more files and then one or more expectations, each a kind that `test_cases.py` knows. With
several files, or files in a folder `briefing`, the briefing is that folder. `pytest --accept` rewrites the
expectations of the cases that fail.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

MARK = "%%% "


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    files: tuple[tuple[str, str], ...]
    """Paths and texts."""
    expected: tuple[tuple[str, str], ...]
    """Kinds of expectation, and what they say."""

    @property
    def path(self) -> str:
        """The folder or the file that is read."""
        first = self.files[0][0]
        return first.split("/")[0] if "/" in first else first


def read_cases(path: Path) -> list[Case]:
    cases: list[Case] = []
    for part in _split(path.read_text(encoding="utf-8"), f"{MARK}case "):
        title, _, rest = part.partition("\n")
        files: list[tuple[str, str]] = []
        expected: list[tuple[str, str]] = []
        for section in _split("\n" + rest, MARK):
            head, _, body = section.partition("\n")
            kind, _, name = head.partition(" ")
            if kind == "file":
                files.append((name, body))
            else:
                expected.append((kind, body))
        cases.append(Case(title, tuple(files), tuple(expected)))
    return cases


def write_cases(path: Path, cases: list[Case]) -> None:
    path.write_text("\n".join(_to_text(case) for case in cases), encoding="utf-8")


def accept_case(path: Path, case: Case, actual: dict[str, str]) -> None:
    """Put what a case really gives in place of what its file expects; nothing at all is left out."""
    accepted = replace(case, expected=tuple((kind, text) for kind, text in actual.items() if text))
    write_cases(path, [accepted if other.title == case.title else other for other in read_cases(path)])


def _split(text: str, mark: str) -> list[str]:
    """What follows each line that begins with the mark."""
    return ("\n" + text).split("\n" + mark)[1:]


def _to_text(case: Case) -> str:
    parts = [f"{MARK}case {case.title}\n"]
    parts += [f"{MARK}file {name}\n{_ended(body)}" for name, body in case.files]
    parts += [f"{MARK}{kind}\n{_ended(body)}" for kind, body in case.expected]
    return "".join(parts)


def _ended(body: str) -> str:
    return body if not body or body.endswith("\n") else body + "\n"
