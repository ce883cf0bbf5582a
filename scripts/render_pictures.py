"""Turn built decks and PDFs into one PNG a slide or page, to be looked at.

    python scripts/render_pictures.py build/geneva-2021.pptx build/geneva-2021-brief.pdf -o build/pictures

Decks go through LibreOffice, which shows what another program than PowerPoint makes of them.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, help=".pptx and .pdf files")
    parser.add_argument("-o", "--output", type=Path, default=Path("build/pictures"))
    parser.add_argument("-r", "--dpi", type=int, default=80)
    arguments = parser.parse_args()
    for program in ("soffice", "pdftoppm"):
        if not shutil.which(program):
            print(f"{program} is not installed; `make oracles` installs it", file=sys.stderr)
            return 1
    for file in arguments.files:
        for picture in render(file, arguments.output / file.stem, arguments.dpi):
            print(picture)
    return 0


def render(file: Path, folder: Path, dpi: int) -> list[Path]:
    """The pictures of one file, in order; pictures of an earlier run are removed from `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as work:
        pdf = file if file.suffix == ".pdf" else to_pdf(file, Path(work))
        _run("pdftoppm", "-r", str(dpi), "-png", str(pdf), str(folder / "page"))
    return sorted(folder.glob("page-*.png"))


def to_pdf(deck: Path, work: Path) -> Path:
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work), str(deck))
    return work / f"{deck.stem}.pdf"


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
