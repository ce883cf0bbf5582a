"""Ids that deckgen derives: stable, readable, the same in every build.

They live apart from those that the author wrote, which stand in `Attributes.id`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import MutableMapping

from deckgen.model.block import Block, Rule, SlideBreak
from deckgen.model.briefing import Topic
from deckgen.model.walk import iter_blocks


def slugify(text: str) -> str:
    """The text as an id: letters, marks and digits of every script, lower case, `-` for all else.

    Empty for a text without letters and digits.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    # Marks belong to their letters: without them Hindi or Thai would fall to pieces.
    kept = (char if unicodedata.category(char)[0] in "LMN" else "-" for char in folded)
    return "-".join(part for part in "".join(kept).split("-") if part)


def unique(id: str, taken: MutableMapping[str, int]) -> str:
    """The id, or the first of `id-2`, `id-3` … that is free; from now on it is taken.

    `taken` holds each id with the number last given to it: a thousand equal headings take linear time.
    """
    if id not in taken:
        taken[id] = 1
        return id
    number = taken[id] + 1
    while f"{id}-{number}" in taken:
        number += 1
    taken[id] = number
    taken[f"{id}-{number}"] = 1
    return f"{id}-{number}"


def block_ids(topic: Topic) -> tuple[str, ...]:
    """One id for each block of `iter_blocks(topic.blocks)`: the authored one, else `topic-id/kind-n`.

    Each kind is counted by itself, so that a new paragraph renames no table.
    """
    counts: dict[str, int] = {}
    ids: list[str] = []
    for block in iter_blocks(topic.blocks):
        kind = kind_name(type(block))
        counts[kind] = counts.get(kind, 0) + 1
        ids.append(_authored_id(block) or f"{topic.id}/{kind}-{counts[kind]}")
    return tuple(ids)


def kind_name(node: type) -> str:
    """The name of a node's class as ids, dumps and schemas write it: `RunInHeading` is `run-in-heading`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", node.__name__).lower()


def _authored_id(block: Block) -> str:
    return "" if isinstance(block, Rule | SlideBreak) else block.attributes.id
