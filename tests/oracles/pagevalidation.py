"""page-validation: the rules of PDF/UA and PDF/A that a machine can check, in milliseconds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.oracles import require


@dataclass(frozen=True, slots=True)
class BrokenRule:
    rule: str
    message: str
    """Of the first failure."""
    count: int


def validate(pdf: Path, profile: str) -> tuple[BrokenRule, ...]:
    """The rules that the file breaks; `profile` is `ua1`, `2a`, `2b` and the like."""
    require("page-validation")
    import page

    report = page.validate_pdf(str(pdf), profile=profile)
    counts = Counter(failure.rule_id for failure in report.failures)
    messages: dict[str, str] = {}
    for failure in report.failures:
        messages.setdefault(failure.rule_id, failure.message)
    if not report.is_compliant and not counts:
        return (BrokenRule("", "not compliant, and no rule is named", 1),)
    return tuple(BrokenRule(rule, messages[rule], count) for rule, count in counts.items())
