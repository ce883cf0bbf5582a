"""LibreOffice: the other program that opens decks. It takes seconds, so a deck is converted once a run."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.oracles import poppler, require


def to_pdf(deck: Path) -> Path:
    """The deck as LibreOffice lays it out, one page a slide that is not hidden. Kept until the run ends."""
    return to_pdfs((deck,))[0]


def to_pdfs(decks: Sequence[Path]) -> tuple[Path, ...]:
    """Several decks in one run of LibreOffice, which takes a second to start. No two may have one name."""
    program = require("soffice")
    digest = hashlib.sha256(b"".join(deck.read_bytes() for deck in decks)).hexdigest()
    pdfs = tuple(_work_folder() / digest / f"{deck.stem}.pdf" for deck in decks)
    assert len(set(pdfs)) == len(decks)
    if not all(pdf.exists() for pdf in pdfs):
        command = [
            str(program),
            f"-env:UserInstallation={(_work_folder() / 'profile').as_uri()}",  # never the user's own profile
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(_work_folder() / digest),
            *(str(deck) for deck in decks),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
        missing = [pdf.name for pdf in pdfs if not pdf.exists()]
        assert not missing, f"LibreOffice did not make {missing}: {done.stdout}{done.stderr}"
    return pdfs


def to_pngs(deck: Path, *, dpi: int = 80) -> tuple[Path, ...]:
    """One picture a slide that is not hidden."""
    pdf = to_pdf(deck)
    return poppler.to_pngs(pdf, pdf.parent / f"pages-{dpi}", dpi=dpi)


@cache
def _work_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="deckgen-soffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
