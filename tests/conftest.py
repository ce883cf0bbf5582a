"""What every test may ask for: the `--accept` switch, the folder of corpora, the same random examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# The same examples in every run, so that a failure can be repeated; no deadline, since CI machines are slow.
settings.register_profile("deckgen", derandomize=True, deadline=None)
settings.load_profile("deckgen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expectations of case files")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be rewritten; read the difference before you commit it."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared/` beside the checkout, with corpora too large for the repository."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("there is no folder ../shared with the corpora")
    return folder
