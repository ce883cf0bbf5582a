"""Build the structure tree of a document, in the order of the model and before any layout."""

from __future__ import annotations

from deckgen.plan.pages.page import Node, Role

_HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)


class Tree:
    """Nodes in the order of reading. The document is node 0."""

    def __init__(self) -> None:
        self._nodes = [Node(Role.DOCUMENT, -1)]
        self._last_heading = 0

    def add(self, role: Role, parent: int) -> int:
        """The number of a new node without properties of its own."""
        return self.add_node(Node(role, parent))

    def add_node(self, node: Node) -> int:
        self._nodes.append(node)
        return len(self._nodes) - 1

    def add_heading(self, level: int, parent: int) -> int:
        """A heading of at most this level: levels are never skipped (ISO 14289-1, 7.4.2)."""
        self._last_heading = max(1, min(level, self._last_heading + 1, len(_HEADINGS)))
        return self.add(_HEADINGS[self._last_heading - 1], parent)

    def add_figure(self, parent: int, alt: str, *, is_link: bool = False) -> tuple[int, int]:
        """A picture's node, and that of the link around it: the same node where it is none."""
        if not is_link:
            figure = self.add_node(Node(Role.FIGURE, parent, alt=alt))
            return figure, figure
        # Links are inline (ISO 32000-1, 14.8.4.4), so a paragraph holds them in their place.
        link = self.add(Role.LINK, self.add(Role.PARAGRAPH, parent))
        return self.add_node(Node(Role.FIGURE, link, alt=alt)), link

    def role(self, number: int) -> Role:
        return self._nodes[number].role

    def state(self) -> tuple[int, int]:
        """What `back_to` needs to forget all that is added from now on."""
        return len(self._nodes), self._last_heading

    def back_to(self, state: tuple[int, int]) -> None:
        length, self._last_heading = state
        del self._nodes[length:]

    def freeze(self) -> tuple[Node, ...]:
        return tuple(self._nodes)
