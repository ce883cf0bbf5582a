"""veraPDF, the reference validator for PDF/UA and PDF/A: a second opinion, slow to start (5 to 10 s)."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from tests.oracles import require

# veraPDF's jar lacks the XML binding that Java dropped; Debian's libjaxb-java has it.
_JAVA_LIBRARIES = tuple(
    f"/usr/share/java/{name}.jar"
    for name in (
        "jaxb-runtime",
        "jaxb-impl",
        "jaxb-core",
        "txw2",
        "istack-commons-runtime",
        "javax.activation",
    )
)
# Half a minute's work at most: what the second compiler would gain is less than what it costs.
_QUICK_START = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


@dataclass(frozen=True, slots=True)
class FailedCheck:
    profile: str
    rule: str
    """Clause and test number, such as `7.1-3`."""
    message: str


def validate(pdf: Path, *profiles: str) -> tuple[FailedCheck, ...]:
    """What fails, at most twenty checks a rule; `profiles` are `ua1`, `2a` and the like."""
    return validate_all((pdf,), *profiles)[pdf]


def validate_all(pdfs: Sequence[Path], *profiles: str) -> dict[Path, tuple[FailedCheck, ...]]:
    """What fails in each of several files, by one start of Java."""
    folder = require("verapdf").parent
    class_path = ":".join((str(folder / "verapdf.jar"), str(folder), *_JAVA_LIBRARIES))
    command = ["java", *_QUICK_START, "-cp", class_path, "Driver", ",".join(profiles), *map(str, pdfs)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    verdicts = {
        (Path(file), profile): verdict for kind, file, profile, verdict, *_ in lines if kind == "verdict"
    }
    failures = [
        (Path(file), FailedCheck(profile, rule, text))
        for kind, file, profile, rule, *rest in lines
        if kind == "failure"
        for text in rest
    ]
    assert verdicts.keys() == set(product(pdfs, profiles)), f"veraPDF gave no verdict: {done.stderr}"
    refused = {key for key, verdict in verdicts.items() if verdict != "pass"}
    assert refused == {(pdf, failure.profile) for pdf, failure in failures}, done.stdout
    return {pdf: tuple(failure for own, failure in failures if own == pdf) for pdf in pdfs}
