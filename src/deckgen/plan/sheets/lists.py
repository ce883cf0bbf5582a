"""The structure of paragraphs in a text box: lists by their levels, all else as plain paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.plan.pages.page import ARTIFACT, Node, Role
from deckgen.plan.pages.tree import Tree
from deckgen.plan.text import NumberBullet, TextParagraph
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Nodes:
    label: int
    """Of the bullet or number; unused where there is none."""
    text: int


@dataclass(slots=True)
class _Open:
    """A list that may go on."""

    level: int
    ordered: bool
    node: int
    body: int
    """Of its last item."""


def iter_nodes(paragraphs: Sequence[TextParagraph], parent: int, tree: Tree) -> Iterator[Nodes]:
    """Nodes for each paragraph, in order, below a parent."""
    lists: list[_Open] = []
    for paragraph in paragraphs:
        if paragraph.bullet is None:
            home = _item_of(paragraph, lists) or parent
            yield Nodes(ARTIFACT, tree.add(Role.PARAGRAPH, home))
            continue
        ordered = isinstance(paragraph.bullet, NumberBullet)
        _close(lists, paragraph.level, ordered)
        if not lists or lists[-1].level < paragraph.level:
            home = lists[-1].body if lists else parent
            numbering = "Decimal" if ordered else "Disc"
            node = tree.add_node(Node(Role.LIST, home, numbering=numbering))
            lists.append(_Open(paragraph.level, ordered, node, ARTIFACT))
        item = tree.add(Role.LIST_ITEM, lists[-1].node)
        label, body = tree.add(Role.LABEL, item), tree.add(Role.LIST_BODY, item)
        lists[-1].body = body
        yield Nodes(label, body)


def _item_of(paragraph: TextParagraph, lists: list[_Open]) -> int:
    """The item to which a paragraph without a bullet belongs, being indented with it; 0 where none does."""
    if paragraph.indent == 0:
        lists.clear()
        return 0
    while lists and lists[-1].level > paragraph.level:
        lists.pop()
    return lists[-1].body if lists else 0


def _close(lists: list[_Open], level: int, ordered: bool) -> None:
    """End the lists that an item of this level and kind does not continue."""
    while lists and (lists[-1].level > level or (lists[-1].level == level and lists[-1].ordered != ordered)):
        lists.pop()
