"""LibreOffice shows every block whole: alone with any number of items, and in pairs, in each format.

The whole cross product is the matter of `scripts/check_blocks.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from deckgen.model.briefing import Density
from tests import blocks
from tests.oracles import overflow

pytestmark = pytest.mark.oracle

LOOKS = (("16:9", "navy"), ("4:3", "grey"), ("16:10", "arial"), ("A4", "navy"))
NAMES = tuple(blocks.BLOCKS)
COUNTS = ("none", "one", "typical", "many")


def cases(number: int) -> Iterator[blocks.Case]:
    """Of the look with this number: in the first each block alone, in the second each in columns, in all a
    quarter of the pairs of which the second block stands so far behind the first in the catalogue."""
    if number == 0:
        yield from chain.from_iterable(blocks.alone(blocks.COUNTS[name]) for name in COUNTS)
    if number == 1:
        yield from (case for at, case in enumerate(blocks.in_columns(3)) if at % 4 < 2)
    count = blocks.COUNTS["typical"]
    for at, name in enumerate(NAMES):
        if at % len(LOOKS) == number:
            for off in (0, 1, 5, 9):
                other = NAMES[(at + off) % len(NAMES)]
                yield blocks.Case(((name, count), (other, count)))


def test_every_block_is_shown_whole(tmp_path: Path) -> None:
    decks = {}
    for number, (size, theme) in enumerate(LOOKS):
        path = tmp_path / f"{theme}-{size.replace(':', 'x')}.pptx"
        path.write_bytes(blocks.build_deck(tuple(cases(number)), size, theme)[0])
        decks[path] = Density.ROOM
    total = overflow.Verdict()
    for verdict in overflow.check_all(decks).values():
        total.add(verdict)
    assert total.harm == ()
    assert total.agreement > 0.97
    assert total.slides > 2 * len(NAMES) * len(COUNTS)
