"""LibreOffice: the other program that opens decks. It takes seconds, so a deck is converted once a run."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.oracles import poppler, require


def to_pdf(deck: Path) -> Path:
    """The deck as LibreOffice lays it out, one page a slide that is not hidden. Kept until the run ends."""
    program = require("soffice")
    digest = hashlib.sha256(deck.read_bytes()).hexdigest()
    pdf = _work_folder() / digest / f"{deck.stem}.pdf"
    if not pdf.exists():
        command = [
            str(program),
            f"-env:UserInstallation={(_work_folder() / 'profile').as_uri()}",  # never the user's own profile
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(pdf.parent),
            str(deck),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
        assert pdf.exists(), f"LibreOffice made no PDF of {deck}: {done.stdout}{done.stderr}"
    return pdf


def to_pngs(deck: Path, *, dpi: int = 80) -> tuple[Path, ...]:
    """One picture a slide that is not hidden."""
    pdf = to_pdf(deck)
    return poppler.to_pngs(pdf, pdf.parent / f"pages-{dpi}", dpi=dpi)


@cache
def _work_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="deckgen-soffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
