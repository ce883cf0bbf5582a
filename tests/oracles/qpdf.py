"""qpdf: is a PDF file sound as a file (cross-reference table, streams, syntax)?"""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.oracles import require


def check(pdf: Path) -> tuple[str, ...]:
    """Errors and warnings, one string each; empty for a sound file."""
    done = subprocess.run(
        [require("qpdf"), "--check", pdf], capture_output=True, text=True, timeout=300, check=False
    )
    if done.returncode == 0:
        return ()
    return tuple(line for line in (done.stderr + done.stdout).splitlines() if line.strip())
