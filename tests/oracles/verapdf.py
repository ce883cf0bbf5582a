"""veraPDF, the reference validator for PDF/UA and PDF/A: a second opinion, slow to start (5 to 10 s)."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class FailedCheck:
    profile: str
    rule: str
    """Clause and test number, such as `7.1-3`."""
    message: str


def validate(pdf: Path, *profiles: str) -> tuple[FailedCheck, ...]:
    """What fails, at most twenty checks a rule; `profiles` are `ua1`, `2a` and the like."""
    folder = require("verapdf").parent
    class_path = ":".join((str(folder / "verapdf.jar"), str(folder), *_JAVA_LIBRARIES))
    command = ["java", "-cp", class_path, "Driver", ",".join(profiles), str(pdf)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    verdicts = {profile: verdict for kind, _, profile, verdict, *_ in lines if kind == "verdict"}
    failures = [FailedCheck(profile, rule, text) for kind, _, profile, rule, *rest in lines for text in rest]
    assert verdicts.keys() == set(profiles), f"veraPDF gave no verdict: {done.stdout}{done.stderr}"
    assert bool(failures) == ("fail" in verdicts.values()), done.stdout
    return tuple(failures)
