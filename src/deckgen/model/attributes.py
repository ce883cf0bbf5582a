"""Attributes as the author wrote them: `{#id .class key=value}`."""

from __future__ import annotations

from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Attributes:
    id: str = ""
    """The authored id; ids that deckgen derives live in `model.ids`."""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        """The value of the last pair with this key."""
        for name, value in reversed(self.pairs):
            if name == key:
                return value
        return default

    def get_all(self, key: str) -> tuple[str, ...]:
        return tuple(value for name, value in self.pairs if name == key)


NO_ATTRIBUTES = Attributes()
